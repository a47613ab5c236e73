"""Making a new store's file, and making an old one ready: refuse it, or bring its schema up."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from app import paths
from app.errors import AppError, StoreExists
from app.language import N_, message
from app.models.engine import (
    APPLICATION_ID,
    PLAIN_HEADER,
    StoreKey,
    assert_library,
    connect,
    make_engine,
    prepare,
    probe,
    translated,
)
from app.models.schema import SCHEMA_VERSION, create_schema
from app.security.files import file_trouble, sync_folder

BeforeMigration = Callable[[int, int], None]
UNFINISHED: Final = ".new"


def create_file(home: Path, key: StoreKey) -> None:
    """Make the file of a new store, complete or not at all. Raises `StoreExists`."""
    assert_library()
    path = paths.store_file(home)
    if path.exists():
        raise StoreExists(
            message(N_("There are records in this folder already.")),
            message(N_("Open them, or choose an empty folder.")),
        )
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        home.mkdir(parents=True, exist_ok=True)
        _remove(unfinished)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with translated():
            _fill(unfinished, key)
        with unfinished.open("rb") as stream:
            if stream.read(16) == PLAIN_HEADER:
                raise RuntimeError("the new store is not encrypted")
        _remove_beside(path)
        unfinished.replace(path)
        sync_folder(home)
    except OSError as error:
        _remove(unfinished)
        raise file_trouble(error) from None
    except (AppError, RuntimeError):
        _remove(unfinished)
        raise


def _fill(path: Path, key: StoreKey) -> None:
    """Write the empty schema into a new file and bring all of it into the main file."""
    connection: Any = connect(path, key)
    prepare(connection, f"application_id={APPLICATION_ID}")
    connection.close()
    engine = make_engine(path, key, is_writer=True, pooled=False)
    with engine.begin() as transaction:
        create_schema(transaction)
    connection = connect(path, key)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _remove(path: Path) -> None:
    """Remove an unfinished file and what lies beside it."""
    path.unlink(missing_ok=True)
    _remove_beside(path)


def _remove_beside(path: Path) -> None:
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def make_ready(home: Path, key: StoreKey, before_migration: BeforeMigration | None = None) -> None:
    """Refuse what is not ours, untouched; bring an older schema up to this program's."""
    assert_library()
    path = paths.store_file(home)
    version = probe(path, key, newest=SCHEMA_VERSION)
    if version == SCHEMA_VERSION:
        return
    from app.models.migrations.running import upgrade_file  # Alembic loads only when it is due

    if before_migration is not None:
        before_migration(version, SCHEMA_VERSION)
    upgrade_file(path, key, version, SCHEMA_VERSION)
