"""Which pages may be begun with a person now, and which are under way with them already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.facts import facts_on
from app.casework.rows import row_of
from app.forms.catalogue import Catalogue
from app.forms.conditions import holds
from app.forms.page import Group, Page
from app.models.page import Page as PageRow
from app.models.person import Person
from app.models.store import Store

_COMMONEST: Final = ("conversation_1", "conversation_2", "conversation_3")
MOST_COMMON: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A page one may begin with a person, or go on with; texts are worded where they are shown."""

    page_key: str
    name: str
    moment: str
    """When this is the page to choose."""
    group: Group
    draft_id: str = ""
    """The newest unfinished page of this kind; empty where there is none."""


def offered(
    store: Store, *, person_id: str, catalogue: Catalogue, with_colleagues: bool = True
) -> tuple[Offer, ...]:
    """The pages that may be begun with a person now, in their order; those under way as well.

    A page under way stays in the list even where it would not be offered any more. Without
    `with_colleagues` pages for talking among colleagues are left out: the person may look on.
    Refused when there is no such person.
    """
    with store.reading() as session:
        person = row_of(session, Person, person_id)
        if person.removed_at is not None:  # nothing is begun with them until they are brought back
            return ()
        facts = facts_on(session, person, store.clock.today())
        drafts = _drafts_of(session, person_id)
    return tuple(
        _offer(page, drafts.get(page.key, ""))
        for page in catalogue
        if page.key in drafts or holds(page.offered, facts)
        if with_colleagues or page.group is not Group.COLLEAGUES
    )


def commonest(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The three to show before all others: the three conversations, else the first there are."""
    known = {offer.page_key: offer for offer in offers}
    usual = [known[key] for key in _COMMONEST if key in known]
    rest = [offer for offer in offers if offer not in usual]
    return tuple([*usual, *rest][:MOST_COMMON])


def _drafts_of(session: Session, person_id: str) -> dict[str, str]:
    """The newest unfinished page of each kind by its key."""
    query = (
        select(PageRow.page_key, PageRow.id)
        .where(
            PageRow.person_id == person_id, PageRow.state == "draft", PageRow.removed_at.is_(None)
        )
        .order_by(PageRow.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _offer(page: Page, draft_id: str) -> Offer:
    return Offer(
        page_key=page.key,
        name=page.name,
        moment=page.moment,
        group=page.group,
        draft_id=draft_id,
    )
