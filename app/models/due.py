"""What is due, asked of everybody at once through small indexes: no note is decrypted for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

_OPEN: Final = "p.involvement = 'open' AND p.removed_at IS NULL AND p.merged_into IS NULL"
_ONLY: Final = "(? IS NULL OR {column} IN (SELECT value FROM json_each(?)))"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A person one works with, the newest note of theirs that names a next contact, the last note.

    Without such a note `note_id` is empty. `at` is ISO text in UTC, days are as they were kept.
    """

    person_id: str
    name: str
    note_id: str
    at: str
    on_date: str
    next_on: str
    met_on: str


def people_with_notes(session: Session, person_ids: Sequence[str] | None = None) -> list[NoteRow]:
    """Everybody one works with now (or those of them who are named) and their last notes."""
    said = (
        "SELECT c.id || '|' || c.created_at || '|' || coalesce(c.on_date, '') || '|' "
        "|| c.next_contact_on FROM contact c INDEXED BY ix_contact_next "
        "WHERE c.person_id = p.id AND c.next_contact_on IS NOT NULL AND c.removed_at IS NULL "
        "ORDER BY c.id DESC LIMIT 1"
    )
    met = "SELECT max(m.on_date) FROM contact m WHERE m.person_id = p.id AND m.removed_at IS NULL"
    rows = session.connection().exec_driver_sql(
        f"SELECT p.id, p.name, ({said}), ({met}) FROM person p "  # noqa: S608 - our own words
        f"WHERE {_OPEN} AND {_only('p.id')}",
        _given(person_ids),
    )
    return [_note_row(row[0], row[1], row[2], row[3]) for row in rows.all()]


def _note_row(person_id: str, name: str, said: str | None, met: str | None) -> NoteRow:
    note_id, at, on_date, next_on = said.split("|", 3) if said else ("", "", "", "")
    return NoteRow(person_id, name, note_id, at, on_date, next_on, met or "")


def is_noted_after(session: Session, note_id: str, *, person_id: str, day: str) -> bool:
    """Whether there is a note made after another one and dated that day or later."""
    found = session.connection().exec_driver_sql(
        "SELECT 1 FROM contact WHERE person_id = ? AND removed_at IS NULL AND on_date >= ? "
        "AND id > ? LIMIT 1",
        (person_id, day, note_id),
    )
    return found.first() is not None


def standing_pages(
    session: Session, person_ids: Sequence[str] | None = None
) -> dict[str, tuple[str, str]]:
    """Every page that stands (not removed, not superseded): person and conversation day, by id."""
    rows = session.connection().exec_driver_sql(
        "SELECT id, person_id, coalesce(conversation_on, '') FROM page "
        f"WHERE removed_at IS NULL AND state <> 'superseded' AND {_only('person_id')}",  # noqa: S608
        _given(person_ids),
    )
    return {row[0]: (row[1], row[2]) for row in rows.all()}


def next_contact_answers(
    session: Session, person_ids: Sequence[str] | None = None
) -> list[tuple[str, str, str]]:
    """Every next contact written on a page: the page, when it was written, the text."""
    return _answers(session, "next_contact", '"%"', person_ids)


def information_only(
    session: Session, person_ids: Sequence[str] | None = None
) -> list[tuple[str, str, str]]:
    """Every page that ended with information only, as `next_contact_answers` gives it."""
    return _answers(session, "outcome", '"information"', person_ids)


def _answers(
    session: Session, key: str, like: str, person_ids: Sequence[str] | None
) -> list[tuple[str, str, str]]:
    theirs = "page_id IN (SELECT id FROM page WHERE person_id IN (SELECT value FROM json_each(?)))"
    rows = session.connection().exec_driver_sql(
        "SELECT page_id, changed_at, value FROM answer INDEXED BY ix_answer_for_today "
        f"WHERE key = '{key}' AND key IN ('next_contact', 'outcome') AND value LIKE ? "  # noqa: S608
        f"AND (? IS NULL OR {theirs})",
        (like, *_given(person_ids)),
    )
    return [(row[0], row[1], row[2][1:-1]) for row in rows.all()]


def unanswered_promises(
    session: Session, until: str, person_ids: Sequence[str] | None = None
) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Promises that may be due by a day: person, id, page, by when, follow-up day."""
    rows = session.connection().exec_driver_sql(
        "SELECT person_id, id, page_id, by_when, follow_up_on "
        "FROM promise INDEXED BY ix_promise_for_today WHERE did_it_take IS NULL "
        "AND removed_at IS NULL AND what <> '' AND (follow_up_on <= ? OR by_when <= ?) "
        f"AND {_only('person_id')}",  # noqa: S608 - our own words
        (until, until, *_given(person_ids)),
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows.all()]


def _only(column: str) -> str:
    return _ONLY.format(column=column)


def _given(person_ids: Sequence[str] | None) -> tuple[str | None, str | None]:
    given = None if person_ids is None else json.dumps(list(person_ids))
    return given, given
