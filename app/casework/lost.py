"""What a restore would lose: all that was done since a backup was made, as the journal has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from app.models.contact import Contact, Rhythm
from app.models.journal import LOGGED, JournalChange, JournalStep
from app.models.network import Member, Tie
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store

MOST_NAMES: Final = 12
_OF_PEOPLE: Final = (Page, Promise, Contact, Member, Tie, Rhythm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What was changed since, counted; `is_known` is False for a backup of another history."""

    is_known: bool
    steps: int = 0
    people: int = 0
    pages: int = 0
    notes: int = 0
    promises: int = 0
    names: tuple[str, ...] = ()
    """Whom it is about, by name; at most a dozen, those with the newest changes first."""


def lost_since(store: Store, *, head: str) -> Lost:
    """What a restore of a backup whose journal ends at `head` (`number:tag`) would lose."""
    number, _, tag = head.partition(":")
    if not number.isdecimal():
        return Lost(is_known=False)
    store.close_steps()
    since = JournalStep.seq > int(number)
    is_work = JournalStep.verb.not_in(LOGGED)
    with store.reading() as session:
        known = session.scalar(select(JournalStep.tag).where(JournalStep.seq == int(number)))
        if int(number) and (known is None or known.hex() != tag):
            return Lost(is_known=False)
        counted = session.execute(
            select(JournalChange.entity, func.count(JournalChange.row_id.distinct()))
            .join(JournalStep, JournalStep.id == JournalChange.step_id)
            .where(since, is_work)
            .group_by(JournalChange.entity)
        )
        by_table = {row[0]: int(row[1]) for row in counted}
        pages = _count_pages(session, since & is_work)
        whom = _whom(session, since & is_work)
        steps = session.scalar(select(func.count(JournalStep.id)).where(since, is_work))
    return Lost(
        is_known=True,
        steps=steps or 0,
        people=len(whom),
        pages=pages,
        notes=by_table.get("contact", 0),
        promises=by_table.get("promise", 0),
        names=tuple(name for name in whom[:MOST_NAMES] if name),
    )


def _whom(session: Session, is_meant: ColumnElement[bool]) -> list[str]:
    """The name of everybody these steps were about, the newest first; empty of who is erased.

    A step may be about thousands (a list that was brought in): then what it changed says whom.
    """
    told = select(JournalStep.person_id.label("who"), JournalStep.seq.label("seq")).where(
        is_meant, JournalStep.person_id.is_not(None)
    )
    changed = [_changed(Person, "person", Person.id)]
    changed += [_changed(kind, kind.__tablename__, kind.person_id) for kind in _OF_PEOPLE]
    about = union_all(told, *(query.where(is_meant) for query in changed)).subquery()
    newest = func.max(about.c.seq)
    found = session.execute(
        select(about.c.who, Person.name)
        .outerjoin(Person, Person.id == about.c.who)
        .group_by(about.c.who)
        .order_by(newest.desc(), about.c.who)
    )
    return [row[1] or "" for row in found]


def _changed(
    kind: type[Person | Page | Promise | Contact | Member | Tie | Rhythm],
    entity: str,
    who: Any,
) -> Select[Any, int | None]:
    """Whom the changed rows of a table belong to; a row that is gone would not be lost."""
    return (
        select(who, JournalStep.seq)
        .join(JournalChange, JournalChange.step_id == JournalStep.id)
        .join(kind, kind.id == JournalChange.row_id)
        .where(JournalChange.entity == entity)
    )


def _count_pages(session: Session, is_meant: ColumnElement[bool]) -> int:
    """How many pages these steps were on, or changed."""
    on = select(JournalStep.page_id).where(is_meant, JournalStep.page_id.is_not(None))
    changed = (
        select(Page.id)
        .join(JournalChange, JournalChange.row_id == Page.id)
        .join(JournalStep, JournalStep.id == JournalChange.step_id)
        .where(is_meant, JournalChange.entity == Page.__tablename__)
    )
    both = union_all(on, changed).subquery()
    return session.scalar(select(func.count(both.c.page_id.distinct()))) or 0
