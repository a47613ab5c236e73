"""What I opened: every record that was opened, printed or saved as a file, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework.access import accesses
from app.language import N_
from app.ui.pieces import EmptyState
from app.ui.screens.told_list import ToldPanel, ToldRow

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50


class LookedPanel(ToldPanel):
    """Whose records were opened, printed or saved, by whom and when; a part at a time."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        words = desk.words
        said = N_(
            "Each time a record is opened, printed or saved as a file, it is written down here. "
            "Nobody can change this list."
        )
        heading = words.text(N_("What I opened"))
        super().__init__(heading, words, said=words.text(said), parent=parent)
        self._desk = desk
        self._last = ""
        # On a visit the person may look on: only what is theirs is told.
        self._whose = desk.visit.person_id if desk.visit is not None else None
        self.show_newest()
        self.close_button.setFocus()

    def read_part(self) -> bool:
        """Tell who looked next."""
        desk = self._desk
        found = accesses(
            desk.store,
            catalogue=desk.catalogue,
            words=desk.words,
            person_id=self._whose,
            before=self._last,
            limit=SHOWN,
        )
        for line in found.lines:
            name = line.person_name
            self.add(ToldRow(line.did, desk.words, who=line.who, at=line.at, about=name))
            self._last = line.id
        return found.has_earlier

    def empty(self) -> EmptyState:
        """A store nobody was opened in."""
        words = self._desk.words
        return EmptyState(
            words.text(N_("Nothing was opened yet")),
            words.text(N_("Open a person, and it is listed here with its day and time.")),
        )
