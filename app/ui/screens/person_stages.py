"""The six stages of the Accessible Information Standard: a tick each, and the day it was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.forms.vocabulary import NEEDS_STAGES
from app.language import N_
from app.ui.layouts import FoldRow
from app.ui.pieces import Hint, Text, TickBox
from app.ui.questions.dates import DateInput

if TYPE_CHECKING:
    from app.ui.desk import Desk


class StagesBox(QWidget):
    """Ticking sets today's date, which can be changed. `edited` gives the days by stage."""

    edited = Signal(object)
    left = Signal()
    opened = Signal()
    """A day came or went: the order of Tab may have to follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._today = desk.clock.today().isoformat()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(words.text(N_("How far we are with these needs")), kind="label"))
        column.addWidget(
            Hint(words.text(N_("The six stages of the Accessible Information Standard.")))
        )
        self.ticks: dict[str, TickBox] = {}
        self.days: dict[str, DateInput] = {}
        for stage in NEEDS_STAGES:
            text = words.text(stage.label)
            tick = TickBox(text)
            name = words.text(N_("Day: {what}"), what=text)
            day = DateInput(words, name=name, today=desk.clock.today(), is_short=True)
            day.hide()
            self.ticks[stage.key], self.days[stage.key] = tick, day
            tick.clicked.connect(partial(self._ticked, stage.key))
            day.edited.connect(self._day_typed)
            day.box.left.connect(day.settle)
            day.box.left.connect(self.left)
            holder = QWidget()
            row = FoldRow(spacing=8)
            holder.setLayout(row)
            row.add(tick, 3)
            row.add(day, 2)
            column.addWidget(holder)

    def show_days(self, days: tuple[tuple[str, str], ...]) -> None:
        """Show what is done, and when it was."""
        known = dict(days)
        for key, tick in self.ticks.items():
            tick.setChecked(key in known)
            self.days[key].show_value(known.get(key, ""))
            self.days[key].setVisible(key in known)

    def value(self) -> dict[str, str]:
        """The day of each stage that is done."""
        done = (
            (key, self.days[key].value()) for key, tick in self.ticks.items() if tick.isChecked()
        )
        return {key: day or self._today for key, day in done}

    def _ticked(self, key: str) -> None:
        is_on = self.ticks[key].isChecked()
        self.days[key].show_value(self._today if is_on else "")
        self.days[key].setVisible(is_on)
        self.opened.emit()
        self.edited.emit(self.value())
        self.left.emit()

    def _day_typed(self) -> None:
        self.edited.emit(self.value())
