"""What stands over a screen, for everybody: each in every theme, size and language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.casework import people
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import ScrollColumn
from app.ui.style import Theme
from tests.ui.accessibility import unmarked_words
from tests.ui.looks import LOOKS, check_everything, check_order, desk_in_look
from tests.ui.screens.every_dialog import DIALOGS, look_at

Show = Callable[[QWidget], QWidget]
EACH_ONCE: Final = (("light", 100, "en"), ("dark", 200, "cy"), ("contrast", 200, "en"))
"""Every theme, size and language."""
HIGH, WIDE = 640, 1024
ALONE = {"error", "crash", "confirm", "keys", "looked", "long", "lock", "map brought in"} | {
    "new key runs",
    "new key done",
}
"""Those with one thing or two to press: there is no order to go astray in."""


@pytest.fixture
def below(show: Show) -> QWidget:
    """A window to stand over."""
    window = QWidget()
    show(window)
    window.resize(WIDE, HIGH)
    return window


def test_every_look_is_met() -> None:
    for at in range(3):
        assert {look[at] for look in EACH_ONCE} == {look[at] for look in LOOKS}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize(("theme", "size", "language"), EACH_ONCE)
def test_everything_is_named_large_enough_readable_and_whole(
    desk: Desk,
    arthur: PersonView,
    below: QWidget,
    name: str,
    theme: Theme,
    size: int,
    language: str,
) -> None:
    dressed = desk_in_look(desk, theme, size, language)

    def look(dialog: QDialog) -> None:
        QApplication.processEvents()
        check_everything(dialog)
        assert dialog.accessibleName() or dialog.windowTitle()
        assert (dialog.width() <= WIDE, dialog.height() <= HIGH) == (True, True), dialog.size()
        assert dialog.focusWidget() is not None, "no key does anything in it"

    look_at(lambda: DIALOGS[name](dressed, arthur, below), look)


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - ALONE))
def test_tab_comes_full_circle_in_reading_order(
    desk: Desk, arthur: PersonView, below: QWidget, name: str
) -> None:
    look_at(lambda: DIALOGS[name](desk, arthur, below), check_order)


@pytest.mark.parametrize("name", ["keys", "looked"])
def test_what_is_only_read_is_read_to_its_end_by_the_keyboard(
    desk: Desk, arthur: PersonView, below: QWidget, name: str
) -> None:
    for _ in range(20):
        people.opened(desk.store, person_id=arthur.id)

    def look(dialog: QDialog) -> None:
        QApplication.processEvents()
        (column,) = dialog.findChildren(ScrollColumn)
        bar, focused = column.verticalScrollBar(), dialog.focusWidget()
        assert bar.maximum() > 0
        assert focused is not None
        for _ in range(20):
            QTest.keyClick(focused, Qt.Key.Key_PageDown)
        assert bar.value() == bar.maximum()
        for _ in range(20):
            QTest.keyClick(focused, Qt.Key.Key_PageUp)
        assert bar.value() == 0

    look_at(lambda: DIALOGS[name](desk, arthur, below), look)


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - {"long", "licence"}))
def test_no_word_is_written_into_the_code(
    desk_in: Callable[[str], Desk], arthur: PersonView, below: QWidget, name: str
) -> None:
    def look(dialog: QDialog) -> None:
        typed = ("Arthur Bevan", "4821-7730", "Gwen Price", "Ctrl", "Alt", "Shift", "Tab", "Esc",
                 "Enter", "Delete", "The back step", "What we wrote together")  # fmt: skip
        left = [w for w in unmarked_words(dialog) if not w.startswith(typed) and len(w) > 2]
        assert left == []

    look_at(lambda: DIALOGS[name](desk_in("pseudo"), arthur, below), look)
