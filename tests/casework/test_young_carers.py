"""Somebody under 18 who gives care is thought of wherever they are named as giving help."""

from __future__ import annotations

import pytest

from app.casework import carers, history, network, people, promises
from app.casework.facts import facts_on
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.casework.young_carers import seen_to, to_see_to
from app.forms.catalogue import Catalogue
from app.forms.page import has_own_rows
from app.language import Words
from app.models.person import Person
from app.models.store import Store


def names(store: Store, person: PersonView) -> tuple[str, ...]:
    found = to_see_to(store, person_id=person.id)
    return found.names if found else ()


def is_fact(store: Store, person: PersonView) -> bool:
    """Whether pages are told of it as well."""
    with store.reading() as session:
        row = session.get(Person, person.id)
        assert row is not None
        return facts_on(session, row, store.clock.today())["@young_carer"] is True


@pytest.mark.parametrize(
    ("fields", "is_prompt"),
    [
        ({"under_18": True, "gives_care": True}, True),
        ({"under_18": True, "care_hours": 4}, True),
        ({"under_18": True}, False),
        ({"under_18": True, "gives_care": False, "care_hours": 4}, False),
        ({"gives_care": True}, False),
        ({"under_18": False, "gives_care": True}, False),
        ({"under_18": True, "gives_care": True, "left_reason": "moved"}, False),
    ],
)
def test_practice_3_5_any_member_under_18_who_gives_care_raises_it(
    store: Store, arthur: PersonView, fields: dict[str, object], is_prompt: bool
) -> None:
    network.add_member(store, person_id=arthur.id, name="Tia", **fields)
    assert names(store, arthur) == (("Tia",) if is_prompt else ())
    assert is_fact(store, arthur) == is_prompt


def test_a_record_of_their_own_tells_nothing_on_somebody_elses_screen(
    store: Store, arthur: PersonView
) -> None:
    tia = network.add_member(store, person_id=arthur.id, name="Tia", gives_care=True)
    made = carers.make_person_of_member(store, member_id=tia.id)
    people.change_person(store, person_id=made.id, born="2012-05-01")
    assert names(store, arthur) == ()


def test_who_is_counted_on_for_a_promise_raises_it_unless_said_to_give_no_care(
    store: Store, arthur: PersonView
) -> None:
    tia = network.add_member(store, person_id=arthur.id, name="Tia", under_18=True)
    made = promises.add_promise(
        store, person_id=arthur.id, what="Tea", who_kind="member", who_id=tia.id
    )
    assert names(store, arthur) == ("Tia",)
    promises.change_promise(store, promise_id=made.id, agreed=False)
    assert names(store, arthur) == ()
    promises.change_promise(store, promise_id=made.id, agreed=True)
    network.change_member(store, member_id=tia.id, gives_care=False)
    assert names(store, arthur) == ()


def test_it_goes_once_think_family_answers_both_questions(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    network.add_member(store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    talk = Interview.begin(store, person_id=arthur.id, page_key="think_family", catalogue=catalogue)
    talk.answer("young_told", "yes")
    talk.flush()
    found = to_see_to(store, person_id=arthur.id)
    assert found is not None
    assert found.draft_id == talk.page_id
    talk.answer("young_offered", "not_asked")
    talk.flush()
    assert names(store, arthur) == ("Tia",)
    talk.answer("young_offered", "no")
    talk.flush()
    assert names(store, arthur) == ()


def test_said_to_be_done_it_goes_until_somebody_else_young_gives_care(
    store: Store, arthur: PersonView
) -> None:
    network.add_member(store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    seen_to(store, person_id=arthur.id)
    assert names(store, arthur) == ()
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    assert names(store, arthur) == ("Tia",)
    seen_to(store, person_id=arthur.id)
    network.add_member(store, person_id=arthur.id, name="Leo", under_18=True, gives_care=True)
    assert names(store, arthur) == ("Tia", "Leo")


@pytest.mark.parametrize("page_key", ["first_contact", "conversation_1", "conversation_2"])
def test_every_page_that_names_who_helps_says_so_before_finish(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, page_key: str
) -> None:
    network.add_member(store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    talk = Interview.begin(store, person_id=arthur.id, page_key=page_key, catalogue=catalogue)
    told = [line for line in talk.problems(words) if "Under 18" in line.text]
    (line,) = told
    question = talk.page.question(line.key)
    assert question is not None
    assert has_own_rows(question)
    assert not line.blocks
    seen_to(store, person_id=arthur.id)
    assert not [line for line in talk.problems(words) if "Under 18" in line.text]


def test_a_sheet_without_names_names_no_child(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    network.add_member(store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    for page_key in ("peer_discussion", "think_family"):
        talk = Interview.begin(store, person_id=arthur.id, page_key=page_key, catalogue=catalogue)
        assert not [line for line in talk.problems(words) if "Tia" in line.text]
