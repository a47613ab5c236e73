"""Two records of one person put together: one stays, the other leads to it, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.field_words import FieldWords
from app.casework.moving import OWN_KINDS
from app.casework.rows import here, owner_row, person_view
from app.casework.standing import standing_id
from app.casework.views import PersonView
from app.errors import Refused
from app.forms.catalogue import shipped
from app.language import N_, Words, message
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store

_ONE_VALUE: Final = (
    *("name", "preferred_name", "pronouns", "born", "nhs_number", "council_id", "address"),
    *("postcode", "phone", "other_phone", "language", "paper_language", "text_size_pt"),
    *("needs_review_on", "about_matters", "about_please_do", "about_please_dont", "may_be_told"),
    *("about_people", "about_speaking", "about_support", "about_worth_knowing", "about_on"),
    *("visiting_alone", "involvement", "involvement_on", "involvement_note", "country"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeView:
    """What putting two records together would do, told before it is done."""

    stays: PersonView
    goes: PersonView
    pages: int
    promises: int
    contacts: int
    members: int
    differs: tuple[str, ...]
    """What the other record says otherwise, a line for each field: it is kept in a note."""


def before_merging(store: Store, *, person_id: str, into_id: str, words: Words) -> MergeView:
    """What putting a person's record into another would do. Refused where that cannot be."""
    with store.reading() as session:
        goes, stays = _both(session, person_id, into_id)

        def count(kind: type[Page] | type[Promise] | type[Contact] | type[Member]) -> int:
            query = select(func.count()).where(kind.person_id == goes.id, kind.removed_at.is_(None))
            return session.scalar(query) or 0

        return MergeView(
            stays=person_view(stays),
            goes=person_view(goes),
            pages=count(Page),
            promises=count(Promise),
            contacts=count(Contact),
            members=count(Member),
            differs=tuple(_lines(_differing(goes, stays), words)),
        )


def merge_people(store: Store, *, person_id: str, into_id: str) -> PersonView:
    """Put the record of a person into another as one step; both ids lead to the one that stays.

    What is empty there is filled, needs are joined, and what differs stands in a note. Refused for
    one and the same person, for somebody removed, and for a made-up person with a real one.
    """
    with store.reading() as session:
        goes, stays = _both(session, person_id, into_id)
        subject, goes_id, stays_id = goes.name, goes.id, stays.id
        owner = owner_row(session)
        words = Words((owner.language if owner else "") or "en")
    step = Step(Verb.MERGED_PERSON, subject=subject, person_id=stays_id)
    with store.writing(step) as session:
        goes, stays = _both(session, goes_id, stays_id)
        told = _lines(_differing(goes, stays), words)
        _fill(goes, stays)
        _move(session, goes.id, stays.id)
        if told:
            beginning = words.text(N_("Two records were put together. The other one said:"))
            session.add(
                Contact(
                    person_id=stays.id,
                    words="\n".join((beginning, *told)),
                    author_id=store.worker_id,
                )
            )
        goes.merged_into = stays.id
        session.flush()
        return person_view(stays)


def _both(session: Session, person_id: str, into_id: str) -> tuple[Person, Person]:
    """The record that goes and the one that stays. Refused where they cannot be put together."""
    goes = here(session, Person, standing_id(session, person_id))
    stays = here(session, Person, standing_id(session, into_id))
    if goes is stays:
        raise Refused(
            message(N_("These are one record already.")), message(N_("There is nothing to do."))
        )
    if goes.is_practice != stays.is_practice:
        raise Refused(
            message(N_("One of them is made up for practice.")),
            message(N_("A practice record and a real one are never put together.")),
        )
    return goes, stays


def _fills(column: str, old: Any, new: Any) -> bool:
    """Whether the other's value takes the place of what stands: nothing, or a part of its date."""
    if column == "born" and old and new:
        return len(new) > len(old) and str(new).startswith(str(old))
    return not old and bool(new)


def _fill(goes: Person, stays: Person) -> None:
    """Fill what is empty; join the needs; what is restricted stays so."""
    for column in _ONE_VALUE:
        new = getattr(goes, column)
        if _fills(column, getattr(stays, column), new):
            setattr(stays, column, new)
    joined = list(dict.fromkeys((*(stays.needs or ()), *(goes.needs or ()))))
    if joined != list(stays.needs or ()):
        stays.needs = joined
    stages = {**(goes.needs_stages or {}), **(stays.needs_stages or {})}
    if stages != (stays.needs_stages or {}):
        stays.needs_stages = stages
    if goes.is_restricted and not stays.is_restricted:
        stays.is_restricted = True


def _differing(goes: Person, stays: Person) -> dict[str, Any]:
    """What the one that goes says otherwise than the one that stays."""
    found: dict[str, Any] = {}
    for column in _ONE_VALUE:
        old, new = getattr(stays, column), getattr(goes, column)
        is_part = column == "born" and old and new and str(old).startswith(str(new))
        if new and old and old != new and not is_part and not _fills(column, old, new):
            found[column] = new
    stages = stays.needs_stages or {}
    other = {k: day for k, day in (goes.needs_stages or {}).items() if stages.get(k, day) != day}
    return {**found, "needs_stages": other} if other else found


def _lines(fields: dict[str, Any], words: Words) -> list[str]:
    return FieldWords(words=words, catalogue=shipped()).lines("person", fields)


def _move(session: Session, goes_id: str, stays_id: str) -> None:
    """Everything that may move belongs to the one that stays, and links lead to it.

    What is append-only or went out already stays, and is found through `merged_into`.
    """
    for kind in OWN_KINDS:
        for row in session.scalars(select(kind).where(kind.person_id == goes_id)):
            row.person_id = stays_id
    for member in session.scalars(select(Member).where(Member.linked_person_id == goes_id)):
        member.linked_person_id = stays_id
