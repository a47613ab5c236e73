"""Putting off: it comes up again on its day, nobody counts as met, and one step takes it back."""

from __future__ import annotations

import pytest

from app.casework import contacts, history, promises
from app.casework.contacts import story
from app.casework.day_views import DueLine
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.putting_off import put_off
from app.casework.today import due_of_person, today
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy


def due(store: Store, catalogue: Catalogue) -> tuple[DueLine, ...]:
    return today(store, catalogue=catalogue, words=Words()).due


def seen(lines: tuple[DueLine, ...]) -> list[tuple[str, str, str, str]]:
    return [(li.kind, li.what, li.due_on.isoformat(), li.put_off) for li in lines]


def test_a_contact_put_off_comes_up_on_its_day_with_what_it_was_and_why(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    contacts.note_contact(
        store,
        person_id=arthur.id,
        words="Ring about the shed",
        on_date="2026-11-05",
        next_contact_on="2026-11-10",
    )
    put_off(store, line=due(store, catalogue)[0], until="2026-11-15", reason="At his niece's")
    assert due(store, catalogue) == ()
    clock.move(days=3)
    expected = ("contact", "Ring about the shed", "2026-11-15", "At his niece's")
    assert seen(due(store, catalogue)) == [expected]
    put_off(store, line=due(store, catalogue)[0], until="2026-11-16", reason="Still away")
    clock.move(days=1)
    assert seen(due(store, catalogue)) == [
        ("contact", "Ring about the shed", "2026-11-16", "Still away")
    ]


def test_putting_off_is_no_contact_and_stands_in_the_story_on_its_own_day(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    contacts.note_contact(
        store, person_id=arthur.id, words="Rang", on_date="2026-11-05", next_contact_on="2026-11-12"
    )
    put_off(store, line=due(store, catalogue)[0], until="2026-11-13", reason="Snow")
    told = story(store, person_id=arthur.id, words=words)
    assert [(li.on_date, li.heading, li.words) for li in told] == [
        ("2026-11-12", "Put off", "Until 13 November 2026. Snow"),
        ("2026-11-05", "", "Rang"),
    ]
    kept = contacts.contacts_of(store, person_id=arthur.id)[0]
    assert (kept.way, kept.next_contact_on) == ("put_off", "2026-11-13")
    assert [
        (li.kind, li.due_on.isoformat()) for li in due_of_person(store, person_id=arthur.id)
    ] == [("contact", "2026-11-13")]


def test_a_promise_put_off_is_asked_about_later_and_keeps_why(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    made = promises.add_promise(
        store, person_id=arthur.id, what="A lift", by_when="2026-11-10", note="Huw drives."
    )
    put_off(
        store, line=due(store, catalogue)[0], until="2026-11-20", reason="The car is mended then"
    )
    assert due(store, catalogue) == ()
    kept = promises.promises_of_person(store, person_id=arthur.id)[0]
    assert (kept.by_when, kept.follow_up_on) == ("2026-11-10", "2026-11-20")
    assert kept.note == "Huw drives.\nThe car is mended then"
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    assert (offer.verb, offer.subject) == ("put_off", "The car is mended then")
    history.undo(store, step_id=offer.step_id)
    assert [line.promise_id for line in due(store, catalogue)] == [made.id]


def information_only(store: Store, person: PersonView, catalogue: Catalogue) -> str:
    talk = Interview.begin(
        store, person_id=person.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("outcome", "information")
    talk.answer("told_right", "yes")
    talk.flush()
    talk.close()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    return talk.page_id


def test_ringing_back_is_put_off_and_is_still_ringing_back(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    page_id = information_only(store, arthur, catalogue)
    clock.move(days=15)
    put_off(store, line=due(store, catalogue)[0], until="2026-11-30", reason="No answer")
    assert due(store, catalogue) == ()
    clock.move(days=5)
    lines = due(store, catalogue)
    assert seen(lines) == [("ring_back", "", "2026-11-30", "No answer")]
    assert (lines[0].page_id, lines[0].page_key) == (page_id, "conversation_1")
    contacts.note_contact(store, person_id=arthur.id, words="Rang back", way="phone")
    assert due(store, catalogue) == ()


def test_a_contact_agreed_for_before_that_day_stands_when_ringing_back_is_put_off(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    information_only(store, arthur, catalogue)
    contacts.note_contact(
        store,
        person_id=arthur.id,
        words="See you",
        on_date="2026-11-12",
        next_contact_on="2026-11-29",
    )
    clock.move(days=15)
    back = next(line for line in due(store, catalogue) if line.kind == "ring_back")
    put_off(store, line=back, until="2026-12-24")
    assert [li.due_on.isoformat() for li in due_of_person(store, person_id=arthur.id)] == [
        "2026-11-29"
    ]


@pytest.mark.parametrize("until", ["", "2026-11-12", "2026-11-01", "when the bus comes"])
def test_only_a_day_to_come_will_do(
    store: Store, arthur: PersonView, catalogue: Catalogue, until: str
) -> None:
    promises.add_promise(store, person_id=arthur.id, what="A lift", by_when="2026-11-10")
    with pytest.raises(Refused):
        put_off(store, line=due(store, catalogue)[0], until=until)
    assert len(due(store, catalogue)) == 1
