"""One square of a week: what happens in it, and by a drawn sign and a word what it is to them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.forms.conditions import Json
from app.forms.questions import Option
from app.forms.vocabulary import label
from app.language import Words
from app.ui import icons
from app.ui.buttons import is_enter
from app.ui.held import let_wrap
from app.ui.pieces import Text
from app.ui.style import Tone, tone

_SIGNS: Final = {"company": "users", "help": "hand-heart", "rest": "moon", "alone": "user"}
_ANY_SIGN: Final = "circle"
_ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def sign_of(kind: str) -> str:
    """The drawing that stands for a kind of square; kinds of a council's own share one."""
    return _SIGNS.get(kind, _ANY_SIGN)


class Square(QPushButton):
    """Pressed or typed on, it is written in; arrow keys go to the squares around it."""

    gone = Signal(int, int)
    """How many days down and parts across an arrow key goes."""
    typed = Signal(str)
    """Letters typed on it."""
    emptied = Signal()

    def __init__(self, words: Words, *, when: str, is_large: bool = False) -> None:
        """`when`: its day and part, and whose week it is, for those who listen."""
        super().__init__()
        self._words = words
        self._when = when
        self._kinds: tuple[Option, ...] = ()
        self.setProperty("kind", "square")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.what = Text(kind="turned" if is_large else "")
        self.means = Text(kind="turned" if is_large else "square-kind")
        self.sign = QLabel()
        for piece in (self.what, self.means, self.sign):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        below = QWidget()
        below.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.means, 1)
        self._below = below
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 6, 5)
        column.setSpacing(2)
        column.addWidget(self.what)
        column.addWidget(below)
        column.addStretch(1)
        let_wrap(self)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
        self.setSizePolicy(policy)
        self.show_square({}, ())

    def show_square(self, square: dict[str, Json], kinds: tuple[Option, ...]) -> None:
        """Show what is in it."""
        said, kind = str(square.get("what") or "").strip(), str(square.get("kind") or "")
        meaning = self._words.text(label(kinds, kind)) if kind else ""
        self.what.setText(said)
        self.what.setVisible(bool(said))
        self.means.setText(meaning)
        if kind:
            size = max(16, self.means.fontMetrics().height())
            self.sign.setPixmap(icons.picture(sign_of(kind), tone(self, Tone.TEAL), size))
        self._below.setVisible(bool(kind))
        told = ", ".join(part for part in (said, meaning) if part)
        self.setAccessibleName(f"{self._when}: {told}" if told else self._when)
        self.updateGeometry()

    def mark(self, is_current: bool) -> None:
        """Show whether it is the one that is written in."""
        wanted = "true" if is_current else "false"
        if self.property("current") != wanted:
            self.setProperty("current", wanted)
            self.style().unpolish(self)
            self.style().polish(self)

    def heightForWidth(self, width: int, /) -> int:
        """What stands in it decides."""
        column = self.layout()
        return max(44, column.heightForWidth(width) if column is not None else 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on; Enter, Space or a letter begin to write; Delete empties."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers():
            self.gone.emit(*by)
        elif is_enter(event):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif event.text().strip() and event.text().isprintable() and not _is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


def _is_command(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & both)
