"""A week on one page: seven days by morning, afternoon, evening and night."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.casework.week_words import week_sentence
from app.forms.conditions import Json
from app.forms.questions import WeekAsked
from app.forms.values import squares_of
from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS
from app.language import N_
from app.ui.layouts import in_a_row
from app.ui.pieces import Button, Text
from app.ui.questions.asking import Asking, FillWeek
from app.ui.questions.base import QuestionWidget
from app.ui.questions.week_editor import SquareEditor
from app.ui.questions.week_square import Square

_DAYS: Final = tuple(day.key for day in WEEK_DAYS)
_PARTS: Final = tuple(part.key for part in WEEK_PARTS)
_LETTERS_A_PART: Final = 13
_GAP: Final = 4


class WeekBox(QuestionWidget):
    """A square for each part of each day, written in at the top; arrow keys go between squares."""

    def __init__(
        self, question: WeekAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self._asked = question
        self._value: dict[str, Json] = {}
        self._current = f"{_DAYS[0]}.{_PARTS[0]}"
        self._is_folded: bool | None = None
        self._is_read_only = False
        self.editor = SquareEditor(question.kinds, asking)
        self._make_squares()
        self._above.addWidget(self.editor)
        for box in self.editor.boxes():
            self.watch(box, name=box.accessibleName())
        self.editor.said.connect(self._said)
        self.editor.done.connect(self._back_to_square)
        self.count = Text(kind="soft")
        self.put(self.count)
        self.fill = Button(
            asking.words.text(N_("Fill empty squares from what is agreed")), kind="link"
        )
        self.fill.clicked.connect(partial(self.wished.emit, FillWeek()))
        self.watch(self.fill, name=f"{self.named}: {self.fill.text()}")
        below = in_a_row(self.fill)
        self.put(below)
        self.fill.setVisible(not asking.me)
        self._lay_out(is_folded=False)
        self._show()

    def _make_squares(self) -> None:
        """Heads, days and the squares."""
        words = self.asking.words
        kind = "turned" if self.asking.me else "column-heading"
        above = QWidget(self)
        self._above = QVBoxLayout(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self.put(above)
        self._holder = QWidget(self)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._heads = [Text(words.text(part.label), kind=kind) for part in WEEK_PARTS]
        self._days = [Text(words.text(day.label), kind=kind) for day in WEEK_DAYS]
        self._parts: dict[str, Text] = {}
        self.squares: dict[str, Square] = {}
        self._when: dict[str, str] = {}
        for day in WEEK_DAYS:
            for part in WEEK_PARTS:
                key = f"{day.key}.{part.key}"
                self._when[key] = words.text(
                    N_("{day}, {part}"), day=words.text(day.label), part=words.text(part.label)
                )
                self._parts[key] = Text(words.text(part.label), kind=kind)
                self.squares[key] = self._make_square(key)
        for widget in (*self._heads, *self._days, *self._parts.values()):
            widget.setParent(self._holder)
        self.put(self._holder)

    def _make_square(self, key: str) -> Square:
        named = f"{self.named}: {self._when[key]}"
        square = Square(self.asking.words, when=named, is_large=self.asking.me)
        square.setParent(self._holder)
        self.watch(square, name=named)
        square.clicked.connect(partial(self._write_in, key))
        square.gone.connect(partial(self._go, key))
        square.typed.connect(partial(self._type_in, key))
        square.emptied.connect(partial(self._empty, key))
        return square

    # Laying out

    def _lay_out(self, *, is_folded: bool) -> None:
        """Days below each other with their parts beside each other, or, folded, below as well."""
        self._is_folded = is_folded
        grid = self._grid
        for column in range(len(_PARTS) + 1):
            grid.setColumnStretch(column, 0 if column == 0 else (column == 1 or not is_folded))
        for head in self._heads:
            head.setVisible(not is_folded)
        for part in self._parts.values():
            part.setVisible(is_folded)
        if is_folded:
            self._lay_folded()
        else:
            self._lay_beside()
        self.rearranged.emit()

    def _lay_beside(self) -> None:
        self._above.addWidget(self.editor)
        for across, head in enumerate(self._heads, 1):
            self._grid.addWidget(head, 1, across)
        for down, day in enumerate(_DAYS, 2):
            self._grid.addWidget(self._days[down - 2], down, 0, Qt.AlignmentFlag.AlignVCenter)
            for across, part in enumerate(_PARTS, 1):
                self._grid.addWidget(self.squares[f"{day}.{part}"], down, across)

    def _lay_folded(self) -> None:
        """The square that is written in has its editor right below it: the week is long."""
        row = 0
        for place, day in enumerate(_DAYS):
            self._grid.addWidget(self._days[place], row, 0)
            for part in _PARTS:
                row += 1
                key = f"{day}.{part}"
                self._grid.addWidget(self._parts[key], row, 0, Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(self.squares[key], row, 1)
                if key == self._current:
                    row += 1
                    self._grid.addWidget(self.editor, row, 1)
            row += 1

    def _needs(self) -> int:
        """The width under which the parts of a day do not stand beside each other."""
        self.ensurePolished()
        letter = self.fontMetrics().averageCharWidth() * (4 if self.asking.me else 3) // 3
        days = max(day.sizeHint().width() for day in self._days)
        return days + len(_PARTS) * (letter * _LETTERS_A_PART + _GAP)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fold day by day where the letters are large for the room there is."""
        super().resizeEvent(event)
        is_folded = self.width() < self._needs()
        if is_folded != self._is_folded:
            self._lay_out(is_folded=is_folded)

    # Going and writing

    def _choose(self, key: str) -> None:
        """Have one square be the one that is written in, and the one Tab comes to."""
        self.squares[self._current].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        is_elsewhere, self._current = key != self._current, key
        if is_elsewhere and self._is_folded:
            self._lay_out(is_folded=True)
        self._show()

    def _go(self, key: str, down: int, across: int) -> None:
        day, _, part = key.partition(".")
        row, column = _DAYS.index(day) + down, _PARTS.index(part) + across
        if self._is_folded and down:  # the squares of a day stand below each other
            place = _DAYS.index(day) * len(_PARTS) + _PARTS.index(part) + down
            row, column = divmod(place, len(_PARTS))
        if 0 <= row < len(_DAYS) and 0 <= column < len(_PARTS):
            self._choose(f"{_DAYS[row]}.{_PARTS[column]}")
            self.squares[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _write_in(self, key: str) -> None:
        self._choose(key)
        if not self._is_read_only:
            self.editor.what.setFocus()

    def _type_in(self, key: str, letters: str) -> None:
        if not self._is_read_only:
            self._write_in(key)
            self.editor.take_letters(letters)

    def _back_to_square(self) -> None:
        self.squares[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _empty(self, key: str) -> None:
        if not self._is_read_only and key in self._value:
            self._choose(key)
            self.left.emit()
            self._said("", "")
            self.left.emit()
            self._show()

    def _said(self, what: str, kind: str) -> None:
        """The square that is written in says something else now."""
        known = squares_of(self._value).get(self._current, {})
        square = {**known, "what": what, "kind": kind}
        kept = {key: other for key, other in self._value.items() if key != self._current}
        is_filled = bool(what.strip() or kind)
        self._value = {**kept, self._current: square} if is_filled else kept
        self.squares[self._current].show_square(square, self._asked.kinds)
        self._say_count()
        self.say(dict(self._value))

    def say_nothing_to_fill(self, said: str) -> None:
        """Say why nothing was filled in, where the counts stand."""
        self.count.setText(said)
        self.count.show()

    def _say_count(self) -> None:
        said = week_sentence(self._asked, self._value, self.asking.words)
        self.count.setText(said)
        self.count.setVisible(bool(said))

    # What is shown

    def _show(self) -> None:
        told = squares_of(self._value)
        for key, square in self.squares.items():
            square.show_square(told.get(key, {}), self._asked.kinds)
            square.mark(key == self._current and not self._is_read_only)
        self.squares[self._current].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor.show_square(
            self._when[self._current], told.get(self._current, {}), of=self.named
        )
        self._say_count()

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the stored week."""
        if value == self._value:
            return
        self._value = dict(value) if isinstance(value, dict) else {}
        self._show()

    def first_box(self) -> QWidget:
        """The square that was written in last; at first the first."""
        return self.squares[self._current]

    def set_read_only(self, is_read_only: bool) -> None:
        """No writing; one may still go from square to square."""
        self._is_read_only = is_read_only
        self.editor.setVisible(not is_read_only)
        self.fill.setVisible(not (is_read_only or self.asking.me))
        self._show()
