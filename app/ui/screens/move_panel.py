"""A draft begun with the wrong person, or a note of somebody else: whose is it?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework import people
from app.language import N_
from app.ui.held import clear_layout
from app.ui.pieces import (
    Field,
    Hint,
    LineField,
    RowButton,
    ScrollColumn,
    SectionHeading,
    Text,
)
from app.ui.screens.panel import Panel

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST_PEOPLE = 20
_WHOSE_PAGE = N_("Whose page is this?")
_WHAT_OF_A_PAGE = N_("The words and promises move along. People of the network stay behind.")


class MovePanel(Panel):
    """Find the person it belongs to; choosing one moves it (it can be undone)."""

    chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        *,
        now_with: str,
        asks: str = _WHOSE_PAGE,
        says: str = _WHAT_OF_A_PAGE,
        parent: QWidget | None = None,
    ) -> None:
        """`asks` and `says` are marked texts: whose it is, and what moves along."""
        super().__init__(560, 560, spacing=8, parent=parent)
        self._desk = desk
        self._now_with = now_with
        words = desk.words
        column = self.column
        column.addWidget(SectionHeading(words.text(asks)))
        column.addWidget(Hint(words.text(says)))
        self.search = LineField()
        column.addWidget(Field(words.text(N_("Name or number")), self.search))
        scroll = ScrollColumn(margin=0)
        scroll.body.setSpacing(0)
        self._rows = scroll.body
        column.addWidget(scroll, 1)
        self.end_with(words.text(N_("Cancel")))
        self.rows: dict[str, RowButton] = {}
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._enter)
        self._find("")

    def _find(self, query: str) -> None:
        """List the people the words fit, but for the one it is with now."""
        clear_layout(self._rows)
        self.rows = {}
        found = people.people(self._desk.store, query=query, limit=MOST_PEOPLE)
        for line in found.rows:
            if line.id == self._now_with:
                continue
            row = RowButton(line.name)
            row.add_label(Text(line.name, kind="strong"), 1)
            row.clicked.connect(partial(self._choose, line.id))
            self.rows[line.id] = row
            self._rows.addWidget(row)
        self._rows.addStretch(1)

    def _enter(self) -> None:
        """Enter takes the only one there is; of several it goes to the first."""
        rows = tuple(self.rows.items())
        if len(rows) == 1 and self.search.text().strip():
            self._choose(rows[0][0])
        elif rows:
            rows[0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, person_id: str) -> None:
        self.accept()
        self.chosen.emit(person_id)
