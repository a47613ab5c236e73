"""Putting off where one meets what is due: on Today and with a person, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import contacts, people, promises
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import Button
from app.ui.screens.person import PersonScreen
from app.ui.screens.put_off_panel import PutOffPanel
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, arthur: PersonView, show: Show) -> TodayScreen:
    """Today with Arthur's promise on it, two days late."""
    today = TodayScreen(desk)
    show(today)
    return today


def ask(screen: TodayScreen) -> PutOffPanel:
    row = screen.touch.rows.rows[0]
    assert isinstance(row, DueRow)
    QTest.keyClick(row.later, Qt.Key.Key_Return)
    panel = screen.touch.putting_off.panel
    assert panel is not None
    assert QApplication.focusWidget() is panel.when.buttons["1"]
    return panel


def follow_up(desk: Desk, person: PersonView) -> str:
    return promises.promises_of_person(desk.store, person_id=person.id)[0].follow_up_on


def test_later_puts_a_promise_off_to_tomorrow_and_the_row_says_so(
    screen: TodayScreen, desk: Desk, arthur: PersonView
) -> None:
    panel = ask(screen)
    QTest.keyClicks(panel.reason, "Huw is away")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert screen.touch.putting_off.panel is None
    assert follow_up(desk, arthur) == "2026-11-13"
    row = screen.touch.rows.rows[0]
    assert isinstance(row, DueRow)
    assert row.row.accessibleName().startswith("Tomorrow, Arthur Bevan")
    assert QApplication.focusWidget() is row.later


def test_without_a_reason_it_is_asked_for_and_nothing_is_put_off(
    screen: TodayScreen, desk: Desk, arthur: PersonView
) -> None:
    panel = ask(screen)
    QTest.keyClicks(panel.reason, "  ")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert panel.why.trouble.text() == "Say in a word why."
    assert QApplication.focusWidget() is panel.reason
    assert follow_up(desk, arthur) == ""
    panel.keep.click()
    assert follow_up(desk, arthur) == ""
    QTest.keyClicks(panel.reason, "Snow")
    assert panel.why.trouble.text() == ""
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert follow_up(desk, arthur) == "2026-11-13"


@pytest.mark.parametrize("by", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_is_typed_right_afterwards_opens_nobody(
    screen: TodayScreen, desk: Desk, by: Qt.Key
) -> None:
    iqbal = people.add_person(desk.store, name="Iqbal Sharif")
    contacts.note_contact(
        desk.store,
        person_id=iqbal.id,
        words="Rang",
        way="phone",
        on_date="2026-11-01",
        next_contact_on="2026-11-11",
    )
    screen.refresh(None)
    opened: list[str] = []
    screen.person_wanted.connect(opened.append)
    panel = ask(screen)
    QTest.keyClick(panel.when.buttons["7"], Qt.Key.Key_Space)
    QTest.keyClicks(panel.reason, "Snow")
    QTest.keyClick(panel.reason, by)
    rows = [row for row in screen.touch.rows.rows if isinstance(row, DueRow)]
    assert QApplication.focusWidget() in [row.later for row in rows]
    for key in "his car is mended":
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert opened == []


def test_a_day_may_be_said_and_one_that_is_over_is_refused(
    screen: TodayScreen, desk: Desk, arthur: PersonView
) -> None:
    panel = ask(screen)
    QTest.keyClick(panel.when.buttons["day"], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is panel.day.box
    QTest.keyClicks(panel.reason, "Snow")
    QTest.keyClicks(panel.day.box, "1 November 2026")
    panel.keep.click()
    assert "not to come" in panel.trouble.text()
    panel.day.box.clear()
    QTest.keyClicks(panel.day.box, "1 December 2026")
    QTest.keyClick(panel.day.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert follow_up(desk, arthur) == "2026-12-01"


def test_escape_puts_nothing_off(screen: TodayScreen, desk: Desk, arthur: PersonView) -> None:
    panel = ask(screen)
    QTest.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert screen.touch.putting_off.panel is None
    assert follow_up(desk, arthur) == ""


def test_with_a_person_their_next_contact_is_put_off_from_still_to_come(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    later = next(b for b in screen.touch.findChildren(Button) if b.text() == "Later…")
    QTest.keyClick(later, Qt.Key.Key_Return)
    panel = screen.touch.putting_off.panel
    assert panel is not None
    QTest.keyClick(panel.when.buttons["7"], Qt.Key.Key_Space)
    QTest.keyClicks(panel.reason, "Snow")
    panel.keep.click()
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Later…"
    note = contacts.contacts_of(desk.store, person_id=arthur.id)[0]
    assert (note.way, note.next_contact_on) == ("put_off", "2026-11-19")


def test_with_a_person_a_promise_is_put_off_too(desk: Desk, arthur: PersonView, show: Show) -> None:
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    later = next(b for b in screen.promises.findChildren(Button) if b.text() == "Later…")
    later.click()
    panel = screen.touch.putting_off.panel
    assert panel is not None
    QTest.keyClicks(panel.reason, "Snow")
    panel.keep.click()
    assert follow_up(desk, arthur) == "2026-11-13"
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == later.accessibleName()
