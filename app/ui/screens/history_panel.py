"""The history of a page: who changed what, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework import history
from app.language import N_
from app.ui.pieces import EmptyState
from app.ui.screens.told_list import ToldPanel, ToldRow

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST_LINES: Final = 200


class HistoryPanel(ToldPanel):
    """The steps of one page, the newest first."""

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk.words.text(N_("History of this page")), desk.words, parent=parent)
        self._desk = desk
        self._page_id = page_id
        desk.store.close_steps()
        self.show_newest()
        self.close_button.setFocus()

    def read_part(self) -> bool:
        """Tell the newest steps; a page has no more of them than one reads."""
        desk = self._desk
        self.lines = history.history_of_page(
            desk.store,
            page_id=self._page_id,
            catalogue=desk.catalogue,
            words=desk.words,
            limit=MOST_LINES,
        )
        for line in self.lines:
            row = ToldRow(line.verb, desk.words, who=line.who, at=line.at)
            row.tell_change(line.before, line.after, desk.words)
            self.add(row)
        return False

    def empty(self) -> EmptyState:
        """A page nothing was written on."""
        words = self._desk.words
        return EmptyState(
            words.text(N_("Nothing has happened yet")),
            words.text(N_("What you write is listed here with its day and time.")),
        )
