"""Who hears from the worker, and when: nobody is forgotten, nobody is rung for nothing."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework import contacts, people, promises
from app.casework.day_views import DueLine
from app.casework.due import NextContactRow, newest_recorded
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.today import MOST_SOON, due_of_person, today
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy


def seen(lines: tuple[DueLine, ...]) -> list[tuple[str, str, str]]:
    return [(line.kind, line.what, line.due_on.isoformat()) for line in lines]


def due(store: Store, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    return seen(today(store, catalogue=catalogue, words=Words()).due)


def note(store: Store, person: PersonView, words: str, on: str = "", then: str = "") -> None:
    contacts.note_contact(
        store, person_id=person.id, words=words, way="phone", on_date=on, next_contact_on=then
    )


def test_a_next_contact_comes_up_on_its_day_and_stays_until_there_is_contact(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    note(store, arthur, "Rang about the shed", then="2026-11-14")
    assert due(store, catalogue) == []
    clock.move(days=2)
    assert due(store, catalogue) == [("contact", "Rang about the shed", "2026-11-14")]
    clock.move(days=30)
    assert len(due(store, catalogue)) == 1
    note(store, arthur, "Spoke at last")
    assert due(store, catalogue) == []


def test_what_is_coming_shows_for_a_fortnight_ahead(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    bob = people.add_person(store, name="Bob")
    note(store, arthur, "a", then="2026-11-26")
    note(store, bob, "b", then="2026-11-27")
    view = today(store, catalogue=catalogue, words=words)
    assert view.due == ()
    assert [line.person_name for line in view.soon] == ["Arthur Bevan"]


def test_the_first_picture_shows_the_nearest_of_the_fortnight_as_the_whole_does(
    store: Store, catalogue: Catalogue, words: Words
) -> None:
    days = ["2026-11-12"] * 4 + ["2026-11-18"] * 40 + ["2026-11-20"] * 14 + ["2026-11-25"] * 9
    for number, day in enumerate(days):
        # Named backwards, so that who shares the last day is not shown in the order kept.
        person = people.add_person(store, name=f"Person {99 - number}")
        note(store, person, "See you", then=day)
    whole = today(store, catalogue=catalogue, words=words)
    first = today(store, catalogue=catalogue, words=words, first=3)
    assert len(whole.soon) == MOST_SOON
    assert first.soon == whole.soon
    assert first.due == whole.due[:3]
    assert (first.due_total, first.due_people) == (whole.due_total, whole.due_people) == (4, 4)


def test_a_contact_before_the_day_does_not_make_it_forgotten(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    note(store, arthur, "See you on the 20th", then="2026-11-20")
    clock.move(days=3)
    note(store, arthur, "His niece rang")
    clock.move(days=5)
    assert due(store, catalogue) == [("contact", "See you on the 20th", "2026-11-20")]


def test_the_day_recorded_last_replaces_the_one_before(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    note(store, arthur, "first", then="2026-11-13")
    clock.move(hours=1)
    note(store, arthur, "second", then="2026-12-24")
    clock.move(days=5)
    assert due(store, catalogue) == []


def test_again_later_today_stays_until_it_happened(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    note(store, arthur, "No answer, again at four", then="2026-11-12")
    assert len(due(store, catalogue)) == 1
    clock.move(hours=2)
    note(store, arthur, "Spoke")
    assert due(store, catalogue) == []


def test_a_next_contact_on_a_page_counts_and_a_later_note_replaces_it(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("next_contact", "2026-11-16")
    talk.flush()
    clock.move(days=4)
    assert due(store, catalogue) == [("contact", "", "2026-11-16")]
    note(store, arthur, "moved it", on="2026-11-15", then="2026-11-30")
    assert due(store, catalogue) == []
    talk.answer("next_contact", "when the bus comes")
    talk.flush()
    assert due(store, catalogue) == []


def test_a_conversation_is_a_contact(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    note(store, arthur, "a", then="2026-11-14")
    clock.move(days=2)
    assert len(due(store, catalogue)) == 1
    Interview.begin(store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue)
    assert due(store, catalogue) == []


@pytest.mark.parametrize("involvement", ["finished_for_now", "moved", "died"])
def test_no_reminders_for_who_is_not_worked_with_now(
    store: Store, arthur: PersonView, catalogue: Catalogue, involvement: str
) -> None:
    note(store, arthur, "a", on="2026-11-01", then="2026-11-10")
    promises.add_promise(store, person_id=arthur.id, what="A lift", by_when="2026-11-10")
    assert len(due(store, catalogue)) == 2
    people.change_person(store, person_id=arthur.id, involvement=involvement)
    assert due(store, catalogue) == []
    assert due_of_person(store, person_id=arthur.id) == ()
    people.change_person(store, person_id=arthur.id, involvement="open")
    people.remove_person(store, person_id=arthur.id)
    assert due(store, catalogue) == []


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"by_when": "2026-11-10"}, "2026-11-10"),
        ({"by_when": "2026-11-10", "follow_up_on": "2026-11-12"}, "2026-11-12"),
        ({"by_when": "2026-11-10", "follow_up_on": "2026-11"}, "2026-11-10"),
        ({"by_when": "by Christmas"}, None),
        ({"by_when": "2026-10"}, None),
        ({"by_when": "2026-12-30"}, None),
        ({"by_when": "2026-11-10", "follow_up_on": "2026-12-30"}, None),
    ],
)
def test_whether_a_promise_took_is_asked_on_its_day(
    store: Store,
    arthur: PersonView,
    catalogue: Catalogue,
    fields: dict[str, str],
    day: str | None,
) -> None:
    promises.add_promise(store, person_id=arthur.id, what="A lift", **fields)
    assert due(store, catalogue) == ([("promise", "A lift", day)] if day else [])


def test_a_promise_stays_on_today_until_it_is_answered(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    promise = promises.add_promise(store, person_id=arthur.id, what="A lift", by_when="2026-11-10")
    promises.answer_did_it_take(store, promise_id=promise.id, answer="partly", note="Once")
    assert due(store, catalogue) == []
    kept = promises.promises_of_person(store, person_id=arthur.id)[0]
    assert (kept.did_it_take, kept.taken_asked_on, kept.note) == ("partly", "2026-11-12", "Once")
    promises.answer_did_it_take(store, promise_id=promise.id, answer="")
    assert len(due(store, catalogue)) == 1
    promises.remove_promise(store, promise_id=promise.id)
    assert due(store, catalogue) == []


def test_information_only_is_rung_back_after_two_weeks_unless_there_was_contact(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("outcome", "information")
    talk.answer("told_right", "yes")
    talk.flush()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    clock.move(days=13)
    assert due(store, catalogue) == []
    clock.move(days=1)
    assert due(store, catalogue) == [("ring_back", "", "2026-11-26")]
    note(store, arthur, "Rang back")
    assert due(store, catalogue) == []


def test_the_longest_overdue_come_first_and_the_rest_is_counted(
    store: Store, catalogue: Catalogue, words: Words
) -> None:
    for number in range(105):
        person = people.add_person(store, name=f"Person {number:03}")
        day = date(2026, 11, 12).toordinal() - number % 7
        note(store, person, "x", on="2026-10-01", then=date.fromordinal(day).isoformat())
    view = today(store, catalogue=catalogue, words=words)
    assert (len(view.due), view.due_total, view.people) == (100, 105, 105)
    order = [(line.due_on, line.person_name) for line in view.due]
    assert order == sorted(order)
    assert view.worker is not None
    assert view.worker.name == "Gwen Price"


def test_newest_recorded_keeps_one_row_a_person() -> None:
    rows = [
        NextContactRow("a", "2026-11-12T10", "2026-11-20", False, "n1", None),
        NextContactRow("a", "2026-11-12T11", "2026-11-13", False, None, "p1"),
        NextContactRow("b", "2026-11-12T09", "", False, "n2", None),
    ]
    assert newest_recorded(rows) == {"a": rows[1], "b": rows[2]}


def test_everything_to_come_of_one_person_whenever_it_is(store: Store, arthur: PersonView) -> None:
    other = people.add_person(store, name="Other")
    note(store, arthur, "a", then="2027-03-01")
    note(store, other, "b", then="2027-03-01")
    promises.add_promise(store, person_id=arthur.id, what="A lift", by_when="2028-01-01")
    assert seen(due_of_person(store, person_id=arthur.id)) == [
        ("contact", "a", "2027-03-01"),
        ("promise", "A lift", "2028-01-01"),
    ]
