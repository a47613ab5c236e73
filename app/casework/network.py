"""The people around a person: who they are, how many, and how close."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.rows import (
    MEMBER_COLUMNS,
    here,
    member_of_columns,
    member_view,
    put,
    row_of,
)
from app.casework.views import MemberView, NetworkCount
from app.forms.vocabulary import (
    CLOSENESS,
    FAMILY_GROUP_WISHES,
    FAMILY_MARKS,
    LEFT_REASONS,
    MEMBER_KINDS,
    NOT_COUNTED_KINDS,
    YES_PARTLY_NO,
)
from app.language import N_, Words
from app.models.journal import Step, Verb
from app.models.network import Member, Tie
from app.models.person import Person
from app.models.store import Store

MEMBER_READINGS: Final[dict[str, intake.Reading]] = {
    "name": intake.name,
    "relation": intake.line,
    "kind": intake.option_of(MEMBER_KINDS),
    "closeness": intake.option_of(CLOSENESS),
    "gives": intake.yes_no_unknown,
    "receives": intake.yes_no_unknown,
    "gives_care": intake.yes_no_unknown,
    "willing": intake.line,
    "able": intake.line,
    "agreed": intake.option_of(YES_PARTLY_NO),
    "likely": intake.line,
    "under_18": intake.yes_no_unknown,
    "told_by": intake.line,
    "in_confidence": intake.mark,
    "do_not_show": intake.mark,
    "must_not_meet": intake.prose,
    "phone": intake.line,
    "address": intake.prose,
    "language": intake.line,
    "safe_to_ring": intake.yes_no_unknown,
    "safe_to_write": intake.yes_no_unknown,
    "safe_to_leave_message": intake.yes_no_unknown,
    "family_group_wish": intake.option_of(FAMILY_GROUP_WISHES),
    "angle": intake.angle,
    "is_pinned": intake.mark,
    "left_on": intake.day,
    "left_reason": intake.option_of(LEFT_REASONS),
    "linked_person_id": intake.line,
    "note": intake.prose,
    "in_household": intake.yes_no_unknown,
    "family_marks": intake.some_of(FAMILY_MARKS),
    "care_hours": intake.hours_a_week,
    "willing_to_care": intake.yes_no_unknown,
}


def members(store: Store, *, person_id: str, include_left: bool = False) -> tuple[MemberView, ...]:
    """A person's people in the order they were named; those who left only when asked for."""
    with store.reading() as session:
        return members_in(session, person_id, include_left=include_left)


def members_in(
    session: Session,
    person_id: str,
    *,
    include_left: bool = False,
    ids: Collection[str] | None = None,
) -> tuple[MemberView, ...]:
    """A person's people, or those of these ids, read in a session one has."""
    query = select(*(getattr(Member, name) for name in MEMBER_COLUMNS)).where(
        Member.person_id == person_id, Member.removed_at.is_(None)
    )
    if ids is not None:
        query = query.where(Member.id.in_(ids))
    if not include_left:
        query = query.where(Member.left_on.is_(None), Member.left_reason.is_(None))
    lost = _lost_in(session, person_id, ids)
    return tuple(
        member_of_columns(row, has_lost_touch=row.id in lost)
        for row in session.execute(query.order_by(Member.id))
    )


def _lost_in(session: Session, person_id: str, ids: Collection[str] | None) -> frozenset[str]:
    """With whom of these the person has lost touch, as the ties that were drawn say."""
    query = select(Tie.to_member_id).where(
        Tie.person_id == person_id,
        Tie.from_member_id.is_(None),
        Tie.quality == "lost",
        Tie.removed_at.is_(None),
    )
    if ids is not None:
        query = query.where(Tie.to_member_id.in_(ids))
    return frozenset(session.scalars(query))


def add_member(
    store: Store,
    *,
    person_id: str,
    name: str,
    origin: object | None = None,
    **fields: object,
) -> MemberView:
    """Add somebody to a person's network; a name or initials are enough."""
    values = intake.read_fields(
        {"name": name, **fields}, MEMBER_READINGS, today=store.clock.today()
    )
    step = Step(Verb.ADDED_MEMBER, subject=str(values["name"]), person_id=person_id)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        row = Member(person_id=person_id, **values)  # pyright: ignore[reportArgumentType]
        session.add(row)
        session.flush()
        return member_view(row)


def change_member(
    store: Store,
    *,
    member_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> MemberView:
    """Change what is kept of a member. `left_on` and `left_reason` say that they left."""
    values = intake.read_fields(fields, MEMBER_READINGS, today=store.clock.today())
    with store.reading() as session:
        before = member_view(row_of(session, Member, member_id))
    step = Step(
        Verb.CHANGED_MEMBER, subject=before.name, person_id=before.person_id, gesture=gesture
    )
    with store.writing(step, origin=origin) as session:
        row = here(session, Member, member_id)
        put(row, **values)
        session.flush()
        return member_view(row)


def remove_member(store: Store, *, member_id: str, origin: object | None = None) -> None:
    """Take a member off the network. Their promises keep their name."""
    _mark(store, member_id, Verb.REMOVED_MEMBER, removed=True, origin=origin)


def bring_back_member(store: Store, *, member_id: str, origin: object | None = None) -> None:
    """Put a removed member back."""
    _mark(store, member_id, Verb.BROUGHT_BACK, removed=False, origin=origin)


def _mark(
    store: Store, member_id: str, verb: Verb, *, removed: bool, origin: object | None
) -> None:
    with store.reading() as session:
        known = member_view(row_of(session, Member, member_id))
    step = Step(verb, subject=known.name, person_id=known.person_id)
    with store.writing(step, origin=origin) as session:
        row_of(session, Member, member_id).removed_at = store.clock.now() if removed else None


def is_counted(member: MemberView) -> bool:
    """Whether they count as one of the person's people.

    They are there, not lost touch with, and no group, paid help or pet.
    """
    return member.kind not in NOT_COUNTED_KINDS and is_in_touch(member)


def is_in_touch(member: MemberView) -> bool:
    """Whether they are there, and the person has not lost touch with them."""
    return not (has_left(member) or member.has_lost_touch)


def has_left(member: MemberView) -> bool:
    """Whether they are no longer part of the network."""
    return bool(member.left_on or member.left_reason)


def is_shown_to_person(member: MemberView) -> bool:
    """Whether the person's own paper may name them: not told in confidence, not kept off it."""
    return not (member.in_confidence or member.do_not_show)


def count_network(members: Iterable[MemberView]) -> NetworkCount:
    """How many people are around a person, by closeness, and how many of them give care."""
    present = [m for m in members if is_in_touch(m)]
    counted = [m for m in present if is_counted(m)]
    by_closeness = {key: sum(m.closeness == key for m in counted) for key in _RINGS}
    return NetworkCount(
        people=len(counted),
        extremely=by_closeness["extremely"],
        very=by_closeness["very"],
        quite=by_closeness["quite"],
        not_said=len(counted) - sum(by_closeness.values()),
        drawn_besides=len(present) - len(counted),
        carers=sum(m.gives_care is True for m in counted),
    )


_RINGS: Final = ("extremely", "very", "quite")


def count_sentence(count: NetworkCount, words: Words) -> str:
    """The count without a name: `6 people: 2 extremely close, 3 very close, 1 quite close.`"""
    if count.people == 0:
        return ""
    texts = (N_("{count} extremely close"), N_("{count} very close"), N_("{count} quite close"))
    parts = [
        words.text(text, count=number)
        for text, number in zip(texts, (count.extremely, count.very, count.quite), strict=True)
        if number
    ]
    people = words.plural(N_("{count} person"), N_("{count} people"), count.people)
    if not parts:
        return words.text(N_("{people}."), people=people)
    return words.text(N_("{people}: {list}."), people=people, list=", ".join(parts))


def network_sentence(count: NetworkCount, members: Sequence[MemberView], words: Words) -> str:
    """The network in sentences with names: how many, who is how close, who is drawn besides.

    `6 people. Extremely close: Carys and Huw. Very close: Mair. Also there: the chapel.` Numbers
    stay digits, so that no Welsh word has to change with them.
    """
    sentences: list[str] = []
    if count.people:
        sentences.append(words.plural(N_("{count} person."), N_("{count} people."), count.people))
    present = [m for m in members if not has_left(m)]
    groups = (
        (N_("Extremely close: {names}."), [m for m in present if m.closeness == "extremely"]),
        (N_("Very close: {names}."), [m for m in present if m.closeness == "very"]),
        (N_("Quite close: {names}."), [m for m in present if m.closeness == "quite"]),
        (N_("Closeness not said: {names}."), [m for m in present if m.closeness not in _RINGS]),
    )
    for text, group in groups:
        names = [m.name for m in group if is_counted(m)]
        if names:
            sentences.append(words.text(text, names=words.listing(names)))
    besides = [m.name for m in present if is_in_touch(m) and not is_counted(m)]
    if besides:
        sentences.append(words.text(N_("Also there: {names}."), names=words.listing(besides)))
    lost = [m.name for m in present if m.has_lost_touch]
    if lost:
        sentences.append(words.text(N_("Lost touch with: {names}."), names=words.listing(lost)))
    return " ".join(sentences)
