"""Kept ecomaps: what a map showed on a day, sealed, never changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.casework import map_placing
from app.casework.map_gathering import ecomap_in
from app.casework.map_measures import measure
from app.casework.map_views import EcomapView, TieView
from app.casework.rows import here, row_of
from app.casework.sealed import canonical, filled, sha256_of
from app.casework.standing import ids_of
from app.casework.views import MemberView
from app.errors import DamagedStore, Refused
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.page import SealedView as SealedRow
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker

FORM: Final = 1
"""How a kept map is written."""
SIGNS: Final = 1
"""Which set of line signs, shapes and words it was drawn with."""
KIND: Final = "ecomap"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEcomap:
    """A kept map in a list."""

    id: str
    person_id: str
    day: str
    made_at: datetime
    by: str
    people: int


def as_safe_today(kept: EcomapView, live: EcomapView) -> EcomapView:
    """A kept map with all that must not be shown of anybody: what was said then, or since.

    For the papers of others than the team; what was kept is never changed by it.
    """
    since = {m.id: m for m in (*live.members, *live.left)}
    return replace(kept, members=tuple(_safe(m, since.get(m.id, m)) for m in kept.members))


def _safe(then: MemberView, now: MemberView) -> MemberView:
    wish = "please_dont" if now.family_group_wish == "please_dont" else then.family_group_wish
    return replace(
        then,
        in_confidence=then.in_confidence or now.in_confidence,
        do_not_show=then.do_not_show or now.do_not_show,
        must_not_meet=then.must_not_meet or now.must_not_meet,
        family_group_wish=wish,
    )


def keep_ecomap(store: Store, *, person_id: str) -> KeptEcomap:
    """Keep the map as it is now, for ever: the people themselves stay live.

    It is not undone, because what was kept is never changed and never deleted. Refused while
    nobody is drawn.
    """
    kept_id = store.clock.new_id()
    with store.writing(Step(Verb.KEPT_ECOMAP, person_id=person_id)) as session:
        here(session, Person, person_id)
        view = ecomap_in(session, person_id, store.clock.today().isoformat())
        if not view.members:
            raise Refused(
                message(N_("There is nobody on this map yet.")),
                message(N_("Draw somebody first, then keep the picture.")),
            )
        content = to_json(_as_it_stands(view))
        session.add(
            SealedRow(
                id=kept_id,
                person_id=person_id,
                kind=KIND,
                content=content,
                sha256=sha256_of(content),
                made_at=store.clock.now(),
                worker_id=store.worker_id,
            )
        )
    with store.reading() as session:
        return _line(session, row_of(session, SealedRow, kept_id))


def kept_ecomaps(store: Store, *, person_id: str) -> tuple[KeptEcomap, ...]:
    """The kept maps of a person, the newest first."""
    with store.reading() as session:
        rows = session.scalars(_kept_of(session, person_id)).all()
        return tuple(_line(session, row) for row in rows)


def last_kept_day(store: Store, *, person_id: str) -> str:
    """The day of the newest kept map of a person; empty where none was kept."""
    with store.reading() as session:
        row = session.scalar(_kept_of(session, person_id).limit(1))
        return opened(row).day if row is not None else ""


def _kept_of(session: Session, person_id: str) -> Select[SealedRow]:
    """The kept maps of a person and of who was put together with them, the newest first."""
    return (
        select(SealedRow)
        .where(SealedRow.person_id.in_(ids_of(session, person_id)), SealedRow.kind == KIND)
        .order_by(SealedRow.made_at.desc(), SealedRow.id.desc())
    )


def kept_ecomap(store: Store, *, kept_id: str) -> EcomapView:
    """One kept map as it was. Refused where its hash does not fit what it shows."""
    with store.reading() as session:
        return opened(row_of(session, SealedRow, kept_id))


def to_json(view: EcomapView) -> str:
    """A map as canonical JSON."""
    shown = asdict(view)
    del shown["kept_id"]
    return canonical({**shown, "form": FORM, "signs": SIGNS})


def from_json(text: str, *, kept_id: str = "") -> EcomapView:
    """The map of a canonical JSON text; of one kept long ago, newer fields are empty.

    Raises KeyError, TypeError or ValueError where it is no map.
    """
    kept = cast("dict[str, Any]", json.loads(text))
    kept["ties"] = tuple(TieView(**filled(TieView, item)) for item in _listed(kept["ties"]))
    for name in ("members", "left"):
        members = _listed(kept[name])
        kept[name] = tuple(MemberView(**filled(MemberView, item)) for item in members)
    return replace(EcomapView(**filled(EcomapView, kept)), kept_id=kept_id)


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a kept map lists its members and ties")
    return cast("list[Any]", value)


def _as_it_stands(view: EcomapView) -> EcomapView:
    """The map with everybody's place in it, so that its picture never changes."""
    turns = map_placing.turns(view)
    return replace(view, members=tuple(replace(m, angle=turns[m.id]) for m in view.members))


def opened(row: SealedRow) -> EcomapView:
    """A kept row as a map; its hash is checked first."""
    if row.kind != KIND or sha256_of(row.content) != row.sha256:
        raise DamagedStore(
            message(N_("A kept ecomap is not as it was sealed.")),
            message(N_("Do not use it. Restore a backup, and tell your IT team.")),
        )
    return from_json(row.content, kept_id=row.id)


def _line(session: Session, row: SealedRow) -> KeptEcomap:
    view = opened(row)
    worker = session.get(Worker, row.worker_id) if row.worker_id else None
    return KeptEcomap(
        id=row.id,
        person_id=row.person_id,
        day=view.day,
        made_at=row.made_at,
        by=worker.name if worker else "",
        people=measure(view).count.people,
    )
