"""Rows of the same few cells, each cell a small question of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.forms.conditions import Json
from app.forms.questions import ROW, Cell, Option, RowsAsked
from app.forms.values import rows_of, sum_of_rows
from app.language import N_
from app.ui.layouts import FoldRow
from app.ui.pieces import Button, Text
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget


class RowsBox(QuestionWidget):
    """A question answered in rows. Its value is a list of what each row says by cell."""

    def __init__(
        self,
        question: RowsAsked,
        asking: Asking,
        make: Callable[[Cell, Asking], QuestionWidget],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self._asked = question
        self._make = make
        self._values: list[dict[str, Json]] = []
        self._cells: list[dict[str, QuestionWidget]] = []
        holder = QWidget(self)
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self.put(holder)
        self.sum = Text(kind="soft")
        self.sum.hide()
        self.put(self.sum)
        self.more = Button(
            asking.words.text(question.add or N_("Add a line")), kind="quiet", icon="plus"
        )
        self.more.clicked.connect(self.add_row)
        self.watch(self.more, name=f"{self.named}: {self.more.text()}")
        self.more.setVisible(not question.rows)
        self.put(self.more)
        for option in question.rows:
            self._put_row({ROW: option.key}, option)

    def add_row(self) -> None:
        """Begin a row and put the caret in it."""
        self._put_row({}, None)
        first = next(iter(self._cells[-1].values()))
        self.rearranged.emit()
        first.first_box().setFocus()

    def _put_row(self, value: dict[str, Json], option: Option | None) -> None:
        """Put one more row below the others, under its name where it has one."""
        place = len(self._cells)
        self._values.append(value)
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = self.asking.words.text(N_("Line {number}"), number=place + 1)
        if option is not None:
            name = self.asking.words.text(option.label, name=self.asking.called)
            column.addWidget(Text(name, kind="label"))
        cells: dict[str, QuestionWidget] = {}
        holder = QWidget(row)
        flow = FoldRow(spacing=8)
        holder.setLayout(flow)
        for cell in self._asked.cells:
            widget = self._make(cell, self.asking)
            cells[cell.key] = widget
            widget.name_within(f"{self.named}, {name}")
            widget.edited.connect(partial(self._told, place, cell.key))
            widget.entered.connect(self.entered)
            widget.left.connect(self.left)
            flow.add(widget, 2)
        column.addWidget(holder)
        self._list.addWidget(row)
        self._cells.append(cells)
        self._show(place)

    def _told(self, place: int, key: str, given: object) -> None:
        """A cell says something else now."""
        value = cast(Given, given).value
        self._values[place] = {**self._values[place], key: value}
        self._say_sum()
        self.say(self._kept())

    def _kept(self) -> Json:
        return [row for row in self._values if any(key != ROW for key in row)]

    def _say_sum(self) -> None:
        if self._asked.sum_of:
            words = self.asking.words
            pence = sum_of_rows(self._asked, cast(Json, self._values))
            self.sum.setText(words.text(N_("{sum} in all"), sum=words.money(pence)))
            self.sum.setVisible(pence > 0)

    def _show(self, place: int) -> None:
        for key, widget in self._cells[place].items():
            widget.show_value(self._values[place].get(key))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show stored rows: fixed ones by their key, others in order."""
        rows = rows_of(value)
        if self._asked.rows:
            told = {str(row.get(ROW)): row for row in rows}
            for place, option in enumerate(self._asked.rows):
                self._values[place] = told.get(option.key, {ROW: option.key})
                self._show(place)
        else:
            for place, row in enumerate(rows):
                if place >= len(self._cells):
                    self._put_row(row, None)
                self._values[place] = row
                self._show(place)
        self._say_sum()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show everything, let nothing be changed."""
        for cells in self._cells:
            for widget in cells.values():
                widget.set_read_only(is_read_only)
        self.more.setVisible(not (is_read_only or self._asked.rows))
