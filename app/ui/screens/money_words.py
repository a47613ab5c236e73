"""What stands on the screen about a sum of money: where it stands, the limit, what sums come to."""

from __future__ import annotations

from typing import Final

from app.casework.money_views import (
    FOR_KINDS,
    HELD_BY,
    KINDS,
    STATES,
    MoneyTotals,
    MoneyView,
    State,
    Total,
)
from app.casework.rows import shortened
from app.casework.views import WorkerView
from app.forms.vocabulary import label
from app.language import N_, Words
from app.ui.pieces import Chip, ChipKind

_COLOURS: Final[dict[State, ChipKind]] = {
    "asked": "blue",
    "needs_second": "amber",
    "to_confirm": "amber",
    "authorised": "teal",
    "paid": "teal",
    "refused": "plum",
    "looked_back": "teal",
}


def amount_words(one: MoneyView, words: Words) -> str:
    """The amount, or what was typed as one."""
    return one.amount_typed if one.pence is None else words.money(one.pence)


def what_for(one: MoneyView, words: Words) -> str:
    """What it is for, in few words; else what kind of sum it is."""
    return shortened(one.for_what, 120) or words.text(label(KINDS, one.kind))


def for_whom(one: MoneyView, words: Words) -> str:
    """The person, or the circle or place it is for, and of which person that is."""
    if one.for_kind not in ("circle", "place"):
        return one.person_name
    named = one.for_words or words.text(label(FOR_KINDS, one.for_kind))
    if not one.person_name:
        return named
    return words.text(N_("{what}, with {name}"), what=named, name=one.person_name)


def held_words(one: MoneyView, words: Words) -> str:
    """Who holds the money."""
    said = words.text(label(HELD_BY, one.held_by))
    if not one.held_words:
        return said
    return words.text(N_("{who}: {name}"), who=said, name=one.held_words)


def state_chips(one: MoneyView, words: Words) -> list[Chip]:
    """Where it stands; and what is still to be confirmed of one that was paid."""
    chips = [Chip(words.text(STATES[one.state]), _COLOURS[one.state])]
    if one.is_to_confirm and one.state not in ("to_confirm", "refused"):
        chips.append(Chip(words.text(STATES["to_confirm"]), "amber"))
    return chips


def told_of(one: MoneyView, words: Words) -> tuple[str, ...]:
    """What happened to a sum so far, a sentence each."""
    said: list[str] = []

    def say(text: str, day: str, **named: str) -> None:
        if day:
            said.append(words.text(text, day=words.partial_date(day), **named))

    say(N_("Asked for on {day}."), one.asked_on)
    say(N_("Authorised by {who} on {day}."), one.authorised_on, who=one.authorised_by)
    if one.second_way == "phone":
        say(N_("{who} agreed by phone on {day}."), one.second_on, who=one.second)
        say(N_("They confirmed it on {day}."), one.second_confirmed_on)
    else:
        say(N_("{who} agreed as the second person on {day}."), one.second_on, who=one.second)
    say(N_("Refused on {day}."), one.refused_on)
    say(N_("Paid on {day}."), one.paid_on)
    say(N_("Looked back on {day}."), one.result_on)
    return tuple(said)


def limit_words(limit_pence: int | None, words: Words) -> str:
    """What one may authorise alone."""
    if limit_pence is None:
        return words.text(
            N_("No limit is set, so you authorise every sum yourself. A limit is set in Settings.")
        )
    return words.text(
        N_("Up to {limit} you authorise it yourself; above that a second person agrees as well."),
        limit=words.money(limit_pence),
    )


def totals_words(totals: MoneyTotals, since: str, words: Words) -> str:
    """What sums come to since a day."""
    return words.text(
        N_("Since {day}: asked for {asked}, authorised {authorised}, paid {paid}."),
        day=words.partial_date(since),
        asked=_total(totals.asked, words),
        authorised=_total(totals.authorised, words),
        paid=_total(totals.paid, words),
    )


def _total(total: Total, words: Words) -> str:
    """`£125.50 (2)`: what it comes to, and how many sums."""
    return f"{words.money(total.pence)} ({total.count})"


def colleague_words(worker: WorkerView) -> str:
    """A colleague by name and what tells them from another of that name."""
    return ", ".join(text for text in (worker.name, worker.role, worker.team) if text)
