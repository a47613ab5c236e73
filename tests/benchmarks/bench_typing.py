"""Typing: from the key to the letter on the screen, with all that goes on beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.measure import Measure, in_process, percentile
from tests.benchmarks.practice_store import copied_home


def measures() -> Iterator[Measure]:
    """The whole window with 10,000 people, and the same keys in an empty one."""
    with copied_home() as home:
        ours = in_process("window", "typing", home)
    plain = sorted(in_process("window", "plain")["late"])
    late = sorted(ours["late"])
    yield Measure(
        what="A key press to the screen while words are stored, p99",
        at_most=16,
        measured=percentile(late, 0.99),
        unit="ms",
        beside=(
            f"half within {percentile(late, 0.5):.1f} ms, {len(late)} keys, {ours['saves']} saves; "
            f"an empty box of Qt: p99 {percentile(plain, 0.99):.1f} ms"
        ),
    )
