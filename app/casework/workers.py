"""The worker whose store this is, colleagues named in it, and the worker's private settings."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.rows import owner_row, put, worker_view
from app.casework.views import WorkerView
from app.errors import Refused
from app.forms.conditions import Json
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.store import Store
from app.models.worker import Setting, Worker

_READINGS: Final[dict[str, intake.Reading]] = {
    "name": intake.name,
    "role": intake.line,
    "organisation": intake.line,
    "team": intake.line,
    "phone": intake.line,
    "email": intake.line,
    "language": intake.line,
}


def owner(store: Store) -> WorkerView | None:
    """The worker whose store this is, or None before it is set up."""
    with store.reading() as session:
        row = owner_row(session)
        return worker_view(row) if row else None


def workers(store: Store) -> tuple[WorkerView, ...]:
    """Everybody who works with the people here: the owner first, then by name."""
    with store.reading() as session:
        rows = session.scalars(select(Worker).order_by(Worker.is_owner.desc(), Worker.name))
        return tuple(worker_view(row) for row in rows)


def set_owner(store: Store, *, name: str, role: str = "", **fields: object) -> WorkerView:
    """Say whose store this is: `organisation`, `team`, `phone`, `language`. Again: changes it."""
    given = {"name": name, "role": role, **fields}
    values = intake.read_fields(given, _READINGS, today=store.clock.today())
    with store.writing(Step(Verb.SET_UP, subject=str(values["name"]))) as session:
        row = owner_row(session)
        if row is None:
            row = Worker(is_owner=True, **values)  # pyright: ignore[reportArgumentType]
            session.add(row)
        put(row, **values)
        session.flush()
        return worker_view(row)


def change_owner(store: Store, **fields: object) -> WorkerView:
    """Change what is said of the worker. Refused before the store is set up."""
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    with store.writing(Step(Verb.CHANGED_WORKER)) as session:
        row = owner_row(session)
        if row is None:
            raise Refused(
                message(N_("Nobody is set up here yet.")),
                message(N_("Say first who works with this store.")),
            )
        put(row, **values)
        session.flush()
        return worker_view(row)


def add_colleague(store: Store, *, name: str, **fields: object) -> WorkerView:
    """Name another professional; they have no key."""
    values = intake.read_fields({"name": name, **fields}, _READINGS, today=store.clock.today())
    with store.writing(Step(Verb.CHANGED_WORKER, subject=str(values["name"]))) as session:
        row = Worker(is_owner=False, **values)  # pyright: ignore[reportArgumentType]
        session.add(row)
        session.flush()
        return worker_view(row)


def setting_in(session: Session, key: str, default: Json = None) -> Json:
    """A private setting read in a session one has."""
    row = session.scalars(select(Setting).where(Setting.key == key)).first()
    return default if row is None or row.value is None else row.value


def private_setting(store: Store, key: str, default: Json = None) -> Json:
    """A setting of the worker that is personal and so lies in the store."""
    with store.reading() as session:
        return setting_in(session, key, default)


def keep_private_setting(store: Store, key: str, value: Json) -> None:
    """Keep a private setting; nothing is written where it stands like that already."""
    kept = intake.answer_value(value)
    if private_setting(store, key) == kept:
        return
    with store.writing(Step(Verb.CHANGED_SETTING, subject=key)) as session:
        put_setting(session, key, kept)


def keep_private_setting_later(
    store: Store, key: str, value: Json, *, origin: object | None = None
) -> None:
    """Have the writer's thread keep a private setting; nobody waits for it."""
    kept = intake.answer_value(value)
    step = Step(Verb.CHANGED_SETTING, subject=key, gesture=f"setting {key}")
    store.write_later(step, lambda session: put_setting(session, key, kept), origin=origin)


def put_setting(session: Session, key: str, value: Json) -> None:
    """Put a private setting within a step one writes."""
    row = session.scalars(select(Setting).where(Setting.key == key)).first()
    if row is None:
        session.add(Setting(key=key, value=value))
    elif row.value != value:
        row.value = value
