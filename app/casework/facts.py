"""Facts that pages look at beside their answers: worked out from the record, never answered."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.workers import setting_in
from app.casework.young_carers import young_carers_in
from app.forms.conditions import Json
from app.forms.countries import SUPPORTED
from app.forms.values import day_of
from app.models.page import Answer, Page
from app.models.person import Person

Facts = dict[str, Json]
COUNTRIES: Final = tuple(option.key for option in SUPPORTED)
COUNTRY: Final = "country"
"""The private setting that says which country's law this store works under."""
_EARLIER: Final = ("conversation_1", "conversation_2", "leaving_hospital")
_COMES_OF_AGE: Final = (17, 18)


def country_in(session: Session, person: Person) -> str:
    """`england` or `wales`: the person's own where one is set, else the store's."""
    kept = person.country or setting_in(session, COUNTRY)
    return kept if isinstance(kept, str) and kept in COUNTRIES else COUNTRIES[0]


def facts_of(session: Session, page_id: str) -> Facts:
    """What is so beside a page; nothing where it is gone."""
    page = session.get(Page, page_id)
    person = session.get(Person, page.person_id) if page is not None else None
    return facts_in(session, person, page) if page is not None and person is not None else {}


def facts_in(session: Session, person: Person, page: Page) -> Facts:
    """What is so of a person on the day of a page, beside which it is looked at."""
    day = day_of(page.conversation_on or "") or page.created_at.date()
    return facts_on(session, person, day, page)


def facts_on(session: Session, person: Person, day: date, page: Page | None = None) -> Facts:
    """What is so of a person on a day, under keys that begin with `@`; `page` itself apart.

    `@country`; `@open_before`: an earlier of the three conversations has no outcome yet;
    `@young_carer`: somebody under 18 gives care or promised help; `@comes_of_age`: the person is
    17 or has just turned 18; `@other_worker`: an earlier page of theirs was had by somebody else.
    """
    return {
        "@country": country_in(session, person),
        "@open_before": _is_open_before(session, person, page),
        "@young_carer": bool(young_carers_in(session, person.id)),
        "@comes_of_age": _age(person.born or "", day) in _COMES_OF_AGE,
        "@other_worker": _had_by_another(session, person, page),
    }


def _is_open_before(session: Session, person: Person, page: Page | None) -> bool:
    """Whether a standing conversation 1 or 2 lacks its outcome, or there was none at all."""
    standing = [
        row
        for row in session.scalars(
            select(Page).where(
                Page.person_id == person.id,
                Page.page_key.in_(_EARLIER),
                Page.removed_at.is_(None),
                Page.state != "superseded",
            )
        )
        if page is None or row.id != page.id
    ]
    answered = set(
        session.scalars(
            select(Answer.page_id).where(
                Answer.page_id.in_([row.id for row in standing]),
                Answer.key == "outcome",
                Answer.value.is_not(None),
            )
        )
    )
    return not standing or any(row.id not in answered for row in standing)


def _age(born: str, on: date) -> int | None:
    """Whole years, where the whole day of birth is known."""
    day = day_of(born)
    if day is None:
        return None
    return on.year - day.year - ((on.month, on.day) < (day.month, day.day))


def _had_by_another(session: Session, person: Person, page: Page | None) -> bool:
    """Whether a page before this one was had by another worker; what it amends is no other talk."""
    if page is None or page.author_id is None:
        return False
    query = select(Page.id).where(
        Page.person_id == person.id,
        Page.created_at < page.created_at,
        Page.id != (page.supersedes_id or page.id),
        Page.author_id.is_not(None),
        Page.author_id != page.author_id,
        Page.removed_at.is_(None),
    )
    return session.scalars(query.limit(1)).first() is not None
