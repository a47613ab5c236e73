"""Which record stands for a person now: one that was put together with another leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.person import Person


def standing_id(session: Session, person_id: str) -> str:
    """The id of the record that stands for this one: itself, unless it was put into another."""
    met = {person_id}
    while True:
        into = session.scalar(select(Person.merged_into).where(Person.id == person_id))
        if into is None or into in met:
            return person_id
        met.add(into)
        person_id = into


def ids_of(session: Session, person_id: str) -> list[str]:
    """A record's id and the ids of all that were put into it, however many times over."""
    return list(dict.fromkeys(_joined(session, [person_id])))


def _joined(session: Session, ids: list[str]) -> Iterator[str]:
    met: set[str] = set()
    while ids := [one for one in ids if one not in met]:
        met.update(ids)
        yield from ids
        ids = list(session.scalars(select(Person.id).where(Person.merged_into.in_(ids))))
