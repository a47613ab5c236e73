"""Days that come back: written on pages, coming of age, sums owed an answer; pure rules, and rows.

What the worker says of such a day (put off, or looked at) is a setting of theirs, for a finished
page never changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.casework.due import Due
from app.forms.conditions import Json
from app.forms.values import day_of, rows_of
from app.models import due_days as kept

DAYS: Final = {
    ("conversation_3", "review_on"): "review",
    ("carers_conversation", "look_again"): "review",
    ("what_matters_wales", "look_again"): "review",
    ("carers_conversation", "ask_again_on"): "ask_again",
    ("capacity", "look_again"): "decision",
    ("leaving_hospital", "look_again"): "at_home",
    ("leaving_hospital", "temporary_until"): "temporary",
    ("leaving_hospital", "stable_on"): "steady",
    ("conversation_2", "stable_on"): "steady",
    ("leaving_hospital", "short_term"): "short_term",
    ("conversation_2", "short_term"): "short_term",
}
"""By page and question what a day is for."""
OWN_DAYS: Final = frozenset({"short_term"})
"""Help ends on its day whatever is talked about later; other days a newer page takes over."""
_ASK_AGAIN: Final = "ask_again_on"
_EACH_ITS_OWN: Final = "capacity"
COMES_OF_AGE: Final = "comes_of_age"
CONFIRM: Final = "confirm"
_AHEAD: Final = timedelta(days=182)
"""Half a year before somebody turns 18 is none too early to plan it with children's services."""
_OF_AGE, _PAST_IT = 18, 19
_PREFIX: Final = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the worker said of a day: put off until another and why, or looked at on one."""

    until: date | None = None
    why: str = ""
    is_seen: bool = False


def days_in(
    session: Session, until: date, person_ids: Sequence[str] | None = None, *, today: date
) -> list[Due]:
    """Every such day up to one that nobody has looked at, with everybody or with these people."""
    days = [
        *_written(session, until, person_ids),
        *_coming_of_age(session, until, person_ids, today),
        *_owed(session, until, person_ids),
    ]
    said = said_in(session, [day.day_key for day in days])
    return [due for day in days if (due := as_said(day, said.get(day.day_key), until)) is not None]


def said_in(session: Session, keys: Iterable[str]) -> dict[str, Said]:
    """What the worker said of days, by the key of each."""
    wanted = frozenset(key for key in keys if key)
    rows = kept.about_days(session, wanted) if wanted else ()
    return {row.key: said_as(json.loads(row.value)) for row in rows}


def said_as(value: Json) -> Said:
    """What a setting says of a day; what it does not say, or cannot, is not said."""
    told = value if isinstance(value, dict) else {}
    return Said(
        until=day_of(told.get("until")),
        why=str(told.get("why") or ""),
        is_seen=bool(told.get("seen_on")),
    )


def as_said(due: Due, said: Said | None, until: date) -> Due | None:
    """A day as it is due after what the worker said; None where it is not due up to that day."""
    if said is None:
        return due
    if said.is_seen:
        return None
    if said.until is None:
        return due
    return due._replace(day=said.until, put_off=said.why) if said.until <= until else None


def _key(row_id: str, name: str, day: date) -> str:
    """The setting of a day. The day is in it: one that is moved is a new one."""
    return f"{_PREFIX}/{row_id}/{name}/{day.isoformat()}"


def _written(session: Session, until: date, person_ids: Sequence[str] | None) -> Iterator[Due]:
    """Days that pages set, each for what it is."""
    rows = kept.written_days(
        session,
        until.isoformat(),
        page_keys={page for page, _ in DAYS},
        keys={key for _, key in DAYS},
        own=OWN_DAYS,
        each_its_own=_EACH_ITS_OWN,
        person_ids=person_ids,
    )
    asked = [row.page_id for row in rows if row.key == _ASK_AGAIN]
    again = kept.where_said(session, asked, key="offer", value="ask_again") if asked else ()
    for row in rows:
        name = DAYS.get((row.page_key, row.key))
        if name is None or (row.key == _ASK_AGAIN and row.page_id not in again):
            continue  # a day for what is not asked any more
        for day, what in _days_of(json.loads(row.value)):
            if day <= until:
                yield Due(
                    day,
                    row.name,
                    "page_day",
                    row.person_id,
                    page_id=row.page_id,
                    about=name,
                    day_key=_key(row.page_id, row.key, day),
                    what=what,
                )


def _days_of(value: Json) -> Iterator[tuple[date, str]]:
    """A day; of rows each day on which some of them end, with what ends."""
    if not isinstance(value, list):
        day = day_of(value)
        if day is not None:
            yield day, ""
        return
    ends: dict[date, list[str]] = {}
    for row in rows_of(value):
        day, what = day_of(row.get("until")), " ".join(str(row.get("what") or "").split())
        if day is not None and what:
            ends.setdefault(day, []).append(what)
    for day, told in ends.items():
        yield day, "; ".join(told)


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age; who was born on 29 February may have to wait for 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _coming_of_age(
    session: Session, until: date, person_ids: Sequence[str] | None, today: date
) -> Iterator[Due]:
    """Those who turn 18 within half a year or just have, unless children's services are linked."""
    if today == date.max:
        return
    first = date(today.year - _PAST_IT, 1, 1)
    last = date(min(until.year, today.year + 100) - _OF_AGE + 1, 12, 31)
    young = [
        (row, birthday(born, _OF_AGE))
        for row in kept.born_between(session, first.isoformat(), last.isoformat(), person_ids)
        if (born := day_of(row.born)) is not None and birthday(born, _PAST_IT) > today
    ]
    young = [(row, day) for row, day in young if day - _AHEAD <= until]
    if not young:
        return
    linked = kept.linked_with_children(session, [row.person_id for row, _ in young])
    for row, day in young:
        if row.person_id not in linked:
            yield Due(
                day - _AHEAD,
                row.name,
                "page_day",
                row.person_id,
                about=COMES_OF_AGE,
                day_key=_key(row.person_id, COMES_OF_AGE, day),
            )


def _owed(session: Session, until: date, person_ids: Sequence[str] | None) -> Iterator[Due]:
    """Sums for nobody in particular to be looked back on, and any to be confirmed."""
    if person_ids is None:
        for row in kept.sums_of_nobody(session, until.isoformat()):
            day = day_of(row.day)
            if day is not None:
                yield _of_sum(row, day)
    for row in kept.sums_to_confirm(session, person_ids):
        day = day_of(row.day)
        if day is not None and day <= until:
            due = _of_sum(row, day)
            yield due._replace(about=CONFIRM, day_key=_key(row.money_id, CONFIRM, day))


def _of_sum(row: kept.SumOwed, day: date) -> Due:
    return Due(day, row.name, "money", row.person_id, money_id=row.money_id, what=row.for_what)
