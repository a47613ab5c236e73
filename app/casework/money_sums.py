"""Sums of money as they stand: lists, totals, and the limit above which a second person agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.casework.money_views import MoneyPage, MoneyTotals, MoneyView, add_up
from app.casework.rows import here
from app.casework.standing import ids_of
from app.casework.workers import keep_private_setting, setting_in
from app.errors import Refused
from app.forms.values import read_money
from app.language import N_, message
from app.models.money import Money
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker
from app.policy import Policy

LIMIT_SETTING: Final = "small_sum_limit_pence"
MOST_PENCE: Final = 100_000_000_00
"""A hundred million pounds: what is typed beyond it is a mistake, and is kept as typed."""


# The limit


def limit_in_force(store: Store, *, policy: Policy) -> int | None:
    """Above how many pence a second person has to agree: the council's figure, else the worker's.

    None where none is set: then the worker authorises every sum.
    """
    with store.reading() as session:
        return limit_in(session, policy)


def set_limit(store: Store, *, amount: str) -> int | None:
    """Set the worker's own limit as typed; nothing typed takes it away. Refused if no amount."""
    pence = pence_of(amount)
    if amount.strip() and pence is None:
        raise not_an_amount()
    keep_private_setting(store, LIMIT_SETTING, pence)
    return pence


def limit_in(session: Session, policy: Policy) -> int | None:
    """The limit in force, read in a session one has."""
    if policy.small_sum_limit_pence is not None:
        return policy.small_sum_limit_pence
    kept = setting_in(session, LIMIT_SETTING)
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept >= 0 else None


def pence_of(typed: str) -> int | None:
    """A typed amount in pence, where it is one and no more than anybody would be given."""
    pence = read_money(typed) if len(typed) < 40 else None
    return pence if pence is not None and pence <= MOST_PENCE else None


def not_an_amount() -> Refused:
    """What is typed as an amount is none."""
    return Refused(
        message(N_("The amount cannot be read.")), message(N_("Type it like 85 or £85.50."))
    )


# Reading


def sums(
    store: Store, *, policy: Policy, person_id: str = "", offset: int = 0, limit: int = 50
) -> MoneyPage:
    """Sums of a person, or of everybody and every place, the newest first."""
    with store.reading() as session:
        whose = _whose(session, person_id)
        rows = session.scalars(
            select(Money).where(*whose).order_by(Money.id.desc()).offset(offset).limit(limit)
        ).all()
        total = session.scalar(select(func.count()).select_from(Money).where(*whose)) or 0
        return MoneyPage(rows=_views(session, rows, limit_in(session, policy)), total=total)


def sum_of(store: Store, *, policy: Policy, money_id: str) -> MoneyView:
    """One sum that was not removed. Refused otherwise."""
    with store.reading() as session:
        row = here(session, Money, money_id)
        return _views(session, [row], limit_in(session, policy))[0]


class _SumFacts(NamedTuple):
    """A sum without its words."""

    asked_on: str | None
    pence: int | None
    limit_pence: int | None
    authorised_on: str | None
    second_on: str | None
    second_confirmed_on: str | None
    refused_on: str | None
    paid_on: str | None
    result_on: str | None


def totals(
    store: Store, *, policy: Policy, person_id: str = "", since: str = "", until: str = "9999-12-31"
) -> MoneyTotals:
    """What a person's sums, or everybody's but practice people's, come to between two ISO days."""
    columns = [getattr(Money, name) for name in _SumFacts._fields]
    with store.reading() as session:
        query = select(*columns).where(*_whose(session, person_id))
        if not person_id:
            practice = select(Person.id).where(Person.is_practice.is_(True))
            query = query.where(Money.person_id.is_(None) | Money.person_id.not_in(practice))
        limit = limit_in(session, policy)
        found = [_SumFacts(*row) for row in session.execute(query)]
    return add_up(
        (one if one.authorised_on else one._replace(limit_pence=limit) for one in found),
        since=since,
        until=until,
    )


def year_began(today: date) -> str:
    """The first day of the council's financial year, 1 April, as an ISO day."""
    year = today.year if (today.month, today.day) >= (4, 1) else today.year - 1
    return date(year, 4, 1).isoformat()


def _whose(session: Session, person_id: str) -> tuple[ColumnElement[bool], ...]:
    stands = Money.removed_at.is_(None)
    return (Money.person_id.in_(ids_of(session, person_id)), stands) if person_id else (stands,)


def _views(session: Session, rows: Sequence[Money], limit_now: int | None) -> tuple[MoneyView, ...]:
    """Rows as views, with the names of whom they name."""
    people: dict[str, tuple[str, bool]] = {}
    workers: dict[str, str] = {}
    who = {row.person_id for row in rows} - {None}
    if who:
        found = select(Person.id, Person.name, Person.is_practice).where(Person.id.in_(who))
        people = {row[0]: (row[1], row[2]) for row in session.execute(found)}
    agreed = {worker for row in rows for worker in (row.authorised_by_id, row.second_id)} - {None}
    if agreed:
        named = select(Worker.id, Worker.name).where(Worker.id.in_(agreed))
        workers = {row[0]: row[1] for row in session.execute(named)}
    return tuple(_view(row, people, workers, limit_now) for row in rows)


def _view(
    row: Money,
    people: Mapping[str, tuple[str, bool]],
    workers: Mapping[str, str],
    limit_now: int | None,
) -> MoneyView:
    """A sum as a view; `people` are names and whether they are practice, by id."""
    name, is_practice = people.get(row.person_id or "", ("", False))
    texts = {
        field: getattr(row, field) or ""
        for field in (
            *("person_id", "page_id", "kind", "for_kind", "for_words", "asked_on"),
            *("amount_typed", "for_what", "hoped", "held_by", "held_words", "authorised_on"),
            *("authorised_by_id", "second_id", "second_way", "second_on", "second_confirmed_on"),
            *("refused_on", "refused_reason", "paid_on", "receipt", "result", "result_on"),
            "look_back_on",
        )
    }
    return MoneyView(
        id=row.id,
        person_name=name,
        is_practice=is_practice,
        pence=row.pence,
        limit_pence=row.limit_pence if row.authorised_on else limit_now,
        authorised_by=workers.get(row.authorised_by_id or "", ""),
        second=workers.get(row.second_id or "", ""),
        **texts,
    )
