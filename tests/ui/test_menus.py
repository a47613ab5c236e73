"""Menus behind a button: names stand in them as they are, and closed ones leave nothing behind."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.casework import people
from app.ui.desk import Desk
from app.ui.menus import add_choice, add_entry, new_menu, open_below
from app.ui.screens.person import PersonScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    """What a menu opens from."""
    made = QPushButton()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_menu_that_has_closed_is_gone(button: QPushButton, qtbot: QtBot) -> None:
    menu = new_menu(button)
    add_entry(menu, "One", list)
    open_below(menu, button)
    qtbot.waitUntil(menu.isVisible)
    menu.close()
    qtbot.waitUntil(lambda: button.findChildren(QMenu) == [])


def test_an_entry_does_what_it_says_and_a_choice_shows_how_it_is(button: QPushButton) -> None:
    menu = new_menu(button)
    done: list[str] = []
    add_entry(menu, "Salt & vinegar", lambda: done.append("both")).trigger()
    assert done == ["both"]
    assert menu.actions()[0].text() == "Salt && vinegar"
    assert not menu.actions()[0].isCheckable()
    assert add_choice(menu, "Yes", list, is_ticked=True).isChecked()
    assert not add_choice(menu, "No", list, is_ticked=False).isChecked()
    menu.deleteLater()


def test_a_name_with_an_ampersand_stands_whole_in_the_menu_of_a_person(
    desk: Desk, qtbot: QtBot
) -> None:
    both = people.add_person(desk.store, name="Arthur & Beti Bevan", preferred_name="Arthur & Beti")
    screen = PersonScreen(desk, both.id)
    qtbot.addWidget(screen)
    texts = [action.text() for action in screen.head.menu_of_more().actions()]
    assert "Everything that happened with Arthur && Beti" in texts
