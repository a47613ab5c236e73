"""Taking a finish back by its own step, whatever was printed or given since."""

from __future__ import annotations

from sqlalchemy import select

from app.casework import history
from app.errors import Refused
from app.language import N_, message
from app.models.journal import JournalStep, Verb
from app.models.store import Store


def undo_finish(store: Store, *, page_id: str) -> None:
    """Make a finished page a draft again. Refused once its package is with the council."""
    with store.reading() as session:
        step_id = session.scalars(
            select(JournalStep.id)
            .where(JournalStep.page_id == page_id, JournalStep.verb == Verb.FINISHED_PAGE)
            .order_by(JournalStep.id.desc())
            .limit(1)
        ).first()
    if step_id is None:
        raise Refused(
            message(N_("The finish of this page cannot be taken back.")),
            message(N_("Amend the page to change what it says.")),
        )
    history.undo(store, step_id=step_id)
