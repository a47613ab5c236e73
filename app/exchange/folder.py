"""Putting a package into a folder: under another name first, synced, renamed last, read back."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from app.errors import AppError, Cancelled, Refused
from app.exchange.manifest import MANIFEST_JSON, SUMS
from app.exchange.package import Package
from app.language import N_, Message, message
from app.security.files import file_trouble, sync_folder

UNFINISHED: Final = ".partial-"
_CHUNK: Final = 1 << 20

Placed = Literal["new", "there_already"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutPackage:
    """A package that lies whole in a folder, read back and found the same."""

    placed: Placed
    name: str
    manifest_sha256: str


def never() -> bool:
    """Nobody asks to stop."""
    return False


def put_package(
    folder: Path,
    package: Package,
    *,
    mark: str,
    is_given_up: Callable[[], bool] = never,
) -> PutPackage:
    """Put a package into a folder that is there, whole or not at all, and read it back.

    `mark` stands in the unfinished name, so that a later attempt of the same device can sweep it.
    The same package already there is left as it is. Raises `Refused` if another one of that name
    is there, `Cancelled` if `is_given_up` says so before the last rename, else as `file_trouble`.
    """
    final = folder / package.name
    try:
        if final.exists():
            return _there_already(final, package)
        unfinished = folder / f"{UNFINISHED}{mark}-{secrets.token_hex(6)}"
        try:
            _write_files(unfinished, package, is_given_up)
            _rename_whole(unfinished, final)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        sync_folder(folder)
        _refuse_differences(final, package)
    except OSError as error:
        raise file_trouble(error) from error
    return PutPackage(placed="new", name=package.name, manifest_sha256=package.manifest.sha256)


def sweep_unfinished_packages(folder: Path, *, mark: str) -> int:
    """Remove what earlier attempts of this device left half done in a folder; says how many."""
    count = 0
    for left_over in folder.glob(f"{UNFINISHED}{mark}-*"):
        with suppress(OSError):
            shutil.rmtree(left_over)
            count += 1
    return count


def is_whole_package(folder: Path) -> bool:
    """Whether every file that a package's `SHA256SUMS` names is there and has that hash."""
    try:
        lines = (folder / SUMS).read_text("ascii").splitlines()
        return bool(lines) and all(
            _sha256_of(folder / name) == sha256
            for sha256, _, name in (line.partition("  ") for line in lines)
        )
    except (OSError, UnicodeDecodeError, ValueError):
        return False


def _write_files(unfinished: Path, package: Package, is_given_up: Callable[[], bool]) -> None:
    """Papers first, control files after them, each synced; nothing shows until the rename."""
    unfinished.mkdir()
    for name, data in package.files():
        if is_given_up():
            raise Cancelled
        _write_synced(unfinished / name, data)
    sync_folder(unfinished)
    if is_given_up():
        raise Cancelled


def _write_synced(path: Path, data: bytes) -> None:
    # Whoever files at the council reads this; the folder's own rights decide who that is.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        if hasattr(os, "posix_fadvise"):  # so that reading back asks the disk, not our memory
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _rename_whole(unfinished: Path, final: Path) -> None:
    """The last rename; a folder that came there meanwhile is not written over."""
    if final.exists():
        raise _other_there()
    unfinished.rename(final)


def _there_already(final: Path, package: Package) -> PutPackage:
    """Whether what is there is this very package (its papers are the same, and it is whole)."""
    if not is_whole_package(final) or not _holds_the_same(final, package):
        raise _other_there()
    sha256 = _sha256_of(final / MANIFEST_JSON)
    return PutPackage(placed="there_already", name=package.name, manifest_sha256=sha256)


def _holds_the_same(final: Path, package: Package) -> bool:
    return all(
        (final / paper.name).is_file() and _sha256_of(final / paper.name) == paper.sha256
        for paper in package.papers
    )


def _refuse_differences(final: Path, package: Package) -> None:
    """Read every file back and compare."""
    for name, data in package.files():
        if _sha256_of(final / name) != hashlib.sha256(data).hexdigest():
            raise _differs(message(N_("What was read back is not what was written.")))


def _other_there() -> AppError:
    return Refused(
        message(N_("Another package of this name lies in the folder, and it differs.")),
        message(N_("Nothing was written over. Ask who looks after the folder to look at it.")),
    )


def _differs(title: Message) -> AppError:
    return Refused(
        title, message(N_("The package stays here. Try again, or ask IT to look at the folder."))
    )


def _sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
