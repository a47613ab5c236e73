"""Jots: lines kept as they are said, with or without a person, and sorted when there is time.

A jot is a contact note with words alone and no day, so that nothing counts it as having met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.interview import keep_answer
from app.casework.pages import asked_page
from app.casework.promises import finished_already
from app.casework.rows import here, put, row_of, shortened
from app.casework.unsaved import TypedAnswer
from app.errors import Refused
from app.forms.catalogue import Catalogue, shipped
from app.forms.conditions import holds
from app.forms.page import Page as AskedPage
from app.forms.questions import Part, Prose
from app.forms.values import text_of
from app.language import N_, message
from app.models.contact import Contact
from app.models.jots import MOST_JOTS, count_jots, newest_jots
from app.models.journal import Step, Verb
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Store

__all__ = [
    "Heading",
    "JotLine",
    "SortingPage",
    "draft_to_sort_into",
    "jot",
    "jots_to_sort",
    "move_note",
    "send_jot_to_page",
    "send_jot_to_story",
    "sorting_page",
    "waiting",
]

MOST_HEADINGS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class JotLine:
    """A jotted line that waits to be sorted. Without a person the id and name are empty."""

    id: str
    words: str
    person_id: str
    person_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a page that a jot can go to."""

    key: str
    asks: str
    """As it is marked for wording; `{name}` stands for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingPage:
    """A draft that jots can be sorted into, and its headings, at most nine."""

    page_id: str
    name: str
    """Of the page, as it is marked for wording."""
    person_id: str
    person_name: str
    headings: tuple[Heading, ...]


def jot(
    store: Store,
    *,
    words: str,
    person_id: str | None = None,
    jot_id: str | None = None,
    gesture: str | None = None,
    origin: object | None = None,
) -> str:
    """Keep a line as it stands; its id. An id that is new makes the jot, a known one changes it.

    A line of which no letter is left is taken away, until one is typed again.
    """
    kept = intake.read_fields({"words": words}, {"words": intake.words}, today=store.clock.today())
    ident = jot_id or store.clock.new_id()
    with store.reading() as session:
        known = session.get(Contact, ident)
    if known is None and not words.strip():
        return ident
    verb = Verb.JOTTED if known is None else Verb.CHANGED_NOTE
    whose = person_id if known is None else known.person_id
    step = Step(verb, subject=shortened(words), person_id=whose, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        row = session.get(Contact, ident)
        if row is None:
            # Whoever was undone out of being takes no word along.
            is_known = person_id is not None and session.get(Person, person_id) is not None
            session.add(
                Contact(
                    id=ident,
                    words=str(kept["words"] or ""),
                    person_id=person_id if is_known else None,
                    author_id=store.worker_id,
                )
            )
        elif words.strip():
            put(row, words=kept["words"] or "", removed_at=None)
        else:
            put(row, removed_at=row.removed_at or store.clock.now())
    return ident


def jots_to_sort(
    store: Store, *, person_id: str | None = None, limit: int = MOST_JOTS
) -> tuple[JotLine, ...]:
    """Jots that wait to be sorted, the newest last; of one person if an id is given."""
    with store.reading() as session:
        ids = newest_jots(session, limit, person_id)
        found = {row.id: row for row in session.scalars(select(Contact).where(Contact.id.in_(ids)))}
        rows = [found[ident] for ident in reversed(ids)]
        names = _names(session, rows)
    return tuple(
        JotLine(
            id=row.id,
            words=row.words,
            person_id=row.person_id or "",
            person_name=names.get(row.person_id or "", ""),
            at=row.created_at,
        )
        for row in rows
    )


def _names(session: Session, rows: Sequence[Contact]) -> dict[str, str]:
    ids = {row.person_id for row in rows if row.person_id}
    return {
        row[0]: row[1]
        for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    }


def waiting(store: Store, *, person_id: str | None = None) -> int:
    """How many jots wait to be sorted; of one person if an id is given."""
    with store.reading() as session:
        return count_jots(session, person_id)


def sorting_page(
    store: Store, *, page_id: str, catalogue: Catalogue | None = None
) -> SortingPage | None:
    """The headings of a page that jots can go to; None where it is no draft one can write on."""
    with store.reading() as session:
        page = session.get(Page, page_id)
        person = session.get(Person, page.person_id) if page is not None else None
        if page is None or person is None or page.removed_at or page.state != "draft":
            return None
        answers = session.scalars(select(Answer).where(Answer.page_id == page_id))
        values = {answer.key: answer.value for answer in answers}
    asked = (catalogue or shipped()).page(page.page_key)
    if asked is None:
        return None
    return SortingPage(
        page_id=page_id,
        name=asked.name,
        person_id=person.id,
        person_name=person.name,
        headings=tuple(
            Heading(key=q.key, asks=q.ask) for q in _boxes(asked) if holds(q.when, values)
        )[:MOST_HEADINGS],
    )


def _boxes(asked: AskedPage) -> list[Prose]:
    """The boxes for words, those at the table first."""
    boxes = [question for question in asked.questions() if isinstance(question, Prose)]
    return sorted(boxes, key=lambda box: box.part is not Part.TABLE)


def draft_to_sort_into(store: Store, *, person_id: str) -> str:
    """The one unfinished page of a person; empty where they have none, or several."""
    with store.reading() as session:
        drafts = session.scalars(
            select(Page.id)
            .where(Page.person_id == person_id, Page.removed_at.is_(None), Page.state == "draft")
            .limit(2)
        ).all()
    return drafts[0] if len(drafts) == 1 else ""


def send_jot_to_page(
    store: Store,
    *,
    jot_id: str,
    page_id: str,
    key: str,
    catalogue: Catalogue | None = None,
    origin: object | None = None,
) -> None:
    """Put a jot's words below what a box of a draft says, as one step with taking the jot away.

    The box goes on being in whose words it is in: the person's only where it says so. Everything
    typed on the page must be on the disk before.
    """
    with store.reading() as session:
        page = here(session, Page, page_id)
        asked = asked_page(catalogue or shipped(), page.page_key)
        before = row_of(session, Contact, jot_id)
    question = asked.question(key)
    if not isinstance(question, Prose):
        raise intake.not_fitting(key)
    _refuse_if_of_another(before, page.person_id)
    step = Step(Verb.SENT_JOT, subject=key, person_id=page.person_id, page_id=page_id)
    with store.writing(step, origin=origin) as session:
        row = here(session, Contact, jot_id)
        if here(session, Page, page_id).state != "draft":
            raise finished_already()
        typed = _below(session, page_id, question, row.words)
        keep_answer(session, page_id=page_id, version=asked.version, typed=typed)
        put(row, removed_at=store.clock.now(), page_id=page_id, person_id=page.person_id)


def _refuse_if_of_another(row: Contact, person_id: str) -> None:
    if row.person_id not in (None, person_id):
        raise Refused(
            message(N_("This line is about somebody else.")),
            message(N_("Give it to the person of the page first.")),
        )


def _below(session: Session, page_id: str, question: Prose, words: str) -> TypedAnswer:
    """An answer with words below what it says already."""
    query = select(Answer).where(Answer.page_id == page_id, Answer.key == question.key)
    stored = session.scalars(query).first()
    said = text_of(stored.value) if stored is not None else ""
    value = f"{said.rstrip()}\n{words}" if said.strip() else words
    if len(value) > intake.TEXT_LIMIT:
        raise intake.too_long(intake.TEXT_LIMIT)
    return TypedAnswer(
        key=question.key,
        value=value,
        whose=(stored.whose if stored is not None else None) or question.whose.value,
        whose_member_id=(stored.whose_member_id if stored is not None else None) or "",
        gesture="",
    )


def send_jot_to_story(store: Store, *, jot_id: str, origin: object | None = None) -> None:
    """Make a jot a contact note of its person, on the day it was jotted. Refused without one."""
    with store.reading() as session:
        before = row_of(session, Contact, jot_id)
    if before.person_id is None:
        raise Refused(
            message(N_("Nobody is named for this line yet.")),
            message(N_("Say whose it is first; then it can go to their story.")),
        )
    step = Step(Verb.NOTED, subject=shortened(before.words), person_id=before.person_id)
    with store.writing(step, origin=origin) as session:
        row = here(session, Contact, jot_id)
        at = row.created_at.astimezone()
        put(row, on_date=row.on_date or at.date().isoformat(), at_time=at.strftime("%H:%M"))


def move_note(
    store: Store, *, contact_id: str, to_person_id: str, origin: object | None = None
) -> None:
    """Give a note or a jot to another person.

    The step belongs to whose it was, so that it is undone where the worker is.
    """
    with store.reading() as session:
        before = row_of(session, Contact, contact_id)
    whose = before.person_id or to_person_id
    step = Step(Verb.MOVED_NOTE, subject=shortened(before.words), person_id=whose)
    with store.writing(step, origin=origin) as session:
        here(session, Person, to_person_id)
        put(here(session, Contact, contact_id), person_id=to_person_id)
