"""Gathers a person's map out of the store, and keeps where everybody on it stands."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.casework import map_placing
from app.casework.called import called_by
from app.casework.map_views import EcomapView
from app.casework.network import has_left, members_in
from app.casework.rows import owner_row, paper_language, put, row_of
from app.casework.ties import ties_in
from app.models.network import Member
from app.models.person import Person


def ecomap_in(session: Session, person_id: str, day: str) -> EcomapView:
    """A person's map, read in a session one has."""
    person = row_of(session, Person, person_id)
    everybody = members_in(session, person_id, include_left=True)
    members = tuple(m for m in everybody if not has_left(m))
    here_now = {m.id for m in members} | {""}
    drawn_by = owner_row(session)
    return EcomapView(
        person_id=person_id,
        called=called_by(person.name, person.preferred_name or ""),
        members=members,
        ties=tuple(
            tie
            for tie in ties_in(session, person_id)
            if {tie.from_member_id, tie.to_member_id} <= here_now
        ),
        day=day,
        drawn_by=drawn_by.name if drawn_by else "",
        left=tuple(m for m in everybody if has_left(m)),
        language=paper_language(person),
        text_size_pt=person.text_size_pt or 12,
        is_practice=person.is_practice,
        name=person.name,
    )


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
