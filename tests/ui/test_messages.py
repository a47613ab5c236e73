"""How a trouble is worded in one line, and what stays of a dialog that was closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.errors import FolderGone
from app.language import Words, message
from app.ui.cover import ask_short_code
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.messages import Notice, confirm, open_over, sentence, show_crash, show_error
from app.ui.screens.panel import Panel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WORDS = Words("en")
GONE = FolderGone(message("This folder is gone."), message("Look there."))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("This folder cannot be reached now: {place}", "now: /mnt/key.json. Look there."),
        ("The disk is full.", "The disk is full. Look there."),
        ("Is it there?", "Is it there? Look there."),
    ],
)
def test_a_title_without_a_full_stop_gets_one_before_the_advice(title: str, said: str) -> None:
    trouble = FolderGone(message(title, place="/mnt/key.json"), message("Look there."))
    assert sentence(trouble, Words("en")).endswith(said)


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    """The window that dialogs open over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def close_it() -> None:
    """Close the dialog that is waited for."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


WAITS: dict[str, Callable[[QWidget, Desk], object]] = {
    "error": lambda below, _: show_error(below, GONE, WORDS),
    "confirm": lambda below, _: confirm(below, WORDS, title="T", advice="A", does="Do it"),
    "code": ask_short_code,
}
GOES_ON: dict[str, Callable[[QWidget], object]] = {
    "crash": lambda below: show_crash(below, "1234-5678", WORDS),
    "notice": lambda below: open_over(Notice("T", "A", below)),
    "panel": lambda below: open_over(Panel(300, 200, parent=below)),
}


@pytest.mark.parametrize("name", WAITS)
def test_nothing_stays_of_a_dialog_that_was_waited_for(
    name: str, below: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    keep_code(desk.store, "7391")  # what is typed of it must not stay, above all
    QTimer.singleShot(0, below, close_it)
    assert not WAITS[name](below, desk)
    qtbot.waitUntil(lambda: below.findChildren(QDialog) == [])


@pytest.mark.parametrize("name", GOES_ON)
def test_nothing_stays_of_a_dialog_that_was_opened_over_a_window(
    name: str, below: QWidget, qtbot: QtBot
) -> None:
    GOES_ON[name](below)
    (dialog,) = below.findChildren(QDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: below.findChildren(QDialog) == [])
