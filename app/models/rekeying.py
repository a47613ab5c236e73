"""Writing a closed store anew, whole, to another file and under another key."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from app.errors import AppError
from app.models.engine import (
    PLAIN_HEADER,
    StoreKey,
    connect,
    damaged,
    disk_full,
    disk_trouble,
    driver,
    no_permission,
    translated,
)

_BY_NAME: Final[Mapping[str, Callable[[], AppError]]] = MappingProxyType(
    {
        "database or disk is full": disk_full,
        "database disk image is malformed": damaged,
        "file is not a database": damaged,
        "attempt to write a readonly database": no_permission,
    }
)
Told = Callable[[int, int], None]
_PARTS: Final = 200
"""In how many parts a large store is copied: after each it may be said that it is not wanted."""
_FEWEST_PAGES: Final = 64
_PAGE: Final = 4096


def copy_under(path: Path, key: StoreKey, to: Path, new: StoreKey, told: Told) -> None:
    """Copy every page of a closed store to a new file, under a new key; on the disk afterwards.

    `told` hears how many pages are done of how many, and may raise to break it off. Raises
    `DamagedStore` for a page that is not as it was written, and `OSError`. An unfinished file is
    left for the caller to remove.
    """
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    pages = max(path.stat().st_size // _PAGE // _PARTS, _FEWEST_PAGES)
    with translated():
        source: Any = connect(path, key, mode="ro", is_still=True)
        try:
            # A page that is not as it was written would be copied as one of nothing but zeros.
            if source.execute("PRAGMA cipher_integrity_check").fetchall():
                raise damaged()
            target: Any = connect(to, new)
            try:
                # Nobody has use for half of it, so nothing is kept to go back by.
                target.execute("PRAGMA journal_mode=OFF")
                target.execute("PRAGMA synchronous=OFF")
                with _translated_by_name():
                    source.backup(target, pages=pages, progress=_telling(told))
            finally:
                target.close()
        finally:
            source.close()
    _assert_on_disk(to)


@contextmanager
def _translated_by_name() -> Generator[None]:
    """Translate what copying raises: the library hands its trouble over by its name alone."""
    try:
        yield
    except driver.Error as error:
        raise _BY_NAME.get(str(error), disk_trouble)() from None


def _telling(told: Told) -> Callable[[int, int, int], None]:
    """What the library calls between two parts."""

    def tell(_state: int, left: int, total: int) -> None:
        told(total - left, total)

    return tell


def rows_of(path: Path, key: StoreKey) -> dict[str, int]:
    """How many rows each table of a closed store has."""
    with translated():
        connection: Any = connect(path, key, mode="ro", is_still=True)
        try:
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT LIKE 'sqlite%' ORDER BY name"
            ).fetchall()
            return {
                name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - a name of the schema
                for (name,) in names
            }
        finally:
            connection.close()


def assert_closed(path: Path) -> None:
    """Raise `DamagedStore` if a store has words in a log that are not in its file yet."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise damaged()


def _assert_on_disk(path: Path) -> None:
    """See that a new file is encrypted, and wait until all of it is on the disk."""
    with path.open("rb+") as stream:
        if stream.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise RuntimeError("the new store is not encrypted")
        os.fsync(stream.fileno())
