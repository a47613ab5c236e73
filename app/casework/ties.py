"""Ties: how a person and their people stand to each other, one for each pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.called import called_by
from app.casework.map_views import TieView, direction_of
from app.casework.rows import here, member_view, put, row_of
from app.casework.views import MemberView
from app.errors import BadInput, Refused
from app.forms.vocabulary import HELP_DIRECTIONS, TIE_QUALITIES
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.network import Member, Tie
from app.models.person import Person
from app.models.store import Store

TIE_READINGS: Final[dict[str, intake.Reading]] = {
    "quality": intake.option_of(TIE_QUALITIES),
    "direction": intake.option_of(HELP_DIRECTIONS),
    "note": intake.prose,
}
_NAMED: Final = 3
_FLIPPED: Final = {"to": "from", "from": "to"}
_HELP: Final = {
    "to": (True, False),
    "from": (False, True),
    "both": (True, True),
    "none": (False, False),
}


def ties(store: Store, *, person_id: str) -> tuple[TieView, ...]:
    """The ties that were drawn around a person, between people who are here."""
    with store.reading() as session:
        return ties_in(session, person_id)


def ties_in(session: Session, person_id: str) -> tuple[TieView, ...]:
    """The ties around a person, read in a session one has."""
    rows = session.scalars(
        select(Member).where(Member.person_id == person_id, Member.removed_at.is_(None))
    )
    return ties_among(session, person_id, [member_view(row) for row in rows])


def ties_among(
    session: Session,
    person_id: str,
    members: Iterable[MemberView],
    *,
    around: Collection[str] | None = None,
    ids: Collection[str] = (),
) -> tuple[TieView, ...]:
    """The ties between these members or the person and them, in the order they were drawn.

    With `around` only those of these members, and those of these ids.
    """
    known = {member.id: member for member in members}
    # Plain columns: of hundreds of ties, making an object of each takes longer than reading them.
    query = select(
        Tie.id, Tie.from_member_id, Tie.to_member_id, Tie.quality, Tie.direction, Tie.note
    ).where(Tie.person_id == person_id, Tie.removed_at.is_(None))
    if around is not None:
        query = query.where(
            or_(Tie.id.in_(ids), Tie.from_member_id.in_(around), Tie.to_member_id.in_(around))
        )
    return tuple(
        TieView(
            id=tie_id,
            person_id=person_id,
            from_member_id=first or "",
            to_member_id=second,
            quality=quality or "ordinary",
            direction=_direction(direction or "", first, known[second]),
            note=note or "",
        )
        for tie_id, first, second, quality, direction, note in session.execute(
            query.order_by(Tie.id)
        )
        if second in known and (first or second) in known
    )


def _direction(direction: str, first: str | None, second: MemberView) -> str:
    """Of the person and a member, the help is what the member gives and gets."""
    return direction if first else direction_of(second) or direction


def tie(
    store: Store,
    *,
    person_id: str,
    first: str,
    second: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> TieView:
    """Draw the tie of two members, or of the person (an empty id) and one; or change it.

    `quality`, `direction` (seen from `first`), `note`. To have lost touch with the person is to be
    no longer close: the closeness is taken away in the same step.
    """
    values = intake.read_fields(fields, TIE_READINGS, today=store.clock.today())
    first, second = _pair(first, second)
    with store.reading() as session:
        is_new = _row_between(session, person_id, first, second) is None
        subject = _names(session, person_id, (first, second))
    verb = Verb.TIED if is_new else Verb.CHANGED_TIE
    step = Step(verb, subject=subject, person_id=person_id, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        row = _row_between(session, person_id, first, second)
        if row is None:
            row = _new(session, person_id, first, second)
        _say(session, row, first, values)
        session.flush()
        ends = [row_of(session, Member, one) for one in (first, second) if one]
        drawn = ties_among(session, person_id, map(member_view, ends), around=(), ids=(row.id,))
        return drawn[0]


def untie(store: Store, *, tie_id: str, origin: object | None = None) -> None:
    """Take a tie away; both stay."""
    with store.reading() as session:
        row = row_of(session, Tie, tie_id)
        pair = (row.from_member_id or "", row.to_member_id)
        step = Step(
            Verb.UNTIED, subject=_names(session, row.person_id, pair), person_id=row.person_id
        )
    with store.writing(step, origin=origin) as session:
        here(session, Tie, tie_id).removed_at = store.clock.now()


def tie_all(
    store: Store, *, person_id: str, member_ids: Sequence[str], origin: object | None = None
) -> int:
    """Say that all of these know each other, in one step; how many ties are new."""
    chosen = list(dict.fromkeys(member_ids))
    with store.reading() as session:
        known = _pairs_of(session, person_id)
        subject = _names(session, person_id, chosen)
    lacking = [pair for pair in combinations(chosen, 2) if frozenset(pair) not in known]
    if not lacking:
        return 0
    step = Step(Verb.TIED, subject=subject, person_id=person_id)
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        for first, second in lacking:
            _new(session, person_id, first, second)
    return len(lacking)


def untie_all(
    store: Store, *, person_id: str, member_ids: Sequence[str], origin: object | None = None
) -> int:
    """Take away every tie among these, in one step; how many went."""
    chosen = list(dict.fromkeys(member_ids))
    with store.reading() as session:
        known = _pairs_of(session, person_id)
        subject = _names(session, person_id, chosen)
    gone = [known[frozenset(pair)] for pair in combinations(chosen, 2) if frozenset(pair) in known]
    if not gone:
        return 0
    step = Step(Verb.UNTIED, subject=subject, person_id=person_id)
    with store.writing(step, origin=origin) as session:
        for tie_id in gone:
            here(session, Tie, tie_id).removed_at = store.clock.now()
    return len(gone)


def know_each_other(  # noqa: PLR0913 - who, whom, and whether at once
    store: Store,
    *,
    person_id: str,
    member_id: str,
    names: str,
    origin: object | None = None,
) -> tuple[str, ...]:
    """Tie a member to everybody named, as typed after "knows:"; the names nobody has.

    Names are parted by commas; a name that two people have is handed back too, for a choice.
    """
    with store.reading() as session:
        rows = session.scalars(
            select(Member).where(Member.person_id == person_id, Member.removed_at.is_(None))
        ).all()
        known = _pairs_of(session, person_id)
        subject = row_of(session, Member, member_id).name
    by_name: dict[str, set[str]] = {}
    for row in rows:
        for said in {row.name.casefold(), called_by(row.name).casefold()}:
            by_name.setdefault(said, set()).add(row.id)
    asked = [part.strip() for part in names.replace(";", ",").split(",") if part.strip()]
    found = {name: by_name.get(name.casefold(), set()) - {member_id} for name in asked}
    chosen = {next(iter(ids)) for ids in found.values() if len(ids) == 1}
    lacking = sorted(one for one in chosen if frozenset((member_id, one)) not in known)
    if lacking:
        step = Step(Verb.TIED, subject=subject, person_id=person_id)
        with store.writing(step, origin=origin) as session:
            for one in lacking:
                _new(session, person_id, member_id, one)
    return tuple(name for name, ids in found.items() if len(ids) != 1)


def _pair(first: str, second: str) -> tuple[str, str]:
    """Two that may be tied. Refused where they are one."""
    if first == second:
        raise BadInput(
            message(N_("A tie needs two.")), message(N_("Choose who this person is tied to."))
        )
    return first, second


def _row_between(session: Session, person_id: str, first: str, second: str) -> Tie | None:
    key = "|".join(sorted((first, second)))
    return session.scalars(
        select(Tie).where(Tie.person_id == person_id, Tie.pair_key == key, Tie.removed_at.is_(None))
    ).first()


def _pairs_of(session: Session, person_id: str) -> dict[frozenset[str], str]:
    """The id of every tie by the two it joins."""
    rows = session.scalars(select(Tie).where(Tie.person_id == person_id, Tie.removed_at.is_(None)))
    return {frozenset((row.from_member_id or "", row.to_member_id)): row.id for row in rows}


def _new(session: Session, person_id: str, first: str, second: str) -> Tie:
    """A tie of two who are here and this person's; the person is always the first."""
    start, end = (second, first) if not second else (first, second)
    for member_id in (start, end):
        if member_id and here(session, Member, member_id).person_id != person_id:
            raise Refused(
                message(N_("They are not among this person's people.")),
                message(N_("Add them first.")),
            )
    row = Tie(person_id=person_id, from_member_id=start or None, to_member_id=end)
    session.add(row)
    session.flush()
    return row


def _say(session: Session, row: Tie, first: str, values: dict[str, intake.Value]) -> None:
    """Put what was said of a tie where it is kept."""
    given = dict(values)
    if "direction" in given and first != (row.from_member_id or ""):
        said = given["direction"]
        given["direction"] = _FLIPPED.get(said, said) if isinstance(said, str) else said
    if not row.from_member_id:
        member = here(session, Member, row.to_member_id)
        if "direction" in given:
            gives, receives = _HELP.get(str(given.pop("direction")), (None, None))
            put(row, direction=None)
            put(member, gives=gives, receives=receives)
        if given.get("quality") == "lost":
            put(member, closeness=None)
    put(row, **given)


def _names(session: Session, person_id: str, ids: Sequence[str]) -> str:
    """Whom a tie joins, the first three of them, for the name of a step."""
    first, others = ids[:_NAMED], ids[_NAMED:]
    named = [
        row_of(session, Member, one).name if one else row_of(session, Person, person_id).name
        for one in first
    ]
    return " – ".join(named) + (" …" if others else "")
