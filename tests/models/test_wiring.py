"""The file is opened as decided: encrypted, checked, careful with power cuts, closed to ATTACH."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.pool import NullPool, QueuePool

from app import paths
from app.errors import StoreExists
from app.models import engine
from app.models.schema import SCHEMA_VERSION
from app.models.store import Store
from tests.models.making import Started, fixed_key


def pragma(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def opened(started: Started) -> Any:
    """A connection as every one of ours is."""
    connection = engine.connect(paths.store_file(started.home), fixed_key())
    engine.prepare(connection)
    yield connection
    connection.close()


def test_library_is_new_enough_and_encrypts(opened: Any) -> None:
    assert engine.driver.sqlite_version_info >= (3, 51, 3)
    assert pragma(opened, "cipher_version").startswith("4.")
    assert pragma(opened, "cipher_use_hmac") in ("1", 1)
    assert pragma(opened, "cipher_page_size") in ("4096", 4096)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("recursive_triggers", 1),
        ("wal_autocheckpoint", 0),
        ("application_id", engine.APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_every_connection_is_set_up_alike(opened: Any, name: str, value: object) -> None:
    assert pragma(opened, name) == value


def test_sessions_have_the_same_settings(started: Started) -> None:
    with started.store.reading() as session:
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.execute(text("PRAGMA query_only")).scalar() == 1
        assert session.execute(text("PRAGMA temp_store")).scalar() == 2


def test_pool_is_never_one_connection_per_thread(home: Path) -> None:
    pooled = engine.make_engine(home, fixed_key(), is_writer=False)
    single = engine.make_engine(home, fixed_key(), is_writer=True, pooled=False)
    assert type(pooled.pool) is QueuePool
    assert type(single.pool) is NullPool
    assert pooled.hide_parameters


def test_file_is_not_plain_and_begins_with_our_salt(started: Started) -> None:
    start = paths.store_file(started.home).read_bytes()[:16]
    assert start == fixed_key().store_salt


def test_attach_is_denied(opened: Any, tmp_path: Path) -> None:
    with pytest.raises(engine.driver.DatabaseError, match="not authorized"):
        opened.execute(f"ATTACH '{tmp_path / 'plain.db'}' AS plain KEY ''")
    assert not (tmp_path / "plain.db").exists()


def test_a_half_key_is_refused_before_it_becomes_a_passphrase(started: Started) -> None:
    class HalfKey:
        store_id = "x"

        def store_literal(self) -> bytes:
            return b"x'" + b"ab" * 31 + b"'"

        def derive(self, use: str) -> bytes:
            return use.encode()

    with pytest.raises(ValueError, match="literal"):
        engine.connect(paths.store_file(started.home), HalfKey())


def test_a_second_store_in_a_home_is_refused(started: Started) -> None:
    before = paths.store_file(started.home).read_bytes()
    with pytest.raises(StoreExists):
        Store.create(started.home, fixed_key(), clock=started.store.clock)
    assert paths.store_file(started.home).read_bytes() == before


def test_a_backup_copy_is_encrypted_and_whole(started: Started, tmp_path: Path) -> None:
    started.answer("others", "Mum and Bea")
    copy = tmp_path / "copy.db"
    started.store.vacuum_into(copy)
    assert not copy.read_bytes().startswith(engine.PLAIN_HEADER)
    connection = engine.connect(copy, fixed_key(), mode="ro")
    assert connection.execute("SELECT value FROM answer").fetchall() == [('"Mum and Bea"',)]
    assert connection.execute("PRAGMA application_id").fetchone()[0] == engine.APPLICATION_ID
    connection.close()


def test_no_replace_and_no_other_driver_in_the_source() -> None:
    source = Path(engine.__file__).parent
    for module in source.rglob("*.py"):
        words = module.read_text("utf-8").upper()
        assert "OR REPLACE" not in words, module
        assert "PYSQLCIPHER" not in words, module
