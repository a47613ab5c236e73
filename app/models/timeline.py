"""The marks of a person's timeline, a part at a time: what, of which row, on which day."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy.orm import Session


class Mark(NamedTuple):
    """One thing that happened: what kind of thing, the id of its row, and its day."""

    kind: str
    id: str
    day: str


# A day that was kept as it was typed sorts nowhere: such a row stands on the day it was made.
def _day(column: str, made: str) -> str:
    readable = f"{column} GLOB '[12][0-9][0-9][0-9]*'"
    return f"CASE WHEN {readable} THEN {column} ELSE substr({made}, 1, 10) END"


_THEIRS: Final = "IN (SELECT value FROM json_each(:people))"
_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "page": f"SELECT 'page', g.id, {_day('g.conversation_on', 'g.created_at')} FROM page g "
        f"WHERE g.person_id {_THEIRS} AND g.removed_at IS NULL",
        "note": f"SELECT 'note', c.id, {_day('c.on_date', 'c.created_at')} FROM contact c "
        f"WHERE c.person_id {_THEIRS} AND c.removed_at IS NULL",
        "promise": f"SELECT 'promise', p.id, {_day('g.conversation_on', 'p.created_at')} "
        "FROM promise p LEFT JOIN page g ON g.id = p.page_id "
        f"WHERE p.person_id {_THEIRS} AND p.removed_at IS NULL AND p.what <> ''",
        "took": f"SELECT 'took', p.id, {_day('p.taken_asked_on', 'p.changed_at')} FROM promise p "
        f"WHERE p.person_id {_THEIRS} AND p.removed_at IS NULL AND p.did_it_take IS NOT NULL",
        "money": f"SELECT 'money', m.id, {_day('m.asked_on', 'm.created_at')} FROM money m "
        f"WHERE m.person_id {_THEIRS} AND m.removed_at IS NULL",
        "map": "SELECT 'map', v.id, substr(v.made_at, 1, 10) FROM sealed_view v "
        f"WHERE v.person_id {_THEIRS} AND v.kind = 'ecomap'",
        "seen": f"SELECT 'seen', a.id, {_day('a.on_date', 'a.created_at')} FROM appointment a "
        f"WHERE a.person_id {_THEIRS} AND a.removed_at IS NULL",
        "signature": "SELECT 'signature', s.id, substr(s.signed_at, 1, 10) FROM signature_given s "
        f"WHERE s.person_id {_THEIRS}",
    }
)
KINDS: Final = tuple(_SOURCES)


def marks(
    session: Session,
    person_ids: Collection[str],
    *,
    kinds: Collection[str] = KINDS,
    since: str = "",
    until: str = "",
    only: Collection[tuple[str, str]] | None = None,
    before: Mark | None = None,
    limit: int,
) -> list[Mark]:
    """The next marks, newest first, after the one `before`.

    `since` and `until` are ISO days; a month or year alone counts by its part. With `only` nothing
    but these kinds and ids.
    """
    sources = " UNION ALL ".join(_SOURCES[kind] for kind in KINDS if kind in kinds)
    if not sources:
        return []
    wanted = ["1"]
    given: dict[str, object] = {"people": json.dumps(list(person_ids)), "limit": limit}
    if since:
        wanted.append("day >= substr(:since, 1, length(day))")
        given["since"] = since
    if until:
        wanted.append("substr(day, 1, length(:until)) <= :until")
        given["until"] = until
    if only is not None:
        wanted.append("kind || '/' || id IN (SELECT value FROM json_each(:only))")
        given["only"] = json.dumps([f"{kind}/{row_id}" for kind, row_id in only])
    if before is not None:
        wanted.append("(day, id, kind) < (:day, :id, :kind)")
        given |= {"day": before.day, "id": before.id, "kind": before.kind}
    rows = session.connection().exec_driver_sql(
        f"WITH t (kind, id, day) AS ({sources}) SELECT kind, id, day FROM t "  # noqa: S608 - our own words only
        f"WHERE {' AND '.join(wanted)} ORDER BY day DESC, id DESC, kind DESC LIMIT :limit",
        given,
    )
    return [Mark(row[0], row[1], row[2]) for row in rows]
