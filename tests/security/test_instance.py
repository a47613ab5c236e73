"""One program at a time opens a home, and a killed one does not shut the next one out."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from app import paths
from app.errors import AlreadyOpen, FolderGone, NoStore
from app.security.instance import InstanceLock

HOLD = """
import sys
from pathlib import Path
from app.errors import AlreadyOpen
from app.security.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
try:
    lock.acquire()
except AlreadyOpen:
    print("refused", flush=True)
else:
    print("held", flush=True)
    sys.stdin.read()
"""


def start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_lock_is_refused_until_the_first_is_given_back(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()
    assert first.is_held
    with pytest.raises(AlreadyOpen):
        second.acquire()
    first.release()
    assert not first.is_held
    with second:
        assert second.is_held
    assert not second.is_held


def test_taking_and_giving_back_twice_does_no_harm(tmp_path: Path) -> None:
    lock, other = InstanceLock(tmp_path), InstanceLock(tmp_path)
    lock.acquire()
    lock.acquire()
    lock.release()
    lock.release()
    other.acquire()
    other.release()


def test_another_thread_may_give_it_back(tmp_path: Path) -> None:
    lock, other = InstanceLock(tmp_path), InstanceLock(tmp_path)
    lock.acquire()
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    other.acquire()
    other.release()


def test_after_a_kill_the_next_start_opens(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        assert said(process) == "held"
        with pytest.raises(AlreadyOpen):
            InstanceLock(tmp_path).acquire()
        process.kill()
        process.wait(timeout=30)
    with InstanceLock(tmp_path) as lock:
        assert lock.is_held


def test_of_five_starts_at_once_exactly_one_opens(tmp_path: Path) -> None:
    processes = [start(tmp_path) for _ in range(5)]
    try:
        answers = sorted(said(process) for process in processes)
    finally:
        for process in processes:
            process.communicate(timeout=30)
    assert answers == ["held", "refused", "refused", "refused", "refused"]


def test_a_home_is_made_for_its_owner_alone_or_missed(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    with pytest.raises(NoStore):
        InstanceLock(home).acquire(make_home=False)
    assert not home.exists()
    with InstanceLock(home):
        assert home.stat().st_mode & 0o077 == 0


def test_a_home_that_cannot_be_made_is_plainly_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderGone):
        InstanceLock(tmp_path / "file" / "home").acquire()


def test_another_version_that_locks_by_filelock_is_kept_out_and_keeps_out(tmp_path: Path) -> None:
    theirs = FileLock(paths.lock_file(tmp_path), timeout=0)
    with theirs, pytest.raises(AlreadyOpen):
        InstanceLock(tmp_path).acquire()
    with InstanceLock(tmp_path), pytest.raises(Timeout):
        theirs.acquire()


def test_a_lock_that_is_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"kept")
    home = tmp_path / "home"
    home.mkdir()
    paths.lock_file(home).symlink_to(elsewhere)
    with pytest.raises(FolderGone):
        InstanceLock(home).acquire()
    assert elsewhere.read_bytes() == b"kept"
