"""Which people a list shows: what is wanted of them, combined, and who that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.casework.due_rows import due_in
from app.models.package import Package
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store

# The first half of a postcode, which names a place.
_AREA: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_SECOND_HALF: Final = 3
MOST_AREAS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is wanted of people: each thing besides the others; of one kind any of those named."""

    is_due: bool = False
    """A contact or promise is due today or was before."""
    is_unfinished: bool = False
    """A page of theirs is unfinished."""
    is_unfiled: bool = False
    """A package of theirs is not filed yet."""
    papers: frozenset[str] = frozenset()
    """Languages of their paper."""
    involvement: frozenset[str] = frozenset()
    area: str = ""
    """The first half of the postcode they live in."""

    @property
    def is_idle(self) -> bool:
        """Whether it lets everybody through."""
        return self == Sieve()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where people live, by the first half of their postcode, and how many."""

    code: str
    people: int


def sifted(store: Store, sieve: Sieve) -> frozenset[str] | None:
    """The ids of those with something due, unfinished or not filed; None where none is asked for.

    Asked once for a list; the rest of a sieve is a condition of each page of it: `lets_through`.
    """
    day = store.clock.today()
    found: list[Collection[str]] = []
    with store.reading() as session:
        if sieve.is_due:
            found.append({due.person_id for due in due_in(session, day, today=day)})
        if sieve.is_unfinished:
            drafts = select(Page.person_id).where(Page.state == "draft", Page.removed_at.is_(None))
            found.append(session.scalars(drafts.distinct()).all())
        if sieve.is_unfiled:
            found.append(_unfiled(session))
    if not found:
        return None
    return frozenset(found[0]).intersection(*found[1:])


def _unfiled(session: Session) -> Sequence[str]:
    """Those with a package the council has not taken in: it waits, is on its way, or came back."""
    states = ("needs_council_number", "ready", "delivered", "refused")
    query = select(Package.person_id).where(Package.state.in_(states)).distinct()
    return session.scalars(query).all()


def lets_through(sieve: Sieve) -> list[ColumnElement[bool]]:
    """What a sieve wants of a person's own row."""
    wanted: list[ColumnElement[bool]] = []
    if sieve.involvement:
        wanted.append(Person.involvement.in_(sorted(sieve.involvement)))
    if sieve.papers:
        wanted.append(or_(*(_paper_in(one) for one in sorted(sieve.papers))))
    if sieve.area:
        wanted.append(_area() == sieve.area)
    return wanted


def _paper_in(language: str) -> ColumnElement[bool]:
    """Whether a person's paper is in a language, as `rows.paper_language` works it out."""
    is_welsh = or_(
        Person.paper_language == "cy",
        and_(
            func.coalesce(Person.paper_language, "").not_in(("en", "cy")), Person.language == "cy"
        ),
    )
    # `language` may be nothing, and nothing is not true either way.
    return func.coalesce(is_welsh, False) == (language == "cy")


def _area() -> Any:
    """The first half of a person's postcode, however it was typed."""
    bare = func.replace(func.upper(func.coalesce(Person.postcode, "")), " ", "")
    return func.substr(bare, 1, func.length(bare) - _SECOND_HALF)


def areas(store: Store) -> tuple[Area, ...]:
    """Where people on the lists live, in the order of the codes: at most those most live in."""
    area = _area()
    query = (
        select(area, func.count())
        .where(Person.removed_at.is_(None), Person.merged_into.is_(None))
        .where(Person.postcode.is_not(None))
        .group_by(area)
        .order_by(func.count().desc())
        .limit(4 * MOST_AREAS)
    )
    with store.reading() as session:
        rows = session.execute(query).all()
    found = [Area(code=row[0], people=row[1]) for row in rows if _AREA.fullmatch(row[0] or "")]
    return tuple(sorted(found[:MOST_AREAS], key=lambda one: one.code))
