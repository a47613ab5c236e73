"""Writing files whole: after a cut there are the old bytes or the new ones, never half."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from app.errors import AppError, DiskFull, FolderGone, NoPermission
from app.language import N_, Message, message

UNFINISHED_SUFFIX: Final = ".part"
_UNFINISHED_PREFIX: Final = ".kt-"

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Some file systems cannot sync a folder; the rename is then as safe as they make it.
_CANNOT_SYNC_FOLDER: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})


def file_trouble(error: OSError) -> AppError:
    """The plain trouble behind an `OSError`: `DiskFull`, `NoPermission` or `FolderGone`."""
    if error.errno in _FULL:
        return DiskFull(
            message(N_("The disk is full.")),
            message(N_("Free some room on this disk, then try again. Nothing on screen is lost.")),
        )
    if error.errno in _FORBIDDEN:
        return NoPermission(
            message(N_("Kitchen Table may not read or write here: {place}"), place=_place(error)),
            message(N_("Choose a folder of your own, or ask your IT team to allow this one.")),
        )
    return FolderGone(
        message(N_("This folder cannot be reached now: {place}"), place=_place(error)),
        message(N_("See that the folder is there and connected, then try again.")),
    )


def _place(error: OSError) -> str | Message:
    """The path an error names, or words for it when it names none."""
    named: object = error.filename
    if isinstance(named, bytes):
        return os.fsdecode(named)
    return named if isinstance(named, str) and named else message(N_("the chosen folder"))


def write_whole(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put `data` at `path` whole, on the disk before this returns.

    Raises what `file_trouble` makes of an `OSError`; the earlier file then stands untouched.
    """
    with whole_file(path, mode=mode) as stream:
        stream.write(data)


@contextmanager
def whole_file(path: Path, *, mode: int = 0o600) -> Generator[BinaryIO]:
    """A stream whose bytes appear at `path` whole when the block ends well, and not at all if not.

    Any `OSError` inside the block is translated as `file_trouble` does.
    """
    import secrets  # brings much with it, and the way to the unlock window writes nothing

    # A random name that says nothing: two writers never meet and no title leaks from a left-over.
    temporary = path.parent / f"{_UNFINISHED_PREFIX}{secrets.token_hex(8)}{UNFINISHED_SUFFIX}"
    try:
        with _new_file(temporary, mode) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        _remove_quietly(temporary)
        raise file_trouble(_about(error, temporary, path)) from error
    except BaseException:
        _remove_quietly(temporary)
        raise


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable. Nothing to do on Windows. Raises `OSError`."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDER:
            raise
    finally:
        os.close(descriptor)


def sweep_unfinished(folder: Path) -> int:
    """Remove what a killed writer left in a folder nobody else writes to now; says how many."""
    count = 0
    for left_over in folder.glob(f"{_UNFINISHED_PREFIX}*{UNFINISHED_SUFFIX}"):
        with suppress(OSError):
            left_over.unlink()
            count += 1
    return count


def _new_file(path: Path, mode: int) -> BinaryIO:
    """A file that was not there before, open for writing, never through a link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def _put_in_place(temporary: Path, path: Path) -> None:
    """Rename over the final name; on Windows wait out a virus scanner for up to half a second."""
    for _ in range(10 if sys.platform == "win32" else 0):
        try:
            os.replace(temporary, path)  # noqa: PTH105 - the tests fail it by this name
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    os.replace(temporary, path)  # noqa: PTH105


def _about(error: OSError, temporary: Path, path: Path) -> OSError:
    """The same error, naming the final file's folder instead of the temporary name."""
    if error.filename in (None, str(temporary)) and error.errno is not None:
        return OSError(error.errno, error.strerror, str(path.parent))
    return error


def _remove_quietly(path: Path) -> None:
    """Take away an unfinished file; one that cannot be removed does no harm."""
    with suppress(OSError):
        path.unlink()
