"""The card of Settings that leads to what was removed and to what was opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from app.language import N_
from app.ui.layouts import Flow
from app.ui.messages import open_over
from app.ui.pieces import Card, Text, quiet_button

if TYPE_CHECKING:
    from app.ui.desk import Desk


class LookingBackCard(Card):
    """Where to find what was removed."""

    room_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Looking back")))
        self._desk = desk
        said = N_("Whatever you remove can be brought back for 30 days.")
        self.body.addWidget(Text(words.text(said)))
        row = Flow()
        self.removed = quiet_button(words.text(N_("Recently removed")))
        self.removed.clicked.connect(partial(self.room_wanted.emit, "removed"))
        self.looked = quiet_button(words.text(N_("What I opened")))
        self.looked.clicked.connect(self.show_looked)
        self.team = quiet_button(words.text(N_("Counts for the team")))
        self.team.clicked.connect(self.show_team)
        if desk.visit is not None:
            self.team.hide()  # whoever looks on need not read them
        row.addWidget(self.removed)
        row.addWidget(self.looked)
        row.addWidget(self.team)
        self.body.addLayout(row)

    def show_team(self) -> QDialog:
        """Show what is counted for the team."""
        from app.ui.screens.team_panel import open_team

        return open_team(self._desk, self.window())

    def show_looked(self) -> QDialog:
        """Show whose records were opened, printed or saved."""
        from app.ui.screens.looked_panel import LookedPanel

        panel = LookedPanel(self._desk, parent=self.window())
        return open_over(panel)
