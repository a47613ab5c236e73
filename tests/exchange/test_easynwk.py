"""A map of easyNWK is taken in whole, or refused; what could not be read is told line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casework import ecomap, history
from app.casework.people import add_person
from app.errors import BadInput
from app.exchange.easynwk import read_map, take_in
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from tests.exchange.making import make_home, open_home


def alter(number: int, **fields: Any) -> dict[str, Any]:
    return {"id": number, "name": f"Contact {number}", "role": "", "edgeType": 1, "human": True,
            "deceased": False, "angle": 45.0, "distance": 20.0, "note": "", **fields}  # fmt: skip


def a_file(*alteri: dict[str, Any], pairs: tuple[tuple[int, int], ...] = ()) -> bytes:
    connections = [{"id1": one, "id2": two, "version": 1} for one, two in pairs]
    nwk = {"ego": {"name": "Rosa"}, "alteri": list(alteri), "connections": connections}
    old = {"alteri": [alter(1, name="Old")], "connections": []}
    versions = [{"id": 1, "title": "", "date": "2023-08-23", "nwk": old},
                {"id": 2, "title": "", "date": "2024-01-01", "nwk": nwk}]  # fmt: skip
    return json.dumps({"versions": versions, "currentVersion": 2, "size": "5"}).encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_home(tmp_path, with_people=False)
    kept = open_home(tmp_path)
    yield kept.store
    kept.store.close()


def test_horizons_roles_and_sectors_become_closeness_and_kind() -> None:
    read = read_map(
        a_file(
            alter(1, role="Mutter", distance=20),
            alter(2, role="Stiefbruder", distance=50),
            alter(3, role="Nachbar*in", distance=90, angle=120),
            alter(4, role="Sozialarbeiter*in", distance=40, angle=-50),
            alter(5, role="", distance=120, angle=200),
            alter(6, role="", human=False, currentGender="Hund (Haustier)"),
            alter(7, role="plays cards with her", angle=100),
        )
    )
    told = [(p["relation"], p["kind"], p["closeness"]) for p in read.people]
    assert told == [
        ("mother", "family", "extremely"),
        ("step-brother", "family", "very"),
        ("neighbour", "neighbour", "quite"),
        ("social worker", "paid", ""),
        ("", "work", ""),
        ("Hund (Haustier)", "pet", ""),
        ("plays cards with her", "friend", "extremely"),
    ]
    assert read.people[0]["angle"] == 45.0
    assert read.set_aside == ()


def test_what_somebody_is_has_room_for_so_many_letters() -> None:
    read = read_map(a_file(alter(1, human=False, currentGender="x" * 301), alter(2)))
    assert [person["name"] for person in read.people] == ["Contact 2"]
    assert [line.where for line in read.set_aside] == ["alteri 1"]


def test_support_and_quality_become_help_and_the_tie() -> None:
    read = read_map(
        a_file(
            alter(1, supportEmotional=1, supportSocial="2"),
            alter(2, supportMaterial=2, edgeType="2"),
            alter(3, conflict=True),
            alter(4, edgeType=0, distance=90),
        )
    )
    help_said = [(p["gives"], p["receives"]) for p in read.people]
    assert help_said == [(True, True), (True, None), (None, None), (None, None)]
    assert [(t.second, t.fields["quality"]) for t in read.ties] == [
        (1, "strong"), (2, "strained"), (3, "lost"),
    ]  # fmt: skip
    assert read.people[3]["closeness"] == ""


def test_a_file_is_taken_in_as_one_step_that_undo_takes_back(store: Store) -> None:
    person = add_person(store, name="Rosa")
    data = a_file(
        alter(1, role="Mutter"), alter(2), alter(3, deceased=True), pairs=((1, 2), (2, 1), (1, 9))
    )
    taken = take_in(store, person_id=person.id, data=data)
    view = ecomap.ecomap(store, person_id=person.id)
    assert [m.name for m in view.members] == ["Contact 1", "Contact 2"]
    assert [m.left_reason for m in view.left] == ["died"]
    assert len(view.ties) == taken.ties == 1
    assert [one.where for one in taken.set_aside] == ["connections 3"]
    again = take_in(store, person_id=person.id, data=data)
    assert again.added == ()
    assert {one.reason.id for one in again.set_aside} >= {"Somebody of this name is here already."}
    offers = history.offers(store, person_id=person.id, words=Words(), catalogue=shipped())
    assert offers.undo is not None
    history.undo(store, step_id=offers.undo.step_id)
    assert ecomap.ecomap(store, person_id=person.id).members == ()


def test_a_single_map_of_an_early_version_is_read() -> None:
    data = json.dumps({"ego": {}, "alteri": [alter(1)], "relations": []}).encode()
    assert [p["name"] for p in read_map(data).people] == ["Contact 1"]


def test_what_cannot_be_read_is_told_and_the_rest_is_taken() -> None:
    odd = (alter(2, name="  "), alter(1, name="Twin"), {"name": "No number"})
    worse = (alter(5, angle="north"), alter(6, name="x" * 400))
    read = read_map(a_file(alter(1), *odd, *worse))
    assert [p["name"] for p in read.people] == ["Contact 1"]
    assert [one.where for one in read.set_aside] == [f"alteri {n}" for n in (2, 3, 4, 5, 6)]
    assert all(one.reason.id for one in read.set_aside)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"alteri": 3}',
        b'{"versions": [], "currentVersion": 1}',
        b'{"versions": [{"id": 1}], "currentVersion": 1}',
        b" " * (5 * 1024 * 1024 + 1),
        json.dumps({"alteri": [alter(n) for n in range(501)]}).encode(),
        b"[" * 100_000,
    ],
)
def test_what_is_no_map_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_map(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "name", "role", "angle", "human"]), inner)
    ),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=4), st.lists(JSON, max_size=3))
@settings(max_examples=60, deadline=None)
def test_no_file_breaks_the_reading(alteri: list[Any], connections: list[Any]) -> None:
    data = json.dumps({"alteri": alteri, "connections": connections}).encode()
    try:
        read = read_map(data)
    except BadInput:
        return
    assert all(str(p["name"]).strip() for p in read.people)
