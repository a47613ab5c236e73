"""The network: who counts, in which words, and what the person's own paper may name."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework import ecomap, network, ties
from app.casework.map_measures import measure
from app.casework.paper_people import how_many, people_in_words
from app.casework.views import MemberView, PersonView
from app.errors import BadInput, Refused
from app.language import Words
from app.models.store import Store


def edna(store: Store, person: PersonView) -> tuple[MemberView, ...]:
    """Edna Marwood's network of reference case A."""
    for name, relation, kind, closeness in (
        ("Gill", "daughter", "family", "extremely"),
        ("Roy Tanfield", "neighbour", "neighbour", "very"),
        ("Joan", "sister-in-law", "family", "quite"),
        ("Dot", "chapel friend", "friend", "quite"),
        ("The GP", "", "paid", ""),
        ("Coffee morning", "", "group", "quite"),
        ("Tibby", "cat", "pet", "extremely"),
    ):
        network.add_member(
            store,
            person_id=person.id,
            name=name,
            relation=relation,
            kind=kind,
            closeness=closeness,
            gives_care=True if name == "Gill" else None,
        )
    return network.members(store, person_id=person.id)


def test_groups_paid_help_and_pets_are_drawn_but_not_counted(
    store: Store, arthur: PersonView
) -> None:
    count = network.count_network(edna(store, arthur))
    assert (count.people, count.extremely, count.very, count.quite) == (4, 1, 1, 2)
    assert (count.not_said, count.drawn_besides, count.carers) == (0, 3, 1)


def test_who_left_counts_no_more_and_is_kept(store: Store, arthur: PersonView) -> None:
    everybody = edna(store, arthur)
    network.change_member(store, member_id=everybody[1].id, left_reason="moved")
    assert network.count_network(network.members(store, person_id=arthur.id)).people == 3
    with_left = network.members(store, person_id=arthur.id, include_left=True)
    assert [m.name for m in with_left] == [m.name for m in everybody]
    assert network.count_network(with_left).people == 3


def test_who_was_lost_touch_with_counts_nowhere_and_is_named(
    store: Store, arthur: PersonView, words: Words
) -> None:
    roy = edna(store, arthur)[1]
    tie = ties.tie(store, person_id=arthur.id, first="", second=roy.id, quality="lost")
    around = network.members(store, person_id=arthur.id)
    count = network.count_network(around)
    assert count == measure(ecomap.ecomap(store, person_id=arthur.id)).count
    assert (count.people, count.very, count.not_said, count.drawn_besides) == (3, 0, 0, 3)
    said = network.network_sentence(count, around, words)
    assert said == (
        "3 people. Extremely close: Gill. Quite close: Joan and Dot. "
        "Also there: The GP, Coffee morning and Tibby. Lost touch with: Roy Tanfield."
    )
    assert people_in_words(around, words)[-1] == "Lost touch with: Roy Tanfield (neighbour)."
    assert how_many(around, words) == "3 people."
    ties.untie(store, tie_id=tie.id)
    assert network.count_network(network.members(store, person_id=arthur.id)).people == 4


def test_the_network_is_said_in_sentences(store: Store, arthur: PersonView, words: Words) -> None:
    everybody = edna(store, arthur)
    count = network.count_network(everybody)
    assert network.network_sentence(count, everybody, words) == (
        "4 people. Extremely close: Gill. Very close: Roy Tanfield. Quite close: Joan and Dot. "
        "Also there: The GP, Coffee morning and Tibby."
    )
    assert network.count_sentence(count, words) == (
        "4 people: 1 extremely close, 1 very close, 2 quite close."
    )


def test_everybody_who_is_read_together_is_as_read_alone(store: Store, arthur: PersonView) -> None:
    full: dict[str, Any] = {
        "relation": "sister",
        "kind": "family",
        "closeness": "very",
        "gives": True,
        "receives": False,
        "under_18": True,
        "agreed": "partly",
        "in_confidence": True,
        "must_not_meet": "Huw",
        "family_group_wish": "said_yes",
        "angle": 12.5,
        "is_pinned": True,
        "in_household": True,
        "family_marks": ["step", "partner"],
        "care_hours": 12,
        "left_on": "2026-01-02",
        "left_reason": "moved",
        "safe_to_ring": False,
    }
    alone = (
        network.add_member(store, person_id=arthur.id, name="Carys", **full),
        network.add_member(store, person_id=arthur.id, name="Huw"),
    )
    assert network.members(store, person_id=arthur.id, include_left=True) == alone


def test_an_empty_network_says_nothing(words: Words) -> None:
    nobody = network.count_network(())
    assert network.count_sentence(nobody, words) == ""
    assert network.network_sentence(nobody, (), words) == ""


def test_a_removed_member_comes_back_as_the_same_one(store: Store, arthur: PersonView) -> None:
    gill = edna(store, arthur)[0]
    network.remove_member(store, member_id=gill.id)
    assert gill.id not in {m.id for m in network.members(store, person_id=arthur.id)}
    with pytest.raises(Refused):
        network.change_member(store, member_id=gill.id, relation="niece")
    network.bring_back_member(store, member_id=gill.id)
    assert network.members(store, person_id=arthur.id)[0] == gill


@pytest.mark.parametrize(
    "field", [{"closeness": "near"}, {"kind": "dragon"}, {"gives": "yes"}, {"shoe_size": 4}]
)
def test_what_has_no_place_is_refused_and_changes_nothing(
    store: Store, arthur: PersonView, field: dict[str, Any]
) -> None:
    gill = edna(store, arthur)[0]
    with pytest.raises(BadInput):
        network.change_member(store, member_id=gill.id, **field)
    assert network.members(store, person_id=arthur.id)[0] == gill
