"""What the bars round a screen show, asked of the store in one go. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.casework import history
from app.casework.today import today
from app.language import N_

if TYPE_CHECKING:
    from app.ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many are due, and how many packages wait."""

    due: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the bars show, asked for in one go."""

    counts: Counts
    back: history.Offer | None
    again: history.Offer | None


Scope = tuple[str | None, str | None]


def offers_for(desk: Desk, scope: Scope) -> tuple[history.Offer | None, history.Offer | None]:
    """What undo and redo would take, for a person and page."""
    person_id, page_id = scope
    asked = (history.undo_offer, history.redo_offer)
    back, again = (
        ask(
            desk.store,
            person_id=person_id,
            page_id=page_id,
            words=desk.words,
            catalogue=desk.catalogue,
        )
        for ask in asked
    )
    return back, again


def frame_for(desk: Desk, scope: Scope, *, counts: Counts | None = None) -> Frame:
    """Ask the store for everything the bars show, or with counts only for what undo would take."""
    if counts is None:
        view = today(desk.store, catalogue=desk.catalogue, words=desk.words)
        counts = Counts(due=view.due_total, waiting=view.packages_waiting)
    back, again = offers_for(desk, scope)
    return Frame(counts=counts, back=back, again=again)


def take_step(desk: Desk, scope: Scope, *, is_redo: bool) -> str:
    """Undo or redo the newest step there, and what is said of it. Raises `Refused`."""
    words = desk.words
    back, again = offers_for(desk, scope)
    offer = again if is_redo else back
    if offer is None:
        nothing = N_("Nothing to redo here.") if is_redo else N_("Nothing to undo here.")
        return words.text(nothing)
    take = history.redo if is_redo else history.undo
    take(desk.store, step_id=offer.step_id)
    told = N_("Done again: {step}") if is_redo else N_("Taken back: {step}")
    return words.text(told, step=offer.label)
