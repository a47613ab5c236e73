"""What is ticked and what is chosen: a mark of at least 24 px and words that wrap beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QRadioButton

from app.language import N_, Words
from app.ui.buttons import is_enter
from app.ui.by_name import DOWN_MIDDLE, WRAP, write_in
from app.ui.held import let_wrap
from app.ui.style import TARGET, Tone, tone

_MARK: Final = 24
_GAP: Final = 10

# Mixed into a button of Qt, which must stay what it is: a screen reader tells them by their class.
if TYPE_CHECKING:
    from PySide6.QtWidgets import QButtonGroup

    _MixedIn = QAbstractButton
else:
    _MixedIn = object


class _Marked(_MixedIn):
    """What a tick and a choice share: size, mark and words."""

    def _side(self) -> int:
        """The side of the mark in pixels: it grows with the text."""
        return max(_MARK, QFontMetrics(self.font()).height())

    def _size_for(self, width: int | None) -> QSize:
        """The size at a width (None: on one line up to a paragraph's width)."""
        metrics = QFontMetrics(self.font())
        around = self._side() + _GAP + 2
        room = metrics.horizontalAdvance(self.text()) + 2 if width is None else width - around
        box = QRect(0, 0, max(1, min(room, metrics.averageCharWidth() * 60)), 10_000)
        words = metrics.boundingRect(box, WRAP, self.text())
        return QSize(words.width() + around + 2, max(TARGET, words.height() + 12))

    def sizeHint(self) -> QSize:
        """On one line where there is room."""
        return self._size_for(None)

    def minimumSizeHint(self) -> QSize:
        """As narrow as eight letters."""
        width = QFontMetrics(self.font()).averageCharWidth() * 8 + _MARK + _GAP
        return QSize(width, TARGET)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels."""
        return self._size_for(width).height()

    def hitButton(self, pos: QPoint) -> bool:
        """The words are part of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, metrics = self._side(), QFontMetrics(self.font())
        words = self.rect().adjusted(side + _GAP + 2, 0, 0, 0)
        lines = metrics.boundingRect(words, DOWN_MIDDLE | WRAP, self.text())
        top = max(0.0, lines.top() + (metrics.height() - side) / 2)  # beside the first line
        box = QRectF(3, top + 1, side - 2, side - 2)
        shape = self._shape(box)
        painter.fillPath(shape, self.palette().base())
        pen = QPen()
        pen.setColor(self._ink() if self.isChecked() else tone(self, Tone.EDGE))
        pen.setWidth(2)
        painter.strokePath(shape, pen)
        write_in(painter, tone(self, Tone.INK if self.isEnabled() else Tone.SOFT))
        painter.setFont(self.font())
        painter.drawText(words, DOWN_MIDDLE | WRAP, self.text())
        if self.isChecked():
            self._paint_on(painter, box)
        painter.end()

    def _ink(self) -> QColor:
        """The colour of a mark that is on."""
        return tone(self, Tone.TEAL if self.isEnabled() else Tone.SOFT)

    def _shape(self, box: QRectF) -> QPainterPath:
        """The outline of the mark."""
        raise NotImplementedError

    def _paint_on(self, painter: QPainter, box: QRectF) -> None:
        """What stands in the mark when it is on."""
        raise NotImplementedError


class TickBox(_Marked, QCheckBox):
    """A tick with words that wrap; Enter ticks too."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        let_wrap(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks too."""
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def _shape(self, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(box, 5, 5)
        return path

    def _paint_on(self, painter: QPainter, box: QRectF) -> None:
        of_qt = QtCore.Qt
        painter.setPen(QPen(self._ink(), 3, of_qt.PenStyle.SolidLine, of_qt.PenCapStyle.RoundCap))
        x, y, side = box.left(), box.top(), box.width()
        tick = ((0.23, 0.5), (0.41, 0.72), (0.77, 0.28))
        painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in tick])


class ShowTyped(TickBox):
    """Shows what is typed into boxes that hide it at first."""

    def __init__(self, words: Words, *boxes: QLineEdit) -> None:
        super().__init__(words.text(N_("Show what I type")))
        self._boxes = boxes
        self.toggled.connect(self._show_or_hide)
        self._show_or_hide(False)

    def _show_or_hide(self, is_shown: bool) -> None:
        echo = QLineEdit.EchoMode
        for box in self._boxes:
            box.setEchoMode(echo.Normal if is_shown else echo.Password)


class RadioChoice(_Marked, QRadioButton):
    """One of several, with words that wrap."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        let_wrap(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on to the next and back as they are read; Qt's own stop where a line ends."""
        by = self._steps().get(QtCore.Qt.Key(event.key()))
        held = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        others = self._beside()
        if by is None or held or len(others) < 2:
            super().keyPressEvent(event)
            return
        reason = QtCore.Qt.FocusReason
        other = others[(others.index(self) + by) % len(others)]
        other.setFocus(reason.TabFocusReason if by > 0 else reason.BacktabFocusReason)

    @staticmethod
    def _steps() -> dict[QtCore.Qt.Key, int]:
        key = QtCore.Qt.Key
        return {key.Key_Right: 1, key.Key_Down: 1, key.Key_Left: -1, key.Key_Up: -1}

    def _beside(self) -> list[QAbstractButton]:
        """All there are to choose from, itself among them; none where no group holds them."""
        group = cast("QButtonGroup | None", self.group())
        held = [] if group is None else group.buttons()
        return [button for button in held if button.isVisible() and button.isEnabled()]

    def _shape(self, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(box)
        return path

    def _paint_on(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(self._ink())
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        inset = box.width() * 0.27
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
