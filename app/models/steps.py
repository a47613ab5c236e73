"""Writes steps into the journal: begins them, continues a gesture, closes them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, delete, select

from app.clock import Clock
from app.models import search_index
from app.models.base import utc_text
from app.models.chain import CHANGES, SALT_BYTES, STEPS, Chain, head_of, header_of
from app.models.journal import Step
from app.models.recording import Key, RowChange
from app.models.schema import SCHEMA_VERSION

Run = Callable[[str, dict[str, Any]], object]
"""Has the library itself do one statement with named values."""


def _put(table: str, columns: str) -> str:
    """A statement that inserts one row."""
    names = columns.split()
    marks = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"


# Written out, because building these anew took longer than doing them, at every save.
_PUT_STEP: Final = _put(
    "step",
    "id created_at changed_at verb subject worker_id person_id page_id gesture day schema"
    " undoes_id salt digest",
)
_PUT_CHANGE: Final = _put("change", "step_id position entity row_id before after salt digest")
_SET_CHANGE: Final = (
    "UPDATE change SET before = :before, after = :after, salt = :salt, digest = :digest"
    " WHERE step_id = :step_id AND position = :position"
)
_DROP_CHANGE: Final = "DELETE FROM change WHERE step_id = :step_id AND position = :position"
_CLOSE_STEP: Final = "UPDATE step SET seq = :seq, closed_at = :closed_at, tag = :tag WHERE id = :id"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStep:
    """A gesture that is still going on, and what it has changed so far at which positions."""

    step_id: str
    step: Step
    day: str
    changes: dict[Key, RowChange] = field(default_factory=dict[Key, RowChange])
    positions: dict[Key, int] = field(default_factory=dict[Key, int])

    def is_continued_by(self, step: Step, day: str) -> bool:
        """Whether a step goes on with this one."""
        return step.gesture is not None and step.gesture == self.step.gesture and day == self.day


class StepBook:
    """Writes the journal's rows in the transaction of the change; the caller commits.

    Every method returns the step that is open afterwards: adopt it only once committed.
    """

    def __init__(self, clock: Clock, chain: Chain) -> None:
        self._clock = clock
        self._chain = chain

    def write(
        self,
        connection: Connection,
        going_on: OpenStep | None,
        step: Step,
        changes: Sequence[RowChange],
        *,
        worker_id: str | None,
        undoes_id: str | None = None,
    ) -> OpenStep | None:
        """Record what a step changed."""
        day = self._clock.today().isoformat()
        if going_on is not None and going_on.is_continued_by(step, day):
            return self._continue(connection.exec_driver_sql, going_on, changes)
        if going_on is not None:
            self.close(connection, going_on.step_id)
        values = self._begin(connection.exec_driver_sql, step, day, worker_id, undoes_id)
        step_id: str = values["id"]
        rows = [
            self._chain.change_values(step_id, position, change)
            for position, change in enumerate(changes)
        ]
        connection.exec_driver_sql(_PUT_CHANGE, rows)
        if step.gesture is None:
            self._seal(connection, values, rows)
            return None
        return _opened(step_id, step, day, changes)

    def goes_on(self, going_on: OpenStep | None, step: Step) -> bool:
        """Whether a step goes on with the open one, or none is open."""
        return going_on is None or going_on.is_continued_by(step, self._clock.today().isoformat())

    def write_typed(
        self,
        run: Run,
        going_on: OpenStep | None,
        step: Step,
        change: RowChange,
        *,
        worker_id: str | None,
    ) -> OpenStep:
        """Record what was typed, in a gesture of which `goes_on` is true."""
        if going_on is not None:
            return self._continue(run, going_on, (change,))
        day = self._clock.today().isoformat()
        step_id: str = self._begin(run, step, day, worker_id, None)["id"]
        run(_PUT_CHANGE, self._chain.change_values(step_id, 0, change))
        return _opened(step_id, step, day, (change,))

    def _begin(
        self,
        run: Run,
        step: Step,
        day: str,
        worker_id: str | None,
        undoes_id: str | None,
    ) -> dict[str, Any]:
        """Write an open step; hands back its columns."""
        now = utc_text(self._clock.now())
        salt = secrets.token_bytes(SALT_BYTES)
        step_id = self._clock.new_id()
        values: dict[str, Any] = {
            "id": step_id,
            "created_at": now,
            "changed_at": now,
            "verb": str(step.verb),
            "subject": step.subject,
            "worker_id": worker_id,
            "person_id": step.person_id,
            "page_id": step.page_id,
            "gesture": step.gesture,
            "day": day,
            "schema": SCHEMA_VERSION,
            "undoes_id": undoes_id,
            "salt": salt,
            "digest": self._chain.subject_digest(salt, step_id, step.subject),
        }
        run(_PUT_STEP, values)
        return values

    def _continue(self, run: Run, going_on: OpenStep, changes: Sequence[RowChange]) -> OpenStep:
        """Fold changes into an open gesture: the first before and the last after stay."""
        kept = dict(going_on.changes)
        positions = dict(going_on.positions)
        for change in changes:
            earlier = kept.get(change.key)
            folded = change if earlier is None else earlier.then(change)
            if folded is None:  # it is again what it was before the gesture
                del kept[change.key]
                place = {"step_id": going_on.step_id, "position": positions.pop(change.key)}
                run(_DROP_CHANGE, place)
                continue
            is_new = change.key not in positions
            position = positions.setdefault(change.key, max(positions.values(), default=-1) + 1)
            kept[change.key] = folded
            row = self._chain.change_values(going_on.step_id, position, folded)
            run(_PUT_CHANGE if is_new else _SET_CHANGE, row)
        return OpenStep(
            step_id=going_on.step_id,
            step=going_on.step,
            day=going_on.day,
            changes=kept,
            positions=positions,
        )

    def close(self, connection: Connection, step_id: str) -> None:
        """Number, chain and index an open step; one that changed nothing goes without a trace."""
        values = connection.execute(select(STEPS).where(STEPS.c.id == step_id)).mappings().one()
        rows = connection.execute(
            select(CHANGES).where(CHANGES.c.step_id == step_id).order_by(CHANGES.c.position)
        ).mappings()
        found = [dict(row) for row in rows]
        if found:
            self._seal(connection, dict(values), found)
        else:
            connection.execute(delete(STEPS).where(STEPS.c.id == step_id))

    def _seal(
        self, connection: Connection, values: dict[str, Any], rows: Sequence[dict[str, Any]]
    ) -> None:
        head = head_of(connection)
        closing = {"seq": head.seq + 1, "closed_at": utc_text(self._clock.now())}
        header = header_of({**values, **closing}, len(rows))
        tag = self._chain.tag(head.tag, header, (row["digest"] for row in rows))
        connection.exec_driver_sql(_CLOSE_STEP, {"id": values["id"], **closing, "tag": tag})
        search_index.index(connection, [(row["entity"], row["row_id"]) for row in rows])

    def close_left_open(self, connection: Connection) -> int:
        """Close every step that a crash left open, oldest first; says how many."""
        left = connection.execute(
            select(STEPS.c.id).where(STEPS.c.seq.is_(None)).order_by(STEPS.c.id)
        ).scalars()
        step_ids = list(left)
        for step_id in step_ids:
            self.close(connection, step_id)
        return len(step_ids)


def _opened(step_id: str, step: Step, day: str, changes: Sequence[RowChange]) -> OpenStep:
    return OpenStep(
        step_id=step_id,
        step=step,
        day=day,
        changes={change.key: change for change in changes},
        positions={change.key: position for position, change in enumerate(changes)},
    )
