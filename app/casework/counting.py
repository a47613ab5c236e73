"""How much there is in a store: numbers only, nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app.models.contact import Contact
from app.models.journal import JournalStep
from app.models.package import Package
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each; pages and packages by their state."""

    people: int
    removed_people: int
    promises: int
    notes: int
    steps: int
    pages: tuple[tuple[str, int], ...]
    packages: tuple[tuple[str, int], ...]


def count_all(store: Store) -> Counts:
    """Count what is kept, whoever's it is. Reads whole tables: not for the main thread."""
    with store.reading() as session:

        def many(table: type[Contact | Promise | JournalStep]) -> int:
            return session.scalar(select(func.count()).select_from(table)) or 0

        def by_state(table: type[Page | Package]) -> tuple[tuple[str, int], ...]:
            query = select(table.state, func.count()).group_by(table.state).order_by(table.state)
            return tuple((state, count) for state, count in session.execute(query))

        here = select(func.count()).select_from(Person).where(Person.removed_at.is_(None))
        gone = select(func.count()).select_from(Person).where(Person.removed_at.is_not(None))
        return Counts(
            people=session.scalar(here) or 0,
            removed_people=session.scalar(gone) or 0,
            promises=many(Promise),
            notes=many(Contact),
            steps=many(JournalStep),
            pages=by_state(Page),
            packages=by_state(Package),
        )
