"""A wait is from the first contact until somebody saw the person, and is counted once."""

from __future__ import annotations

from app.casework import people
from app.casework.appointments import book, change_appointment
from app.casework.interview import Interview
from app.casework.waits import Seen, all_seen, waits
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.models.store import Store


def test_what_follows_being_seen_is_no_wait() -> None:
    told = [
        Seen("a", "2026-11-01", "2026-11-05"),
        Seen("a", "2026-11-01", "2026-12-05"),  # the same contact, seen again
        Seen("a", "2026-11-05", "2026-11-20"),  # arranged while they were seen
        Seen("a", "2026-12-10", "2026-12-13"),  # they asked again
        Seen("b", "2026-11-01", "2026-11-02"),
        Seen("c", "", "2026-11-02"),
        Seen("c", "2026-11-09", "2026-11-02"),
    ]
    assert waits(told) == [("2026-11-02", 1), ("2026-11-05", 4), ("2026-12-13", 3)]
    assert waits(reversed(told)) == waits(told)


def test_two_who_saw_them_the_same_day_count_once_from_the_earlier_contact() -> None:
    told = [Seen("a", "2026-11-03", "2026-11-05"), Seen("a", "2026-11-01", "2026-11-05")]
    assert waits(told) == [("2026-11-05", 4)]
    assert waits([*told, *told]) == [("2026-11-05", 4)]


def test_a_first_contact_by_phone_waits_until_a_talk_face_to_face(
    store: Store, catalogue: Catalogue
) -> None:
    def talk(person_id: str, key: str, on: str, kind: str) -> None:
        page = Interview.begin(store, person_id=person_id, page_key=key, catalogue=catalogue)
        place: Json = {"kind": kind, "words": ""}
        page.answer("conversation_on", on)
        if kind:
            page.answer("place", place)
        page.flush()
        page.close()

    rang = people.add_person(store, name="Rang").id
    talk(rang, "first_contact", "2026-11-01", "phone")
    talk(rang, "conversation_1", "2026-11-02", "phone")
    talk(rang, "conversation_1", "2026-11-04", "home")
    talk(rang, "conversation_2", "2026-11-09", "home")
    came = people.add_person(store, name="Came in").id
    talk(came, "first_contact", "2026-11-01", "hub")
    talk(came, "conversation_1", "2026-11-06", "home")
    alone = people.add_person(store, name="Not yet").id
    talk(alone, "first_contact", "2026-11-01", "")
    with store.reading() as session:
        assert waits(all_seen(session)) == [("2026-11-04", 3)]
    seen = book(store, person_id=rang, on_date="2026-11-03", asked_on="2026-11-01")
    change_appointment(store, appointment_id=seen.id, outcome="seen")
    with store.reading() as session:
        assert waits(all_seen(session)) == [("2026-11-03", 2)]
