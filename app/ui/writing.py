"""Boxes to write in: plain paste, Tab leaves, Ctrl+Z is theirs while they have typing to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QtGui.QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z everywhere, and whatever else the system calls redo."""
    of_qt = QtCore.Qt
    both = of_qt.KeyboardModifier.ControlModifier | of_qt.KeyboardModifier.ShiftModifier
    is_it = event.key() == of_qt.Key.Key_Z and event.modifiers() == both
    return is_it or event.matches(QtGui.QKeySequence.StandardKey.Redo)


def _is_menu(event: QKeyEvent) -> bool:
    """Shift+F10, which Qt takes for the menu key only on Windows."""
    of_qt = QtCore.Qt
    is_shift = event.modifiers() == of_qt.KeyboardModifier.ShiftModifier
    return is_shift and event.key() == of_qt.Key.Key_F10


# Mixed into a box of Qt, which must stay what it is: a screen reader tells boxes by their class.
if TYPE_CHECKING:
    _MixedIn = QWidget
else:
    _MixedIn = object


class _Box(_MixedIn):
    """What both boxes share: whose Ctrl+Z it is, redo, and saying when they are left."""

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z only while there is typing of this box to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = _is_undo(event) and not self._can_undo()
            if is_undo or (_is_redo(event) and not self._can_redo()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+Z is redo on every system, and Shift+F10 the menu key."""
        if _is_redo(event):
            self.redo()
        elif _is_menu(event):
            self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self) -> None:
        """Do as Qt does with the menu key: the menu is asked for where the caret is."""
        where = self.inputMethodQuery(QtCore.Qt.InputMethodQuery.ImCursorRectangle)
        point = QtCore.QRectF(where).center().toPoint()
        by_key = QtGui.QContextMenuEvent.Reason.Keyboard
        asked = QtGui.QContextMenuEvent(by_key, point, self.mapToGlobal(point))
        QtCore.QCoreApplication.sendEvent(self, asked)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the box was left (a menu or another window in front is not leaving)."""
        super().focusOutEvent(event)
        if event.reason() != QtCore.Qt.FocusReason.PopupFocusReason:
            self._say_left()

    def _can_undo(self) -> bool:
        """Whether there is typing of this box to take back."""
        raise NotImplementedError

    def _can_redo(self) -> bool:
        """Whether there is typing to put back."""
        raise NotImplementedError

    def _say_left(self) -> None:
        """Tell whoever listens."""
        raise NotImplementedError

    if TYPE_CHECKING:

        def redo(self) -> None:
            """Qt's own, of every box."""


class GrowingText(_Box, QPlainTextEdit):
    """A box of several lines that is as high as its words, at least `lines`."""

    left = Signal()

    def __init__(self, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_spelt = True
        """Whether words that may be misspelt are marked here (`app.ui.spelling` does it)."""
        self._lines = lines
        self._hint_known: tuple[str, int, int] | None = None
        self._hint_high = 0
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_words)

    def wanted_height(self) -> int:
        """The height in pixels that shows every line."""
        self.ensurePolished()
        # A plain document's height is a number of lines, not of pixels.
        lines = max(self._lines, self._hint_lines(), round(self.document().size().height()))
        around = 2 * int(self.document().documentMargin()) + 16
        return max(44, lines * self.fontMetrics().lineSpacing() + around)

    def _hint_lines(self) -> int:
        """How many lines the hint within takes, also once it is written over: nothing jumps."""
        hint, spacing = self.placeholderText(), self.fontMetrics().lineSpacing()
        if not hint:
            return 0
        known = (hint, spacing, self.width())
        if known != self._hint_known:
            room = max(1, self.viewport().width() - 2 * int(self.document().documentMargin()))
            box = QRect(0, 0, room, 10_000)
            wraps = QtCore.Qt.TextFlag.TextWordWrap
            high = self.fontMetrics().boundingRect(box, wraps, hint).height()
            self._hint_known, self._hint_high = known, -(-high // spacing)
        return self._hint_high

    def sizeHint(self) -> QSize:
        """As high as the words."""
        return QSize(240, self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """As high as the words; narrow where it must."""
        return QSize(80, self.wanted_height())

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable()

    def _can_redo(self) -> bool:
        return self.document().isRedoAvailable()

    def _say_left(self) -> None:
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste is plain text."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(event)
        self._follow_words()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the page: the box shows all of itself."""
        event.ignore()

    def _follow_words(self, *_: object) -> None:
        wanted = self.wanted_height()
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.verticalScrollBar().setValue(0)
            # In the middle of a layout's own pass a new height is not heard: say it once more.
            QTimer.singleShot(0, self, self.updateGeometry)


class LineField(_Box, QLineEdit):
    """A box of one line with the same rule for Ctrl+Z."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_at: int | None = None

    def caret(self) -> int:
        """Where the caret stands, or stood when the box was left."""
        return self.cursorPosition() if self._left_at is None else self._left_at

    def setText(self, text: str | None) -> None:
        """Show a text; of one too long for the box the beginning, unless it is written in now."""
        super().setText(text)
        self._left_at = None
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come back to where one wrote, also after a cover; Tab marks all, a click says where."""
        left_at, self._left_at = self._left_at, None
        super().focusInEvent(event)
        if left_at is not None and event.reason() == QtCore.Qt.FocusReason.OtherFocusReason:
            self.setCursorPosition(left_at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever reads the box afterwards sees how it begins."""
        super().focusOutEvent(event)
        of_qt = QtCore.Qt.FocusReason
        if event.reason() not in (of_qt.PopupFocusReason, of_qt.ActiveWindowFocusReason):
            self._left_at = self.cursorPosition()
            self.setCursorPosition(0)

    def _can_undo(self) -> bool:
        return self.isUndoAvailable()

    def _can_redo(self) -> bool:
        return self.isRedoAvailable()

    def _say_left(self) -> None:
        self.left.emit()
