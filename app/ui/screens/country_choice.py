"""England or Wales, to choose from: at first set-up, and in Settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.forms.countries import COUNTRY_NAMES, NOT_YET, SUPPORTED
from app.forms.vocabulary import label
from app.language import N_, Words
from app.ui.layouts import Flow
from app.ui.pieces import Hint, RadioChoice, Text


class CountryChoice(QWidget):
    """The question, its two answers, and what is not supported yet."""

    chosen = Signal(str)

    def __init__(self, words: Words, *, chosen: str = "", fixed: str = "") -> None:
        """`fixed` is what the council's policy says; nothing can be chosen then."""
        super().__init__()
        asks = words.text(N_("Where do you work?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(asks, kind="label"))
        self.buttons: dict[str, RadioChoice] = {}
        if fixed:
            column.addWidget(Text(words.text(label(COUNTRY_NAMES, fixed))))
            column.addWidget(Hint(words.text(N_("Set by your council."))))
        else:
            column.addWidget(self._make_buttons(words, asks, chosen))
        column.addWidget(Hint(words.text(NOT_YET)))

    def _make_buttons(self, words: Words, asks: str, chosen: str) -> QWidget:
        holder = QWidget()
        flow = Flow(spacing=18)
        holder.setLayout(flow)
        for option in SUPPORTED:
            button = RadioChoice(words.text(option.label))
            button.setAccessibleName(f"{asks} {button.text()}")
            button.setChecked(option.key == chosen)
            button.clicked.connect(self._clicked)
            self.buttons[option.key] = button
            flow.addWidget(button)
        return holder

    def show_value(self, chosen: str) -> None:
        """Show what stands now; tells nobody."""
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)

    def _clicked(self) -> None:
        self.chosen.emit(self.value())

    def value(self) -> str:
        """What is chosen; empty while nothing is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")
