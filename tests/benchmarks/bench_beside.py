"""Typing beside what takes long: a list of 10,000 people comes in, and is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.benchmarks.journal_store import journal_home
from tests.benchmarks.measure import Measure, in_process, percentile

ROWS: Final = 10_000


def measures() -> Iterator[Measure]:
    """A key press meanwhile, and how long undoing holds the window."""
    with journal_home(1_000) as home:
        found = in_process("beside_window", home, ROWS)
    late = sorted(found["late"])
    yield Measure(
        what=f"A key press to the screen while {ROWS:,} people come in, p99",
        at_most=100,
        measured=percentile(late, 0.99),
        unit="ms",
        beside=(
            f"half within {percentile(late, 0.5):.1f} ms, {len(late)} keys in "
            f"{found['seconds']:.1f} s"
        ),
    )
    yield Measure(
        what=f"The window's longest pause while {ROWS:,} people are undone",
        at_most=250,
        measured=found["undo_longest_ms"],
        unit="ms",
        beside=f"undone in {found['undo_seconds']:.1f} s",
    )
