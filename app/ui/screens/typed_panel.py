"""A panel kept as it is typed: a contact note, a new promise, the details of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.ui.buttons import is_enter
from app.ui.screens.typed_fields import Fields, TypedFields

if TYPE_CHECKING:
    from app.ui.desk import Desk


class TypedPanel(QWidget):
    """Has nothing to save: what is typed is kept. `closed` when the worker has done with it."""

    closed = Signal()
    saved = Signal(object)
    """A `datetime`: all that was typed lies on the disk."""
    not_saved = Signal(object)
    """An `AppError`; it is tried again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.keeper = TypedFields(desk.clock, self._keep, parent=self)
        self.keeper.saved.connect(self.saved)
        self.keeper.not_saved.connect(self.not_saved)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def _keep(self, fields: Fields, gesture: str) -> None:
        """Store what was typed; on the keeper's thread."""
        raise NotImplementedError

    def flush(self) -> None:
        """Everything typed is on the disk before this returns. Raises an `AppError`."""
        self.keeper.flush()

    def close_kept(self) -> bool:
        """Have it kept, and go. False when it could not be kept: then it stays open."""
        try:
            self.flush()
        except AppError as trouble:
            self.not_saved.emit(trouble)
            return False
        self.closed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Enter close it; what was typed is kept."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (is_control and is_enter(event)):
            self.close_kept()
            return
        super().keyPressEvent(event)
