"""A jotted line: the box it is written in, and the row it is afterwards, sorted by one key."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.casework.jots import JotLine
from app.language import N_, Words
from app.ui.buttons import is_enter
from app.ui.pieces import GrowingText, Hint, RowButton, Text
from app.ui.screens.wording import breakable

_TYPING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class JotBox(GrowingText):
    """A box for one line, which may be long: Enter is done with it, Up goes to the lines above."""

    done = Signal()
    went_up = Signal()

    def __init__(self) -> None:
        super().__init__(lines=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the line."""
        is_up = event.key() == Qt.Key.Key_Up and not event.modifiers() & _TYPING
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # With Control it closes the panel, which hears it next.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif is_enter(event):
                self.done.emit()
        elif is_up and not self.textCursor().block().position() and self._is_on_first_line():
            self.went_up.emit()
        else:
            super().keyPressEvent(event)

    def _is_on_first_line(self) -> bool:
        layout = self.textCursor().block().layout()
        line = layout.lineForTextPosition(self.textCursor().positionInBlock())
        return not line.isValid() or line.lineNumber() == 0

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste is one line, too."""
        if source.hasText():
            self.textCursor().insertText(" ".join(source.text().splitlines()))
            self.ensureCursorVisible()


class JotRow(RowButton):
    """A line that waits. A number sends it to that heading, S to the story, P says whose it is."""

    entered = Signal()
    sent = Signal(int)
    story_wanted = Signal()
    person_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    moved = Signal(int)
    """To the next line (1) or the one before (-1)."""

    def __init__(self, line: JotLine, words: Words, *, shows_whose: bool) -> None:
        whose = line.person_name or words.text(N_("nobody yet"))
        says = words.text(N_("Jot about {name}: {words}"), name=whose, words=line.words)
        super().__init__(says)
        self.setCheckable(True)
        self.add_label(Text(breakable(line.words)), 3)
        if shows_whose:
            self.add_label(Hint(whose), 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line is the one to be sorted now."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key sorts it."""
        if event.modifiers() & _TYPING:
            super().keyPressEvent(event)
            return
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.sent.emit(key - Qt.Key.Key_0)
            return
        if is_enter(event):
            self.edit_wanted.emit()
            return
        match key:
            case Qt.Key.Key_F2:
                self.edit_wanted.emit()
            case Qt.Key.Key_S:
                self.story_wanted.emit()
            case Qt.Key.Key_P:
                self.person_wanted.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_wanted.emit()
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)
