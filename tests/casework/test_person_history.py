"""Everything that happened with a person: told in parts, by what it is about, and brought back."""

from __future__ import annotations

import time

import pytest

from app.casework import contacts, history, network, people, promises
from app.casework.arriving import Arrival, add_arrivals
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.merging import merge_people
from app.casework.person_history import (
    Earlier,
    PersonHistoryLine,
    Topic,
    bring_back_value,
    person_history,
)
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy

SHED = "The shed."
CHAPEL = "Chapel on Sunday."


def lines(
    store: Store, catalogue: Catalogue, words: Words, person_id: str, topic: Topic | None = None
) -> tuple[PersonHistoryLine, ...]:
    """The newest steps of a person."""
    return person_history(
        store, person_id=person_id, catalogue=catalogue, words=words, topic=topic
    ).lines


def earlier_of(found: tuple[PersonHistoryLine, ...]) -> list[tuple[str, Earlier]]:
    """Every value that can be brought back, with its step."""
    return [(told.line.step_id, one) for told in found for one in told.earlier]


@pytest.fixture
def draft(store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock) -> str:
    """A draft on which what matters was answered twice."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    for said in (SHED, CHAPEL):
        talk.answer("what_matters", said, whose="person")
        talk.leave("what_matters")
        talk.flush()
        store.close_steps()
        clock.move(minutes=1)
    talk.close()
    return talk.page_id


def answer_now(store: Store, catalogue: Catalogue, page_id: str) -> object:
    """What matters, as it stands."""
    talk = Interview.open(store, page_id=page_id, catalogue=catalogue)
    talk.close()
    return talk.answers["what_matters"]


def test_steps_are_told_by_what_they_are_about(
    store: Store, arthur: PersonView, draft: str, catalogue: Catalogue, words: Words
) -> None:
    people.opened(store, person_id=arthur.id)
    contacts.note_contact(store, person_id=arthur.id, words="Rang.")
    network.add_member(store, person_id=arthur.id, name="Gill")
    promises.add_promise(store, person_id=arthur.id, page_id=draft, what="A lift")
    people.change_person(store, person_id=arthur.id, phone="01632 960 114")
    told: dict[Topic, list[str]] = {}
    topics: tuple[Topic, ...] = ("page", "promise", "people", "note", "details")
    for topic in topics:
        told[topic] = [t.line.verb for t in lines(store, catalogue, words, arthur.id, topic)]
    assert told["promise"] == ["added a promise: A lift"]
    assert told["people"] == ["added Gill to the people around"]
    assert told["note"] == ["noted a contact: Rang."]
    assert told["details"] == ["changed a person's details: Phone", "added Arthur Bevan"]
    assert told["page"][-1] == "began Conversation 1"
    everything = [t.line.verb for t in lines(store, catalogue, words, arthur.id)]
    assert sorted(everything) == sorted(verb for verbs in told.values() for verb in verbs)
    assert "opened the record" not in everything


def test_a_long_history_is_read_in_parts_that_join(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    for number in range(25):
        contacts.note_contact(store, person_id=arthur.id, words=f"Note {number}")
    seen: list[str] = []
    before: int | None = None
    has_earlier = True
    while has_earlier:
        part = person_history(
            store,
            person_id=arthur.id,
            catalogue=catalogue,
            words=words,
            topic="note",
            before=before,
            limit=10,
        )
        seen += [told.line.verb for told in part.lines]
        assert len(part.lines) == (10 if part.has_earlier else 5)
        before, has_earlier = part.lines[-1].seq, part.has_earlier
    assert seen == [f"noted a contact: Note {n}" for n in reversed(range(25))]


def test_an_earlier_answer_of_a_draft_stands_again_by_one_step(
    store: Store, arthur: PersonView, draft: str, catalogue: Catalogue, words: Words
) -> None:
    ((step_id, earlier),) = earlier_of(lines(store, catalogue, words, arthur.id))
    assert (earlier.said, earlier.is_finished) == (SHED, False)
    assert bring_back_value(store, step_id=step_id, earlier=earlier, catalogue=catalogue) is None
    assert answer_now(store, catalogue, draft) == SHED
    offer = history.offers(store, page_id=draft, words=words, catalogue=catalogue).undo
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    assert answer_now(store, catalogue, draft) == CHAPEL


def test_an_earlier_detail_stands_again_and_what_stands_now_is_not_offered(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    for needs in (["Large print"], ["Large print", "A quiet room"], ["Large print"]):
        people.change_person(store, person_id=arthur.id, needs=needs)
    people.change_person(store, person_id=arthur.id, is_restricted=True)
    people.change_person(store, person_id=arthur.id, is_restricted=False)
    ((step_id, earlier),) = earlier_of(lines(store, catalogue, words, arthur.id))
    assert earlier.said == "Large print and A quiet room"
    bring_back_value(store, step_id=step_id, earlier=earlier, catalogue=catalogue)
    assert people.person(store, person_id=arthur.id).needs == ("Large print", "A quiet room")


def test_a_finished_page_is_amended_instead(
    store: Store, arthur: PersonView, draft: str, catalogue: Catalogue, words: Words
) -> None:
    finish_page(store, page_id=draft, catalogue=catalogue, policy=Policy(), send=False)
    step_id, earlier = earlier_of(lines(store, catalogue, words, arthur.id))[-1]
    assert earlier.is_finished
    amended = bring_back_value(store, step_id=step_id, earlier=earlier, catalogue=catalogue)
    assert amended not in (None, draft)
    assert answer_now(store, catalogue, draft) == CHAPEL


def test_what_was_never_in_that_step_is_refused(
    store: Store, arthur: PersonView, draft: str, catalogue: Catalogue, words: Words
) -> None:
    ((step_id, earlier),) = earlier_of(lines(store, catalogue, words, arthur.id))
    wrong = Earlier(position=99, column="", name=earlier.name, said=earlier.said, is_finished=False)
    with pytest.raises(Refused):
        bring_back_value(store, step_id=step_id, earlier=wrong, catalogue=catalogue)
    assert answer_now(store, catalogue, draft) == CHAPEL


def test_thousands_of_steps_cost_no_more_than_the_part_that_is_shown(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    for number in range(600):
        contacts.note_contact(store, person_id=arthur.id, words=f"Note {number}")
    began = time.perf_counter()
    part = person_history(
        store, person_id=arthur.id, catalogue=catalogue, words=words, topic="details"
    )
    assert len(part.lines) == 1
    assert time.perf_counter() - began < 2


def bring_in(store: Store, names: list[str]) -> str:
    """A list of these names brought in, with a day to be in touch; gives back the first's id."""
    arrivals = [
        Arrival(line=n + 2, fields={"name": name}, next_contact_on="2026-12-01")
        for n, name in enumerate(names)
    ]
    add_arrivals(store, arrivals, note="The list says so.", told=lambda _done, _total: None)
    (found,) = people.resolve(store, ref=names[0])
    return found.id


def test_who_came_in_a_list_has_a_history_that_begins_with_it_and_names_nobody_else(
    store: Store, catalogue: Catalogue, words: Words
) -> None:
    ida = bring_in(store, ["Ida Fenwick", "Owen Vaughan"])
    contacts.note_contact(store, person_id=ida, words="Rang.")
    told = lines(store, catalogue, words, ida)
    assert [t.line.verb for t in told] == ["noted a contact: Rang.", "brought in a list of people"]
    first = told[-1].line
    assert (first.who, first.at.date().isoformat()) == ("Gwen Price", "2026-11-12")
    assert "Ida Fenwick" in first.after
    assert first.after.count("Next contact") == 1
    assert "Owen" not in f"{first.before}{first.after}"
    by_topic = [len(lines(store, catalogue, words, ida, topic)) for topic in ("details", "note")]
    assert by_topic == [1, 2]
    assert lines(store, catalogue, words, ida, "page") == ()


def test_a_list_of_one_undone_and_done_again_and_put_together_is_told_throughout(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    ida = bring_in(store, ["Ida Fenwick"])
    offer = store.undo_offer()
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    history.redo(store, step_id=offer.step_id)
    merge_people(store, person_id=ida, into_id=arthur.id)
    assert [t.line.verb for t in lines(store, catalogue, words, arthur.id)] == [
        "put two records together: Ida Fenwick",
        "did again: brought in a list of people",
        "undid: brought in a list of people",
        "brought in a list of people",
        "added Arthur Bevan",
    ]
    assert earlier_of(lines(store, catalogue, words, arthur.id)) == []


def test_the_history_of_one_of_thousands_costs_no_more_than_theirs(
    store: Store, catalogue: Catalogue, words: Words
) -> None:
    one = bring_in(store, ["Ida Fenwick", *(f"Person {n}" for n in range(3000))])
    began = time.perf_counter()
    for topic in (None, "details", "note"):
        assert len(lines(store, catalogue, words, one, topic)) == 1
    assert time.perf_counter() - began < 1
