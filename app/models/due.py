"""What may be due, asked of everybody at once through small indexes: no note is decrypted for it.

Each question leaves out, inside SQLite, what is surely not due; the rules decide about the rest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

WORKED_WITH: Final = "p.involvement = 'open' AND p.removed_at IS NULL AND p.merged_into IS NULL"
_PERSON: Final = "person p INDEXED BY ix_person_worked_with"
_STANDING: Final = "g.removed_at IS NULL AND g.state <> 'superseded'"
_MET: Final = (
    "(SELECT max(m.on_date) FROM contact m WHERE m.person_id = p.id AND m.removed_at IS NULL)"
)
_TALKED: Final = (
    "(SELECT max(g.conversation_on) FROM page g INDEXED BY ix_page_standing "
    f"WHERE g.person_id = p.id AND {_STANDING})"
)
_ONLY: Final = " AND p.id IN (SELECT value FROM json_each(:only))"
# A moment is text of one length, and so is an id: both are found by their places in these.
_AT: Final = 27
_ID: Final = 36
_NOTED: Final = (
    "SELECT c.created_at || c.id || coalesce(c.on_date, '') || '|' || c.next_contact_on "
    "FROM contact c INDEXED BY ix_contact_next WHERE c.person_id = p.id "
    "AND c.next_contact_on IS NOT NULL AND c.removed_at IS NULL ORDER BY c.id DESC LIMIT 1"
)
_WRITTEN: Final = (
    "SELECT max(a.changed_at || a.page_id || a.value) FROM page g INDEXED BY ix_page_standing "
    "CROSS JOIN answer a INDEXED BY ix_answer_for_today ON a.page_id = g.id "
    f"WHERE g.person_id = p.id AND {_STANDING} AND a.key = 'next_contact' "
    "AND a.key IN ('next_contact', 'outcome') AND a.value LIKE '\"%\"'"
)
_NEXT_NOTED: Final = "substr(noted, instr(noted, '|') + 1)"
_NEXT_WRITTEN: Final = f"substr(written, {_AT + _ID + 2}, length(written) - {_AT + _ID + 2})"
_PUT_OFF: Final = (
    "SELECT 1 FROM contact c WHERE c.page_id = g.id AND c.way = 'put_off' AND c.removed_at IS NULL"
)

_NEAR: Final = (
    "max(:today, coalesce((SELECT next_on FROM p WHERE next_on > :today "
    "ORDER BY next_on LIMIT 1 OFFSET :enough - 1), :until))"
)


class SaidNext(NamedTuple):
    """A person one works with, and the next contact that was recorded last: in a note or on a page.

    `at` is ISO text in UTC, days are as they were kept. `met_on` is the last day of any contact.
    """

    person_id: str
    name: str
    at: str
    next_on: str
    met_on: str
    note_id: str | None
    note_on: str
    page_id: str | None


class Promised(NamedTuple):
    """A promise of which nobody has said yet whether it took."""

    person_id: str
    name: str
    promise_id: str
    page_id: str | None
    by_when: str | None
    follow_up_on: str | None


class TalkedOnly(NamedTuple):
    """A page that ended with information only, and the last day of any contact since or before."""

    person_id: str
    name: str
    page_id: str
    talked_on: str
    met_on: str


class Review(NamedTuple):
    """A person one works with, and the day on which what they need is looked at again."""

    person_id: str
    name: str
    review_on: str


class SumToLookAt(NamedTuple):
    """An authorised sum of somebody one works with, and when it is to be looked back on."""

    person_id: str
    name: str
    money_id: str
    look_back_on: str


class InRhythm(NamedTuple):
    """A person one stays in touch with by a rhythm, since when, and the last day of any contact."""

    person_id: str
    name: str
    every_days: int
    until: str | None
    set_at: str
    met_on: str


def said_next(
    session: Session,
    until: str,
    person_ids: Sequence[str] | None = None,
    *,
    today: str,
    enough: int | None = None,
) -> list[SaidNext]:
    """Of everybody (or those named) the next contact recorded last, where that day is not later.

    `until` and `today` are ISO days. Whether the person was met since is for the rules to say.
    After today `enough` of the nearest will do: nobody is fetched beyond the last of their days.
    """
    newest = (
        f"CASE WHEN written IS NULL OR substr(written, 1, {_AT}) <= substr(noted, 1, {_AT}) "
        f"THEN {_NEXT_NOTED} ELSE {_NEXT_WRITTEN} END"
    )
    # Who is to be met after today was met by then only if a note is dated after today: hardly ever.
    ahead = "EXISTS (SELECT 1 FROM contact f WHERE f.on_date > :today)"
    rows = asked(
        session,
        "WITH n AS MATERIALIZED ("
        f"SELECT p.id, p.name, ({_NOTED}) AS noted, ({_WRITTEN}) AS written "
        f"FROM {_PERSON} WHERE {WORKED_WITH}{_only(person_ids)}), "
        f"p AS MATERIALIZED (SELECT *, {newest} AS next_on FROM n WHERE next_on <= :until) "
        "SELECT p.id, p.name, noted, written, "
        f"CASE WHEN next_on <= :today OR {ahead} THEN {_MET} END, {_TALKED} FROM p"
        + ("" if enough is None else f" WHERE next_on <= {_NEAR}"),
        {"until": until, "today": today} | ({} if enough is None else {"enough": enough}),
        person_ids,
    )
    return [_said_next(*row) for row in rows]


def _said_next(
    person_id: str,
    name: str,
    noted: str | None,
    written: str | None,
    met: str | None,
    talked: str | None,
) -> SaidNext:
    """What was recorded last of the two: noted, or written on a page."""
    met_on = max(met or "", talked or "")
    if written is not None and (noted is None or written[:_AT] > noted[:_AT]):
        page_id, said = written[_AT : _AT + _ID], written[_AT + _ID + 1 : -1]
        return SaidNext(person_id, name, written[:_AT], said, met_on, None, "", page_id)
    noted = noted or ""
    note_on, _, next_on = noted[_AT + _ID :].partition("|")
    note_id = noted[_AT : _AT + _ID]
    return SaidNext(person_id, name, noted[:_AT], next_on, met_on, note_id, note_on, None)


def is_noted_after(session: Session, note_id: str, *, person_id: str, day: str) -> bool:
    """Whether there is a note made after another one and dated that day or later."""
    found = session.connection().exec_driver_sql(
        "SELECT 1 FROM contact WHERE person_id = ? AND removed_at IS NULL AND on_date >= ? "
        "AND id > ? LIMIT 1",
        (person_id, day, note_id),
    )
    return found.first() is not None


def information_only(
    session: Session, until: str, person_ids: Sequence[str] | None = None
) -> list[TalkedOnly]:
    """Standing pages up to a day that ended with information only, of people one works with."""
    rows = asked(
        session,
        f"SELECT p.id, p.name, g.id, g.conversation_on, {_MET}, {_TALKED} "
        "FROM answer a INDEXED BY ix_answer_for_today "
        f"CROSS JOIN page g ON g.id = a.page_id CROSS JOIN {_PERSON} ON p.id = g.person_id "
        "WHERE a.key = 'outcome' AND a.key IN ('next_contact', 'outcome') "
        f"AND a.value = '\"information\"' AND {_STANDING} AND g.conversation_on <= :until "
        f"AND NOT EXISTS ({_PUT_OFF}) "
        f"AND {WORKED_WITH}{_only(person_ids)}",
        {"until": until},
        person_ids,
    )
    return [
        TalkedOnly(row[0], row[1], row[2], row[3], max(row[4] or "", row[5] or "")) for row in rows
    ]


def unanswered_promises(
    session: Session, until: str, person_ids: Sequence[str] | None = None
) -> list[Promised]:
    """Promises that may be due by a day, of people one works with."""
    rows = asked(
        session,
        "SELECT p.id, p.name, r.id, r.page_id, r.by_when, r.follow_up_on "
        "FROM promise r INDEXED BY ix_promise_for_today "
        f"CROSS JOIN {_PERSON} ON p.id = r.person_id "
        "WHERE r.did_it_take IS NULL AND r.removed_at IS NULL AND r.what <> '' "
        "AND (r.follow_up_on <= :until OR r.by_when <= :until) "
        f"AND {WORKED_WITH}{_only(person_ids)}",
        {"until": until},
        person_ids,
    )
    return [Promised(*row) for row in rows]


def needs_reviews(
    session: Session, until: str, person_ids: Sequence[str] | None = None
) -> list[Review]:
    """Whose needs are to be looked at again by a day, of people one works with."""
    rows = asked(
        session,
        "SELECT p.id, p.name, p.needs_review_on FROM person p "
        f"WHERE p.needs_review_on <= :until AND {WORKED_WITH}{_only(person_ids)}",
        {"until": until},
        person_ids,
    )
    return [Review(*row) for row in rows]


def sums_to_look_at(
    session: Session, until: str, person_ids: Sequence[str] | None = None
) -> list[SumToLookAt]:
    """Authorised sums that are to be looked back on by a day, of people one works with."""
    rows = asked(
        session,
        "SELECT p.id, p.name, m.id, m.look_back_on "
        "FROM money m INDEXED BY ix_money_look_back_on "
        f"CROSS JOIN {_PERSON} ON p.id = m.person_id "
        "WHERE m.look_back_on <= :until AND m.result_on IS NULL AND m.removed_at IS NULL "
        f"AND m.refused_on IS NULL AND m.authorised_on IS NOT NULL AND {WORKED_WITH}"
        f"{_only(person_ids)}",
        {"until": until},
        person_ids,
    )
    return [SumToLookAt(*row) for row in rows]


def rhythms(session: Session, person_ids: Sequence[str] | None = None) -> list[InRhythm]:
    """How often one stays in touch with people one works with, where that was said."""
    rows = asked(
        session,
        f"SELECT p.id, p.name, r.every_days, r.until, r.created_at, {_MET}, {_TALKED} "
        f"FROM rhythm r CROSS JOIN {_PERSON} ON p.id = r.person_id "
        f"WHERE r.removed_at IS NULL AND r.every_days > 0 AND {WORKED_WITH}{_only(person_ids)}",
        {},
        person_ids,
    )
    return [
        InRhythm(row[0], row[1], row[2], row[3], row[4], max(row[5] or "", row[6] or ""))
        for row in rows
    ]


def count_worked_with(session: Session) -> int:
    """How many people one works with now."""
    statement = f"SELECT count(*) FROM {_PERSON} WHERE {WORKED_WITH}"  # noqa: S608 - our own words
    return int(session.connection().exec_driver_sql(statement).scalar_one())


def _only(person_ids: Sequence[str] | None) -> str:
    return "" if person_ids is None else _ONLY


def asked(
    session: Session,
    statement: str,
    given: dict[str, str | int],
    person_ids: Sequence[str] | None = None,
) -> Sequence[Any]:
    """The rows of a statement of this room's own; `:only` in it is given these people."""
    only = {} if person_ids is None else {"only": json.dumps(list(person_ids))}
    return session.connection().exec_driver_sql(statement, {**given, **only}).all()
