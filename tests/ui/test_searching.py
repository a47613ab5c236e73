"""The list below the search box goes when the keyboard leaves it, or the screen is covered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.ui.desk import Desk
from app.ui.places import focus_on, put_focus
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings import SettingsScreen
from app.ui.shell import Shell
from app.ui.window import MainWindow
from tests.ui.page.frame import focused


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window with a shell on it, Arthur being looked for."""
    people.add_person(desk.store, name="Arthur Bevan")
    window = MainWindow()
    shell = Shell(desk)
    qapp.focusChanged.connect(shell.searching.focus_moved)
    window.show_front(shell)
    window.resize(1180, 760)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shell.go("people")
    shell.searching.begin()
    QTest.keyClicks(shell.top.search, "bev")
    yield window
    qapp.focusChanged.disconnect(shell.searching.focus_moved)
    shell.dismiss()
    window.shut()
    window.deleteLater()


def popup_of(window: MainWindow) -> SearchPopup:
    """The list."""
    (popup,) = window.findChildren(SearchPopup)
    return popup


def test_the_list_goes_when_tab_leaves_the_box(window: MainWindow) -> None:
    popup = popup_of(window)
    assert popup.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    if popup.isAncestorOf(focused()):
        assert popup.isVisible()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not popup.isVisible()


def test_the_list_is_gone_after_a_cover(window: MainWindow) -> None:
    popup = popup_of(window)
    cover = QWidget()
    cover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.cover(cover)
    cover.setFocus()
    window.uncover()
    assert not popup.isVisible()
    (shell,) = window.findChildren(Shell)
    assert shell.top.search.text() == ""


@pytest.mark.parametrize("text", ["Dark", "200 %"])
def test_what_was_pressed_in_settings_keeps_the_keyboard_when_all_is_built_anew(
    desk: Desk, qtbot: QtBot, text: str
) -> None:
    first, second = SettingsScreen(desk), SettingsScreen(desk)
    for screen in (first, second):
        screen.resize(1180, 760)
        screen.show()
        qtbot.addWidget(screen)
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow)
    for before in ("English", text):
        button = next(b for b in first.findChildren(QWidget) if _words_of(b) == before)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    put_focus(second, *focus_on(first))
    kept: QWidget | None = second.focusWidget()
    assert kept is not None
    assert _words_of(kept) == text


def _words_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    focuses = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return str(text()) if callable(text) and focuses else ""
