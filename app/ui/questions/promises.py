"""The table of promises: what, who, by when, agreed. The empty last line begins a new one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.casework.views import MemberView, PromiseView
from app.forms.conditions import Json
from app.forms.questions import PromisesAsked
from app.language import N_
from app.ui.held import put_away
from app.ui.pieces import Line, Text
from app.ui.questions.asking import Asking, ChangePromise, MovePromise, RemovePromise
from app.ui.questions.base import QuestionWidget
from app.ui.questions.promise_line import PromiseLine

_HEADS: Final = (N_("What"), N_("Who"), N_("By"), N_("Agreed?"))
_SHARES: Final = (8, 4, 3, 0, 0)
_FOLDED_SHARES: Final = (0, 4, 3, 0, 0)
_ROWS_A_LINE: Final = 4
_FIRST_ROW: Final = 3
"""Below two rows for the heads and the rule."""
_LEAST_LETTERS: Final = 60
"""How many letters wide the table is at least with all of a promise beside each other."""


class PromisesTable(QuestionWidget):
    """The promises of a page. It keeps no value: each line is a promise of its own."""

    def __init__(
        self, question: PromisesAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.lines: list[PromiseLine] = []
        self._begun = 0
        self._is_read_only = False
        holder = QWidget(self)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._is_folded = False
        self._heads = [Text(asking.words.text(t), kind="column-heading") for t in _HEADS]
        rule = Line()
        self._grid.addWidget(rule, 2, 0, 1, 5)
        self._holder = holder
        self.put(holder)
        self._add_empty()

    def _add_empty(self) -> PromiseLine:
        self._begun += 1
        line = self._make_line(f"new-{self._begun}")
        self.lines.append(line)
        self._lay_out()
        return line

    def _make_line(self, key: str) -> PromiseLine:
        is_plan = isinstance(self.question, PromisesAsked) and self.question.plan
        line = PromiseLine(key, self.asking, is_plan=is_plan, parent=self._holder)
        line.changed.connect(partial(self._changed, line))
        line.moved.connect(partial(self._moved, line))
        line.removed.connect(partial(self._removed, line))
        line.gone_on.connect(partial(self._go_on, line))
        line.details.week.opened.connect(self.rearranged)
        for box in line.boxes():
            self.watch(box, name="-")
        line.set_read_only(self._is_read_only)
        return line

    def _lay_out(self) -> None:
        """Put every line in its rows and name its boxes; nothing is made anew, so focus stays."""
        last = len(self.lines) - 1
        self._place_columns()
        for place, line in enumerate(self.lines):
            row = _FIRST_ROW + place * _ROWS_A_LINE
            self._place(line.widgets()[:5], row)
            if line.plan is not None:
                self._grid.addWidget(line.plan, row + 2, 0, 1, 5)
            self._grid.addWidget(line.details, row + 3, 0, 1, 5)
            line.name_boxes(place + 1, is_new=place == last and not self._is_read_only)
            is_hidden = self._is_read_only and place == last and line.line.startswith("new-")
            line.what.setVisible(not is_hidden)
        for head in self._heads[1:]:
            head.setVisible(last > 0)
        self.label.setBuddy(self.lines[0].what)
        self.rearranged.emit()

    def _place_columns(self) -> None:
        """Give the columns their shares and put the heads over them."""
        for col, share in enumerate(_FOLDED_SHARES if self._is_folded else _SHARES):
            self._grid.setColumnStretch(col, share)
        self._place(tuple(self._heads), 0)

    def _place(self, cells: tuple[QWidget, ...], row: int) -> None:
        """Put cells beside each other; folded, the first has a row for itself above the others."""
        top = Qt.AlignmentFlag.AlignTop
        what, who, *others = cells
        if self._is_folded:
            self._grid.addWidget(what, row, 0, 1, 5, top)
            self._grid.addWidget(who, row + 1, 0, 1, 2, top)
        else:
            self._grid.addWidget(what, row, 0, top)
            self._grid.addWidget(who, row, 1, top)
        for col, widget in enumerate(others, 2):
            self._grid.addWidget(widget, row + self._is_folded, col, top)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fold where the letters are large for the room there is, and unfold again."""
        super().resizeEvent(event)
        is_tight = self.width() < self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        if is_tight != self._is_folded:
            self._is_folded = is_tight
            self._lay_out()

    def _changed(self, line: PromiseLine, fields: tuple[tuple[str, Json], ...]) -> None:
        if line is self.lines[-1]:
            self._add_empty()
        self.wished.emit(ChangePromise(line=line.line, fields=fields))

    def _go_on(self, line: PromiseLine) -> None:
        """Enter at the end of a line: what the next is, the empty one at the end included."""
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self.lines[place].what.setFocus()

    def _moved(self, line: PromiseLine, by: int) -> None:
        place = self.lines.index(line)
        if 0 <= place + by < len(self.lines) - 1:
            self.lines.insert(place + by, self.lines.pop(place))
            self._lay_out()
            self.wished.emit(MovePromise(line=line.line, by=by))
            (line.details.up if by < 0 else line.details.down).setFocus()

    def _removed(self, line: PromiseLine) -> None:
        key = line.line
        place = self.lines.index(line)
        self._drop(line)
        self._lay_out()
        self.lines[min(place, len(self.lines) - 1)].what.setFocus()
        self.wished.emit(RemovePromise(line=key))

    def _drop(self, line: PromiseLine) -> None:
        self.lines.remove(line)
        for box in line.boxes():
            self.unwatch(box)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            put_away(widget)
        line.deleteLater()

    def first_box(self) -> QWidget:
        """What the first promise is."""
        return self.lines[0].what

    def box_of(self, row_id: str) -> QWidget:
        """Where the promise of this id still wants something."""
        line = self.line_of(row_id)
        return self.first_box() if line is None else line.first_empty()

    def line_became(self, line: str, promise_id: str) -> None:
        """A line that was new is now this promise."""
        for known in self.lines:
            if known.line == line:
                known.line = promise_id

    def show_promises(self, promises: tuple[PromiseView, ...]) -> None:
        """Show the promises there are, in order. Boxes that are right already are left alone."""
        wanted = {p.id for p in promises}
        for line in [ln for ln in self.lines[:-1] if not ln.line.startswith("new-")]:
            if line.line not in wanted:
                self._drop(line)
        known = {line.line: line for line in self.lines}
        ordered: list[PromiseLine] = []
        for promise in promises:
            line = known.get(promise.id) or self._make_line(promise.id)
            line.show_promise(promise)
            ordered.append(line)
        begun = [line for line in self.lines if line.line.startswith("new-")]
        if self.lines != [*ordered, *begun]:
            self.lines = [*ordered, *begun]
        self._lay_out()

    def line_of(self, key: str) -> PromiseLine | None:
        """The line of a promise."""
        return next((line for line in self.lines if line.line == key), None)

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Offer the people there are now."""
        asking = self.asking
        self.asking = replace(asking, members=members)
        for line in self.lines:
            line.take_people(self.asking)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Nothing: the promises come with `show_promises`."""

    def set_read_only(self, is_read_only: bool) -> None:
        """The table stands; no line can be begun."""
        self._is_read_only = is_read_only
        for line in self.lines:
            line.set_read_only(is_read_only)
        self._lay_out()
