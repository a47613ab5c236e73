"""One conversation as a PDF, tagged and archivable."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.casework.people import people
from app.casework.practice import add_practice_family, add_practice_worker
from app.casework.sealed import sealed_of_person
from app.casework.views import PageView
from app.clock import FixedClock
from app.exchange.printing import print_paper
from app.models.store import Store
from tests.benchmarks.measure import Measure, milliseconds, percentile
from tests.conftest import MOMENT
from tests.models.making import fixed_key

TIMES: Final = 40


def conversations() -> tuple[PageView, ...]:
    """The practice families' conversations."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(MOMENT)
        store = Store.create(Path(folder) / "home", fixed_key(), clock=clock)
        add_practice_worker(store)
        add_practice_family(store, clock)
        views = tuple(
            sealed.view
            for person in people(store).rows
            for sealed in sealed_of_person(store, person_id=person.id)
        )
        store.close()
    return views


def one_full_page() -> PageView:
    """The fullest conversation there is, with as much of it as goes on one page."""
    view = max(conversations(), key=lambda view: sum(len(asked.text) for asked in view.asked))
    while print_paper(view, "person").pages > 1:
        view = replace(view, asked=view.asked[:-1], promises=view.promises[:3])
    return view


def print_plain(lines: list[str]) -> bytes:
    """The same words by the library alone: one font, no tags, nothing archivable."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, line in enumerate(lines):
        canvas.drawString(40, 800 - 12 * number, line)
    canvas.save()
    return out.getvalue()


def measures() -> Iterator[Measure]:
    """The person's paper of a full page."""
    view = one_full_page()
    taken = milliseconds(lambda: print_paper(view, "person"), TIMES)
    lines = [asked.text[:90] for asked in view.asked][:60]
    plain = milliseconds(lambda: print_plain(lines), TIMES)
    yield Measure(
        what="A one-page PDF, tagged and archivable",
        at_most=60,
        measured=percentile(taken, 0.5),
        unit="ms",
        beside=(
            f"p95 {percentile(taken, 0.95):.0f} ms; the words alone, without tags:"
            f" {percentile(plain, 0.5):.1f} ms"
        ),
    )
