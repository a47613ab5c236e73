"""Two records become one: nothing is lost, both ids lead there, and undo gives both back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from app.casework import contacts, history, network, people, promises, queue
from app.casework.filing import filing_by_id
from app.casework.finding import find
from app.casework.finish import Finished, finish_page
from app.casework.interview import Interview
from app.casework.merging import before_merging, merge_people
from app.casework.moving import TABLES, image_of
from app.casework.pages import pages_of_person
from app.casework.person_history import person_history
from app.casework.sealed import sealed_of_person
from app.casework.views import PersonView
from app.errors import Refused
from app.exchange import record
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def bevan(store: Store) -> PersonView:
    """The second record of Arthur, with something of everything."""
    other = people.add_person(
        store,
        name="A. Bevan",
        born="1944-05-03",
        phone="01632 960 001",
        council_id="M7",
        needs=["Large print", "Time to answer"],
        needs_stages={"identify": "2026-10-01"},
        may_be_told="His sister",
        is_restricted=True,
    )
    network.add_member(store, person_id=other.id, name="Carys", closeness="very")
    contacts.note_contact(store, person_id=other.id, words="Likes the early bus")
    promises.add_promise(store, person_id=other.id, what="A lift to chapel")
    return other


@pytest.fixture
def finished(store: Store, bevan: PersonView, catalogue: Catalogue) -> Finished:
    """A page of the second record, finished and waiting to go."""
    talk = Interview.begin(
        store, person_id=bevan.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("wants", "Back in the shed")
    talk.flush()
    talk.close()
    return finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=True)


def everything(store: Store) -> str:
    """Every kept row of the store as text, with its times."""
    with store.reading() as session:
        rows = {
            table: [image_of(row) for row in session.scalars(select(kind).order_by(kind.id))]
            for table, kind in TABLES.items()
        }
    return json.dumps(rows, sort_keys=True)


def undo_newest(store: Store, person_id: str) -> None:
    offer = store.undo_offer(person_id=person_id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)


def test_everything_of_the_one_is_with_the_other(
    store: Store, arthur: PersonView, bevan: PersonView, finished: Finished, catalogue: Catalogue
) -> None:
    merge_people(store, person_id=bevan.id, into_id=arthur.id)
    words = Words("en")
    (page,) = pages_of_person(store, person_id=arthur.id, catalogue=catalogue, words=words)
    assert page.id == finished.sealed.page_id
    assert [view.id for view in sealed_of_person(store, person_id=arthur.id)] == [
        finished.sealed.id
    ]
    assert [m.name for m in network.members(store, person_id=arthur.id)] == ["Carys"]
    assert [p.what for p in promises.promises_of_person(store, person_id=arthur.id)] == [
        "A lift to chapel"
    ]
    notes = [c.words for c in contacts.contacts_of(store, person_id=arthur.id)]
    assert "Likes the early bus" in notes
    told = person_history(store, person_id=arthur.id, catalogue=catalogue, words=words).lines
    assert any("Likes the early bus" in one.line.after for one in told)


def test_what_is_empty_is_filled_needs_are_joined_and_what_differs_is_noted(
    store: Store, bevan: PersonView
) -> None:
    arthur = people.add_person(
        store, name="Arthur Bevan", born="1944", needs=["Large print"], may_be_told="Carys"
    )
    kept = merge_people(store, person_id=bevan.id, into_id=arthur.id)
    assert (kept.name, kept.born, kept.council_id) == ("Arthur Bevan", "1944-05-03", "M7")
    assert kept.needs == ("Large print", "Time to answer")
    assert (kept.may_be_told, kept.is_restricted) == ("Carys", True)
    assert kept.needs_stages == (("identify", "2026-10-01"),)
    note = next(
        c for c in contacts.contacts_of(store, person_id=arthur.id) if "A. Bevan" in c.words
    )
    assert "Who may be told: His sister" in note.words
    assert "M7" not in note.words


def test_both_ids_lead_to_the_one_that_stays(
    store: Store, arthur: PersonView, bevan: PersonView
) -> None:
    third = people.add_person(store, name="Arthur B")
    merge_people(store, person_id=bevan.id, into_id=arthur.id)
    merge_people(store, person_id=arthur.id, into_id=third.id)
    for known in (bevan.id, arthur.id, third.id):
        assert people.person(store, person_id=known).id == third.id
        assert [line.id for line in people.resolve(store, ref=known)] == [third.id]
    assert people.people(store).total == 1
    assert [hit.person_id for hit in find(store, query="early bus").notes] == [third.id]
    assert find(store, query="A. Bevan").people == ()


def test_undo_gives_both_back_exactly(
    store: Store, arthur: PersonView, bevan: PersonView, finished: Finished
) -> None:
    del finished
    before = everything(store)
    merge_people(store, person_id=bevan.id, into_id=arthur.id)
    assert everything(store) != before
    undo_newest(store, arthur.id)
    assert everything(store) == before
    assert find(store, query="Bevan").people != ()
    merge_people(store, person_id=arthur.id, into_id=bevan.id)
    undo_newest(store, bevan.id)
    assert everything(store) == before


def test_a_package_on_its_way_still_goes_with_the_number_of_the_one_that_stays(
    store: Store, bevan: PersonView, finished: Finished
) -> None:
    stays = people.add_person(store, name="Arthur Bevan", council_id="M8")
    people.change_person(store, person_id=bevan.id, council_id="")
    merge_people(store, person_id=bevan.id, into_id=stays.id)
    (package,) = queue.waiting(store)
    assert (package.id, package.council_id) == (finished.package_id, "M8")
    filing = filing_by_id(store, sealed_view_id=package.sealed_view_id)
    assert (filing.council_id, filing.is_restricted) == ("M8", True)
    assert len(queue.packages(store)) == 1


def test_the_record_shows_whole_and_loads_again_as_nothing_new(
    store: Store, arthur: PersonView, bevan: PersonView, finished: Finished, catalogue: Catalogue
) -> None:
    merge_people(store, person_id=bevan.id, into_id=arthur.id)
    made = record.show(
        store,
        person_id=bevan.id,
        today=date(2026, 11, 12),
        catalogue=catalogue,
        words=Words("en"),
    )
    text = json.dumps(made)
    assert finished.sealed.id in text
    again = record.load(store, text.encode())
    assert (again.added, again.set_aside) == (0, ())
    assert record.everybody(store) == [arthur.id]


def test_it_says_before_what_it_will_do(
    store: Store, arthur: PersonView, bevan: PersonView, finished: Finished
) -> None:
    del finished
    seen = before_merging(store, person_id=bevan.id, into_id=arthur.id, words=Words("en"))
    assert (seen.pages, seen.promises, seen.contacts, seen.members) == (1, 1, 1, 1)
    assert seen.differs == ("Name: A. Bevan",)


def test_one_and_the_same_the_removed_and_the_made_up_are_refused(
    store: Store, arthur: PersonView, bevan: PersonView
) -> None:
    made_up = people.add_person(store, name="Edna", is_practice=True)
    for other in (arthur.id, made_up.id):
        with pytest.raises(Refused):
            merge_people(store, person_id=other, into_id=arthur.id)
    people.remove_person(store, person_id=bevan.id)
    with pytest.raises(Refused):
        merge_people(store, person_id=bevan.id, into_id=arthur.id)
    with pytest.raises(Refused):
        merge_people(store, person_id=arthur.id, into_id=bevan.id)
