"""Brings people and their ties onto a map from elsewhere, all of it in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.casework import intake
from app.casework.map_gathering import settle
from app.casework.network import MEMBER_READINGS, members_in
from app.casework.rows import here, member_view
from app.casework.ties import TIE_READINGS
from app.casework.views import MemberView
from app.errors import BadInput
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.network import Member, Tie
from app.models.person import Person
from app.models.store import Store

MOST_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TieToMake:
    """A tie of two who come in together, by their places in the list; -1 is the person."""

    first: int
    second: int
    fields: Mapping[str, object] = field(default_factory=dict[str, object])


def bring_in(
    store: Store,
    *,
    person_id: str,
    people: Sequence[Mapping[str, object]],
    ties: Sequence[TieToMake] = (),
    origin: object | None = None,
) -> tuple[MemberView, ...]:
    """Add several people, each by their fields, and the ties among them, in one step.

    Everything is read before anything is changed. Refused where there are too many.
    """
    if len(people) > MOST_AT_ONCE:
        raise BadInput(
            message(N_("These are too many at once.")),
            message(N_("Add at most {count} people at a time."), count=str(MOST_AT_ONCE)),
        )
    if not people:
        return ()
    today = store.clock.today()
    values = [intake.read_fields(one, MEMBER_READINGS, today=today) for one in people]
    said = [intake.read_fields(tie.fields, TIE_READINGS, today=today) for tie in ties]
    subject = str(values[0]["name"]) if len(values) == 1 else ""
    step = Step(Verb.ADDED_MEMBER, subject=subject, person_id=person_id)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        rows = [
            Member(person_id=person_id, **one)  # pyright: ignore[reportArgumentType]
            for one in values
        ]
        session.add_all(rows)
        session.flush()
        for tie, fields in zip(ties, said, strict=True):
            first, second = tie.first, tie.second
            session.add(
                Tie(
                    person_id=person_id,
                    from_member_id=None if first < 0 else rows[first].id,
                    to_member_id=rows[second].id,
                    **fields,  # pyright: ignore[reportArgumentType]
                )
            )
        session.flush()
        settle(session, person_id)
        return tuple(member_view(row) for row in rows)


def known_already(store: Store, *, person_id: str) -> frozenset[tuple[str, str]]:
    """Name and relation of everybody around a person, in small letters, left or not."""
    with store.reading() as session:
        everybody = members_in(session, person_id, include_left=True)
    return frozenset((m.name.casefold(), m.relation.casefold()) for m in everybody)
