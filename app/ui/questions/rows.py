"""Rows of the same few cells: a calm table where there is room, one below the other where not."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.casework.paper_rows import count_in_words
from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import ROW, Option, RowsAsked
from app.forms.values import rows_of, sum_of_rows
from app.language import N_
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.layouts import in_a_row
from app.ui.pieces import Button, Line, Text
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget
from app.ui.questions.cells import least_letters, share_of
from app.ui.questions.rows_line import RowLine

_NAME_LETTERS: Final = 16
_NAME_SHARE: Final = 5
_FIRST_ROW: Final = 2
"""Below the heads and their rule."""
_MORE_WIDTH: Final = 48
_GAP: Final = 6
_AROUND: Final = 22
"""Edge and padding of a box, in pixels."""


class RowsBox(QuestionWidget):
    """A question answered in rows. Its value is a list of what each row says by cell."""

    def __init__(
        self, question: RowsAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self._asked = question
        self._others: list[dict[str, Json]] = []
        """Stored rows the page has no place for any more; they stay kept."""
        self._has_names = bool(question.rows)
        self._is_folded = False
        self._is_read_only = False
        self.lines: list[RowLine] = []
        self._make_table()
        for option in question.rows:
            self._make_line(option)
        if not question.rows:
            self._make_line(None)
        self._lay_out()

    def _make_table(self) -> None:
        """The grid with its heads, the sum, and the button for one more row."""
        words, question = self.asking.words, self._asked
        self._holder = QWidget(self)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        heads = [words.text(c.ask, name=self.asking.called) for c in question.cells]
        head_kind = "turned" if self.asking.me else "column-heading"
        self._heads = [Text(text, kind=head_kind) for text in heads]
        self._rule = Line()
        for widget in (*self._heads, self._rule):
            widget.setParent(self._holder)
        self.put(self._holder)
        self.nothing = Text(words.text(N_("Nothing was written here.")), kind="soft")
        self.put(self.nothing)
        self.nothing.hide()
        self.sum = Text(kind="strong")
        self.put(self.sum)
        self.sum.hide()
        self.more = Button(words.text(question.add or N_("Add a line")), kind="link", icon="plus")
        self.more.clicked.connect(self.add_row)
        self.watch(self.more, name=f"{self.named}: {self.more.text()}")
        below = in_a_row(self.more)
        self.put(below)
        self.more.setVisible(not question.rows)

    def _make_line(self, option: Option | None) -> RowLine:
        """One more row below the others."""
        line = RowLine(self._asked, self.asking, option=option, parent=self._holder)
        line.told.connect(self._told)
        line.gone_on.connect(self._go_on)
        line.moved.connect(self._move)
        line.removed.connect(self._remove)
        for cell in line.cells.values():
            cell.entered.connect(self.entered)
            cell.left.connect(self.left)
        self.watch(line.more, name="-")
        line.set_read_only(self._is_read_only)
        self.lines.append(line)
        return line

    # Laying out

    def _lay_out(self) -> None:
        """Put every row in its place; nothing is made anew, so focus and carets stay."""
        is_shown = self._shown_lines()
        for column in range(len(self._heads) + 2):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)
        if self._is_folded:
            self._lay_folded()
        else:
            self._lay_beside()
        for number, line in enumerate(self.lines, 1):
            line.name_boxes(self.named, number)
            self._show_line(line, is_shown=line in is_shown)
        for head in (*self._heads, self._rule):
            head.setVisible(not self._is_folded and bool(is_shown))
        self.nothing.setVisible(not is_shown)
        self.label.setBuddy(self.first_box())
        self.rearranged.emit()

    def _shown_lines(self) -> list[RowLine]:
        """All rows; of a finished page only those that say something, but for the fixed ones."""
        if not self._is_read_only or self._asked.rows:
            return self.lines
        return [line for line in self.lines if line.says_anything()]

    def _show_line(self, line: RowLine, *, is_shown: bool) -> None:
        can_change = not (self._is_read_only or self._has_names or self.asking.me)
        for cell in line.cells.values():
            cell.show_heading(self._is_folded)
            cell.setVisible(is_shown)
        is_begun = len(self.lines) > 1 or line.says_anything()
        line.name.setVisible(is_shown and (self._has_names or (self._is_folded and is_begun)))
        line.more.setVisible(is_shown and can_change and is_begun)

    def _lay_beside(self) -> None:
        """Heads once, and each row on one line."""
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        first, last = int(self._has_names), len(self._heads) + int(self._has_names)
        if self._has_names:
            grid.setColumnStretch(0, _NAME_SHARE)
        for column, (head, cell) in enumerate(zip(self._heads, self._asked.cells, strict=True)):
            grid.addWidget(head, 0, first + column, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(first + column, share_of(cell))
            grid.setColumnMinimumWidth(first + column, self._wide(column))
        grid.addWidget(self._rule, 1, 0, 1, last + 1)
        for row, line in enumerate(self.lines, _FIRST_ROW):
            line.name.setContentsMargins(0, 12, 0, 0)  # level with the words in the boxes
            grid.addWidget(line.name, row, 0, top)
            for column, cell in enumerate(line.cells.values(), first):
                grid.addWidget(cell, row, column, top)
            grid.addWidget(line.more, row, last, top)

    def _lay_folded(self) -> None:
        """Each row's cells one below the other, under its name with its button."""
        grid, row = self._grid, _FIRST_ROW
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(self.lines):
            line.name.setContentsMargins(0, 12 if place else 0, 0, 0)
            grid.addWidget(line.name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            for below, cell in enumerate(line.cells.values(), row + 1):
                grid.addWidget(cell, below, 0)  # what spans columns is given too little height
            grid.addWidget(line.more, row, 1)  # last: Tab comes to it after the cells
            row += len(line.cells) + 1

    def _wide(self, column: int) -> int:
        """How wide a cell is at least beside others, in pixels."""
        self.ensurePolished()
        letters = least_letters(self._asked.cells[column], self.asking)
        wide = self.fontMetrics().averageCharWidth() * letters
        cells = (list(line.cells.values())[column] for line in self.lines[:1])
        least = max((cell.minimumSizeHint().width() for cell in cells), default=0)
        return max(least, (wide * 4 // 3 if self.asking.me else wide) + _AROUND)

    def _needs(self) -> int:
        """The width under which the cells do not stand beside each other."""
        widths = [self._wide(column) for column in range(len(self._asked.cells))]
        names = self.fontMetrics().averageCharWidth() * _NAME_LETTERS if self._has_names else 0
        return names + sum(widths) + _GAP * (len(widths) + 1) + _MORE_WIDTH

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fold where the letters are large for the room there is, and unfold again."""
        super().resizeEvent(event)
        is_tight = self.width() < self._needs()
        if is_tight != self._is_folded:
            self._is_folded = is_tight
            self._lay_out()

    # What is done to rows

    def add_row(self) -> None:
        """Begin a row and put the caret in it; an empty last one is begun already."""
        if not self.lines or self.lines[-1].says_anything():
            self._make_line(None)
            self._lay_out()
        self.lines[-1].first_box().setFocus()

    def _go_on(self, line: RowLine) -> None:
        """Enter in the last cell: the next row, begun where there is none."""
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self.lines[place].first_box().setFocus()
        elif self._asked.rows or not line.says_anything():
            self.focusNextChild()
        else:
            self.add_row()

    def _move(self, line: RowLine, by: int) -> None:
        place = self.lines.index(line)
        if not 0 <= place + by < len(self.lines):
            return
        self.lines.insert(place + by, self.lines.pop(place))
        self._lay_out()
        self._say_as_step()
        line.more.setFocus()
        words = self.asking.words
        announce(self, words.text(N_("Now line {number}"), number=place + by + 1))

    def _remove(self, line: RowLine) -> None:
        """Take a row away; undo of the page gives it back."""
        place = self.lines.index(line)
        said_anything = line.says_anything()
        self._drop(line)
        if not self.lines:
            self._make_line(None)
        self._lay_out()
        self.lines[min(place, len(self.lines) - 1)].first_box().setFocus()
        if said_anything:
            self._say_as_step()
            announce(self, self.asking.words.text(N_("Taken away. Ctrl+Z gives it back.")))

    def _drop(self, line: RowLine) -> None:
        self.lines.remove(line)
        self.unwatch(line.more)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            put_away(widget)
        line.deleteLater()

    # What is said

    def _told(self, line: RowLine) -> None:
        """A cell says something else now."""
        self._say_sum()
        if len(self.lines) == 1 and line.more.isHidden() == line.says_anything():
            self._show_line(line, is_shown=True)
            self.rearranged.emit()
        self.say(self._kept())

    def _say_as_step(self) -> None:
        """Tell what is kept now as a step of its own, apart from any typing."""
        self.left.emit()
        self._say_sum()
        self.say(self._kept())
        self.left.emit()

    def _kept(self) -> Json:
        """What each row says; a row that says nothing is not kept."""
        rows = [dict(line.value) for line in self.lines if line.says_anything()]
        return cast(Json, [*rows, *self._others])

    def _say_sum(self) -> None:
        """What the rows come to: their sum, or how many of them say anything."""
        words, kept, said = self.asking.words, self._kept(), ""
        if self._asked.sum_of and (pence := sum_of_rows(self._asked, kept)):
            said = words.text(N_("{sum} in all"), sum=words.money(pence))
        elif not self.asking.me:
            said = count_in_words(self._asked, kept, words)
        self.sum.setText(said)
        self.sum.setVisible(bool(said))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show stored rows: fixed ones by their key, others in order. What is so is left alone."""
        if value == self._kept():
            return
        rows = rows_of(value)
        if self._asked.rows:
            self._show_fixed(rows)
        else:
            self._show_free(rows)
        self._lay_out()
        self._say_sum()

    def _show_fixed(self, rows: list[dict[str, Json]]) -> None:
        told = {str(row.get(ROW)): row for row in rows}
        known = {option.key for option in self._asked.rows}
        self._others = [row for row in rows if row.get(ROW) not in known]
        for line in self.lines:
            if line.option is not None:
                line.show_row(told.get(line.option.key, {}))

    def _show_free(self, rows: list[dict[str, Json]]) -> None:
        wanted = rows or [{}]
        for line in self.lines[len(wanted) :]:
            self._drop(line)
        while len(self.lines) < len(wanted):
            self._make_line(None)
        for line, row in zip(self.lines, wanted, strict=True):
            line.show_row(row)

    def first_box(self) -> QWidget:
        """The first cell of the first row."""
        return self.lines[0].first_box() if self.lines else self.more

    def box_of(self, row_id: str) -> QWidget:
        """The very cell Finish means: `2/until` is the cell `until` of the third row kept."""
        place, _, key = row_id.partition("/")
        said = [line for line in self.lines if line.says_anything()]
        if not place.isdecimal() or int(place) >= len(said):
            return self.first_box()
        return said[int(place)].box_of(key)

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Offer the people there are now."""
        self.asking = replace(self.asking, members=members)
        for line in self.lines:
            for cell in line.cells.values():
                cell.take_members(members)

    def set_read_only(self, is_read_only: bool) -> None:
        """Show everything, let nothing be changed."""
        self._is_read_only = is_read_only
        for line in self.lines:
            line.set_read_only(is_read_only)
        self.more.setVisible(not (is_read_only or self._asked.rows))
        self._lay_out()
