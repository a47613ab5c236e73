"""Each thing that may be the matter has its plain sentence, and the files are left untouched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.bootstrap import doors_of, open_house
from app.clock import FixedClock
from app.policy import Policy
from app.ui.application import Application, qt_application
from app.ui.screens.older_records import OlderRecords
from app.ui.screens.unlock import UnlockScreen
from tests.exchange.making import FLOOR, PASSPHRASE, make_home
from tests.security.faulty import FAULTS, Fault, fingerprint
from tests.security.unprivileged import NOBODY
from tests.test_cli import run

ROOT = Path(__file__).resolve().parents[2]
by_name = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in order, not to be changed."""
    home = tmp_path_factory.mktemp("whole") / "home"
    make_home(home, with_people=False)
    return home


@pytest.fixture
def spoilt(whole: Path, tmp_path: Path, fault: Fault) -> Path:
    """A copy of it with something the matter."""
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    fault.spoil(home)
    return home


@by_name
@pytest.mark.parametrize("command", ["find x", "show --all", "backup --to TO", "check"])
def test_a_command_says_it_and_leaves_everything_as_it_was(
    spoilt: Path, tmp_path: Path, fault: Fault, command: str
) -> None:
    before = fingerprint(spoilt)
    argv = command.replace("TO", str(tmp_path / "to")).split()
    said = run(*argv, "--home", spoilt, passphrase=fault.passphrase)
    assert fault.says in said.err + (said.out if command == "check" else "")
    assert said.code == fault.code
    assert fingerprint(spoilt) == before
    assert not (tmp_path / "to").exists()


def said_by(screen: UnlockScreen) -> str:
    """What the window says is the matter; of older records, on a part of its own."""
    for older in screen.findChildren(OlderRecords):
        if older.isVisible():
            return older.says()
    return screen.field.trouble.text() if screen.field.trouble.isVisible() else ""


@by_name
def test_the_window_says_it_and_leaves_everything_as_it_was(
    qtbot: QtBot, spoilt: Path, fault: Fault, clock: FixedClock
) -> None:
    before = fingerprint(spoilt)
    house = open_house(spoilt, clock=clock, policy=Policy())
    application = Application(
        qt_application([]), house, doors_of(house, floor=FLOOR), on_exit=lambda _: None
    )
    application.start()
    (screen,) = application.window.findChildren(UnlockScreen)
    screen.passphrase.setText(fault.passphrase)
    screen.unlock()
    qtbot.waitUntil(lambda: bool(said_by(screen)), timeout=20_000)
    said = said_by(screen)
    application.dismantle()
    assert fault.says in said
    assert said.count(".") >= 2  # what is the matter, and what to do
    assert fingerprint(spoilt) == before


def test_too_many_tries_are_told_by_both(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    said = [run("find", "--home", home, "x", passphrase="wrong one") for _ in range(4)]
    assert "was wrong 3 times. Wait 1 second, then try again." in said[-1].err
    assert {one.code for one in said} == {3}


def test_different_troubles_are_told_in_different_sentences() -> None:
    kinds = {fault.says for fault in FAULTS}
    assert len(kinds) >= 7


# Without permission, as any account: a child of root's becomes nobody first.


CLOSED = {
    "store.db": "This account may not read or write the records.",
    "key.json*": "Kitchen Table may not read or write here",
    ".": "Kitchen Table may not read or write here",
    "nothing but writing": "may not read or write",
}
"""What an account may not touch, and what it is told."""


def close(home: Path, closed: str) -> None:
    """Take rights away from the account that owns a home."""
    for path in (home, *home.rglob("*")):
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    if closed == "nothing but writing":
        for path in (home, *home.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
    else:
        for path in [home] if closed == "." else home.glob(closed):
            path.chmod(0)


def open_up(home: Path) -> None:
    """Give them back."""
    home.chmod(0o755)
    for path in home.rglob("*"):
        path.chmod(0o755)


@pytest.fixture(scope="module")
def told_without_rights(whole: Path) -> Iterator[dict[str, tuple[str, str, bool]]]:
    """By what is closed: what a command said, what the window said, whether all is as it was."""
    with tempfile.TemporaryDirectory(prefix="kt-anybody-") as folder:
        Path(folder).chmod(0o755)  # every account may pass through
        homes = {closed: Path(folder) / f"home{n}" for n, closed in enumerate(CLOSED)}
        before = fingerprint(whole)
        for closed, home in homes.items():
            shutil.copytree(whole, home)
            close(home, closed)
        asked = [(home, what) for home in homes.values() for what in ("find x", "window")]
        said = as_another(*asked)
        for home in homes.values():
            open_up(home)
        yield {
            closed: (said[0], said[1], fingerprint(home) == before)
            for (closed, home), said in zip(
                homes.items(), zip(said[::2], said[1::2], strict=True), strict=True
            )
        }


def as_another(*asked: tuple[Path, str]) -> list[str]:
    """What an account without rights is told of each home, by each thing asked."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.security.unprivileged"),
            *(str(part) for pair in asked for part in pair),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
@pytest.mark.parametrize("closed", CLOSED)
def test_without_permission_it_is_said_and_nothing_is_touched(
    told_without_rights: dict[str, tuple[str, str, bool]], closed: str
) -> None:
    by_command, by_window, is_untouched = told_without_rights[closed]
    assert CLOSED[closed] in by_command
    assert CLOSED[closed] in by_window
    assert is_untouched


def test_a_second_start_says_so_by_both(whole: Path, tmp_path: Path) -> None:
    """The first one is another process, alive and at work."""
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    first = subprocess.Popen(
        [sys.executable, "-m", "tests.security.unprivileged", str(home), "hold"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert first.stdout is not None
    assert first.stdin is not None
    assert first.stdout.readline() == b"held\n"
    before = fingerprint(home)
    for said in as_another((home, "find x"), (home, "start")):
        assert "Kitchen Table is open already." in said
    assert fingerprint(home) == before
    first.kill()
    first.wait()
    first.stdout.close()
    first.stdin.close()
    assert run("find", "--home", home, "x").code == 0  # a lock dies with whoever held it


def test_what_the_home_is_called_is_not_in_the_way(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "a home 100% ŵ {x}"
    shutil.copytree(whole, home)
    assert run("check", "--home", home).code == 0
    assert paths.store_file(home).exists()
    assert PASSPHRASE not in run("check", "--home", home).out
