"""The one window: what is unlocked or waits to be, and the cover in its place."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final, Protocol, runtime_checkable

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

TITLE: Final = "Kitchen Table"
_EXCLUDED_FROM_CAPTURE: Final = 0x11
_BLACK_IN_CAPTURE: Final = 0x01
_SHOWN_IN_CAPTURE: Final = 0x00
_A_FRAME: Final = 16
"""Milliseconds in which a picture that was painted has come on the screen."""


@runtime_checkable
class GivenUp(Protocol):
    """A window of its own that is gone once the screen was covered."""

    def let_go(self) -> None:
        """Close without asking."""
        ...


class MainWindow(QMainWindow):
    """Shows one thing at a time. Its title never says more than the product's name."""

    closing = Signal()
    painted = Signal()
    """Once, when the first picture of it, with all that is on it, is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(480, 400)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._front: QWidget | None = None
        self._cover: QWidget | None = None
        self._had_focus: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._may_close = False
        self._was_painted = False

    def show_front(self, widget: QWidget) -> None:
        """Put something in front; what was there goes."""
        before = self._front
        self._front = widget
        self._stack.addWidget(widget)
        if self._cover is None:
            self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    @property
    def is_covered(self) -> bool:
        """Whether the cover is in front."""
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Hide everything, other windows too, behind the cover."""
        if self._cover is not None:
            return
        self._had_focus = self.focusWidget()
        self._hide_others()
        self._cover = cover
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)

    def uncover(self) -> None:
        """Show everything again, with the caret where it was."""
        cover, front = self._cover, self._front
        if cover is None or front is None:
            return
        self._cover = None
        self._stack.setCurrentWidget(front)
        self._stack.removeWidget(cover)
        cover.deleteLater()
        for other in self._hidden:
            if isValid(other):
                other.show()
        self._hidden = []
        if self._had_focus is not None:
            self._had_focus.setFocus()

    def _hide_others(self) -> None:
        """Dialogs, menus and the turned screen are given up, other windows hidden.

        None of them holds words that are not kept. Dialogs first: one may stand over the screen
        that is turned.
        """
        passing = (QtCore.Qt.WindowType.Popup, QtCore.Qt.WindowType.ToolTip)
        others = QApplication.topLevelWidgets()
        for other in sorted(others, key=lambda window: not isinstance(window, QDialog)):
            if other is self or not isValid(other) or not other.isVisible():
                continue
            if isinstance(other, GivenUp):
                other.let_go()
            elif isinstance(other, QDialog):
                other.reject()
            elif other.windowType() in passing:
                other.close()
            else:
                self._hidden.append(other)
                other.hide()

    def shut(self) -> None:
        """Close for good, without asking again."""
        self._may_close = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands on it is painted in the same go."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(_A_FRAME, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved first; then the window is shut for good."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def exclude_from_capture(self, is_excluded: bool = True) -> None:
        """Keep the window out of pictures and shared screens, where the system can, or in again."""
        exclude_from_capture(self, is_excluded=is_excluded)


def exclude_from_capture(window: QWidget, *, is_excluded: bool = True) -> None:
    """Keep a window of its own out of pictures and shared screens, or in again."""
    if sys.platform == "win32":
        exclude_handle(int(window.winId()), is_excluded=is_excluded)


def exclude_handle(handle: int, *, is_excluded: bool) -> None:
    """The same by the number Windows knows a window by; elsewhere nothing can be done."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            change = ctypes.windll.user32.SetWindowDisplayAffinity
            wanted = _EXCLUDED_FROM_CAPTURE if is_excluded else _SHOWN_IN_CAPTURE
            if not change(handle, wanted) and is_excluded:
                change(handle, _BLACK_IN_CAPTURE)  # an older Windows knows only this one
