"""Locking: from the key to where the process is replaced, with the journal of many years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.benchmarks.journal_store import journal_home
from tests.benchmarks.measure import Measure, in_process

ROWS: Final = 1_000_000
FEW: Final = 1_000


def measures() -> Iterator[Measure]:
    """The whole window on a long journal, and on a short one at once."""
    with journal_home(ROWS) as home:
        long = in_process("lock_window", home)
    with journal_home(FEW) as home:
        short = in_process("lock_window", home)
    assert long["code"] == short["code"] == 75
    yield Measure(
        what=f"Lock with {ROWS:,} journal rows, to where the process is replaced",
        at_most=2,
        measured=max(long["ms"], long["wiped_ms"]) / 1000,
        unit="s",
        beside=(
            f"the key was wiped after {long['wiped_ms'] / 1000:.2f} s; with {FEW:,} rows "
            f"{short['ms'] / 1000:.2f} s, {long['ms'] / short['ms']:.1f} times that; "
            f"unlock to Today {long['today_ms']:.0f} ms"
        ),
    )
