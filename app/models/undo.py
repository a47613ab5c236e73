"""Undo and redo: new steps that put rows back as the journal says they were."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Select,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import Refused
from app.language import N_, message
from app.models.base import table_of
from app.models.journal import (
    FINAL,
    LOGGED,
    JournalChange,
    JournalStep,
    Step,
    StepOffer,
    Verb,
    Veto,
)
from app.models.recording import (
    MOVING,
    Image,
    Recording,
    RowChange,
    loaded,
    stored_images,
    unpacked,
)
from app.models.schema import NEVER_UNDONE, SCHEMA_VERSION

MOST_STEPS = 1000
_AT_A_TIME: Final = 400
_TURNS: Final = 3  # each change is read, compared and put back
Told = Callable[[int, int], None]
_REVERSING = (Verb.UNDID, Verb.REDID)
_AROUND = (Verb.ADDED_MEMBER, Verb.CHANGED_MEMBER, Verb.REMOVED_MEMBER, *_REVERSING)


@dataclass(frozen=True, slots=True)
class Offers:
    """What undo and redo would take now."""

    undo: StepOffer | None
    redo: StepOffer | None


class _Past(NamedTuple):
    """What is asked of a step of the day; of hundreds an object each would take longer."""

    id: str
    verb: str
    subject: str | None
    person_id: str | None
    page_id: str | None
    created_at: datetime
    undoes_id: str | None


@dataclass(slots=True)
class _Stacks:
    """Today's steps as they stand: done, newest last, and undone, newest last."""

    done: list[_Past]
    undone: list[_Past]

    def take(self, step: _Past) -> None:
        """Go on by one step."""
        if step.verb == Verb.UNDID:
            self._move(step.undoes_id, self.done, self.undone)
        elif step.verb == Verb.REDID:
            self._move(step.undoes_id, self.undone, self.done)
        elif step.verb in FINAL:
            self.done.clear()
            self.undone.clear()
        else:
            self.done.append(step)
            self.undone.clear()

    def _move(self, step_id: str | None, source: list[_Past], to: list[_Past]) -> None:
        for step in reversed(source):
            if step.id == step_id:
                source.remove(step)
                to.append(step)
                return


def offers(
    session: Session,
    day: str,
    worker_id: str | None,
    person_id: str | None = None,
    page_id: str | None = None,
) -> Offers:
    """The newest steps of a worker's day that undo and redo would take, where the worker is."""
    stacks = _stacks(session, day, worker_id, person_id, page_id)
    done = stacks.done[-1] if stacks.done else None
    undone = stacks.undone[-1] if stacks.undone else None
    return Offers(_offer(done), _offer(undone))


def _stacks(
    session: Session, day: str, worker_id: str | None, person_id: str | None, page_id: str | None
) -> _Stacks:
    """A worker's day up to now, where the worker is."""
    asked = {"day": day, "worker_id": worker_id, "person_id": person_id, "page_id": page_id}
    stacks = _Stacks([], [])
    day_query = _day(is_of_person=person_id is not None, is_of_page=page_id is not None)
    for row in reversed(session.execute(day_query, asked).all()):
        stacks.take(_Past(*row))
    return stacks


# Built once: building these anew took as long as asking them.


@cache
def _day(*, is_of_person: bool, is_of_page: bool) -> Select[*tuple[Any, ...]]:
    """The steps of a worker's day, the newest first."""
    query = select(*(getattr(JournalStep, column) for column in _Past._fields)).where(
        JournalStep.day == bindparam("day"),
        JournalStep.worker_id.is_not_distinct_from(bindparam("worker_id")),
        JournalStep.verb.not_in(LOGGED),
    )
    # What ends all undoing belongs to nobody, and ends it everywhere.
    ending = JournalStep.verb.in_(FINAL)
    if is_of_person:
        query = query.where(or_(JournalStep.person_id == bindparam("person_id"), ending))
    if is_of_page:
        here = or_(JournalStep.page_id == bindparam("page_id"), ending)
        if is_of_person:
            # The people around somebody are shown, added and changed on their pages, too.
            here |= JournalStep.page_id.is_(None) & JournalStep.verb.in_(_AROUND)
        query = query.where(here)
    # An open step has no number yet and is the newest.
    return query.order_by(
        JournalStep.seq.is_(None).desc(), JournalStep.seq.desc(), JournalStep.id.desc()
    ).limit(MOST_STEPS)


@cache
def _changes() -> Select[JournalChange]:
    """What a step changed."""
    return (
        select(JournalChange)
        .where(JournalChange.step_id == bindparam("step_id"))
        .order_by(JournalChange.position)
    )


@cache
def _undoings() -> Select[str | None, str]:
    """What was done about steps, in order."""
    return (
        select(JournalStep.undoes_id, JournalStep.verb)
        .where(JournalStep.undoes_id.in_(bindparam("step_ids", expanding=True)))
        .order_by(JournalStep.seq)
    )


@cache
def _later() -> Select[str]:
    """The steps that changed one of these rows since."""
    return (
        select(JournalStep.id)
        .join(JournalChange, JournalChange.step_id == JournalStep.id)
        .where(
            JournalChange.row_id.in_(bindparam("row_ids", expanding=True)),
            JournalStep.seq > bindparam("since"),
            JournalStep.verb.not_in(_REVERSING),
        )
    )


def _offer(step: JournalStep | _Past | None) -> StepOffer | None:
    if step is None:
        return None
    return StepOffer(
        step_id=step.id,
        verb=step.verb,
        subject=step.subject or "",
        person_id=step.person_id,
        page_id=step.page_id,
        at=step.created_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which step to undo or redo (by `verb`), for whom and on which day."""

    step_id: str
    verb: Verb
    day: str
    worker_id: str | None
    veto: Veto | None
    told: Told | None = None
    """Hears how many changes are back of how many; what it raises leaves everything as it was."""


@dataclass(slots=True)
class _Way:
    """How far it is, told every few hundred changes."""

    told: Told | None
    total: int
    turns: int = field(default=0)

    def go(self, turns: int = 1) -> None:
        """Some changes have had one more of their turns."""
        before, self.turns = self.turns, self.turns + turns
        if self.told is not None and before // _AT_A_TIME != self.turns // _AT_A_TIME:
            self.told(min(self.turns // _TURNS, self.total - 1), self.total)

    def end(self) -> None:
        """From here it is kept, and cannot be stopped any more."""
        if self.told is not None:
            self.told(self.total, self.total)


def reverse(session: Session, record: Recording, asked: Asked) -> Step:
    """Undo or redo a step in this session, and name the step that this makes."""
    step_id, verb = asked.step_id, asked.verb
    step = session.get(JournalStep, step_id)
    offer = _offer(step)
    if step is None or offer is None:
        raise _refused(N_("This step is no longer there."))
    _refuse_other_day(step, asked.day, asked.worker_id)
    _refuse_wrong_turn(session, step, verb)
    reason = asked.veto(session, offer) if asked.veto is not None else None
    if reason is not None:
        raise Refused(reason, message(N_("What you did stays as it is.")))
    changes = session.scalars(_changes(), {"step_id": step_id}).all()
    movable = [change for change in changes if change.entity not in NEVER_UNDONE]
    _refuse_if_changed_since(session, step, movable, verb)
    way = _Way(asked.told, len(movable))
    wanted = [_wanted(change, verb, way) for change in movable]
    _refuse_if_not_as_left(session, wanted, way)
    _put_back(session, wanted, way)
    for change in wanted:
        record.add(change)
    way.end()
    return Step(
        str(verb), subject=step.subject or "", person_id=step.person_id, page_id=step.page_id
    )


def _refused(reason: str) -> Refused:
    return Refused(message(reason), message(N_("What you did stays as it is.")))


def _refuse_other_day(step: JournalStep, today: str, worker_id: str | None) -> None:
    if step.day != today or step.worker_id != worker_id:
        raise _refused(N_("Only your own steps of today can be undone."))
    if step.schema != SCHEMA_VERSION:
        raise _refused(N_("This step was made by an earlier version of the program."))
    if step.verb in LOGGED | FINAL | {*_REVERSING}:
        raise _refused(N_("This step cannot be undone."))


def _refuse_wrong_turn(session: Session, step: JournalStep, verb: Verb) -> None:
    is_undone = step.id in _undone(session, [step.id])
    if verb == Verb.UNDID and is_undone:
        raise _refused(N_("This step is undone already."))
    if verb == Verb.REDID and not is_undone:
        raise _refused(N_("This step is not undone."))


def _undone(session: Session, step_ids: Sequence[str]) -> set[str]:
    """Which of these steps are undone now: the last that was done about them was an undo."""
    rows = session.execute(_undoings(), {"step_ids": step_ids})
    last = {row[0]: row[1] for row in rows}
    return {step_id for step_id, verb in last.items() if step_id and verb == Verb.UNDID}


def _refuse_if_changed_since(
    session: Session, step: JournalStep, changes: Sequence[JournalChange], verb: Verb
) -> None:
    """Refuse if a later step that still stands has changed one of the rows."""
    since = step.seq or 0
    if verb == Verb.REDID:
        undoing = select(JournalStep.seq).where(_reverses(step.id)).order_by(JournalStep.seq.desc())
        since = session.scalars(undoing.limit(1)).first() or since
    row_ids = [change.row_id for change in changes]
    later: set[str] = set()
    for start in range(0, len(row_ids), 400):
        asked = {"row_ids": row_ids[start : start + 400], "since": since}
        later.update(session.scalars(_later(), asked))
    if later - _undone(session, sorted(later)):
        raise _refused(N_("Something later changed the same thing."))


def _reverses(step_id: str) -> ColumnElement[bool]:
    return JournalStep.undoes_id == step_id


def _wanted(change: JournalChange, verb: Verb, way: _Way) -> RowChange:
    """The change that puts a row back (or forth again)."""
    way.go()
    before, after = loaded(change.before), loaded(change.after)
    if before is None and after is None:
        raise _refused(N_("What this step held has been erased."))
    if verb == Verb.UNDID:
        before, after = after, before
    table = table_of(change.entity)
    has_bytes = after is not None and any(
        isinstance(table.c[c].type, LargeBinary) for c in after if c in table.c
    )
    if has_bytes:
        raise _refused(N_("A paper that was taken back is made anew instead."))
    return RowChange(entity=change.entity, row_id=change.row_id, before=before, after=after)


def _refuse_if_not_as_left(session: Session, wanted: Sequence[RowChange], way: _Way) -> None:
    """Refuse if a row is not as the journal says it was left."""
    for entity, changes in _by_table(wanted).items():
        for few in _few(changes):
            standing = stored_images(session, entity, [change.row_id for change in few])
            if not all(_is_as_left(change, standing.get(change.row_id)) for change in few):
                raise _refused(N_("Something later changed the same thing."))
            way.go(len(few))


def _is_as_left(change: RowChange, stands: Image | None) -> bool:
    if change.before is None or stands is None:
        return change.before is None and stands is None
    return all(
        stands.get(column) == value for column, value in change.before.items() if column != MOVING
    )


def _few(changes: Sequence[RowChange]) -> Generator[Sequence[RowChange]]:
    for start in range(0, len(changes), _AT_A_TIME):
        yield changes[start : start + _AT_A_TIME]


def _by_table(changes: Sequence[RowChange]) -> dict[str, list[RowChange]]:
    """Changes by their table: a list of thousands of people is put back in a moment."""
    found: dict[str, list[RowChange]] = {}
    for change in changes:
        found.setdefault(change.entity, []).append(change)
    return found


def _put_back(session: Session, wanted: Sequence[RowChange], way: _Way) -> None:
    """Write the rows: what goes first, then what changes, then what comes."""
    connection = session.connection()
    going = [change for change in wanted if change.after is None]
    for entity, changes in _by_table(going).items():
        table = table_of(entity)
        gone = delete(table).where(table.c.id == bindparam("gone_id"))
        for few in _few(changes):
            connection.execute(gone, [{"gone_id": change.row_id} for change in few])
            way.go(len(few))
    for change in wanted:
        if change.after is None:
            continue
        table = table_of(change.entity)
        values = unpacked(table, change.after)
        if change.before is not None:
            connection.execute(update(table).where(table.c.id == change.row_id).values(**values))
            way.go()
    for change in wanted:
        if change.before is None and change.after is not None:
            table = table_of(change.entity)
            connection.execute(insert(table), unpacked(table, change.after))
            way.go()


@contextmanager
def refusing_what_depends() -> Generator[None]:
    """Refuse where something made later belongs to what would go."""
    try:
        yield
    except IntegrityError:
        raise _refused(N_("Something made later belongs to it.")) from None
