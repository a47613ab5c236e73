"""Typed dates, money and numbers are read as people write them, or kept as typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.conditions import Json
from app.forms.page import Lack
from app.forms.questions import (
    Choice,
    DateAsked,
    Money,
    Option,
    PlaceAsked,
    PromisesAsked,
    Prose,
    Question,
    Scale,
    SeveralChoices,
    Signature,
    YesNo,
)
from app.forms.values import (
    day_of,
    has_shape,
    is_valid_nhs_number,
    lack_of,
    read_date,
    read_money,
    show_nhs_number,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("3/5/1944", "1944-05-03"),
        ("03.05.44", "1944-05-03"),
        ("3 May 1944", "1944-05-03"),
        ("3rd of May 1944", "1944-05-03"),
        ("3 Mai 44", "1944-05-03"),
        ("12 Tachwedd 2026", "2026-11-12"),
        ("1af Ionawr 2027", "2027-01-01"),
        ("Thursday 3 December 2026", "2026-12-03"),
        ("5/1944", "1944-05"),
        ("May 1944", "1944-05"),
        ("1944", "1944"),
        ("1944-05-03", "1944-05-03"),
        ("29/2/2028", "2028-02-29"),
        ("26 Nov", "2026-11-26"),
        ("27/11", "2026-11-27"),
        ("5.1", "2027-01-05"),
        ("friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("on Thursday", "2026-11-26"),
        ("sunday", "2026-11-29"),
        ("dydd Mawrth", "2026-11-24"),
        ("gwener", "2026-11-27"),
        ("tomorrow", "2026-11-23"),
        ("heddiw", "2026-11-22"),
        ("12 Nov", "2026-11-12"),
        ("1 Jan", "2027-01-01"),
        ("1 July", "2027-07-01"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, iso: str) -> None:
    assert read_date(typed, today=TODAY) == iso


@pytest.mark.parametrize(
    "typed", ["", "31/02/2020", "29/2/2027", "some day", "may", "0000", "99/99"]
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert read_date(typed, today=TODAY) is None


def test_in_january_last_december_is_last_year() -> None:
    assert read_date("28 Dec", today=date(2027, 1, 4)) == "2026-12-28"


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2200, 12, 31)))
def test_any_whole_day_is_read_back(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day.isoformat()
    assert day_of(day.isoformat()) == day


@given(st.text(max_size=40))
def test_reading_never_raises(text: str) -> None:
    read_date(text)
    read_money(text)
    is_valid_nhs_number(text)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("£37.40", 3740), ("37.4", 3740), ("85", 8500), ("85p", 85), ("£1,234.50", 123450)],
)
def test_money_is_read_as_pence(typed: str, pence: int) -> None:
    assert read_money(typed) == pence


@pytest.mark.parametrize("typed", ["", "8.55p", "1.2.3", "about 20", "-5", "1,23"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert read_money(typed) is None


@pytest.mark.parametrize("number", ["9434765919", "654 100 3238", "999-000-0018", "9990000069"])
def test_nhs_numbers_with_the_right_check_digit_are_valid(number: str) -> None:
    assert is_valid_nhs_number(number)


@pytest.mark.parametrize("number", ["9434765918", "999000014", "9990000140", "abcdefghij", ""])
def test_other_nhs_numbers_are_not(number: str) -> None:
    assert not is_valid_nhs_number(number)


def test_nhs_numbers_show_in_three_groups() -> None:
    assert show_nhs_number("9990000018") == "999 000 0018"
    assert show_nhs_number("not known") == "not known"


def test_unreadable_answers_are_named_and_never_refused() -> None:
    options = (Option("a", "A"), Option("b", "B"))
    assert lack_of(DateAsked(key="d", ask=""), "31/02/20") is Lack.UNREADABLE_DATE
    assert lack_of(DateAsked(key="d", ask=""), "1944") is Lack.UNREADABLE_DATE
    assert lack_of(DateAsked(key="d", ask="", year_only_allowed=True), "1944") is None
    assert lack_of(Money(key="m", ask=""), "about 20") is Lack.UNREADABLE_MONEY
    assert lack_of(Money(key="m", ask=""), 2000) is None
    assert lack_of(Choice(key="c", ask="", options=options), "z") is Lack.UNKNOWN_OPTION
    assert lack_of(SeveralChoices(key="c", ask="", options=options), ["a", "b"]) is None
    assert lack_of(YesNo(key="y", ask=""), "not_asked") is None
    scale = Scale(key="s", ask="", lowest=1, highest=5, lowest_label="", highest_label="")
    assert lack_of(scale, 6) is Lack.OUT_OF_RANGE
    assert lack_of(scale, True) is Lack.OUT_OF_RANGE


def test_the_shape_of_an_answer_is_that_of_its_kind_right_or_wrong() -> None:
    options = (Option("a", "A"),)
    scale = Scale(key="s", ask="", lowest=1, highest=5, lowest_label="", highest_label="")
    fitting: list[tuple[Question, Json]] = [
        (Prose(key="p", ask=""), "said"),
        (Prose(key="p", ask=""), None),
        (Choice(key="c", ask="", options=options), "no longer offered"),
        (SeveralChoices(key="c", ask="", options=options), ["a", "z"]),
        (DateAsked(key="d", ask=""), "some day soon"),
        (Money(key="m", ask=""), "about 20"),
        (scale, 9),
        (PlaceAsked(key="w", ask="", options=options), {"kind": "a", "words": "the hall"}),
        (Signature(key="g", ask=""), {"way": "aloud"}),
    ]
    wrong: list[tuple[Question, Json]] = [
        (Prose(key="p", ask=""), ["said"]),
        (SeveralChoices(key="c", ask="", options=options), [1]),
        (SeveralChoices(key="c", ask="", options=options), "a"),
        (Money(key="m", ask=""), True),
        (scale, {}),
        (PlaceAsked(key="w", ask="", options=options), {"kind": 3}),
        (Signature(key="g", ask=""), "signed"),
        (PromisesAsked(key="t", ask=""), "a promise"),
    ]
    assert [has_shape(q, v) for q, v in fitting] == [True] * len(fitting)
    assert [has_shape(q, v) for q, v in wrong] == [False] * len(wrong)
