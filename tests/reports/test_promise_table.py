"""Promises on paper: an emergency plan says what if it fails and whom to ring."""

from __future__ import annotations

from dataclasses import replace

from app.casework.views import PagePromise
from app.language import Words
from app.reports.promise_table import promise_table
from tests.reports.views import VIEW

PROMISE = PagePromise(
    what="Sit with her at night",
    who="Gill",
    to_be_asked=False,
    asked_by="",
    by_when="2026-11-14",
    help="By ourselves",
    prevention=(),
    if_it_fails="Ring Huw",
    phone="01632 960 201, 8 to 8",
)
WORDS = Words("en")


def test_a_plan_has_its_columns_on_both_papers() -> None:
    plan = replace(VIEW, promises=(PROMISE,), is_plan=True)
    for is_person in (True, False):
        table = promise_table(plan, WORDS, is_person=is_person)
        assert table.head == ("What", "Who", "By when", "If it fails", "Ring")
        assert table.rows[0][1:] == ("Gill", "14 Nov 2026", "Ring Huw", "01632 960 201, 8 to 8")
    assert "By ourselves" in str(promise_table(plan, WORDS, is_person=False).rows)
    assert "By ourselves" not in str(promise_table(plan, WORDS, is_person=True).rows)


def test_no_number_gives_away_somebody_told_of_in_confidence() -> None:
    hidden = replace(PROMISE, who="someone else", who_council="Gill")
    plan = replace(VIEW, promises=(hidden,), is_plan=True)
    assert "960 201" not in str(promise_table(plan, WORDS, is_person=True))
    assert "960 201" in str(promise_table(plan, WORDS, is_person=False))


def test_other_pages_have_the_table_they_had() -> None:
    plain = replace(VIEW, promises=(PROMISE,))
    assert promise_table(plain, WORDS, is_person=True).head == ("What", "Who", "By when")
    assert len(promise_table(plain, WORDS, is_person=False).head) == 4
