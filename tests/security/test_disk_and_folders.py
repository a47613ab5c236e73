"""A full disk, a folder that vanishes and one that hangs: said plainly, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.bootstrap import doors_of, open_house
from app.casework.interview import Interview
from app.casework.people import add_person, people
from app.clock import FixedClock
from app.errors import AppError, DiskFull, FolderGone
from app.exchange.backup import make_backup
from app.exchange.backup_folder import backups_of
from app.exchange.outbox import deliver_waiting
from app.exchange.package import Printed
from app.exchange.sending import Destination
from app.forms.catalogue import shipped
from app.policy import Policy
from tests.exchange.making import FLOOR, NOON, PASSPHRASE, Kept, make_home, open_home, quick_paper
from tests.test_cli import run

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="disks are limited another way")


def words_of(kept: Kept, page_id: str) -> str:
    page = Interview.open(kept.store, page_id=page_id, catalogue=shipped())
    try:
        return str(page.answers.get("what_matters", ""))
    finally:
        page.close()


class Room:
    """A small disk that can be filled to the brim and freed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, *, leave: int) -> None:
        """Leave so many bytes."""
        disk = os.statvfs(self.folder)
        with self._ballast.open("wb") as stream:
            stream.write(b"x" * max(0, disk.f_bavail * disk.f_frsize - leave))

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink(missing_ok=True)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A real small disk of 24 megabytes, where this account may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if (
        mount is None
        or unmount is None
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("this account may not mount a disk; the limit on a file's size is tried below")
    yield Room(folder)
    subprocess.run([unmount, "-l", str(folder)], check=True)


def test_on_a_full_disk_the_words_stay_and_are_saved_once_there_is_room(room: Room) -> None:
    home = room.folder / "home"
    make_home(home, with_people=False)
    kept = open_home(home)
    person = add_person(kept.store, name="Edna")
    page = Interview.begin(
        kept.store, person_id=person.id, page_key="conversation_1", catalogue=shipped()
    )
    page.answer("what_matters", "kept before")
    page.flush()
    troubles: list[AppError] = []
    page.on_trouble(troubles.append)
    room.fill(leave=0)
    long = "many words " * 900
    page.answer("what_matters", long)
    with pytest.raises(DiskFull):
        page.flush()
    assert isinstance(troubles[0], DiskFull)
    assert page.answers["what_matters"] == long
    for does in (
        lambda: make_backup(kept.store, home, key=kept.key, floor=FLOOR),
        lambda: add_person(kept.store, name="No room", about_matters="words " * 1500),
        kept.store.close,
    ):
        with pytest.raises(DiskFull):
            does()
    room.free()
    page.flush()
    page.close()
    kept.store.close()
    again = open_home(home)
    assert words_of(again, page.page_id) == long
    assert all(finding.is_good for finding in again.store.check())
    assert people(again.store).total == 1
    assert backups_of(home) == ()
    assert not [p for p in home.rglob("*") if p.name.startswith(".kt-")]
    again.store.close()


def test_commands_on_a_full_disk_say_so_and_leave_nothing_half(room: Room) -> None:
    home = room.folder / "home"
    make_home(home, with_people=True)
    before = run("show", "--home", home, "--all", "--json", "--today", "2026-11-12").out
    room.fill(leave=100_000)
    new_id = FixedClock(NOON, seed=7).new_id
    incoming = [
        {"id": new_id(), "name": f"Somebody {n}", "about_matters": "words " * 500}
        for n in range(300)
    ]
    for argv, given in (
        (("backup", "--to", room.folder / "b"), b""),
        (("load", "-"), json.dumps({"people": incoming}).encode()),
    ):
        said = run(*argv, "--home", home, given=given)
        assert (said.code, "The disk " in said.err) == (3, True), said
    said = run("export", "--home", home, "--all", "--to", room.folder / "out")
    assert said.code == 1
    assert "The disk is full" in said.out
    out = room.folder / "out"
    assert not [p for p in out.iterdir() if p.name.startswith(".")] if out.exists() else True
    assert not (room.folder / "b").exists()
    room.free()
    assert run("check", "--home", home).code == 0
    after = run("show", "--home", home, "--all", "--json", "--today", "2026-11-12").out
    assert after == before
    assert run("export", "--home", home, "--all", "--to", out).code == 0


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pathlib import Path
from app.casework.people import add_person, people
from app.errors import DiskFull
from tests.exchange.making import open_home, FLOOR
from app.exchange.backup import make_backup
home = Path(sys.argv[1])
kept = open_home(home)
add_person(kept.store, name="Before")
size = (home / "store.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
told = []
for does in (
    lambda: add_person(kept.store, name="Too much", about_matters="words " * 1500),
    lambda: make_backup(kept.store, home, key=kept.key, floor=FLOOR),
):
    try:
        does()
    except DiskFull as error:
        told.append(error.title.id)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add_person(kept.store, name="After")
print(len(told), [line.name for line in people(kept.store).rows])
kept.store.close()
"""


def test_over_a_quota_it_is_said_and_the_store_goes_on(tmp_path: Path) -> None:
    make_home(tmp_path / "home", with_people=False)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "home")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "2 ['After', 'Before']"
    assert run("check", "--home", tmp_path / "home").code == 0


def test_a_home_that_vanishes_takes_no_word_in_silence(empty: Kept, tmp_path: Path) -> None:
    add_person(empty.store, name="Before")
    aside = tmp_path / "aside"
    empty.home.rename(aside)
    for does in (
        lambda: add_person(empty.store, name="After"),
        empty.store.checkpoint,
        lambda: make_backup(empty.store, empty.home, key=empty.key, floor=FLOOR),
    ):
        with pytest.raises(FolderGone):
            does()
    assert not empty.home.exists()
    aside.rename(empty.home)
    add_person(empty.store, name="After it came back")
    assert people(empty.store).total == 2


def test_another_file_in_the_store_s_place_is_noticed(empty: Kept) -> None:
    path = paths.store_file(empty.home)
    kept = path.with_name("kept")
    path.rename(kept)
    shutil.copy(kept, path)
    with pytest.raises(FolderGone):
        add_person(empty.store, name="After")
    kept.replace(path)


def test_a_council_folder_that_vanishes_in_the_middle_leaves_it_queued(
    kept: Kept, council: Path
) -> None:
    def prints_and_loses(view: object, audience: object) -> Printed:
        shutil.rmtree(council, ignore_errors=True)
        return quick_paper(view, audience)  # pyright: ignore[reportArgumentType] - as it came

    place = Destination(name="Council folder", folder=council)
    report = deliver_waiting(kept.store, destinations=[place], printer=prints_and_loses)
    assert (report.delivered, bool(report.waiting or report.failed)) == ((), True)
    assert not council.exists()
    council.mkdir()
    again = deliver_waiting(kept.store, destinations=[place], printer=quick_paper)
    assert again.delivered


def test_an_export_whose_folder_vanishes_says_so(
    practice_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.exchange import exporting

    home, out = tmp_path / "home", tmp_path / "out"
    shutil.copytree(practice_home, home)
    really = exporting.put_package

    def loses(*args: object, **named: object) -> object:
        shutil.rmtree(out)
        return really(*args, **named)  # pyright: ignore[reportArgumentType] - as it came

    monkeypatch.setattr(exporting, "put_package", loses)
    said = run("export", "--home", home, "--all", "--to", out)
    assert said.code == 1
    assert "This folder cannot be reached now" in said.out
    assert not out.exists()


@pytest.mark.parametrize(
    "argv", ["restore PIPE --home NEW", "export --all --to PIPE", "backup --to PIPE"]
)
def test_a_pipe_in_a_folder_s_or_file_s_place_never_hangs(
    practice_home: Path, tmp_path: Path, argv: str
) -> None:
    home, pipe = tmp_path / "home", tmp_path / "pipe"
    shutil.copytree(practice_home, home)
    os.mkfifo(pipe)
    filled = argv.replace("PIPE", str(pipe)).replace("NEW", str(tmp_path / "new")).split()
    answers: list[tuple[int, str]] = []

    def ask() -> None:
        said = run(*filled, *([] if "--home" in filled else ["--home", home]))
        answers.append((said.code, said.err))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(30)
    ((code, err),) = answers
    assert code in {2, 3}
    assert err


def test_a_council_folder_that_hangs_holds_neither_the_window_s_lock_nor_the_words(
    kept: Kept, council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()

    def hanging(*_args: object, **_named: object) -> None:
        let_go.wait(60)

    monkeypatch.setattr("app.exchange.sending.put_package", hanging)
    monkeypatch.setattr("app.exchange.sending.send.__kwdefaults__", {"seconds": 0.2})
    place = Destination(name="Council folder", folder=council)
    sending: threading.Thread = threading.Thread(
        target=lambda: deliver_waiting(kept.store, destinations=[place], printer=quick_paper),
        daemon=True,
    )
    sending.start()
    add_person(kept.store, name="Typed while it hangs")
    sending.join(30)
    assert not sending.is_alive()
    let_go.set()
    assert people(kept.store, query="Typed").total == 1


def test_the_window_s_doors_tell_a_full_disk_at_close_and_keep_the_key(
    room: Room, clock: FixedClock
) -> None:
    home = room.folder / "home"
    make_home(home, with_people=False)
    house = open_house(home, clock=clock, policy=Policy())
    doors = doors_of(house, floor=FLOOR)
    opened = doors.unlock(PASSPHRASE)
    add_person(opened.store, name="Before")
    add_person(opened.store, name="Long", about_matters="words " * 1500)
    room.fill(leave=0)
    with pytest.raises(DiskFull):
        doors.close(opened)
    assert not opened.key.is_wiped
    room.free()
    doors.close(opened)
    assert opened.key.is_wiped
    again = open_home(home)
    assert people(again.store).total == 2
    again.store.close()
