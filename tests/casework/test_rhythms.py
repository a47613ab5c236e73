"""Rhythms and reviews: the next contact is worked out, and what people need is looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework import contacts, people
from app.casework.due import RhythmRow, rhythm_day
from app.casework.putting_off import put_off
from app.casework.rhythms import NOTHING, rhythm, set_rhythm
from app.casework.today import due_of_person, today, today_counts
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store


def due(store: Store, catalogue: Catalogue) -> list[tuple[str, str]]:
    lines = today(store, catalogue=catalogue, words=Words()).due
    return [(line.kind, line.due_on.isoformat()) for line in lines]


def test_the_next_contact_is_worked_out_from_the_last_one(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    set_rhythm(store, person_id=arthur.id, how="By phone", every_days=7)
    assert rhythm(store, person_id=arthur.id).every_days == 7
    clock.move(days=6)
    assert due(store, catalogue) == []
    clock.move(days=2)
    assert due(store, catalogue) == [("rhythm", "2026-11-19")]
    assert today_counts(store).due == 1
    contacts.note_contact(store, person_id=arthur.id, words="Rang", way="phone")
    assert due(store, catalogue) == []
    clock.move(days=7)
    assert due(store, catalogue) == [("rhythm", "2026-11-27")]


def test_a_next_contact_that_was_recorded_comes_before_the_rhythm(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    set_rhythm(store, person_id=arthur.id, every_days=7)
    contacts.note_contact(store, person_id=arthur.id, words="Away", next_contact_on="2026-12-01")
    clock.move(days=9)
    assert due(store, catalogue) == []
    assert [line.kind for line in due_of_person(store, person_id=arthur.id)] == ["contact"]


def test_one_put_off_is_due_on_its_own_day(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    set_rhythm(store, person_id=arthur.id, every_days=7)
    clock.move(days=7)
    line = today(store, catalogue=catalogue, words=Words()).due[0]
    put_off(store, line=line, until="2026-11-22", reason="Snow")
    assert due(store, catalogue) == []
    clock.move(days=3)
    assert due(store, catalogue) == [("contact", "2026-11-22")]


def test_nothing_said_ends_a_rhythm(store: Store, arthur: PersonView) -> None:
    set_rhythm(store, person_id=arthur.id, every_days=7)
    set_rhythm(store, person_id=arthur.id, every_days=None)
    assert rhythm(store, person_id=arthur.id) == NOTHING
    assert due_of_person(store, person_id=arthur.id) == ()


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (RhythmRow("a", "2026-11-12", 14, None), date(2026, 11, 26)),
        (RhythmRow("a", "2026-11-12", 14, "2026-11-26"), date(2026, 11, 26)),
        (RhythmRow("a", "2026-11-12", 14, "2026-11-25"), None),
        (RhythmRow("a", "2026-11-12", 14, "till spring"), date(2026, 11, 26)),
        (RhythmRow("a", "2026-11-12", 10**9, None), None),
    ],
)
def test_a_rhythm_goes_on_until_its_last_day(row: RhythmRow, day: date | None) -> None:
    assert rhythm_day(row) == day


def test_a_review_of_needs_comes_up_on_its_day_and_is_put_off_by_moving_it(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    people.change_person(store, person_id=arthur.id, needs_review_on="2026-11-14")
    assert due(store, catalogue) == []
    clock.move(days=2)
    assert due(store, catalogue) == [("needs_review", "2026-11-14")]
    whole = today(store, catalogue=catalogue, words=Words())
    first = today(store, catalogue=catalogue, words=Words(), first=6)
    assert (whole.due_total, first.due_total) == (1, 0)
    put_off(store, line=whole.due[0], until="2027-01-08")
    assert people.person(store, person_id=arthur.id).needs_review_on == "2027-01-08"
    assert due(store, catalogue) == []
