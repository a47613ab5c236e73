"""What a restore would lose: all that was done since a backup was made, as the journal has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from app.models.journal import LOGGED, JournalChange, JournalStep
from app.models.person import Person
from app.models.store import Store

MOST_NAMES: Final = 12


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
        pages = session.scalar(
            select(func.count(JournalStep.page_id.distinct())).where(since, is_work)
        )
        whom = session.execute(
            select(JournalStep.person_id, func.max(JournalStep.seq))
            .where(since, is_work, JournalStep.person_id.is_not(None))
            .group_by(JournalStep.person_id)
            .order_by(func.max(JournalStep.seq).desc())
        ).all()
        ids = [row[0] for row in whom]
        found = session.execute(
            select(Person.id, Person.name).where(Person.id.in_(ids[:MOST_NAMES]))
        )
        names = {row[0]: row[1] for row in found}
        steps = session.scalar(select(func.count(JournalStep.id)).where(since, is_work))
    return Lost(
        is_known=True,
        steps=steps or 0,
        people=len(ids),
        pages=pages or 0,
        notes=by_table.get("contact", 0),
        promises=by_table.get("promise", 0),
        names=tuple(names[one] for one in ids[:MOST_NAMES] if one in names),
    )
