"""Rows of the store: found or plainly refused, and turned into the views that leave this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.views import MemberView, PersonView, WorkerView
from app.errors import Refused
from app.forms.values import is_valid_nhs_number
from app.language import N_, message
from app.models.base import Row
from app.models.network import Member
from app.models.person import Person
from app.models.worker import Worker

SomeRow = TypeVar("SomeRow", bound=Row)
_EMPTY: Final[Mapping[object, object]] = {"str": "", "tuple[str, ...]": ()}
MEMBER_COLUMNS: Final[Mapping[str, object]] = {
    one.name: _EMPTY.get(one.type) for one in fields(MemberView) if one.name != "has_lost_touch"
}
"""What is kept of a member, and what stands in a view for nothing."""


def row_of(session: Session, kind: type[SomeRow], row_id: str) -> SomeRow:
    """The row of this id, also one that was removed. Refused when there is none."""
    row = session.get(kind, row_id)
    if row is None:
        raise Refused(
            message(N_("This is not here any more.")),
            message(N_("It may have been removed or undone. Look in Recently removed.")),
        )
    return row


def here(session: Session, kind: type[SomeRow], row_id: str) -> SomeRow:
    """The row of this id that has not been removed. Refused otherwise."""
    row = row_of(session, kind, row_id)
    if getattr(row, "removed_at", None) is not None:
        raise Refused(
            message(N_("This was removed.")), message(N_("Bring it back first, then change it."))
        )
    return row


def put(row: Row, **values: object) -> bool:
    """Set the columns that differ; True when any did."""
    changed = {key: value for key, value in values.items() if getattr(row, key) != value}
    for key, value in changed.items():
        setattr(row, key, value)
    return bool(changed)


def shortened(text: str | None, most: int = 60) -> str:
    """The beginning of a text on one line, for the name of a step."""
    flat = " ".join((text or "").split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def owner_row(session: Session) -> Worker | None:
    """The store's owner, once set up."""
    return session.scalars(
        select(Worker).where(Worker.is_owner).order_by(Worker.id).limit(1)
    ).first()


def paper_language(person: Person) -> str:
    """The language of a person's paper: the one chosen, else Welsh for who speaks it."""
    if person.paper_language in ("en", "cy"):
        return person.paper_language
    return "cy" if person.language == "cy" else "en"


def worker_view(row: Worker) -> WorkerView:
    """A worker as a view."""
    return WorkerView(
        id=row.id,
        name=row.name,
        role=row.role or "",
        organisation=row.organisation or "",
        team=row.team or "",
        phone=row.phone or "",
        language=row.language or "",
        is_owner=row.is_owner,
    )


def person_view(row: Person) -> PersonView:
    """A person as a view."""
    return PersonView(
        id=row.id,
        name=row.name,
        preferred_name=row.preferred_name or "",
        pronouns=row.pronouns or "",
        born=row.born or "",
        nhs_number=row.nhs_number or "",
        nhs_number_is_valid=is_valid_nhs_number(row.nhs_number or ""),
        council_id=row.council_id or "",
        address=row.address or "",
        postcode=row.postcode or "",
        phone=row.phone or "",
        other_phone=row.other_phone or "",
        language=row.language or "",
        paper_language=paper_language(row),
        text_size_pt=row.text_size_pt or 12,
        needs=tuple(row.needs or ()),
        needs_review_on=row.needs_review_on or "",
        needs_stages=tuple(sorted((row.needs_stages or {}).items())),
        about_matters=row.about_matters or "",
        about_please_do=row.about_please_do or "",
        about_please_dont=row.about_please_dont or "",
        about_people=row.about_people or "",
        about_speaking=row.about_speaking or "",
        about_support=row.about_support or "",
        about_worth_knowing=row.about_worth_knowing or "",
        about_on=row.about_on or "",
        may_be_told=row.may_be_told or "",
        visiting_alone=row.visiting_alone or "",
        involvement=row.involvement,
        involvement_on=row.involvement_on or "",
        involvement_note=row.involvement_note or "",
        is_restricted=row.is_restricted,
        is_practice=row.is_practice,
        country=row.country or "",
    )


def member_view(row: Member) -> MemberView:
    """A member of a network as a view."""
    return member_of_columns(getattr(row, name) for name in MEMBER_COLUMNS)


def member_of_columns(values: Iterable[Any], *, has_lost_touch: bool = False) -> MemberView:
    """A member as a view from the values of MEMBER_COLUMNS alone.

    Where hundreds are read, an object of each row would take far longer than reading it.
    """
    kept: dict[str, Any] = {
        name: empty if value is None else value
        for (name, empty), value in zip(MEMBER_COLUMNS.items(), values, strict=True)
    }
    kept["family_marks"] = tuple(kept["family_marks"])
    return MemberView(**kept, has_lost_touch=has_lost_touch)
