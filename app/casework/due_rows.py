"""What is due with everybody at once or with a few: rows for the rules, words for what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.day_views import DueLine
from app.casework.due import (
    RING_BACK_DAYS,
    Due,
    NextContactRow,
    PromiseRow,
    ReviewRow,
    RhythmRow,
    RingBackRow,
    SumRow,
    due_lines,
    still_to_come,
)
from app.casework.due_days import days_in
from app.casework.put_off_notes import meant_by, put_off_among
from app.models import due as kept
from app.models.contact import Contact
from app.models.money import Money
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise

_NEVER: Final = date.max.isoformat()


def due_in(
    session: Session,
    until: date,
    person_ids: Sequence[str] | None = None,
    *,
    today: date = date.max,
    enough: int | None = None,
) -> list[Due]:
    """Everything due up to a day, with everybody one works with or with these of them only.

    Asking of everybody goes faster with the day that is `today`, and where of the contacts after
    it `enough` of the nearest will do.
    """
    said = kept.said_next(
        session, until.isoformat(), person_ids, today=today.isoformat(), enough=enough
    )
    promised = kept.unanswered_promises(session, until.isoformat(), person_ids)
    last = (until - timedelta(days=RING_BACK_DAYS)).isoformat()
    talked = kept.information_only(session, last, person_ids)
    beats = kept.rhythms(session, person_ids)
    # Who lacks an index is asked after the first picture: it means going through everybody.
    looks = kept.needs_reviews(session, until.isoformat(), person_ids) if enough is None else []
    spent = kept.sums_to_look_at(session, until.isoformat(), person_ids)
    dues = due_lines(
        contacts=(_next_contact(session, row) for row in said),
        promises=(
            PromiseRow(p.person_id, p.promise_id, p.page_id, p.by_when, p.follow_up_on)
            for p in promised
        ),
        ring_backs=(RingBackRow(t.person_id, t.page_id, t.talked_on, t.met_on) for t in talked),
        rhythms=_rhythms(session, beats),
        reviews=(ReviewRow(row.person_id, row.review_on) for row in looks),
        sums=(SumRow(m.person_id, m.money_id, m.look_back_on) for m in spent),
        names={
            row.person_id: row.name for row in (*said, *promised, *talked, *beats, *looks, *spent)
        },
        until=until,
    )
    if enough is None:
        dues += days_in(session, until, person_ids, today=today)
    return sorted(dues, key=lambda due: due[:4])


def _rhythms(session: Session, beats: Sequence[kept.InRhythm]) -> list[RhythmRow]:
    """Rhythms of those of whom no next contact is recorded that is still to come."""
    if not beats:
        return []
    agreed = next_contacts(session, [row.person_id for row in beats])
    return [
        RhythmRow(row.person_id, row.met_on or row.set_at[:10], row.every_days, row.until)
        for row in beats
        if row.person_id not in agreed
    ]


def next_contacts(session: Session, person_ids: Sequence[str]) -> dict[str, date]:
    """The next contact still to come of each of these people who has one."""
    said = kept.said_next(session, _NEVER, person_ids, today=_NEVER)
    days = {row.person_id: still_to_come(_next_contact(session, row)) for row in said}
    return {key: day for key, day in days.items() if day is not None}


def in_words(session: Session, dues: Sequence[Due]) -> tuple[DueLine, ...]:
    """What is due with its words: the note's, or the promise's."""
    said: dict[str, str] = {}
    practice = _practice_people(session, dues)
    put_off = put_off_among(session, [due.note_id for due in dues if due.note_id])
    notes = {due.note_id for due in dues if due.note_id}
    promises = {due.promise_id for due in dues if due.promise_id}
    sums = {due.money_id for due in dues if due.money_id}
    for query in (
        select(Contact.id, Contact.words).where(Contact.id.in_(notes)),
        select(Promise.id, Promise.what).where(Promise.id.in_(promises)),
        select(Money.id, Money.for_what).where(Money.id.in_(sums)),
    ):
        said |= {row[0]: row[1] or "" for row in session.execute(query)}
    found = [
        DueLine(
            person_id=due.person_id,
            person_name=due.person_name,
            kind=due.kind,
            what=due.what or said.get(due.promise_id or due.note_id or due.money_id or "", ""),
            due_on=due.day,
            promise_id=due.promise_id,
            money_id=due.money_id,
            page_id=due.page_id,
            is_practice=due.person_id in practice,
            put_off=due.put_off,
            about=due.about,
            day_key=due.day_key,
        )
        for due in dues
    ]
    meant = [
        meant_by(put_off[due.note_id], line) if due.note_id in put_off else line
        for due, line in zip(dues, found, strict=True)
    ]
    pages = _page_keys(session, meant)
    return tuple(replace(line, page_key=pages.get(line.page_id or "", "")) for line in meant)


def _page_keys(session: Session, dues: Sequence[DueLine]) -> dict[str, str]:
    """Which page each of these belongs to, by the page's id."""
    ids = {due.page_id for due in dues if due.page_id}
    query = select(Page.id, Page.page_key).where(Page.id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query)}


def _practice_people(session: Session, dues: Sequence[Due]) -> frozenset[str]:
    """Those of these people who are only for practice."""
    ids = {due.person_id for due in dues}
    query = select(Person.id).where(Person.id.in_(ids), Person.is_practice.is_(True))
    return frozenset(session.scalars(query))


def _next_contact(session: Session, row: kept.SaidNext) -> NextContactRow:
    return NextContactRow(
        row.person_id, row.at, row.next_on, _was_met(session, row), row.note_id, row.page_id
    )


def _was_met(session: Session, row: kept.SaidNext) -> bool:
    """Whether the person was met on that day or later; "again later today" is not met by itself."""
    if row.met_on < row.next_on:
        return False
    if row.note_id is None or row.note_on < row.next_on:
        return True
    return kept.is_noted_after(session, row.note_id, person_id=row.person_id, day=row.next_on)
