"""The papers of a person's sums of money: theirs in plain words, and the council's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.casework.money_views import (
    FOR_KINDS,
    HELD_BY,
    KINDS,
    STATES,
    MoneyTotals,
    MoneyView,
    Total,
)
from app.casework.views import Audience
from app.forms.vocabulary import label
from app.language import N_, Words
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Document,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    Space,
    TableBlock,
)
from app.reports.plain_paper import foot, paper_language, who_it_is, without_empty

COUNCIL_PT = 11.0
_LONGEST_TITLE: Final = 80
"""Signs of what a sum is for that may stand as its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySheet:
    """What the papers of a person's sums are made from: worded in the person's language."""

    person_name: str
    person_called: str
    born: str
    nhs_number: str
    council_id: str
    is_practice: bool
    text_size_pt: int
    worker: str
    """Name and role."""
    worker_phone: str
    council_name: str
    out_of_hours: str
    made_at: datetime
    since: str
    """From when the totals are; an ISO day."""
    totals: MoneyTotals
    sums: tuple[MoneyView, ...]


def compose_money(sheet: MoneySheet, *, audience: Audience, words: Words) -> Document:
    """One paper of a person's sums. Theirs: what, how much, who holds it, when one looks back."""
    is_person = audience == "person"
    blocks = _persons(sheet, words) if is_person else _councils(sheet, words)
    size = max(float(sheet.text_size_pt), LEAST_PERSON_PT) if is_person else COUNCIL_PT
    title = words.text(N_("Money"))
    return Document(
        title=title,
        language=paper_language(words),
        size_pt=size,
        smallest_pt=min(size, LEAST_PERSON_PT if is_person else COUNCIL_PT - 1),
        blocks=(_header(sheet, words, is_person=is_person), *blocks),
        footer=foot(words, sheet.made_at, middle=sheet.council_name, is_practice=sheet.is_practice),
        running_head=words.text(
            N_("{name}: {title}, continued"), name=sheet.person_name, title=title
        ),
    )


def _header(sheet: MoneySheet, words: Words, *, is_person: bool) -> HeaderBlock:
    day = words.date(sheet.made_at.date())
    title = N_("Your money from us") if is_person else N_("Small sums and recovery budgets")
    return HeaderBlock(
        title=words.text(title),
        name=sheet.person_name,
        lines=tuple(line for line in (day, sheet.worker, sheet.worker_phone) if line),
    )


def _persons(sheet: MoneySheet, words: Words) -> Iterator[Block]:
    """What was asked for, a short part for each; nothing of limits, codes or second persons."""
    for one in sheet.sums:
        asked = one.for_what.strip()
        is_title = 0 < len(asked) <= _LONGEST_TITLE and "\n" not in asked
        kind = _what(one, words)
        yield Heading(text=asked, note=kind) if is_title else Heading(text=kind)
        if asked and not is_title:
            yield Paragraph(text=asked, voice="person")
        yield KeyValueBlock(pairs=tuple(_persons_facts(one, words)))
        if one.state == "refused" and one.refused_reason.strip():
            why = words.text(N_("Why not: {reason}"), reason=one.refused_reason.strip())
            yield Paragraph(text=why)
    if sheet.out_of_hours:
        yield Space(lines=0.4)
        yield Paragraph(
            text=words.text(N_("Out of hours, ring {number}."), number=sheet.out_of_hours)
        )


def _what(one: MoneyView, words: Words) -> str:
    """The amount and what kind of sum it is."""
    amount = one.amount_typed if one.pence is None else words.money(one.pence)
    kind = words.text(label(KINDS, one.kind))
    return words.text(N_("{kind}: {amount}"), kind=kind, amount=amount) if amount else kind


def _persons_facts(one: MoneyView, words: Words) -> Iterator[tuple[str, str]]:
    if one.for_kind in ("circle", "place"):
        yield words.text(N_("For")), one.for_words or words.text(label(FOR_KINDS, one.for_kind))
    if one.hoped.strip():
        yield words.text(N_("What we hope comes of it")), one.hoped.strip()
    if one.state != "refused":
        yield words.text(N_("Who holds it")), _holder(one, words, is_person=True)
    yield words.text(N_("Agreed?")), words.text(_agreed(one))
    if one.paid_on:
        yield words.text(N_("Paid")), words.partial_date(one.paid_on)
    is_open = one.state in ("authorised", "to_confirm", "paid")
    if is_open and one.look_back_on:
        yield words.text(N_("We look back on it together")), words.partial_date(one.look_back_on)
    if one.result.strip():
        yield words.text(N_("What came of it")), one.result.strip()


def _agreed(one: MoneyView) -> str:
    match one.state:
        case "asked" | "needs_second":
            return N_("Not yet")
        case "refused":
            return N_("No")
        case _:
            return N_("Yes")


def _holder(one: MoneyView, words: Words, *, is_person: bool) -> str:
    if one.held_by == "person" and is_person:
        return words.text(N_("You"))
    said = words.text(label(HELD_BY, one.held_by))
    return one.held_words or said


def _councils(sheet: MoneySheet, words: Words) -> Iterator[Block]:
    """Who it is, what it comes to, a table, and what is said of each in full."""
    pairs = (
        *who_it_is(
            words, nhs_number=sheet.nhs_number, council_id=sheet.council_id, born=sheet.born
        ),
        (words.text(N_("Asked for")), _total(sheet.totals.asked, words)),
        (words.text(N_("Authorised")), _total(sheet.totals.authorised, words)),
        (words.text(N_("Paid")), _total(sheet.totals.paid, words)),
        (words.text(N_("Totals since")), words.partial_date(sheet.since)),
    )
    yield KeyValueBlock(pairs=without_empty(pairs), across=2)
    columns = (N_("What for"), N_("Amount"), N_("State"), N_("Held by"), N_("Authorised by"))
    yield TableBlock(
        head=tuple(words.text(column) for column in columns),
        rows=tuple(_row(one, words) for one in sheet.sums),
        widths=(3.2, 1.2, 1.6, 1.8, 2.2),
    )
    for number, one in enumerate(sheet.sums, start=1):
        facts = without_empty(_councils_facts(one, words))
        if facts:
            yield Heading(text=f"{number}. {_what(one, words)}", level=3)
            yield KeyValueBlock(pairs=facts, across=2)


def _total(total: Total, words: Words) -> str:
    return f"{words.money(total.pence)} ({total.count})"


def _row(one: MoneyView, words: Words) -> tuple[str, ...]:
    by = " + ".join(text for text in (one.authorised_by, one.second) if text)
    amount = one.amount_typed if one.pence is None else words.money(one.pence)
    state = words.text(STATES[one.state])
    if one.is_to_confirm and one.state not in ("to_confirm", "refused"):
        state = f"{state}; {words.text(STATES['to_confirm'])}"
    return (
        one.for_what or "–",
        amount or "–",
        state,
        _holder(one, words, is_person=False),
        by or "–",
    )


def _councils_facts(one: MoneyView, words: Words) -> Iterator[tuple[str, str]]:
    """All that is known of a sum, by name; what is empty is left out by who asks."""
    named = one.for_words or words.text(label(FOR_KINDS, one.for_kind))
    yield words.text(N_("For")), "" if one.for_kind == "person" else named
    yield words.text(N_("What we hope comes of it")), one.hoped
    yield words.text(N_("Asked for on")), words.partial_date(one.asked_on)
    limit = "" if one.limit_pence is None else words.money(one.limit_pence)
    yield words.text(N_("Limit for one person")), limit
    yield words.text(N_("Authorised on")), words.partial_date(one.authorised_on)
    if one.second_way == "phone":
        yield words.text(N_("Second person, by phone")), words.partial_date(one.second_on)
        yield words.text(N_("Confirmed")), words.partial_date(one.second_confirmed_on)
    else:
        yield words.text(N_("Second person")), words.partial_date(one.second_on)
    yield words.text(N_("Refused")), words.partial_date(one.refused_on)
    yield words.text(N_("Why it was refused")), one.refused_reason
    yield words.text(N_("Paid")), words.partial_date(one.paid_on)
    yield words.text(N_("Receipt")), one.receipt
    yield words.text(N_("Look back on")), words.partial_date(one.look_back_on)
    yield words.text(N_("What came of it")), one.result
