"""Putting off where one meets what is due: on Today and with a person, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import contacts, promises
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
    assert QApplication.focusWidget() is row.row


def test_a_day_may_be_said_and_one_that_is_over_is_refused(
    screen: TodayScreen, desk: Desk, arthur: PersonView
) -> None:
    panel = ask(screen)
    QTest.keyClick(panel.when.buttons["day"], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is panel.day.box
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
    panel.keep.click()
    note = contacts.contacts_of(desk.store, person_id=arthur.id)[0]
    assert (note.way, note.next_contact_on) == ("put_off", "2026-11-19")


def test_with_a_person_a_promise_is_put_off_too(desk: Desk, arthur: PersonView, show: Show) -> None:
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    later = next(b for b in screen.promises.findChildren(Button) if b.text() == "Later…")
    later.click()
    panel = screen.touch.putting_off.panel
    assert panel is not None
    panel.keep.click()
    assert follow_up(desk, arthur) == "2026-11-13"
