"""While its work is done a button takes no press, and the keyboard comes back to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.busy import busy
from app.ui.pieces import quiet_button
from app.ui.questions.pick import PickButton


def test_enter_presses_nothing_while_it_is_busy_and_the_focus_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = quiet_button("Back up now"), quiet_button("Remove them")
    pressed: list[str] = []
    over: list[Callable[[], None]] = []
    first.clicked.connect(lambda: over.append(busy(first)))
    second.clicked.connect(lambda: pressed.append("second"))
    for button in (first, second):
        column.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    first.click()
    assert not second.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert pressed == []
    over[0]()
    assert first.isEnabled()
    assert first.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_opens_at_what_is_ticked(qtbot: QtBot) -> None:
    button = PickButton(Words(), ((None, "To be asked"), (True, "Yes"), (False, "No")))
    qtbot.addWidget(button)
    button.show()
    button.show_value(True)
    menu = button.menu()
    menu.popup(button.pos())
    qtbot.waitUntil(lambda: menu.activeAction() is button.choices[True])
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert button.value is None
