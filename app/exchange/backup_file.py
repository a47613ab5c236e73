"""The one file a backup is: a plain tar of the encrypted store, its key header and an account."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import AppError, BadInput, DamagedStore, NewerStore
from app.language import N_, message
from app.security.files import file_trouble

FORMAT: Final = "kitchen-table/backup"
VERSION: Final = 1
ABOUT, KEY, STORE = "backup.json", "key.json", "store.db"
_SMALL: Final = 1 << 20
_CHUNK: Final = 1 << 20


class About(BaseModel):
    """What a backup says of itself; it is only believed once the store in it has been opened."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    format: str
    version: int
    store_id: str
    made_at: str
    head: str
    rows: dict[str, int]
    store_sha256: str
    store_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A backup that was read: what it says, its key header, and where its store was put."""

    about: About
    header: bytes


def write_backup_file(path: Path, *, about: About, header: bytes, store: Path) -> None:
    """Write a backup to a path, synced; the caller gives it its final name. Raises `OSError`."""
    with path.open("xb") as stream:
        path.chmod(0o600)
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            _add(tar, ABOUT, (json.dumps(about.model_dump(), indent=1) + "\n").encode())
            _add(tar, KEY, header)
            with store.open("rb") as data:
                tar.addfile(_entry(STORE, store.stat().st_size), data)
        stream.flush()
        _sync(stream)


def read_backup_file(path: Path, *, store_to: Path | None = None) -> Contents:
    """Read a backup whole and compare its hash; with `store_to` put its store there.

    Raises `BadInput` for what never was a backup, `DamagedStore` for one that is cut or damaged,
    `NewerStore`, or as `file_trouble`.
    """
    with _opened(path) as tar:
        about = _about(_small(tar, ABOUT))
        header = _small(tar, KEY)
        member = tar.next()
        source = tar.extractfile(member) if member and member.name == STORE else None
        if member is None or source is None or member.size != about.store_bytes:
            raise _damaged()
        if _copied(source, store_to) != about.store_sha256 or tar.next() is not None:
            raise _damaged()
    return Contents(about=about, header=header)


def about_of(path: Path) -> About:
    """What a backup says of itself, without reading the rest. Raises as `read_backup_file`."""
    with _opened(path) as tar:
        return _about(_small(tar, ABOUT))


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as stream:
        return _copied(stream, None)


@contextmanager
def _opened(path: Path) -> Generator[tarfile.TarFile]:
    if path.exists() and not path.is_file():  # a pipe would be waited for for ever
        raise _not_a_backup()
    try:
        with path.open("rb") as stream:
            if not _begins_like_ours(stream):
                raise _not_a_backup()
            with tarfile.open(fileobj=stream, mode="r:") as tar:
                yield tar
    except (tarfile.TarError, EOFError, ValueError):
        raise _damaged() from None
    except OSError as error:
        raise file_trouble(error) from error


def _begins_like_ours(stream: IO[bytes]) -> bool:
    """Whether the first name in a file is that of our account, however the rest may look."""
    start = ABOUT.encode() + b"\0"
    is_ours = stream.read(len(start)) == start
    stream.seek(0)
    return is_ours


def _small(tar: tarfile.TarFile, name: str) -> bytes:
    """The bytes of the next member, which must have this name and be small."""
    member = tar.next()
    if member is None or member.name != name or not member.isreg() or member.size > _SMALL:
        raise _damaged()
    stream = tar.extractfile(member)
    if stream is None:
        raise _damaged()
    return stream.read()


def _about(data: bytes) -> About:
    try:
        about = About.model_validate_json(data)
    except ValidationError:
        # Another program may have an account of this name; ours says whose it is.
        raise (_damaged() if FORMAT.encode() in data else _not_a_backup()) from None
    if about.format != FORMAT:
        raise _not_a_backup()
    if about.version > VERSION:
        raise NewerStore(
            message(N_("This backup was made by a newer Kitchen Table.")),
            message(N_("Nothing was changed. Install the newer version to restore it.")),
        )
    return about


def _copied(source: IO[bytes], to: Path | None) -> str:
    """The hash of what is read, which goes to a new file if one is named."""
    digest = hashlib.sha256()
    with to.open("xb") if to else io.BytesIO() as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            if to:
                target.write(chunk)
        if to:
            to.chmod(0o600)
            target.flush()
            _sync(target)
    return digest.hexdigest()


def _sync(stream: IO[bytes]) -> None:
    os.fsync(stream.fileno())


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    tar.addfile(_entry(name, len(data)), io.BytesIO(data))


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _not_a_backup() -> AppError:
    return BadInput(
        message(N_("This file is not a backup of Kitchen Table.")),
        message(N_("Choose another file. Nothing was changed.")),
    )


def _damaged() -> AppError:
    return DamagedStore(
        message(N_("This backup is damaged.")),
        message(N_("Choose another backup. Nothing was changed.")),
    )
