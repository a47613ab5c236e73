"""The map of somebody's people: opening a large one, dragging one of them, one step taken back."""

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
        opened = sorted(seen["open"])
        yield Measure(
            what=f"Opening the map of {people} people with {ties} ties",
            at_most=300,
            measured=percentile(opened, 0.5),
            unit="ms",
            beside=f"the slowest of {len(opened)} times {opened[-1]:.0f} ms",
        )
    small: dict[str, list[float]] = in_process("map_window", 25, 60)
    undone = sorted(small["undo"])
    yield Measure(
        what="Taking back one step on a map of 25 people, to the picture",
        at_most=16,
        measured=percentile(undone, 0.5),
        unit="ms",
        beside=f"the slowest of {len(undone)} times {undone[-1]:.0f} ms",
    )
