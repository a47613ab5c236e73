"""Adds somebody as they are told of in one breath: `Gill, daughter`, `Sam (next door)`."""

from __future__ import annotations

from app.casework import network
from app.casework.kinds import guess_kind
from app.casework.map_lines import read_line
from app.casework.views import MemberView
from app.models.store import Store


def add_as_told(
    store: Store, *, person_id: str, text: str, origin: object | None = None
) -> MemberView:
    """Add who is told of; what follows the name is kept apart where it is known to be a relation.

    Words after the name that say nothing known (`Hughes, Mr`) stay a part of it, as typed.
    """
    line = read_line(text)
    kind = guess_kind(line.relation)
    if line.reason or not kind:
        return network.add_member(store, person_id=person_id, name=text, origin=origin)
    return network.add_member(
        store,
        person_id=person_id,
        name=line.name,
        relation=line.relation,
        kind=kind,
        closeness=line.closeness,
        origin=origin,
    )
