"""A box for a few words that wrap: what is promised, a cell of a row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.pieces import GrowingText


class WhatBox(GrowingText):
    """Wraps as it grows; Enter goes on to the next box."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves; Shift and Enter begin a new line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)
