"""Recently removed: what is listed, for how long, and that each comes back by one step."""

from __future__ import annotations

import pytest

from app.casework import contacts, history, jots, network, pages, people, promises
from app.casework.interview import Interview
from app.casework.removed import bring_back, removed
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.journal import Step, Verb
from app.models.network import Tie
from app.models.store import Store


@pytest.fixture
def everything(
    store: Store, arthur: PersonView, clock: FixedClock, catalogue: Catalogue
) -> dict[str, str]:
    """One of each kind, removed one after the other; kind to id, in the order of removal."""
    note = contacts.note_contact(store, person_id=arthur.id, words="Rang; no answer.")
    gill = network.add_member(store, person_id=arthur.id, name="Gill", relation="daughter")
    roy = network.add_member(store, person_id=arthur.id, name="Roy")
    with store.writing(Step(Verb.TIED, person_id=arthur.id)) as session:
        tie = Tie(person_id=arthur.id, from_member_id=gill.id, to_member_id=roy.id)
        session.add(tie)
        session.flush()
        tie_id = tie.id
    promise = promises.add_promise(store, person_id=arthur.id, what="Mend the step")
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.close()
    promises.add_promise(store, person_id=arthur.id, page_id=talk.page_id, what="With the page")
    beryl = people.add_person(store, name="Beryl Hughes")
    clock.move(minutes=1)
    contacts.remove_contact(store, contact_id=note.id)
    clock.move(minutes=1)
    with store.writing(Step(Verb.UNTIED, person_id=arthur.id)) as session:
        row = session.get(Tie, tie_id)
        assert row is not None
        row.removed_at = clock.now()
    clock.move(minutes=1)
    network.remove_member(store, member_id=gill.id)
    clock.move(minutes=1)
    promises.remove_promise(store, promise_id=promise.id)
    clock.move(minutes=1)
    pages.remove_page(store, page_id=talk.page_id)
    clock.move(minutes=1)
    people.remove_person(store, person_id=beryl.id)
    return {
        "contact": note.id,
        "tie": tie_id,
        "member": gill.id,
        "promise": promise.id,
        "page": talk.page_id,
        "person": beryl.id,
    }


def listed(store: Store, catalogue: Catalogue, words: Words) -> list[tuple[str, str]]:
    """Kind and words of what is listed."""
    found = removed(store, catalogue=catalogue, words=words)
    assert found.total == len(found.rows)
    return [(line.kind, line.what) for line in found.rows]


def test_a_note_without_words_is_listed_and_a_jot_that_was_sent_to_a_page_is_not(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.close()
    line = jots.jot(store, words="Bus at nine", person_id=arthur.id)
    jots.send_jot_to_page(
        store, jot_id=line, page_id=talk.page_id, key="what_matters", catalogue=catalogue
    )
    assert listed(store, catalogue, words) == []
    phoned = contacts.note_contact(store, person_id=arthur.id, words="", way="phone")
    contacts.remove_contact(store, contact_id=phoned.id)
    assert listed(store, catalogue, words) == [("contact", "Phoned")]
    thrown = jots.jot(store, words="Nothing in it", person_id=arthur.id)
    contacts.remove_contact(store, contact_id=thrown)
    assert ("contact", "Nothing in it") in listed(store, catalogue, words)


@pytest.mark.usefixtures("everything")
def test_all_that_was_removed_is_listed_newest_first_with_whose_and_by_whom(
    store: Store, catalogue: Catalogue, words: Words
) -> None:
    assert listed(store, catalogue, words) == [
        ("person", "Beryl Hughes"),
        ("page", "Conversation 1 of 12 November 2026"),
        ("promise", "Mend the step"),
        ("member", "Gill (daughter)"),
        ("tie", "Gill – Roy"),
        ("contact", "Rang; no answer."),
    ]
    rows = removed(store, catalogue=catalogue, words=words).rows
    assert {line.who for line in rows} == {"Gwen Price"}
    assert [line.person_name for line in rows] == ["", *["Arthur Bevan"] * 5]


def test_everything_comes_back_by_one_step_and_undo_takes_it_again(
    store: Store, everything: dict[str, str], catalogue: Catalogue, words: Words
) -> None:
    rows = removed(store, catalogue=catalogue, words=words).rows
    before = listed(store, catalogue, words)
    # A tie comes back once both it joins are here.
    for line in sorted(rows, key=lambda one: one.kind == "tie"):
        bring_back(store, kind=line.kind, row_id=line.id)
        offer = history.offers(store, words=words, catalogue=catalogue).undo
        assert offer is not None
        assert offer.label.startswith("brought back: ")
    assert listed(store, catalogue, words) == []
    assert [p.what for p in promises.promises_of_page(store, page_id=everything["page"])] == [
        "With the page"
    ]
    for _ in rows:
        offer = history.offers(store, words=words, catalogue=catalogue).undo
        assert offer is not None
        history.undo(store, step_id=offer.step_id)
    assert listed(store, catalogue, words) == before


@pytest.mark.usefixtures("everything")
def test_after_thirty_days_it_is_not_listed_and_still_there(
    store: Store, everything: dict[str, str], catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    clock.move(days=29)
    assert len(listed(store, catalogue, words)) == 6
    clock.move(days=2)
    assert listed(store, catalogue, words) == []
    assert people.is_known(store, person_id=everything["person"])


def test_what_belongs_to_somebody_removed_waits_for_them(
    store: Store, everything: dict[str, str], arthur: PersonView
) -> None:
    with pytest.raises(Refused):
        bring_back(store, kind="tie", row_id=everything["tie"])
    people.remove_person(store, person_id=arthur.id)
    for kind in ("contact", "member", "promise", "page"):
        with pytest.raises(Refused):
            bring_back(store, kind=kind, row_id=everything[kind])
    bring_back(store, kind="person", row_id=arthur.id)
    bring_back(store, kind="contact", row_id=everything["contact"])
    assert [n.words for n in contacts.contacts_of(store, person_id=arthur.id)] == [
        "Rang; no answer."
    ]


def test_a_promise_of_a_removed_page_comes_back_only_with_the_page(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.close()
    one = promises.add_promise(store, person_id=arthur.id, page_id=talk.page_id, what="First")
    promises.remove_promise(store, promise_id=one.id)
    clock.move(minutes=1)
    pages.remove_page(store, page_id=talk.page_id)
    with pytest.raises(Refused):
        bring_back(store, kind="promise", row_id=one.id)


def test_a_list_of_thousands_is_read_a_page_at_a_time(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    from app.models.contact import Contact

    with store.writing(Step(Verb.LOADED)) as session:
        session.add_all(
            Contact(words=f"Note {n}", person_id=arthur.id, removed_at=clock.now())
            for n in range(2_000)
        )
    page = removed(store, catalogue=catalogue, words=words, offset=1_990, limit=50)
    assert (page.total, len(page.rows)) == (2_000, 10)
    assert page.rows[-1].what == "Note 0"
    assert page.rows[-1].who == "Gwen Price"
