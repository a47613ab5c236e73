"""A day that comes back is looked at, or put off: what the worker says of it, kept as a setting."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.casework.day_views import DueLine
from app.casework.rows import here, shortened
from app.casework.workers import put_setting, setting_in
from app.errors import Refused
from app.forms.conditions import Json
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.person import Person
from app.models.store import Store


def looked_at(store: Store, *, line: DueLine) -> None:
    """Say that what a day came back for is done, as one step. Refused for any other line."""
    if not line.day_key:
        raise Refused(
            message(N_("This is not done by saying so.")),
            message(N_("Note a contact, or answer what is asked.")),
        )
    step = Step(
        Verb.LOOKED_AT,
        subject=shortened(line.what or line.person_name),
        person_id=line.person_id or None,
        page_id=line.page_id,
    )
    with store.writing(step) as session:
        if line.person_id:
            here(session, Person, line.person_id)
        _say(session, line.day_key, {"seen_on": store.clock.today().isoformat()})


def put_off_day(session: Session, *, day_key: str, until: date, why: str) -> None:
    """Put such a day off to a later one, within a step one writes."""
    _say(session, day_key, {"until": until.isoformat(), "why": why})


def _say(session: Session, day_key: str, said: dict[str, Json]) -> None:
    before = setting_in(session, day_key)
    put_setting(session, day_key, {**before, **said} if isinstance(before, dict) else said)
