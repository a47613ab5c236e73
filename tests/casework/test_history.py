"""History in words, undo by name, settings and search."""

from __future__ import annotations

import pytest

from app.casework import contacts, finding, history, network, people, promises, workers
from app.casework.history import HistoryLine
from app.casework.interview import Interview
from app.casework.person_history import person_history
from app.casework.step_names import step_text
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.journal import Verb
from app.models.store import Store


def told_of(store: Store, person_id: str, catalogue: Catalogue, words: Words) -> list[HistoryLine]:
    """What happened with a person, newest first."""
    told = person_history(store, person_id=person_id, catalogue=catalogue, words=words)
    return [one.line for one in told.lines]


def test_the_history_of_a_page_says_who_changed_what_before_and_after(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("confidence", 2)
    talk.leave("confidence")
    clock.move(minutes=1)
    talk.answer("confidence", 4)
    talk.leave("confidence")
    store.flush()
    lines = history.history_of_page(store, page_id=talk.page_id, catalogue=catalogue, words=words)
    assert [(line.who, line.verb) for line in lines] == [
        ("Gwen Price", "answered: How sure Arthur feels about the weeks ahead"),
        ("Gwen Price", "answered: How sure Arthur feels about the weeks ahead"),
        ("Gwen Price", "began Conversation 1"),
    ]
    assert lines[0].before == "2 of 5 (1 not at all sure, 5 very sure)"
    assert lines[0].after == "4 of 5 (1 not at all sure, 5 very sure)"
    assert lines[0].at > lines[2].at


def test_history_tells_members_and_promises_in_words_and_hides_what_only_serves_the_program(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    gill = network.add_member(
        store, person_id=arthur.id, name="Gill", kind="neighbour", closeness="very"
    )
    made = promises.add_promise(
        store,
        person_id=arthur.id,
        what="A lift",
        who_kind="member",
        who_id=gill.id,
        help="with_help",
        prevention=["secondary"],
    )
    promises.answer_did_it_take(store, promise_id=made.id, answer="partly")
    network.change_member(store, member_id=gill.id, left_reason="lost_touch", safe_to_ring=False)
    lines = told_of(store, arthur.id, catalogue, words)
    left, asked, promised, added = lines[:4]
    assert added.after == "Name: Gill\nKind: Neighbour\nCloseness: Very close"
    assert promised.after.splitlines()[0] == "What: A lift"
    assert "Help: With some help" in promised.after
    assert "Prevention: Reduces a need" in promised.after
    assert "Whether it took: Partly" in asked.after
    assert "Safe to ring: no" in left.after
    assert "Why they left: Lost touch" in left.after
    told = " ".join(line.before + line.after for line in lines)
    assert not any(raw in told for raw in ("_", "with_help", "page_key", "secondary", "member"))


def test_a_step_about_several_things_is_not_named_by_nothing() -> None:
    assert step_text(Verb.CHANGED_PERSON, has_subject=False) == "changed a person's details"
    assert "{subject}" not in step_text(Verb.CHANGED_PROMISE, has_subject=False)
    assert "{subject}" in step_text(Verb.CHANGED_PROMISE)


def test_the_history_of_a_person_holds_all_that_is_theirs_and_nobody_elses(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    other = people.add_person(store, name="Other")
    people.change_person(store, person_id=arthur.id, phone="01632 960 001")
    network.add_member(store, person_id=arthur.id, name="Gill", gives_care=True)
    network.add_member(store, person_id=other.id, name="Secret")
    contacts.note_contact(store, person_id=arthur.id, words="rang", way="phone")
    people.opened(store, person_id=arthur.id)
    lines = told_of(store, arthur.id, catalogue, words)
    assert [line.verb for line in lines] == [
        "noted a contact: rang",
        "added Gill to the people around",
        "changed a person's details: Phone",
        "added Arthur Bevan",
    ]
    assert lines[1].after == "Name: Gill\nGives care: yes"
    assert lines[2].after == "Phone: 01632 960 001"


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_has_a_plain_name(verb: Verb) -> None:
    assert step_text(verb) != str(verb)


def test_a_verb_of_a_later_version_names_itself() -> None:
    assert step_text("juggled") == "juggled"


def test_undo_and_redo_follow_the_person_in_front(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    other = people.add_person(store, name="Other")
    people.change_person(store, person_id=arthur.id, phone="1")
    people.change_person(store, person_id=other.id, phone="2")
    offer = history.offers(store, person_id=arthur.id, words=words, catalogue=catalogue).undo
    assert offer is not None
    assert offer.label == "changed a person's details: Phone"
    history.undo(store, step_id=offer.step_id)
    assert people.person(store, person_id=arthur.id).phone == ""
    assert people.person(store, person_id=other.id).phone == "2"
    again = history.offers(store, person_id=arthur.id, words=words, catalogue=catalogue).redo
    assert again is not None
    history.redo(store, step_id=again.step_id)
    assert people.person(store, person_id=arthur.id).phone == "1"


def test_yesterdays_steps_are_not_undone(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    offer = history.offers(store, person_id=arthur.id, words=words, catalogue=catalogue).undo
    assert offer is not None
    clock.move(days=1)
    with pytest.raises(Refused):
        history.undo(store, step_id=offer.step_id)


def test_keeping_a_setting_is_no_step_to_undo(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    workers.keep_private_setting(store, "last_place", {"person_id": arthur.id, "caret": 3})
    kept = workers.private_setting(store, "last_place")
    assert kept == {"person_id": arthur.id, "caret": 3}
    assert workers.private_setting(store, "nothing", "default") == "default"
    offer = history.offers(store, words=words, catalogue=catalogue).undo
    assert offer is not None
    assert offer.label == "added Arthur Bevan"


def test_the_worker_is_named_once_and_changed(store: Store) -> None:
    workers.set_owner(store, name="Gwen Price-Jones", role="senior social worker")
    workers.change_owner(store, phone="01632 960 115")
    workers.add_colleague(store, name="O. Farouk", role="coordinator")
    everybody = workers.workers(store)
    assert [(w.name, w.is_owner) for w in everybody] == [
        ("Gwen Price-Jones", True),
        ("O. Farouk", False),
    ]
    assert workers.owner(store) == everybody[0]
    assert everybody[0].phone == "01632 960 115"


def test_people_come_first_then_the_newest_notes_and_accents_are_folded(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(store, person_id=arthur.id, address="Tŷ Coed", born="1944")
    contacts.note_contact(store, person_id=arthur.id, words="Sits in the tŷ bach")
    promises.add_promise(store, person_id=arthur.id, what="Paint the tyre swing")
    found = finding.find(store, query="ty")
    assert [(p.person_id, p.detail) for p in found.people] == [(arthur.id, "1944 · Tŷ Coed")]
    assert {n.entity for n in found.notes} == {"contact", "promise"}
    assert all(n.person_name == "Arthur Bevan" for n in found.notes)


def test_while_visiting_nobody_elses_name_is_found(store: Store, arthur: PersonView) -> None:
    other = people.add_person(store, name="Arthur Other")
    contacts.note_contact(store, person_id=other.id, words="about Arthur")
    contacts.note_contact(store, person_id=arthur.id, words="Arthur rang")
    found = finding.find(store, query="arthur", person_id=arthur.id)
    assert found.people == ()
    assert {n.person_id for n in found.notes} == {arthur.id}


@pytest.mark.parametrize("query", ["", '"', "a OR NOT", "x*)(", "' ; --", "\0", "x" * 5000])
def test_no_query_breaks_the_search(store: Store, arthur: PersonView, query: str) -> None:
    assert finding.find(store, query=query).notes == ()
