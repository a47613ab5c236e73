"""The two copies of the key header on disk: reading, judging, writing and mending them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

from app import paths
from app.errors import BadInput, DamagedHeader, NewerStore, NoStore
from app.language import N_, message
from app.security.cost import SHIPPED_FLOOR_KIB
from app.security.data_key import DataKey
from app.security.files import file_trouble, write_whole
from app.security.header import (
    SIZE_LIMIT,
    Header,
    HeaderDamaged,
    HeaderNewer,
    covered,
    from_bytes,
    to_bytes,
)

HeaderState = Literal["good", "older", "missing", "damaged", "newer", "unreadable"]


@dataclass(frozen=True, slots=True)
class HeaderFinding:
    """What is to be said of one key file: its name and its state.

    `older` is a sound copy that an interrupted change left behind.
    """

    name: str
    state: HeaderState


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """One key file as it was found."""

    path: Path
    state: HeaderState
    data: bytes = field(repr=False, default=b"")
    header: Header | None = None
    trouble: OSError | None = field(repr=False, default=None)


def check_headers(home: Path, *, floor: int = SHIPPED_FLOOR_KIB) -> tuple[HeaderFinding, ...]:
    """The state of both key files, as far as it shows without a passphrase."""
    return tuple(HeaderFinding(copy.path.name, copy.state) for copy in _copies(home, floor))


def mend_headers(
    home: Path, *, key: DataKey | None = None, floor: int = SHIPPED_FLOOR_KIB
) -> tuple[str, ...]:
    """Write the newest good key file over a missing, damaged or older one; names those mended.

    With `key` only a file that this key vouches for is copied. Raises `DamagedHeader` when
    there is none, and leaves a file of a later version alone.
    """
    copies = _copies(home, floor)
    _refuse_newer(copies)
    good = [copy for copy in _newest_first(copies) if key is None or _is_ours(copy, key)]
    if not good:
        raise no_good_header()
    lame = [copy for copy in copies if copy.data != good[0].data]
    for copy in lame:
        write_whole(copy.path, good[0].data)
    return tuple(copy.path.name for copy in lame)


def header_bytes(home: Path, *, floor: int = SHIPPED_FLOOR_KIB) -> bytes:
    """The newest good key file as it lies on disk, to go into a backup."""
    newest = _newest_first(_copies(home, floor))
    if not newest:
        raise no_good_header()
    return newest[0].data


def put_header_bytes(home: Path, data: bytes, *, floor: int = SHIPPED_FLOOR_KIB) -> None:
    """Write both key files from a backup's. Raises `BadInput` if the bytes are not sound."""
    try:
        from_bytes(data, floor=floor)
    except (HeaderDamaged, HeaderNewer) as error:
        raise BadInput(
            message(N_("The key file in this backup is damaged.")),
            message(N_("Choose another backup. Nothing was changed.")),
        ) from error
    _write_both(home, data)


def good_headers(home: Path, floor: int) -> list[Header]:
    """The sound headers, newest first, equal ones once.

    Raises `NoStore` where there is neither key file nor store, `NewerStore`, `DamagedHeader`,
    and what `file_trouble` says if no copy can be read.
    """
    copies = _copies(home, floor)
    _refuse_newer(copies)
    headers = [copy.header for copy in _newest_first(copies) if copy.header is not None]
    if headers:
        return list(dict.fromkeys(headers))
    for copy in copies:
        if copy.trouble is not None:
            raise file_trouble(copy.trouble) from copy.trouble
    if all(copy.state == "missing" for copy in copies) and not paths.store_file(home).exists():
        raise no_store(home)
    raise no_good_header()


def header_of(home: Path, key: DataKey, floor: int) -> Header:
    """The newest header that this key vouches for. Raises `DamagedHeader`."""
    for header in good_headers(home, floor):
        if is_vouched_for(header, key):
            return header
    raise no_good_header()


def write_header(home: Path, header: Header, key: DataKey) -> None:
    """Seal a header with the key's MAC and write both copies, one whole file after the other."""
    _write_both(home, sealed_bytes(header, key))


def sealed_bytes(header: Header, key: DataKey) -> bytes:
    """A key file with the key's MAC, as it lies on disk."""
    return to_bytes(replace(header, mac=mac_of(header, key)))


def mac_of(header: Header, key: DataKey) -> bytes:
    """The HMAC-SHA256 by which the data key vouches for all fields of a header."""
    mac = HMAC(key.derive("header"), hashes.SHA256())
    mac.update(covered(header))
    return mac.finalize()


def no_store(home: Path) -> NoStore:
    """There is nothing of ours in a folder."""
    return NoStore(
        message(N_("There is no store in this folder: {folder}"), folder=home),
        message(N_("Choose the folder of your store, or set up a new one.")),
    )


def no_good_header() -> DamagedHeader:
    """Both key files are of no use."""
    return DamagedHeader(
        message(N_("The key files of this store are missing or damaged.")),
        message(
            N_(
                "This is not about your passphrase. Restore the newest backup: "
                "it holds the key file too."
            )
        ),
    )


def _write_both(home: Path, data: bytes) -> None:
    """Write the two copies."""
    # One after the other: a kill between the two leaves at least one that is good.
    for path in paths.header_files(home):
        write_whole(path, data)


def is_vouched_for(header: Header, key: DataKey) -> bool:
    """Whether the data key stands for every field of a header: none added, changed or gone."""
    return (
        header.store_id == key.store_id
        and header.store_salt == key.store_salt
        and hmac.compare_digest(header.mac, mac_of(header, key))
    )


def _is_ours(copy: _Copy, key: DataKey) -> bool:
    """Whether a copy holds a header that the key vouches for."""
    return copy.header is not None and is_vouched_for(copy.header, key)


def _newest_first(copies: list[_Copy]) -> list[_Copy]:
    """The copies that hold a header; of equal generations the first file comes first."""
    sound = [copy for copy in copies if copy.header is not None]
    return sorted(sound, key=lambda copy: -copy.header.generation if copy.header else 0)


def _refuse_newer(copies: list[_Copy]) -> None:
    """Leave a later version's files alone."""
    if any(copy.state == "newer" for copy in copies):
        raise NewerStore(
            message(N_("This store was written by a newer version of Kitchen Table.")),
            message(N_("Install the newer version on this computer. Nothing was changed.")),
        )


def _copies(home: Path, floor: int) -> list[_Copy]:
    """Both key files, judged; a sound one behind the other is `older`."""
    copies = [_read(path, floor) for path in paths.header_files(home)]
    newest = max((copy.header.generation for copy in copies if copy.header), default=0)
    return [
        replace(copy, state="older")
        if copy.header is not None and copy.header.generation < newest
        else copy
        for copy in copies
    ]


def _read(path: Path, floor: int) -> _Copy:
    """One key file, never more of it than a header can be long."""
    try:
        if path.exists() and not path.is_file():
            return _Copy(path=path, state="damaged")
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
        return _Copy(path=path, state="good", data=data, header=from_bytes(data, floor=floor))
    except FileNotFoundError:
        return _Copy(path=path, state="missing")
    except OSError as error:
        return _Copy(path=path, state="unreadable", trouble=error)
    except HeaderNewer:
        return _Copy(path=path, state="newer")
    except HeaderDamaged:
        return _Copy(path=path, state="damaged")
