"""One budget: what is measured, what it may be at most, what it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.source import ROOT

MOST_SECONDS: Final = 600
NOT_COMPILED: Final = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`measured` and `at_most` are in `unit`; `beside` says what else was seen at the same time."""

    what: str
    at_most: float
    measured: float
    unit: str
    beside: str = ""

    @property
    def ratio(self) -> float:
        """Of what is allowed, how much was used; over 1 is too much."""
        return self.measured / self.at_most

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        allowed, measured = f"{self.at_most:g} {self.unit}", f"{self.measured:.3g} {self.unit}"
        if self.measured >= 100:
            measured = f"{self.measured:.0f} {self.unit}"
        return (self.what, allowed, measured, f"{self.ratio:.2f}", self.beside)


HEADINGS: Final = ("What", "At most", "Measured", "Of that", "Seen beside it")


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of several runs took, shortest first; one run before them warms up."""
    work()
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def percentile(taken: list[float], share: float) -> float:
    """The value that this share of sorted values does not pass: 0.5 is the median, 0.95 the p95."""
    return taken[min(len(taken) - 1, int(len(taken) * share))]


def in_process(module: str, *words: object) -> dict[str, Any]:
    """What a module of this folder prints as JSON, run in a process of its own."""
    command = (sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, words))
    # As an installed program finds it: its modules compiled, whatever this shell says of keeping
    # them. In a folder of their own, so that the source stays as it is.
    compiled = ROOT / "build" / "bench" / "compiled"
    around = {name: value for name, value in os.environ.items() if name != NOT_COMPILED}
    around |= {"PYTHONPYCACHEPREFIX": str(compiled), "QT_QPA_PLATFORM": "offscreen"}
    around["BENCH_ASKED_AT"] = str(time.monotonic())
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=around,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} {words[0]} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])
