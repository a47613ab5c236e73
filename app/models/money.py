"""Small sums and recovery budgets: from asking to what came of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, to


class Money(Row, kw_only=True):
    """A sum asked for and, in time, authorised, paid and looked back on. Amounts in pence.

    `for_kind`: person, circle, place; `for_words` names a circle or place. `kind`: small_sum,
    recovery. `held_by`: person, member, worker, council, other. `second_way`: with_us, phone.
    What state it is in follows from its dates; the limit in force that day is kept beside it.
    """

    __tablename__ = "money"

    person_id: Mapped[str | None] = mapped_column(to("person"), default=None, index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    kind: Mapped[str] = mapped_column(String(20), default="small_sum")
    for_kind: Mapped[str] = mapped_column(String(12), default="person")
    for_words: Mapped[str | None] = mapped_column(default=None)
    asked_on: Mapped[str | None] = mapped_column(String(10), default=None)
    pence: Mapped[int | None] = mapped_column(default=None)
    amount_typed: Mapped[str | None] = mapped_column(default=None)
    for_what: Mapped[str | None] = mapped_column(default=None)
    hoped: Mapped[str | None] = mapped_column(default=None)
    held_by: Mapped[str | None] = mapped_column(String(12), default=None)
    held_words: Mapped[str | None] = mapped_column(default=None)
    limit_pence: Mapped[int | None] = mapped_column(default=None)
    authorised_on: Mapped[str | None] = mapped_column(String(10), default=None)
    authorised_by_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
    second_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
    second_way: Mapped[str | None] = mapped_column(String(12), default=None)
    second_on: Mapped[str | None] = mapped_column(String(10), default=None)
    second_confirmed_on: Mapped[str | None] = mapped_column(String(10), default=None)
    refused_on: Mapped[str | None] = mapped_column(String(10), default=None)
    refused_reason: Mapped[str | None] = mapped_column(default=None)
    paid_on: Mapped[str | None] = mapped_column(String(10), default=None)
    receipt: Mapped[str | None] = mapped_column(default=None)
    result: Mapped[str | None] = mapped_column(default=None)
    result_on: Mapped[str | None] = mapped_column(String(10), default=None)
    look_back_on: Mapped[str | None] = mapped_column(String(10), default=None, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
