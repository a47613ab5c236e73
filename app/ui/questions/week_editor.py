"""Where a square of a week is written in: its words, and what it is to the person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.forms.conditions import Json
from app.forms.questions import Option
from app.language import N_
from app.ui.pieces import Button, Flow, Text
from app.ui.questions.asking import Asking
from app.ui.questions.text import text_of, write
from app.ui.questions.week_square import sign_of
from app.ui.questions.what_box import WhatBox


class SquareEditor(QFrame):
    """Stands over the week and is about one square at a time."""

    said = Signal(str, str)
    """What happens in it, and the key of what it is; both may be empty."""
    done = Signal()
    """Enter or Esc: the keyboard goes back to the square."""

    def __init__(self, kinds: tuple[Option, ...], asking: Asking) -> None:
        super().__init__()
        words = asking.words
        self._kind = ""
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        self.when = Text(kind="turned" if asking.me else "strong", wrap=False)
        self.what = WhatBox(lines=1)
        self.what.setPlaceholderText(words.text(N_("Who comes, what happens")))
        if asking.me:
            self.what.setProperty("kind", "turned")
        holder = QWidget(self)
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.kinds: dict[str, Button] = {}
        for kind in kinds:
            button = Button(words.text(kind.label), kind="chip", icon=sign_of(kind.key))
            button.setCheckable(True)
            button.clicked.connect(partial(self._picked, kind.key))
            button.installEventFilter(self)
            self.kinds[kind.key] = button
            flow.addWidget(button)
        for widget in (self.when, self.what, holder):
            column.addWidget(widget)
        self.what.installEventFilter(self)
        self.what.textChanged.connect(self._say)
        self.what.done.connect(self.done)

    def boxes(self) -> tuple[QWidget, ...]:
        """What one can focus, in reading order."""
        return (self.what, *self.kinds.values())

    def show_square(self, when: str, square: dict[str, Json], *, of: str) -> None:
        """Be about this square of a week. What is being typed already is left alone."""
        self.when.setText(when)
        self.what.setAccessibleName(f"{of}: {when}")
        write(self.what, str(square.get("what") or ""))
        self._kind = str(square.get("kind") or "")
        for key, button in self.kinds.items():
            button.setChecked(key == self._kind)
            button.setAccessibleName(f"{of}: {when}: {button.text()}")

    def take_letters(self, letters: str) -> None:
        """Go on from what was typed on the square."""
        cursor = self.what.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.what.setTextCursor(cursor)
        self.what.insertPlainText(letters)

    def _picked(self, kind: str) -> None:
        """Another kind; pressed again, it is none."""
        self._kind = "" if kind == self._kind else kind
        for key, button in self.kinds.items():
            button.setChecked(key == self._kind)
        self._say()

    def _say(self) -> None:
        self.said.emit(text_of(self.what), self._kind)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Esc leads back to the square."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return True
        return False
