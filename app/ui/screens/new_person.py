"""Adding a person by nothing but a name, and saying when someone like this is already here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework import people
from app.casework.views import PersonLine
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.messages import sentence
from app.ui.pieces import Field, LineField, RowButton, Text, primary_button, quiet_button
from app.ui.screens.row_list import Entry, RowList

if TYPE_CHECKING:
    from app.ui.desk import Desk


class NewPerson(QWidget):
    """One field. `added` gives the new person's id, `person_wanted` one who was here already."""

    added = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.box = LineField()
        self.box.setPlaceholderText(words.text(N_("Name or initials")))
        self.button = primary_button(words.text(N_("Add person")))
        self.field = Field(words.text(N_("New person")), self.box)
        self.button.clicked.connect(self.add_or_ask)
        self.box.returnPressed.connect(self.add_or_ask)
        self.box.textEdited.connect(self._typed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self._make_alike())

    def _make_alike(self) -> QWidget:
        """What stands below when someone like this is here: who, and adding all the same."""
        words = self._desk.words
        self.alike = QWidget()
        self.alike_says = Text(kind="due")
        self.alike_rows = RowList()
        self.anyway = quiet_button(words.text(N_("Add as somebody new")))
        self.anyway.clicked.connect(self.add)
        column = QVBoxLayout(self.alike)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        holder = in_a_row(self.anyway)
        for widget in (self.alike_says, self.alike_rows, holder):
            column.addWidget(widget)
        self.alike.hide()
        return self.alike

    def add_or_ask(self) -> None:
        """Add the person, unless someone like this is here: then show who."""
        name = self.box.text().strip()
        words = self._desk.words
        if not name:
            self.field.say_trouble(words.text(N_("A name is needed. Initials are enough.")))
            self.box.setFocus()
            return
        alike = people.like_this(self._desk.store, name=name)
        if not alike:
            self.add()
            return
        self.alike_says.setText(words.text(N_("Someone like this is already here:")))
        self.alike_rows.show_entries([self._entry(line) for line in alike])
        self.alike.show()
        names = words.listing([line.name for line in alike])
        announce(self, words.text(N_("Someone like this is already here: {names}"), names=names))
        first = self.alike_rows.rows[0]
        first.setFocus()

    def _entry(self, line: PersonLine) -> Entry:
        return Entry(key=line.id, made_of=line, make=partial(self._make_row, line))

    def _make_row(self, line: PersonLine) -> RowButton:
        words = self._desk.words
        row = RowButton(words.text(N_("Open {name}"), name=line.name))
        row.add_label(Text(line.name, kind="strong"), 2)
        born = words.partial_date(line.born) if line.born else ""
        row.add_label(Text(words.text(N_("born {day}"), day=born) if born else "", kind="hint"), 1)
        row.clicked.connect(partial(self.person_wanted.emit, line.id))
        return row

    def add(self) -> None:
        """Add the person whose name is in the box."""
        try:
            person = people.add_person(self._desk.store, name=self.box.text())
        except AppError as trouble:
            self.field.say_trouble(sentence(trouble, self._desk.words))
            return
        self.clear()
        self.added.emit(person.id)

    def clear(self) -> None:
        """Empty again."""
        self.box.clear()
        self._typed()

    def _typed(self) -> None:
        """Another name: what was said about the one before goes."""
        self.alike.hide()
        if self.field.trouble.text():
            self.field.say_trouble("")
