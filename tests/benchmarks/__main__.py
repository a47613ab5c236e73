"""Measure every budget and print one table: `make bench`, or with words to choose: `… store`.

With `--markdown` the table is written as README carries it. A module `bench_<what>.py` here has a
function `measures() -> Iterable[Measure]`.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.measure import HEADINGS, Measure

ORDER: Final = (
    "start",
    "lock",
    "typing",
    "beside",
    "store",
    "search",
    "paper",
    "ecomap",
    "drag",
    "export",
)
WIDTHS: Final = (66, 8, 9, 7, 0)


def machine() -> str:
    """The machine in one line, so that a figure is never without it."""
    processor = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.is_file():
        lines = described.read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        processor = names[0] if names else processor
    parts = (
        processor,
        f"{os.cpu_count()} cores",
        *memory(),
        system(),
        f"Python {platform.python_version()}",
    )
    return ", ".join(parts)


def memory() -> Iterator[str]:
    """How much memory the machine has, where that can be asked."""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        installed = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        yield f"{installed / 2**30:.0f} GiB of memory"


def system() -> str:
    """The operating system by the name it has for people."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def load() -> str:
    """How busy the machine is besides, where that can be asked."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f" Load when it began: {os.getloadavg()[0]:.1f}."


def chosen(words: Sequence[str]) -> list[str]:
    """The names of the benchmarks to run, all of them without words."""
    return [name for name in ORDER if not words or any(word in name for word in words)]


def all_measures(words: Sequence[str]) -> Iterator[Measure]:
    """Every measure that is asked for, as soon as it is known."""
    for name in chosen(words):
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        measures: Callable[[], Iterable[Measure]] = module.measures
        yield from measures()


def in_markdown(cells: Sequence[str]) -> str:
    """A row of the table as README carries it."""
    return f"| {' | '.join(cells)} |"


def in_columns(cells: Sequence[str]) -> str:
    """A row of the table as a terminal shows it."""
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))


def main(words: Sequence[str]) -> int:
    """Run the chosen benchmarks; 1 if one passed its budget."""
    is_markdown = "--markdown" in words
    row = in_markdown if is_markdown else in_columns
    print(f"{machine()}.{load()}", end="\n\n")
    print(row(HEADINGS))
    if is_markdown:
        print(in_markdown(["---"] * len(HEADINGS)))
    is_within = True
    for measure in all_measures([word for word in words if word != "--markdown"]):
        print(row(measure.cells()), flush=True)
        is_within = is_within and measure.ratio <= 1
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
