"""The journal: who changed what and when, before and after; and who opened what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.language import Message
from app.models.base import Base, Row, to


class Verb(StrEnum):
    """What a worker did, by a key that is worded where it is shown."""

    SET_UP = "set_up"
    CHANGED_WORKER = "changed_worker"
    CHANGED_SETTING = "changed_setting"
    ADDED_PERSON = "added_person"
    CHANGED_PERSON = "changed_person"
    REMOVED_PERSON = "removed_person"
    MERGED_PERSON = "merged_person"
    SET_INVOLVEMENT = "set_involvement"
    RESTRICTED = "restricted"
    ADDED_MEMBER = "added_member"
    CHANGED_MEMBER = "changed_member"
    REMOVED_MEMBER = "removed_member"
    MOVED_MEMBER = "moved_member"
    LEFT_MEMBER = "left_member"
    TIED = "tied"
    CHANGED_TIE = "changed_tie"
    UNTIED = "untied"
    KEPT_ECOMAP = "kept_ecomap"
    STARTED_PAGE = "started_page"
    CHANGED_PAGE = "changed_page"
    ANSWERED = "answered"
    FINISHED_PAGE = "finished_page"
    AMENDED_PAGE = "amended_page"
    REMOVED_PAGE = "removed_page"
    PROMISED = "promised"
    CHANGED_PROMISE = "changed_promise"
    REMOVED_PROMISE = "removed_promise"
    ASKED_PROMISE = "asked_promise"
    NOTED = "noted"
    CHANGED_NOTE = "changed_note"
    REMOVED_NOTE = "removed_note"
    PUT_OFF = "put_off"
    LOOKED_AT = "looked_at"
    MOVED_NOTE = "moved_note"
    JOTTED = "jotted"
    SENT_JOT = "sent_jot"
    SET_RHYTHM = "set_rhythm"
    BOOKED = "booked"
    CHANGED_BOOKING = "changed_booking"
    REMOVED_BOOKING = "removed_booking"
    ADDED_WORD = "added_word"
    FORGOT_WORD = "forgot_word"
    ASKED_MONEY = "asked_money"
    CHANGED_MONEY = "changed_money"
    AUTHORISED_MONEY = "authorised_money"
    AGREED_MONEY = "agreed_money"
    REFUSED_MONEY = "refused_money"
    PAID_MONEY = "paid_money"
    LOOKED_BACK_MONEY = "looked_back_money"
    REMOVED_MONEY = "removed_money"
    ATTACHED = "attached"
    CHANGED_ATTACHMENT = "changed_attachment"
    REMOVED_ATTACHMENT = "removed_attachment"
    SIGNED = "signed"
    GAVE_COPY = "gave_copy"
    PACKAGED = "packaged"
    CHANGED_PACKAGE = "changed_package"
    OPENED = "opened"
    PRINTED = "printed"
    EXPORTED = "exported"
    DELIVERED = "delivered"
    FILED = "filed"
    LOADED = "loaded"
    ERASED = "erased"
    RESTORED = "restored"
    RENEWED_KEY = "renewed_key"
    BROUGHT_BACK = "brought_back"
    UNDID = "undid"
    REDID = "redid"


# Logged, never undone, and no hindrance to undoing what came before them.
LOGGED: Final = frozenset(
    {
        Verb.SET_UP,
        Verb.CHANGED_SETTING,
        Verb.KEPT_ECOMAP,
        Verb.RESTRICTED,
        Verb.PACKAGED,
        Verb.SIGNED,
        Verb.CHANGED_PACKAGE,
        Verb.OPENED,
        Verb.PRINTED,
        Verb.EXPORTED,
        Verb.DELIVERED,
        Verb.FILED,
        Verb.RENEWED_KEY,
    }
)
# Never undone, and nothing before them can be undone either.
FINAL: Final = frozenset({Verb.LOADED, Verb.ERASED, Verb.RESTORED})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a worker does, as it will stand in the journal. `verb` is a key of `Verb`.

    Steps of the same `gesture` continue each other while open (typing): one before, one after.
    """

    verb: str
    subject: str = ""
    person_id: str | None = None
    page_id: str | None = None
    gesture: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a commit changed: (table name, id) pairs, and who and which pages they belong to."""

    entities: frozenset[tuple[str, str]]
    person_ids: frozenset[str]
    page_ids: frozenset[str]
    origin: object | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOffer:
    """A step that may be undone or redone, to be worded by its verb and subject."""

    step_id: str
    verb: str
    subject: str
    person_id: str | None
    page_id: str | None
    at: datetime


Veto = Callable[[Session, StepOffer], Message | None]


class JournalStep(Row, kw_only=True):
    """A step; numbered, chained and append-only once closed. `day` is the worker's own day."""

    __tablename__ = "step"

    verb: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(default=None)
    worker_id: Mapped[str | None] = mapped_column(String(36), default=None)
    person_id: Mapped[str | None] = mapped_column(String(36), default=None)
    page_id: Mapped[str | None] = mapped_column(String(36), default=None, index=True)
    gesture: Mapped[str | None] = mapped_column(default=None)
    day: Mapped[str] = mapped_column(String(10))
    schema: Mapped[int] = mapped_column(default=1)
    undoes_id: Mapped[str | None] = mapped_column(to("step"), default=None, index=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(), default=None)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(), default=None)
    seq: Mapped[int | None] = mapped_column(default=None, unique=True)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    tag: Mapped[bytes | None] = mapped_column(LargeBinary(), default=None)


Index("ix_step_person_id_seq", JournalStep.person_id, JournalStep.seq)
Index("ix_step_day_seq", JournalStep.day, JournalStep.seq)


class JournalChange(Base, kw_only=True):
    """One row changed by a step: columns before and after as canonical JSON, NULL where no row was.

    An update holds only the columns that changed. The digest outlives erased content.
    """

    __tablename__ = "change"

    step_id: Mapped[str] = mapped_column(to("step"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entity: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36), index=True)
    before: Mapped[str | None] = mapped_column(Text(), default=None)
    after: Mapped[str | None] = mapped_column(Text(), default=None)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(), default=None)
    digest: Mapped[bytes] = mapped_column(LargeBinary())


class Access(Row, kw_only=True):
    """Who opened, printed or exported what, and when; append-only."""

    __tablename__ = "access"

    action: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[str | None] = mapped_column(String(36), default=None, index=True)
    subject_id: Mapped[str | None] = mapped_column(String(36), default=None)
    at: Mapped[datetime]
    worker_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
