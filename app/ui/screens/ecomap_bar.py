"""A bar above the map that says what is under way there, and what one may do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.menus import without_more
from app.ui.pieces import Button, Card, Text, primary_button, quiet_button
from app.ui.screens.wording import breakable


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A button of the bar."""

    key: str
    says: str
    does: Callable[[], None]
    is_first: bool = False
    """Whether it is the one thing to do."""


class ModeBar(Card):
    """Hidden while nothing is under way. Escape gives up."""

    given_up = Signal()
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.says = Text(kind="strong")
        self.body.addWidget(self.says)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        self.place = QVBoxLayout()
        """For what a mode needs besides."""
        self.body.addLayout(self.place)
        self._flow = Flow(spacing=8)
        holder = QWidget()
        holder.setLayout(self._flow)
        self.body.addWidget(holder)
        self.buttons: dict[str, Button] = {}
        self.hide()

    def show_mode(
        self, says: str, deeds: Sequence[Deed], *, lines: Sequence[str] = (), aloud: bool = True
    ) -> None:
        """Say what is under way; buttons that stay keep the keyboard."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.says.setText(breakable(says))
        self.setAccessibleName(says)
        clear_layout(self._lines)
        for line in lines:
            self._lines.addWidget(Text(breakable(line)))
        if list(self.buttons) != [deed.key for deed in deeds]:
            self._make_buttons(deeds)
        for deed in deeds:
            button = self.buttons[deed.key]
            button.setText(deed.says)
            button.clicked.disconnect()
            button.clicked.connect(without_more(deed.does))
        self.show()
        self.rearranged.emit()
        if aloud:
            announce(self, " ".join((says, *lines)))
        if had_focus and not self.isAncestorOf(self.focusWidget() or self.parentWidget()):
            self.take_focus()

    def _make_buttons(self, deeds: Sequence[Deed]) -> None:
        clear_layout(self._flow)
        self.buttons = {}
        for deed in deeds:
            button = primary_button(deed.says) if deed.is_first else quiet_button(deed.says)
            button.clicked.connect(without_more(deed.does))
            self.buttons[deed.key] = button
            self._flow.addWidget(button)
            button.show()

    def put(self, widget: QWidget) -> None:
        """Something a mode needs besides."""
        clear_layout(self.place)
        self.place.addWidget(widget)
        widget.show()
        self.rearranged.emit()

    def end(self) -> None:
        """Nothing is under way."""
        clear_layout(self.place)
        clear_layout(self._lines)
        self.hide()
        self.rearranged.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)
