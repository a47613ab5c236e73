"""Gathers a person's map out of the store, and keeps where everybody on it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import map_placing
from app.casework.called import called_by
from app.casework.map_views import EcomapView, TieView
from app.casework.network import has_left, members_in
from app.casework.rows import owner_row, paper_language, put, row_of
from app.casework.ties import ties_among
from app.casework.views import MemberView
from app.models.network import Member, Tie
from app.models.person import Person
from app.models.worker import Worker

Key: TypeAlias = "tuple[str, str]"
"""A table, and the id of a row in it."""
_WHOLE: Final = frozenset((Person.__tablename__, Worker.__tablename__))
"""What changes a map's heading; of members and ties each row changes only what it touches."""
_MOST_CHANGED: Final = 40
"""Where more rows than this changed, the whole map is read."""


def ecomap_in(session: Session, person_id: str, day: str) -> EcomapView:
    """A person's map, read in a session one has."""
    person = row_of(session, Person, person_id)
    everybody = members_in(session, person_id, include_left=True)
    members = _here(everybody)
    drawn_by = owner_row(session)
    return EcomapView(
        person_id=person_id,
        called=called_by(person.name, person.preferred_name or ""),
        members=members,
        ties=_between(members, ties_among(session, person_id, everybody)),
        day=day,
        drawn_by=drawn_by.name if drawn_by else "",
        left=tuple(m for m in everybody if has_left(m)),
        language=paper_language(person),
        text_size_pt=person.text_size_pt or 12,
        is_practice=person.is_practice,
        name=person.name,
    )


def _here(everybody: Iterable[MemberView]) -> tuple[MemberView, ...]:
    return tuple(m for m in everybody if not has_left(m))


def _between(members: Iterable[MemberView], ties: Iterable[TieView]) -> tuple[TieView, ...]:
    """The ties of which both ends are here."""
    here_now = {m.id for m in members} | {""}
    return tuple(t for t in ties if t.from_member_id in here_now and t.to_member_id in here_now)


def ecomap_since(
    session: Session, before: EcomapView, changed: Collection[Key], day: str
) -> EcomapView:
    """A map after these rows (table and id) changed; only what they touch is read.

    All that was as it was is the same object, so that nobody need look at it again.
    """
    tables = {table for table, _ in changed}
    if len(changed) > _MOST_CHANGED or tables & _WHOLE:
        return ecomap_in(session, before.person_id, day)
    ties = {row_id for table, row_id in changed if table == Tie.__tablename__}
    # Whom the person has lost touch with is said by a tie, which way help goes by a member.
    ends = select(Tie.to_member_id).where(Tie.id.in_(ties))
    touched = {row_id for table, row_id in changed if table == Member.__tablename__}
    touched |= set(session.scalars(ends)) if ties else set()
    touched |= {tie.to_member_id for tie in before.ties if tie.id in ties}
    person_id = before.person_id
    known = {m.id: m for m in (*before.members, *before.left)}
    now = {m.id: m for m in members_in(session, person_id, include_left=True, ids=touched)}
    everybody = sorted(
        (*(m for m in known.values() if m.id not in touched), *now.values()), key=_by_id
    )
    members = _here(everybody)
    around = {m for m in touched if _tied_so(known.get(m)) != _tied_so(now.get(m))}
    ties_now = before.ties
    if around or ties:
        kept = [
            tie
            for tie in before.ties
            if not (tie.id in ties or tie.from_member_id in around or tie.to_member_id in around)
        ]
        anew = ties_among(session, person_id, everybody, around=around, ids=ties)
        ties_now = _between(members, sorted((*kept, *anew), key=_by_id))
    return replace(
        before,
        members=members,
        ties=ties_now,
        day=day,
        left=tuple(m for m in everybody if has_left(m)),
    )


def _tied_so(member: MemberView | None) -> tuple[object, ...] | None:
    """What of a member is seen of their ties: that both ends are here, and which way help goes."""
    return None if member is None or has_left(member) else (member.gives, member.receives)


def _by_id(one: MemberView | TieView) -> str:
    return one.id


def settle(session: Session, person_id: str, *, besides: str = "") -> None:
    """Keep where everybody stands, so that whatever comes later moves none of them."""
    view = ecomap_in(session, person_id, "")
    lacking = [m.id for m in view.members if m.angle is None and m.id != besides]
    if not lacking:
        return
    turns = map_placing.turns(view)
    for member_id in lacking:
        put(row_of(session, Member, member_id), angle=turns[member_id])
    session.flush()
