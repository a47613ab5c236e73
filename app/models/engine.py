"""Encrypted connections: how a file is opened, what is refused, foreign errors in our words."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from app.errors import (
    AppError,
    DamagedStore,
    DiskFull,
    NewerStore,
    NoPermission,
    NoStore,
    NotAStore,
)
from app.language import N_, message

driver: Final[Any] = dbapi2
APPLICATION_ID: Final = 0x4B544142  # "KTAB"
OLDEST_SQLITE: Final = (3, 51, 3)  # older ones can lose a write-ahead log
KEY_LITERAL: Final = re.compile(rb"x'[0-9a-f]{96}'")
PLAIN_HEADER: Final = b"SQLite format 3\x00"
PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "recursive_triggers=ON",
    "wal_autocheckpoint=0",
)


class StoreKey(Protocol):
    """What the store needs of a data key."""

    @property
    def store_id(self) -> str:
        """The id of the store it opens."""
        ...

    def store_literal(self) -> bytes:
        """Key and salt as `x'<96 hex>'`."""
        ...

    def derive(self, use: str) -> bytes:
        """A key of 32 bytes for one use."""
        ...


def assert_library() -> None:
    """Stop at once if the library under us is one that can lose work or cannot encrypt."""
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError("the SQLite inside sqlcipher3 is too old")


def connect(
    path: Path,
    key: StoreKey,
    *,
    mode: Literal["ro", "rw", "rwc"] = "rw",
    is_still: bool = False,
    may_attach: bool = False,
) -> Any:
    """A keyed connection to a file; nothing is written by opening it.

    A file that `is_still` has no log and nobody else: not even files beside it are made.
    """
    literal = key.store_literal()
    if not KEY_LITERAL.fullmatch(literal):
        raise ValueError("not a key and salt literal")  # it would silently become a passphrase
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if is_still else ''}",
        isolation_level=None,
        timeout=5.0,
        check_same_thread=False,
        uri=True,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.set_key(literal)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # checks the key here
        if not may_attach:
            connection.set_authorizer(_deny_attach)
    except BaseException:
        connection.close()
        raise
    return connection


def _deny_attach(action: int, *_rest: object) -> int:
    """Nothing may be attached, because a plain file could be."""
    return driver.SQLITE_DENY if action == driver.SQLITE_ATTACH else driver.SQLITE_OK


def prepare(connection: Any, *pragmas: str) -> None:
    """Set up a connection as every one of ours is, and as `pragmas` say besides."""
    for pragma in (*PRAGMAS, *pragmas):
        connection.execute(f"PRAGMA {pragma}")


def make_engine(
    path: Path,
    key: StoreKey,
    *,
    is_writer: bool,
    pooled: bool = True,
    pragmas: tuple[str, ...] = (),
) -> Engine:
    """An engine whose transactions begin IMMEDIATE (writer) or deferred and read only (reader)."""

    own = pragmas if is_writer else (*pragmas, "query_only=ON")

    def creator() -> Any:
        with translated():
            connection = connect(path, key)
            prepare(connection, *own)
            return connection

    pool: dict[str, Any] = {"poolclass": NullPool}
    if pooled:
        size = 1 if is_writer else 4
        pool = {"poolclass": QueuePool, "pool_size": size, "max_overflow": -1}
    engine = create_engine(
        "sqlite://", module=driver, creator=creator, hide_parameters=True, **pool
    )
    begin = "BEGIN IMMEDIATE" if is_writer else "BEGIN"

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", on_begin)
    event.listen(engine, "checkin", _end_what_is_open)
    return engine


def _end_what_is_open(connection: Any, _record: object) -> None:
    """A COMMIT that failed (a broken link, a full disk) leaves its transaction open: end it."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def probe(path: Path, key: StoreKey, *, newest: int) -> int:
    """The schema version of a store, or the error that says why it cannot be ours.

    Reads only: a file that is refused is left byte for byte as it was.
    """
    _probe_outside(path)
    with translated(), _leaving_nothing_beside(path) as is_still:
        connection = connect(path, key, mode="ro", is_still=is_still)
        try:
            application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    if application_id != APPLICATION_ID or version < 1:
        raise not_a_store()
    if version > newest:
        raise NewerStore(
            message(N_("These records were written by a newer Kitchen Table.")),
            message(N_("Nothing was changed. Install the newer version to open them.")),
        )
    return version


@contextmanager
def _leaving_nothing_beside(path: Path) -> Generator[bool]:
    """Whether a file has no log to be read with it; an index made for a log goes again."""
    log, log_index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    had_index = log_index.exists()
    try:
        yield not (log.exists() and log.stat().st_size)
    finally:
        if not had_index:
            log_index.unlink(missing_ok=True)


def _probe_outside(path: Path) -> None:
    """Refuse what can be told from the outside of the file."""
    try:
        if path.is_dir():
            raise not_a_store()
        with path.open("rb") as stream:
            start = stream.read(16)
    except FileNotFoundError:
        raise NoStore(
            message(N_("There are no records in this folder.")),
            message(N_("Choose another folder, or set up Kitchen Table here.")),
        ) from None
    except PermissionError:
        raise no_permission() from None
    if not start or start == PLAIN_HEADER:
        raise not_a_store()


def not_a_store() -> NotAStore:
    """The error for a file that is not ours."""
    return NotAStore(
        message(N_("The file in this folder was not made by Kitchen Table.")),
        message(N_("It was left as it is. Choose another folder, or restore a backup.")),
    )


def damaged() -> DamagedStore:
    """The error for a file that is ours but cannot be read."""
    return DamagedStore(
        message(N_("The file with your records is damaged.")),
        message(N_("It was left as it is. Keep it, and restore the newest backup.")),
    )


def no_permission() -> NoPermission:
    """The error for a file this account may not use."""
    return NoPermission(
        message(N_("This account may not read or write the records.")),
        message(N_("Ask IT for read and write access to the folder, then try again.")),
    )


def disk_full() -> DiskFull:
    """The error for a disk without room."""
    return DiskFull(
        message(N_("The disk is full. The last change is not saved yet.")),
        message(N_("Free some space and leave this window open; saving is tried again.")),
    )


def disk_trouble() -> DiskFull:
    """The error for a disk that does not read or write, most often because a share is used up.

    The library does not say which. Nothing is given up for it: saving is tried again.
    """
    return DiskFull(
        message(N_("The disk could not be read or written.")),
        message(
            N_(
                "It may be full, or your share of it used up. Free some space, leave this "
                "window open, and ask IT to look at the disk."
            )
        ),
    )


_BY_CODE: Final[dict[int, Callable[[], AppError]]] = {
    8: no_permission,  # SQLITE_READONLY
    3: no_permission,  # SQLITE_PERM
    14: no_permission,  # SQLITE_CANTOPEN
    11: damaged,  # SQLITE_CORRUPT
    26: damaged,  # SQLITE_NOTADB: the key comes from a proven header, so it is not the key
    13: disk_full,  # SQLITE_FULL
    10: disk_trouble,  # SQLITE_IOERR
}


def trouble(error: BaseException) -> AppError | None:
    """Our error for one of the library's, or None when it is a bug and must stay what it is."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    make = _BY_CODE.get(code & 0xFF)
    return make() if make else None


@contextmanager
def translated() -> Generator[None]:
    """Translate the library's errors that a person can mend; ours and bugs pass through."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        known = trouble(error)
        if known is None:
            raise
        raise known from None
