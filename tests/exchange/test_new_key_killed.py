"""`kill -9` while a store gets a new key: the old passphrase opens it or the new one, whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.casework.people import people
from app.clock import FixedClock
from app.errors import WrongPassphrase
from app.exchange.backup import sweep_staged
from app.models.store import Store
from app.security.files import sweep_unfinished
from app.security.keys import check_headers, unlock
from tests.exchange.killed_renewing import NEW
from tests.exchange.making import FLOOR, NOON, PASSPHRASE

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked"),
]
CLOCK = FixedClock(NOON, seed=6)


class Victims:
    """The program that forks a child for each round."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.exchange.killed_renewing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert self._hear() == "ready"

    def _hear(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().decode().strip()

    def renew(self, home: Path, at: int) -> tuple[int, ...]:
        """One round; how often it reached the disk and when it swapped, nothing if it died."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{at} {home}\n".encode())
        self._program.stdin.flush()
        told: tuple[int, ...] = ()
        while (said := self._hear()) != "over":
            told = tuple(int(number) for number in said.split())
        return told

    def end(self) -> None:
        """Let the program go."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.stdout.close()
        assert self._program.wait(20) == 0


@pytest.fixture
def victims() -> Iterator[Victims]:
    program = Victims()
    yield program
    program.end()


def is_new(home: Path) -> bool:
    """Whether the new passphrase opens the store; the other one then does not."""
    opened: list[str] = []
    for passphrase in (PASSPHRASE, NEW):
        try:
            key = unlock(home, passphrase, floor=FLOOR)
        except WrongPassphrase:
            continue
        opened.append(passphrase)
        sweep_staged(home)
        sweep_unfinished(home)
        store = Store.open(home, key, clock=CLOCK)
        assert all(finding.is_good for finding in store.check())
        assert people(store).total == 8
        store.close()
    assert len(opened) == 1
    return opened == [NEW]


def test_a_kill_at_any_moment_leaves_one_passphrase_and_a_whole_store(
    victims: Victims, practice_home: Path, tmp_path: Path, rounds: int
) -> None:
    home = tmp_path / "home"
    shutil.copytree(practice_home, home)
    calls, swapped_at = victims.renew(home, 0)
    assert 10 < swapped_at < calls - 10
    every = range(1, calls + 1)
    around = range(swapped_at - 1, swapped_at + 4)
    chosen = sorted({*every[:: calls // 9], *around}) if rounds < calls else every
    seen: list[bool] = []
    for at in chosen:
        shutil.rmtree(home)
        shutil.copytree(practice_home, home)
        assert victims.renew(home, at) == ()
        seen.append(is_new(home))
        assert {found.state for found in check_headers(home, floor=FLOOR)} == {"good"}
        left = {path.name for path in home.iterdir()} - {paths.backup_folder(home).name}
        assert left == {"key.json", "key.json.2", "state.json", "store.db"}
    assert seen == sorted(seen)  # old up to one moment, new from there
    assert set(seen) == {False, True}
