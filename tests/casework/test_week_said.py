"""Words about the week mean squares only where every one of them is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.week_said import squares_said
from app.forms.vocabulary import WEEK_SQUARES

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mon and Thu mornings", {"mon.morning", "thu.morning"}),
        ("Mornings on Mon and Wed, evenings on Fri", {"mon.morning", "wed.morning", "fri.evening"}),
        ("Mon, Wed mornings, Sat evening", {"mon.morning", "wed.morning", "sat.evening"}),
        ("Tuesday morning; Thurs. afternoon", {"tue.morning", "thu.afternoon"}),
        ("week days, mornings", {f"{day}.morning" for day in DAYS[:5]}),
        ("Fri–Sun nights", {"fri.night", "sat.night", "sun.night"}),
        ("Sat to Mon evenings", {"sat.evening", "sun.evening", "mon.evening"}),
        ("every night", {f"{day}.night" for day in DAYS}),
        ("Mon mornings and every evening", {"mon.morning", *(f"{day}.evening" for day in DAYS)}),
        ("bob dydd Llun, bore", {"mon.morning"}),
        ("bore Llun a nos Fawrth", {"mon.morning", "tue.night"}),
        ("Llun i Wener, gyda'r nos", {f"{day}.evening" for day in DAYS[:5]}),
        ("penwythnosau, prynhawn", {"sat.afternoon", "sun.afternoon"}),
    ],
)
def test_days_and_parts_are_read_in_both_languages(said: str, meant: set[str]) -> None:
    assert set(squares_said(said)) == meant


@pytest.mark.parametrize(
    "said",
    ["", "Mondays", "not Mondays, mornings", "every other Monday morning", "Mon mornings at 9",
     "when the bus comes", "mornings in the week", "days and nights", "to Mon mornings",
     "Mon - mornings"],
)  # fmt: skip
def test_what_is_not_surely_understood_means_no_square(said: str) -> None:
    assert squares_said(said) == ()


def test_a_part_not_understood_leaves_the_others() -> None:
    assert squares_said("Mon mornings; now and then on Friday") == ("mon.morning",)


@given(st.text())
def test_whatever_is_written_there_are_only_squares_of_the_week(said: str) -> None:
    assert set(squares_said(said)) <= set(WEEK_SQUARES)
