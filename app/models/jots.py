"""Jots that wait to be sorted, asked through small indexes: no other note is decrypted for it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from app.models.contact import Contact

MOST_JOTS: Final = 200
_BARE: Final = (
    "c.on_date IS NULL AND c.way IS NULL AND c.with_whom IS NULL AND c.next_contact_on IS NULL"
)
_WAITING: Final = (
    "SELECT c.id, c.created_at FROM contact c INDEXED BY ix_contact_person_id_on_date "
    "WHERE c.person_id IS NULL AND c.removed_at IS NULL UNION ALL "
    "SELECT c.id, c.created_at FROM contact c INDEXED BY ix_contact_on_date "
    f"JOIN person p ON p.id = c.person_id WHERE {_BARE} AND c.removed_at IS NULL "
    "AND p.removed_at IS NULL AND p.merged_into IS NULL"
)
_OF_ONE: Final = (
    "SELECT c.id, c.created_at FROM contact c INDEXED BY ix_contact_person_id_on_date "
    f"WHERE c.person_id = :person AND {_BARE} AND c.removed_at IS NULL"
)


def is_jot() -> ColumnElement[bool]:
    """Whether a note with a person is a jot: words alone, of no day, until they are sorted."""
    return and_(
        Contact.on_date.is_(None),
        Contact.way.is_(None),
        Contact.with_whom.is_(None),
        Contact.next_contact_on.is_(None),
    )


def newest_jots(session: Session, limit: int, person_id: str | None = None) -> list[str]:
    """The ids of so many of the newest jots, the newest first; of one person if an id is given."""
    which = _WAITING if person_id is None else _OF_ONE
    rows = session.connection().exec_driver_sql(
        f"SELECT id FROM ({which}) ORDER BY created_at DESC, id DESC LIMIT :limit",  # noqa: S608
        {"limit": limit} if person_id is None else {"limit": limit, "person": person_id},
    )
    return list(rows.scalars())


def count_jots(session: Session, person_id: str | None = None) -> int:
    """How many jots wait to be sorted; of one person if an id is given."""
    which = _WAITING if person_id is None else _OF_ONE
    given = {} if person_id is None else {"person": person_id}
    found = session.connection().exec_driver_sql(f"SELECT count(*) FROM ({which})", given)  # noqa: S608
    return int(found.scalar_one())
