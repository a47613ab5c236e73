"""Notes of contact, jots that belong to nobody yet, and the story they make with the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.copies import owed_in, owed_words
from app.casework.day_views import StoryLine
from app.casework.rows import here, put, row_of, shortened
from app.casework.sent import sent_of_pages, sent_words
from app.casework.views import ContactView
from app.errors import Refused
from app.forms.catalogue import Catalogue, shipped
from app.forms.page import Page as AskedPage
from app.forms.questions import Part, Prose, Whose
from app.forms.vocabulary import CONTACT_WAYS, PUT_OFF, label
from app.language import N_, Words, message
from app.models.contact import Contact
from app.models.jots import MOST_JOTS, is_jot
from app.models.journal import Step, Verb
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store
from app.models.worker import Worker

_READINGS: Final[dict[str, intake.Reading]] = {
    "words": intake.words,
    "way": intake.option_of(CONTACT_WAYS),
    "on_date": intake.day,
    "at_time": intake.line,
    "with_whom": intake.line,
    "next_contact_on": intake.day,
    "person_id": intake.line,
}


# Who puts a contact off has met nobody: such a note stands in the story on the day it was made.
_day_of_note: Final = func.coalesce(Contact.on_date, func.substr(Contact.created_at, 1, 10))


def note_contact(
    store: Store,
    *,
    person_id: str | None,
    words: str,
    way: str = "",
    on_date: str = "",
    with_whom: str = "",
    next_contact_on: str = "",
    origin: object | None = None,
) -> ContactView:
    """Note a contact; without a person it is a jot. Dated today unless another day is given."""
    today = store.clock.today()
    given = {
        "words": words,
        "way": way,
        "on_date": on_date or today.isoformat(),
        "with_whom": with_whom,
        "next_contact_on": next_contact_on,
    }
    values = intake.read_fields(given, _READINGS, today=today)
    if not any((words.strip(), way, next_contact_on.strip())):
        raise Refused(
            message(N_("There is nothing to note yet.")), message(N_("Write a line first."))
        )
    step = Step(Verb.NOTED, subject=shortened(words), person_id=person_id)
    with store.writing(step, origin=origin) as session:
        if person_id is not None:
            here(session, Person, person_id)
        row = Contact(
            person_id=person_id,
            author_id=store.worker_id,
            **values,  # pyright: ignore[reportArgumentType] - read for these very columns
        )
        session.add(row)
        session.flush()
        return _views(session, [row])[0]


def change_contact(
    store: Store,
    *,
    contact_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> ContactView:
    """Change a note of contact; `person_id` gives a jot to a person."""
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    with store.reading() as session:
        before = row_of(session, Contact, contact_id)
    person_id = str(values.get("person_id") or before.person_id or "") or None
    step = Step(
        Verb.CHANGED_NOTE, subject=shortened(before.words), person_id=person_id, gesture=gesture
    )
    with store.writing(step, origin=origin) as session:
        row = here(session, Contact, contact_id)
        if person_id is not None:
            here(session, Person, person_id)
        put(row, **values)
        session.flush()
        return _views(session, [row])[0]


def remove_contact(store: Store, *, contact_id: str, origin: object | None = None) -> None:
    """Take a note away."""
    _mark(store, contact_id, Verb.REMOVED_NOTE, removed=True, origin=origin)


def bring_back_contact(store: Store, *, contact_id: str, origin: object | None = None) -> None:
    """Put a removed note back."""
    _mark(store, contact_id, Verb.BROUGHT_BACK, removed=False, origin=origin)


def _mark(
    store: Store, contact_id: str, verb: Verb, *, removed: bool, origin: object | None
) -> None:
    with store.reading() as session:
        known = row_of(session, Contact, contact_id)
    step = Step(verb, subject=shortened(known.words), person_id=known.person_id)
    with store.writing(step, origin=origin) as session:
        row_of(session, Contact, contact_id).removed_at = store.clock.now() if removed else None


def contacts_of(
    store: Store, *, person_id: str, offset: int = 0, limit: int = 50
) -> tuple[ContactView, ...]:
    """Notes of contact with a person, newest first."""
    with store.reading() as session:
        return _contacts(session, person_id, offset, limit)


def jots(store: Store, *, limit: int = 50) -> tuple[ContactView, ...]:
    """Jots that belong to nobody yet, newest first."""
    with store.reading() as session:
        return _contacts(session, None, 0, limit)


def _contacts(
    session: Session, person_id: str | None, offset: int, limit: int, *which: ColumnElement[bool]
) -> tuple[ContactView, ...]:
    whose = Contact.person_id.is_not_distinct_from(person_id)
    rows = session.scalars(
        select(Contact)
        .where(whose, Contact.removed_at.is_(None), *which)
        .order_by(_day_of_note.desc(), Contact.id.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return _views(session, rows)


def story(
    store: Store,
    *,
    person_id: str,
    offset: int = 0,
    limit: int = 50,
    words: Words,
    catalogue: Catalogue | None = None,
) -> tuple[StoryLine, ...]:
    """A person's story, newest first: notes of contact and pages, told in `words`."""
    with store.reading() as session:
        read = _contacts(session, person_id, 0, offset + limit, ~is_jot())
        jotted = _contacts(session, person_id, 0, MOST_JOTS, is_jot())
        notes = [_told(note, words) for note in read]
        notes += [_jotted(jot, words) for jot in jotted]
        pages = _page_lines(session, person_id, words, catalogue or shipped())
    lines = sorted((*notes, *pages), key=lambda line: (line.on_date, line.id), reverse=True)
    return tuple(lines[offset : offset + limit])


def _made_on(row: Contact) -> str:
    """The worker's own day on which a note was made."""
    return row.created_at.astimezone().date().isoformat()


def _is_of_no_meeting(row: Contact) -> bool:
    """Whether nobody met the person: a contact put off, or what colleagues said among themselves.

    Such a note stands in the story on the day it was made.
    """
    return row.way == PUT_OFF or (row.way is None and bool(row.with_whom))


def _until(contact: ContactView, words: Words) -> str:
    """What a note that puts a contact off says: till when, and why."""
    day = words.partial_date(contact.next_contact_on)
    return words.text(N_("Until {day}. {reason}"), day=day, reason=contact.words).strip()


def _told(contact: ContactView, words: Words) -> StoryLine:
    if contact.way == PUT_OFF:
        contact = replace(contact, words=_until(contact, words))
    return StoryLine(
        kind="contact",
        id=contact.id,
        on_date=contact.on_date,
        heading=words.text(label(CONTACT_WAYS, contact.way)) if contact.way else "",
        words=words.text(N_("{who}: {words}"), who=contact.with_whom, words=contact.words)
        if contact.with_whom and contact.words
        else contact.words or contact.with_whom,
        author=contact.author,
    )


def _jotted(jot: ContactView, words: Words) -> StoryLine:
    return StoryLine(
        kind="jot",
        id=jot.id,
        on_date=jot.created_at.astimezone().date().isoformat(),
        heading=words.text(N_("Jot, to be sorted")),
        words=jot.words,
        author=jot.author,
    )


def _page_lines(
    session: Session, person_id: str, words: Words, catalogue: Catalogue
) -> list[StoryLine]:
    """A person's pages as lines of their story."""
    pages = session.scalars(
        select(Page).where(
            Page.person_id == person_id, Page.removed_at.is_(None), Page.state != "superseded"
        )
    ).all()
    ids = [page.id for page in pages]
    answers: dict[str, dict[str, object]] = {}
    for answer in session.scalars(select(Answer).where(Answer.page_id.in_(ids))):
        answers.setdefault(answer.page_id, {})[answer.key] = answer.value
    counts = session.execute(
        select(Promise.page_id, func.count(), func.count(Promise.did_it_take))
        .where(Promise.page_id.in_(ids), Promise.removed_at.is_(None), Promise.what != "")
        .group_by(Promise.page_id)
    ).all()
    promised = {row[0]: row[1] for row in counts}
    authors = _names(session, {page.author_id for page in pages if page.author_id})
    sent = sent_of_pages(session, ids)
    owed = {copy.page_id: copy for copy in owed_in(session, (person_id,))}
    return [
        StoryLine(
            kind="page",
            id=page.id,
            on_date=page.conversation_on or page.created_at.date().isoformat(),
            heading=_page_heading(page, catalogue, words),
            words=_gist(
                catalogue.page(page.page_key),
                answers.get(page.id, {}),
                promised.get(page.id, 0),
                words,
            ),
            sent=sent_words(sent.get(page.id), words) if page.state == "finished" else "",
            copy=owed_words(owed.get(page.id), words),
            author=authors.get(page.author_id or "", ""),
        )
        for page in pages
    ]


def _page_heading(page: Page, catalogue: Catalogue, words: Words) -> str:
    asked = catalogue.page(page.page_key)
    name = words.text(asked.name) if asked else page.page_key
    return name if page.state != "draft" else words.text(N_("{page}, unfinished"), page=name)


def _gist(asked: AskedPage | None, answers: dict[str, object], promises: int, words: Words) -> str:
    """What the person wants, or what matters to them, and how many things there are to do."""
    said = ""
    for question in asked.questions() if asked else ():
        is_theirs = isinstance(question, Prose) and question.whose is Whose.PERSON
        value = answers.get(question.key)
        if is_theirs and question.part is Part.TABLE and isinstance(value, str) and value.strip():
            said = shortened(value, 200)
    todo = words.plural(N_("{count} thing to do."), N_("{count} things to do."), promises)
    return "\n".join(line for line in (said, todo if promises else "") if line)


def _names(session: Session, worker_ids: set[str]) -> dict[str, str]:
    found = session.execute(select(Worker.id, Worker.name).where(Worker.id.in_(worker_ids)))
    return {row[0]: row[1] for row in found}


def _views(session: Session, rows: Sequence[Contact]) -> tuple[ContactView, ...]:
    """Notes as views, their authors named."""
    authors = _names(session, {row.author_id for row in rows if row.author_id})
    return tuple(
        ContactView(
            id=row.id,
            person_id=row.person_id,
            on_date=row.on_date or (_made_on(row) if _is_of_no_meeting(row) else ""),
            way=row.way or "",
            with_whom=row.with_whom or "",
            words=row.words,
            next_contact_on=row.next_contact_on or "",
            author=authors.get(row.author_id or "", ""),
            created_at=row.created_at,
        )
        for row in rows
    )
