"""The panel of everything that happened with a person: filters, earlier parts, bringing back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.casework import contacts, people
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import Text
from app.ui.places import Place
from app.ui.rooms import make_screen
from app.ui.screens.looked_panel import LookedPanel
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_history import SHOWN, PersonHistoryPanel, StepRow
from app.ui.screens.settings import SettingsScreen
from tests.ui.screens.conftest import Show


def test_the_menu_of_a_person_leads_there(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    screen = show(PersonScreen(desk, arthur.id))
    texts = [action.text() for action in screen.head.menu_of_more().actions()]
    assert "Everything that happened with Arthur" in texts
    panel = screen.show_history()
    assert panel is not None
    assert panel.isVisible()
    assert panel.rows
    panel.done(0)


def test_filters_show_one_kind_and_who_looked(
    desk: Desk, arthur: PersonView, show: Show[PersonHistoryPanel]
) -> None:
    people.opened(desk.store, person_id=arthur.id)
    panel = show(PersonHistoryPanel(desk, arthur))
    everything = len(panel.rows)
    panel.filters["note"].click()
    assert len(panel.rows) == 1 < everything
    panel.filters["looked"].click()
    assert len(panel.rows) == 1
    panel.filters[""].click()
    assert len(panel.rows) == everything


def test_earlier_adds_the_next_part(
    desk: Desk, arthur: PersonView, show: Show[PersonHistoryPanel]
) -> None:
    for number in range(SHOWN):
        contacts.note_contact(desk.store, person_id=arthur.id, words=f"Note {number}")
    panel = show(PersonHistoryPanel(desk, arthur))
    panel.filters["note"].click()
    assert len(panel.rows) == SHOWN
    panel.earlier.click()
    assert len(panel.rows) == SHOWN + 1
    assert not panel.earlier.isVisible()


def test_an_earlier_detail_is_brought_back_with_the_keyboard(
    desk: Desk, arthur: PersonView, show: Show[PersonHistoryPanel]
) -> None:
    people.change_person(desk.store, person_id=arthur.id, phone="111")
    people.change_person(desk.store, person_id=arthur.id, phone="222")
    panel = show(PersonHistoryPanel(desk, arthur))
    row = panel.rows[0]
    assert isinstance(row, StepRow)
    (button,) = row.buttons
    assert button.accessibleName() == "Bring back what stood before: Phone, 111"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert people.person(desk.store, person_id=arthur.id).phone == "111"
    newest = panel.rows[0]
    assert isinstance(newest, StepRow)
    assert [b.accessibleName() for b in newest.buttons] == [
        "Bring back what stood before: Phone, 222"
    ]


def test_what_i_opened_names_whose_records(
    desk: Desk, arthur: PersonView, show: Show[SettingsScreen]
) -> None:
    make_screen(desk, Place(screen="person", ident=arthur.id)).deleteLater()
    panel = show(SettingsScreen(desk)).looking_back.show_looked()
    assert isinstance(panel, LookedPanel)
    told = [[text.text() for text in row.findChildren(Text)[:2]] for row in panel.rows]
    assert told == [
        ["opened the record", "Arthur Bevan"],
    ]
    panel.done(0)
