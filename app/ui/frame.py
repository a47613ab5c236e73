"""What the bars round a screen show, asked of the store in one go. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.casework import history
from app.casework.today import TodayCounts, today_counts
from app.language import N_

if TYPE_CHECKING:
    from app.ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the bars show, asked for in one go."""

    counts: TodayCounts
    back: history.Offer | None
    again: history.Offer | None
    has_place: bool = True
    """Whether there is any folder packages may go to."""


Scope = tuple[str | None, str | None]


def offers_for(desk: Desk, scope: Scope) -> tuple[history.Offer | None, history.Offer | None]:
    """What undo and redo would take, for a person and page; on a visit only of that person."""
    person_id, page_id = scope
    if desk.visit is not None:
        person_id = desk.visit.person_id
    offers = history.offers(
        desk.store,
        person_id=person_id,
        page_id=page_id,
        words=desk.words,
        catalogue=desk.catalogue,
    )
    return offers.undo, offers.redo


def frame_for(desk: Desk, scope: Scope, *, counts: TodayCounts | None = None) -> Frame:
    """Ask the store for everything the bars show, or with counts only for what undo would take."""
    if desk.visit is not None:
        counts = TodayCounts(due=0, waiting=0)  # nobody is counted
    if counts is None:
        counts = today_counts(desk.store)
    back, again = offers_for(desk, scope)
    return Frame(counts=counts, back=back, again=again, has_place=_has_place(desk, counts))


def _has_place(desk: Desk, counts: TodayCounts) -> bool:
    """Asked only where something waits to go."""
    if not counts.waiting:
        return True
    from app.exchange.outbox import destinations_of

    return bool(destinations_of(desk.store, desk.policy))


def offer_for(desk: Desk, scope: Scope, *, is_redo: bool) -> history.Offer | None:
    """The step that undo or redo would take there now."""
    back, again = offers_for(desk, scope)
    return again if is_redo else back


def take_offer(
    desk: Desk, offer: history.Offer | None, *, is_redo: bool, told: history.Told | None = None
) -> str:
    """Undo or redo this step, and what is said of it; may be called on any thread."""
    words = desk.words
    if offer is None:
        nothing = N_("Nothing to redo here.") if is_redo else N_("Nothing to undo here.")
        return words.text(nothing)
    take = history.redo if is_redo else history.undo
    take(desk.store, step_id=offer.step_id, told=told)
    done = N_("Done again: {step}") if is_redo else N_("Taken back: {step}")
    return words.text(done, step=offer.label)
