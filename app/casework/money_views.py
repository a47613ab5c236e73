"""What is known of a sum of money as a view, what state it is in, and what several come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from app.forms.questions import Option
from app.language import N_

State = Literal[
    "asked", "needs_second", "to_confirm", "authorised", "paid", "refused", "looked_back"
]

KINDS: Final = (
    Option("small_sum", N_("A small sum")),
    Option("recovery", N_("A recovery budget")),
)
FOR_KINDS: Final = (
    Option("person", N_("The person")),
    Option("circle", N_("A circle or group")),
    Option("place", N_("A place")),
)
HELD_BY: Final = (
    Option("person", N_("The person holds it")),
    Option("member", N_("Somebody around them holds it")),
    Option("worker", N_("The worker holds it")),
    Option("council", N_("The council holds it")),
    Option("other", N_("Somebody else holds it")),
)
SECOND_WAYS: Final = (
    Option("with_us", N_("Here with us, or in writing")),
    Option("phone", N_("By phone, to confirm")),
)
STATES: Final[dict[State, str]] = {
    "asked": N_("Asked for"),
    "needs_second": N_("Needs a second person"),
    "to_confirm": N_("Agreed by phone, to confirm"),
    "authorised": N_("Authorised"),
    "paid": N_("Paid"),
    "refused": N_("Refused"),
    "looked_back": N_("Looked back on"),
}


class Facts(Protocol):
    """What the state of a sum follows from: of a view, of a row, or of a few columns of one."""

    @property
    def pence(self) -> int | None:
        """The amount, where it could be read as one."""
        ...

    @property
    def limit_pence(self) -> int | None:
        """The limit it was, or would now be, authorised under."""
        ...

    @property
    def authorised_on(self) -> str | None:
        """An ISO day, like the days below."""
        ...

    @property
    def second_on(self) -> str | None:
        """When the second person agreed."""
        ...

    @property
    def second_confirmed_on(self) -> str | None:
        """When they confirmed it."""
        ...

    @property
    def refused_on(self) -> str | None:
        """When it was refused."""
        ...

    @property
    def paid_on(self) -> str | None:
        """When it was paid."""
        ...

    @property
    def result_on(self) -> str | None:
        """When it was looked back on."""
        ...


def is_above(pence: int | None, limit_pence: int | None) -> bool:
    """Whether an amount needs a second person; without a limit none does."""
    return pence is not None and limit_pence is not None and pence > limit_pence


def state_of(facts: Facts) -> State:
    """Where a sum stands, by what happened to it last."""
    if facts.refused_on:
        return "refused"
    if facts.result_on:
        return "looked_back"
    if facts.paid_on:
        return "paid"
    needs_second = is_above(facts.pence, facts.limit_pence)
    if needs_second and not facts.second_on:
        return "needs_second"
    if not facts.authorised_on:
        return "asked"
    return "to_confirm" if is_to_confirm(facts) else "authorised"


def is_to_confirm(facts: Facts) -> bool:
    """Whether a second person agreed by phone and has not confirmed it yet."""
    is_needed = is_above(facts.pence, facts.limit_pence)
    return bool(is_needed and facts.second_on and not facts.second_confirmed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView:
    """A sum as it stands. Days are ISO, empty where there is none; amounts in pence.

    `limit_pence` is the limit in force when it was authorised; before that, the one in force now.
    """

    id: str
    person_id: str
    person_name: str
    is_practice: bool
    page_id: str
    kind: str
    for_kind: str
    for_words: str
    asked_on: str
    pence: int | None
    amount_typed: str
    for_what: str
    hoped: str
    held_by: str
    held_words: str
    limit_pence: int | None
    authorised_on: str
    authorised_by_id: str
    authorised_by: str
    second_id: str
    second: str
    second_way: str
    second_on: str
    second_confirmed_on: str
    refused_on: str
    refused_reason: str
    paid_on: str
    receipt: str
    result: str
    result_on: str
    look_back_on: str

    @property
    def state(self) -> State:
        """Where it stands."""
        return state_of(self)

    @property
    def needs_second(self) -> bool:
        """Whether the amount is above the limit, so that a second person has to agree."""
        return is_above(self.pence, self.limit_pence)

    @property
    def is_to_confirm(self) -> bool:
        """Agreed by phone, and the second person has still to confirm it."""
        return is_to_confirm(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPage:
    """Some sums, the newest first, and how many there are."""

    rows: tuple[MoneyView, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many sums, and what they come to in pence."""

    count: int = 0
    pence: int = 0

    def plus(self, pence: int | None) -> Total:
        """With one more; an amount that cannot be read counts, and adds nothing."""
        return Total(count=self.count + 1, pence=self.pence + (pence or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTotals:
    """What was asked for, authorised and paid within a period, each by its own day."""

    asked: Total
    authorised: Total
    paid: Total
    unread: int
    """Sums asked for whose amount cannot be read: they are in no total of pence."""


class DatedFacts(Facts, Protocol):
    """What totals are added up from."""

    @property
    def asked_on(self) -> str | None:
        """An ISO day, or what was typed instead of one."""
        ...


def add_up(
    sums: Iterable[DatedFacts], *, since: str = "", until: str = "9999-12-31"
) -> MoneyTotals:
    """What sums come to between two ISO days, both counted. Refused sums are asked for only."""
    asked, authorised, paid, unread = Total(), Total(), Total(), 0
    for one in sums:
        state = state_of(one)
        if since <= (one.asked_on or "") <= until:
            asked = asked.plus(one.pence)
            unread += one.pence is None
        is_agreed = state not in ("asked", "needs_second", "refused")
        if is_agreed and one.authorised_on and since <= one.authorised_on <= until:
            authorised = authorised.plus(one.pence)
        if state != "refused" and one.paid_on and since <= one.paid_on <= until:
            paid = paid.plus(one.pence)
    return MoneyTotals(asked=asked, authorised=authorised, paid=paid, unread=unread)
