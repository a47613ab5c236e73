"""Appointments at a place of the community, at home or elsewhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, to


class Appointment(Row, kw_only=True):
    """When and where a person is to be seen. `place_kind` is an option of the places of a talk.

    `asked_on`: the day of first contact it came from. `outcome`: seen, not_there, put_off.
    """

    __tablename__ = "appointment"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    on_date: Mapped[str | None] = mapped_column(String(10), default=None)
    at_time: Mapped[str | None] = mapped_column(String(8), default=None)
    place_kind: Mapped[str | None] = mapped_column(String(20), default=None)
    place_words: Mapped[str | None] = mapped_column(default=None)
    organisations: Mapped[str | None] = mapped_column(default=None)
    asked_on: Mapped[str | None] = mapped_column(String(10), default=None)
    what_for: Mapped[str | None] = mapped_column(default=None)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str | None] = mapped_column(String(12), default=None)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


_PRESENT = text("removed_at IS NULL")
Index(
    "ix_appointment_on_date",
    Appointment.on_date,
    sqlite_where=_PRESENT,
    postgresql_where=_PRESENT,
)
