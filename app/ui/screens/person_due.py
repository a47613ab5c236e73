"""Who the worker hears from next: the contact with one person that is still to come or late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import DueLine
from app.casework.looking_again import looked_at
from app.casework.today import due_of_person
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.pieces import Button, Card, Text
from app.ui.screens.put_off_place import PutOffPlace
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.today_rows import done_button, due_key, later_button, what_is_due
from app.ui.screens.wording import breakable, due_words

if TYPE_CHECKING:
    from app.ui.desk import Desk


class StayInTouchCard(Card):
    """Contacts, ringing back and reviews of one person; promises have a card of their own.

    What is put off is asked here, also of a promise.
    """

    note_wanted = Signal()
    needs_wanted = Signal()
    money_wanted = Signal()
    trouble = Signal(object)

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__(desk.words.text(N_("Stay in touch")))
        self._desk = desk
        self._person_id = person_id
        self.putting_off = PutOffPlace(desk)
        self.rows = RowList()
        self.body.addWidget(self.putting_off)
        self.body.addWidget(self.rows)
        self.putting_off.opened.connect(self._fit)

    def read(self) -> None:
        """Read what is due; none, no card."""
        lines = due_of_person(self._desk.store, person_id=self._person_id)
        today = self._desk.clock.today()
        self.rows.show_entries(
            [
                Entry(key=due_key(li), made_of=(li, today), make=partial(self._make_row, li))
                for li in lines
                if li.kind != "promise"
            ]
        )
        self._fit()

    def _fit(self) -> None:
        self.setVisible(bool(self.rows.rows) or self.putting_off.panel is not None)

    def _make_row(self, line: DueLine) -> QWidget:
        """When, what, and what may be done."""
        words, today = self._desk.words, self._desk.clock.today()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        kind = "late" if line.due_on < today else "due" if line.due_on == today else "strong"
        column.addWidget(Text(due_words(line.due_on, today, words), kind=kind))
        column.addWidget(Text(breakable(what_is_due(line, words))))
        if line.kind == "page_day":
            note = done_button(line, words)
            note.clicked.connect(partial(self._done, line))
        else:
            note = self._make_first(line)
        later = later_button(line, words)
        later.clicked.connect(partial(self.putting_off.ask, line))
        column.addWidget(in_a_row(note, later))
        return holder

    def _done(self, line: DueLine) -> None:
        """What the day came back for is done."""
        try:
            looked_at(self._desk.store, line=line)
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.putting_off.ended.emit(line, True)  # it is off the list either way

    def _make_first(self, line: DueLine) -> Button:
        """What one does most likely about it."""
        match line.kind:
            case "needs_review":
                does, wanted = N_("Look at the needs"), self.needs_wanted
            case "money":
                does, wanted = N_("Look at the money"), self.money_wanted
            case _:
                does, wanted = N_("Note a contact"), self.note_wanted
        button = Button(self._desk.words.text(does))
        button.clicked.connect(wanted.emit)
        return button
