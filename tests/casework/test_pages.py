"""Pages: listed while unfinished, moved to the right person, removed and brought back."""

from __future__ import annotations

import pytest

from app.casework import network, pages, people, promises
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def talk(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """Conversation 1 with Arthur."""
    return Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )


def test_the_page_typed_in_last_is_listed_first(
    store: Store, talk: Interview, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    clock.move(minutes=1)
    other = Interview.begin(
        store, person_id=talk.person_id, page_key="conversation_1", catalogue=catalogue
    )
    clock.move(minutes=1)
    talk.answer("wants", "x")
    talk.flush()
    lines = pages.unfinished(store, catalogue=catalogue, words=words)
    assert [line.id for line in lines] == [talk.page_id, other.page_id]
    assert lines[0].last_typed == clock.now()
    assert lines[0].completeness.table_answered == 1


def test_a_page_moved_to_the_right_person_leaves_no_link_to_the_wrong_network(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    right = people.add_person(store, name="Right Person")
    gill = network.add_member(store, person_id=talk.person_id, name="Gill")
    talk.answer("present", [gill.id])
    talk.answer("wants", "x", whose="member", whose_member_id=gill.id)
    talk.flush()
    promises.add_promise(
        store, person_id=talk.person_id, page_id=talk.page_id, what="A lift",
        who_kind="member", who_id=gill.id,
    )  # fmt: skip
    pages.move_page(store, page_id=talk.page_id, to_person_id=right.id)
    moved = Interview.open(store, page_id=talk.page_id, catalogue=catalogue)
    assert moved.person_id == right.id
    assert moved.answers["wants"] == "x"
    assert moved.answers["present"] == []
    assert moved.whose("wants") == ("member", "")
    promise = promises.promises_of_person(store, person_id=right.id)[0]
    assert (promise.who_kind, promise.who_words) == ("other", "Gill")
    assert promises.promises_of_person(store, person_id=talk.person_id) == ()
    assert network.members(store, person_id=right.id) == ()


def test_a_removed_draft_and_its_promises_come_back_together(
    store: Store, talk: Interview, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    kept = promises.add_promise(store, person_id=talk.person_id, page_id=talk.page_id, what="kept")
    dropped = promises.add_promise(
        store, person_id=talk.person_id, page_id=talk.page_id, what="dropped"
    )
    promises.remove_promise(store, promise_id=dropped.id)
    clock.move(minutes=1)
    pages.remove_page(store, page_id=talk.page_id)
    assert pages.unfinished(store, catalogue=catalogue, words=words) == ()
    assert promises.promises_of_person(store, person_id=talk.person_id) == ()
    with pytest.raises(Refused):
        Interview.open(store, page_id=talk.page_id, catalogue=catalogue)
    pages.bring_back_page(store, page_id=talk.page_id)
    assert promises.promises_of_page(store, page_id=talk.page_id) == (kept,)


def test_a_finished_page_is_neither_moved_nor_removed(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    other = people.add_person(store, name="Other")
    with pytest.raises(Refused):
        pages.remove_page(store, page_id=talk.page_id)
    with pytest.raises(Refused):
        pages.move_page(store, page_id=talk.page_id, to_person_id=other.id)
    draft = amend_page(store, page_id=talk.page_id)
    with pytest.raises(Refused):
        pages.move_page(store, page_id=draft, to_person_id=other.id)
    pages.remove_page(store, page_id=draft)


def test_a_page_whose_definition_is_gone_is_listed_but_not_opened(
    store: Store, talk: Interview, words: Words
) -> None:
    lines = pages.unfinished(store, catalogue=Catalogue(()), words=words)
    assert [line.page_name for line in lines] == ["conversation_1"]
    with pytest.raises(Refused):
        Interview.open(store, page_id=talk.page_id, catalogue=Catalogue(()))
