"""Choosing a passphrase and a short code: what is wrong is said once, and goes with the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.casework.workers import owner
from app.language import Words
from app.policy import Policy
from app.ui.cover_code import LEAST, MOST
from app.ui.desk import Desk
from app.ui.house import Doors
from app.ui.screens.passphrase_fields import NewPassphrase
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.welcome import WelcomeScreen
from tests.ui.screens.making import heard

PASSPHRASE = "teapot-ladder-harbour-moss"


@pytest.fixture
def welcome(qtbot: QtBot, doors: Doors) -> WelcomeScreen:
    """The first set-up."""
    screen = WelcomeScreen(Words("en"), doors, Policy())
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_a_short_passphrase_is_said_once_and_goes_with_a_suggestion(
    welcome: WelcomeScreen,
) -> None:
    welcome.go(2)
    new = welcome.passphrase
    QTest.keyClicks(new.first, "short")
    assert "short" in new.strength.text()
    QTest.keyClick(new.first, Qt.Key.Key_Return)
    assert "short" in new.field.trouble.text()
    assert new.strength.text() == ""
    new.suggest()
    assert new.field.trouble.text() == ""
    assert new.strength.text() == "A strong passphrase."


def test_what_is_said_of_two_that_differ_goes_as_soon_as_one_types(qtbot: QtBot) -> None:
    new = NewPassphrase(Words("en"))
    qtbot.addWidget(new)
    new.first.setText(PASSPHRASE)
    new.again.setText("teapot")
    assert new.checked() is None
    assert new.again_field.trouble.text() == "The two are not the same."
    QTest.keyClicks(new.again, "-")
    assert new.again_field.trouble.text() == ""


def test_enter_in_either_field_goes_on(qtbot: QtBot) -> None:
    new = NewPassphrase(Words("en"))
    qtbot.addWidget(new)
    told = heard(new.entered)
    for box in new.boxes:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert len(told) == 2


def test_the_short_code_is_hidden_can_be_shown_and_says_what_will_do(
    welcome: WelcomeScreen,
) -> None:
    welcome.go(3)
    assert welcome.code.echoMode() == QLineEdit.EchoMode.Password
    welcome.new_code.show_box.setChecked(True)
    assert welcome.code.echoMode() == QLineEdit.EchoMode.Normal
    fits = f"{LEAST} to {MOST} letters or numbers."
    assert welcome.code.accessibleDescription() == fits
    QTest.keyClicks(welcome.code, "12")
    QTest.keyClick(welcome.code, Qt.Key.Key_Return)
    assert fits in welcome.code_field.trouble.text()
    QTest.keyClicks(welcome.code, "3")
    assert welcome.code_field.trouble.text() == ""
    assert welcome.code.accessibleDescription() == fits


def test_enter_keeps_a_line_of_settings(desk: Desk, qtbot: QtBot) -> None:
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    (box,) = [w for w in screen.findChildren(QLineEdit) if w.accessibleName() == "Your team"]
    box.setText("Hub two")
    QTest.keyClick(box, Qt.Key.Key_Return)
    worker = owner(desk.store)
    assert worker is not None
    assert worker.team == "Hub two"
