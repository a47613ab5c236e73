"""The story so far as one timeline: every kind of thing, filtered, searched, and in parts."""

from __future__ import annotations

import time

import pytest

from app.casework import contacts, people, promises
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.merging import merge_people
from app.casework.sealed import sealed
from app.casework.timeline import FILTERS, Sought, Timeline, timeline
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.appointment import Appointment
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.money import Money
from app.models.page import SealedView
from app.models.signing import SignatureGiven
from app.models.store import Store
from app.models.timeline import KINDS, Mark
from app.policy import Policy

MANY = 2_000
QUICK_S = 0.5


def told(store: Store, person_id: str, catalogue: Catalogue, sought: Sought) -> Timeline:
    return timeline(store, person_id=person_id, catalogue=catalogue, words=Words(), sought=sought)


def headings(found: Timeline) -> list[str]:
    return [line.heading for line in found.lines]


@pytest.fixture
def lived(store: Store, arthur: PersonView, catalogue: Catalogue) -> str:
    """Arthur with one of everything that can stand on a timeline; his finished page's id."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("what_matters", "The shed at Tŷ Gwyn")
    talk.answer("conversation_on", "2026-11-02")
    talk.flush()
    talk.close()
    promise = promises.add_promise(
        store, person_id=arthur.id, page_id=talk.page_id, what="A lift to chapel", who_words="Mair"
    )
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    contacts.note_contact(
        store, person_id=arthur.id, words="He rang about the hinge", on_date="2026-11-05"
    )
    promises.answer_did_it_take(store, promise_id=promise.id, answer="partly", note="Once only")
    view = sealed(store, page_id=talk.page_id)
    with store.writing(Step(Verb.CHANGED_PERSON, person_id=arthur.id)) as session:
        session.add(
            Money(person_id=arthur.id, pence=3740, for_what="Wood", authorised_on="2026-11-03")
        )
        session.add(
            Appointment(
                person_id=arthur.id, on_date="2026-11-20", at_time="10:30", place_kind="hub",
                place_words="Llanbedr hall",
            )
        )  # fmt: skip
        session.add(
            SealedView(
                person_id=arthur.id, kind="ecomap", content="{}", sha256="0" * 64,
                made_at=store.clock.now(), worker_id=store.worker_id,
            )
        )  # fmt: skip
        session.add(
            SignatureGiven(
                sealed_view_id=view.id, person_id=arthur.id, page_id=talk.page_id,
                sha256=view.sha256, way="typed", name="Arthur Bevan",
                signed_at=store.clock.now(),
            )
        )  # fmt: skip
    return talk.page_id


def test_everything_that_happened_is_told_newest_first(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    found = told(store, arthur.id, catalogue, Sought())
    assert {line.mark.kind for line in found.lines} == set(KINDS)
    days = [line.on_date for line in found.lines]
    assert days == sorted(days, reverse=True)
    assert not found.has_older
    by_kind = {line.mark.kind: line for line in found.lines}
    assert by_kind["seen"].words == "10:30 · At a hub or drop-in · Llanbedr hall"
    assert by_kind["money"].words == "£37.40 · Wood"
    assert by_kind["money"].after == "Authorised 3 November 2026."
    assert by_kind["took"].heading == "Did it take? Partly"
    assert (by_kind["took"].after, by_kind["took"].who) == ("Once only", "Mair")
    assert by_kind["signature"].words == "Conversation 1"
    assert by_kind["page"].page_id == lived
    assert by_kind["page"].who == "Gwen Price"


@pytest.mark.parametrize("kind", [key for key in FILTERS if key])
def test_one_kind_alone(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str, kind: str
) -> None:
    found = told(store, arthur.id, catalogue, Sought(kind=kind))
    assert {line.mark.kind for line in found.lines} == set(FILTERS[kind])


def test_days_bound_it_and_nonsense_does_not(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    some = told(store, arthur.id, catalogue, Sought(since="3 Nov 2026", until="2026-11-05"))
    assert headings(some) == ["Note"]
    assert len(told(store, arthur.id, catalogue, Sought(until="2026-11")).lines) == len(
        told(store, arthur.id, catalogue, Sought(since="when pigs fly")).lines
    )


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("ty gwyn", {"page"}),
        ("HINGE", {"note"}),
        ("chapel", {"promise", "took"}),
        ("wood", {"money"}),
        ("llanb", {"seen"}),
        ("nothing of the kind", set[str]()),
    ],
)
def test_words_are_found_where_they_stand(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str, query: str, kinds: set[str]
) -> None:
    found = told(store, arthur.id, catalogue, Sought(query=query))
    assert {line.mark.kind for line in found.lines} == kinds


def test_parts_follow_each_other_without_gap_or_repeat(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    whole = told(store, arthur.id, catalogue, Sought()).lines
    seen: list[Mark] = []
    before: Mark | None = None
    for _ in range(20):
        part = timeline(
            store, person_id=arthur.id, catalogue=catalogue, words=Words(), before=before, limit=2
        )
        seen += [line.mark for line in part.lines]
        before = seen[-1]
        if not part.has_older:
            break
    assert seen == [line.mark for line in whole]


def test_an_amended_page_and_its_amendment_both_stand_there(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    new_id = amend_page(store, page_id=lived)
    finish_page(store, page_id=new_id, catalogue=catalogue, policy=Policy(), send=False)
    said = {
        line.page_id: line.after
        for line in told(store, arthur.id, catalogue, Sought(kind="page")).lines
    }
    assert said[lived] == "Amended later: a newer version stands in its place."
    assert said[new_id].startswith("Amends an earlier version.")


def test_of_two_records_put_together_all_is_told(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    other = people.add_person(store, name="Arthur Bevan")
    before = len(told(store, arthur.id, catalogue, Sought()).lines)
    merge_people(store, person_id=arthur.id, into_id=other.id)
    for ref in (arthur.id, other.id):
        assert len(told(store, ref, catalogue, Sought()).lines) >= before


def test_nobody_else_s_story_is_told(
    store: Store, arthur: PersonView, catalogue: Catalogue, lived: str
) -> None:
    other = people.add_person(store, name="Mair Ellis")
    assert told(store, other.id, catalogue, Sought()).lines == ()
    assert told(store, other.id, catalogue, Sought(query="hinge")).lines == ()


def test_what_was_typed_as_a_day_and_is_none_stands_on_the_day_it_was_made(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    contacts.note_contact(store, person_id=arthur.id, words="Odd", on_date="soonish")
    (line,) = told(store, arthur.id, catalogue, Sought()).lines
    assert line.on_date == clock.today().isoformat()


def test_thousands_of_notes_are_told_a_part_at_a_time_and_quickly(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    with store.writing(Step(Verb.NOTED, person_id=arthur.id)) as session:
        session.add_all(
            Contact(
                person_id=arthur.id,
                words=f"Note {number}",
                on_date=f"{2000 + number % 26}-01-{number % 28 + 1:02d}",
            )
            for number in range(MANY)
        )
    store.close_steps()
    began = time.perf_counter()
    first = told(store, arthur.id, catalogue, Sought())
    last = timeline(
        store,
        person_id=arthur.id,
        catalogue=catalogue,
        words=Words(),
        before=replace_day(first.lines[-1].mark, "2000-01-02"),
    )
    assert time.perf_counter() - began < QUICK_S
    assert first.has_older
    assert last.lines
    assert len(first.lines) == 50


def replace_day(mark: Mark, day: str) -> Mark:
    return mark._replace(day=day)
