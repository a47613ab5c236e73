"""Moving a page: Enter takes the only one the words fit, and never guesses among several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework import people
from app.ui.desk import Desk
from app.ui.screens.move_panel import MovePanel
from tests.ui.screens.making import heard


def test_enter_takes_the_only_one_and_of_several_goes_to_the_first(
    desk: Desk, qtbot: QtBot
) -> None:
    nia, _ = (people.add_person(desk.store, name=name) for name in ("Nia Vaughan", "Nora Vaughan"))
    panel = MovePanel(desk, now_with="")
    qtbot.addWidget(panel)
    panel.open()
    qtbot.waitUntil(panel.isActiveWindow)
    told = heard(panel.chosen)
    QTest.keyClicks(panel.search, "vaughan")
    first = next(iter(panel.rows.values()))
    qtbot.waitUntil(first.isVisible)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert told == []
    assert first.hasFocus()
    panel.search.setText("nia")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert told == [(nia.id,)]
