"""A week in a sentence: pure counts of empty squares, company, and rest for those who help."""

from __future__ import annotations

from app.casework.week_words import count_week, week_sentence
from app.forms.conditions import Json
from app.forms.pages.the_week import THE_WEEK
from app.forms.questions import WeekAsked
from app.language import Words

WEEK: dict[str, Json] = {
    "mon.morning": {"what": "Ifan", "kind": "company"},
    "mon.night": {"what": "", "kind": "rest"},
    "tue.evening": {"what": "Telly", "kind": ""},
    "wed.morning": {"what": "  ", "kind": ""},
    "someday.never": {"what": "Nothing", "kind": "company"},
    "thu.morning": {"what": "Nurse", "kind": "unknown"},
}


def asked(key: str = "week_before") -> WeekAsked:
    question = THE_WEEK.question(key)
    assert isinstance(question, WeekAsked)
    return question


def test_squares_are_counted_by_what_they_are() -> None:
    count = count_week(asked(), WEEK)
    assert (count.squares, count.empty, count.company, count.rest) == (28, 24, 1, 1)


def test_what_is_no_week_counts_as_an_empty_one() -> None:
    nothing: tuple[Json, ...] = (None, "", [], {}, {"mon.morning": "no square"})
    for value in nothing:
        assert count_week(asked(), value).empty == 28
        assert week_sentence(asked(), value, Words()) == ""


def test_the_sentence_says_empty_squares_company_and_rest() -> None:
    assert week_sentence(asked(), WEEK, Words()) == (
        "Empty squares: 24 of 28. With company: 1. Rest for those who help: 1."
    )


def test_the_week_is_asked_before_and_after_with_the_same_kinds() -> None:
    assert asked().kinds == asked("week_after").kinds
    assert [kind.key for kind in asked().kinds] == ["company", "help", "rest", "alone"]
