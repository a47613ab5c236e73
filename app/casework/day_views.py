"""What the day and the story hand out: what is due, what was done, in views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.casework.appointments import AppointmentView
from app.casework.due import Kind
from app.casework.views import PageLine, WorkerView


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """Somebody who hears from the worker: why and when."""

    person_id: str
    """Empty where it is about nobody in particular: a sum for a circle or a place."""
    person_name: str
    kind: Kind
    what: str
    """In the worker's own words where there are any (the promise, the note); else empty."""
    due_on: date
    promise_id: str | None
    page_id: str | None
    page_key: str = ""
    """Of the page it comes from; empty where it comes from none."""
    is_practice: bool = False
    money_id: str | None = None
    put_off: str = ""
    """Why it was put off, in the worker's own words; empty where it was not."""
    about: str = ""
    """What a day that comes back is for: a day of DAYS, `comes_of_age` or `confirm`."""
    day_key: str = ""
    """What such a day is known by where it is put off or looked at; empty for other lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOwed:
    """A finished page whose person has not been given their copy."""

    page_id: str
    page_key: str
    person_id: str
    person_name: str
    finished_on: str
    copy_id: str
    """The copy that is still to be posted; empty where none is made yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """A copy that somebody was given. `how` is a key of COPY_WAYS, or what was kept in words."""

    id: str
    to_whom: str
    how: str
    given_on: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCopies:
    """Who was given a finished page as it stands, and whether the person is owed it."""

    page_id: str
    person_id: str
    person_name: str
    is_by_phone: bool
    given: tuple[CopyView, ...]
    owed: CopyOwed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmView:
    """How and how often one stays in touch with somebody, until when."""

    how: str
    every_days: int | None
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """What Today shows."""

    today: date
    worker: WorkerView | None
    due: tuple[DueLine, ...]
    due_total: int
    due_people: int
    """How many people these are with, also those beyond the rows that are here."""
    soon: tuple[DueLine, ...]
    """Due within the next fortnight, after today."""
    unfinished: tuple[PageLine, ...]
    unfinished_total: int
    packages_waiting: int
    packages_delivered_this_month: int
    people: int
    is_whole: bool = False
    """Whether nothing was left out for the first picture."""
    copies: tuple[CopyOwed, ...] = ()
    """Copies owed, the longest first; only in the whole view."""
    copies_total: int = 0
    jots: int = 0
    """Lines that were jotted and wait to be sorted."""
    appointments: tuple[AppointmentView, ...] = ()
    """Who is to be seen today; only in the whole view."""
    not_filed: int = 0
    """Packages delivered a fortnight ago or more without a receipt; only in the whole view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A line of a person's story: a contact note, a page or a jot to be sorted, newest first."""

    kind: Literal["contact", "page", "jot"]
    id: str
    on_date: str
    heading: str
    words: str
    sent: str = ""
    """What became of a finished page: whether it waits, was delivered or filed."""
    copy: str = ""
    """Whether the person is still owed the copy of it; empty where not."""
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One step in the history of a page or person, for the worker to read."""

    step_id: str
    at: datetime
    who: str
    verb: str
    subject: str
    before: str
    after: str
