"""What else is known about a promise: help, prevention, introductions, following up, its end."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.casework.views import PromiseView
from app.forms.conditions import Json
from app.forms.questions import Option
from app.forms.vocabulary import DID_IT_TAKE, HELP, PREVENTION
from app.language import N_
from app.ui.pieces import Button, Flow, LineField, TickBox
from app.ui.questions.asking import Asking
from app.ui.questions.dates import DateInput
from app.ui.questions.pick import PickButton
from app.ui.questions.promise_week import PromiseWeek

_TEXTS: Final = (
    ("introduced_to", N_("Introduced to")),
    ("asked_by", N_("Who asks them")),
)
_PICKED: Final[tuple[tuple[str, str, tuple[Option, ...]], ...]] = (
    ("help", N_("How it is done"), HELP),
    ("did_it_take", N_("Did it take?"), DID_IT_TAKE),
)


class PromiseDetails(QFrame):
    """The second row of a promise, folded until asked for."""

    changed = Signal(str, object)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self.setProperty("kind", "card")
        self.lines: dict[str, LineField] = {}
        self.picks: dict[str, PickButton] = {}
        self.ticks: dict[str, TickBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(self._make_fields())
        column.addWidget(self._make_prevention())
        self.week = PromiseWeek(asking, parent=self)
        self.week.changed.connect(self.changed)
        column.addWidget(self.week)
        column.addWidget(self._make_buttons())

    def _make_fields(self) -> QGridLayout:
        """The lines, the day and the menus, two beside each other."""
        words = self._asking.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        fields: list[tuple[str, QWidget, QWidget]] = []
        for about, label in _TEXTS:
            box = LineField()
            box.textEdited.connect(partial(self.changed.emit, about))
            self.lines[about] = box
            fields.append((words.text(label), box, box))
        self.follow_up = DateInput(
            words, name=words.text(N_("Follow up on")), today=self._asking.today, parent=self
        )
        self.follow_up.edited.connect(partial(self.changed.emit, "follow_up_on"))
        fields.append((words.text(N_("Follow up on")), self.follow_up, self.follow_up.box))
        until = words.text(N_("For a while: until"))
        self.until = DateInput(words, name=until, today=self._asking.today, parent=self)
        self.until.edited.connect(partial(self.changed.emit, "until"))
        fields.append((until, self.until, self.until.box))
        for about, label, options in _PICKED:
            pick = self._make_pick(about, options)
            fields.append((words.text(label), pick, pick))
        for place, (label, widget, box) in enumerate(fields):
            tag = QLabel(label, self)
            tag.setProperty("kind", "hint")
            tag.setBuddy(box)
            row, col = place // 2 * 2, place % 2
            grid.addWidget(tag, row, col)
            grid.addWidget(widget, row + 1, col, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_pick(self, about: str, options: tuple[Option, ...]) -> PickButton:
        words = self._asking.words
        known = tuple((o.key, words.text(o.label)) for o in options)
        pick = PickButton(words, (("", words.text(N_("Not said"))), *known))
        pick.picked.connect(partial(self.changed.emit, about))
        self.picks[about] = pick
        return pick

    def _make_prevention(self) -> QWidget:
        holder = QWidget(self)
        flow = Flow()
        holder.setLayout(flow)
        for option in PREVENTION:
            tick = TickBox(self._asking.words.text(option.label))
            tick.clicked.connect(self._prevention_ticked)
            self.ticks[option.key] = tick
            flow.addWidget(tick)
        return holder

    def _prevention_ticked(self, _: bool) -> None:
        value: list[Json] = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self.changed.emit("prevention", value)

    def _make_buttons(self) -> QWidget:
        """Up, down and away."""
        words = self._asking.words
        self._button_row = QWidget(self)
        flow = Flow()
        self._button_row.setLayout(flow)
        self.up = Button(words.text(N_("Move up")))
        self.down = Button(words.text(N_("Move down")))
        self.remove = Button(words.text(N_("Remove this line")))
        for button in (self.up, self.down, self.remove):
            button.setProperty("kind", "link")
            flow.addWidget(button)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        return self._button_row

    def boxes(self) -> tuple[QWidget, ...]:
        """What one can focus, in reading order."""
        return (
            *self.lines.values(),
            self.follow_up.box,
            self.follow_up.button,
            self.until.box,
            self.until.button,
            *self.picks.values(),
            *self.ticks.values(),
            self.week.button,
            self.up,
            self.down,
            self.remove,
        )

    def name_for(self, number: int) -> None:
        """Name every box by its line, for those who listen."""
        words = self._asking.words
        labels = dict(_TEXTS) | {about: label for about, label, _ in _PICKED}
        for about, box in {**self.lines, **self.picks}.items():
            field = words.text(labels[about])
            named = words.text(N_("{field}, line {number}"), field=field, number=number)
            if isinstance(box, PickButton):
                box.name_for(named)
            else:
                box.setAccessibleName(named)
        for day, text in (
            (self.follow_up, N_("Follow up on, line {number}")),
            (self.until, N_("For a while: until, line {number}")),
        ):
            named = words.text(text, number=number)
            day.box.setAccessibleName(named)
            day.button.setAccessibleName(words.text(N_("Calendar: {question}"), question=named))
        self.week.name_for(number)
        for tick in self.ticks.values():
            tick.setAccessibleName(
                words.text(N_("{field}, line {number}"), field=tick.text(), number=number)
            )
        for button in (self.up, self.down, self.remove):
            button.setAccessibleName(
                words.text(N_("{field}, line {number}"), field=button.text(), number=number)
            )

    def show_promise(self, promise: PromiseView) -> None:
        """Show what is stored; a line that says so already is left alone."""
        for about, box in self.lines.items():
            text = str(getattr(promise, about))
            if text != box.text() and not box.hasFocus():
                box.setText(text)
        self.follow_up.show_value(promise.follow_up_on)
        self.until.show_value(promise.until)
        for about, pick in self.picks.items():
            pick.show_value(str(getattr(promise, about)))
        for key, tick in self.ticks.items():
            tick.setChecked(key in promise.prevention)
        self.week.show_week(promise.week)

    def set_read_only(self, is_read_only: bool) -> None:
        """Everything stands; only *did it take?* can still be answered."""
        for box in self.lines.values():
            box.setReadOnly(is_read_only)
        self.follow_up.set_read_only(is_read_only)
        self.until.set_read_only(is_read_only)
        self.picks["help"].setEnabled(not is_read_only)
        for tick in self.ticks.values():
            tick.setEnabled(not is_read_only)
        self.week.set_read_only(is_read_only)
        self._button_row.setVisible(not is_read_only)
