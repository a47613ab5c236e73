"""The room Recently removed: its rows, the way back, more of it, and when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework import contacts, people
from app.casework.removed import removed
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.places import Place
from app.ui.rooms import make_screen
from app.ui.screens.people import PeopleScreen
from app.ui.screens.removed import SHOWN, RemovedRow, RemovedScreen
from app.ui.screens.settings import SettingsScreen
from tests.ui.screens.conftest import Show
from tests.ui.screens.making import heard


def remove_notes(desk: Desk, person: PersonView, many: int) -> None:
    """Note something so often, and take each away again."""
    for number in range(many):
        note = contacts.note_contact(desk.store, person_id=person.id, words=f"Note {number}")
        contacts.remove_contact(desk.store, contact_id=note.id)


def note_of(desk: Desk) -> str:
    """The id of the note that is listed."""
    lines = removed(desk.store, catalogue=desk.catalogue, words=desk.words).rows
    return next(line.id for line in lines if line.kind == "contact")


def test_enter_brings_back_and_the_keyboard_goes_to_the_next(
    desk: Desk, arthur: PersonView, show: Show[RemovedScreen]
) -> None:
    remove_notes(desk, arthur, 2)
    screen = show(RemovedScreen(desk))
    first, second = screen.rows.rows
    assert isinstance(first, RemovedRow)
    assert isinstance(second, RemovedRow)
    assert first.back.accessibleName() == "Bring back Note 1"
    first.back.setFocus()
    QTest.keyClick(first.back, Qt.Key.Key_Return)
    assert [row for row in screen.rows.rows if isinstance(row, RemovedRow)] == [second]
    assert QApplication.focusWidget() is second.back
    notes = contacts.contacts_of(desk.store, person_id=arthur.id)
    assert "Note 1" in [note.words for note in notes]


def test_what_cannot_come_back_yet_says_why(
    desk: Desk, arthur: PersonView, show: Show[RemovedScreen]
) -> None:
    remove_notes(desk, arthur, 1)
    people.remove_person(desk.store, person_id=arthur.id)
    screen = show(RemovedScreen(desk))
    troubles = heard(screen.trouble)
    row = screen.rows.row(f"contact/{note_of(desk)}")
    assert isinstance(row, RemovedRow)
    row.back.click()
    assert len(troubles) == 1
    assert len(screen.rows.rows) == 2


def test_there_is_more_where_there_is_more(
    desk: Desk, arthur: PersonView, show: Show[RemovedScreen]
) -> None:
    remove_notes(desk, arthur, SHOWN + 1)
    screen = show(RemovedScreen(desk))
    assert len(screen.rows.rows) == SHOWN
    screen.more.click()
    assert len(screen.rows.rows) == SHOWN + 1
    assert not screen.more.isVisible()


def test_an_empty_room_says_what_it_is_for(desk: Desk, show: Show[RemovedScreen]) -> None:
    screen = show(RemovedScreen(desk))
    assert screen.empty.isVisible()
    assert not screen.rows.isVisible()


def test_people_and_settings_lead_there(desk: Desk) -> None:
    for screen, button in (
        (people_screen := PeopleScreen(desk), people_screen.removed),
        (settings := SettingsScreen(desk), settings.looking_back.removed),
    ):
        wanted = heard(screen.room_wanted)
        button.click()
        assert wanted == [("removed",)]
    assert isinstance(make_screen(desk, Place(screen="removed")), RemovedScreen)
