"""Day by day: what was noted of every contact while a page was open, for the council's paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.views import ContactView
from app.forms.catalogue import Catalogue
from app.forms.values import day_of
from app.forms.vocabulary import CONTACT_WAYS, PUT_OFF, label
from app.language import N_, Words
from app.models.contact import Contact
from app.models.jots import is_jot
from app.models.page import Page

MOST: Final = 200
"""So many contacts at most stand on a paper; a page stays open for weeks, not for years."""


def day_log_in(session: Session, page: Page, catalogue: Catalogue) -> tuple[ContactView, ...]:
    """The notes of contact since a page began, oldest first, where its paper lists them."""
    asked = catalogue.page(page.page_key)
    if asked is None or not asked.day_log:
        return ()
    begun = day_of(page.conversation_on or "") or page.created_at.date()
    rows = session.scalars(
        select(Contact)
        .where(
            Contact.person_id == page.person_id,
            Contact.removed_at.is_(None),
            Contact.on_date >= begun.isoformat(),
            Contact.way.is_distinct_from(PUT_OFF),
            ~is_jot(),
        )
        .order_by(Contact.on_date.desc(), Contact.id.desc())
        .limit(MOST)
    ).all()
    return tuple(_view(row) for row in reversed(rows))


def in_words(contacts: Sequence[ContactView], words: Words) -> tuple[tuple[str, str, str], ...]:
    """Each contact as its day, how and with whom, and what was noted."""
    told: list[tuple[str, str, str]] = []
    for contact in contacts:
        way = words.text(label(CONTACT_WAYS, contact.way)) if contact.way else ""
        if way and contact.with_whom:
            how = words.text(N_("{way}: {who}"), way=way, who=contact.with_whom)
        else:
            how = way or contact.with_whom
        told.append((words.partial_date(contact.on_date, "medium"), how, contact.words))
    return tuple(told)


def _view(row: Contact) -> ContactView:
    """A note as a view; who wrote it is not said on the paper."""
    return ContactView(
        id=row.id,
        person_id=row.person_id,
        on_date=row.on_date or "",
        way=row.way or "",
        with_whom=row.with_whom or "",
        words=row.words,
        next_contact_on=row.next_contact_on or "",
        author="",
        created_at=row.created_at,
    )
