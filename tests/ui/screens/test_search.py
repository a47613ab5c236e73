"""The list below the search box: people first, arrows and Enter, accents folded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework import contacts, people
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.screens.search import SearchPopup
from app.ui.screens.search_beside import Asked
from tests.ui.screens.making import heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def popup(desk: Desk, arthur: PersonView, show: Show) -> SearchPopup:
    """The list, with Arthur and Brighton Jones to be found."""
    people.add_person(desk.store, name="Brighton Jones", address="Tŷ Coed, Llanbedr")
    desk.store.close_steps()
    shown = SearchPopup(desk)
    show(shown)
    return shown


def said(popup: SearchPopup) -> list[str]:
    return [hit.says for hit in popup.hits]


def test_people_come_first_then_notes_with_the_words_around(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    popup.look_for("bright")
    qtbot.waitUntil(lambda: popup.count.text() == "1 person, 1 note.")
    found = said(popup)
    assert found[0].startswith("Brighton Jones")
    assert found[1].startswith("Arthur Bevan, 11 Nov, Brighter since")


def test_one_thing_to_do_and_one_note_are_two_things_and_not_no_people(
    popup: SearchPopup, desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    contacts.note_contact(desk.store, person_id=arthur.id, words="The lock sticks", way="phone")
    desk.store.close_steps()
    popup.look_for("lock")
    qtbot.waitUntil(lambda: bool(popup.count.text()) and bool(said(popup)))
    qtbot.waitUntil(lambda: any("lock sticks" in hit.below for hit in popup.hits))
    assert any(hit.kind == "way" for hit in popup.hits)
    assert popup.count.text() == f"{len(popup.hits)} things found."


def test_accents_are_folded(popup: SearchPopup) -> None:
    popup.look_for("ty coed")
    popup.look()
    assert said(popup) == ["Brighton Jones, Tŷ Coed, Llanbedr"]


def test_enter_at_once_finds_before_it_goes(popup: SearchPopup) -> None:
    popup.look_for("bev")
    told = heard(popup.person_wanted)
    popup.choose()
    assert len(told) == 1


def test_arrows_mark_the_next_and_enter_goes_there(popup: SearchPopup, arthur: PersonView) -> None:
    popup.look_for("bright")
    popup.go_by(1)
    wanted = heard(popup.person_wanted)
    popup.choose()
    assert wanted == [(arthur.id,)]


def test_an_answer_on_a_page_leads_to_that_page(popup: SearchPopup) -> None:
    popup.look_for("chapel")
    told = heard(popup.page_wanted)
    popup.choose()
    assert len(told) == 1


def test_nothing_found_is_said(popup: SearchPopup) -> None:
    popup.look_for("zzzz")
    popup.look()
    assert popup.count.text().startswith("Nothing found")
    popup.choose()
    popup.go_by(1)


def test_a_name_that_is_nobodys_is_offered_as_a_new_person(popup: SearchPopup) -> None:
    popup.look_for("  Nia   Vaughan ")
    popup.look()
    assert said(popup) == ["Add “Nia Vaughan” as a new person"]
    told = heard(popup.new_person_wanted)
    popup.choose()
    assert told == [("Nia Vaughan",)]


@pytest.mark.parametrize("typed", ["bev", "12 34", "..."])
def test_who_is_found_and_what_is_no_name_is_not_offered_as_new(
    popup: SearchPopup, typed: str
) -> None:
    popup.look_for(typed)
    popup.look()
    assert not any(says.startswith("Add") for says in said(popup))


@pytest.mark.parametrize("typed", ["", " ", '"', "<b>&", "'; DROP TABLE person; --", "ŵ" * 500])
def test_anything_may_be_typed(popup: SearchPopup, typed: str) -> None:
    popup.look_for(typed)
    popup.look()
    assert popup.count.text()


def test_the_list_is_as_high_as_what_was_found(popup: SearchPopup, desk: Desk) -> None:
    empty = popup.sizeHint().height()
    popup.look_for("brighton")
    popup.look()
    one = popup.sizeHint().height()
    for name in ("Bea Jones", "Ben Jones", "Bob Jones"):
        people.add_person(desk.store, name=name)
    desk.store.close_steps()
    popup.look_for("jones")
    popup.look()
    several = popup.sizeHint().height()
    assert empty < one < several
    popup.resize(popup.sizeHint())
    bar = popup.list.verticalScrollBar()
    assert bar.maximum() == 0


def test_of_what_is_typed_quickly_only_the_newest_is_shown(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    told: list[str] = []

    def hear(asked: Asked, _: object) -> None:
        told.append(asked.typed)

    popup.beside.found.connect(hear)
    for typed in ("b", "bri", "bev"):
        popup.look_for(typed)
        popup.look_beside()
    qtbot.waitUntil(lambda: "Arthur Bevan" in " ".join(said(popup)))
    assert told == ["bev"]


def test_what_is_found_late_leaves_marked_what_the_arrows_marked(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    popup.look_for("bright")
    popup.look_beside()
    with qtbot.waitSignal(popup.beside.found):
        popup.go_by(1)
    marked = popup.list.marked()
    assert marked is not None
    assert marked.says.startswith("Arthur Bevan, 11 Nov")
