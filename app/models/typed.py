"""The one write that happens while somebody types: an answer, straight into the tables.

It keeps what every write keeps (one transaction, the row before and after for the journal) without
the rows of the ORM, which take longer than the disk. What is not plain is left to the ordinary way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from app.clock import Clock
from app.models.base import utc_text
from app.models.page import Answer
from app.models.recording import MOVING, Image, RowChange, without_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAnswer:
    """One answer as it stands on the screen. `version` is that of the page's definition."""

    page_id: str
    key: str
    value: Any
    whose: str
    whose_member_id: str | None
    version: int

    @property
    def columns(self) -> Image:
        """The columns that are the answer."""
        return {
            "value": self.value,
            "whose": self.whose,
            "whose_member_id": self.whose_member_id,
        }


Ask = Callable[[str, dict[str, Any]], Any]
"""Has the library itself do one statement with named values; gives back its cursor."""

ENTITY: Final = Answer.__tablename__
# One answer of a page that is an ordinary draft; without the page there is no row at all.
_FIND: Final = (
    "SELECT a.id, a.changed_at, a.value, a.whose, a.whose_member_id "
    "FROM page g LEFT JOIN answer a ON a.page_id = g.id AND a.key = :key "
    "WHERE g.id = :page_id AND g.state = 'draft' AND g.removed_at IS NULL "
    "AND g.definition_version = :version"
)
_PUT: Final = (
    "INSERT INTO answer (id, created_at, changed_at, page_id, key, value, whose, whose_member_id) "
    "VALUES (:id, :created_at, :changed_at, :page_id, :key, :value, :whose, :whose_member_id)"
)
_SET: Final = (
    "UPDATE answer SET value = :value, whose = :whose, whose_member_id = :whose_member_id, "
    "changed_at = :changed_at WHERE id = :id"
)


class NotPlain(Exception):
    """This answer is not one for the short way."""


def put_answer(ask: Ask, said: SaidAnswer, clock: Clock) -> RowChange | None:
    """Write one answer in the caller's transaction; what of its row changed, or None.

    Raises `NotPlain`, with nothing written, where the page is no draft of this version any more.
    """
    found = ask(
        _FIND, {"key": said.key, "page_id": said.page_id, "version": said.version}
    ).fetchone()
    if found is None:
        raise NotPlain
    answer_id, changed_at, value, whose, member_id = found
    now = utc_text(clock.now())
    if answer_id is None:
        return _new(ask, said, clock.new_id(), now)
    stored = {
        "value": json.loads(value) if isinstance(value, str) else value,  # a number comes as one
        "whose": whose,
        "whose_member_id": member_id,
    }
    after = {c: told for c, told in said.columns.items() if _differs(told, stored[c])}
    if not after:
        return None
    before = {c: stored[c] for c in after}
    ask(_SET, {**_kept(said), "id": answer_id, "changed_at": now})
    return _change(said, answer_id, {**before, MOVING: changed_at}, {**after, MOVING: now})


def _new(ask: Ask, said: SaidAnswer, answer_id: str, now: str) -> RowChange:
    row = {
        "id": answer_id,
        "created_at": now,
        "changed_at": now,
        "page_id": said.page_id,
        "key": said.key,
    }
    ask(_PUT, {**row, **_kept(said)})
    return _change(said, answer_id, None, without_nothing({**row, **said.columns}))


def _differs(one: object, other: object) -> bool:
    """Whether two values are told apart in the store, as 1 and true are."""
    return one != other or type(one) is not type(other)


def _kept(said: SaidAnswer) -> dict[str, Any]:
    """The answer as its columns hold it."""
    value = None if said.value is None else json.dumps(said.value)
    return {**said.columns, "value": value}


def _change(said: SaidAnswer, row_id: str, before: Image | None, after: Image) -> RowChange:
    return RowChange(entity=ENTITY, row_id=row_id, before=before, after=after, page_id=said.page_id)
