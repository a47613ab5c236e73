"""One of a few, as chips in a row: exactly one is chosen, by mouse or by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.layouts import Flow
from app.ui.pieces import Button, chip_button


class ChipChoice(QWidget):
    """Chips by key, in order. `picked` gives the key."""

    picked = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str, chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        flow = Flow(spacing=6)
        self.setLayout(flow)
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        for key, text in options:
            button = chip_button(text)
            button.setAccessibleName(text)
            button.setAccessibleDescription(name)
            button.setChecked(key == chosen)
            self._group.addButton(button)
            self.buttons[key] = button
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The key that is chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def _clicked(self) -> None:
        self.picked.emit(self.value)
