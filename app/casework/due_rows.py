"""What is due with everybody at once or with a few: rows for the rules, words for what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.due import (
    RING_BACK_DAYS,
    Due,
    NextContactRow,
    PromiseRow,
    RingBackRow,
    due_lines,
    newest_recorded,
    still_to_come,
    whole_day,
)
from app.casework.views import DueLine
from app.models import due as kept
from app.models.contact import Contact
from app.models.promise import Promise

Pages = dict[str, tuple[str, str]]
"""Person and day of the conversation, by the page's id."""


def due_in(session: Session, until: date, person_ids: Sequence[str] | None = None) -> list[Due]:
    """Everything due up to a day, with everybody one works with or with these of them only."""
    notes = kept.people_with_notes(session, person_ids)
    pages = kept.standing_pages(session, person_ids)
    met = _met_days(notes, pages)
    promises = kept.unanswered_promises(session, until.isoformat(), person_ids)
    return due_lines(
        contacts=_next_contacts(session, notes, pages, met, until, person_ids),
        promises=(PromiseRow(*row) for row in promises),
        ring_backs=_ring_backs(session, pages, met, until, person_ids),
        names={row.person_id: row.name for row in notes},
        until=until,
    )


def next_contacts(session: Session, person_ids: Sequence[str]) -> dict[str, date]:
    """The next contact still to come of each of these people who has one."""
    notes = kept.people_with_notes(session, person_ids)
    pages = kept.standing_pages(session, person_ids)
    rows = _next_contacts(session, notes, pages, _met_days(notes, pages), date.max, person_ids)
    worked_with = {row.person_id for row in notes}
    days = {row.person_id: still_to_come(row) for row in newest_recorded(rows).values()}
    return {key: day for key, day in days.items() if day is not None and key in worked_with}


def in_words(session: Session, dues: Sequence[Due]) -> tuple[DueLine, ...]:
    """What is due with its words: the note's, or the promise's."""
    said: dict[str, str] = {}
    notes = {due.note_id for due in dues if due.note_id}
    promises = {due.promise_id for due in dues if due.promise_id}
    for query in (
        select(Contact.id, Contact.words).where(Contact.id.in_(notes)),
        select(Promise.id, Promise.what).where(Promise.id.in_(promises)),
    ):
        said |= {row[0]: row[1] for row in session.execute(query)}
    return tuple(
        DueLine(
            person_id=due.person_id,
            person_name=due.person_name,
            kind=due.kind,
            what=said.get(due.promise_id or due.note_id or "", ""),
            due_on=due.day,
            promise_id=due.promise_id,
            page_id=due.page_id,
        )
        for due in dues
    )


def _met_days(notes: Sequence[kept.NoteRow], pages: Pages) -> dict[str, str]:
    """The last day each person was met: noted, or a conversation held."""
    met = {row.person_id: row.met_on for row in notes}
    for person_id, talked_on in pages.values():
        if talked_on > met.get(person_id, ""):
            met[person_id] = talked_on
    return met


def _next_contacts(
    session: Session,
    notes: Sequence[kept.NoteRow],
    pages: Pages,
    met: dict[str, str],
    until: date,
    person_ids: Sequence[str] | None,
) -> list[NextContactRow]:
    """The next-contact day each person was given last, where it is due by then."""
    by_note = {row.note_id: row for row in notes if row.note_id}
    noted = [
        NextContactRow(row.person_id, row.at, row.next_on, False, row.note_id, None)
        for row in by_note.values()
    ]
    on_pages = [
        NextContactRow(pages[page_id][0], at, said, False, None, page_id)
        for page_id, at, said in kept.next_contact_answers(session, person_ids)
        if page_id in pages
    ]
    newest = newest_recorded([*noted, *on_pages]).values()
    due = [row for row in newest if (day := whole_day(row.next_on)) and day <= until]
    return [row._replace(was_met=_was_met(session, row, by_note, met)) for row in due]


def _was_met(
    session: Session,
    row: NextContactRow,
    by_note: dict[str, kept.NoteRow],
    met: dict[str, str],
) -> bool:
    """Whether the person was met on that day or later; "again later today" is not met by itself."""
    if met.get(row.person_id, "") < row.next_on:
        return False
    note = by_note.get(row.note_id or "")
    if note is None or note.on_date < row.next_on:
        return True
    return kept.is_noted_after(session, note.note_id, person_id=row.person_id, day=row.next_on)


def _ring_backs(
    session: Session,
    pages: Pages,
    met: dict[str, str],
    until: date,
    person_ids: Sequence[str] | None,
) -> list[RingBackRow]:
    last = (until - timedelta(days=RING_BACK_DAYS)).isoformat()
    return [
        RingBackRow(pages[page_id][0], page_id, pages[page_id][1], met.get(pages[page_id][0], ""))
        for page_id, _, _ in kept.information_only(session, person_ids)
        if page_id in pages and pages[page_id][1] <= last
    ]
