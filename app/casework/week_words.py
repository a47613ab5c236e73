"""A week in a sentence: how many squares are empty, have company, or let the helpers rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.forms.conditions import Json
from app.forms.questions import WeekAsked
from app.forms.values import squares_of
from app.forms.vocabulary import WEEK_SQUARES
from app.language import N_, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCount:
    """Squares of a week: how many there are, and how many are empty or of a kind."""

    squares: int
    empty: int
    company: int
    rest: int


def count_week(question: WeekAsked, value: Json) -> WeekCount:
    """Count a week. A square that says nothing is empty; one that is no square is not counted."""
    kinds = {kind.key for kind in question.kinds}
    filled = {
        place: square
        for place, square in squares_of(value).items()
        if place in WEEK_SQUARES and any(str(said or "").strip() for said in square.values())
    }
    of_kind = Counter(str(square.get("kind") or "") for square in filled.values())
    return WeekCount(
        squares=len(WEEK_SQUARES),
        empty=len(WEEK_SQUARES) - len(filled),
        company=of_kind["company"] if "company" in kinds else 0,
        rest=of_kind["rest"] if "rest" in kinds else 0,
    )


def week_sentence(question: WeekAsked, value: Json, words: Words) -> str:
    """The counts in words, in digits so that no Welsh word changes; empty where nothing is said."""
    count = count_week(question, value)
    if count.empty == count.squares:
        return ""
    return words.text(
        N_(
            "Empty squares: {empty} of {all}. With company: {company}. "
            "Rest for those who help: {rest}."
        ),
        empty=count.empty,
        all=count.squares,
        company=count.company,
        rest=count.rest,
    )
