"""What was removed since a moment, over all tables that keep what is removed, as one question."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, Subquery, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.models.appointment import Appointment
from app.models.attachment import Attachment
from app.models.contact import Contact
from app.models.jots import is_jot
from app.models.money import Money
from app.models.network import Member, Tie
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise

TABLES: Final[dict[str, Any]] = {
    "person": Person,
    "page": Page,
    "promise": Promise,
    "member": Member,
    "contact": Contact,
    "tie": Tie,
    "money": Money,
    "appointment": Appointment,
    "attachment": Attachment,
}


def removed_since(
    session: Session, moment: datetime, *, offset: int, limit: int
) -> tuple[tuple[str, str], ...]:
    """Table and id of what was removed since, the newest first."""
    found = _all_since(moment)
    rows = session.execute(
        select(found.c.kind, found.c.id)
        .order_by(found.c.removed_at.desc(), found.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return tuple((row[0], row[1]) for row in rows)


def count_since(session: Session, moment: datetime) -> int:
    """How much was removed since."""
    return session.scalar(select(func.count()).select_from(_all_since(moment))) or 0


def _all_since(moment: datetime) -> Subquery:
    """Without promises that went with their page, and jots that were sent to one or wiped."""
    went_along = (Page.id == Promise.page_id) & (Page.removed_at == Promise.removed_at)
    parts = {kind: _part(kind, table, moment) for kind, table in TABLES.items()}
    parts["promise"] = parts["promise"].outerjoin(Page, went_along).where(Page.id.is_(None))
    is_sent_or_wiped = is_jot() & (Contact.page_id.is_not(None) | (Contact.words == ""))
    parts["contact"] = parts["contact"].where(~is_sent_or_wiped)
    return union_all(*parts.values()).subquery()


def _part(kind: str, table: Any, moment: datetime) -> Select[str, Any, Any]:
    return select(literal(kind).label("kind"), table.id, table.removed_at).where(
        table.removed_at.is_not(None), table.removed_at >= moment
    )
