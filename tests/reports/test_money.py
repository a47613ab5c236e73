"""The papers of sums: theirs is plain and holds no codes; the council's holds it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.casework.money_views import MoneyTotals, MoneyView, Total
from app.casework.views import Audience
from app.language import Words
from app.reports.money import MoneySheet, compose_money
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import pictures

SITTING = MoneyView(
    id="1",
    person_id="p",
    person_name="Edna Tolley",
    is_practice=False,
    page_id="",
    kind="small_sum",
    for_kind="person",
    for_words="",
    asked_on="2026-11-12",
    pence=240_00,
    amount_typed="240",
    for_what="Sitting, eight evenings",
    hoped="Roy sleeps",
    held_by="person",
    held_words="",
    limit_pence=150_00,
    authorised_on="2026-11-12",
    authorised_by_id="w",
    authorised_by="Gwen Price",
    second_id="m",
    second="Ifan Rhys",
    second_way="phone",
    second_on="2026-11-12",
    second_confirmed_on="",
    refused_on="",
    refused_reason="",
    paid_on="",
    receipt="",
    result="",
    result_on="",
    look_back_on="2027-01-07",
)
SHEET = MoneySheet(
    person_name="Edna Tolley",
    person_called="Edna",
    born="1938-02-11",
    nhs_number="9434765919",
    council_id="K1044",
    is_practice=False,
    text_size_pt=18,
    worker="Gwen Price, social worker",
    worker_phone="01632 960 114",
    council_name="Marlbeck Council",
    out_of_hours="01632 960 900",
    made_at=datetime(2026, 11, 12, 14, 52, tzinfo=UTC),
    since="2026-04-01",
    totals=MoneyTotals(
        asked=Total(count=1, pence=240_00), authorised=Total(), paid=Total(), unread=0
    ),
    sums=(SITTING,),
)


def said(sheet: MoneySheet, audience: Audience, language: str = "en") -> str:
    document = compose_money(sheet, audience=audience, words=Words(language))
    data = write_pdf(document).data
    return " ".join(" ".join(sheet.text for sheet in pictures(data, dots_per_inch=40)).split())


def test_the_person_s_paper_is_plain() -> None:
    paper = said(SHEET, "person")
    for words in ("£240", "Sitting, eight evenings", "You", "7 January 2027"):
        assert words in paper
    for never in ("K1044", "943 476 5919", "Ifan Rhys", "£150", "second"):
        assert never not in paper


def test_the_council_s_paper_says_who_agreed_and_what_is_still_open() -> None:
    paper = said(SHEET, "council")
    for words in ("K1044", "943 476 5919", "Gwen Price + Ifan Rhys", "to confirm", "£150"):
        assert words in paper


@pytest.mark.parametrize("audience", ["person", "council"])
def test_many_and_long_sums_flow_over_sheets(audience: Audience) -> None:
    long = replace(SITTING, for_what="Wheelchair cushion " * 60, amount_typed="x" * 90, pence=None)
    document = compose_money(
        replace(SHEET, sums=(long, SITTING) * 12), audience=audience, words=Words("cy")
    )
    assert write_pdf(document).pages > 1
