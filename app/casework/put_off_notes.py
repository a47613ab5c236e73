"""Notes that only put a contact off: what was due before, and why it waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.day_views import DueLine
from app.forms.vocabulary import PUT_OFF
from app.models.contact import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff:
    """A note that puts a contact off: why, what was due before, and the page it rings back for."""

    reason: str
    what: str
    page_id: str | None


def put_off_among(session: Session, note_ids: Sequence[str]) -> dict[str, PutOff]:
    """Those of these notes that only put a contact off, by id."""
    rows = session.scalars(
        select(Contact).where(Contact.id.in_(note_ids), Contact.way == PUT_OFF)
    ).all()
    return {
        row.id: PutOff(reason=row.words, what=_due_before(session, row), page_id=row.page_id)
        for row in rows
    }


def _due_before(session: Session, row: Contact) -> str:
    """The words of the note whose next contact was put off; empty where it came from a page."""
    before = (
        select(Contact.words)
        .where(
            Contact.person_id == row.person_id,
            Contact.removed_at.is_(None),
            Contact.next_contact_on.is_not(None),
            Contact.way.is_distinct_from(PUT_OFF),
            Contact.id < row.id,
        )
        .order_by(Contact.id.desc())
        .limit(1)
    )
    return session.scalars(before).first() or ""


def meant_by(note: PutOff, line: DueLine) -> DueLine:
    """What is due by a note that put it off: the contact of before, or the ringing back."""
    if note.page_id is not None:
        return replace(line, kind="ring_back", what="", page_id=note.page_id, put_off=note.reason)
    return replace(line, what=note.what, put_off=note.reason)
