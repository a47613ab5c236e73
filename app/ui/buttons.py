"""Everything that is pressed: buttons that wrap their words, ticks, choices and pressable rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.ui import icons
from app.ui.layouts import FoldRow
from app.ui.style import TARGET, Tone, tone

_WRAP: Final = Qt.TextFlag.TextWordWrap
_PRESS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MARK: Final = 24
_LEAST_TARGET: Final = 26
_GAP: Final = 10
# Words wider than this many letters go on a second line rather than make a long button.
_LETTERS_A_LINE: Final = 48
_TONES: Final = {"primary": Tone.ON_TEAL, "plain": Tone.INK, "chip": Tone.INK, "danger": Tone.RED}


def _pressed_by(event: QKeyEvent) -> bool:
    """Enter presses as Space does."""
    return event.key() in _PRESS and not event.isAutoRepeat()


class Button(QPushButton):
    """A button whose words go on a second line where there is no room, and that Enter presses."""

    def __init__(self, text: str, *, kind: str = "quiet", icon: str = "") -> None:
        super().__init__(text)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_icon(self, name: str) -> None:
        """Put another icon before the words (empty: none)."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if _pressed_by(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the words need, up to a line's worth."""
        metrics = self._metrics()
        wanted = metrics.horizontalAdvance(self.text()) + 2
        return self._size_for(min(wanted, metrics.averageCharWidth() * _LETTERS_A_LINE))

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word."""
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
        return self._size_for(widest + 2)

    def hasHeightForWidth(self) -> bool:
        """A narrow button is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels."""
        return self._size_for(max(1, width - self._around())).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's own ground and border, then the icon and the words."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(self._bold_aware_font())
        painter.setPen(tone(self, self._tone()))
        inner = self._inner()
        if self._icon_name:
            inner = self._paint_icon(painter, inner)
        flags = Qt.AlignmentFlag.AlignVCenter | self._across()
        painter.drawText(inner, int(flags) | int(_WRAP), self.text())

    def _paint_icon(self, painter: QPainter, inner: QRect) -> QRect:
        """Draw the icon before the words; what is left for them."""
        size = self._icon_size()
        metrics = self._metrics()
        words = min(metrics.horizontalAdvance(self.text()) + 2, inner.width() - size - 8)
        used = size + (8 + words if self.text() else 0)
        centred = self._across() == Qt.AlignmentFlag.AlignHCenter
        left = inner.left() + max(0, (inner.width() - used) // 2 if centred else 0)
        drawing = icons.picture(self._icon_name, tone(self, self._tone()), size)
        painter.drawPixmap(QPoint(left, inner.center().y() - size // 2 + 1), drawing)
        if not centred:
            return inner.adjusted(size + 8, 0, 0, 0)
        return QRect(left + size + 8, inner.top(), max(1, words), inner.height())

    def _across(self) -> Qt.AlignmentFlag:
        kind = str(self.property("kind"))
        is_listed = kind in {"navigation", "plain-left"}
        return Qt.AlignmentFlag.AlignLeft if is_listed else Qt.AlignmentFlag.AlignHCenter

    def _tone(self) -> Tone:
        kind = str(self.property("kind"))
        if not self.isEnabled():
            return Tone.INK if kind == "primary" else Tone.SOFT
        if kind == "navigation":
            return Tone.ON_TEAL if self.isChecked() else Tone.INK
        return _TONES.get(kind, Tone.TEAL)

    def _bold_aware_font(self) -> QFont:
        """The font the style sheet gives this kind, in its checked weight where it has one."""
        font = QFont(self.font())
        kind = str(self.property("kind"))
        if kind in {"navigation", "chip"}:
            font.setBold(self.isChecked())
        return font

    def _metrics(self) -> QFontMetrics:
        self.ensurePolished()
        font = QFont(self.font())
        if str(self.property("kind")) in {"navigation", "chip"}:
            font.setBold(True)  # room for the checked weight, so that nothing jumps
        return QFontMetrics(font)

    def _icon_size(self) -> int:
        return max(icons.SIZE, int(self._metrics().height() * 0.95)) if self._icon_name else 0

    def _side(self) -> int:
        match str(self.property("kind")):
            case "icon":
                return 0
            case "link" | "status":
                return 6
            case "plain" | "chip":
                return 11
            case "navigation":
                return 12
            case _:
                return 16

    def _around(self) -> int:
        """What lies beside the words: both paddings and the icon."""
        icon = self._icon_size()
        return 2 * self._side() + icon + (8 if icon and self.text() else 0)

    def _inner(self) -> QRect:
        side = self._side()
        return self.rect().adjusted(side, 4, -side, -4)

    def _size_for(self, words_width: int) -> QSize:
        box = QRect(0, 0, max(1, words_width), 10_000)
        metrics = self._metrics()
        height = metrics.boundingRect(box, int(_WRAP), self.text()).height() if self.text() else 0
        height = max(height, self._icon_size())
        if str(self.property("kind")) == "status":
            return QSize(words_width + self._around(), max(_LEAST_TARGET, height + 6))
        return QSize(max(TARGET, words_width + self._around()), max(TARGET, height + 16))


def primary_button(text: str, icon: str = "") -> Button:
    """The one thing this screen is for."""
    return Button(text, kind="primary", icon=icon)


def quiet_button(text: str, icon: str = "") -> Button:
    """Any other thing one may do."""
    return Button(text, kind="quiet", icon=icon)


def link_button(text: str) -> Button:
    """A small way to somewhere else, underlined."""
    return Button(text, kind="link")


def danger_button(text: str, icon: str = "") -> Button:
    """Something that cannot be undone."""
    return Button(text, kind="danger", icon=icon)


def plain_button(text: str, icon: str = "") -> Button:
    """A button without a border, in ink."""
    return Button(text, kind="plain", icon=icon)


def icon_button(name: str, says: str) -> Button:
    """A button with a picture alone; `says` is its accessible name and its tip."""
    button = Button("", kind="icon", icon=name)
    button.setAccessibleName(says)
    button.setToolTip(says)
    return button


def chip_button(text: str) -> Button:
    """A button that stays pressed: one of several choices."""
    button = Button(text, kind="chip")
    button.setCheckable(True)
    return button


class _WrappedMark:
    """What a tick and a choice share: a mark of at least 24 px and words that wrap beside it."""

    def side(self, widget: QWidget) -> int:
        """The side of the mark in pixels: it grows with the text."""
        return max(_MARK, QFontMetrics(widget.font()).height())

    def size_for(self, widget: QWidget, text: str, width: int | None) -> QSize:
        """The size at a width (None: on one line up to a paragraph's width)."""
        metrics = QFontMetrics(widget.font())
        around = self.side(widget) + _GAP + 2
        room = metrics.horizontalAdvance(text) + 2 if width is None else max(1, width - around)
        box = QRect(0, 0, min(room, metrics.averageCharWidth() * 60), 10_000)
        words = metrics.boundingRect(box, int(_WRAP), text)
        return QSize(words.width() + around + 2, max(TARGET, words.height() + 12))

    def paint(self, widget: QWidget, text: str, *, is_on: bool, is_round: bool) -> None:
        """The mark and the words."""
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.side(widget)
        line = QFontMetrics(widget.font()).height()
        words = widget.rect().adjusted(side + _GAP + 2, 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(_WRAP)
        lines = QFontMetrics(widget.font()).boundingRect(words, flags, text)
        top = max(0.0, lines.top() + (line - side) / 2)  # beside the first line
        box = QRectF(3, top + 1, side - 2, side - 2)
        ink = tone(widget, Tone.TEAL if widget.isEnabled() else Tone.SOFT)
        painter.setPen(QPen(ink if is_on else tone(widget, Tone.EDGE), 2))
        painter.setBrush(tone(widget, Tone.SHEET))
        if is_round:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 5, 5)
        if is_on:
            self._paint_on(painter, box, is_round=is_round)
        painter.setPen(tone(widget, Tone.INK if widget.isEnabled() else Tone.SOFT))
        painter.setFont(widget.font())
        painter.drawText(words, flags, text)
        painter.end()

    def _paint_on(self, painter: QPainter, box: QRectF, *, is_round: bool) -> None:
        colour = painter.pen().color()
        if is_round:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            inset = box.width() * 0.27
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
            return
        painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y, side = box.left(), box.top(), box.width()
        tick = ((0.23, 0.5), (0.41, 0.72), (0.77, 0.28))
        painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in tick])


class TickBox(QCheckBox):
    """A tick with words that wrap; Enter ticks too."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._mark = _WrappedMark()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks too."""
        if _pressed_by(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """On one line where there is room."""
        return self._mark.size_for(self, self.text(), None)

    def minimumSizeHint(self) -> QSize:
        """As narrow as eight letters."""
        width = QFontMetrics(self.font()).averageCharWidth() * 8 + _MARK + _GAP
        return QSize(width, TARGET)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels."""
        return self._mark.size_for(self, self.text(), width).height()

    def hitButton(self, pos: QPoint) -> bool:
        """The words are part of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the tick and the words."""
        self._mark.paint(self, self.text(), is_on=self.isChecked(), is_round=False)


class RadioChoice(QRadioButton):
    """One of several, with words that wrap."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._mark = _WrappedMark()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """On one line where there is room."""
        return self._mark.size_for(self, self.text(), None)

    def minimumSizeHint(self) -> QSize:
        """As narrow as eight letters."""
        width = QFontMetrics(self.font()).averageCharWidth() * 8 + _MARK + _GAP
        return QSize(width, TARGET)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels."""
        return self._mark.size_for(self, self.text(), width).height()

    def hitButton(self, pos: QPoint) -> bool:
        """The words are part of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, the dot and the words."""
        self._mark.paint(self, self.text(), is_on=self.isChecked(), is_round=True)


class RowButton(QPushButton):
    """A row of a list that is pressed as a whole: by mouse, Space or Enter; arrows go between rows.

    What stands in it goes into `.row`; its accessible name is `says`.
    """

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(says)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.row = FoldRow()
        self.row.setContentsMargins(8, 10, 8, 10)
        self.setLayout(self.row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_label(self, label: QLabel, stretch: int = 0) -> QLabel:
        """Put a label in the row; presses go through it."""
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.add(label, stretch)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if _pressed_by(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """What stands in it decides."""
        return self.row.sizeHint().expandedTo(QSize(TARGET, TARGET))

    def minimumSizeHint(self) -> QSize:
        """What stands in it decides."""
        return self.row.minimumSize().expandedTo(QSize(TARGET, TARGET))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels."""
        return max(TARGET, self.row.heightForWidth(width))
