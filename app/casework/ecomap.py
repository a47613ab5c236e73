"""The ecomap: a person's people, drawn; every act on it is one step that can be undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from app.casework import intake, map_placing, map_tidying
from app.casework.map_bringing import bring_in
from app.casework.map_gathering import ecomap_in, ecomap_since, settle
from app.casework.map_lines import ManyAdded, read_lines
from app.casework.map_views import EcomapView
from app.casework.network import MEMBER_READINGS
from app.casework.rows import here, member_view, put
from app.casework.step_names import placed_subject
from app.casework.views import MemberView
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.store import Store


def ecomap(store: Store, *, person_id: str) -> EcomapView:
    """A person's people and their ties as they stand today."""
    with store.reading() as session:
        return ecomap_in(session, person_id, store.clock.today().isoformat())


def ecomap_after(
    store: Store, *, before: EcomapView, changed: Collection[tuple[str, str]]
) -> EcomapView:
    """A map that was read before, now that these rows (table and id) have changed."""
    with store.reading() as session:
        return ecomap_since(session, before, changed, store.clock.today().isoformat())


# Adding


def add_on_map(  # noqa: PLR0913 - all of them are said in one line
    store: Store,
    *,
    person_id: str,
    name: str,
    closeness: str = "",
    kind: str = "",
    relation: str = "",
    origin: object | None = None,
    **fields: object,
) -> MemberView:
    """Add somebody and give them the first free place; nobody else moves.

    Paid help, groups and pets have no closeness: what is given for them is left out.
    """
    given: dict[str, object] = {"name": name, "relation": relation, "kind": kind, **fields}
    given["closeness"] = "" if kind in NOT_COUNTED_KINDS else closeness
    return bring_in(store, person_id=person_id, people=[given], origin=origin)[0]


def add_many(store: Store, *, person_id: str, text: str, origin: object | None = None) -> ManyAdded:
    """Add everybody of pasted lines in one step; what says no name is set aside with its reason."""
    read = read_lines(text)
    good = [line for line in read if not line.reason]
    people = [
        {"name": one.name, "relation": one.relation, "kind": one.kind, "closeness": one.closeness}
        for one in good
    ]
    added = bring_in(store, person_id=person_id, people=people, origin=origin)
    return ManyAdded(added=added, set_aside=tuple(line for line in read if line.reason))


# Placing


def move(  # noqa: PLR0913 - where to, and of what gesture
    store: Store,
    *,
    member_id: str,
    turn: float,
    closeness: str | None = None,
    gesture: str | None = None,
    origin: object | None = None,
) -> MemberView:
    """Put a member at the free place nearest to this angle; `closeness` changes the ring too.

    `closeness` None leaves it as it is. One step, named by where they moved.
    """
    values = intake.read_fields(
        {"angle": turn} | ({} if closeness is None else {"closeness": closeness}),
        MEMBER_READINGS,
        today=store.clock.today(),
    )
    with store.reading() as session:
        before = member_view(here(session, Member, member_id))
        view = ecomap_in(session, before.person_id, "")
    if before.kind in NOT_COUNTED_KINDS:
        values.pop("closeness", None)
    near = str(values.get("closeness", before.closeness) or "")
    at = map_placing.turn_near(view, member_id, near, float(turn))
    is_nearer = "closeness" in values and near != before.closeness
    subject = placed_subject(before.name, near) if is_nearer else before.name
    step = Step(Verb.MOVED_MEMBER, subject=subject, person_id=before.person_id, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        row = here(session, Member, member_id)
        settle(session, before.person_id, besides=member_id)
        put(row, **{**values, "angle": at})
        session.flush()
        return member_view(row)


def set_closeness(
    store: Store, *, member_id: str, closeness: str, origin: object | None = None
) -> MemberView:
    """Say how close a member is (empty: not said); they go to the ring, as near as they stood."""
    with store.reading() as session:
        before = member_view(here(session, Member, member_id))
        view = ecomap_in(session, before.person_id, "")
    turn = before.angle if before.angle is not None else map_placing.turns(view).get(member_id, 0.0)
    return move(store, member_id=member_id, turn=turn % 360, closeness=closeness, origin=origin)


def pin(
    store: Store, *, member_id: str, is_pinned: bool = True, origin: object | None = None
) -> MemberView:
    """Keep a member where they are when the map is tidied."""
    with store.reading() as session:
        before = member_view(here(session, Member, member_id))
    step = Step(Verb.CHANGED_MEMBER, subject=before.name, person_id=before.person_id)
    with store.writing(step, origin=origin) as session:
        row = here(session, Member, member_id)
        settle(session, before.person_id)
        put(row, is_pinned=is_pinned)
        session.flush()
        return member_view(row)


def tidied(store: Store, *, person_id: str) -> Mapping[str, float]:
    """The turns to which Tidy would move people, by member: nothing is written."""
    view = ecomap(store, person_id=person_id)
    now = map_placing.turns(view)
    return {
        member_id: turn
        for member_id, turn in map_tidying.tidied_turns(view).items()
        if abs(turn - now[member_id]) > _SAME_PLACE
    }


_SAME_PLACE: Final = 0.01


def tidy(store: Store, *, person_id: str, origin: object | None = None) -> int:
    """Put everybody who is not pinned beside those they know, in one step; how many moved."""
    to = tidied(store, person_id=person_id)
    if not to:
        return 0
    step = Step(Verb.MOVED_MEMBER, person_id=person_id)
    with store.writing(step, origin=origin) as session:
        settle(session, person_id)
        for member_id, turn in to.items():
            put(here(session, Member, member_id), angle=turn)
    return len(to)


# Leaving and coming back


def leave(
    store: Store, *, member_id: str, reason: str, on: str = "", origin: object | None = None
) -> MemberView:
    """Say that a member is no longer there, why (LEFT_REASONS) and since when (today)."""
    today = store.clock.today()
    values = intake.read_fields(
        {"left_reason": reason, "left_on": on or today.isoformat()}, MEMBER_READINGS, today=today
    )
    return _leaving(store, member_id, Verb.LEFT_MEMBER, values, origin)


def come_back(store: Store, *, member_id: str, origin: object | None = None) -> MemberView:
    """Put a member who left back on the map, where they stood."""
    values: dict[str, intake.Value] = {"left_reason": None, "left_on": None}
    return _leaving(store, member_id, Verb.BROUGHT_BACK, values, origin)


def _leaving(
    store: Store,
    member_id: str,
    verb: Verb,
    values: Mapping[str, intake.Value],
    origin: object | None,
) -> MemberView:
    with store.reading() as session:
        before = member_view(here(session, Member, member_id))
    step = Step(verb, subject=before.name, person_id=before.person_id)
    with store.writing(step, origin=origin) as session:
        row = here(session, Member, member_id)
        put(row, **values)
        session.flush()
        return member_view(row)


def still_right(store: Store, *, person_id: str, since: EcomapView) -> tuple[MemberView, ...]:
    """Whom to ask about when drawing anew from an earlier map: those of it who are still here."""
    then = {m.id for m in since.members}
    return tuple(m for m in ecomap(store, person_id=person_id).members if m.id in then)
