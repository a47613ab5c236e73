"""The bars round every screen: search and lock above, rooms at the side, the truth below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.language import N_, Words
from app.ui import icons
from app.ui.pieces import (
    Button,
    LineField,
    ScrollColumn,
    Text,
    quiet_button,
)
from app.ui.style import Tone, tone


class SearchBox(LineField):
    """The box that finds. Up, down, Enter and Escape are for the list below it."""

    moved = Signal(int)
    chosen = Signal()
    given_up = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        says = words.text(N_("Find a person, note or place"))
        self.setPlaceholderText(says)
        self.setAccessibleName(says)
        self.setClearButtonEnabled(False)
        self.setMinimumWidth(120)
        self.ensurePolished()
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 56)
        self._hint = QLabel(words.text(N_("Ctrl K")), self)
        self._hint.setProperty("kind", "key")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for the list go to the list."""
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_Escape:
                self.clear()
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key's name stands at the end, where there is room for it."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        hint = self._hint.sizeHint()
        needed = self.fontMetrics().horizontalAdvance(self.placeholderText()) + hint.width() + 40
        self._hint.setVisible(not self.text() and self.width() > needed)
        middle = (self.height() - hint.height()) // 2
        self._hint.setGeometry(QRect(self.width() - hint.width() - 12, middle, *hint.toTuple()))


class TopBar(QFrame):
    """Product, search, who works here, cover and lock."""

    cover_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, words: Words, who: str) -> None:
        super().__init__()
        self.setProperty("kind", "bar-top")
        self.brand = Text(words.text(N_("Kitchen Table")), kind="brand", wrap=False)
        self.search = SearchBox(words)
        self.who = Text(who, kind="soft", wrap=False)
        self.cover = quiet_button(words.text(N_("Cover")), "eye-off")
        self.cover.setToolTip(words.text(N_("Cover the screen (F9)")))
        self.cover.clicked.connect(self.cover_wanted)
        self.lock = quiet_button(words.text(N_("Lock")), "lock")
        self.lock.setToolTip(words.text(N_("Save and lock (Ctrl+L)")))
        self.lock.clicked.connect(self.lock_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 20, 5)
        row.setSpacing(12)
        row.addWidget(self.brand)
        row.addSpacing(8)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        row.addWidget(self.who)
        row.addWidget(self.cover)
        row.addWidget(self.lock)

    def minimumSizeHint(self) -> QSize:
        """It gives up what is only pleasant before it is cut."""
        needed = 120 + self.cover.sizeHint().width() + self.lock.sizeHint().width() + 90
        return QSize(needed, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The worker's name gives way first, then the product's."""
        super().resizeEvent(event)
        fixed = self.cover.sizeHint().width() + self.lock.sizeHint().width() + 120
        searching = self.search.fontMetrics().averageCharWidth() * 26
        rest = self.width() - fixed - searching
        self.brand.setVisible(rest >= self.brand.sizeHint().width())
        rest -= self.brand.sizeHint().width() + 12
        self.who.setVisible(rest >= self.who.sizeHint().width())


class RoomButton(Button):
    """A way to a room, with how many things wait there. Folded it is an icon above a word."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, kind="navigation", icon=icon)
        self._text = text
        self._count = 0
        self._count_says = ""
        self._is_folded = False

    def show_count(self, count: int, says: str) -> None:
        """Show how many wait; `says` is that in words for a screen reader. None is not shown."""
        self._count = count
        self._count_says = says
        self.setAccessibleName(f"{self._text}, {says}" if count else self._text)
        self.updateGeometry()
        self.update()

    def fold(self, *, is_folded: bool) -> None:
        """Icon above the word, or beside it."""
        self._is_folded = is_folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """With room for the count."""
        if not self._is_folded:
            hint = super().sizeHint()
            return QSize(hint.width() + self._badge_size().width() + 12, hint.height())
        small = QFontMetrics(self._small_font())
        width = max(small.horizontalAdvance(self._text), 40) + 14
        return QSize(width, self._icon_side() + small.height() + 18)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its word."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """One line."""
        return self.sizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the count at its end."""
        if self._is_folded:
            self._paint_folded()
        else:
            super().paintEvent(event)
        if self._count:
            painter = QPainter(self)
            self._paint_badge(painter)
            painter.end()

    def _paint_folded(self) -> None:
        """The icon above its short word."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colour = tone(self, Tone.ON_TEAL if self.isChecked() else Tone.INK)
        side = self._icon_side()
        painter.drawPixmap(
            (self.width() - side) // 2, 7, icons.picture(self._icon_name, colour, side)
        )
        painter.setFont(self._small_font())
        painter.setPen(colour)
        words = self.rect().adjusted(2, side + 8, -2, -4)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._text)

    def _icon_side(self) -> int:
        return max(icons.SIZE, int(QFontMetrics(self.font()).height()))

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.78)
        return font

    def _badge_font(self) -> QFont:
        font = self._small_font()
        font.setBold(True)
        return font

    def _badge_size(self) -> QSize:
        if not self._count:
            return QSize(0, 0)
        metrics = QFontMetrics(self._badge_font())
        height = metrics.height() + 4
        return QSize(max(height, metrics.horizontalAdvance(str(self._count)) + 12), height)

    def _paint_badge(self, painter: QPainter) -> None:
        size = self._badge_size()
        inset = 3 if self._is_folded else 10
        top = 3 if self._is_folded else (self.height() - size.height()) // 2
        box = QRect(self.width() - size.width() - inset, top, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tone(self, Tone.AMBER))
        painter.setBrush(tone(self, Tone.AMBER_SOFT))
        painter.drawRoundedRect(box, size.height() / 2, size.height() / 2)
        painter.setFont(self._badge_font())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


Rooms = tuple[tuple[str, str, str], ...]
"""Rooms by name, each with its word and its icon."""


def every_room(words: Words) -> Rooms:
    """The rooms of the whole caseload."""
    return (
        ("today", words.text(N_("Today")), "sun"),
        ("people", words.text(N_("People")), "users"),
        ("outbox", words.text(N_("Outbox")), "send"),
    )


class SideBar(QFrame):
    """The rooms. Below about 900 px, or with large text, icons above short words."""

    room_wanted = Signal(str)
    language_wanted = Signal()

    def __init__(self, words: Words, rooms: Rooms | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "bar-side")
        self._rooms: dict[str, RoomButton] = {}
        scroll = ScrollColumn()
        scroll.body.setContentsMargins(10, 14, 10, 14)
        scroll.body.setSpacing(2)
        self._body = scroll.body
        self._scroll = scroll
        for room, text, icon in every_room(words) if rooms is None else rooms:
            self._add(room, text, icon)
        scroll.body.addStretch(1)
        self.jot = RoomButton(words.text(N_("Jot")), "pencil")
        self.jot.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the keyboard its place
        scroll.body.addWidget(self.jot)
        is_welsh = words.language == "cy"
        self.language = RoomButton("English" if is_welsh else "Cymraeg", "languages")
        self.language.clicked.connect(self.language_wanted)
        scroll.body.addWidget(self.language)
        self._add("settings", words.text(N_("Settings")), "settings")
        self._add("help", words.text(N_("Help")), "circle-help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(scroll)
        self.fold(is_folded=False)

    def _add(self, room: str, text: str, icon: str) -> None:
        button = RoomButton(text, icon)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.room_wanted.emit(room))
        self._rooms[room] = button
        self._body.addWidget(button)

    def room(self, name: str) -> RoomButton:
        """The button of a room."""
        return self._rooms[name]

    def show_room(self, name: str) -> None:
        """Mark the room one is in (none for a name that is no room)."""
        for room, button in self._rooms.items():
            button.setChecked(room == name)

    def fold(self, *, is_folded: bool) -> None:
        """Icons above words, or beside them."""
        buttons = [*self._rooms.values(), self.jot, self.language]
        for button in buttons:
            button.fold(is_folded=is_folded)
        widest = max(button.sizeHint().width() for button in buttons)
        self._body.setContentsMargins(*((4, 8, 4, 8) if is_folded else (10, 14, 10, 14)))
        bar = self._scroll.verticalScrollBar().sizeHint().width() if is_folded else 0
        self.setFixedWidth(widest + 10 + bar if is_folded else max(208, widest + 22))
