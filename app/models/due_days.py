"""Days that come back, asked of everybody at once: those written on pages, coming of age, sums.

None has an index of its own: each question goes through small tables once, and is asked only
after the first picture of the day.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from app.models.due import WORKED_WITH, asked

_IN: Final = "IN (SELECT value FROM json_each({given}))"
_EVERYBODY: Final = "person p"
_ONLY: Final = "json_each(:only) o CROSS JOIN person p ON p.id = o.value"
# Leaving hospital is a second conversation: whichever is the newer of both is the one that holds.
_KIND: Final = (
    "CASE {page}.page_key WHEN 'leaving_hospital' THEN 'conversation_2' ELSE {page}.page_key END"
)
_NEWER: Final = (
    "SELECT 1 FROM page n INDEXED BY ix_page_standing WHERE n.person_id = g.person_id "
    "AND n.removed_at IS NULL AND n.state <> 'superseded' AND n.id <> g.id AND ("
    "n.supersedes_id = g.id OR (a.key NOT IN (SELECT value FROM json_each(:own)) "
    "AND g.page_key <> :each "
    f"AND n.state = 'finished' AND {_KIND.format(page='n')} = {_KIND.format(page='g')} "
    "AND (coalesce(n.conversation_on, ''), n.id) > (coalesce(g.conversation_on, ''), g.id)))"
)


class WrittenDay(NamedTuple):
    """A day, or rows with days in them, as answered on a page that stands. `value` is JSON."""

    person_id: str
    name: str
    page_id: str
    page_key: str
    key: str
    value: str


class YoungPerson(NamedTuple):
    """Somebody one works with who was born between two days."""

    person_id: str
    name: str
    born: str


class SumOwed(NamedTuple):
    """A sum of which something is owed, on whose behalf, and since when or on which day."""

    money_id: str
    person_id: str
    name: str
    for_what: str
    day: str


class AboutDay(NamedTuple):
    """What the worker said of a day that comes back: the setting's key, and its value as JSON."""

    key: str
    value: str


def written_days(
    session: Session,
    until: str,
    *,
    page_keys: Collection[str],
    keys: Collection[str],
    own: Collection[str],
    each_its_own: str,
    person_ids: Sequence[str] | None = None,
) -> list[WrittenDay]:
    """Days up to one answered under these keys on these pages, of people one works with.

    Rows come whatever their days are. A newer finished page of the kind takes over the days of the
    one before, but for the keys of `own`, and those of the page `each_its_own`, which each has for
    itself; an amendment takes over all.
    """
    if person_ids is None:  # through the pages
        tables = "page g CROSS JOIN person p ON p.id = g.person_id"
    else:
        tables = f"{_ONLY} CROSS JOIN page g ON g.person_id = p.id"
    rows = asked(
        session,
        "SELECT p.id, p.name, g.id, g.page_key, a.key, a.value "  # noqa: S608 - our own words
        f"FROM {tables} CROSS JOIN answer a ON a.page_id = g.id "
        f"WHERE g.page_key {_IN.format(given=':pages')} AND g.removed_at IS NULL "
        f"AND g.state <> 'superseded' AND a.key {_IN.format(given=':keys')} "
        "AND (a.value LIKE '[%' OR (a.value LIKE '\"%' AND a.value <= :until)) "
        f"AND {WORKED_WITH} AND NOT EXISTS ({_NEWER})",
        {
            "until": json.dumps(until),
            "pages": json.dumps(sorted(page_keys)),
            "keys": json.dumps(sorted(keys)),
            "own": json.dumps(sorted(own)),
            "each": each_its_own,
        },
        person_ids,
    )
    return [WrittenDay(*row) for row in rows]


def where_said(
    session: Session, page_ids: Collection[str], *, key: str, value: str
) -> frozenset[str]:
    """Those of these pages on which this is the answer to a question."""
    rows = asked(
        session,
        f"SELECT a.page_id FROM answer a WHERE a.page_id {_IN.format(given=':these')} "
        "AND a.key = :key AND a.value = :value",
        {"these": json.dumps(sorted(page_ids)), "key": key, "value": json.dumps(value)},
    )
    return frozenset(row[0] for row in rows)


def born_between(
    session: Session, first: str, last: str, person_ids: Sequence[str] | None = None
) -> list[YoungPerson]:
    """Those one works with who were born from one day to another."""
    rows = asked(
        session,
        f"SELECT p.id, p.name, p.born FROM {_people(person_ids)} "  # noqa: S608 - our own words
        f"WHERE p.born BETWEEN :first AND :last AND {WORKED_WITH}",
        {"first": first, "last": last},
        person_ids,
    )
    return [YoungPerson(*row) for row in rows]


def linked_with_children(session: Session, person_ids: Collection[str]) -> set[str]:
    """Those of these people of whom a page says on which day children's services were linked."""
    rows = asked(
        session,
        "SELECT DISTINCT g.person_id FROM page g INDEXED BY ix_page_standing "
        "CROSS JOIN answer a ON a.page_id = g.id "
        f"WHERE g.person_id {_IN.format(given=':these')} AND g.removed_at IS NULL "
        "AND g.state <> 'superseded' AND a.key = 'age_link_on' AND a.value LIKE '\"%\"' "
        "AND a.value <> '\"\"'",
        {"these": json.dumps(sorted(person_ids))},
    )
    return {row[0] for row in rows}


def sums_of_nobody(session: Session, until: str) -> list[SumOwed]:
    """Authorised sums for a circle or a place that are to be looked back on by a day."""
    rows = asked(
        session,
        "SELECT m.id, '', coalesce(m.for_words, ''), coalesce(m.for_what, ''), m.look_back_on "
        "FROM money m INDEXED BY ix_money_look_back_on WHERE m.look_back_on <= :until "
        "AND m.person_id IS NULL AND m.result_on IS NULL AND m.removed_at IS NULL "
        "AND m.refused_on IS NULL AND m.authorised_on IS NOT NULL",
        {"until": until},
    )
    return [SumOwed(*row) for row in rows]


def sums_to_confirm(session: Session, person_ids: Sequence[str] | None = None) -> list[SumOwed]:
    """Sums above the limit that a second person agreed to by phone and has not confirmed yet."""
    if person_ids is None:
        tables = "money m LEFT JOIN person p ON p.id = m.person_id"
        whose = f"(m.person_id IS NULL OR ({WORKED_WITH}))"
    else:
        tables, whose = f"{_ONLY} CROSS JOIN money m ON m.person_id = p.id", WORKED_WITH
    rows = asked(
        session,
        "SELECT m.id, coalesce(p.id, ''), coalesce(p.name, m.for_words, ''), "  # noqa: S608 - our own words
        f"coalesce(m.for_what, ''), m.second_on FROM {tables} "
        "WHERE m.second_on IS NOT NULL AND m.second_confirmed_on IS NULL "
        "AND m.refused_on IS NULL AND m.result_on IS NULL AND m.removed_at IS NULL "
        f"AND m.pence > m.limit_pence AND {whose}",
        {},
        person_ids,
    )
    return [SumOwed(*row) for row in rows]


def about_days(session: Session, keys: Collection[str]) -> list[AboutDay]:
    """What the worker said of days, of those of these keys that have a setting."""
    rows = asked(
        session,
        f"SELECT s.key, s.value FROM setting s WHERE s.key {_IN.format(given=':these')} "
        "AND s.value IS NOT NULL",
        {"these": json.dumps(sorted(keys))},
    )
    return [AboutDay(*row) for row in rows]


def _people(person_ids: Sequence[str] | None) -> str:
    return _EVERYBODY if person_ids is None else _ONLY
