"""What is not ours or cannot be read is refused in its own words and left byte for byte."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app import paths
from app.errors import (
    AppError,
    DamagedStore,
    DiskFull,
    NewerStore,
    NoPermission,
    NoStore,
    NotAStore,
)
from app.models import engine
from app.models.person import Person
from app.models.schema import SCHEMA_VERSION
from app.models.store import Step, Store, Verb
from tests.models.making import Started, fixed_key, reopen, start


def folder_as_it_is(home: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in home.iterdir() if p.is_file()}


def refused(home: Path, error: type[AppError]) -> None:
    """Opening raises this error and changes nothing in the folder."""
    before = folder_as_it_is(home)
    with pytest.raises(error):
        reopen(home)
    assert folder_as_it_is(home) == before


@pytest.fixture
def closed(home: Path) -> Path:
    """A home whose store is closed."""
    begun = start(home)
    begun.answer("others", "Mum and Bea")
    begun.store.close()
    return home


def changed(home: Path, statement: str) -> None:
    connection: Any = engine.connect(paths.store_file(home), fixed_key())
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_no_store(home: Path) -> None:
    home.mkdir()
    refused(home, NoStore)


def test_an_empty_file(home: Path) -> None:
    home.mkdir()
    paths.store_file(home).touch()
    refused(home, NotAStore)


def test_a_directory(home: Path) -> None:
    paths.store_file(home).mkdir(parents=True)
    refused(home, NotAStore)
    assert list(paths.store_file(home).iterdir()) == []


def test_a_plain_database(home: Path) -> None:
    home.mkdir()
    connection = sqlite3.connect(paths.store_file(home))
    connection.execute("CREATE TABLE person (name TEXT)")
    connection.commit()
    connection.close()
    refused(home, NotAStore)


def test_a_foreign_application(closed: Path) -> None:
    changed(closed, "PRAGMA application_id=1234")
    refused(closed, NotAStore)


def test_a_newer_store(closed: Path) -> None:
    changed(closed, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    refused(closed, NewerStore)


def test_a_newer_store_with_a_log_that_was_not_brought_in(closed: Path) -> None:
    """Another program still holds it, so the log is there and must not be brought in by us."""
    holder: Any = engine.connect(paths.store_file(closed), fixed_key())
    holder.execute("PRAGMA wal_autocheckpoint=0")
    holder.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    store, log = paths.store_file(closed), closed / "store.db-wal"
    before = store.read_bytes(), log.read_bytes()
    assert before[1]
    with pytest.raises(NewerStore):
        reopen(closed)
    assert (store.read_bytes(), log.read_bytes()) == before
    holder.close()


@pytest.mark.parametrize("at", [0, 16, 100, 4095])
def test_a_flipped_bit_in_the_first_page(closed: Path, at: int) -> None:
    path = paths.store_file(closed)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))
    if at == 0:  # the salt is in the key as well, so the file survives
        reopen(closed).close()
    else:
        refused(closed, DamagedStore)


@pytest.mark.parametrize("size", [15, 16, 100, 4095, 4096 * 3 - 1])
def test_a_cut_file(closed: Path, size: int) -> None:
    path = paths.store_file(closed)
    path.write_bytes(path.read_bytes()[:size])
    refused(closed, DamagedStore)


def test_a_file_of_noise(home: Path) -> None:
    home.mkdir()
    paths.store_file(home).write_bytes(bytes(range(256)) * 64)
    refused(home, DamagedStore)


def test_another_key_does_not_open_it(closed: Path, clock: Any) -> None:
    before = folder_as_it_is(closed)
    with pytest.raises(DamagedStore):
        Store.open(closed, fixed_key(8), clock=clock)
    assert folder_as_it_is(closed) == before


def test_damage_inside_is_found_by_check(closed: Path) -> None:
    path = paths.store_file(closed)
    data = bytearray(path.read_bytes())
    data[len(data) - 2000] ^= 1
    path.write_bytes(bytes(data))
    store = reopen(closed)
    found = {finding.name: finding.is_good for finding in store.check()}
    assert found["pages"] is False
    store.close()


def test_a_file_that_may_not_be_read(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: object, **_words: object) -> object:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", forbidden)
        with pytest.raises(NoPermission):
            reopen(closed)


def test_a_full_disk_says_so_and_keeps_nothing_half(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection: Any = engine.connect(paths.store_file(closed), fixed_key(), mode="ro")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, f"max_page_count={pages + 1}"))
    store = reopen(closed)
    with pytest.raises(DiskFull), store.writing(Step(Verb.ADDED_PERSON)) as session:
        session.add_all(Person(name=f"Gwen {n} " * 40) for n in range(400))
    with store.reading() as session:
        assert [p.name for p in session.query(Person)] == ["Dot Evans"]
    store.close()
    monkeypatch.undo()
    store = reopen(closed)
    with store.writing(Step(Verb.ADDED_PERSON)) as session:
        session.add_all(Person(name=f"Gwen {n} " * 40) for n in range(400))
    store.close()


@pytest.mark.parametrize(
    ("code", "error"), [(8, NoPermission), (14, NoPermission), (13, DiskFull), (11, DamagedStore)]
)
def test_codes_of_the_library_have_our_words(code: int, error: type[AppError]) -> None:
    foreign = engine.driver.OperationalError("words of the library")
    foreign.sqlite_errorcode = code
    assert isinstance(engine.trouble(foreign), error)


def test_a_bug_stays_a_bug(started: Started) -> None:
    with started.store.reading() as session, pytest.raises(OperationalError):
        session.execute(text("SELECT nothing FROM nowhere"))
