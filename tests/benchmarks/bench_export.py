"""A thousand people's finished pages as packages, with the memory that takes."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.errors import Cancelled
from app.exchange.exporting import Exported, export_people
from app.exchange.profiles import load_profile
from app.exchange.record import everybody
from tests.benchmarks.measure import Measure, in_process
from tests.benchmarks.practice_store import copied_home, open_store
from tests.benchmarks.window import resident_mb

PACKAGES: Final = 1_000
EARLY: Final = 100
MOST_GROWTH: Final = 1.15
"""Memory at the end, as a share of that after the first hundred, that still counts as flat."""


def export(home: Path, to: Path) -> None:
    """Export until a thousand packages are written; print seconds, packages and memory."""
    store, _ = open_store(home)
    written: list[str] = []
    memory: dict[int, float] = {}

    def told(result: Exported) -> None:
        if result.outcome == "set_aside":
            raise RuntimeError("a package was set aside")
        if result.outcome == "exported":
            written.append(result.folder)
        if len(written) in (EARLY, PACKAGES):
            memory.setdefault(len(written), resident_mb())
        if len(written) % 200 == 0:
            store.checkpoint()  # as the command does

    began = time.perf_counter()
    with suppress(Cancelled):
        export_people(
            store,
            person_ids=everybody(store),
            to=to,
            profile=load_profile("generic"),
            told=told,
            is_stopped=lambda: len(written) >= PACKAGES,
        )
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "written": len(written), "memory": memory}), flush=True)


def measures() -> Iterator[Measure]:
    """In a process of its own, so that only the export's memory counts."""
    with copied_home() as home, tempfile.TemporaryDirectory(dir=home.parent) as folder:
        found = in_process("bench_export", home, Path(folder) / "packages")
        files = sum(1 for _ in Path(folder).rglob("*.pdf"))
    early, late = found["memory"][str(EARLY)], found["memory"][str(PACKAGES)]
    yield Measure(
        what="1,000 case summaries to filing packages",
        at_most=120,
        measured=found["seconds"],
        unit="s",
        beside=f"{found['written']:,} packages, {files:,} PDFs",
    )
    yield Measure(
        what="Memory of that at the end, against after the first 100",
        at_most=MOST_GROWTH,
        measured=late / early,
        unit="×",
        beside=f"{early:.0f} MB after 100, {late:.0f} MB after {PACKAGES:,}",
    )


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
