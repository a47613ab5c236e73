"""Which finished pages may owe the person a copy, asked through indexes: no sealed page is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

_NEWEST: Final = (
    "(SELECT v.id FROM sealed_view v WHERE v.page_id = g.id AND v.kind = 'page' "
    "ORDER BY v.version DESC, v.id DESC LIMIT 1)"
)
_SETTLED: Final = (
    "SELECT 1 FROM copy_given c WHERE c.sealed_view_id = "
    + _NEWEST
    + " AND coalesce(c.how, '') <> 'post' AND c.to_whom IN (p.name, p.preferred_name)"
)
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
    sealed_id: str | None
    wants: str | None


class GivenCopy(NamedTuple):
    """A copy that somebody was given; `name_then` is the person's name on that very paper."""

    copy_id: str
    sealed_id: str
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
        "SELECT g.id, g.person_id, p.name, p.preferred_name, g.page_key, g.finished_at, "  # noqa: S608 - our own words
        f"p.is_practice, p.involvement, {_NEWEST}, {_WANTS} "
        f"FROM {pages} CROSS JOIN person p ON p.id = g.person_id "
        f"WHERE g.state = 'finished' {chosen}AND g.removed_at IS NULL AND NOT p.is_practice "
        "AND p.involvement <> 'died' AND p.removed_at IS NULL AND p.merged_into IS NULL "
        f"AND NOT EXISTS ({_SETTLED})"
    )
    rows = session.connection().exec_driver_sql(statement, given).all()
    return [FinishedPage(*row) for row in rows]


def copies_given(session: Session, sealed_ids: Sequence[str]) -> list[GivenCopy]:
    """Copies given of these sealed pages, the oldest first."""
    if not sealed_ids:
        return []
    rows = session.connection().exec_driver_sql(
        "SELECT c.id, c.sealed_view_id, c.to_whom, c.how, c.given_on, c.by_worker_id, "
        "json_extract(v.content, '$.person_name') "
        "FROM copy_given c JOIN sealed_view v ON v.id = c.sealed_view_id "
        "WHERE c.sealed_view_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id",
        {"ids": json.dumps(list(sealed_ids))},
    )
    return [GivenCopy(*row) for row in rows]
