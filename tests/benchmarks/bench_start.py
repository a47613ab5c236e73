"""Starting: to the unlock window, beside an empty one; from the passphrase to Today; memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.measure import Measure, in_process
from tests.benchmarks.practice_store import copied_home

STARTS: Final = 9
UNLOCKS: Final = 3


def to_the_unlock_window(home: Path) -> Measure:
    """The median of pairs; the processor's time beside it tells what others at work added."""
    pairs = [
        (in_process("first_window", "empty"), in_process("first_window", "ours", home))
        for _ in range(STARTS + 1)
    ][1:]  # the first pair warms the disk and compiles

    def middle(which: str) -> tuple[float, float, float]:
        empty, ours = zip(*((one[which], other[which]) for one, other in pairs), strict=True)
        ratio = median(other / one for one, other in zip(empty, ours, strict=True))
        return median(empty), median(ours), ratio

    empty, ours, ratio = middle("ms")
    spent = middle("cpu_ms")[2]
    return Measure(
        what="Start to the unlock window, against an empty window of PySide6",
        at_most=1.6,
        measured=ratio,
        unit="×",
        beside=f"{ours:.0f} ms against {empty:.0f} ms; of the processor {spent:.2f} ×",
    )


def measures() -> Iterator[Measure]:
    """Each start in a fresh process, ours and the empty one by turns."""
    with copied_home() as home:
        yield to_the_unlock_window(home)
        unlocks = [in_process("window", "today", home) for _ in range(UNLOCKS)]
    key_ms = median(found["key_ms"] for found in unlocks)
    yield Measure(
        what="Unlock to Today with 10,000 people, the key aside",
        at_most=400,
        measured=median(found["ms"] for found in unlocks),
        unit="ms",
        beside=f"the key itself: {key_ms:.0f} ms",
    )
    gate_mb = median(found["gate_mb"] for found in unlocks)
    yield Measure(
        what="Memory with 10,000 people, Today open",
        at_most=250,
        measured=median(found["mb"] for found in unlocks),
        unit="MB",
        beside=f"before unlocking: {gate_mb:.0f} MB",
    )
