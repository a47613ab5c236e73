"""Today: who hears from the worker, what is unfinished, what waits in the Outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.appointments import on_day
from app.casework.copies import owed_in
from app.casework.day_views import DueLine, TodayView
from app.casework.due import due_lines
from app.casework.due_rows import due_in, in_words
from app.casework.pages import count_unfinished, unfinished_in
from app.casework.rows import owner_row, worker_view
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.due import count_worked_with
from app.models.jots import count_jots
from app.models.package import Package
from app.models.store import Store

__all__ = ["TodayCounts", "are_few", "due_lines", "due_of_person", "today", "today_counts"]

SOON_DAYS: Final = 14
MOST_DUE: Final = 100
MOST_SOON: Final = 50
FEW: Final = 60
MOST_UNFINISHED: Final = 20
NOT_FILED_DAYS: Final = 14
MOST_COPIES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayCounts:
    """How many are due today or were before, and how many packages wait."""

    due: int
    waiting: int


def today(
    store: Store, *, catalogue: Catalogue, words: Words, first: int | None = None
) -> TodayView:
    """What Today shows, of people one works with now; the longest overdue first, at most 100.

    With `first` only so many rows of those due and unfinished, which is what one sees first; of
    the fortnight one may then be missing who is noted as met on a day to come.
    """
    day = store.clock.today()
    with store.reading() as session:
        owner = owner_row(session)
        near = None if first is None else MOST_SOON
        dues = due_in(session, day + timedelta(days=SOON_DAYS), today=day, enough=near)
        late = [due for due in dues if due.day <= day]
        owed = owed_in(session) if first is None else []
        drafts = MOST_UNFINISHED if first is None else max(0, first - len(late))
        return TodayView(
            today=day,
            worker=worker_view(owner) if owner else None,
            due=in_words(session, late[: first or MOST_DUE]),
            due_total=len(late),
            due_people=len({due.person_id for due in late if due.person_id}),
            soon=in_words(session, dues[len(late) :][:MOST_SOON]),
            unfinished=unfinished_in(session, catalogue=catalogue, words=words, limit=drafts)
            if drafts
            else (),
            unfinished_total=count_unfinished(session),
            packages_waiting=_count_waiting(session),
            packages_delivered_this_month=_count_delivered(session, day.replace(day=1)),
            people=count_worked_with(session),
            is_whole=first is None,
            copies=tuple(owed[:MOST_COPIES]),
            copies_total=len(owed),
            jots=count_jots(session),
            appointments=() if first is not None else on_day(session, day),
            not_filed=0 if first is not None else _count_not_filed(session, day),
        )


def are_few(store: Store) -> bool:
    """Whether so few are worked with that all of their day is read as quickly as its beginning."""
    with store.reading() as session:
        return count_worked_with(session) <= FEW


def today_counts(store: Store) -> TodayCounts:
    """What is counted beside the rooms, without the words of anything."""
    day = store.clock.today()
    with store.reading() as session:
        due = len(due_in(session, day, today=day))
        return TodayCounts(due=due, waiting=_count_waiting(session))


def due_of_person(store: Store, *, person_id: str) -> tuple[DueLine, ...]:
    """Everything still to happen with one person, whenever it is due."""
    day = store.clock.today()
    with store.reading() as session:
        return in_words(session, due_in(session, date.max, (person_id,), today=day))


def _count_waiting(session: Session) -> int:
    waiting = Package.state.in_(("ready", "needs_council_number"))
    return session.scalar(select(func.count()).select_from(Package).where(waiting)) or 0


def _count_not_filed(session: Session, day: date) -> int:
    """Packages delivered so long ago that the council's receipt should have come."""
    before = datetime.combine(day - timedelta(days=NOT_FILED_DAYS), time(), UTC)
    query = (
        select(func.count())
        .select_from(Package)
        .where(Package.state == "delivered", Package.delivered_at < before)
    )
    return session.scalar(query) or 0


def _count_delivered(session: Session, first: date) -> int:
    since = datetime.combine(first, time(), UTC)
    query = (
        select(func.count())
        .select_from(Package)
        .where(Package.state.in_(("delivered", "filed")), Package.delivered_at >= since)
    )
    return session.scalar(query) or 0
