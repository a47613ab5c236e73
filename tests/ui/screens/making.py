"""What tests of these screens make and hear."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.ui.desk import Desk


def finish_a_page(desk: Desk, person: PersonView) -> None:
    """A finished Conversation 1 with its package in the Outbox."""
    page = Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    page.close()
    finish_page(
        desk.store,
        page_id=page.page_id,
        catalogue=desk.catalogue,
        policy=desk.policy,
        send=True,
    )


def heard(signal: SignalInstance) -> list[tuple[str, ...]]:
    """What a signal says from now on, each time one tuple."""
    told: list[tuple[str, ...]] = []

    def hear(*words: str) -> None:
        told.append(words)

    signal.connect(hear)
    return told
