"""Picking a person by typing; somebody who is not here yet is made on the spot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import people
from app.casework.views import PersonLine
from app.casework.visiting import people_for
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.messages import sentence
from app.ui.pieces import Field, LineField, RowButton, Text
from app.ui.screens.row_list import Entry, RowList

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN = 6
PAUSE_MS = 60
_MAKE = "make"


class PersonPicker(QWidget):
    """A field and the few people it may mean. `picked` gives a person's id."""

    picked = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk, *, label: str) -> None:
        super().__init__()
        self._desk = desk
        self.box = LineField()
        self.box.setPlaceholderText(desk.words.text(N_("Type a name")))
        self.field = Field(label, self.box)
        self.rows = RowList()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.box.textEdited.connect(self._pause.start)
        self.box.returnPressed.connect(self.pick_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.rows)

    def clear(self) -> None:
        """Nothing typed, nobody offered."""
        self._pause.stop()
        self.box.clear()
        self.field.say_trouble("")
        self.rows.show_entries([])

    def look(self) -> None:
        """Offer the people the words may mean, and somebody new of that name."""
        self._pause.stop()
        typed = self.box.text().strip()
        visit, found = self._desk.visit, None
        if typed:
            found = people_for(self._desk.store, visit=visit, query=typed, limit=SHOWN)
        entries = [self._person_entry(line) for line in (found.rows if found else ())]
        if typed and visit is None:
            entries.append(Entry(key=_MAKE, made_of=typed, make=partial(self._make_new_row, typed)))
        self.rows.show_entries(entries)
        if found is not None:
            words = self._desk.words
            said = words.plural(N_("{count} person"), N_("{count} people"), found.total)
            announce(self, said)

    def _person_entry(self, line: PersonLine) -> Entry:
        return Entry(key=line.id, made_of=line, make=partial(self._make_row, line))

    def _make_row(self, line: PersonLine) -> RowButton:
        words = self._desk.words
        row = RowButton(line.name)
        row.add_label(Text(line.name, kind="strong"), 2)
        born = words.partial_date(line.born) if line.born else ""
        row.add_label(Text(words.text(N_("born {day}"), day=born) if born else "", kind="hint"), 1)
        row.clicked.connect(partial(self.picked.emit, line.id))
        return row

    def _make_new_row(self, name: str) -> RowButton:
        says = self._desk.words.text(N_("New person: {name}"), name=name)
        row = RowButton(says)
        row.add_label(Text(says), 1)
        row.clicked.connect(self._add)
        return row

    def pick_first(self) -> None:
        """Enter takes the first that is offered."""
        self.look()
        if self.rows.rows:
            first = self.rows.rows[0]
            if isinstance(first, RowButton):
                first.click()

    def _add(self) -> None:
        try:
            person = people.add_person(self._desk.store, name=self.box.text())
        except AppError as trouble:
            self.field.say_trouble(sentence(trouble, self._desk.words))
            return
        self.picked.emit(person.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the people offered; Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Down and self.box.hasFocus() and self.rows.rows:
            self.rows.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
