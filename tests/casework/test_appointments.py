"""Appointments: booked, changed, seen, and the day place by place."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework import appointments, contacts, history, people
from app.casework.appointments import (
    AppointmentView,
    book,
    by_place,
    change_appointment,
    day_of_places,
    read_time,
    remove_appointment,
    to_be_seen,
    wait_days,
)
from app.casework.removed import bring_back, removed
from app.casework.views import PersonView
from app.errors import BadInput, Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store

FRIDAY = date(2026, 11, 20)


def booked(store: Store, person_id: str, **fields: object) -> AppointmentView:
    return book(store, person_id=person_id, **{"on_date": "2026-11-20", **fields})


def test_what_is_booked_is_to_be_seen_until_somebody_says_what_came_of_it(
    store: Store, arthur: PersonView
) -> None:
    one = booked(
        store, arthur.id, at_time="2pm", place_kind="hub", place_words="Hall", what_for="A talk"
    )
    assert (one.on_date, one.at_time, one.person_called) == ("2026-11-20", "14:00", "Arthur")
    assert to_be_seen(store, person_id=arthur.id) == (one,)
    change_appointment(store, appointment_id=one.id, outcome="seen")
    assert to_be_seen(store, person_id=arthur.id) == ()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:30", "10:30"), ("9.15", "09:15"), ("2pm", "14:00"), ("12am", "00:00"),
        ("12 pm", "12:00"), ("14", "14:00"), ("3 yh", "15:00"), ("24:00", None), ("9:75", None),
        ("13pm", None), ("noon", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_said(typed: str, read: str | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"on_date": ""}, "A day is needed."),
        ({"on_date": "soon"}, "This is not a day yet: soon"),
        ({"on_date": "2026-11"}, "This is not a day yet: 2026-11"),
        ({"at_time": "teatime"}, "This is not a time of day: teatime"),
        ({"place_kind": "moon"}, "This cannot be kept as “place_kind”."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_plain_sentence(
    store: Store, arthur: PersonView, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(BadInput) as caught:
        booked(store, arthur.id, **fields)
    assert Words().say(caught.value.title) == said
    assert to_be_seen(store, person_id=arthur.id) == ()


def test_somebody_removed_is_not_booked_and_stands_on_no_list(
    store: Store, arthur: PersonView
) -> None:
    booked(store, arthur.id)
    people.remove_person(store, person_id=arthur.id)
    assert day_of_places(store, day=FRIDAY).places == ()
    with pytest.raises(Refused):
        booked(store, arthur.id)


def test_the_first_contact_is_the_one_it_came_from(store: Store, arthur: PersonView) -> None:
    assert booked(store, arthur.id).asked_on == "2026-11-12"  # nothing before: it began today
    contacts.note_contact(store, person_id=arthur.id, words="Rang", on_date="2026-11-02")
    contacts.note_contact(store, person_id=arthur.id, words="Rang again", on_date="2026-11-05")
    first = booked(store, arthur.id)
    assert first.asked_on == "2026-11-02"
    change_appointment(store, appointment_id=first.id, on_date="2026-11-03", outcome="seen")
    assert booked(store, arthur.id).asked_on == "2026-11-05"


def test_waits_are_counted_in_days_and_never_backwards() -> None:
    assert wait_days("2026-11-02", "2026-11-13") == 11
    assert wait_days("2026-11-02", "2026-11-02") == 0
    assert wait_days("2026-11-13", "2026-11-02") is None
    assert wait_days("2026-11", "2026-11-20") is None


def test_a_day_is_told_place_by_place_urgent_ones_first(store: Store, arthur: PersonView) -> None:
    mair = people.add_person(store, name="Mair Ellis", needs=["Large print"])
    huw = people.add_person(store, name="Huw Prys")
    booked(store, arthur.id, place_kind="hub", place_words="Llanbedr Hall", at_time="10:00")
    booked(store, mair.id, place_kind="hub", place_words="llanbedr  hall", organisations="Age UK",
           at_time="11:00", is_urgent=True)  # fmt: skip
    booked(store, huw.id, place_kind="home")
    booked(store, huw.id, on_date="2026-11-21")
    places = day_of_places(store, day=FRIDAY).places
    assert [(p.kind, p.words) for p in places] == [("home", ""), ("hub", "Llanbedr Hall")]
    hall = places[1]
    assert [one.person_name for one in hall.appointments] == ["Mair Ellis", "Arthur Bevan"]
    assert hall.organisations == ("Age UK",)
    assert hall.appointments[0].needs == ("Large print",)
    assert by_place(()) == ()


def test_each_step_is_undone_and_a_removed_one_comes_back(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    one = booked(store, arthur.id, what_for="A talk")
    remove_appointment(store, appointment_id=one.id)
    (line,) = removed(store, catalogue=catalogue, words=Words()).rows
    assert (line.kind, line.what) == ("appointment", "A talk")
    bring_back(store, kind="appointment", row_id=one.id)
    assert to_be_seen(store, person_id=arthur.id) == (one,)
    change_appointment(store, appointment_id=one.id, at_time="9")
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    assert appointments.appointment(store, appointment_id=one.id).at_time == ""
