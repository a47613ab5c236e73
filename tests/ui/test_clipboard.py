"""What is copied here is marked as not to be kept, and forgotten after a while if still ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.clipboard import FORGET_AFTER_SECONDS, ClipboardWatch
from app.ui.pieces import GrowingText


def is_ours(_: QClipboard) -> bool:
    return True


def is_theirs(_: QClipboard) -> bool:
    return False


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClipboardWatch]:
    """Somebody who watches the clipboard; it is ours (without a screen it is nobody's)."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", is_ours)
    QApplication.clipboard().clear()
    made = ClipboardWatch(QApplication.clipboard(), qapp)
    yield made
    made.deleteLater()


def test_what_a_worker_copies_is_marked_and_goes_after_a_while(
    watch: ClipboardWatch, qtbot: QtBot
) -> None:
    box = GrowingText()
    qtbot.addWidget(box)
    box.setPlainText("Tŷ Gwyn, 3 Chapel Row")
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(watch.pause.isActive)
    assert clipboard.text() == "Tŷ Gwyn, 3 Chapel Row"
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("ExcludeClipboardContent" in kind for kind in clipboard.mimeData().formats())
    assert watch.pause.interval() == FORGET_AFTER_SECONDS * 1000
    watch.pause.timeout.emit()
    assert clipboard.text() == ""


def test_something_copied_anew_has_its_own_time(watch: ClipboardWatch, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("one")
    qtbot.waitUntil(watch.pause.isActive)
    watch.pause.stop()
    clipboard.setText("two")
    qtbot.waitUntil(watch.pause.isActive)
    assert clipboard.text() == "two"


def test_what_somebody_else_copied_is_let_be(
    watch: ClipboardWatch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("ours")
    qtbot.waitUntil(watch.pause.isActive)
    monkeypatch.setattr(QClipboard, "ownsClipboard", is_theirs)
    clipboard.setText("theirs")
    qtbot.waitUntil(lambda: not watch.pause.isActive())
    watch.forget()
    assert clipboard.text() == "theirs"
    assert not clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")


class LateClipboard(QObject):
    """A clipboard as on Windows and Wayland: it tells of everything set, but a turn later."""

    dataChanged = Signal()  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.data = QMimeData()
        self.times_set = 0

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Copy a text."""
        data = QMimeData()
        data.setText(text)
        self.setMimeData(data)

    def setMimeData(self, data: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Copy anything; told of later, unless it goes on for ever."""
        self.data = data
        self.times_set += 1
        if self.times_set < 50:
            QTimer.singleShot(0, self, self.dataChanged.emit)

    def mimeData(self) -> QMimeData:  # noqa: N802 - Qt's name
        """What is on it."""
        return self.data

    def text(self) -> str:
        """Its text."""
        return self.data.text()

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's name
        """It was copied here."""
        return True

    def clear(self) -> None:
        """Nothing is on it any more."""
        self.setMimeData(QMimeData())


def test_where_the_system_tells_of_the_marking_later_it_is_done_once_and_its_time_ends(
    qapp: QApplication, qtbot: QtBot
) -> None:
    clipboard = LateClipboard()
    watch = ClipboardWatch(cast("QClipboard", clipboard), qapp)
    begun: list[int] = []
    clipboard.setText("Tŷ Gwyn")
    qtbot.waitUntil(watch.pause.isActive)
    begun.append(watch.pause.timerId())
    for _ in range(10):
        QApplication.processEvents()
    assert clipboard.times_set == 2
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert [watch.pause.timerId()] == begun  # begun anew it would never end
    clipboard.setText("3 Chapel Row")
    qtbot.waitUntil(lambda: clipboard.times_set == 4)
    assert watch.pause.timerId() not in begun
    watch.pause.timeout.emit()
    QApplication.processEvents()
    assert clipboard.text() == ""
    watch.deleteLater()
