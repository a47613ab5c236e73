"""The key file of a new data key, which waits until the store under that key takes its place.

A store's file begins with the salt of the key it was written under, so that without a passphrase
it can be told which key files belong to it. Those of the new key lie beside the old ones, under a
name of their own, before the store is replaced; once it has been, they are put in place by whoever
comes first: the program that replaced it or, after a kill, the next to unlock.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app import paths
from app.security.cost import SHIPPED_FLOOR_KIB
from app.security.data_key import SALT_BYTES
from app.security.files import file_trouble, sync_folder, write_whole
from app.security.header import SIZE_LIMIT, Header, HeaderDamaged, HeaderNewer, from_bytes

_NAME: Final = "key.json.next"


def waiting_file(home: Path) -> Path:
    """Where the key file of a new data key waits."""
    return home / _NAME


def leave_waiting(home: Path, header: bytes) -> None:
    """Put the key file of a new data key beside those that count; raises as `write_whole`."""
    write_whole(waiting_file(home), header)


def let_in(home: Path, *, floor: int = SHIPPED_FLOOR_KIB) -> bool:
    """Put a waiting key file in place, if the store is under its key; whether it was.

    Nothing is touched where none waits, or where the store is still under the old key. Doing it
    twice does no harm. Raises as `file_trouble`; it is then to be tried again.
    """
    waiting = waiting_file(home)
    try:
        with waiting.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise file_trouble(error) from error
    header = _header(data, floor)
    if header is None or salt_of_store(home) != header.store_salt:
        return False
    for path in paths.header_files(home):
        if not _belongs(path, header, floor):
            write_whole(path, data)
    send_away(home)
    return True


def send_away(home: Path) -> None:
    """Remove a key file that waits for nothing any more; raises as `file_trouble`."""
    try:
        waiting_file(home).unlink()
        sync_folder(home)
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_trouble(error) from error


def salt_of_store(home: Path) -> bytes:
    """The 16 bytes that a store begins with; fewer, or none, where there is no whole one."""
    try:
        with paths.store_file(home).open("rb") as stream:
            return stream.read(SALT_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise file_trouble(error) from error


def _belongs(path: Path, header: Header, floor: int) -> bool:
    """Whether a key file is of the new key already: it may have been changed again since."""
    try:
        with path.open("rb") as stream:
            there = _header(stream.read(SIZE_LIMIT + 1), floor)
    except OSError:
        return False  # what cannot be read is written anew, or writing says what is the matter
    return there is not None and there.store_salt == header.store_salt


def _header(data: bytes, floor: int) -> Header | None:
    """The header in these bytes, or None if they are none that this program can use."""
    try:
        return from_bytes(data, floor=floor)
    except (HeaderDamaged, HeaderNewer):
        return None
