"""The story of a person as one timeline: all that happened, by kind, day and word, in parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.standing import ids_of, standing_id
from app.casework.timeline_words import TimelineTeller
from app.forms.catalogue import Catalogue
from app.forms.values import read_date
from app.language import N_, Words
from app.models.appointment import Appointment
from app.models.base import folded
from app.models.money import Money
from app.models.search import rows_with
from app.models.store import Store
from app.models.timeline import KINDS, Mark, marks

__all__ = ["FILTERS", "FILTER_WORDS", "Mark", "Sought", "Timeline", "TimelineLine", "timeline"]

FILTERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": KINDS,
        "page": ("page",),
        "note": ("note",),
        "promise": ("promise", "took"),
        "money": ("money",),
        "map": ("map",),
        "seen": ("seen",),
        "signature": ("signature",),
    }
)
"""What may be told alone, and the kinds of mark in it."""
FILTER_WORDS: Final = (
    ("", N_("Everything")),
    ("page", N_("Pages")),
    ("note", N_("Notes")),
    ("promise", N_("Promises")),
    ("seen", N_("Appointments")),
    ("money", N_("Small sums")),
    ("map", N_("Kept ecomaps")),
    ("signature", N_("Signatures")),
)
# What the search index knows of, and the kinds of mark a find of it stands for.
_INDEXED: Final = {"contact": ("note",), "promise": ("promise", "took")}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One thing that happened, in words. `mark` says which row it is of, and on which day."""

    mark: Mark
    page_id: str
    """The page it leads to; empty where it leads to none."""
    on_date: str
    """An ISO day, or a month or year alone."""
    heading: str
    words: str
    after: str
    """What became of it; empty where nothing need be said."""
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Some lines, newest first, and whether there are older ones."""

    lines: tuple[TimelineLine, ...]
    has_older: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is to be told: a key of FILTERS, days as typed (either may be empty), and words."""

    kind: str = ""
    since: str = ""
    until: str = ""
    query: str = ""


def timeline(
    store: Store,
    *,
    person_id: str,
    catalogue: Catalogue,
    words: Words,
    sought: Sought | None = None,
    before: Mark | None = None,
    limit: int = 50,
) -> Timeline:
    """The story so far, newest first, after the mark `before`; quick however long it is.

    Days that cannot be read as such are passed over. Words are looked for by their beginnings, in
    notes, answers, promises, sums and appointments; accents count for nothing.
    """
    wanted = sought or Sought()
    store.close_steps()
    with store.reading() as session:
        ids = ids_of(session, standing_id(session, person_id))
        found = marks(
            session,
            ids,
            kinds=FILTERS.get(wanted.kind, KINDS),
            since=read_date(wanted.since, today=store.clock.today()) or "",
            until=read_date(wanted.until, today=store.clock.today()) or "",
            only=_with_words(session, ids, wanted.query) if wanted.query.strip() else None,
            before=before,
            limit=limit + 1,
        )
        teller = TimelineTeller(session, words, catalogue)
        told = teller.tell(found[:limit])
    lines = tuple(
        TimelineLine(
            mark=mark,
            page_id=one.page_id,
            on_date=mark.day,
            heading=one.heading,
            words=one.words,
            after=one.after,
            who=one.who,
        )
        for mark, one in zip(found, told, strict=False)
    )
    return Timeline(lines=lines, has_older=len(found) > limit)


def _with_words(session: Session, ids: Sequence[str], query: str) -> set[tuple[str, str]]:
    """The marks whose words are found: by the search index, and what it does not know by itself."""
    found: set[tuple[str, str]] = set()
    for person_id in ids:
        for entity, row_id, page_id in rows_with(session, query, person_id=person_id):
            found |= {(kind, row_id) for kind in _INDEXED.get(entity, ())}
            if entity == "answer" and page_id is not None:
                found.add(("page", page_id))
    sought = folded(query).split()
    found |= {mark for mark, text in _unindexed(session, ids) if _has(text, sought)}
    return found


def _unindexed(session: Session, ids: Collection[str]) -> Iterator[tuple[tuple[str, str], str]]:
    for money in session.scalars(select(Money).where(Money.person_id.in_(ids))):
        said = (money.for_what, money.hoped, money.result, money.for_words)
        yield ("money", money.id), " ".join(part for part in said if part)
    for seen in session.scalars(select(Appointment).where(Appointment.person_id.in_(ids))):
        said = (seen.place_words, seen.what_for, seen.organisations)
        yield ("seen", seen.id), " ".join(part for part in said if part)


def _has(text: str, sought: Sequence[str]) -> bool:
    said = folded(text).split()
    return all(any(word.startswith(one) for word in said) for one in sought)
