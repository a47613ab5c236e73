"""Promises: in order, by whoever said so, agreed or to be asked."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework import network, people, promises, workers
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.views import PersonView, PromiseView
from app.errors import BadInput, Refused
from app.forms.catalogue import Catalogue
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def talk(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """Conversation 1 with Arthur."""
    return Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )


def made(store: Store, talk: Interview, what: str, **fields: Any) -> PromiseView:
    return promises.add_promise(
        store, person_id=talk.person_id, page_id=talk.page_id, what=what, **fields
    )


def listed(store: Store, talk: Interview) -> list[str]:
    return [p.what for p in promises.promises_of_page(store, page_id=talk.page_id)]


def test_promises_stand_in_the_order_they_were_made_or_put(store: Store, talk: Interview) -> None:
    ids = [made(store, talk, what).id for what in ("a", "b", "c")]
    assert listed(store, talk) == ["a", "b", "c"]
    promises.order_promises(store, page_id=talk.page_id, promise_ids=[ids[2], ids[0], ids[1]])
    assert listed(store, talk) == ["c", "a", "b"]
    made(store, talk, "d")
    assert listed(store, talk) == ["c", "a", "b", "d"]


def test_whoever_promised_is_known_by_their_row_also_after_renaming_and_leaving(
    store: Store, talk: Interview
) -> None:
    huw = network.add_member(store, person_id=talk.person_id, name="Huw")
    promise = made(store, talk, "A rail", who_kind="member", who_id=huw.id)
    assert (promise.who_id, promise.who_words) == (huw.id, "Huw")
    network.change_member(store, member_id=huw.id, name="Huw Parry")
    network.remove_member(store, member_id=huw.id)
    kept = promises.promises_of_page(store, page_id=talk.page_id)[0]
    assert (kept.who_id, kept.who_words) == (huw.id, "Huw Parry")


def test_the_worker_the_person_and_anybody_in_words_can_promise(
    store: Store, talk: Interview
) -> None:
    owner = workers.owner(store)
    assert owner is not None
    mine = made(store, talk, "a", who_kind="worker")
    theirs = made(store, talk, "b", who_kind="person")
    others = made(store, talk, "c", who_kind="other", who_words="Mair at the chapel")
    assert (mine.who_id, mine.who_words) == (owner.id, "Gwen Price")
    assert theirs.who_words == "Arthur Bevan"
    assert others.who_words == "Mair at the chapel"


def test_somebody_of_another_network_cannot_promise_here(store: Store, talk: Interview) -> None:
    other = people.add_person(store, name="Other")
    stranger = network.add_member(store, person_id=other.id, name="Stranger")
    with pytest.raises(BadInput):
        made(store, talk, "a", who_kind="member", who_id=stranger.id)
    assert listed(store, talk) == []


def test_agreement_is_dated_and_goes_when_somebody_else_is_named(
    store: Store, talk: Interview
) -> None:
    promise = made(store, talk, "a", who_kind="other", who_words="Mair", agreed=True)
    assert (promise.agreed, promise.agreed_on) == (True, "2026-11-12")
    same = promises.change_promise(store, promise_id=promise.id, who_kind="other", who_words="Mair")
    assert same.agreed is True
    other = promises.change_promise(store, promise_id=promise.id, who_kind="other", who_words="Dot")
    assert (other.agreed, other.agreed_on) == (None, "")


def test_a_worker_agrees_to_their_own_promise_and_nobody_else_does_by_being_named(
    store: Store, talk: Interview
) -> None:
    own = made(store, talk, "a", who_kind="worker")
    assert (own.agreed, own.agreed_on) == (True, "2026-11-12")
    persons = promises.change_promise(store, promise_id=own.id, who_kind="person")
    assert (persons.agreed, persons.agreed_on) == (None, "")
    again = promises.change_promise(store, promise_id=own.id, who_kind="worker")
    assert again.agreed is True


def test_typing_a_promise_is_one_step(store: Store, talk: Interview) -> None:
    promise = made(store, talk, "G", gesture="g")
    for what in ("Go", "Go to", "Go together"):
        promises.change_promise(store, promise_id=promise.id, gesture="g", what=what)
    offer = store.undo_offer(page_id=talk.page_id)
    assert offer is not None
    store.undo(offer.step_id)
    assert listed(store, talk) == []


def test_dates_are_read_and_typed_words_stay(store: Store, talk: Interview) -> None:
    assert made(store, talk, "a", by_when="19 Nov").by_when == "2026-11-19"
    assert made(store, talk, "b", by_when="by Christmas").by_when == "by Christmas"


@pytest.mark.parametrize(
    "fields",
    [{"help": "magic"}, {"prevention": ["fourth"]}, {"who_kind": "king"}, {"position": -1}],
)
def test_what_has_no_place_is_refused(
    store: Store, talk: Interview, fields: dict[str, object]
) -> None:
    with pytest.raises(BadInput):
        made(store, talk, "a", **fields)


def test_a_removed_promise_comes_back(store: Store, talk: Interview) -> None:
    promise = made(store, talk, "a")
    promises.remove_promise(store, promise_id=promise.id)
    assert listed(store, talk) == []
    promises.bring_back_promise(store, promise_id=promise.id)
    assert promises.promises_of_page(store, page_id=talk.page_id) == (promise,)


def test_a_finished_page_takes_no_more_promises_but_says_whether_they_took(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    promise = made(store, talk, "a")
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    with pytest.raises(Refused):
        made(store, talk, "late")
    answered = promises.answer_did_it_take(store, promise_id=promise.id, answer="yes")
    assert answered.did_it_take == "yes"
