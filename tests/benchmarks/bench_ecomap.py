"""A map of 150 people and 500 ties: read, placed, drawn; and the ties of one who is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.casework.map_drawing import draw, ties_of
from app.casework.map_placing import moved, place, turns
from app.casework.map_views import Look
from app.language import Words
from app.reports.ecomap_figure import on_paper
from tests.benchmarks.measure import Measure, milliseconds, percentile
from tests.casework.maps import a_map

PEOPLE: Final = 150
TIES: Final = 500
TIMES: Final = 20


def measures() -> Iterator[Measure]:
    """Opening a large map, without its screen; and redrawing what moves with one person."""
    view = a_map(PEOPLE, TIES, seed=3)
    at = turns(view)
    view = replace(view, members=tuple(replace(m, angle=at[m.id]) for m in view.members))
    look = Look(words=Words(), measure=on_paper())

    def whole() -> None:
        draw(view, place(view, look.measure), look=look)

    taken = milliseconds(whole, TIMES)
    yield Measure(
        what="A map of 150 people and 500 ties, placed and drawn",
        at_most=150,
        measured=percentile(taken, 0.5),
        unit="ms",
        beside=f"p95 {percentile(taken, 0.95):.0f} ms, without its screen",
    )
    places = place(view, look.measure)
    who = max(at, key=lambda one: sum(one in (t.from_member_id, t.to_member_id) for t in view.ties))

    def one() -> None:
        ties_of(view, moved(places, who, 12.0, 90.0), who, look=look)

    taken = milliseconds(one, TIMES * 3)
    yield Measure(
        what="The ties of one of 150 people redrawn while they are moved",
        at_most=8,
        measured=percentile(taken, 0.95),
        unit="ms",
        beside=f"p50 {percentile(taken, 0.5):.1f} ms, the person with the most ties",
    )
