"""Help for a while: what pages that stand say of it, each with the day on which it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from app.forms.values import day_of, rows_of
from app.models.page import Answer, Page
from app.models.store import Store

KEY: Final = "short_term"
"""Of the question on every page that has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortTerm:
    """A line of help for a while, as it was written; `ends` where a whole day could be read."""

    page_id: str
    what: str
    who: str
    when: str
    ends: date | None


def short_term_help(store: Store, *, person_id: str) -> tuple[ShortTerm, ...]:
    """Every line of a person's help for a while; a page being amended is heard in its new form."""
    stands = (Page.person_id == person_id, Page.removed_at.is_(None))
    query = (
        select(Page.id, Answer.value)
        .join(Answer, Answer.page_id == Page.id)
        .where(*stands, Page.state != "superseded", Answer.key == KEY)
        .order_by(Page.id)
    )
    with store.reading() as session:
        found = session.execute(query).all()
        amended = set(session.scalars(select(Page.supersedes_id).where(*stands)))
    return tuple(
        ShortTerm(
            page_id=page_id,
            what=str(row.get("what") or "").strip(),
            who=str(row.get("who") or "").strip(),
            when=str(row.get("when") or "").strip(),
            ends=day_of(row.get("until")),
        )
        for page_id, value in found
        if page_id not in amended
        for row in rows_of(value)
    )
