"""Pages found by a person's name and the page's, and whose record was opened last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.finding import tells_apart
from app.casework.found_views import FoundPage, FoundPerson
from app.casework.visiting import Visit
from app.models import search
from app.models.base import folded
from app.models.journal import Access
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store

_LEAST_LETTERS: Final = 3
_MOST_PEOPLE: Final = 5
_LOOKED_THROUGH: Final = 200
_MOST_TYPED: Final = 200

Titles = Mapping[str, Sequence[str]]
"""What each page is called, by its key, in every language one may type it in."""


def find_pages(
    store: Store,
    *,
    query: str,
    titles: Titles,
    visit: Visit | None,
    person_id: str | None = None,
    limit: int = 6,
) -> tuple[FoundPage, ...]:
    """Pages that are meant by words of a name and of a page: `edna conv`.

    Words of a page alone mean those of `person_id`, if one is given. On a visit only the visited
    person's come.
    """
    keys, name = _told_apart(query[:_MOST_TYPED], titles)
    if not keys:
        return ()
    with store.reading() as session:
        if visit is not None:
            ids = _visited(session, visit, name)
        elif name:
            ids = [hit.person_id for hit in search.find_people(session, name, _MOST_PEOPLE)]
        else:
            ids = [person_id] if person_id else []
        return _pages(session, ids, keys, limit)


def _visited(session: Session, visit: Visit, name: str) -> list[str]:
    """The visited person, where the name is theirs, whoever else has it; no name is theirs, too."""
    person = session.get(Person, visit.person_id)
    names = folded(f"{person.name} {person.preferred_name or ''}").split() if person else []
    is_meant = all(any(one.startswith(word) for one in names) for word in folded(name).split())
    return [visit.person_id] if is_meant else []


def _told_apart(query: str, titles: Titles) -> tuple[list[str], str]:
    """The keys of the pages a query names, and the words of it that are not about a page."""
    typed = folded(query).split()
    known = {
        key: {word for one in said for word in folded(one).split()} for key, said in titles.items()
    }
    keys: list[str] = []
    rest = typed
    for key, words in known.items():
        of_page = [word for word in typed if any(one.startswith(word) for one in words)]
        if any(len(word) >= _LEAST_LETTERS for word in of_page):
            left = [word for word in typed if word not in of_page]
            if len(left) < len(rest):
                keys, rest = [], left
            if left == rest:
                keys.append(key)
    return keys, " ".join(rest)


def _pages(
    session: Session, person_ids: Sequence[str], keys: Sequence[str], limit: int
) -> tuple[FoundPage, ...]:
    """These people's pages that stand, the newest first."""
    rows = session.execute(
        select(Page.id, Page.page_key, Page.state, Page.conversation_on, Person.id, Person.name)
        .join(Person, Person.id == Page.person_id)
        .where(
            Page.person_id.in_(person_ids),
            Page.page_key.in_(keys),
            Page.removed_at.is_(None),
            Page.state != "superseded",
        )
        .order_by(Page.conversation_on.desc(), Page.id.desc())
        .limit(limit)
    ).all()
    return tuple(
        FoundPage(
            page_id=row[0],
            page_key=row[1],
            is_unfinished=row[2] == "draft",
            on_date=row[3] or "",
            person_id=row[4],
            person_name=row[5],
        )
        for row in rows
    )


def opened_last(
    store: Store, *, visit: Visit | None, besides: str | None = None, limit: int = 6
) -> tuple[FoundPerson, ...]:
    """Whose record was opened last, the newest first; on a visit nobody but the person."""
    with store.reading() as session:
        opened = session.scalars(
            select(Access.person_id)
            .where(Access.action == "opened", Access.person_id.is_not(None))
            .order_by(Access.id.desc())
            .limit(_LOOKED_THROUGH)
        )
        ids = [one for one in dict.fromkeys(opened) if one and one != besides]
        if visit is not None:
            ids = [visit.person_id]
        here = select(Person).where(
            Person.id.in_(ids), Person.removed_at.is_(None), Person.merged_into.is_(None)
        )
        known = {row.id: row for row in session.scalars(here)}
    people = [known[one] for one in ids if one in known][:limit]
    # On a visit nobody has to be told apart from anybody.
    return tuple(
        FoundPerson(
            person_id=row.id, name=row.name, detail="" if visit is not None else tells_apart(row)
        )
        for row in people
    )
