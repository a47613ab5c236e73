"""A place on a screen where putting off is asked, one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import DueLine

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.put_off_panel import PutOffPanel


class PutOffPlace(QWidget):
    """Empty until something is to be put off. `ended` tells whether anything was."""

    opened = Signal()
    """The form came or went: the order of Tab may have to follow."""
    ended = Signal(bool)

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
        panel.kept.connect(self._kept)
        panel.closed.connect(self._given_up)
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
            panel.hide()
            panel.deleteLater()
            self.hide()
            self.opened.emit()

    def _kept(self) -> None:
        self.close_panel()
        self.ended.emit(True)

    def _given_up(self) -> None:
        self.close_panel()
        self.ended.emit(False)
