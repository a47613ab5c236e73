"""Drives a whole frame with a page in front, by its keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.screens.page import PageScreen
from app.ui.shell import Shell
from tests.ui.frames import is_quiet


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Frame:
    """A shell and the keys of a worker."""

    def __init__(self, shell: Shell, qtbot: QtBot) -> None:
        self.shell = shell
        self.desk = shell.desk
        self._qtbot = qtbot

    def press(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Ctrl and a key; whatever follows from it has happened when this returns."""
        held = Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, held)
        self.settle()

    def settle(self) -> None:
        """Let what is put off happen: what follows a key, and what follows a quiet moment."""
        self.desk.store.flush()
        for _ in range(3):
            QApplication.processEvents()  # what the writer told of arrives, and puts things off
        self._qtbot.waitUntil(partial(is_quiet, self.shell))

    def breathe(self) -> None:
        """Let what was asked for be stored and heard of."""
        self.shell.leave()
        for _ in range(3):
            QApplication.processEvents()

    def page(self) -> PageScreen:
        """The page in front."""
        screen = self.shell.screen_in_front()
        assert isinstance(screen, PageScreen)
        return screen

    def where(self) -> tuple[str, str]:
        """The screen in front and whose it is."""
        return self.shell.place.screen, self.shell.place.ident
