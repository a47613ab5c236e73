"""No word that is kept lies readable in any file of the home, nor in what an error says."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import String, Text
from sqlalchemy.exc import IntegrityError

from app.models.base import Base, Json, Row
from app.models.contact import Contact
from app.models.page import Answer
from app.models.store import Step, Verb
from tests.models.making import Started

CANARY = "Tylluanod4711"
IDS = {"id", "created_at", "changed_at"}


def tables() -> list[type[Row]]:
    """Every kept class that has words."""
    return [
        mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Row) and mapper.class_.__tablename__ != "step"
    ]


def full(table: type[Row], started: Started) -> Row:
    """A row of a table with the canary in every column of text."""
    values: dict[str, Any] = {}
    for column in Base.metadata.tables[table.__tablename__].columns:
        if column.key in IDS or column.key in ("name_key", "pair_key", "merged_into"):
            continue
        if column.foreign_keys:
            target = next(iter(column.foreign_keys)).column.table.name
            known = {"person": started.person_id, "page": started.page_id}
            values[column.key] = known.get(target, started.store.worker_id)
            if target not in (*known, "worker"):
                values[column.key] = f"{target}-1"
        elif isinstance(column.type, Json):
            values[column.key] = [CANARY, {"text": CANARY}]
        elif isinstance(column.type, String | Text):
            values[column.key] = CANARY
        elif column.type.python_type is bytes:
            values[column.key] = CANARY.encode()
        elif not column.nullable:
            kinds = {int: 1, bool: True}
            values[column.key] = kinds.get(column.type.python_type, started.store.clock.now())
    return table(id=f"{table.__tablename__}-1", **values)


def hits(started: Started) -> list[str]:
    return [
        file.name
        for file in started.home.rglob("*")
        if file.is_file()
        for data in [file.read_bytes()]
        if CANARY.encode() in data or CANARY.encode("utf-16-le") in data
    ]


def test_every_column_of_words_is_unreadable_on_the_disk(started: Started) -> None:
    with started.store.writing(Step(Verb.LOADED, CANARY)) as session:
        session.add_all([full(table, started) for table in tables()])
    started.answer("others", CANARY, gesture=CANARY)
    assert hits(started) == []
    started.store.checkpoint()
    assert hits(started) == []
    with started.store.reading() as session:
        assert session.get_one(Contact, "contact-1").words == CANARY


def test_reprs_are_silent(started: Started) -> None:
    for table in tables():
        assert CANARY not in repr(full(table, started))


def test_errors_of_the_library_do_not_carry_the_words(started: Started) -> None:
    with (
        pytest.raises(IntegrityError) as refusal,
        started.store.writing(Step(Verb.ANSWERED)) as session,
    ):
        session.add_all(Answer(page_id=started.page_id, key=CANARY, value=CANARY) for _ in "ab")
    assert CANARY not in str(refusal.value)
