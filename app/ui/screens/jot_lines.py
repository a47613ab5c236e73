"""Lines that were jotted: written one below the other, each kept from its first letter."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import jots, people
from app.casework.jots import JotLine
from app.errors import AppError
from app.language import N_
from app.ui.pieces import Field, Hint, SectionHeading, link_button
from app.ui.screens.jot_line import JotBox, JotRow
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.typed_fields import Fields
from app.ui.screens.typed_panel import TypedPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk

FEW = 8
"""So many of the newest lines stand there until more are asked for."""
_EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Whose screen is in front, and which page; empty where it is nobody's."""

    person_id: str = ""
    page_id: str = ""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A line on its way to the store."""

    words: str
    person_id: str


class JotLines(TypedPanel):
    """One line is one jot. With a person in front only theirs show, until all are asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.front = Front()
        self._name = ""
        self._entry_id = ""
        self._editing = ""
        self._chosen = ""
        self._is_showing = False
        self._shows_all = False
        self._few: int = FEW
        self._most: int = FEW
        self._lines: tuple[JotLine, ...] = ()
        self._typed: dict[str, JotLine] = {}
        words = desk.words
        self.whose = SectionHeading()
        self.others, self.older = link_button(""), link_button(words.text(N_("Show older")))
        self.rows = RowList()
        self.entry = JotBox()
        self.others.clicked.connect(self._show_all)
        self.older.clicked.connect(self._show_older)
        self.entry.textChanged.connect(self._entry_typed)
        self.entry.done.connect(self.next_line)
        self.entry.went_up.connect(self.go_to_last)
        self.entry.left.connect(self.keeper.left)
        self.keeper.saved.connect(self._kept)

    def lay_lines(self, body: QVBoxLayout) -> None:
        """Put the lines, and the box for the next one, into a column."""
        for button in (self.others, self.older):
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.rows)
        words = self._desk.words
        body.addWidget(Field(words.text(N_("Jot a line")), self.entry))
        says = N_("Kept from the first letter. Enter: the next line. Up: sort them. Esc: close.")
        body.addWidget(Hint(words.text(says)))

    # What is shown

    def show_front(self, front: Front) -> None:
        """Another screen is in front: whose lines these are, and where they can go."""
        if front.person_id != self.front.person_id:
            self._end_line()
            self._shows_all = False
        self.front = front
        self.read()

    def read(self) -> None:
        """Read the lines that wait."""
        store, whose = self._desk.store, self.front.person_id
        self._name = ""
        if whose:
            with suppress(AppError):  # undone out of being: the frame is about to go elsewhere
                self._name = people.person(store, person_id=whose).name
        only = None if self._shows_all else whose or None
        lines = {line.id: line for line in jots.jots_to_sort(store, person_id=only)}
        if not self.keeper.is_unsaved:
            self._typed = {}
        # What was typed here may be on its way to the disk still.
        lines |= self._typed
        self._lines = tuple(
            line for line in lines.values() if line.words.strip() and line.id != self._entry_id
        )
        self._show_heading()
        self.show_lines()

    def _kept(self, _moment: object) -> None:
        """Everything is on the disk: what is read there is what there is."""
        if self._typed and not self._editing:
            self.read()

    def _show_heading(self) -> None:
        """Whose lines these are, and how many others there are."""
        words, whose, store = self._desk.words, self.front.person_id, self._desk.store
        is_ones_own = bool(whose) and not self._shows_all
        named = words.text(N_("Jots about {name}"), name=self._name)
        self.whose.setText(named if is_ones_own else words.text(N_("Jots")))
        own = jots.waiting(store, person_id=whose) if is_ones_own else 0
        may_see_others = is_ones_own and self._desk.visit is None
        others = max(0, jots.waiting(store) - own) if may_see_others else 0
        said = words.plural(
            N_("Show {count} that is not theirs"), N_("Show {count} that are not theirs"), others
        )
        self.others.setText(said if others else "")
        self.others.setVisible(others > 0)

    def show_lines(self) -> None:
        """The newest lines, the newest last."""
        shown = self._lines[-self._most :]
        self.older.setVisible(len(shown) < len(self._lines))
        if self._chosen not in {line.id for line in shown}:
            self._chosen = shown[-1].id if shown else ""
        self.rows.show_entries(
            [
                Entry(
                    key=line.id,
                    made_of=self._made_of(line),
                    make=partial(self._make_row, line),
                )
                for line in shown
            ]
        )
        self.show_chosen()

    def _is_of_several(self) -> bool:
        """Whether the lines may be about different people; else the heading says about whom."""
        return self._shows_all or not self.front.person_id

    def _made_of(self, line: JotLine) -> object:
        if line.id == self._editing:
            return _EDITED
        return line.words, line.person_name, self._is_of_several()

    def _make_row(self, line: JotLine) -> QWidget:
        """A row to be sorted, or the box in which its words are changed."""
        if line.id != self._editing:
            row = JotRow(line, self._desk.words, shows_whose=self._is_of_several())
            row.clicked.connect(partial(self.choose, line.id))
            row.entered.connect(partial(self.choose, line.id))
            row.edit_wanted.connect(self.edit)
            row.moved.connect(self._go_by)
            self.join_row(row)
            return row
        box = JotBox()
        box.setAccessibleName(self._desk.words.text(N_("Change this line")))
        box.setPlainText(line.words)
        box.textChanged.connect(partial(self._edit_typed, line, box))
        box.done.connect(self.end_edit)
        box.left.connect(self.keeper.left)
        return box

    def join_row(self, row: JotRow) -> None:
        """Join what a row says to what is done about it."""

    def choose(self, jot_id: str) -> None:
        """This line is the one that keys and buttons are about."""
        self._chosen = jot_id
        self.show_chosen()

    def chosen(self) -> JotLine | None:
        """The line that a key or button is about."""
        return next((line for line in self._lines if line.id == self._chosen), None)

    def show_chosen(self) -> None:
        """Mark the chosen line."""
        chosen = self.rows.row(self._chosen)
        for row in self.rows.rows:
            if isinstance(row, JotRow):
                row.setChecked(row is chosen)

    def _show_all(self) -> None:
        self._shows_all = True
        self.read()
        self.go_to_last()

    def show_most(self, most: int) -> None:
        """Show so many of the newest lines; as many again when older ones are asked for."""
        if most != self._few:
            self._few, self._most = most, most
            self.show_lines()

    def _show_older(self) -> None:
        self._most += self._few
        self.show_lines()

    def refresh(self, changed: object) -> None:
        """Show what was changed elsewhere, by undo above all."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        is_mine = getattr(changed, "origin", None) is self.keeper
        if not is_mine and any(table in {"contact", "page", "person"} for table, _ in entities):
            self.read()

    # Typing

    def start(self) -> None:
        """Put the keyboard where one writes the next line."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def being_typed(self) -> tuple[str, int]:
        """The line in the box (empty for none) and where its caret stands."""
        return self._entry_id, self.entry.textCursor().position()

    def take_up(self, jot_id: str) -> None:
        """Go on with a line that was being typed: it stands in the box again."""
        line = next((line for line in self._lines if line.id == jot_id), None)
        if line is not None and line.person_id == self.front.person_id and not self._entry_id:
            self._is_showing = True
            self.entry.setPlainText(line.words)
            self._is_showing = False
            self._entry_id = jot_id
            self.read()

    def _entry_typed(self) -> None:
        words = self.entry.toPlainText()
        if self._is_showing or not (self._entry_id or words.strip()):
            return
        if not self._entry_id:
            self._entry_id = self._desk.clock.new_id()
        self.keeper.typed(self._entry_id, _Typed(words, self.front.person_id))

    def next_line(self) -> None:
        """The line is done: it stands with the others, and the next can be typed."""
        self._end_line()
        self.show_lines()

    def _end_line(self) -> None:
        """Put what is in the box with the other lines."""
        jot_id, words = self._entry_id, self.entry.toPlainText()
        if not jot_id:
            return
        self._entry_id = ""
        self._is_showing = True
        self.entry.clear()
        self._is_showing = False
        if words.strip():
            line = JotLine(
                id=jot_id,
                words=words,
                person_id=self.front.person_id,
                person_name=self._name,
                at=self._desk.clock.now(),
            )
            self._typed[jot_id] = line
            self._lines = (*self._lines, line)
            self._chosen = jot_id
        self.keeper.left()

    def edit(self) -> None:
        """Write in the chosen line, where it stands."""
        line = self.chosen()
        if line is None:
            return
        self._editing = line.id
        self.show_lines()
        box = self.rows.row(line.id)
        if isinstance(box, JotBox):
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            box.moveCursor(box.textCursor().MoveOperation.End)

    def end_edit(self) -> None:
        """The line is a row again; one of which nothing is left is gone."""
        jot_id, self._editing = self._editing, ""
        if not jot_id:
            return
        self.keeper.left()
        self._lines = tuple(line for line in self._lines if line.words.strip())
        self.show_lines()
        row = self.rows.row(jot_id) or self.entry
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_typed(self, line: JotLine, box: JotBox) -> None:
        changed = replace(line, words=box.toPlainText())
        self._typed[line.id] = changed
        self._lines = tuple(changed if one.id == line.id else one for one in self._lines)
        self.keeper.typed(line.id, _Typed(changed.words, line.person_id))

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: each line is a jot of its own, and a step of its own."""
        for jot_id, typed in fields.items():
            if isinstance(typed, _Typed):
                jots.jot(
                    self._desk.store,
                    jot_id=jot_id,
                    words=typed.words,
                    person_id=typed.person_id or None,
                    gesture=f"{gesture}/{jot_id}",
                    origin=self.keeper,
                )

    # Going about

    def go_to_last(self) -> None:
        """To the newest line; to the box where none waits."""
        last = self.rows.rows[-1] if self.rows.rows else self.entry
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_by(self, by: int) -> None:
        rows = self.rows.rows
        place = next((n for n, row in enumerate(rows) if row is self.rows.row(self._chosen)), 0)
        if place + by >= len(rows):
            self.start()
        elif place + by >= 0:
            rows[place + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, jot_id: str) -> None:
        """To this line, wherever it is; to the newest that waits without one."""
        if jot_id and jot_id not in {line.id for line in self._lines}:
            self._shows_all = True
            self.read()
        if jot_id and self.rows.row(jot_id) is None:
            self._most = max(self._few, len(self._lines))
            self.show_lines()
        row = self.rows.row(jot_id) if jot_id else None
        if row is None:
            self.go_to_last()
        else:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
