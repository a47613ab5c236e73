"""How long people waited from a first contact until somebody saw them: once for each wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.appointments import wait_days
from app.forms.conditions import Json
from app.models.appointment import Appointment
from app.models.page import Answer, Page
from app.models.person import Person

FIRST_CONTACT: Final = "first_contact"
_FACE_TO_FACE: Final = frozenset({"home", "hub", "ward", "other"})
_PLACE: Final = "place"


class Seen(NamedTuple):
    """Somebody was seen on a day, after a first contact on another: both ISO days."""

    person_id: str
    asked_on: str
    seen_on: str


def waits(seen: Iterable[Seen]) -> list[tuple[str, int]]:
    """The day somebody was seen and how many days they had waited, the oldest first. Pure.

    Whoever was seen between the two days had waited no longer: what follows is no wait, and
    neither is what was arranged while they were seen.
    """
    by_person: dict[str, dict[str, list[str]]] = {}
    for one in seen:
        by_person.setdefault(one.person_id, {}).setdefault(one.seen_on, []).append(one.asked_on)
    told: list[tuple[str, int]] = []
    for days in by_person.values():
        for seen_on, asked in days.items():
            begun = [
                wait
                for asked_on in asked
                if (wait := wait_days(asked_on, seen_on)) is not None
                and not any(asked_on <= other < seen_on for other in days)
            ]
            if begun:
                told.append((seen_on, max(begun)))
    return sorted(told)


def all_seen(session: Session) -> list[Seen]:
    """Everybody who was seen after a first contact: by appointment, or by a talk face to face.

    People made up for practice are left out.
    """
    return [*_by_appointment(session), *_by_talk(session)]


def _by_appointment(session: Session) -> list[Seen]:
    rows = session.execute(
        select(Appointment.person_id, Appointment.asked_on, Appointment.on_date)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.outcome == "seen",
            Appointment.removed_at.is_(None),
            Person.is_practice.is_(False),
        )
    )
    return [Seen(row[0], row[1] or "", row[2] or "") for row in rows]


def _by_talk(session: Session) -> list[Seen]:
    """A first contact that was not face to face, and the first talk after it that was."""
    asked = (
        select(Page.person_id)
        .join(Person, Person.id == Page.person_id)
        .where(
            Page.page_key == FIRST_CONTACT,
            Page.removed_at.is_(None),
            Page.state != "superseded",
            Person.is_practice.is_(False),
        )
    )
    rows = session.execute(
        select(Page.person_id, Page.page_key, Page.conversation_on, Answer.value)
        .outerjoin(Answer, (Answer.page_id == Page.id) & (Answer.key == _PLACE))
        .where(
            Page.person_id.in_(asked),
            Page.removed_at.is_(None),
            Page.state != "superseded",
            Page.conversation_on.is_not(None),
        )
        .order_by(Page.conversation_on)
    ).all()
    first: dict[str, str] = {}
    seen: list[Seen] = []
    for person_id, page_key, on, place in rows:
        day = on or ""
        if _is_face_to_face(place):
            if person_id in first:
                seen.append(Seen(person_id, first.pop(person_id), day))
        elif page_key == FIRST_CONTACT:
            first.setdefault(person_id, day)
    return seen


def _is_face_to_face(place: Json) -> bool:
    """Whether a talk was where both were; where nobody said, it was not."""
    return isinstance(place, dict) and place.get("kind") in _FACE_TO_FACE
