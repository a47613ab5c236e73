"""Pages, the answers on them, what finished ones showed, and the copies given away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row, to


class Page(Row, kw_only=True):
    """One page about a person. `state`: draft, finished, superseded."""

    __tablename__ = "page"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    page_key: Mapped[str] = mapped_column(String(40))
    definition_version: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), default="draft")
    supersedes_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    author_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
    language: Mapped[str] = mapped_column(String(20), default="en")
    conversation_on: Mapped[str | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_place: Mapped[str | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


Index("ix_page_state_changed_at", Page.state, Page.changed_at)
_STANDING = text("removed_at IS NULL AND state <> 'superseded'")
Index(
    "ix_page_standing",  # Today asks of each person which pages stand, and of what day they are
    Page.person_id,
    Page.id,
    Page.conversation_on,
    sqlite_where=_STANDING,
    postgresql_where=_STANDING,
)
_DRAFT = text("removed_at IS NULL AND state = 'draft'")
Index(
    "ix_page_draft",
    Page.id,
    Page.person_id,
    Page.created_at,
    sqlite_where=_DRAFT,
    postgresql_where=_DRAFT,
)


class Answer(Row, kw_only=True):
    """What was answered to one question. `whose`: person, interpreter, member, worker, together."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("page_id", "key"),)

    page_id: Mapped[str] = mapped_column(to("page"))
    key: Mapped[str] = mapped_column(String(80))
    value: Mapped[Any] = mapped_column(Json(), default=None, nullable=True)
    whose: Mapped[str | None] = mapped_column(String(20), default=None)
    whose_member_id: Mapped[str | None] = mapped_column(to("member"), default=None, index=True)


_FOR_TODAY = text("key IN ('next_contact', 'outcome')")
Index(
    "ix_answer_for_today",  # Today asks these two of everybody at once
    Answer.key,
    Answer.page_id,
    Answer.changed_at,
    Answer.value,
    sqlite_where=_FOR_TODAY,
    postgresql_where=_FOR_TODAY,
)


class SealedView(Row, kw_only=True):
    """What a finished page, kept ecomap or plan version showed; never changed, never deleted.

    `kind`: page, ecomap, plan. `content` is canonical JSON, `sha256` the digest of its UTF-8.
    """

    __tablename__ = "sealed_view"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    kind: Mapped[str] = mapped_column(String(12), default="page")
    version: Mapped[int] = mapped_column(default=1)
    content: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    worker_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)


class CopyGiven(Row, kw_only=True):
    """A copy of a sealed view that was given to somebody."""

    __tablename__ = "copy_given"

    sealed_view_id: Mapped[str] = mapped_column(to("sealed_view"), index=True)
    to_whom: Mapped[str]
    how: Mapped[str | None] = mapped_column(default=None)
    given_on: Mapped[str | None] = mapped_column(default=None)
    by_worker_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
