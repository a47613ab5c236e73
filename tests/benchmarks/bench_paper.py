"""One conversation as a PDF, tagged and archivable."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.casework.views import PageView
from app.exchange.printing import print_paper
from app.language import Words
from app.reports.conversation import conversation_paper
from app.reports.document import Document
from app.reports.measure import fullness
from tests.benchmarks.measure import Measure, milliseconds, percentile
from tests.reports.practice import practice_views

TIMES: Final = 40


def fullest_page() -> tuple[PageView, float]:
    """The practice conversation whose person's paper is the fullest of one side, and how full."""
    with tempfile.TemporaryDirectory() as folder:
        views = practice_views(Path(folder) / "home")
    shares = [(fullness(person_paper(view)).share, place) for place, view in enumerate(views)]
    small = [found for found in shares if views[found[1]].text_size_pt < 16]
    share, place = max(found for found in small if found[0] <= 1)
    return views[place], share


def person_paper(view: PageView) -> Document:
    """What the person keeps of a conversation."""
    return conversation_paper(view, audience="person", words=Words(view.language))


def print_plain(lines: list[str]) -> bytes:
    """The same words by the library alone: one font, no tags, nothing archivable."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, line in enumerate(lines):
        canvas.drawString(40, 800 - 12 * number, line)
    canvas.save()
    return out.getvalue()


def measures() -> Iterator[Measure]:
    """The person's paper of a full page, made from the very view that is filed."""
    view, share = fullest_page()
    if print_paper(view, "person").pages != 1:
        raise RuntimeError(f"a practice page that takes {share:.2f} of a sheet prints as more")
    taken = milliseconds(lambda: print_paper(view, "person"), TIMES)
    lines = [asked.text[:90] for asked in view.asked][:60]
    plain = milliseconds(lambda: print_plain(lines), TIMES)
    yield Measure(
        what="A one-page PDF, tagged and archivable",
        at_most=60,
        measured=percentile(taken, 0.5),
        unit="ms",
        beside=(
            f"a practice page, {share:.0%} full; p95 {percentile(taken, 0.95):.0f} ms; the words"
            f" alone, without tags: {percentile(plain, 0.5):.1f} ms"
        ),
    )
