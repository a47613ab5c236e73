"""Keeping in the log who printed or saved somebody's map."""

from __future__ import annotations

from typing import Literal

from app.models.journal import Step, Verb
from app.models.store import Store


def map_printed(store: Store, *, person_id: str, how: Literal["printed", "exported"]) -> None:
    """Log that the map of a person's people was printed, or written to a file."""
    verb = Verb.EXPORTED if how == "exported" else Verb.PRINTED
    with store.writing(Step(verb, person_id=person_id)) as session:
        store.log_access(session, how, person_id=person_id, detail_ids=())
