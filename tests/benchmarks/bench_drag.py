"""The map of somebody's people: opening and listing a large one, a drag, a step taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.benchmarks.measure import Measure, in_process, percentile

SIZES: Final = ((60, 225, 4.0), (150, 500, 8.0))
"""People, ties, and what a frame of a drag may take, in milliseconds."""


def measures() -> Iterator[Measure]:
    """A map of 25, of 60 and of 150 people, each in a window of its own."""
    for people, ties, frame in SIZES:
        seen: dict[str, list[float]] = in_process("map_window", people, ties)
        drags = sorted(seen["drag"])
        yield Measure(
            what=f"A frame of dragging one of {people} people among {ties} ties, p95",
            at_most=frame,
            measured=percentile(drags, 0.95),
            unit="ms",
            beside=(
                f"half within {percentile(drags, 0.5):.1f} ms, {len(drags)} frames; taken up in "
                f"{percentile(sorted(seen['freeze']), 0.5):.0f} ms"
            ),
        )
        yield _half(seen["open"], 300, f"Opening the map of {people} people with {ties} ties")
        yield _half(seen["list"], 300, f"The list of {people} people instead of their map")
        yield from _undone(seen, people)
    yield from _undone(in_process("map_window", 25, 60), 25)


def _undone(seen: dict[str, list[float]], people: int) -> Iterator[Measure]:
    yield _half(seen["undo"], 16, f"Taking back what was said of one of {people} people, painted")
    yield _half(seen["undo_move"], 16, f"Taking back a move of one of {people} people, painted")


def _half(taken: list[float], at_most: float, what: str) -> Measure:
    """The median of some times, and the slowest beside it."""
    times = sorted(taken)
    return Measure(
        what=what,
        at_most=at_most,
        measured=percentile(times, 0.5),
        unit="ms",
        beside=f"the slowest of {len(times)} times {times[-1]:.0f} ms",
    )
