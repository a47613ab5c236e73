"""Who hears from the worker, and when: pure rules over small rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from app.forms.values import day_of

RING_BACK_DAYS: Final = 14
Kind = Literal["contact", "promise", "ring_back", "rhythm", "needs_review", "money", "page_day"]


class NextContactRow(NamedTuple):
    """A next-contact day somebody recorded, in a note or on a page.

    `recorded_at` is ISO text in UTC; `was_met` says that the person was met on that day or later.
    """

    person_id: str
    recorded_at: str
    next_on: str
    was_met: bool
    note_id: str | None
    page_id: str | None


class PromiseRow(NamedTuple):
    """A promise of which nobody has said yet whether it took."""

    person_id: str
    promise_id: str
    page_id: str | None
    by_when: str | None
    follow_up_on: str | None


class RingBackRow(NamedTuple):
    """A conversation that ended with information only, and the last day of contact (or empty)."""

    person_id: str
    page_id: str
    talked_on: str | None
    met_on: str


class ReviewRow(NamedTuple):
    """Whose needs are to be looked at again, and when."""

    person_id: str
    review_on: str


class SumRow(NamedTuple):
    """An authorised sum that is to be looked back on, and when."""

    person_id: str
    money_id: str
    look_back_on: str


class RhythmRow(NamedTuple):
    """A rhythm with somebody of whom no next contact is recorded that is still to come.

    `since` is the last day of contact, or the day the rhythm was set where there was none.
    """

    person_id: str
    since: str
    every_days: int
    until: str | None


class Due(NamedTuple):
    """Something due, before its words are looked up; sorts by day, then by the person's name."""

    day: date
    person_name: str
    kind: Kind
    person_id: str
    """Empty where it is about nobody in particular: a sum for a place."""
    note_id: str | None = None
    promise_id: str | None = None
    page_id: str | None = None
    money_id: str | None = None
    about: str = ""
    """What a day that comes back is for: see `due_days`."""
    day_key: str = ""
    """The setting that says what became of such a day."""
    what: str = ""
    put_off: str = ""


@lru_cache(maxsize=4096)
def whole_day(text: str | None) -> date | None:
    """The day of an ISO text, or None; the same few days come up over and over."""
    return day_of(text)


def newest_recorded(rows: Iterable[NextContactRow]) -> dict[str, NextContactRow]:
    """Of each person the next-contact day that was recorded last: it replaces all before."""
    newest: dict[str, NextContactRow] = {}
    for row in rows:
        known = newest.get(row.person_id)
        if known is None or row.recorded_at > known.recorded_at:
            newest[row.person_id] = row
    return newest


def still_to_come(row: NextContactRow) -> date | None:
    """The day of a next contact that has not happened yet."""
    return None if row.was_met else whole_day(row.next_on)


def promise_day(row: PromiseRow) -> date | None:
    """When to ask whether a promise took: its follow-up day, else the whole day promised by."""
    return whole_day(row.follow_up_on) or whole_day(row.by_when)


def ring_back_day(row: RingBackRow) -> date | None:
    """Two weeks after a talk that ended with information only, unless there was contact since.

    Source: reference/practice 1a.13 (Shropshire).
    """
    talked = whole_day(row.talked_on)
    if talked is None or row.met_on > talked.isoformat():
        return None
    return talked + timedelta(days=RING_BACK_DAYS)


def rhythm_day(row: RhythmRow) -> date | None:
    """The next contact by the rhythm, unless the rhythm has ended by then."""
    since, last = whole_day(row.since), whole_day(row.until)
    if since is None or row.every_days < 1:
        return None
    try:
        day = since + timedelta(days=row.every_days)
    except OverflowError:
        return None
    return None if last is not None and day > last else day


def due_lines(
    *,
    contacts: Iterable[NextContactRow],
    promises: Iterable[PromiseRow],
    ring_backs: Iterable[RingBackRow],
    rhythms: Iterable[RhythmRow] = (),
    reviews: Iterable[ReviewRow] = (),
    sums: Iterable[SumRow] = (),
    names: dict[str, str],
    until: date,
) -> list[Due]:
    """Everything due up to a day, the longest overdue first, then by name.

    `names` are the people one works with now; what belongs to anybody else is not due.
    """
    lines = [
        _due("contact", row.person_id, names, day, note_id=row.note_id, page_id=row.page_id)
        for row in newest_recorded(contacts).values()
        if row.person_id in names and (day := still_to_come(row)) and day <= until
    ]
    lines += [
        _due("promise", p.person_id, names, day, promise_id=p.promise_id, page_id=p.page_id)
        for p in promises
        if p.person_id in names and (day := promise_day(p)) and day <= until
    ]
    lines += [
        _due("ring_back", talk.person_id, names, day, page_id=talk.page_id)
        for talk in ring_backs
        if talk.person_id in names and (day := ring_back_day(talk)) and day <= until
    ]
    lines += [
        _due("rhythm", rhythm.person_id, names, day)
        for rhythm in rhythms
        if rhythm.person_id in names and (day := rhythm_day(rhythm)) and day <= until
    ]
    lines += [
        _due("needs_review", review.person_id, names, day)
        for review in reviews
        if review.person_id in names and (day := whole_day(review.review_on)) and day <= until
    ]
    lines += [
        _due("money", one.person_id, names, day, money_id=one.money_id)
        for one in sums
        if one.person_id in names and (day := whole_day(one.look_back_on)) and day <= until
    ]
    return sorted(lines, key=lambda due: due[:4])


def _due(
    kind: Kind,
    person_id: str,
    names: dict[str, str],
    day: date,
    *,
    note_id: str | None = None,
    promise_id: str | None = None,
    page_id: str | None = None,
    money_id: str | None = None,
) -> Due:
    return Due(day, names[person_id], kind, person_id, note_id, promise_id, page_id, money_id)
