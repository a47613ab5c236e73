"""Dates, money and lists are worded in English and Welsh; braces in values stay what they are."""

from __future__ import annotations

from datetime import date

import pytest

from app.language import LANGUAGES, Words, message, plural_message


def test_days_are_worded_in_both_languages() -> None:
    day = date(2026, 3, 4)
    assert Words("en").date(day) == "4 March 2026"
    assert Words("cy").date(day) == "4 Mawrth 2026"
    assert Words("en").date(day, "day") == "Wednesday 4 March"


def test_part_of_a_date_is_worded_as_far_as_it_goes() -> None:
    words = Words("en")
    assert words.partial_date("1944") == "1944"
    assert words.partial_date("1944-05") == "May 1944"
    assert words.partial_date("1944-05-03") == "3 May 1944"
    assert words.partial_date("before the war") == "before the war"
    assert words.partial_date("2026-99-99") == "2026-99-99"


@pytest.mark.parametrize(
    ("pence", "shown"), [(3740, "£37.40"), (85, "£0.85"), (123400, "£1,234"), (-500, "-£5")]
)
def test_money_is_shown_in_pounds(pence: int, shown: str) -> None:
    assert Words("en").money(pence) == shown


def test_braces_inside_values_are_left_alone() -> None:
    worded = Words("en").text("{name} and {other}", name="{other} %s", other="x")
    assert worded == "{other} %s and x"


def test_a_message_within_a_message_is_worded_too() -> None:
    inner = plural_message("{count} page", "{count} pages", 2)
    assert Words("en").say(message("Made {what}", what=inner)) == "Made 2 pages"


def test_the_pseudo_language_shows_what_was_marked() -> None:
    assert Words("pseudo").text("Finish") == "[Finish]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_words_an_empty_text_as_nothing(language: str) -> None:
    assert Words(language).text("") == ""
