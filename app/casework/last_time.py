"""What a person said the last time, in their own words, and what was promised then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.pages import answers_in, page_chain
from app.casework.promises import page_promises
from app.casework.rows import row_of
from app.casework.views import AnswerView, PromiseView
from app.forms.catalogue import Catalogue, shipped
from app.forms.page import Group
from app.forms.page import Page as AskedPage
from app.forms.questions import Prose, Whose
from app.models.page import Page
from app.models.store import Store

_OWN: Final = frozenset({Whose.PERSON.value, Whose.INTERPRETER.value})
FINISHED: Final = ("finished",)
_NOT_AT_THE_TABLE: Final = frozenset({Group.DECISION, Group.COLLEAGUES})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a person said under one heading of a page."""

    key: str
    ask: str
    """The heading, not worded yet; `{name}` may stand in it."""
    text: str
    whose: str
    """`person`, or `interpreter` where it came through one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """A page as it is gone back to: the person's own words, and promises still open."""

    page_id: str
    page_key: str
    on_date: str
    """ISO day of the talk."""
    said: tuple[OwnWords, ...]
    promises: tuple[PromiseView, ...]


def last_time(
    store: Store,
    *,
    person_id: str,
    before_page_id: str | None = None,
    catalogue: Catalogue | None = None,
    states: tuple[str, ...] = FINISHED,
) -> LastTime | None:
    """The newest of a person's pages that says anything; of those before a page, if one is given.

    Pages this one amends are the same talk and not an earlier one. What was said about a decision
    or to keep somebody safe was often said alone: it is not read out beside the next page. None
    where there is nothing.
    """
    asked = catalogue or shipped()
    with store.reading() as session:
        for page in _earlier(session, person_id, before_page_id, states):
            definition = asked.page(page.page_key)
            if definition is not None and definition.group in _NOT_AT_THE_TABLE:
                continue
            found = _told(session, page, definition)
            if found.said or found.promises:
                return found
    return None


def _earlier(
    session: Session, person_id: str, before_page_id: str | None, states: tuple[str, ...]
) -> list[Page]:
    """The person's pages of these states, newest first; those before a page, if one is given."""
    pages = session.scalars(
        select(Page).where(
            Page.person_id == person_id, Page.removed_at.is_(None), Page.state.in_(states)
        )
    ).all()
    known = sorted(pages, key=_when, reverse=True)
    if before_page_id is None:
        return known
    until = _when(row_of(session, Page, before_page_id))
    same = frozenset(page_chain(session, before_page_id))
    return [page for page in known if page.id not in same and _when(page) < until]


def _day(page: Page) -> str:
    return page.conversation_on or page.created_at.date().isoformat()


def _when(page: Page) -> tuple[str, str]:
    """To sort by: the day of the talk, and of one day the page begun first."""
    return _day(page), page.id


def _told(session: Session, page: Page, asked: AskedPage | None) -> LastTime:
    answers = answers_in(session, page.id)
    promises = page_promises(session, page.id)
    return LastTime(
        page_id=page.id,
        page_key=page.page_key,
        on_date=_day(page),
        said=_own_words(asked, answers) if asked else (),
        promises=tuple(p for p in promises if p.what.strip() and not p.did_it_take),
    )


def _own_words(asked: AskedPage, answers: dict[str, AnswerView]) -> tuple[OwnWords, ...]:
    """What they said, in the order of the page; never what the worker noticed."""
    said: list[OwnWords] = []
    for question in asked.questions():
        answer = answers.get(question.key)
        if answer is None or not isinstance(question, Prose) or not isinstance(answer.value, str):
            continue
        whose = answer.whose or question.whose.value
        if whose in _OWN and answer.value.strip():
            said.append(
                OwnWords(key=question.key, ask=question.ask, text=answer.value.strip(), whose=whose)
            )
    return tuple(said)
