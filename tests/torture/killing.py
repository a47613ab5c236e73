"""One round: let the program work, kill it at a random moment, and look."""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.exchange.making import make_home
from tests.torture.looking import losses
from tests.torture.work import JOBS, Ground, Work

LONGEST_SITTING = 0.8
OPENING = 0.15
"""The share of sittings that are killed while the store is being opened."""
ROUNDS_A_HOME = 25


@dataclass(slots=True)
class Tally:
    """What all rounds together came to."""

    rounds: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter[str])
    killed_while: Counter[str] = field(default_factory=Counter[str])
    lost: list[str] = field(default_factory=list[str])


def torture(folder: Path, *, rounds: int, seed: int, told: Callable[[Tally], None]) -> Tally:
    """So many rounds, with a fresh home every now and then. To be run in a process of its own."""
    tally = Tally()
    chance = random.Random(seed)
    for number in range(rounds):
        ground = Ground.under(folder / f"ground-{number // ROUNDS_A_HOME}")
        if number % ROUNDS_A_HOME == 0:
            _in_child(partial(make_home, ground.home, with_people=False), None)
        lines = _one_sitting(ground, chance, JOBS[number % len(JOBS)])
        _count(tally, lines)
        found = _in_child(partial(_look, ground, lines), None)
        tally.lost += [f"round {number + 1}: {line}" for line in found]
        told(tally)
    return tally


def _one_sitting(ground: Ground, chance: random.Random, favourite: str) -> list[str]:
    """Work in a process that is killed somewhere between its first moment and the last."""
    seed = chance.random()
    is_early = chance.random() < OPENING
    seconds = chance.uniform(0.0, 0.05 if is_early else LONGEST_SITTING)
    return _in_child(
        lambda: _sit(ground, random.Random(seed), favourite),
        seconds,
        counts_from_ready=not is_early,
    )


def _sit(ground: Ground, chance: random.Random, favourite: str) -> None:
    Work(ground, _tell, chance, favourite=favourite).go_on()


def _look(ground: Ground, lines: list[str]) -> None:
    for loss in losses(ground, lines):
        _tell(loss)


def _tell(line: str) -> None:
    """One write, one line: a kill cannot cut it."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def _in_child(
    work: Callable[[], object], seconds: float | None, *, counts_from_ready: bool = False
) -> list[str]:
    """What a forked child tells until it ends, or is killed after so many seconds.

    Forked, because starting Python anew would take longer than the sitting. This process has no
    threads and opens no store, so that there is nothing to inherit.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(writer, 1)
        _run_and_end(work)
    os.close(writer)
    data = _read_until(reader, child, seconds, counts_from_ready=counts_from_ready)
    os.close(reader)
    _, status = os.waitpid(child, 0)
    lines = data.decode().splitlines()
    if seconds is None and status != 0:
        lines.append("the program failed by itself")
    if seconds is not None and os.WIFEXITED(status):
        lines.append("begin nothing: the program failed by itself")
    return lines


def _run_and_end(work: Callable[[], object]) -> None:
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - a test's child: shown, and it ends
        traceback.print_exc()
    finally:
        os._exit(code)


def _read_until(
    reader: int, child: int, seconds: float | None, *, counts_from_ready: bool
) -> bytes:
    """Read until the child's end, which comes by us at its moment if one is given."""
    data = b""
    waits = counts_from_ready
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        left = None if end is None or waits else max(0.0, end - time.monotonic())
        if left == 0.0:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            end = None
            continue
        if not select.select([reader], [], [], left)[0]:
            continue
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            return data
        data += chunk
        if waits and seconds is not None and b"ready" in data:
            waits, end = False, time.monotonic() + seconds


def _count(tally: Tally, lines: list[str]) -> None:
    tally.rounds += 1
    doing = "opening"
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "begin":
            doing = rest
        elif word != "ready":
            tally.acknowledged[word] += 1
    tally.killed_while[doing] += 1
    if doing.startswith("nothing"):
        tally.lost.append(doing)
