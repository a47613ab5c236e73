"""The block of an amended paper that says what changed since the version before."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.changes import shortened_pair
from app.casework.views import PageView
from app.language import N_, Words
from app.reports.document import Block, Heading, Paragraph, TableBlock

_WIDTHS = (0.24, 0.38, 0.38)
_NOTHING = "–"


def what_changed(view: PageView, words: Words) -> Iterator[Block]:
    """What changed, for the council's paper; nothing on a first version."""
    if view.amends is None:
        return
    yield Heading(text=words.text(N_("What changed since version {number}"), number=view.amends))
    if not view.changed:
        yield Paragraph(text=words.text(N_("No answer changed.")), voice="noticed")
        return
    rows = ((c.ask, *(side or _NOTHING for side in shortened_pair(c))) for c in view.changed)
    yield TableBlock(
        head=(words.text(N_("What")), words.text(N_("Before")), words.text(N_("Now"))),
        rows=tuple(rows),
        widths=_WIDTHS,
    )
