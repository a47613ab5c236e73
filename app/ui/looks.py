"""Language, size of the text and the list of keys: what can be changed wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.actions import KeyList
from app.ui.messages import wait_for

if TYPE_CHECKING:
    from app.ui.desk import Desk


class Looks(QWidget):
    """What the frame looks like is asked for here and changed by the program."""

    settings_wanted = Signal(object)
    """The `Settings` to be kept and shown."""
    desk: Desk

    def change_language(self) -> None:
        """The other language, at once."""
        self.settings_wanted.emit(self.desk.settings.in_other_language())

    def change_size(self, by: int) -> None:
        """Larger, smaller, or (0) as at first."""
        wanted = self.desk.settings.in_other_size(by)
        if wanted != self.desk.settings:
            self.settings_wanted.emit(wanted)

    def list_keys(self) -> None:
        """Show every key."""
        wait_for(KeyList(self.desk.words, self))
