"""Counts for the team: never by worker, nothing that is few, nobody known by where they live."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.casework import people
from app.casework.appointments import book, change_appointment
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.team_counts import (
    CHECKS,
    CountedPage,
    TeamCounts,
    as_table,
    count_pages,
    count_unmet,
    district,
    few,
    team_counts,
)
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import Words
from app.models.store import Store
from app.policy import Policy


def page(postcode: str = "LD3 7AB", **answers: Json) -> CountedPage:
    return CountedPage(page_key="conversation_1", postcode=postcode, answers=answers)


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("LD3 7AB", "LD3"), ("ld37ab", "LD3"), ("SW1A 1AA", "SW1A"), ("CF10 3AT", "CF10"),
        ("CF103AT", "CF10"), ("CF10", "CF10"), ("M1 1AE", "M1"), ("", ""), ("by the mill", ""),
    ],
)  # fmt: skip
def test_an_area_is_the_district_of_a_postcode(postcode: str, area: str) -> None:
    assert district(postcode) == area


def test_few_are_not_said_and_none_is_none() -> None:
    assert [few(n).number for n in (0, 1, 4, 5, 12)] == [0, None, None, 5, 12]
    assert few(3).said(Words()) == "fewer than 5"
    assert few(1234).said(Words()) == "1,234"


def test_the_three_questions_are_counted_and_small_ones_hidden_from_both_sides() -> None:
    many = [page(referred_on="yes", stayed_in_touch="yes") for _ in range(8)]
    few_no = [page(referred_on="no", long_term_in_crisis="no") for _ in range(3)]
    number, checks = count_pages([*many, *few_no])
    by_key = {check.key: check for check in checks}
    assert number.number == 11
    assert by_key["stayed_in_touch"].yes.number == 8
    assert by_key["referred_on"].asked.number == 11
    assert by_key["referred_on"].yes.number is None  # three said no: 8 of 11 would tell of them
    assert by_key["long_term_in_crisis"].asked.number is None
    assert [check.key for check in checks] == [key for key, _ in CHECKS]


def test_areas_where_few_said_so_are_joined() -> None:
    said = [page(unmet="A lunch club") for _ in range(6)]
    said += [page(postcode=f"SA{n} 1AA", unmet="A bus") for n in range(1, 5)]
    said += [page(postcode="SA9 1AA"), page(postcode="SA9 1AA", unmet="  ")]
    told = count_unmet(said)
    assert [(one.area, one.times.number) for one in told] == [("LD3", 6), ("", None)]


def test_nothing_that_is_counted_can_name_a_worker() -> None:
    named = {field.name for field in (*fields(TeamCounts), *fields(CountedPage))}
    assert not [name for name in named if "worker" in name or "author" in name or "person" in name]


def test_finished_pages_and_waits_are_counted_between_two_days_without_practice(
    store: Store, catalogue: Catalogue
) -> None:
    for number in range(6):
        person = people.add_person(store, name=f"Person {number}", postcode="LD3 7AB")
        talk = Interview.begin(
            store, person_id=person.id, page_key="conversation_1", catalogue=catalogue
        )
        talk.answer("conversation_on", "2026-11-10")
        talk.answer("unmet", "A lunch club")
        talk.flush()
        talk.close()
        finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
        one = book(
            store, person_id=person.id, on_date="2026-11-12", asked_on=f"2026-11-0{number + 1}"
        )
        change_appointment(store, appointment_id=one.id, outcome="seen")
    counts = team_counts(store, since="2026-11-01")
    assert counts.pages.number == 6
    assert (counts.mean_wait, counts.median_wait) == (8.5, 8.5)
    table = as_table(counts, catalogue=catalogue, words=Words())
    assert table == [("Area", "Page", "Times"), ("LD3", "Conversation 1", "6")]
    assert team_counts(store, since="2026-11-11").pages.number == 0
    assert team_counts(store, until="2026-11-11").waits.number == 0
