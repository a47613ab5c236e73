"""Pages as rows: unfinished, of a person, moved to the right one, removed, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.at_begin import leave_said_behind
from app.casework.facts import Facts, facts_in
from app.casework.rows import here, row_of
from app.casework.taking_along import take_along
from app.casework.views import AnswerView, PageLine, PageState
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.page import Completeness, completeness, has_own_rows
from app.forms.page import Page as AskedPage
from app.forms.questions import PromisesAsked
from app.language import N_, Words, message
from app.models.drafts import count_drafts, newest_drafts
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store


def asked_page(catalogue: Catalogue, page_key: str) -> AskedPage:
    """The definition of a page. Refused when neither the product nor a wording pack has it."""
    page = catalogue.page(page_key)
    if page is None:
        raise Refused(
            message(N_("This page is not known here: {page}"), page=page_key),
            message(N_("Put back the wording pack it came with, or update the program.")),
        )
    return page


def page_state(page: Page) -> PageState:
    """The state of a page's row."""
    match page.state:
        case "finished":
            return "finished"
        case "superseded":
            return "superseded"
        case _:
            return "draft"


def answers_in(session: Session, page_id: str) -> dict[str, AnswerView]:
    """What is stored of a page's answers, by question key."""
    rows = session.scalars(select(Answer).where(Answer.page_id == page_id).order_by(Answer.key))
    return {
        row.key: AnswerView(
            key=row.key,
            value=row.value,
            whose=row.whose or "",
            whose_member_id=row.whose_member_id or "",
            changed_at=row.changed_at,
        )
        for row in rows
    }


def answers_of_page(store: Store, *, page_id: str) -> tuple[AnswerView, ...]:
    """Everything stored of a page's answers, whether its questions are known or not."""
    with store.reading() as session:
        return tuple(answers_in(session, page_id).values())


def own_rows(session: Session, page: Page, catalogue: Catalogue) -> frozenset[str]:
    """The keys of a page's questions whose answer lives in tables of its own and has rows there."""
    return _own_rows_of(session, [page], catalogue)[page.id]


def whose_page(store: Store, *, page_id: str) -> str:
    """Whose page this is now; empty where the page or the person is not here any more."""
    with store.reading() as session:
        page = session.get(Page, page_id)
        person = session.get(Person, page.person_id) if page else None
        if page is None or person is None or page.removed_at or person.removed_at:
            return ""
        return page.person_id


def page_chain(session: Session, page_id: str) -> list[str]:
    """A page and the pages it amends, the newest first."""
    chain: list[str] = []
    current: str | None = page_id
    while current is not None and current not in chain:
        chain.append(current)
        current = session.scalar(select(Page.supersedes_id).where(Page.id == current))
    return chain


def unfinished(
    store: Store, *, catalogue: Catalogue, words: Words, limit: int = 20
) -> tuple[PageLine, ...]:
    """Unfinished pages, the one typed in last first."""
    with store.reading() as session:
        return unfinished_in(session, catalogue=catalogue, words=words, limit=limit)


def unfinished_in(
    session: Session, *, catalogue: Catalogue, words: Words, limit: int
) -> tuple[PageLine, ...]:
    """Unfinished pages, read in a session one has."""
    ids = newest_drafts(session, limit)
    found = {page.id: page for page in session.scalars(select(Page).where(Page.id.in_(ids)))}
    pages = [found[page_id] for page_id in ids]
    return page_lines(session, pages, catalogue, words)


def count_unfinished(session: Session) -> int:
    """How many pages are unfinished."""
    return count_drafts(session)


def pages_of_person(
    store: Store, *, person_id: str, catalogue: Catalogue, words: Words, only_drafts: bool = False
) -> tuple[PageLine, ...]:
    """A person's pages, the newest first: superseded ones too, or those under way alone."""
    query = select(Page).where(Page.person_id == person_id, Page.removed_at.is_(None))
    if only_drafts:
        query = query.where(Page.state == "draft")
    with store.reading() as session:
        pages = session.scalars(query.order_by(Page.conversation_on.desc(), Page.id.desc())).all()
        return page_lines(session, pages, catalogue, words)


def page_line(store: Store, *, page_id: str, catalogue: Catalogue, words: Words) -> PageLine:
    """One page as a line. Refused when there is no such page."""
    with store.reading() as session:
        return page_lines(session, [row_of(session, Page, page_id)], catalogue, words)[0]


def page_lines(
    session: Session, pages: Sequence[Page], catalogue: Catalogue, words: Words
) -> tuple[PageLine, ...]:
    """Pages as lines of a list; one whose definition is gone shows its key and counts nothing."""
    answers = _answers_of(session, [page.id for page in pages])
    names = _names_of(session, {page.person_id for page in pages})
    rows = _own_rows_of(session, pages, catalogue)
    facts = {page.id: _facts_wanted(session, page, catalogue) for page in pages}
    return tuple(
        _line(
            page, catalogue, words, answers.get(page.id, []), names, rows[page.id], facts[page.id]
        )
        for page in pages
    )


def _facts_wanted(session: Session, page: Page, catalogue: Catalogue) -> Facts:
    """The facts a page looks at; none, unread, for one that nothing more is asked on."""
    asked = catalogue.page(page.page_key)
    if page.state != "draft" or asked is None or not asked.looks_at_facts():
        return {}
    return facts_in(session, row_of(session, Person, page.person_id), page)


def _answers_of(session: Session, page_ids: Sequence[str]) -> dict[str, list[Answer]]:
    answers: dict[str, list[Answer]] = {}
    for row in session.scalars(select(Answer).where(Answer.page_id.in_(page_ids))):
        answers.setdefault(row.page_id, []).append(row)
    return answers


def _names_of(session: Session, person_ids: set[str]) -> dict[str, str]:
    query = select(Person.id, Person.name).where(Person.id.in_(person_ids))
    return {row[0]: row[1] for row in session.execute(query)}


def _own_rows_of(
    session: Session, pages: Sequence[Page], catalogue: Catalogue
) -> dict[str, frozenset[str]]:
    """For each page the questions whose answer lives in tables of its own and that have rows."""
    chains = {
        page.id: page_chain(session, page.id) if page.supersedes_id else [page.id] for page in pages
    }
    every_id = [page_id for chain in chains.values() for page_id in chain]
    promised = set(
        session.scalars(
            select(Promise.page_id)
            .where(Promise.page_id.in_(every_id), Promise.removed_at.is_(None), Promise.what != "")
            .distinct()
        )
    )
    accompanied = set(
        session.scalars(
            select(Member.person_id)
            .where(
                Member.person_id.in_({page.person_id for page in pages}),
                Member.removed_at.is_(None),
                Member.left_on.is_(None),
                Member.left_reason.is_(None),
            )
            .distinct()
        )
    )
    return {
        page.id: _keys_with_rows(
            catalogue.page(page.page_key),
            has_promises=not promised.isdisjoint(chains[page.id]),
            has_members=page.person_id in accompanied,
        )
        for page in pages
    }


def _keys_with_rows(
    asked: AskedPage | None, *, has_promises: bool, has_members: bool
) -> frozenset[str]:
    return frozenset(
        question.key
        for question in (asked.questions() if asked else ())
        if has_own_rows(question)
        and (has_promises if isinstance(question, PromisesAsked) else has_members)
    )


def _line(
    page: Page,
    catalogue: Catalogue,
    words: Words,
    answers: Sequence[Answer],
    names: dict[str, str],
    rows: frozenset[str],
    facts: Facts,
) -> PageLine:
    """One page as a line, from what was read of all."""
    asked = catalogue.page(page.page_key)
    values = {**facts, **{answer.key: cast("Json", answer.value) for answer in answers}}
    return PageLine(
        id=page.id,
        person_id=page.person_id,
        person_name=names.get(page.person_id, ""),
        page_key=page.page_key,
        page_name=words.text(asked.name) if asked else page.page_key,
        state=page_state(page),
        conversation_on=page.conversation_on or "",
        last_typed=max((answer.changed_at for answer in answers), default=page.created_at),
        finished_at=page.finished_at,
        completeness=completeness(asked, values, rows) if asked else _NOTHING_ASKED,
        is_amendment=page.supersedes_id is not None,
    )


_NOTHING_ASKED: Final = Completeness(
    table_answered=0, table_asked=0, afterwards_answered=0, afterwards_asked=0, waiting=()
)


def move_page(store: Store, *, page_id: str, to_person_id: str) -> None:
    """Move a draft begun on the wrong person, with its promises, to another.

    Members of the first person's network stay behind: who was present, who said something and who
    promised keep their name in words, never a link across two networks.
    """
    with store.reading() as session:
        subject = row_of(session, Page, page_id).page_key
    step = Step(Verb.CHANGED_PAGE, subject=subject, person_id=to_person_id, page_id=page_id)
    with store.writing(step) as session:
        page = _draft(session, page_id)
        here(session, Person, to_person_id)
        if page.supersedes_id is not None:
            raise Refused(
                message(N_("This page amends a finished one.")),
                message(N_("It stays with the same person. Remove it if it is not wanted.")),
            )
        if page.person_id != to_person_id:
            _leave_network_behind(session, page)
            leave_said_behind(session, page, row_of(session, Person, page.person_id))
            page.person_id = to_person_id
            for promise in session.scalars(select(Promise).where(Promise.page_id == page_id)):
                promise.person_id = to_person_id
            take_along(session, page_id, to_person_id)


def _leave_network_behind(session: Session, page: Page) -> None:
    members = session.scalars(select(Member).where(Member.person_id == page.person_id))
    names = {member.id: member.name for member in members}
    for promise in session.scalars(select(Promise).where(Promise.page_id == page.id)):
        if promise.who_kind == "member":
            promise.who_words = names.get(promise.who_member_id or "", promise.who_words)
            promise.who_kind, promise.who_member_id = "other", None
    for answer in session.scalars(select(Answer).where(Answer.page_id == page.id)):
        answer.whose_member_id = None
        value = cast("Json", answer.value)
        if isinstance(value, list) and any(item in names for item in value):
            answer.value = [item for item in value if item not in names]


def remove_page(store: Store, *, page_id: str) -> None:
    """Take a draft away with its promises. Finished pages stay."""
    with store.reading() as session:
        page = row_of(session, Page, page_id)
    step = Step(Verb.REMOVED_PAGE, subject=page.page_key, person_id=page.person_id, page_id=page_id)
    with store.writing(step) as session:
        moment = store.clock.now()
        _draft(session, page_id).removed_at = moment
        for promise in _promises(session, page_id):
            if promise.removed_at is None:
                promise.removed_at = moment


def bring_back_page(store: Store, *, page_id: str) -> None:
    """Put a removed page back, with the promises that went with it."""
    with store.reading() as session:
        page = row_of(session, Page, page_id)
    step = Step(Verb.BROUGHT_BACK, subject=page.page_key, person_id=page.person_id, page_id=page_id)
    with store.writing(step) as session:
        row = row_of(session, Page, page_id)
        for promise in _promises(session, page_id):
            if promise.removed_at == row.removed_at:
                promise.removed_at = None
        row.removed_at = None


def _promises(session: Session, page_id: str) -> Sequence[Promise]:
    return session.scalars(select(Promise).where(Promise.page_id == page_id)).all()


def _draft(session: Session, page_id: str) -> Page:
    page = here(session, Page, page_id)
    if page.state != "draft":
        raise Refused(
            message(N_("This page is finished.")), message(N_("Amend it to change what it says."))
        )
    return page
