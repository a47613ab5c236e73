"""What the council is called and its lines on every paper: from its policy, else from Settings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.casework.rows import owner_row
from app.casework.workers import setting_in
from app.forms.values import text_of
from app.models.store import Store
from app.models.worker import Worker
from app.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilLines:
    """Each is empty where nobody said it."""

    name: str
    out_of_hours: str
    complaint: str


def council_lines(store: Store, policy: Policy) -> CouncilLines:
    """The lines as they stand now."""
    with store.reading() as session:
        return council_lines_in(session, policy, owner_row(session))


def council_lines_in(session: Session, policy: Policy, worker: Worker | None) -> CouncilLines:
    """The lines read in a session one has; a council nobody named is the worker's organisation."""

    def line(fixed: str | None, key: str) -> str:
        return fixed or text_of(setting_in(session, key))

    named = line(policy.council_name, "council_name")
    return CouncilLines(
        name=named or (worker.organisation if worker else None) or "",
        out_of_hours=line(policy.out_of_hours_line, "out_of_hours"),
        complaint=line(policy.complaint_line, "complaint_line"),
    )
