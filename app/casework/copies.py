"""Copies on paper: what was printed or saved as a file, and who was given it."""

from __future__ import annotations

from sqlalchemy import select

from app.casework.rows import row_of
from app.models.journal import Step, Verb
from app.models.page import CopyGiven, Page, SealedView
from app.models.store import Store


def printed(store: Store, *, page_id: str, how: str = "printed") -> None:
    """Log that a page was printed, or exported to a file (`how` is `printed` or `exported`)."""
    with store.reading() as session:
        person_id = row_of(session, Page, page_id).person_id
    verb = Verb.EXPORTED if how == "exported" else Verb.PRINTED
    with store.writing(Step(verb, person_id=person_id, page_id=page_id)) as session:
        store.log_access(session, how, person_id=person_id, detail_ids=(page_id,))


def gave_copy(store: Store, *, page_id: str, to_whom: str, how: str) -> None:
    """Keep that somebody was given a copy of a finished page; nothing is kept of a draft."""
    with store.reading() as session:
        person_id = row_of(session, Page, page_id).person_id
        sealed_id = session.scalars(
            select(SealedView.id)
            .where(SealedView.page_id == page_id)
            .order_by(SealedView.made_at.desc(), SealedView.id.desc())
            .limit(1)
        ).first()
    if sealed_id is None:
        return
    step = Step(Verb.GAVE_COPY, subject=how, person_id=person_id, page_id=page_id)
    with store.writing(step) as session:
        session.add(
            CopyGiven(
                sealed_view_id=sealed_id,
                to_whom=to_whom,
                how=how,
                given_on=store.clock.today().isoformat(),
                by_worker_id=store.worker_id,
            )
        )
