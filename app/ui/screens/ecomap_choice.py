"""Chips of which one may be chosen, or none yet; they follow what is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.forms.questions import Option
from app.language import Words
from app.ui.pieces import Text
from app.ui.screens.chip_choice import ChipChoice


class Choice(QWidget):
    """A label, and the chips below it."""

    picked = Signal(str)

    def __init__(self, label: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(label, kind="label"))
        self.chips = ChipChoice(options, name=label, chosen="")
        self.chips.picked.connect(self.picked)
        column.addWidget(self.chips)

    def show_value(self, value: str) -> None:
        """Show what is chosen; none of them for a value that is not among them."""
        for key, button in self.chips.buttons.items():
            if key == value:
                button.setChecked(True)
                return
            group = button.group()
            if button.isChecked():
                group.setExclusive(False)
                button.setChecked(False)
                group.setExclusive(True)


def worded(options: Sequence[Option], words: Words) -> list[tuple[str, str]]:
    """Options by key, in words."""
    return [(option.key, words.text(option.label)) for option in options]
