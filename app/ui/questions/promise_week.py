"""When in the week a promise is: its squares ticked, behind a button that says which they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.forms.conditions import Json
from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS
from app.language import N_
from app.ui.pieces import Button, Flow, Text, TickBox
from app.ui.questions.asking import Asking


class PromiseWeek(QWidget):
    """The button, and the squares once it was pressed."""

    changed = Signal(str, object)
    opened = Signal()
    """Its squares are there now, or gone: the order of Tab has to follow."""

    def __init__(self, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = asking.words
        self._week: tuple[str, ...] = ()
        self._number = 1
        self._is_read_only = False
        self.ticks: dict[str, TickBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget(self)
        flow = Flow()
        holder.setLayout(flow)
        self.button = Button("", kind="link", icon="chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        flow.addWidget(self.button)
        self._column.addWidget(holder)
        self._squares: QWidget | None = None
        self._say()

    def _toggled(self, is_open: bool) -> None:
        """Made when it is first wanted: most promises are not about the week."""
        if self._squares is None:
            self._squares = self._make_squares()
            self._column.addWidget(self._squares)
            self._show()
        self._squares.setVisible(is_open)
        self.button.show_icon("chevron-down" if is_open else "chevron-right")
        self.opened.emit()

    def _make_squares(self) -> QWidget:
        """A tick for each part of each day."""
        words = self._words
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(12, 0, 0, 0)
        for across, part in enumerate(WEEK_PARTS, 1):
            head = Text(words.text(part.label), kind="column-heading", wrap=False)
            grid.addWidget(head, 0, across)
        for down, day in enumerate(WEEK_DAYS, 1):
            name = Text(words.text(day.label), kind="column-heading", wrap=False)
            grid.addWidget(name, down, 0, Qt.AlignmentFlag.AlignVCenter)
            for across, part in enumerate(WEEK_PARTS, 1):
                tick = TickBox("")
                tick.clicked.connect(self._ticked)
                self.ticks[f"{day.key}.{part.key}"] = tick
                grid.addWidget(tick, down, across)
        grid.setColumnStretch(len(WEEK_PARTS) + 1, 1)
        self._name_ticks()
        return holder

    def _ticked(self) -> None:
        known = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self._week = tuple(known)
        self._say()
        value: list[Json] = list(known)
        self.changed.emit("week", value)

    def _said(self, key: str) -> str:
        day, _, part = key.partition(".")
        days = {option.key: option.label for option in WEEK_DAYS}
        parts = {option.key: option.label for option in WEEK_PARTS}
        if day not in days or part not in parts:
            return ""
        words = self._words
        return words.text(
            N_("{day}, {part}"), day=words.text(days[day]), part=words.text(parts[part])
        )

    def _say(self) -> None:
        """Say on the button which squares it is."""
        words = self._words
        told = " · ".join(said for key in self._week if (said := self._said(key)))
        text = words.text(N_("When in the week"))
        self.button.setText(words.text(N_("When in the week: {when}"), when=told) if told else text)
        self.button.setAccessibleName(
            words.text(N_("{field}, line {number}"), field=self.button.text(), number=self._number)
        )

    def _name_ticks(self) -> None:
        for key, tick in self.ticks.items():
            tick.setAccessibleName(
                self._words.text(
                    N_("{field}, line {number}"), field=self._said(key), number=self._number
                )
            )

    def name_for(self, number: int) -> None:
        """Name everything by its line, for those who listen."""
        self._number = number
        self._say()
        self._name_ticks()

    def show_week(self, week: tuple[str, ...]) -> None:
        """Show what is stored."""
        if week != self._week:
            self._week = week
            self._say()
        self._show()

    def _show(self) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in self._week)
            tick.setEnabled(not self._is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        """The ticks stand."""
        self._is_read_only = is_read_only
        self._show()
