"""What an emergency plan asks of each promise besides: what if it fails, and whom to ring."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PromiseView
from app.language import N_
from app.ui.layouts import FoldRow
from app.ui.pieces import Text
from app.ui.questions.asking import Asking
from app.ui.questions.text import text_of, write
from app.ui.questions.what_box import WhatBox


class PlanFields(QWidget):
    """The second row of a promise in a plan: always open, for it is what the plan is for."""

    changed = Signal(str, object)

    def __init__(self, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        words = asking.words
        self.fails = WhatBox(lines=1)
        self.phone = WhatBox(lines=1)
        self.phone.setPlaceholderText(words.text(N_("Number, and the hours they answer")))
        row = FoldRow(spacing=8)
        row.setContentsMargins(18, 0, 0, 8)
        self.setLayout(row)
        for label, box in ((N_("If it fails"), self.fails), (N_("Ring"), self.phone)):
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            name = Text(words.text(label), kind="column-heading")
            name.setBuddy(box)
            column.addWidget(name)
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.add(holder, 1)
        self.fails.textChanged.connect(self._fails_typed)
        self.fails.done.connect(self.phone.setFocus)
        self.phone.textChanged.connect(self._phone_typed)

    def _fails_typed(self) -> None:
        self.changed.emit("if_it_fails", text_of(self.fails))

    def _phone_typed(self) -> None:
        self.changed.emit("phone", text_of(self.phone).replace("\n", " "))

    def boxes(self) -> tuple[QWidget, ...]:
        """What one can focus, in reading order."""
        return (self.fails, self.phone)

    def name_for(self, number: int) -> None:
        """Name both boxes by their line, for those who listen."""
        words = self._asking.words
        for box, text in (
            (self.fails, N_("If it fails, line {number}")),
            (self.phone, N_("Ring, with the hours they answer, line {number}")),
        ):
            box.setAccessibleName(words.text(text, number=number))

    def show_promise(self, promise: PromiseView) -> None:
        """Show what is stored; what is being typed is left alone."""
        if not self.fails.hasFocus():
            write(self.fails, promise.if_it_fails)
        if not self.phone.hasFocus():
            write(self.phone, promise.phone)

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable, not to be changed."""
        self.fails.setReadOnly(is_read_only)
        self.phone.setReadOnly(is_read_only)
