"""Notes of contact, and how often a worker and a person stay in touch."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, to


class Contact(Row, kw_only=True):
    """A note of contact, or a jot that belongs to nobody yet.

    `way`: phone, visit, text, email, letter, met, other.
    """

    __tablename__ = "contact"

    words: Mapped[str]
    # A whole index beside the partial ones below: without it each new person costs a scan.
    person_id: Mapped[str | None] = mapped_column(to("person"), default=None, index=True)
    on_date: Mapped[str | None] = mapped_column(String(10), default=None)
    at_time: Mapped[str | None] = mapped_column(String(8), default=None)
    way: Mapped[str | None] = mapped_column(String(12), default=None)
    with_whom: Mapped[str | None] = mapped_column(default=None)
    next_contact_on: Mapped[str | None] = mapped_column(String(10), default=None, index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    author_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


_PRESENT = text("removed_at IS NULL")
_WITH_NEXT = text("next_contact_on IS NOT NULL AND removed_at IS NULL")
# Today asks all people at once: these hold all it needs, so that no note has to be decrypted.
Index(
    "ix_contact_person_id_on_date",
    Contact.person_id,
    Contact.on_date,
    sqlite_where=_PRESENT,
    postgresql_where=_PRESENT,
)
Index(
    "ix_contact_next",
    Contact.person_id,
    Contact.id,
    Contact.next_contact_on,
    Contact.created_at,
    Contact.on_date,
    sqlite_where=_WITH_NEXT,
    postgresql_where=_WITH_NEXT,
)
Index("ix_contact_on_date", Contact.on_date)


class Rhythm(Row, kw_only=True):
    """How and how often we stay in touch, until when; the next contact is worked out."""

    __tablename__ = "rhythm"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    how: Mapped[str | None] = mapped_column(default=None)
    every_days: Mapped[int | None] = mapped_column(default=None)
    until: Mapped[str | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
