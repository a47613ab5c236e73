"""Who looked: what was opened, printed and exported, and who was restricted, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.forms.catalogue import Catalogue
from app.language import N_, Words
from app.models.journal import Access, Step, Verb
from app.models.page import Page, SealedView
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker

How = Literal["printed", "exported"]
"""What becomes of a paper: it is printed, or written to a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLine:
    """Somebody looked: who, when, at whose record and at what, worded."""

    id: str
    at: datetime
    who: str
    did: str
    """What they did, in words: `printed Conversation 1`."""
    action: str
    person_id: str | None
    person_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPart:
    """Some lines, newest first, and whether there are earlier ones."""

    lines: tuple[AccessLine, ...]
    has_earlier: bool


def accesses(
    store: Store,
    *,
    catalogue: Catalogue,
    words: Words,
    person_id: str | None = None,
    before: str = "",
    limit: int = 50,
) -> AccessPart:
    """Who looked, newest first: at one person's record, or at any. `before` is a line's id."""
    query = select(Access).order_by(Access.id.desc()).limit(limit + 1)
    if person_id is not None:
        query = query.where(Access.person_id == person_id)
    if before:
        query = query.where(Access.id < before)
    with store.reading() as session:
        rows = session.scalars(query).all()
        lines = _lines(session, rows[:limit], words, catalogue)
    return AccessPart(lines=lines, has_earlier=len(rows) > limit)


def log_paper(store: Store, *, person_id: str, how: How) -> None:
    """Log that a paper of a person's record, or their map, was printed or exported."""
    verb = Verb.EXPORTED if how == "exported" else Verb.PRINTED
    with store.writing(Step(verb, person_id=person_id)) as session:
        store.log_access(session, how, person_id=person_id)


def accesses_of_person(
    session: Session, *, person_id: str, words: Words, catalogue: Catalogue
) -> tuple[AccessLine, ...]:
    """Everybody who looked at a person's record, the first of them first."""
    query = select(Access).where(Access.person_id == person_id).order_by(Access.id)
    return _lines(session, session.scalars(query).all(), words, catalogue)


def _lines(
    session: Session, rows: Iterable[Access], words: Words, catalogue: Catalogue
) -> tuple[AccessLine, ...]:
    """These rows as lines, in their order."""
    rows = tuple(rows)
    workers = _names(session, Worker, {row.worker_id for row in rows})
    people = _names(session, Person, {row.person_id for row in rows})
    pages = _pages(session, {row.subject_id for row in rows}, words, catalogue)
    return tuple(
        AccessLine(
            id=row.id,
            at=row.at,
            who=workers.get(row.worker_id or "", ""),
            did=did_words(row.action, pages.get(row.subject_id or "", ""), words),
            action=row.action,
            person_id=row.person_id,
            person_name=people.get(row.person_id or "", ""),
        )
        for row in rows
    )


def did_words(action: str, page: str, words: Words) -> str:  # noqa: PLR0911 - one an action
    """What was done, in words; `page` is empty where it was the whole record."""
    match action:
        case "opened":
            return words.text(N_("opened the record"))
        case "printed" if page:
            return words.text(N_("printed {page}"), page=page)
        case "printed":
            return words.text(N_("printed a paper"))
        case "exported" if page:
            return words.text(N_("saved {page} as a file"), page=page)
        case "exported":
            return words.text(N_("saved the record as a file"))
        case "restricted":
            return words.text(N_("restricted the record"))
        case "unrestricted":
            return words.text(N_("took the restriction away"))
        case "practice_added":
            return words.text(N_("added the practice people"))
        case _:
            return action


def _names(
    session: Session, table: type[Worker] | type[Person], ids: set[str | None]
) -> dict[str, str]:
    known = ids - {None}
    if not known:
        return {}
    found = session.execute(select(table.id, table.name).where(table.id.in_(known)))
    return {row[0]: row[1] for row in found}


def _pages(
    session: Session, ids: set[str | None], words: Words, catalogue: Catalogue
) -> dict[str, str]:
    """What the pages are called that were printed or exported, by their id or a sealed view's."""
    known = ids - {None}
    if not known:
        return {}
    keys = {
        row[0]: row[1]
        for row in session.execute(select(Page.id, Page.page_key).where(Page.id.in_(known)))
    }
    sealed = session.execute(
        select(SealedView.id, Page.page_key)
        .join(Page, Page.id == SealedView.page_id)
        .where(SealedView.id.in_(known))
    )
    keys |= {row[0]: row[1] for row in sealed}
    named: dict[str, str] = {}
    for row_id, key in keys.items():
        page = catalogue.page(key)
        named[row_id] = words.text(page.name) if page else key
    return named
