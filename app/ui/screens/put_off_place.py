"""A place on a screen where putting off is asked, one thing at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import DueLine
from app.ui.held import put_away
from app.ui.pieces import Button
from app.ui.screens.today_rows import LATER_OF, due_key

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.put_off_panel import PutOffPanel


class PutOffPlace(QWidget):
    """Empty until something is to be put off. `ended` tells of what, and whether it was."""

    opened = Signal()
    """The form came or went: the order of Tab may have to follow."""
    ended = Signal(object, bool)
    """The `DueLine`, and whether it was put off. What is typed next must open nobody: the keyboard
    goes back to where this was asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.panel: PutOffPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ask(self, line: DueLine) -> None:
        """Ask until when, and why."""
        from app.ui.screens.put_off_panel import PutOffPanel

        self.close_panel()
        panel = PutOffPanel(self._desk, line)
        panel.kept.connect(partial(self._end, line, True))
        panel.closed.connect(partial(self._end, line, False))
        self.panel = panel
        self._column.addWidget(panel)
        self.show()
        panel.show()
        self.opened.emit()
        panel.start()

    def close_panel(self) -> None:
        """Take the form away."""
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel)
            self.hide()
            self.opened.emit()

    def _end(self, line: DueLine, is_put_off: bool) -> None:
        self.close_panel()
        self.ended.emit(line, is_put_off)


def later_of(screen: QWidget, line: DueLine) -> QWidget | None:
    """The button that puts this off, as the screen is now; None where it is not on it."""
    wanted = due_key(line)
    for button in screen.findChildren(Button):
        if button.property(LATER_OF) == wanted and button.isVisibleTo(screen):
            return button
    return None
