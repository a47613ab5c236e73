"""One of a few, as chips in a row: exactly one is chosen, by mouse or by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.layouts import Flow
from app.ui.pieces import Button, chip_button

_ARROWS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChipChoice(QWidget):
    """Chips by key, in order. `picked` gives the key.

    Tab comes to the one that is chosen. The arrows lead from one to the next, over the ends of the
    lines they stand in and round, and choose as they go.
    """

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
            button.installEventFilter(self)
            self._group.addButton(button)
            self.buttons[key] = button
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self._group.buttonToggled.connect(self._let_tab_come)
        self._let_tab_come()

    @property
    def value(self) -> str:
        """The key that is chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """An arrow on one of the chips: the next, or the one before."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _ARROWS.get(Qt.Key(event.key()))
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            chips = [chip for chip in self.buttons.values() if chip.isEnabled()]
            here = next((at for at, chip in enumerate(chips) if chip is watched), None)
            if step is not None and is_plain and here is not None:
                chip = chips[(here + step) % len(chips)]
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                chip.click()
                return True
        return super().eventFilter(watched, event)

    def _let_tab_come(self, *_: object) -> None:
        """To the one that is chosen; to each of them while none is."""
        is_any = any(button.isChecked() for button in self.buttons.values())
        for button in self.buttons.values():
            is_stop = button.isChecked() or not is_any
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def _clicked(self) -> None:
        self.picked.emit(self.value)
