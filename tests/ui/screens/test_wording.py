"""How days and ages are worded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.language import Words
from app.ui.screens.wording import ago, due_words, greeting, size_words, story_day

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
WORDS = Words("en")


@pytest.mark.parametrize(
    ("hour", "said"),
    [(6, "Good morning, Gwen"), (12, "Good afternoon, Gwen"), (18, "Good evening, Gwen")],
)
def test_the_greeting_follows_the_time_of_day(hour: int, said: str) -> None:
    assert greeting("Gwen", NOW.replace(hour=hour), WORDS) == said


def test_a_greeting_without_a_name_is_still_one() -> None:
    assert greeting("", NOW, WORDS) == "Good afternoon"


@pytest.mark.parametrize(
    ("days", "said"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "Today"), (1, "Tomorrow"), (2, "Tue 24 Nov")],
)
def test_when_something_is_due_is_said_as_one_says_it(days: int, said: str) -> None:
    assert due_words(TODAY + timedelta(days=days), TODAY, WORDS) == said


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=20), "20 min ago"),
        (timedelta(hours=3), "today at 11:32"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=2), "Friday"),
        (timedelta(days=10), "12 Nov"),
        (timedelta(days=400), "18 Oct 2025"),
    ],
)
def test_how_long_ago_is_said_as_one_says_it(passed: timedelta, said: str) -> None:
    assert ago(NOW - passed, NOW, WORDS) == said


def test_a_day_of_this_week_has_its_whole_name_in_welsh() -> None:
    assert ago(NOW - timedelta(days=2), NOW, Words("cy")) == "Dydd Gwener"


def test_a_day_of_another_year_says_its_year_and_a_vague_one_stays_as_typed() -> None:
    assert story_day("2026-11-20", TODAY, WORDS) == "20 Nov"
    assert story_day("2025-11-20", TODAY, WORDS) == "20 Nov 2025"
    assert story_day("last winter", TODAY, WORDS) == "last winter"


def test_sizes_are_said_in_kilobytes_and_megabytes() -> None:
    assert size_words(184_300, WORDS) == "184 KB"
    assert size_words(12, WORDS) == "1 KB"
    assert size_words(2_400_000, WORDS) == "2.4 MB"
    assert size_words(None, WORDS) == ""
