"""Records, while a session works, each row it changes as it was before and as it is after."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import LargeBinary, Table, event, select
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.base import PASSIVE_NO_INITIALIZE
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from app.clock import Clock
from app.models.base import Row, UtcTime, table_of, utc_text
from app.models.schema import UNJOURNALLED

Image = dict[str, Any]
Key = tuple[str, str]
RECORDING: Final = "recording"
# It moves with every change, so that alone it says nothing.
MOVING: Final = "changed_at"
_AT_A_TIME: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row before and after: whole where it came or went, else only the columns that changed."""

    entity: str
    row_id: str
    before: Image | None
    after: Image | None
    person_id: str | None = None
    page_id: str | None = None

    @property
    def key(self) -> Key:
        """The table and the row."""
        return self.entity, self.row_id

    def then(self, later: RowChange) -> RowChange | None:
        """This change and a later one of the same row as one; None if nothing is left of them."""
        before, after = _joined(self, later)
        if before is not None and after is not None:
            kept = [c for c in {**before, **after} if before.get(c) != after.get(c)]
            before = {c: before.get(c) for c in kept}
            after = {c: after.get(c) for c in kept}
            if not set(kept) - {MOVING}:
                return None
        elif before is None and after is None:
            return None
        return RowChange(
            entity=self.entity,
            row_id=self.row_id,
            before=before,
            after=after,
            person_id=later.person_id or self.person_id,
            page_id=later.page_id or self.page_id,
        )


def _joined(first: RowChange, later: RowChange) -> tuple[Image | None, Image | None]:
    """The first before and the last after; what the one does not tell, the other does."""
    if first.before is None:
        before = None
    else:
        before = {**(later.before or {}), **first.before}
    after = None if later.after is None else {**(first.after or {}), **later.after}
    if before is None and after is not None:
        after = without_nothing(after)
    if after is None and before is not None:
        before = without_nothing(before)
    return before, after


def without_nothing(image: Image) -> Image:
    """An image of a whole row leaves out the columns that hold nothing."""
    return {column: value for column, value in image.items() if value is not None}


def dumped(image: Image | None) -> str | None:
    """An image as canonical JSON."""
    if image is None:
        return None
    return json.dumps(image, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def loaded(text: str | None) -> Image | None:
    """The image of a canonical JSON text."""
    return None if text is None else json.loads(text)


@cache
def packers(table: Table) -> dict[str, Callable[[Any], Any] | None]:
    """How each column's value goes into JSON; None where it goes as it is."""
    return {column.key: _packer(column.type) for column in table.columns}


@cache
def defaults(table: Table) -> dict[str, Any]:
    """What each column holds if a new row was not given anything for it."""
    return {
        column.key: column.default.arg
        if isinstance(column.default, ScalarElementColumnDefault)
        else None
        for column in table.columns
    }


def _packer(kind: object) -> Callable[[Any], Any] | None:
    match kind:
        case UtcTime():
            return utc_text
        case LargeBinary():
            return _hash_only
        case _:
            return None


def _hash_only(data: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(data).hexdigest()}


@cache
def unpackers(table: Table) -> dict[str, Callable[[Any], Any] | None]:
    """How each column's value comes back from JSON; None where it comes as it is."""
    return {
        column.key: datetime.fromisoformat if isinstance(column.type, UtcTime) else None
        for column in table.columns
    }


def packed(table: Table, values: Iterable[tuple[str, Any]]) -> Image:
    """Column values as they go into the journal."""
    ways = packers(table)
    image: Image = {}
    for column, value in values:
        way = ways[column]
        image[column] = way(value) if way is not None and value is not None else value
    return image


def unpacked(table: Table, image: Image) -> dict[str, Any]:
    """Column values as they come out of the journal. Bytes are never in it."""
    ways = unpackers(table)
    values: dict[str, Any] = {}
    for column, value in image.items():
        way = ways[column]
        values[column] = way(value) if way is not None and value is not None else value
    return values


class Recording:
    """What one session has changed so far."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._changes: dict[Key, RowChange | None] = {}

    def add(self, change: RowChange) -> None:
        """Take in one more change."""
        earlier = self._changes.get(change.key)
        self._changes[change.key] = change if earlier is None else earlier.then(change)

    def changes(self) -> list[RowChange]:
        """Every row that is not what it was, in the order they were first touched."""
        return [change for change in self._changes.values() if change is not None]

    def note_new(self, row: Row) -> None:
        """Record a row that is about to be inserted."""
        table = table_of(row.__tablename__)
        held = look_at(row).dict
        unset = defaults(table)
        values = [(c, held[c] if c in held else unset[c]) for c in packers(table)]
        told = [(c, value) for c, value in values if value is not None]
        self._note(row, None, packed(table, told))

    def note_gone(self, session: Session, row: Row) -> None:
        """Record a row that is about to be deleted, as it stands in the store."""
        self._note(row, stored_image(session, row.__tablename__, row.id), None)

    def note_changed(self, session: Session, row: Row) -> None:
        """Record the columns of a row that are about to be updated, and move its time of change."""
        table = table_of(row.__tablename__)
        touched = look_at(row).committed_state  # every column that was set, if to the same or not
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for column in [c for c in touched if c in packers(table) and c != MOVING]:
            history = get_history(row, column, PASSIVE_NO_INITIALIZE)
            if not history.added:
                continue
            if not history.deleted:  # it was never read, so ask the store
                query = select(table.c[column]).where(table.c.id == row.id)
                before[column] = session.connection().execute(query).scalar()
            else:
                before[column] = history.deleted[0]
            after[column] = history.added[0]
        if not after:
            return
        before[MOVING] = row.changed_at
        row.changed_at = after[MOVING] = self.clock.now()
        self._note(row, packed(table, before.items()), packed(table, after.items()))

    def _note(self, row: Row, before: Image | None, after: Image | None) -> None:
        entity = row.__tablename__
        person_id = row.id if entity == "person" else getattr(row, "person_id", None)
        page_id = row.id if entity == "page" else getattr(row, "page_id", None)
        self.add(
            RowChange(
                entity=entity,
                row_id=row.id,
                before=before,
                after=after,
                person_id=person_id,
                page_id=page_id,
            )
        )


def stored_image(session: Session, entity: str, row_id: str) -> Image | None:
    """A row as it stands in the store now, or None if there is none."""
    table = table_of(entity)
    query = select(table).where(table.c.id == row_id)
    found = session.connection().execute(query).first()
    if found is None:
        return None
    return without_nothing(packed(table, zip(table.c.keys(), found, strict=True)))


def stored_images(session: Session, entity: str, row_ids: Sequence[str]) -> dict[str, Image]:
    """Those of these rows of a table that are in the store now, by their ids."""
    table = table_of(entity)
    images: dict[str, Image] = {}
    for start in range(0, len(row_ids), _AT_A_TIME):
        query = select(table).where(table.c.id.in_(row_ids[start : start + _AT_A_TIME]))
        for found in session.connection().execute(query):
            image = without_nothing(packed(table, zip(table.c.keys(), found, strict=True)))
            images[image["id"]] = image
    return images


def watch(sessions: sessionmaker[Session]) -> None:
    """Make every session of this maker record into the `Recording` in its `info`."""
    event.listen(sessions, "before_attach", _before_attach)
    event.listen(sessions, "before_flush", _before_flush)
    event.listen(sessions, "do_orm_execute", _refuse_bulk)


def refuse_writes(sessions: sessionmaker[Session]) -> None:
    """Make every session of this maker refuse to flush: it is for reading."""
    event.listen(sessions, "before_flush", _refuse_flush)
    event.listen(sessions, "do_orm_execute", _refuse_bulk)


def _before_attach(session: Session, row: object) -> None:
    """Give a new row its id and times, so that its id can be used at once."""
    recording = session.info.get(RECORDING)
    if not isinstance(row, Row) or not isinstance(recording, Recording):
        return
    if look_at(row).transient:
        row.id = row.id or recording.clock.new_id()
        row.created_at = row.created_at or recording.clock.now()
        row.changed_at = row.changed_at or row.created_at


def _before_flush(session: Session, _context: object, _instances: object) -> None:
    recording: Recording = session.info[RECORDING]
    for row in session.new:
        if isinstance(row, Row) and row.__tablename__ not in UNJOURNALLED:
            row.settle()
            recording.note_new(row)
    for row in session.dirty:
        if isinstance(row, Row):
            row.settle()
            recording.note_changed(session, row)
    for row in session.deleted:
        if isinstance(row, Row):
            recording.note_gone(session, row)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise TypeError("change rows, not tables: the journal records rows")


def _refuse_flush(session: Session, _context: object, _instances: object) -> None:
    if session.new or session.deleted or any(session.is_modified(row) for row in session.dirty):
        raise TypeError("this session is for reading")
