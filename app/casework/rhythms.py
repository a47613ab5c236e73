"""Rhythms: how and how often one stays in touch with somebody, until when."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.day_views import RhythmView
from app.casework.rows import here, put
from app.models.contact import Rhythm
from app.models.journal import Step, Verb
from app.models.person import Person
from app.models.store import Store

NOTHING: Final = RhythmView(how="", every_days=None, until="")


def _days(value: object, reader: intake.Reader) -> int | None:
    """A number of days, or nothing for no rhythm."""
    if not value:
        return None
    return max(1, intake.number(value, reader))


_READINGS: Final[dict[str, intake.Reading]] = {
    "how": intake.line,
    "every_days": _days,
    "until": intake.day,
}


def rhythm(store: Store, *, person_id: str) -> RhythmView:
    """How one stays in touch with a person; nothing where that was never said."""
    with store.reading() as session:
        row = _row(session, person_id)
        if row is None:
            return NOTHING
        return RhythmView(how=row.how or "", every_days=row.every_days, until=row.until or "")


def set_rhythm(
    store: Store,
    *,
    person_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> None:
    """Say how, how often (`every_days`) and until when one stays in touch; nothing said ends it."""
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    step = Step(Verb.SET_RHYTHM, person_id=person_id, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        row = _row(session, person_id)
        if row is None:
            row = Rhythm(person_id=person_id)
            session.add(row)
        put(row, **values)
        if not (row.how or row.every_days or row.until):
            row.removed_at = store.clock.now()


def keep_rhythm(session: Session, *, person_id: str, how: str, every_days: int, until: str) -> None:
    """Keep a rhythm that a finished page agreed, in the step of whoever asks."""
    row = _row(session, person_id)
    if row is None:
        row = Rhythm(person_id=person_id)
        session.add(row)
    put(row, how=how or row.how, every_days=every_days, until=until or None)


def _row(session: Session, person_id: str) -> Rhythm | None:
    """The rhythm that holds, the newest where several were loaded."""
    return session.scalars(
        select(Rhythm)
        .where(Rhythm.person_id == person_id, Rhythm.removed_at.is_(None))
        .order_by(Rhythm.id.desc())
        .limit(1)
    ).first()
