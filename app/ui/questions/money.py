"""An amount of money, typed as one says it; what was understood stands below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.forms.conditions import Json
from app.forms.questions import Money
from app.forms.values import read_money
from app.language import N_, Words
from app.ui.pieces import LineField
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget


def money_reading(typed: str, words: Words) -> str:
    """How a typed amount is understood, in words; empty for nothing typed."""
    if not typed.strip():
        return ""
    pence = read_money(typed)
    if pence is None:
        return words.text(N_("Kept as typed; it can't be read as an amount yet"))
    return words.money(pence)


class MoneyBox(QuestionWidget):
    """A question for an amount. Its value is whole pence, or the text as typed."""

    def __init__(self, question: Money, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(question, asking, parent=parent)
        self._value: Json = None
        self.box = LineField()
        self.reading = QLabel(self)
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setProperty("kind", "hint")
        self.reading.setWordWrap(True)
        self.reading.hide()
        self.watch(self.box)
        self.put(self.box)
        self.put(self.reading)
        self.box.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        pence = read_money(text)
        self._value = text if pence is None else pence
        self._say_reading(text)
        self.edited.emit(Given(value=self._value))

    def _say_reading(self, text: str) -> None:
        said = money_reading(text, self.asking.words)
        self.reading.setText(said)
        self.reading.setVisible(bool(said))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the amount; what the box means already is left as it was typed."""
        if value == self._value:
            return
        self._value = value
        if isinstance(value, int) and not isinstance(value, bool):
            self.box.setText(self.asking.words.money(value))
            self._say_reading("")
        else:
            self.box.setText(str(value or ""))
            self._say_reading(str(value or ""))

    def focus_went(self, box: object) -> None:
        """On leaving: an amount that was understood is written out, and its reading goes."""
        if isinstance(self._value, int) and not isinstance(self._value, bool):
            self.box.setText(self.asking.words.money(self._value))
            self._say_reading("")

    def set_read_only(self, is_read_only: bool) -> None:
        """No typing."""
        self.box.setReadOnly(is_read_only)
