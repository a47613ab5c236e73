"""Today's quiet card of jots that wait to be sorted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.casework.day_views import TodayView
from app.language import N_
from app.ui.layouts import in_a_row
from app.ui.pieces import Card, Text, link_button

if TYPE_CHECKING:
    from app.ui.desk import Desk


class JotCard(Card):
    """How many lines wait; no card while none does."""

    jot_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Jots")))
        self._desk = desk
        self.says = Text()
        self.open = link_button(desk.words.text(N_("Sort them")))
        self.open.clicked.connect(partial(self.jot_wanted.emit, ""))
        holder = in_a_row(self.open)
        self.body.addWidget(self.says)
        self.body.addWidget(holder)
        self.hide()

    def show_view(self, view: TodayView) -> None:
        """Say how many there are."""
        words = self._desk.words
        said = words.plural(N_("{count} jot to sort"), N_("{count} jots to sort"), view.jots)
        self.says.setText(said)
        self.setVisible(view.jots > 0)
