"""Everything that is pressed: buttons that wrap their words, ticks, choices and pressable rows."""

from __future__ import annotations

from typing import Final

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionButton, QWidget

from app.ui.by_name import ACROSS_MIDDLE, DOWN_MIDDLE, LEFT, WRAP, write_in
from app.ui.held import let_wrap
from app.ui.layouts import FoldRow
from app.ui.style import TARGET, Tone, tone

_LEAST_TARGET: Final = 26
_CHIP_TARGET: Final = 34
_ICON: Final = 20
# Words wider than this many letters go on a second line rather than make a long button.
LETTERS_A_LINE: Final = 48
_TONES: Final = {
    "primary": Tone.ON_TEAL,
    "plain": Tone.INK,
    "chip": Tone.INK,
    "member": Tone.INK,
    "danger": Tone.RED,
}


def is_enter(event: QKeyEvent) -> bool:
    """Whether this is Enter, which presses as Space does."""
    enter = (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
    return event.key() in enter and not event.isAutoRepeat()


def _point(widget: QWidget) -> None:
    """Show the hand over what can be pressed: done when the mouse comes, few use one here."""
    widget.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)


class Button(QPushButton):
    """A button whose words go on a second line where there is no room, and that Enter presses."""

    def __init__(self, text: str, *, kind: str = "quiet", icon: str = "") -> None:
        super().__init__(text)
        self._icon_name = icon
        self._known_metrics: QFontMetrics | None = None
        self._known_sizes: dict[tuple[str, str, int], QSize] = {}
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        let_wrap(self)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, style or language: what was measured holds no more."""
        self._known_metrics = None
        self._known_sizes.clear()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse has come."""
        _point(self)
        super().enterEvent(event)

    def show_icon(self, name: str) -> None:
        """Put another icon before the words (empty: none)."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the words need, up to a line's worth."""
        metrics = self._metrics()
        wanted = metrics.horizontalAdvance(self.text()) + 2
        return self._size_for(min(wanted, metrics.averageCharWidth() * LETTERS_A_LINE))

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
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._bold_aware_font())
        write_in(painter, tone(self, self._tone()))
        inner = self._inner()
        if self._icon_name:
            inner = self._paint_icon(painter, inner)
        painter.drawText(inner, DOWN_MIDDLE | self._across() | WRAP, self.text())
        painter.end()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """The style draws no words: they wrap, and it does not know how."""
        super().initStyleOption(option)
        option.text = ""

    def _paint_icon(self, painter: QPainter, inner: QRect) -> QRect:
        """Draw the icon before the words; what is left for them."""
        size = self._icon_size()
        metrics = self._metrics()
        words = min(metrics.horizontalAdvance(self.text()) + 2, inner.width() - size - 8)
        used = size + (8 + words if self.text() else 0)
        centred = self._across() == ACROSS_MIDDLE
        left = inner.left() + max(0, (inner.width() - used) // 2 if centred else 0)
        from app.ui import icons

        drawing = icons.picture(self._icon_name, tone(self, self._tone()), size)
        painter.drawPixmap(QPoint(left, inner.center().y() - size // 2 + 1), drawing)
        if not centred:
            return inner.adjusted(size + 8, 0, 0, 0)
        return QRect(left + size + 8, inner.top(), max(1, words), inner.height())

    def _across(self) -> int:
        kind = str(self.property("kind"))
        is_listed = kind in {"navigation", "plain-left", "link"}
        return LEFT if is_listed else ACROSS_MIDDLE

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
        if kind in {"navigation", "chip"}:  # a member's chip stays: it would push the others on
            font.setBold(self.isChecked())
        return font

    def _metrics(self) -> QFontMetrics:
        """Of the font the words are written in; Qt asks for sizes hundreds of times."""
        if self._known_metrics is None:
            self.ensurePolished()
            font = QFont(self.font())
            if str(self.property("kind")) in {"navigation", "chip"}:
                font.setBold(True)  # room for the checked weight, so that nothing jumps
            self._known_metrics = QFontMetrics(font)
        return self._known_metrics

    def _icon_size(self) -> int:
        return max(_ICON, int(self._metrics().height() * 0.95)) if self._icon_name else 0

    def _side(self) -> int:
        match str(self.property("kind")):
            case "icon":
                return 0
            case "link" | "status":
                return 6
            case "plain" | "chip" | "member":
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
        metrics = self._metrics()  # first: it forgets the sizes where the font is another
        known = (self.text(), self._icon_name, words_width)
        if known not in self._known_sizes:
            self._known_sizes[known] = self._measured(words_width, metrics)
        return self._known_sizes[known]

    def _measured(self, words_width: int, metrics: QFontMetrics) -> QSize:
        box = QRect(0, 0, max(1, words_width), 10_000)
        height = metrics.boundingRect(box, WRAP, self.text()).height() if self.text() else 0
        height = max(height, self._icon_size())
        if str(self.property("kind")) == "status":
            return QSize(words_width + self._around(), max(_LEAST_TARGET, height + 6))
        if str(self.property("kind")) == "member":
            return QSize(words_width + self._around(), max(_CHIP_TARGET, height + 10))
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


class RowButton(QPushButton):
    """A row of a list that is pressed as a whole: by mouse, Space or Enter; arrows go between rows.

    What stands in it goes into `.row`; its accessible name is `says`.
    """

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(says)
        self.setAutoDefault(False)
        self.row = FoldRow()
        self.row.setContentsMargins(8, 10, 8, 10)
        self.setLayout(self.row)
        let_wrap(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse has come."""
        _point(self)
        super().enterEvent(event)

    def add_label(self, label: QLabel, stretch: int = 0) -> QLabel:
        """Put a label in the row; presses go through it."""
        label.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.add(label, stretch)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if is_enter(event):
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
