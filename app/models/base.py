"""What every table has in common: an id, two times, portable column types and silent reprs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final

from sqlalchemy import JSON, Dialect, ForeignKey, LargeBinary, MetaData, String, Table
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    configure_mappers,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator

NAMING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment kept as ISO text in UTC with microseconds: text order is time order."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text of a moment; one without a zone is refused."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment of a text."""
        return None if value is None else datetime.fromisoformat(value)


def utc_text(moment: datetime) -> str:
    """A moment as it is kept: `2026-11-12T14:52:00.000000Z`."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    text = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return text.removesuffix("+00:00") + "Z"  # strftime takes twenty times as long


class Json(TypeDecorator[Any]):
    """A value kept as JSON, `None` as nothing. To change it give a new one, never edit in place."""

    impl = JSON(none_as_null=True)
    cache_ok = True


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """The root of all tables; equal only to itself."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime()}


class Row(Base, kw_only=True):
    """A row with an id (UUIDv7) and two times, filled from the clock when it is added."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default="")
    created_at: Mapped[datetime] = mapped_column(default=None)
    changed_at: Mapped[datetime] = mapped_column(default=None)

    def settle(self) -> None:
        """Work out columns that follow from others; called before every flush."""

    def __repr__(self) -> str:
        """The table and the id, never what a person said."""
        return f"<{type(self).__name__} {self.id}>"


def to(table: str, *, use_alter: bool = False) -> ForeignKey:
    """A link to a row of another table, checked when the transaction ends."""
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED", use_alter=use_alter)


def make_ready() -> None:
    """Join all tables now that would else be joined at the first question to a store."""
    configure_mappers()


def table_of(entity: str) -> Table:
    """The table of an entity name. Raises `KeyError`."""
    return Base.metadata.tables[entity]


def folded(text: str) -> str:
    """A text to sort and compare by: no accents, no capitals, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def is_bytes(kind: object) -> bool:
    """Whether a column of this type holds bytes."""
    return isinstance(kind, LargeBinary)
