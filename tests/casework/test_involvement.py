"""Ending kindly: one step says since when and why, and closes only what it is told to."""

from __future__ import annotations

import pytest

from app.casework import copies, history, people, promises
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.involvement import end_involvement, still_open, work_again
from app.casework.views import PersonView
from app.errors import AppError
from app.forms.catalogue import Catalogue
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def page_id(store: Store, arthur: PersonView, catalogue: Catalogue) -> str:
    """A finished page whose copy is owed."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("what_matters", "The shed.")
    talk.flush()
    talk.close()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    return talk.page_id


def test_one_step_ends_it_closes_what_is_ticked_and_is_taken_back_as_one(
    store: Store, arthur: PersonView, page_id: str
) -> None:
    lift = promises.add_promise(store, person_id=arthur.id, what="A lift")
    kept = promises.add_promise(store, person_id=arthur.id, what="Ring Carys")
    ended = end_involvement(
        store,
        person_id=arthur.id,
        involvement="finished_for_now",
        since="2026-11-10",
        note="The shed opened.",
        close_promises=(lift.id,),
        close_copies=(page_id,),
    )
    assert (ended.involvement, ended.involvement_on, ended.involvement_note) == (
        "finished_for_now",
        "2026-11-10",
        "The shed opened.",
    )
    left = still_open(store, person_id=arthur.id)
    assert [p.id for p in left.promises] == [kept.id]
    assert left.copies == ()
    assert people.people(store).rows == ()
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    assert offer.verb == "set_involvement"
    history.undo(store, step_id=offer.step_id)
    left = still_open(store, person_id=arthur.id)
    assert {p.id for p in left.promises} == {lift.id, kept.id}
    assert [c.page_id for c in left.copies] == [page_id]
    assert people.person(store, person_id=arthur.id).involvement == "open"


def test_what_is_not_ticked_stays_owed(store: Store, arthur: PersonView, page_id: str) -> None:
    end_involvement(store, person_id=arthur.id, involvement="moved")
    assert [c.page_id for c in copies.owed_to(store, person_id=arthur.id)] == [page_id]
    assert people.person(store, person_id=arthur.id).involvement_on == "2026-11-12"


def test_working_again_asks_nothing_and_forgets_how_it_ended(
    store: Store, arthur: PersonView
) -> None:
    end_involvement(store, person_id=arthur.id, involvement="moved", note="To Tenby")
    again = work_again(store, person_id=arthur.id)
    assert (again.involvement, again.involvement_on, again.involvement_note) == ("open", "", "")


@pytest.mark.parametrize("involvement", ["", "open", "bored"])
def test_only_an_end_ends(store: Store, arthur: PersonView, involvement: str) -> None:
    with pytest.raises(AppError):
        end_involvement(store, person_id=arthur.id, involvement=involvement)
