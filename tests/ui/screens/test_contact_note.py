"""A note of contact is a note from its first word, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework import contacts, people
from app.casework.views import ContactView, PersonView
from app.errors import DiskFull
from app.language import message
from app.ui.desk import Desk
from app.ui.screens.contact_note import ContactNote
from app.ui.screens.move_panel import MovePanel
from tests.ui.screens.making import heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def note(desk: Desk, arthur: PersonView, show: Show) -> ContactNote:
    """An empty note with Arthur."""
    panel = ContactNote(desk, person_id=arthur.id, name=arthur.name)
    show(panel)
    return panel


def newest(desk: Desk, person: PersonView) -> ContactView:
    return contacts.contacts_of(desk.store, person_id=person.id)[0]


def test_the_first_word_is_a_note_without_being_asked(
    note: ContactNote, desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(note.saved, timeout=4000):
        QTest.keyClicks(note.told, "Rang")
        note.keeper.save()  # the clock of a test stands still; this is the pause
    assert newest(desk, arthur).words == "Rang"


def test_all_of_it_is_kept_in_one_note(note: ContactNote, desk: Desk, arthur: PersonView) -> None:
    note.ways["visit"].click()
    QTest.keyClicks(note.with_whom, "Huw")
    QTest.keyClicks(note.told, "Measured the step.")
    QTest.keyClicks(note.next.box, "19 Nov")
    note.flush()
    kept = newest(desk, arthur)
    assert (kept.way, kept.with_whom, kept.words) == ("visit", "Huw", "Measured the step.")
    assert (kept.on_date, kept.next_contact_on) == ("2026-11-12", "2026-11-19")
    assert len(contacts.contacts_of(desk.store, person_id=arthur.id)) == 2


def test_a_day_alone_is_no_note_and_goes_with_the_first_word(
    note: ContactNote, desk: Desk, arthur: PersonView
) -> None:
    note.day.box.selectAll()
    QTest.keyClicks(note.day.box, "9 Nov")
    note.flush()
    assert len(contacts.contacts_of(desk.store, person_id=arthur.id)) == 1
    QTest.keyClicks(note.told, "Visited.")
    note.flush()
    kept = next(
        c for c in contacts.contacts_of(desk.store, person_id=arthur.id) if c.words == "Visited."
    )
    assert kept.on_date == "2026-11-09"


def test_enter_goes_on_from_a_line_and_with_control_it_is_done(
    note: ContactNote, desk: Desk, arthur: PersonView
) -> None:
    told = heard(note.closed)
    QTest.keyClicks(note.with_whom, "Huw")
    QTest.keyClick(note.with_whom, Qt.Key.Key_Return)
    assert note.told.hasFocus()
    QTest.keyClicks(note.told, "Rang")
    QTest.keyClick(note.told, Qt.Key.Key_Return)
    QTest.keyClicks(note.told, "twice.")
    assert told == []
    QTest.keyClick(note.told, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(told) == 1
    assert (newest(desk, arthur).words, newest(desk, arthur).with_whom) == ("Rang\ntwice.", "Huw")


def test_what_cannot_be_stored_stays_and_is_stored_later(
    note: ContactNote, desk: Desk, arthur: PersonView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    really = contacts.note_contact

    def full(*_: object, **__: object) -> None:
        raise DiskFull(message("There is no room."), message("Make room."))

    monkeypatch.setattr(contacts, "note_contact", full)
    QTest.keyClicks(note.told, "Kept all the same")
    with qtbot.waitSignal(note.not_saved):
        assert not note.close_kept()
    assert note.told.toPlainText() == "Kept all the same"
    monkeypatch.setattr(contacts, "note_contact", really)
    qtbot.waitUntil(lambda: note.keeper.is_waiting("words"))
    note.flush()
    assert newest(desk, arthur).words == "Kept all the same"


def test_a_note_is_removed_and_can_come_back(
    note: ContactNote, desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    QTest.keyClicks(note.told, "By mistake")
    note.flush()
    qtbot.waitUntil(note.remove.isVisible)
    told = heard(note.closed)
    QTest.keyClick(note.remove, Qt.Key.Key_Return)
    assert len(told) == 1
    kept = contacts.contacts_of(desk.store, person_id=arthur.id)
    assert [c.words for c in kept] == ["Brighter since the half-step went in."]


def test_escape_closes_and_keeps(note: ContactNote, desk: Desk, arthur: PersonView) -> None:
    QTest.keyClicks(note.told, "No answer")
    told = heard(note.closed)
    QTest.keyClick(note.told, Qt.Key.Key_Escape)
    assert len(told) == 1
    assert newest(desk, arthur).words == "No answer"


def test_a_note_is_moved_to_whose_it_is_and_undo_brings_it_back(
    note: ContactNote, desk: Desk, arthur: PersonView
) -> None:
    nia = people.add_person(desk.store, name="Nia Vaughan")
    assert not note.move_to.isVisible()
    closed = heard(note.closed)
    QTest.keyClicks(note.told, "Rang about the hall.")
    note.flush()
    assert note.move_to.isVisible()
    note.move_to.click()
    (panel,) = note.findChildren(MovePanel)
    assert arthur.id not in panel.rows
    panel.rows[nia.id].click()
    assert newest(desk, nia).words == "Rang about the hall."
    assert closed == [()]
    offer = desk.store.undo_offer(person_id=arthur.id)
    assert offer is not None
    desk.store.undo(offer.step_id)
    assert newest(desk, arthur).words == "Rang about the hall."
