"""Filling a week from what is agreed: promises and help for a while that say when they are."""

from __future__ import annotations

from datetime import date

from app.casework.promises import promises_of_person
from app.casework.short_term import short_term_help
from app.casework.week_said import squares_said
from app.forms.conditions import Json
from app.forms.values import day_of, squares_of
from app.forms.vocabulary import WEEK_SQUARES
from app.language import N_, Words
from app.models.store import Store


def agreed_week(store: Store, *, person_id: str, words: Words) -> dict[str, str]:
    """What is agreed for each square, in words, with the day on which it ends.

    From promises, and from the help for a while of pages that stand. What was refused, or is over,
    is left out, and so is help whose words do not surely mean a part of the week.
    """
    today = store.clock.today()
    said: dict[str, list[str]] = {}
    for promise in promises_of_person(store, person_id=person_id):
        ends = day_of(promise.until)
        if promise.agreed is True and not (ends and ends < today):
            told = _in_words(promise.what, promise.who_words, ends, words)
            _put(said, promise.week, told)
    for line in short_term_help(store, person_id=person_id):
        if not (line.ends and line.ends < today):
            told = _in_words(line.what, line.who, line.ends, words)
            _put(said, squares_said(line.when), told)
    return {square: "; ".join(dict.fromkeys(parts)) for square, parts in said.items()}


def unclear_help(store: Store, *, person_id: str) -> tuple[str, ...]:
    """What goes on and has words for when in the week that surely mean no part of it."""
    today = store.clock.today()
    return tuple(
        line.what
        for line in short_term_help(store, person_id=person_id)
        if line.what and line.when and not squares_said(line.when)
        if not (line.ends and line.ends < today)
    )


def _put(said: dict[str, list[str]], squares: tuple[str, ...], told: str) -> None:
    for square in squares:
        if told and square in WEEK_SQUARES:
            said.setdefault(square, []).append(told)


def _in_words(what: str, who: str, ends: date | None, words: Words) -> str:
    """What it is and with whom, and until when where it ends."""
    what, who = " ".join(what.split()), " ".join(who.split())
    if not what:
        return ""
    told = words.text(N_("{what} ({who})"), what=what, who=who) if who else what
    if ends is None:
        return told
    return words.text(N_("{what}, until {day}"), what=told, day=words.date(ends, "medium"))


def filled(value: Json, agreed: dict[str, str]) -> dict[str, Json]:
    """A week with what is agreed in its empty squares; what it is to the person is not said."""
    told = squares_of(value)
    kept: dict[str, Json] = dict(value) if isinstance(value, dict) else {}
    for square, what in agreed.items():
        known = told.get(square, {})
        if not any(str(said or "").strip() for said in known.values()):
            kept[square] = {**known, "what": what}
    return kept
