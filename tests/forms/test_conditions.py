"""Conditions are data: they hold or do not, whatever stands in the answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.conditions import (
    All,
    Answered,
    AnyOf,
    Condition,
    Equals,
    Includes,
    Json,
    Not,
    PlaceIs,
    SkipsAhead,
    holds,
    is_empty,
    keys_of,
)

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
LEAVES = st.builds(Answered, st.text()) | st.builds(Equals, st.text(), VALUES)


def test_no_condition_always_holds() -> None:
    assert holds(None, {})


@pytest.mark.parametrize("value", [None, "", "  \n", [], {}])
def test_nothing_said_is_empty(value: Json) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "no", ["a"], {"kind": ""}])
def test_anything_said_is_not_empty(value: Json) -> None:
    assert not is_empty(value)


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        (Answered("a"), {"a": "x"}, True),
        (Answered("a"), {"a": " "}, False),
        (Equals("a", "yes"), {"a": "yes"}, True),
        (Equals("a", "yes"), {}, False),
        (Includes("a", "x"), {"a": ["x", "y"]}, True),
        (Includes("a", "x"), {"a": "x"}, False),
        (PlaceIs("p", "hub"), {"p": {"kind": "hub", "words": "Village hall"}}, True),
        (PlaceIs("p", "hub"), {"p": "hub"}, False),
        (All((Answered("a"), Answered("b"))), {"a": "1"}, False),
        (AnyOf((Answered("a"), Answered("b"))), {"b": "1"}, True),
        (Not(Answered("a")), {}, True),
    ],
)
def test_conditions_hold_as_they_read(
    condition: Condition, answers: dict[str, Json], expected: bool
) -> None:
    assert holds(condition, answers) is expected


@given(condition=LEAVES, answers=st.dictionaries(st.text(), VALUES))
def test_not_turns_any_condition_round(condition: Condition, answers: dict[str, Json]) -> None:
    assert holds(Not(condition), answers) is not holds(condition, answers)


def test_a_condition_names_the_questions_it_looks_at() -> None:
    nested = All((Not(Answered("a")), AnyOf((Equals("b", 1), Includes("c", 2), PlaceIs("d", "x")))))
    assert keys_of(nested) == {"a", "b", "c", "d"}


AHEAD = SkipsAhead("rows", "need", "from", ("self", "family", "paid"))


@pytest.mark.parametrize(
    ("rows", "skips"),
    [
        ([], False),
        ([{"need": "Meals", "from": "self"}], False),
        ([{"need": "Meals", "from": "paid"}], True),
        ([{"from": "self"}, {"from": "family"}, {"from": "paid"}], False),
        ([{"need": "Meals", "from": "self"}, {"from": "family"}, {"from": "paid"}], False),
        (
            [
                {"need": "Meals", "from": "self"},
                {"need": "Nights", "from": "family"},
                {"need": " meals ", "from": "family"},
                {"need": "MEALS", "from": "paid"},
            ],
            False,
        ),
        ([{"need": "Meals", "from": "self"}, {"need": "Nights", "from": "paid"}], True),
        ("paid", False),
        ({"from": "paid"}, False),
        ([None, 7, "paid", {"from": ["paid"]}, {"from": 3}, {"need": {"a": 1}}], False),
    ],
)
def test_steps_skipped_under_one_name_are_seen_whatever_the_rows_are(
    rows: Json, skips: bool
) -> None:
    assert holds(AHEAD, {"rows": rows}) is skips
    assert keys_of(AHEAD) == {"rows"}
