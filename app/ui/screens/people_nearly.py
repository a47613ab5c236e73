"""Below the list of people: those whose name is spelt nearly like what was typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.finding import FEW
from app.casework.found_views import FoundPerson
from app.casework.visiting import nearly_for
from app.language import N_
from app.ui.announce import announce
from app.ui.pieces import RowButton, Text
from app.ui.screens.name_learner import NameLearner
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.search_hits import detail_words

if TYPE_CHECKING:
    from app.ui.desk import Desk


class NearlyPeople(QWidget):
    """A plain line and a few people; nothing while enough people have the very name."""

    person_wanted = Signal(str)
    shown = Signal()
    """Other people are shown, or none: the order of Tab may have to follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._query = ""
        self._besides: tuple[str, ...] = ()
        self._names = NameLearner(desk, self)
        self._names.learned.connect(self._look)
        self.rows = RowList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(desk.words.text(N_("Spelt nearly like that")), kind="soft"))
        column.addWidget(self.rows)
        column.addStretch(1)
        self.hide()

    def look(self, query: str, found: tuple[str, ...], total: int) -> None:
        """Show who is nearly called so besides those who were found; `found` are their ids."""
        self._query = query if total < FEW else ""
        self._besides = found
        self._look()

    def learn(self) -> None:
        """Have everybody's names read, off the main thread."""
        self._names.knows()

    def take_focus(self) -> None:
        """To the first of them, if there is one."""
        if self.rows.rows:
            self.rows.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self) -> None:
        """Show them as soon as the names are there, and say how many they are."""
        people: tuple[FoundPerson, ...] = ()
        if len(self._query) > 1 and self._names.knows():
            desk = self._desk
            people = nearly_for(
                desk.store, visit=desk.visit, query=self._query, besides=self._besides
            )
        self.rows.show_entries(
            [Entry(key=one.person_id, made_of=one, make=partial(self._row, one)) for one in people]
        )
        if self.isHidden() is bool(people):
            self.setVisible(bool(people))
        self.shown.emit()
        if people:
            words = self._desk.words
            many = words.plural(N_("{count} person"), N_("{count} people"), len(people))
            announce(self, words.text(N_("Spelt nearly like that: {people}"), people=many))

    def _row(self, one: FoundPerson) -> RowButton:
        detail = detail_words(one.detail, self._desk)
        row = RowButton(", ".join(part for part in (one.name, detail) if part))
        row.add_label(Text(one.name, kind="strong"), 2)
        row.add_label(Text(detail, kind="hint"), 3)
        row.clicked.connect(partial(self.person_wanted.emit, one.person_id))
        return row
