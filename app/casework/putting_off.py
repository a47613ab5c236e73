"""Putting off what is due, to a day and with a reason; nothing counts as contact made by it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.day_views import DueLine
from app.casework.due_rows import next_contacts
from app.casework.looking_again import put_off_day
from app.casework.rows import here, put, shortened
from app.errors import Refused
from app.forms.values import day_of
from app.forms.vocabulary import PUT_OFF
from app.language import N_, message
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.money import Money
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store


def put_off(store: Store, *, line: DueLine, until: str, reason: str = "") -> None:
    """Put what is due off to a later day, as one step. Refused for a day that is not to come.

    A promise is asked about on that day, the reason joins its note. A review of needs moves, and
    so does a look back on a sum. Of a day that comes back a setting of the worker says so, for a
    finished page stays as it is. Of a contact and a ringing back a note says so; where a contact
    was agreed for before the day of ringing back, that day stands.
    """
    day = _day_to_come(until, store.clock.today())
    why = str(intake.words(reason, intake.Reader(field="reason", today=store.clock.today())) or "")
    step = Step(
        Verb.PUT_OFF,
        subject=shortened(why or line.what or line.person_name),
        person_id=line.person_id or None,
        page_id=line.page_id,
    )
    with store.writing(step) as session:
        if line.person_id:
            here(session, Person, line.person_id)
        if line.day_key:
            put_off_day(session, day_key=line.day_key, until=day, why=why)
            return
        if line.promise_id is not None:
            _put_off_promise(session, line.promise_id, day, why)
            return
        if line.kind == "needs_review":
            put(here(session, Person, line.person_id), needs_review_on=day.isoformat())
            return
        if line.kind == "money":
            put(here(session, Money, line.money_id or ""), look_back_on=day.isoformat())
            return
        session.add(
            Contact(
                person_id=line.person_id,
                author_id=store.worker_id,
                way=PUT_OFF,
                words=why,
                next_contact_on=_nearer(session, line, day).isoformat(),
                page_id=line.page_id if line.kind == "ring_back" else None,
            )
        )


def _nearer(session: Session, line: DueLine, day: date) -> date:
    """That day, or that of a contact agreed for before it: one talk answers both."""
    agreed = next_contacts(session, (line.person_id,)).get(line.person_id)
    return min(day, agreed) if line.kind == "ring_back" and agreed is not None else day


def _day_to_come(until: str, today: date) -> date:
    day = day_of(until)
    if day is None or day <= today:
        raise Refused(
            message(N_("That day is not to come.")),
            message(N_("Choose tomorrow or a later day.")),
        )
    return day


def _put_off_promise(session: Session, promise_id: str, day: date, why: str) -> None:
    row = here(session, Promise, promise_id)
    before = (row.note or "").rstrip()
    note = "\n".join(text for text in (before, why.strip()) if text)
    put(row, follow_up_on=day.isoformat(), note=note or None)
