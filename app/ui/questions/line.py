"""One line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.forms.conditions import Json
from app.forms.questions import Line
from app.ui.caret import put_caret
from app.ui.pieces import LineField
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget


class LineBox(QuestionWidget):
    """A line one types into."""

    def __init__(self, question: Line, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(question, asking, parent=parent)
        self.box = LineField()
        self.watch(self.box)
        self.box.setPlaceholderText(self.hint_within())
        self.put(self.box)
        self.box.textEdited.connect(self.say)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the line; what stands there already is left alone, and the caret with it."""
        text = value if isinstance(value, str) else ""
        if text != self.box.text():
            self.box.setText(text)

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable and selectable, not to be typed in."""
        self.box.setReadOnly(is_read_only)

    def caret(self) -> int:
        """The caret's place in the line."""
        return self.box.cursorPosition()

    def put_caret(self, position: int) -> None:
        """Put the caret back."""
        put_caret(self.box, position)
