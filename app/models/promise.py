"""Who will do what: one table for conversations, plans and goals."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row, to


class Promise(Row, kw_only=True):
    """One promise. `agreed` is None until they were asked.

    `who_kind`: worker, member, person, place, other. `help`: alone, with_help, agency.
    `prevention`: primary, secondary, tertiary. `did_it_take`: yes, partly, no. `if_it_fails` and
    `phone` (with its hours) are of an emergency plan; `until` ends short-term help; `week` holds
    when in the week it is, as `mon.morning`, `sat.night`.
    """

    __tablename__ = "promise"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)
    what: Mapped[str]
    who_kind: Mapped[str | None] = mapped_column(String(12), default=None)
    who_member_id: Mapped[str | None] = mapped_column(to("member"), default=None, index=True)
    who_worker_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
    who_words: Mapped[str | None] = mapped_column(default=None)
    agreed: Mapped[bool | None] = mapped_column(default=None)
    agreed_by: Mapped[str | None] = mapped_column(default=None)
    agreed_on: Mapped[str | None] = mapped_column(default=None)
    asked_by: Mapped[str | None] = mapped_column(default=None)
    by_when: Mapped[str | None] = mapped_column(default=None)
    help: Mapped[str | None] = mapped_column(String(12), default=None)
    prevention: Mapped[list[str]] = mapped_column(Json(), default_factory=list[str])
    introduced_to: Mapped[str | None] = mapped_column(default=None)
    follow_up_on: Mapped[str | None] = mapped_column(default=None)
    did_it_take: Mapped[str | None] = mapped_column(String(12), default=None)
    taken_asked_on: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    if_it_fails: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    until: Mapped[str | None] = mapped_column(String(10), default=None)
    week: Mapped[list[str] | None] = mapped_column(Json(), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


Index("ix_promise_follow_up_on", Promise.follow_up_on, Promise.did_it_take)
Index("ix_promise_by_when", Promise.by_when, Promise.did_it_take)

_UNANSWERED = text("did_it_take IS NULL AND removed_at IS NULL AND what <> ''")
Index(
    "ix_promise_for_today",  # all that Today asks of every promise nobody has answered for
    Promise.person_id,
    Promise.follow_up_on,
    Promise.by_when,
    Promise.id,
    Promise.page_id,
    sqlite_where=_UNANSWERED,
    postgresql_where=_UNANSWERED,
)
