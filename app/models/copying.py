"""Copying a store's file as it is, of whatever version, and looking a copy over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.models.chain import Head
from app.models.engine import StoreKey, connect, damaged, translated


def copy_into(path: Path, key: StoreKey, to: Path) -> None:
    """Write a whole, encrypted copy of a store to a new file (same key, same version)."""
    with translated():
        connection = connect(path, key, may_attach=True)
        try:
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute("VACUUM INTO ?", (str(to),))
        finally:
            connection.close()


def looked_over(path: Path, key: StoreKey) -> tuple[Head, dict[str, int]]:
    """The journal's head and the rows of each table of a copy. Raises `DamagedStore`.

    Asks in plain SQL, so that a store of an earlier version can be looked over as it is.
    """
    with translated():
        connection: Any = connect(path, key, mode="ro", is_still=True)
        try:
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise damaged()
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise damaged()
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
            ).fetchall()
            rows = {
                name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - a name of the schema
                for (name,) in names
            }
            found = connection.execute(
                "SELECT seq, tag FROM step WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        finally:
            connection.close()
    return (Head(found[0], found[1]) if found else Head(0, bytes(32))), rows
