"""Brings an older store's schema up: all of it or nothing, checked before it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.errors import DamagedStore
from app.language import N_, message
from app.models.engine import StoreKey, make_engine, translated
from app.models.schema import mend_schema

FOLDER: Final = Path(__file__).resolve().parent
VERSIONS: Final = FOLDER / "versions"
# The search index is written anew by whoever changes it, and Alembic keeps one row of its own.
_UNCOUNTED: Final = ("search_", "sqlite_", "alembic_version")


def upgrade_file(
    path: Path, key: StoreKey, old: int, new: int, *, versions: Path = VERSIONS
) -> None:
    """Upgrade a store's file in one transaction. Raises `DamagedStore` and leaves it as it was."""
    # Links must be off before the transaction begins: a rebuilt table would take its rows' rows.
    engine = make_engine(path, key, is_writer=True, pooled=False, pragmas=("foreign_keys=OFF",))
    try:
        with translated(), engine.begin() as connection:
            upgrade(connection, old, new, versions=versions)
    finally:
        engine.dispose()


def upgrade(connection: Connection, old: int, new: int, *, versions: Path = VERSIONS) -> None:
    """Take the steps from one schema version to another; the caller commits if this returns.

    The connection must have `foreign_keys` off since before its transaction began.
    """
    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar() != 0:
        raise RuntimeError("links must be off before a migration begins")
    if connection.exec_driver_sql("PRAGMA user_version").scalar() != old:
        raise RuntimeError("the store is not of the version it is said to be")
    before = _counts(connection)
    _drop_guards(connection)
    command.upgrade(_config(connection, versions), f"{new:04d}")
    mend_schema(connection)
    after = _counts(connection)
    lost = [table for table, rows in before.items() if after.get(table, rows) != rows]
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedStore(
            message(N_("Your records could not be brought to this version.")),
            message(N_("They are as they were. Keep the older version and tell IT.")),
        )
    connection.exec_driver_sql(f"PRAGMA user_version={new}")


def _config(connection: Connection, versions: Path) -> Config:
    """Alembic's settings, all of them here."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _drop_guards(connection: Connection) -> None:
    """Guards name other tables, so they stand in the way while tables are rebuilt."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_'"
    ).scalars()
    for name in list(names):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608 - a name of the schema
        for name in list(names.scalars())
        if not name.startswith(_UNCOUNTED)
    }
