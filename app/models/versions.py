"""Which libraries the store stands on: for whoever is asked why it does not open."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.engine import driver
from app.models.schema import SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreVersions:
    """The versions of SQLite and SQLCipher, and the newest schema this program knows."""

    sqlite: str
    sqlcipher: str
    schema: int


def store_versions() -> StoreVersions:
    """Asked of an empty database in memory; nothing on the disk is touched."""
    connection = driver.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return StoreVersions(
        sqlite=str(driver.sqlite_version),
        sqlcipher=str(row[0]) if row else "",
        schema=SCHEMA_VERSION,
    )
