"""Starting: to the unlock window, beside an empty one; from the passphrase to Today; memory."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from tests.benchmarks.measure import Measure, in_process
from tests.benchmarks.practice_store import copied_home

STARTS: Final = 7
UNLOCKS: Final = 3


def measures() -> Iterator[Measure]:
    """Each start in a fresh process, ours and the empty one by turns."""
    with copied_home() as home:
        ours: list[float] = []
        empty: list[float] = []
        for number in range(STARTS + 1):
            pair = in_process("window", "empty"), in_process("window", "gate", home)
            if number:  # the first pair warms the disk
                empty.append(pair[0]["ms"])
                ours.append(pair[1]["ms"])
        yield Measure(
            what="Start to the unlock window, against an empty window of PySide6",
            at_most=1.6,
            measured=median(mine / theirs for mine, theirs in zip(ours, empty, strict=True)),
            unit="×",
            beside=f"{median(ours):.0f} ms against {median(empty):.0f} ms",
        )
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
