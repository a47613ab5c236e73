"""The topics of Help as a list: under headings, or as they were found with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem

from app.ui.screens.painted_row import RowPainter
from app.ui.screens.people_row import LINE_ROLE, AnyIndex
from app.ui.style import TARGET, Tone

_MARGIN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A row. One without a key is a heading and leads nowhere."""

    key: str
    title: str
    below: str = ""
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def says(self) -> str:
        """The row as it is read out."""
        return f"{self.title}, {self.below}" if self.below else self.title


class _Lines(QAbstractListModel):
    """The rows as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[HelpLine, ...] = ()

    def show_lines(self, lines: tuple[HelpLine, ...]) -> None:
        """Show these."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """How many rows, headings among them."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The `HelpLine` (`LINE_ROLE`), or the row in words."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.says
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading cannot be marked."""
        row = index.row()
        if 0 <= row < len(self.lines) and not self.lines[row].key:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class _Painter(RowPainter):
    """Wraps a row as wide as the list is; nothing of it is shortened."""

    def _laid(self, line: HelpLine, width: int) -> tuple[QTextLayout, QTextLayout | None]:
        """The title, and below it the line that was found, broken into lines of this width."""
        title = QFont(self.view.font())
        title.setBold(bool(line.key))
        below = None
        if line.below:
            below = QTextLayout(line.below, self.view.font())
            below.setFormats([_marked(start, length) for start, length in line.marks])
        laid = QTextLayout(line.title, title)
        for one in (laid, below):
            if one is not None:
                _break(one, width)
        return laid, below

    def _width(self) -> int:
        return max(80, self.view.viewport().width() - 2 * _MARGIN)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its words need."""
        line = cast("HelpLine | None", index.data(LINE_ROLE))
        if line is None:
            return QSize(100, TARGET)
        title, below = self._laid(line, self._width())
        high = title.boundingRect().height() + (below.boundingRect().height() if below else 0)
        return QSize(100, max(TARGET, int(high) + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The row."""
        line = cast("HelpLine | None", index.data(LINE_ROLE))
        if line is None:
            return
        painter.save()
        self.paint_ground(painter, option)
        title, below = self._laid(line, self._width())
        inks = QGuiApplication.palette()
        high = title.boundingRect().height() + (below.boundingRect().height() if below else 0)
        left, top = option.rect.left() + _MARGIN, option.rect.top()
        # A heading stands near what it heads.
        room = option.rect.height() - high
        y = top + (room - 4 if not line.key else room / 2)
        painter.setPen(inks.color((Tone.INK if line.key else Tone.SOFT).value))
        title.draw(painter, QPointF(left, y))
        if below is not None:
            painter.setPen(inks.color(Tone.INK.value))
            below.draw(painter, QPointF(left, y + title.boundingRect().height()))
        painter.restore()


def _marked(start: int, length: int) -> QTextLayout.FormatRange:
    """Bold and underlined: not by colour alone."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setFontUnderline(True)
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = start, length, form
    return marked


def _break(laid: QTextLayout, width: int) -> None:
    """Lines of a width below each other."""
    laid.beginLayout()
    y = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    laid.endLayout()


class HelpList(QListView):
    """The list. Going to a row shows its topic; Enter or a click leads into the text."""

    shown = Signal(str)
    """The key of the topic that is marked now."""
    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Always there, so that no row changes its width by it; seen only where it moves something.
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar(0, 0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def _show_bar(self, least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > least)

    @property
    def lines(self) -> tuple[HelpLine, ...]:
        """What is shown, headings among it."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[HelpLine]) -> None:
        """Show these, with the topic that was marked marked again where it is among them."""
        before = self.marked()
        self._lines.show_lines(tuple(lines))
        if before:
            self.mark(before)

    def marked(self) -> str:
        """The key of the row that is marked; empty for none."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.key if isinstance(line, HelpLine) else ""

    def mark(self, key: str) -> None:
        """Mark the row of a topic, if it is there."""
        for row, line in enumerate(self.lines):
            if line.key == key:
                self.setCurrentIndex(self._lines.index(row, 0))

    def mark_first(self) -> None:
        """Mark the first topic."""
        first = next((line.key for line in self.lines if line.key), "")
        self.mark(first)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which topic is marked now."""
        super().currentChanged(current, previous)
        line = current.data(LINE_ROLE)
        if isinstance(line, HelpLine) and line.key:
            self.shown.emit(line.key)

    def _open(self, index: AnyIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, HelpLine) and line.key:
            self.opened.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads into the text; Up from the first back to the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _is_first(self) -> bool:
        marked = self.marked()
        return not marked or marked == next((line.key for line in self.lines if line.key), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower rows are higher; the one that is marked stays in view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))
