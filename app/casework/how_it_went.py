"""How it went: what became of the promises of a finished page, for a dated sheet of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.confidence import is_of_hidden, kept_off
from app.casework.promises import page_promises
from app.casework.rows import member_view, row_of
from app.casework.sealed import sealed_in
from app.casework.views import MemberView, PageView, PromiseView
from app.errors import Refused
from app.forms.vocabulary import DID_IT_TAKE, label
from app.language import N_, Words, message
from app.models.network import Member
from app.models.page import Page
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A promise and what became of it, worded. `who` is as the person's own paper may say it."""

    what: str
    who: str
    who_council: str
    by_when: str
    answer: str
    """Whether it took, in words; empty while nobody has said."""
    asked_on: str
    note: str
    """As the person's own paper may say it; empty where it names somebody told of in confidence."""
    note_council: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HowItWent:
    """The sheet's content: the page as it was sealed, and what became of each promise by now."""

    view: PageView
    on: date
    made_at: datetime
    promises: tuple[Became, ...]


def how_it_went(store: Store, *, page_id: str) -> HowItWent:
    """What became of a finished page's promises. Refused while it is a draft or promises nothing.

    Worded in the language of the page's own paper.
    """
    with store.reading() as session:
        page = row_of(session, Page, page_id)
        view = sealed_in(session, page_id).view
        members = _members(session, page.person_id)
        words = Words(view.language)
        made = [p for p in page_promises(session, page_id) if p.what.strip()]
    if not made:
        raise Refused(
            message(N_("Nothing was promised on this page.")),
            message(N_("This sheet says how promises went. There is nothing to print.")),
        )
    return HowItWent(
        view=view,
        on=store.clock.today(),
        made_at=store.clock.now(),
        promises=tuple(_became(promise, members, view, words) for promise in made),
    )


def _members(session: Session, person_id: str) -> dict[str, MemberView]:
    rows = session.scalars(select(Member).where(Member.person_id == person_id))
    return {row.id: member_view(row) for row in rows}


def _became(
    promise: PromiseView, members: dict[str, MemberView], view: PageView, words: Words
) -> Became:
    """One promise, who it is of as either paper may say it, and what became of it."""
    full = promise.who_words
    if promise.who_kind == "member" and promise.who_id in members:
        full = members[promise.who_id].name
    elif promise.who_kind == "person":
        full = view.person_called
    return Became(
        what=promise.what,
        who=words.text(N_("someone else")) if is_of_hidden(promise, members) else full,
        who_council=full,
        by_when=words.partial_date(promise.by_when),
        answer=words.text(label(DID_IT_TAKE, promise.did_it_take)),
        asked_on=words.partial_date(promise.taken_asked_on),
        note="" if kept_off(members.values())(promise.note) else promise.note,
        note_council=promise.note,
    )
