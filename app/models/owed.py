"""Which finished pages may owe the person a copy, asked through indexes: no sealed page is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

# By its place in the table: the id stands behind the content, which is never to be read here.
_NEWEST: Final = "(SELECT max(v.rowid) FROM sealed_view v WHERE v.page_id = g.id)"
_GIVEN: Final = (
    "SELECT v.rowid AS place, c.to_whom FROM copy_given c "
    "CROSS JOIN sealed_view v ON v.id = c.sealed_view_id WHERE coalesce(c.how, '') <> 'post'"
)
_SETTLED: Final = (
    f"SELECT 1 FROM given n WHERE n.place = {_NEWEST} AND n.to_whom IN (p.name, p.preferred_name)"
)
_MANY: Final = 50
_WANTS: Final = "(SELECT a.value FROM answer a WHERE a.page_id = g.id AND a.key = 'copy')"


class FinishedPage(NamedTuple):
    """A standing finished page of somebody alive; `wants` is what was said of the copy, as JSON."""

    page_id: str
    person_id: str
    person_name: str
    preferred_name: str | None
    page_key: str
    finished_at: str | None
    is_practice: bool
    involvement: str
    place: int | None
    """Of the newest sealed view in its table."""
    wants: str | None


class GivenCopy(NamedTuple):
    """A copy that somebody was given; `name_then` is the person's name on that very paper."""

    copy_id: str
    place: int
    """Of the sealed view in its table."""
    to_whom: str
    how: str | None
    given_on: str | None
    by_worker_id: str | None
    name_then: str | None


def may_owe(session: Session, person_ids: Sequence[str] | None = None) -> list[FinishedPage]:
    """Finished pages whose copy is not surely given, of everybody or of those named."""
    given: dict[str, str] = {}
    if person_ids is None:
        pages, chosen = "page g INDEXED BY ix_page_state_changed_at", ""
    else:
        pages = "page g INDEXED BY ix_page_person_id"
        chosen = "AND g.person_id IN (SELECT value FROM json_each(:only)) "
        given["only"] = json.dumps(list(person_ids))
    statement = (
        f"WITH given AS MATERIALIZED ({_GIVEN}) "
        "SELECT g.id, g.person_id, p.name, p.preferred_name, g.page_key, g.finished_at, "  # noqa: S608 - our own words
        f"p.is_practice, p.involvement, {_NEWEST}, {_WANTS} "
        f"FROM {pages} CROSS JOIN person p ON p.id = g.person_id "
        f"WHERE g.state = 'finished' {chosen}AND g.removed_at IS NULL AND NOT p.is_practice "
        "AND p.involvement <> 'died' AND p.removed_at IS NULL AND p.merged_into IS NULL "
        f"AND NOT EXISTS ({_SETTLED})"
    )
    rows = session.connection().exec_driver_sql(statement, given).all()
    return [FinishedPage(*row) for row in rows]


def copies_given(session: Session, places: Sequence[int]) -> list[GivenCopy]:
    """Copies given of the sealed views in these places, the oldest first."""
    if not places:
        return []
    # Of a few, each one's; of many it is quicker to go through all the copies there are.
    tables = "sealed_view v CROSS JOIN copy_given c", "copy_given c CROSS JOIN sealed_view v"
    rows = session.connection().exec_driver_sql(
        "SELECT c.id, v.rowid, c.to_whom, c.how, c.given_on, c.by_worker_id, "  # noqa: S608 - our own words
        f"json_extract(v.content, '$.person_name') FROM {tables[len(places) > _MANY]} "
        "ON v.id = c.sealed_view_id "
        "WHERE v.rowid IN (SELECT value FROM json_each(:places)) ORDER BY c.id",
        {"places": json.dumps(list(places))},
    )
    return [GivenCopy(*row) for row in rows]


def newest_places(session: Session, page_ids: Sequence[str]) -> dict[str, int]:
    """Where the newest sealed view of each of these pages lies, of those that have one."""
    rows = session.connection().exec_driver_sql(
        "SELECT v.page_id, max(v.rowid) FROM sealed_view v "
        "WHERE v.page_id IN (SELECT value FROM json_each(:ids)) GROUP BY v.page_id",
        {"ids": json.dumps(list(page_ids))},
    )
    return {row[0]: row[1] for row in rows}
