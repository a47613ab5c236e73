"""The people a worker supports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row, folded, to


class Person(Row, kw_only=True):
    """One person; a name is enough. `involvement`: open, finished_for_now, moved or died.

    `needs_stages`: the day of each stage of the Accessible Information Standard that is done.
    """

    __tablename__ = "person"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(init=False, default="", index=True)
    preferred_name: Mapped[str | None] = mapped_column(default=None)
    pronouns: Mapped[str | None] = mapped_column(default=None)
    born: Mapped[str | None] = mapped_column(default=None)
    nhs_number: Mapped[str | None] = mapped_column(default=None, index=True)
    council_id: Mapped[str | None] = mapped_column(default=None, index=True)
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    other_phone: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    paper_language: Mapped[str | None] = mapped_column(default=None)
    text_size_pt: Mapped[int | None] = mapped_column(default=None)
    needs: Mapped[list[str]] = mapped_column(Json(), default_factory=list[str])
    needs_review_on: Mapped[str | None] = mapped_column(default=None)
    about_matters: Mapped[str | None] = mapped_column(default=None)
    about_please_do: Mapped[str | None] = mapped_column(default=None)
    about_please_dont: Mapped[str | None] = mapped_column(default=None)
    about_people: Mapped[str | None] = mapped_column(default=None)
    about_speaking: Mapped[str | None] = mapped_column(default=None)
    about_support: Mapped[str | None] = mapped_column(default=None)
    about_worth_knowing: Mapped[str | None] = mapped_column(default=None)
    about_on: Mapped[str | None] = mapped_column(String(10), default=None)
    may_be_told: Mapped[str | None] = mapped_column(default=None)
    involvement: Mapped[str] = mapped_column(String(20), default="open", index=True)
    country: Mapped[str | None] = mapped_column(default=None)
    is_restricted: Mapped[bool] = mapped_column(default=False)
    is_practice: Mapped[bool] = mapped_column(default=False)
    merged_into: Mapped[str | None] = mapped_column(to("person"), default=None, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    needs_stages: Mapped[dict[str, str] | None] = mapped_column(Json(), default=None)
    visiting_alone: Mapped[str | None] = mapped_column(default=None)
    involvement_on: Mapped[str | None] = mapped_column(String(10), default=None)
    involvement_note: Mapped[str | None] = mapped_column(default=None)

    def settle(self) -> None:
        """The key follows the name."""
        key = folded(self.name)
        if self.name_key != key:
            self.name_key = key


_WORKED_WITH = text("involvement = 'open' AND removed_at IS NULL AND merged_into IS NULL")
Index(
    "ix_person_worked_with",  # all that Today asks of everybody one works with
    Person.id,
    Person.name,
    sqlite_where=_WORKED_WITH,
    postgresql_where=_WORKED_WITH,
)
_REMOVED = text("removed_at IS NOT NULL")
Index("ix_person_removed", Person.id, sqlite_where=_REMOVED, postgresql_where=_REMOVED)
