"""Boxes to write in: plain paste, Tab leaves, Ctrl+Z is theirs while they have typing to undo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_UNDO: Final = QKeySequence.StandardKey.Undo
_REDO: Final = QKeySequence.StandardKey.Redo


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z everywhere, and whatever else the system calls redo."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.matches(_REDO) or (event.key() == Qt.Key.Key_Z and event.modifiers() == both)


class GrowingText(QPlainTextEdit):
    """A box of several lines that is as high as its words, at least `lines`."""

    left = Signal()

    def __init__(self, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_words)

    def wanted_height(self) -> int:
        """The height in pixels that shows every line."""
        self.ensurePolished()
        # A plain document's height is a number of lines, not of pixels.
        lines = max(self._lines, round(self.document().size().height()))
        around = 2 * int(self.document().documentMargin()) + 16
        return max(44, lines * self.fontMetrics().lineSpacing() + around)

    def sizeHint(self) -> QSize:
        """As high as the words."""
        return QSize(240, self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """As high as the words; narrow where it must."""
        return QSize(80, self.wanted_height())

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z only while there is typing of this box to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = self.document()
            if (event.matches(_UNDO) and not mine.isUndoAvailable()) or (
                _is_redo(event) and not mine.isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+Z is redo on every system."""
        if _is_redo(event):
            self.redo()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste is plain text."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the box was left (a menu or another window in front is not leaving)."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

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


class LineField(QLineEdit):
    """A box of one line with the same rule for Ctrl+Z."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z only while there is typing of this box to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(_UNDO) and not self.isUndoAvailable()
            if undo or (_is_redo(event) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+Z is redo on every system."""
        if _is_redo(event):
            self.redo()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the box was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Dropdown(QComboBox):
    """A list to choose one from. The wheel does not change what was chosen in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
