"""What may be the matter with a home, and what then has to be said; by the window and commands."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app import paths
from app.models.engine import connect
from app.security.header import canonical
from app.security.keys import unlock
from tests.exchange.making import FLOOR, PASSPHRASE

_OURS_TO_WRITE: Final = frozenset({"events.log", "lock", "state.json", "settings.json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """How a home is spoilt, what is said of it, and with which exit code."""

    name: str
    spoil: Callable[[Path], object]
    says: str
    code: int = 3
    passphrase: str = PASSPHRASE


def _put(data: bytes) -> Callable[[Path], object]:
    return lambda home: paths.store_file(home).write_bytes(data)


def _headers(data: bytes | None) -> Callable[[Path], object]:
    def spoil(home: Path) -> None:
        for path in paths.header_files(home):
            if data is None:
                path.unlink()
            else:
                path.write_bytes(data)

    return spoil


def _flip(home: Path) -> None:
    path = paths.store_file(home)
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)


def _cut(home: Path) -> None:
    path = paths.store_file(home)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _newer_store(home: Path) -> None:
    connection: Any = connect(paths.store_file(home), unlock(home, PASSPHRASE, floor=FLOOR))
    connection.execute("PRAGMA user_version=99")
    connection.close()


def _newer_header(home: Path) -> None:
    for path in paths.header_files(home):
        fields = json.loads(path.read_bytes())
        fields.pop("sha256")
        fields["v"] += 1
        whole = {**fields, "sha256": hashlib.sha256(canonical(fields)).hexdigest()}
        path.write_bytes(canonical(whole) + b"\n")


def _plain(home: Path) -> None:
    path = paths.store_file(home)
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (name)")
    connection.commit()
    connection.close()


def _folder(home: Path) -> None:
    paths.store_file(home).unlink()
    paths.store_file(home).mkdir()


def _ahead(home: Path) -> None:
    state = json.loads(paths.state_file(home).read_text())
    state["journal"]["seq"] += 5
    paths.state_file(home).write_text(json.dumps(state))


FAULTS: Final = (
    Fault(
        name="wrong passphrase",
        spoil=lambda _: None,
        says="This passphrase does not open the store.",
        passphrase="not it at all",
    ),
    Fault(name="both key files damaged", spoil=_headers(b"{"), says="key files"),
    Fault(name="both key files missing", spoil=_headers(None), says="key files"),
    Fault(name="newer key files", spoil=_newer_header, says="newer"),
    Fault(name="first page damaged", spoil=_flip, says="The file with your records is damaged."),
    Fault(name="cut to half", spoil=_cut, says="The file with your records is damaged."),
    Fault(
        name="newer store",
        spoil=_newer_store,
        says="These records were written by a newer Kitchen Table.",
    ),
    Fault(name="plain", spoil=_plain, says="was not made by Kitchen Table."),
    Fault(name="empty", spoil=_put(b""), says="was not made by Kitchen Table."),
    Fault(name="other bytes", spoil=_put(b"x" * 8192), says="damaged"),
    Fault(name="a folder in its place", spoil=_folder, says="was not made by Kitchen Table."),
    Fault(name="older than remembered", spoil=_ahead, says="older than when they were last open"),
)


def fingerprint(home: Path) -> dict[str, str]:
    """Everything in a home by hash, but what a refused start may write: log, lock and tries."""
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name not in _OURS_TO_WRITE
    }
