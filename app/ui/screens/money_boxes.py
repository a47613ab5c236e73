"""The boxes of a sum of money: what is asked for, and what is told of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.money_views import FOR_KINDS, HELD_BY, KINDS, MoneyView
from app.forms.questions import Option
from app.language import N_
from app.ui.layouts import FoldRow
from app.ui.pieces import Field, GrowingText, Hint, LineField
from app.ui.questions.dates import DateInput
from app.ui.questions.money import money_reading
from app.ui.questions.pick import PickButton
from app.ui.questions.text import write
from app.ui.screens.money_words import amount_words

if TYPE_CHECKING:
    from app.ui.desk import Desk


class Boxes(QWidget):
    """Boxes by the field of a sum that each is for."""

    typed = Signal(str, object)
    """A field, and what it is now."""
    left = Signal()
    """A box was left, or something picked: what is typed next is another step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_showing = False
        self.texts: dict[str, GrowingText] = {}
        self.lines: dict[str, LineField] = {}
        self.picks: dict[str, PickButton] = {}
        self.days: dict[str, DateInput] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def text(self, name: str, says: str, *, lines: int = 1, hint: str = "") -> Field:
        """A box of several lines."""
        box = GrowingText(lines=lines)
        box.textChanged.connect(self._typing(name, box.toPlainText))
        box.left.connect(self.left)
        self.texts[name] = box
        words = self._desk.words
        return Field(words.text(says), box, words.text(hint) if hint else "")

    def line(self, name: str, says: str) -> Field:
        """A box of one line."""
        box = LineField()
        box.textEdited.connect(self._typing(name, box.text))
        box.left.connect(self.left)
        self.lines[name] = box
        return Field(self._desk.words.text(says), box)

    def day(self, name: str, says: str) -> Field:
        """A box for a day."""
        words = self._desk.words
        box = DateInput(words, name=words.text(says), today=self._desk.clock.today())
        box.edited.connect(partial(self.typed.emit, name))
        box.box.left.connect(self.left)
        box.box.left.connect(box.settle)
        self.days[name] = box
        return Field(words.text(says), box)

    def pick(self, name: str, says: str, options: tuple[Option, ...], first: str = "") -> Field:
        """One of a few; `first` is what stands there while none is picked."""
        words = self._desk.words
        nothing = (("", words.text(first)),) if first else ()
        known = tuple((option.key, words.text(option.label)) for option in options)
        box = PickButton(words, (*nothing, *known), name=words.text(says))
        box.picked.connect(partial(self._picked, name))
        self.picks[name] = box
        field = Field(words.text(says), box)
        box.name_for(words.text(says))  # with what is picked, which the field leaves out
        return field

    def beside(self, *fields: Field) -> QWidget:
        """Fields beside each other, where there is room."""
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        for field in fields:
            row.add(field, 1)
        self.column.addWidget(holder)
        return holder

    def _typing(self, name: str, said: Callable[[], str]) -> Callable[..., None]:
        def typed(*_: object) -> None:
            if not self._is_showing:
                self.typed.emit(name, said())
                self.fit()

        return typed

    def _picked(self, name: str, value: object) -> None:
        self.typed.emit(name, value)
        self.fit()
        self.left.emit()

    def show_sum(self, one: MoneyView) -> None:
        """Show what is known; a box that says so already is left alone."""
        self._is_showing = True
        for name, text in self.texts.items():
            if text.toPlainText() != getattr(one, name):
                write(text, getattr(one, name))
        for name, line in self.lines.items():
            is_amount = name == "amount"
            said = amount_words(one, self._desk.words) if is_amount else str(getattr(one, name))
            if line.text() != said:
                line.setText(said)
        for name, pick in self.picks.items():
            pick.show_value(getattr(one, name))
        for name, day in self.days.items():
            day.show_value(getattr(one, name))
        self._is_showing = False
        self.fit()

    def fit(self) -> None:
        """Show only the boxes that fit what is picked and typed."""


class AskingBoxes(Boxes):
    """What it is for, how much, what should come of it, and who holds it."""

    def __init__(self, desk: Desk, *, is_of_a_person: bool) -> None:
        super().__init__(desk)
        own = N_("In the person's own words where you can.")
        self.column.addWidget(self.text("for_what", N_("What it is for"), lines=2, hint=own))
        whom = FOR_KINDS if is_of_a_person else FOR_KINDS[1:]
        self.beside(
            self.line("amount", N_("How much")),
            self.pick("kind", N_("What kind"), KINDS),
            self.pick("for_kind", N_("Who or what it is for"), whom),
        )
        self.reading = Hint()
        self._which = self.line("for_words", N_("Which circle, group or place"))
        for widget in (
            self.reading,
            self._which,
            self.text("hoped", N_("What we hope comes of it")),
        ):
            self.column.addWidget(widget)
        self._whose = self.line("held_words", N_("Their name"))
        self.beside(
            self.pick("held_by", N_("Who holds the money"), HELD_BY, N_("Not said")),
            self._whose,
            self.day("asked_on", N_("Asked for on")),
        )
        if is_of_a_person:
            self.picks["held_by"].show_value("person")
        self.days["asked_on"].show_value(desk.clock.today().isoformat())
        self.fit()

    def fit(self) -> None:
        """A name only where somebody else holds it, or it is for a circle or place."""
        self._which.setVisible(self.picks["for_kind"].value in ("circle", "place"))
        is_other = self.picks["held_by"].value in ("member", "worker", "other")
        self._whose.setVisible(is_other or bool(self.lines["held_words"].text()))
        typed = self.lines["amount"].text()
        said = money_reading(typed, self._desk.words)
        self.reading.setText(said)
        self.reading.setVisible(bool(said) and said != typed.strip())


class AfterwardsBoxes(Boxes):
    """Why it was refused, or when it was paid, the receipt, and what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.why = self.text("refused_reason", N_("Why it was refused"))
        self.column.addWidget(self.why)
        self.when_paid = self.day("paid_on", N_("Paid on"))
        self.row = self.beside(
            self.when_paid,
            self.line("receipt", N_("Receipt")),
            self.day("look_back_on", N_("Look back on")),
        )
        asks = N_("Today asks on the day above.")
        self.came_of_it = self.text("result", N_("What came of it"), lines=2, hint=asks)
        self.column.addWidget(self.came_of_it)

    def show_standing(self, one: MoneyView | None) -> None:
        """Only what may be told of a sum that stands like this."""
        is_refused = one is not None and bool(one.refused_on)
        is_agreed = one is not None and bool(one.authorised_on) and not is_refused
        self.why.setVisible(is_refused)
        self.row.setVisible(is_agreed)
        self.came_of_it.setVisible(is_agreed)
        self.when_paid.setVisible(one is not None and bool(one.paid_on))
        self.setVisible(is_refused or is_agreed)
        if one is not None:
            self._is_showing = True
            for name in ("paid_on", "look_back_on"):
                if not self.days[name].box.hasFocus():
                    self.days[name].show_value(getattr(one, name))
            self._is_showing = False
