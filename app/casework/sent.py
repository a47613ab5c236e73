"""What became of finished pages: whether their packages wait, were delivered, or were filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.queue import state_of
from app.casework.views import PackageState
from app.language import N_, Words
from app.models.package import Package
from app.models.page import SealedView
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The newest package of a page."""

    state: PackageState
    destination: str
    reason: str
    delivered_at: datetime | None


def sent_of_page(store: Store, *, page_id: str) -> Sent | None:
    """What became of a page; None if it was never to be sent."""
    with store.reading() as session:
        return sent_of_pages(session, [page_id]).get(page_id)


def sent_of_pages(session: Session, page_ids: Sequence[str]) -> dict[str, Sent]:
    """What became of these pages, read in a session one has; pages never sent are left out."""
    rows = session.execute(
        select(SealedView.page_id, Package)
        .join(SealedView, SealedView.id == Package.sealed_view_id)
        .where(SealedView.page_id.in_(page_ids))
        .order_by(Package.made_at, Package.id)
    )
    return {
        page_id: Sent(
            state=state_of(package.state),
            destination=package.destination or "",
            reason=package.reason or "",
            delivered_at=package.delivered_at,
        )
        for page_id, package in rows
        if page_id is not None
    }


WAITING: Final = (
    N_("It waits in the Outbox."),
    N_("It waits in the Outbox until it has the council's number."),
)
"""What is so only in this program, for now: a paper does not say it."""


def sent_words(sent: Sent | None, words: Words) -> str:
    """What became of a finished page, in a sentence."""
    if sent is None:
        return words.text(N_("It was not sent to the council."))
    when = words.moment(sent.delivered_at) if sent.delivered_at else ""
    match sent.state:
        case "needs_council_number":
            return words.text(WAITING[1])
        case "ready":
            return words.text(WAITING[0])
        case "delivered":
            return words.text(
                N_("Delivered to {place}, {when}."), place=sent.destination, when=when
            )
        case "filed":
            return words.text(N_("Filed by the council, {when}."), when=when)
        case "refused":
            reason = words.text(sent.reason) if sent.reason else ""
            return words.text(N_("It was not delivered. {reason}"), reason=reason).strip()
        case _ as never:
            assert_never(never)
