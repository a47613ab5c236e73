"""Before a carer is given a record of their own: is it one of these, who are here already?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PersonLine
from app.language import N_
from app.ui.layouts import in_a_row
from app.ui.pieces import PageHeading, RowButton, ScrollColumn, Text, primary_button, quiet_button
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class OwnRecordPanel(Panel):
    """Whoever is alike, the likeliest first; nothing is linked until one is chosen."""

    chosen = Signal(str)
    """The id of the record that is theirs."""
    new_wanted = Signal()
    """It is none of these."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        alike: Sequence[PersonLine],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(560, 420, spacing=8, parent=parent)
        self._words = words = desk.words
        asks = words.text(N_("Is {name} here already?"), name=name)
        self.setAccessibleName(asks)
        says = N_(
            "Someone like this has a record. Choose it, and it is theirs; nothing of what stands "
            "in one record goes into the other."
        )
        sheet = ScrollColumn(margin=0)
        sheet.body.setContentsMargins(4, 4, 12, 4)
        sheet.body.setSpacing(8)
        sheet.body.addWidget(PageHeading(breakable(asks)))
        sheet.body.addWidget(Text(words.text(says), kind="soft"))
        self.rows: list[RowButton] = [self._make_row(line) for line in alike]
        for row in self.rows:
            sheet.body.addWidget(row)
        sheet.body.addStretch(1)
        self.column.addWidget(sheet, 1)
        self.column.addWidget(self._make_buttons())
        tab_in_reading_order(self)
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, line: PersonLine) -> RowButton:
        """Their name, and when they were born or what the council calls them."""
        words = self._words
        born = words.partial_date(line.born) if line.born else ""
        told = words.text(N_("born {day}"), day=born) if born else line.council_id
        named = words.text(N_("{name}, {what}"), name=line.name, what=told) if told else line.name
        row = RowButton(named)
        who = QWidget()
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(breakable(line.name), kind="strong"))
        if told:
            column.addWidget(Text(told, kind="hint"))
        row.row.add(who, 1)
        row.clicked.connect(partial(self._choose, line.id))
        return row

    def _make_buttons(self) -> QWidget:
        words = self._words
        self.new = primary_button(words.text(N_("Somebody new")))
        self.new.clicked.connect(self._none)
        cancel = quiet_button(words.text(N_("Cancel")))
        cancel.clicked.connect(self.reject)
        return in_a_row(self.new, cancel)

    def _choose(self, person_id: str) -> None:
        self.accept()
        self.chosen.emit(person_id)

    def _none(self) -> None:
        self.accept()
        self.new_wanted.emit()
