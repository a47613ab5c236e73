"""The schema of a new store: every table, the guards on what may never change, the search index."""

from __future__ import annotations

from typing import Final

from sqlalchemy.engine import Connection

from app.models import (
    appointment,
    attachment,
    contact,
    journal,
    money,
    network,
    package,
    page,
    person,
    promise,
    signing,
    worker,
)
from app.models.base import Base

SCHEMA_VERSION: Final = 3
MODULES: Final = (
    worker,
    person,
    network,
    page,
    promise,
    contact,
    appointment,
    money,
    attachment,
    signing,
    package,
    journal,
)
# Bytes are never in the journal, so undoing an attachment leaves its content where it is.
APPEND_ONLY: Final = frozenset(
    {"sealed_view", "access", "delivery", "signature_given", "attachment_content"}
)
# A package that was made stays with its papers; its own state says whether it goes out.
NEVER_UNDONE: Final = APPEND_ONLY | {"package", "package_document"}
UNJOURNALLED: Final = frozenset({"step", "change"})

_CLOSED: Final = "(SELECT seq FROM step WHERE id = {row}.step_id) IS NOT NULL"
_STEP_KEPT: Final = " AND ".join(
    f"NEW.{c} IS OLD.{c}"
    for c in (
        *("id", "created_at", "verb", "worker_id", "person_id", "page_id", "gesture", "day"),
        *("schema", "undoes_id", "digest", "seq", "closed_at", "tag"),
    )
)
# Erasing may blank what a person said and its salt; the digests keep the chain verifiable.
_CHANGE_BLANKED: Final = (
    "NEW.before IS NULL AND NEW.after IS NULL AND NEW.salt IS NULL AND NEW.digest = OLD.digest "
    "AND NEW.step_id = OLD.step_id AND NEW.position = OLD.position "
    "AND NEW.entity = OLD.entity AND NEW.row_id = OLD.row_id"
)


def _guard(name: str, when: str, table: str, condition: str = "1") -> str:
    """One guard."""
    return (
        f"CREATE TRIGGER IF NOT EXISTS guard_{name} BEFORE {when} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, 'append only: {name}'); END"
    )


def _triggers() -> tuple[str, ...]:
    """The guards on what is append-only."""
    guards = [
        _guard(f"{table}_{when.lower()}", when, table)
        for table in sorted(APPEND_ONLY)
        for when in ("UPDATE", "DELETE")
    ]
    guards += [
        _guard("step_delete", "DELETE", "step", "OLD.seq IS NOT NULL"),
        _guard(
            "step_update",
            "UPDATE",
            "step",
            f"OLD.seq IS NOT NULL AND NOT ({_STEP_KEPT} "
            "AND NEW.subject IS NULL AND NEW.salt IS NULL)",
        ),
        _guard("change_insert", "INSERT", "change", _CLOSED.format(row="NEW")),
        _guard("change_delete", "DELETE", "change", _CLOSED.format(row="OLD")),
        _guard(
            "change_update",
            "UPDATE",
            "change",
            f"{_CLOSED.format(row='OLD')} AND NOT ({_CHANGE_BLANKED})",
        ),
    ]
    return tuple(guards)


TRIGGERS: Final = _triggers()
_FTS: Final = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'"
SEARCH_TABLES: Final = (
    # Which row of which table stands behind a row of the index; people and notes count apart.
    "CREATE TABLE IF NOT EXISTS search_row (place INTEGER NOT NULL, entity TEXT NOT NULL, "
    "row_id TEXT NOT NULL, person_id TEXT, page_id TEXT, on_date TEXT, "
    "PRIMARY KEY (entity, row_id)) WITHOUT ROWID",
    "CREATE UNIQUE INDEX IF NOT EXISTS ix_search_row_place ON search_row (place)",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_person USING fts5(name, details, {_FTS})",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_note USING fts5(words, person, {_FTS})",
)


def create_schema(connection: Connection) -> None:
    """Make every table of a new store and mark it with its version; the caller commits."""
    Base.metadata.create_all(connection)
    for statement in (*SEARCH_TABLES, *TRIGGERS):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION:04d}')")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def mend_schema(connection: Connection) -> None:
    """Put back guards and index tables that a rebuild of a table may have dropped."""
    for statement in (*SEARCH_TABLES, *TRIGGERS):
        connection.exec_driver_sql(statement)
