"""The pieces of every screen: cards, headings, chips, fields, rows and the scrolling column."""

from __future__ import annotations

from typing import Literal

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.buttons import (
    Button,
    RowButton,
    chip_button,
    danger_button,
    icon_button,
    link_button,
    plain_button,
    primary_button,
    quiet_button,
)
from app.ui.by_name import put
from app.ui.held import let_wrap
from app.ui.layouts import Centred, Columns, FittedFlow, Flow, FoldRow
from app.ui.marks import RadioChoice, TickBox
from app.ui.style import Tone, tone
from app.ui.writing import GrowingText, LineField

__all__ = [
    "Button",
    "Card",
    "Centred",
    "Chip",
    "Columns",
    "EmptyState",
    "Field",
    "FittedFlow",
    "Flow",
    "FoldRow",
    "GrowingText",
    "Hint",
    "Line",
    "LineField",
    "PageHeading",
    "RadioChoice",
    "RowButton",
    "ScrollColumn",
    "SectionHeading",
    "Text",
    "TickBox",
    "TroubleLine",
    "chip_button",
    "danger_button",
    "icon_button",
    "link_button",
    "plain_button",
    "primary_button",
    "quiet_button",
    "set_kind",
]

ChipKind = Literal["teal", "amber", "plum", "blue", "red"]


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget another kind of the style sheet and have it drawn anew."""
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Text(QLabel):
    """Words that wrap; plain, so that nothing in them is read as markup. `kind` is the style's."""

    def __init__(self, text: str = "", *, kind: str = "", wrap: bool = True) -> None:
        super().__init__(text)
        put(self, textFormat="PlainText")
        self.setWordWrap(wrap)
        self.setProperty("kind", kind)
        if wrap:
            let_wrap(self)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word: nothing is cut before it is wrapped."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        metrics = self.fontMetrics()
        # Very long words (an address of a page) may break rather than push the window wide.
        longest = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
        return QSize(min(longest + 4, metrics.averageCharWidth() * 24), hint.height())


class PageHeading(Text):
    """The one strong heading of a screen."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, kind="page-heading")


class SectionHeading(Text):
    """The heading of a card or part."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, kind="section-heading")


class Hint(Text):
    """A short sentence that helps, in soft ink."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, kind="hint")


class Chip(QLabel):
    """A short word on a coloured ground; the word carries the meaning, not the colour."""

    def __init__(self, text: str, kind: ChipKind = "teal") -> None:
        super().__init__(text)
        put(self, textFormat="PlainText")
        self.setProperty("chip", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class Line(QFrame):
    """A thin line between rows."""

    def __init__(self, kind: Literal["line", "rule"] = "line") -> None:
        super().__init__()
        self.setProperty("kind", kind)


class Card(QFrame):
    """A panel with round corners; what stands in it goes into `.body`."""

    def __init__(self, title: str | None = None, *, margin: int = 18) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)
        self.heading: SectionHeading | None = None
        if title is not None:
            self.heading = SectionHeading(title)
            self.body.addWidget(self.heading)
            self.setAccessibleName(title)


class TroubleLine(QWidget):
    """A sentence in red with a sign, said aloud when it comes; nothing while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Text | None = None
        self.hide()

    def text(self) -> str:
        """What it says now."""
        return "" if self._words is None else self._words.text()

    def say(self, text: str) -> None:
        """Show the sentence and have it read out; an empty one hides the line."""
        if self._words is not None or text:
            self._words = self._words or self._made()
            self._words.setText(text)
        self.setVisible(bool(text))
        if text:
            from app.ui.announce import announce

            announce(self, text, at_once=True)

    def _made(self) -> Text:
        """The sign and the words: most lines never say anything."""
        from app.ui import icons

        words, sign = Text(kind="trouble"), QLabel()
        sign.setPixmap(icons.picture("triangle-alert", tone(self, Tone.RED)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sign, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return words


class Field(QWidget):
    """A label, a short hint and the widget they belong to, tied together for a screen reader."""

    def __init__(self, label: str, widget: QWidget, hint: str = "") -> None:
        super().__init__()
        self.widget = widget
        self._hint = hint
        self._hears_typing = False
        self.label = Text(label, kind="label")
        self.trouble = TroubleLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        if hint:
            column.addWidget(Hint(hint))
            widget.setAccessibleDescription(hint)
        column.addWidget(self.trouble)
        column.addWidget(widget)
        self.label.setBuddy(widget)
        # Always: a combo box would name itself by its value.
        widget.setAccessibleName(label)

    def say_trouble(self, text: str) -> None:
        """Say what is the matter above the field; empty takes it back, and so does typing."""
        if text and not self._hears_typing and isinstance(self.widget, QLineEdit):
            self._hears_typing = True
            self.widget.textEdited.connect(self._typed)
        self.trouble.say(text)
        self.widget.setProperty("trouble", "true" if text else "false")
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)
        self.widget.setAccessibleDescription(text or self._hint)

    def _typed(self) -> None:
        """What was said of the words before goes with them."""
        if self.trouble.text():
            self.say_trouble("")


class EmptyState(QWidget):
    """What a screen with nothing on it says: what it is for, and what to do first."""

    def __init__(self, title: str, advice: str, button: QAbstractButton | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(8)
        column.addWidget(SectionHeading(title))
        column.addWidget(Text(advice, kind="soft"))
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignLeft)


class _Column(QWidget):
    """What scrolls. Where words in it wrap, its width alone says how high it is.

    Its layout also says how high it would be at its narrowest, and an area that scrolls takes the
    greater of the two: below the last line there would be nothing, to scroll through.
    """

    def minimumSizeHint(self) -> QSize:
        """As narrow as it may be; of its height nothing, where that follows from the width."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down, never sideways; the field with the focus is kept in view.

    What stands in it goes into `.body`. `app.ui.focus.FocusKeeper` calls `bring_into_view`.
    """

    def __init__(self, *, margin: int = 28, width: int | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        put(self, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        # One of our own making, clear: to hand out its own, Qt for Python looks through every kind.
        self.setViewport(QWidget())
        self.column = _Column()
        self.column.setProperty("kind", "column")
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(margin, 18, margin, 28)
        self.body.setSpacing(18)
        if width is not None:
            self.column.setMaximumWidth(width)
        self.setWidget(self.column)
        self._writing: QPlainTextEdit | None = None
        self._growth = _Growth(self)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll so that the widget is seen; in a long box, so that the line being written is."""
        if isinstance(widget, QPlainTextEdit):
            self._follow(widget)
            if widget.height() > self.viewport().height() - 24:
                self.follow_caret()
                return
        self._show(QRect(widget.mapTo(self.column, QPoint()), widget.size()), 24)

    def follow_caret(self) -> None:
        """Keep the line being written in view."""
        if self._writing is not None and self._writing.hasFocus():
            caret = self._writing.cursorRect()
            top = self._writing.viewport().mapTo(self.column, caret.topLeft())
            self._show(QRect(top, caret.size()), 12)

    def _caret_moved(self) -> None:
        self.follow_caret()
        # Where words were pasted the column has yet to grow.
        QTimer.singleShot(0, self, self.follow_caret)

    def _show(self, place: QRect, margin: int) -> None:
        """Scroll as little as shows a place of the column with a margin round it."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        top, bottom = place.top() - margin, place.bottom() + margin
        if top < bar.value() or bottom - top > height:
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def _follow(self, box: QPlainTextEdit) -> None:
        if self._writing is box:
            return
        if self._writing is not None:
            self._writing.cursorPositionChanged.disconnect(self._caret_moved)
            self._writing.removeEventFilter(self._growth)
        self._writing = box
        box.cursorPositionChanged.connect(self._caret_moved)
        box.installEventFilter(self._growth)
        box.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._writing = None


class _Growth(QObject):
    """Sees the box that is written in grow, which moves the line being written."""

    def __init__(self, column: ScrollColumn) -> None:
        super().__init__(column)
        self._column = column

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the caret; never holds an event back."""
        if event.type() == QEvent.Type.Resize:
            self._column.follow_caret()
        return False
