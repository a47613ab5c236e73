"""After a lock nothing of the last person is in the memory of the process that goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.casework import people, workers
from app.clock import SystemClock
from app.models.store import Store
from app.security.cost import KeyCost
from app.security.keys import create_keys
from tests.source import ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads memory as Linux shows it"
)
PASSPHRASE = "zarquon kettle moss harbour"
NAME = "Qwyzzabeth Vroomfondel"
SAID = "Zyxwolf by the harbour on Tuesdays"
MARKS = ("Qwyzzabeth", "Vroomfondel", "Zyxwolf", "zarquon kettle")
LEAST_COST = KeyCost(memory_kib=65536, passes=3, lanes=4)
CHUNK = 8 << 20


def written(mark: str) -> Iterator[bytes]:
    """A mark as Python, Qt or a file may hold it."""
    for way in ("utf-8", "utf-16-le", "utf-32-le"):
        yield mark.encode(way)


def found_in_memory(process: int) -> set[str]:
    """Which marks are in the memory of a process now. Skips the test where it may not be read."""
    try:
        memory = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    except PermissionError:
        pytest.skip("this account may not read the memory of a process that closed it")
    try:
        regions = Path(f"/proc/{process}/maps").read_text().splitlines()
        return {mark for region in regions for mark in found_in_region(memory, region)}
    finally:
        os.close(memory)


def found_in_region(memory: int, region: str) -> Iterator[str]:
    """Which marks are in one line of the map of a memory."""
    span, rights, *_ = region.split()
    if "r" not in rights or region.endswith(("[vvar]", "[vvar_vclock]", "[vsyscall]")):
        return
    at, end = (int(place, 16) for place in span.split("-"))
    overlap = 4 * max(map(len, MARKS))
    while at < end:
        try:
            data = os.pread(memory, min(CHUNK, end - at), at)
        except OSError:  # a page of a device, or one that was given back meanwhile
            return
        yield from (m for m in MARKS if any(form in data for form in written(m)))
        if not data:
            return
        at += max(1, len(data) - overlap) if len(data) == CHUNK else len(data)


class Program:
    """The program in its process."""

    def __init__(self, home: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.locked_process", str(home)],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.id = self._process.pid

    def wait_for(self, words: str) -> None:
        """Until it says so; raises if it ends instead."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.strip() == words:
                return
        raise AssertionError(f"it ended before it said {words!r}")

    def tell(self, line: str) -> None:
        """What to do next."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.communicate(timeout=30)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with one person in it whom nobody else is called like."""
    home = tmp_path / "home"
    home.mkdir()
    keys = create_keys(home, passphrase=PASSPHRASE, cost=LEAST_COST, clock=SystemClock())
    store = Store.create(home, keys.key, clock=SystemClock())
    workers.set_owner(store, name="Gwen", role="", organisation="", team="", phone="",
                      language="en")  # fmt: skip
    workers.keep_private_setting(store, "cover_code_put_off", True)
    people.add_person(store, name=NAME)
    store.close()
    keys.key.wipe()
    return home


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    made = Program(home)
    yield made
    made.end()


def kept_open(process: int, home: Path) -> list[str]:
    """The files of a home that a process holds open, but for its lock and its log."""
    held: list[str] = []
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            held.append(str(link.readlink()))
    return [path for path in held if "store.db" in path and path.startswith(str(home))]


def test_a_fresh_process_knows_nothing_of_whom_the_last_one_knew(
    program: Program, home: Path
) -> None:
    program.wait_for("waits")
    program.tell(f"unlock {PASSPHRASE}")
    program.wait_for("in")
    program.tell(f"type {SAID}")
    program.wait_for("typed")
    assert {"Qwyzzabeth", "Vroomfondel", "Zyxwolf"} <= found_in_memory(program.id)  # it can be seen
    assert kept_open(program.id, home)
    program.tell("lock")
    program.wait_for("waits")  # the same process by its number, all else anew
    assert found_in_memory(program.id) == set()
    handed_over = b"".join(
        Path(f"/proc/{program.id}/{name}").read_bytes() for name in ("environ", "cmdline")
    )
    assert not any(form in handed_over for mark in MARKS for form in written(mark))
    assert kept_open(program.id, home) == []
