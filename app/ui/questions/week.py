"""A week on one page: seven days by morning, afternoon, evening and night."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from app.forms.conditions import Json
from app.forms.questions import WeekAsked
from app.forms.values import squares_of
from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS
from app.language import N_
from app.ui.pieces import LineField, Text
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget


class WeekBox(QuestionWidget):
    """A square for each part of each day; what a square means to the person is kept with it."""

    def __init__(
        self, question: WeekAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self._value: dict[str, Json] = {}
        self.squares: dict[str, LineField] = {}
        words = asking.words
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for across, part in enumerate(WEEK_PARTS, 1):
            grid.addWidget(Text(words.text(part.label), kind="label"), 0, across)
        for down, day in enumerate(WEEK_DAYS, 1):
            grid.addWidget(Text(words.text(day.label), kind="label"), down, 0)
            for across, part in enumerate(WEEK_PARTS, 1):
                key = f"{day.key}.{part.key}"
                box = self.squares[key] = LineField()
                name = words.text(
                    N_("{day}, {part}"), day=words.text(day.label), part=words.text(part.label)
                )
                self.watch(box, name=f"{self.named}: {name}")
                box.textEdited.connect(partial(self._typed, key))
                grid.addWidget(box, down, across)
        self.put(holder)

    def _typed(self, key: str, text: str) -> None:
        known = squares_of(self._value).get(key, {})
        square = {**known, "what": text}
        kept = {k: v for k, v in self._value.items() if k != key}
        self._value = {**kept, key: square} if text.strip() or known.get("kind") else kept
        self.say(self._value)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the stored week."""
        self._value = dict(value) if isinstance(value, dict) else {}
        told = squares_of(self._value)
        for key, box in self.squares.items():
            text = str(told.get(key, {}).get("what") or "")
            if text != box.text():
                box.setText(text)

    def set_read_only(self, is_read_only: bool) -> None:
        """No typing."""
        for box in self.squares.values():
            box.setReadOnly(is_read_only)
