"""A small form on a screen that is kept by its button as one step, or let be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.buttons import is_enter
from app.ui.layouts import in_a_row
from app.ui.messages import sentence
from app.ui.pieces import Card, TroubleLine, primary_button, quiet_button

if TYPE_CHECKING:
    from app.ui.desk import Desk


class SmallForm(Card):
    """What is asked goes into `body`, ended by `end_with`. Ends in `kept`, or else `closed`."""

    kept = Signal()
    closed = Signal()

    SAID = N_("Kept. Ctrl+Z takes it back.")
    """What is said aloud once it is kept."""

    def __init__(self, desk: Desk, title: str | None = None) -> None:
        super().__init__(title)
        self._desk = desk
        self.trouble = TroubleLine()

    def stand_within(self) -> None:
        """Stand in a card that is there already, without an edge of its own."""
        self.setProperty("kind", "")
        self.body.setContentsMargins(0, 4, 0, 4)

    def end_with(self, does: str) -> None:
        """The trouble line, the button that keeps it, and Cancel."""
        self.keep = primary_button(does)
        self.cancel = quiet_button(self._desk.words.text(N_("Cancel")))
        self.keep.clicked.connect(self.keep_it)
        self.cancel.clicked.connect(self.closed.emit)
        buttons = in_a_row(self.keep, self.cancel)
        self.body.addWidget(self.trouble)
        self.body.addWidget(buttons)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError

    def write(self) -> None:
        """Keep what was asked, as one step. Raises an `AppError`."""
        raise NotImplementedError

    def keep_it(self) -> None:
        """Keep it and go; trouble is said here, and the form stays as it is."""
        words = self._desk.words
        try:
            self.write()
        except AppError as trouble:
            self.trouble.say(sentence(trouble, words))
            return
        announce(self, words.text(self.SAID))
        self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps it, Escape lets it be."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and is_enter(event):
            self.keep_it()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
