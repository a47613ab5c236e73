"""What stands over a screen as a window of its own: its frame, and the button that ends it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.messages import give_keyboard_back, open_as_large
from app.ui.pieces import Button, quiet_button

_SIDES: Final = 28
_ENDS: Final = 18


class Panel(QDialog):
    """A column as large as asked for, or as the window below has room for; its title tells nothing.

    Whoever makes one fills `column`, and ends it with `end_with` or buttons of its own.
    """

    def __init__(
        self, width: int, height: int, *, spacing: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        open_as_large(self, width, height)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDES, _ENDS, _SIDES, _ENDS)
        self.column.setSpacing(spacing)

    def done(self, result: int) -> None:
        """Close; the keyboard goes back to the window below."""
        super().done(result)
        give_keyboard_back(self)

    def end_with(self, text: str) -> Button:
        """A button at the foot that puts the panel away, as Esc does."""
        button = quiet_button(text)
        button.clicked.connect(self.reject)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return button
