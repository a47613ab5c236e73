"""What is kept of people as plain values, column by column: read whole, and put back as it was."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.standing import ids_of, standing_id
from app.errors import Refused
from app.forms.conditions import Json
from app.language import N_, message
from app.models.appointment import Appointment
from app.models.attachment import Attachment, AttachmentContent
from app.models.base import Row, UtcTime, is_bytes, utc_text
from app.models.contact import Contact, Rhythm
from app.models.money import Money
from app.models.network import Member, Tie
from app.models.page import Answer, CopyGiven, Page, SealedView
from app.models.person import Person
from app.models.promise import Promise
from app.models.signing import SignatureGiven
from app.models.worker import Setting, Worker

Image = dict[str, Json]
"""One row as values by column; times are ISO text in UTC, bytes are base64."""

TABLES: Final[Mapping[str, type[Row]]] = {
    "worker": Worker,
    "person": Person,
    "member": Member,
    "tie": Tie,
    "page": Page,
    "answer": Answer,
    "sealed_view": SealedView,
    "copy_given": CopyGiven,
    "promise": Promise,
    "contact": Contact,
    "rhythm": Rhythm,
    "appointment": Appointment,
    "money": Money,
    "attachment_content": AttachmentContent,
    "attachment": Attachment,
    "signature_given": SignatureGiven,
}
OWN_KINDS: Final = (
    *(Member, Tie, Page, Promise, Contact, Rhythm),
    *(Appointment, Money, Attachment),
)
"""Rows that say whose they are, and move with a person who is put together with another."""
# Worked out by the row itself, so never moved.
_SETTLED: Final = frozenset({"name_key", "pair_key"})
_CHUNK: Final = 400
UNRESOLVED: Final = "unresolved_links"
"""The private setting that holds links to people who are not here: `table:row id:column` to id."""


def image_of(row: Row) -> Image:
    """A row as values."""
    return {
        column.key: _value(getattr(row, column.key))
        for column in row.__table__.columns
        if column.key not in _SETTLED
    }


def _value(value: Any) -> Json:
    match value:
        case datetime():
            return utc_text(value)
        case bytes():
            return b64encode(value).decode("ascii")
        case _:
            return value


def images_where(
    session: Session, table: str, *, column: str, values: Sequence[str]
) -> Iterator[Image]:
    """The rows of a table in which a column has one of these values, in the order of their ids."""
    kind = TABLES[table]
    place = getattr(kind, column)
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        for row in session.scalars(select(kind).where(place.in_(chunk)).order_by(kind.id)):
            yield image_of(row)


def rows_of_person(session: Session, person_id: str) -> dict[str, list[Image]]:
    """Every kept row of one person by table. Refused when there is no such person.

    What was sealed before two records were put together is told with the one that stands.
    """
    person_id = standing_id(session, person_id)
    sealed_for = ids_of(session, person_id)
    found = {
        "person": list(images_where(session, "person", column="id", values=[person_id])),
        **{
            table: list(images_where(session, table, column="person_id", values=[person_id]))
            for table in (kind.__tablename__ for kind in OWN_KINDS)
        },
        "sealed_view": list(
            images_where(session, "sealed_view", column="person_id", values=sealed_for)
        ),
    }
    if not found["person"]:
        raise Refused(
            message(N_("There is no such person.")), message(N_("Look for them by name."))
        )
    pages = [str(page["id"]) for page in found["page"]]
    views = [str(view["id"]) for view in found["sealed_view"]]
    found["answer"] = list(images_where(session, "answer", column="page_id", values=pages))
    found["copy_given"] = list(
        images_where(session, "copy_given", column="sealed_view_id", values=views)
    )
    found["signature_given"] = list(
        images_where(session, "signature_given", column="sealed_view_id", values=views)
    )
    contents = [str(attachment["content_id"]) for attachment in found["attachment"]]
    found["attachment_content"] = list(
        images_where(session, "attachment_content", column="id", values=contents)
    )
    for (table, row_id, column), person in unresolved_links(session).items():
        for row in found.get(table, ()):
            if row["id"] == row_id:
                row[column] = person
    return found


def people_ids(session: Session) -> list[str]:
    """The id of everybody who has not been removed, in the order they were added.

    A record that was put into another is told with that one.
    """
    standing = Person.removed_at.is_(None), Person.merged_into.is_(None)
    return list(session.scalars(select(Person.id).where(*standing).order_by(Person.id)))


def people_here(session: Session, person_ids: Iterable[str]) -> set[str]:
    """Which of these people the store has."""
    found = images_where(session, "person", column="id", values=sorted(set(person_ids)))
    return {str(image["id"]) for image in found}


def is_owned(session: Session) -> bool:
    """Whether the store has an owner."""
    return bool(session.scalar(select(func.count()).where(Worker.is_owner.is_(True))))


def put_image(session: Session, table: str, image: Image) -> None:
    """Put a row in as it was, with its id and times."""
    kind = TABLES[table]
    columns = {column.key: column for column in kind.__table__.columns}
    given: dict[str, Any] = {}
    for key, value in image.items():
        given[key] = _kept(columns[key].type, value)
    session.add(kind(**given))


def _kept(kind: object, value: Json) -> Any:
    """A value as its column keeps it: times and bytes are text outside."""
    match kind, value:
        case UtcTime(), str():
            return datetime.fromisoformat(value)
        case _, str() if is_bytes(kind):
            return b64decode(value, validate=True)
        case _:
            return value


def unresolved_links(session: Session) -> dict[tuple[str, str, str], str]:
    """Links to people who are not here: (table, row id, column) to the id of the person."""
    kept = session.scalar(select(Setting.value).where(Setting.key == UNRESOLVED))
    if not isinstance(kept, dict):
        return {}
    links: dict[tuple[str, str, str], str] = {}
    for name, person_id in kept.items():  # pyright: ignore[reportUnknownVariableType] - JSON
        table, row_id, column = str(name).split(":")  # pyright: ignore[reportUnknownArgumentType]
        links[table, row_id, column] = str(person_id)  # pyright: ignore[reportUnknownArgumentType]
    return links


def keep_unresolved_links(session: Session, links: Mapping[tuple[str, str, str], str]) -> None:
    """Keep these links, and set those whose person has come."""
    wanted = {**unresolved_links(session), **links}
    session.flush()
    here = people_here(session, wanted.values())
    left: dict[str, str] = {}
    for (table, row_id, column), person_id in sorted(wanted.items()):
        row = session.get(TABLES[table], row_id)
        if row is not None and person_id in here:
            setattr(row, column, person_id)
        elif row is not None:
            left[f"{table}:{row_id}:{column}"] = person_id
    setting = session.scalars(select(Setting).where(Setting.key == UNRESOLVED)).first()
    if setting is not None:
        if setting.value != left:
            setting.value = left
    elif left:
        session.add(Setting(key=UNRESOLVED, value=left))


def row_counts(session: Session) -> dict[str, int]:
    """How many rows each kept table has."""
    return {
        table: session.scalar(select(func.count()).select_from(kind)) or 0
        for table, kind in TABLES.items()
    }
