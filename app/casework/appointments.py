"""Appointments: who is to be seen where and when, at the hub, at home or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.called import called_by
from app.casework.rows import here, put, row_of, shortened
from app.errors import BadInput
from app.forms.values import day_of
from app.forms.vocabulary import APPOINTMENT_OUTCOMES, PLACES, label
from app.language import N_, Words, message
from app.models.appointment import Appointment
from app.models.base import folded
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store

_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|yb|yh)?")
_LATER: Final = frozenset({"pm", "yh"})
MOST_OF_A_DAY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """When and where somebody is to be seen, or was."""

    id: str
    person_id: str
    person_name: str
    person_called: str
    needs: tuple[str, ...]
    is_practice: bool
    on_date: str
    at_time: str
    place_kind: str
    place_words: str
    organisations: str
    asked_on: str
    """The ISO day of the first contact it came from; empty where nobody said."""
    what_for: str
    is_urgent: bool
    outcome: str
    """`seen`, `not_there`, `put_off`, or empty while it is to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOfDay:
    """Who is seen at one place on a day, urgent ones first, then by the time."""

    kind: str
    """A key of PLACES; empty where none was said."""
    words: str
    organisations: tuple[str, ...]
    appointments: tuple[AppointmentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfPlaces:
    """A day, place by place."""

    day: date
    places: tuple[PlaceOfDay, ...]


def _day(value: object, reader: intake.Reader) -> str | None:
    """A whole day; anything else could stand on no list."""
    read = intake.day(value, reader)
    if read is not None and day_of(read) is None:
        raise BadInput(
            message(N_("This is not a day yet: {typed}"), typed=shortened(read)),
            message(N_("Write it like 3 May, or pick it from the calendar.")),
        )
    return read


def read_time(typed: str) -> str | None:
    """A typed time of day as `HH:MM` (`10:30`, `9.15`, `2pm`, `14`); None if it is none."""
    match = _TIME.fullmatch(typed.strip().casefold())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or ""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half in _LATER else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _time(value: object, reader: intake.Reader) -> str | None:
    typed = intake.line(value, reader)
    if typed is None or not typed.strip():
        return None
    read = read_time(typed)
    if read is None:
        raise BadInput(
            message(N_("This is not a time of day: {typed}"), typed=shortened(typed)),
            message(N_("Write it like 10:30 or 2pm.")),
        )
    return read


_READINGS: Final[dict[str, intake.Reading]] = {
    "on_date": _day,
    "at_time": _time,
    "place_kind": intake.option_of(PLACES),
    "place_words": intake.line,
    "organisations": intake.line,
    "asked_on": _day,
    "what_for": intake.prose,
    "is_urgent": intake.mark,
    "outcome": intake.option_of(APPOINTMENT_OUTCOMES),
}


def book(
    store: Store, *, person_id: str, origin: object | None = None, **fields: object
) -> AppointmentView:
    """Book an appointment. A day is needed; the first contact is today's where none is known.

    Refused with a plain sentence for a day or a time that cannot be read.
    """
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    if not values.get("on_date"):
        raise BadInput(
            message(N_("A day is needed.")),
            message(N_("Write it like 3 May, or pick it from the calendar.")),
        )
    subject = shortened(str(values.get("what_for") or values["on_date"]))
    step = Step(Verb.BOOKED, subject=subject, person_id=person_id)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        if not values.get("asked_on"):
            values["asked_on"] = _first_contact(session, person_id) or (
                store.clock.today().isoformat()
            )
        row = Appointment(
            person_id=person_id,
            **values,  # pyright: ignore[reportArgumentType] - read for these very columns
        )
        session.add(row)
        session.flush()
        return _views(session, [row])[0]


def _first_contact(session: Session, person_id: str) -> str | None:
    """The day of the last contact begun since the person was last seen; the first one else."""
    seen = session.scalars(
        select(Appointment.on_date)
        .where(
            Appointment.person_id == person_id,
            Appointment.outcome == "seen",
            Appointment.removed_at.is_(None),
        )
        .order_by(Appointment.on_date.desc())
        .limit(1)
    ).first()
    days: list[str] = []
    for column, removed, whose in (
        (Contact.on_date, Contact.removed_at, Contact.person_id),
        (Page.conversation_on, Page.removed_at, Page.person_id),
    ):
        query = select(column).where(whose == person_id, removed.is_(None), column.is_not(None))
        if seen:
            query = query.where(column > seen)
        first = session.scalars(query.order_by(column).limit(1)).first()
        if first and day_of(first):
            days.append(first)
    return min(days, default=None)


def change_appointment(
    store: Store, *, appointment_id: str, origin: object | None = None, **fields: object
) -> AppointmentView:
    """Change an appointment, or say what came of it (`outcome`)."""
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    step = _step(store, appointment_id, Verb.CHANGED_BOOKING)
    with store.writing(step, origin=origin) as session:
        row = here(session, Appointment, appointment_id)
        put(row, **values)
        session.flush()
        return _views(session, [row])[0]


def remove_appointment(store: Store, *, appointment_id: str, origin: object | None = None) -> None:
    """Take an appointment away."""
    with store.writing(_step(store, appointment_id, Verb.REMOVED_BOOKING), origin=origin) as one:
        row_of(one, Appointment, appointment_id).removed_at = store.clock.now()


def bring_back_appointment(store: Store, *, appointment_id: str) -> None:
    """Put a removed appointment back."""
    with store.writing(_step(store, appointment_id, Verb.BROUGHT_BACK)) as session:
        row_of(session, Appointment, appointment_id).removed_at = None


def _step(store: Store, appointment_id: str, verb: Verb) -> Step:
    with store.reading() as session:
        row = row_of(session, Appointment, appointment_id)
        subject = shortened(row.what_for or row.on_date)
        return Step(verb, subject=subject, person_id=row.person_id)


def to_be_seen(store: Store, *, person_id: str) -> tuple[AppointmentView, ...]:
    """The appointments of a person of which nobody has said what came, the soonest first."""
    with store.reading() as session:
        return _read(session, Appointment.person_id == person_id, Appointment.outcome.is_(None))


def appointment(store: Store, *, appointment_id: str) -> AppointmentView:
    """One appointment. Refused when there is none."""
    with store.reading() as session:
        return _views(session, [row_of(session, Appointment, appointment_id)])[0]


def on_day(session: Session, day: date) -> tuple[AppointmentView, ...]:
    """Everybody who is to be seen on a day, read in a session one has: one question by an index."""
    return _read(session, Appointment.on_date == day.isoformat())


def day_of_places(store: Store, *, day: date) -> DayOfPlaces:
    """Who is seen where on a day."""
    with store.reading() as session:
        return DayOfPlaces(day=day, places=by_place(on_day(session, day)))


def where_words(kind: str, place: str, words: Words) -> str:
    """Where somebody is seen, as one says it: `At a hub or drop-in, Llanbedr hall`; or nothing."""
    known = words.text(label(PLACES, kind)) if kind else ""
    if known and place:
        return words.text(N_("{kind}, {place}"), kind=known, place=place)
    return known or place


def by_place(appointments: Iterable[AppointmentView]) -> tuple[PlaceOfDay, ...]:
    """Appointments place by place, the places in the order of their first one. Pure.

    One place is one however its name was typed; it is shown as it was typed first.
    """
    groups: dict[tuple[str, str], list[AppointmentView]] = {}
    for one in appointments:
        groups.setdefault((one.place_kind, folded(one.place_words)), []).append(one)
    return tuple(
        PlaceOfDay(
            kind=kind,
            words=group[0].place_words.strip(),
            organisations=tuple(
                dict.fromkeys(one.organisations.strip() for one in group if one.organisations)
            ),
            appointments=tuple(sorted(group, key=_order)),
        )
        for (kind, _), group in groups.items()
    )


def _order(one: AppointmentView) -> tuple[bool, str, str]:
    """Urgent first, then by the time, those without one last, then by name."""
    return not one.is_urgent, one.at_time or "99", folded(one.person_name)


def wait_days(asked_on: str, seen_on: str) -> int | None:
    """The days from the first contact to the day somebody was seen. Pure; None where not known."""
    asked, seen = day_of(asked_on), day_of(seen_on)
    if asked is None or seen is None or seen < asked:
        return None
    return (seen - asked).days


def _read(session: Session, *which: ColumnElement[bool]) -> tuple[AppointmentView, ...]:
    rows = session.scalars(
        select(Appointment)
        .join(Person, Person.id == Appointment.person_id)
        .where(*which, Appointment.removed_at.is_(None), Person.removed_at.is_(None))
        .order_by(Appointment.on_date, Appointment.at_time, Appointment.id)
        .limit(MOST_OF_A_DAY)
    ).all()
    return _views(session, rows)


def _views(session: Session, rows: Sequence[Appointment]) -> tuple[AppointmentView, ...]:
    people = {
        person.id: person
        for person in session.scalars(
            select(Person).where(Person.id.in_({row.person_id for row in rows}))
        )
    }
    return tuple(_view(row, people[row.person_id]) for row in rows)


def _view(row: Appointment, person: Person) -> AppointmentView:
    """An appointment as a view, with what one must know of the person at the place."""
    return AppointmentView(
        id=row.id,
        person_id=row.person_id,
        person_name=person.name,
        person_called=called_by(person.name, person.preferred_name or ""),
        needs=tuple(person.needs or ()),
        is_practice=person.is_practice,
        on_date=row.on_date or "",
        at_time=row.at_time or "",
        place_kind=row.place_kind or "",
        place_words=row.place_words or "",
        organisations=row.organisations or "",
        asked_on=row.asked_on or "",
        what_for=row.what_for or "",
        is_urgent=row.is_urgent,
        outcome=row.outcome or "",
    )
