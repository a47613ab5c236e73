"""A file is written whole or not at all, whatever fails, and each failure has its own trouble."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import AppError, DiskFull, FolderGone, NoPermission
from app.language import Words
from app.security.files import file_trouble, sweep_unfinished, sync_folder, whole_file, write_whole

CALLS = ("open", "fsync", "replace")


def failing_at(monkeypatch: pytest.MonkeyPatch, at: int, error: int) -> Callable[[], int]:
    """Let the n-th call of `CALLS` fail; the function given back says how many there were."""
    count = 0

    def wrap(name: str) -> None:
        call = getattr(os, name)

        def counted(*args: object, **kwargs: object) -> object:
            nonlocal count
            count += 1
            if count == at:
                raise OSError(error, os.strerror(error))
            return call(*args, **kwargs)

        monkeypatch.setattr(os, name, counted)

    for name in CALLS:
        wrap(name)
    return lambda: count


def test_a_file_is_written_with_nothing_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_mode_can_be_chosen(tmp_path: Path) -> None:
    write_whole(tmp_path / "paper.pdf", b"x", mode=0o640)
    assert stat.S_IMODE((tmp_path / "paper.pdf").stat().st_mode) == 0o640 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    aim = tmp_path / "aim"
    aim.write_bytes(b"mine")
    (tmp_path / "link").symlink_to(aim)
    write_whole(tmp_path / "link", b"new")
    assert aim.read_bytes() == b"mine"
    assert not (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_whatever_call_fails_the_old_file_stands_or_the_new_one_is_whole(
    tmp_path: Path, error: int
) -> None:
    path = tmp_path / "key.json"
    with pytest.MonkeyPatch.context() as monkeypatch:
        calls = failing_at(monkeypatch, 0, error)
        write_whole(path, b"old")
        total = calls()
    assert total == 5  # create, sync, rename, open the folder, sync it
    outcomes: list[bytes] = []
    for at in range(1, total + 1):
        write_whole(path, b"old")
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing_at(monkeypatch, at, error)
            if at == total and error == errno.EACCES:
                write_whole(path, b"new")  # a folder that cannot be synced is no failure
            else:
                with pytest.raises(AppError) as caught:
                    write_whole(path, b"new")
                assert type(caught.value) is type(file_trouble(OSError(error, "")))
        outcomes.append(path.read_bytes())
        assert list(tmp_path.iterdir()) == [path]
    assert outcomes == [b"old"] * 3 + [b"new"] * 2


def test_a_block_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def write_half() -> None:
        with whole_file(tmp_path / "half.pdf") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert list(tmp_path.iterdir()) == []


def test_the_final_name_is_not_there_while_the_block_runs(tmp_path: Path) -> None:
    path = tmp_path / "Gill Davies.pdf"
    with whole_file(path) as stream:
        stream.write(b"page")
        names = [found.name for found in tmp_path.iterdir()]
        assert len(names) == 1
        assert "Gill" not in names[0]
    assert path.read_bytes() == b"page"


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderGone) as caught:
        write_whole(tmp_path / "gone" / "file", b"x")
    said = Words().say(caught.value.title)
    assert said == f"This folder cannot be reached now: {tmp_path / 'gone'}"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, NoPermission),
        (errno.EPERM, NoPermission),
        (errno.EROFS, NoPermission),
        (errno.ENOENT, FolderGone),
        (errno.ENOTDIR, FolderGone),
        (errno.EIO, FolderGone),
        (errno.ESTALE, FolderGone),
        (errno.ETIMEDOUT, FolderGone),
    ],
)
def test_each_failure_of_a_disk_has_its_trouble(number: int, kind: type[AppError]) -> None:
    assert type(file_trouble(OSError(number, "x", "/a/b"))) is kind


def test_a_failure_that_names_no_file_is_worded_all_the_same() -> None:
    for number in (errno.EACCES, errno.EIO):
        said = Words().say(file_trouble(OSError(number, "x")).title)
        assert said.endswith("the chosen folder")
    assert Words().say(file_trouble(OSError(errno.EIO, "x", b"/caf\xe9")).title)


def test_left_overs_of_a_killed_writer_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".kt-0011.part").write_bytes(b"half")
    (tmp_path / "notes.part").write_bytes(b"not ours")
    (tmp_path / "store.db").write_bytes(b"store")
    assert sweep_unfinished(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.part", "store.db"]
    assert sweep_unfinished(tmp_path / "gone") == 0


def test_a_folder_can_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    with pytest.raises(OSError, match="No such"):
        sync_folder(tmp_path / "gone")
