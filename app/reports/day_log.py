"""What was noted of each contact while a page was open, as the council's paper lists it."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.views import PageView
from app.language import N_, Words
from app.reports.document import Block, Heading, TableBlock


def day_by_day(view: PageView, words: Words) -> Iterator[Block]:
    """A table of every contact; nothing where the page lists none, or there was none."""
    if not view.day_log:
        return
    yield Heading(text=words.text(N_("Day by day")))
    head = (words.text(N_("Day")), words.text(N_("How")), words.text(N_("What was noted")))
    yield TableBlock(head=head, rows=view.day_log, widths=(0.2, 0.24, 0.56))
