"""What stands in a row: each kind of question as small as a cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import Cell, Choice, DateAsked, Line, Money, Prose, Scale, YesNo
from app.language import N_
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import YES_NO
from app.ui.questions.dates import DateBox
from app.ui.questions.line import LineBox
from app.ui.questions.money import MoneyBox
from app.ui.questions.pick import PickButton, Value
from app.ui.questions.text import text_of, write
from app.ui.questions.what_box import WhatBox
from app.ui.questions.who import edge_offered, names_offered, offer_names

_SOMEBODY: Final = "who"


class PickCell(QuestionWidget):
    """One of a few from a menu, or nothing said."""

    def __init__(
        self, question: Choice | YesNo | Scale, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        words = asking.words
        options: tuple[tuple[Value, str], ...]
        match question:
            case Choice(options=of):
                options = tuple((o.key, words.text(o.label, name=asking.called)) for o in of)
            case YesNo():
                options = tuple((o.key, words.text(o.label)) for o in YES_NO)
            case Scale():
                options = _numbers(question, asking)
        self.pick = PickButton(words, ((None, words.text(N_("Not said"))), *options))
        self.watch(self.pick)
        self.pick.name_for(self.named)
        self.put(self.pick)
        self.pick.picked.connect(self.say)

    def name_within(self, whole: str) -> None:
        """Name it as part of something, before what is chosen."""
        self.pick.name_for(f"{whole}: {self.named}")

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show what is chosen; what the page no longer offers shows as not said."""
        self.pick.show_value(value if isinstance(value, str | int) else None)


def _numbers(question: Scale, asking: Asking) -> tuple[tuple[Value, str], ...]:
    """The numbers of a scale, its two ends with what they mean."""
    words = asking.words
    ends = {question.lowest: question.lowest_label, question.highest: question.highest_label}
    return tuple(
        (
            number,
            words.text(N_("{number}, {end}"), number=number, end=words.text(ends[number]))
            if number in ends
            else str(number),
        )
        for number in range(question.lowest, question.highest + 1)
    )


class WordsCell(QuestionWidget):
    """A line or a few words that wrap as they grow; Enter goes on to the next cell."""

    def __init__(
        self, question: Line | Prose, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.box = WhatBox(lines=1)
        self.watch(self.box)
        self.box.setPlaceholderText(self.hint_within())
        if asking.me:
            self.box.setProperty("kind", "turned")
        self.put(self.box)
        self.box.textChanged.connect(self._typed)

    def _typed(self) -> None:
        text = text_of(self.box)
        self.say(text.replace("\n", " ") if isinstance(self.question, Line) else text)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the words; what stands there already is left alone, and the caret with it."""
        write(self.box, value if isinstance(value, str) else "")

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable and selectable, not to be typed in."""
        self.box.setReadOnly(is_read_only)


class SomebodyCell(LineBox):
    """A line for a name: the names one knows are offered while it is typed."""

    def __init__(self, question: Line, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(question, asking, parent=parent)
        self.take_members(asking.members)
        self.box.textEdited.connect(lambda: edge_offered(self.box))

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Offer the people there are now."""
        offer_names(self.box, names_offered(self.asking, members), self.say)


def _is_somebody(cell: Line) -> bool:
    """Whether a cell asks for somebody: its key says so (`who`, `who_helps`)."""
    return _SOMEBODY in cell.key.split("_")


def cell_for(cell: Cell, asking: Asking) -> QuestionWidget:
    """The widget of a cell, its name as small as a head's."""
    widget = _made(cell, asking)
    widget.label.setProperty("kind", "turned" if asking.me else "column-heading")
    box = widget.first_box()
    if asking.me and isinstance(box, QLineEdit):
        box.setProperty("kind", "turned")
    return widget


def _made(cell: Cell, asking: Asking) -> QuestionWidget:
    match cell:
        case Line():
            return SomebodyCell(cell, asking) if _is_somebody(cell) else WordsCell(cell, asking)
        case Prose():
            return WordsCell(cell, asking)
        case Choice() | YesNo() | Scale():
            return PickCell(cell, asking)
        case DateAsked():
            box = DateBox(cell, asking, is_short=True)
            box.day.button.hide()
            return box
        case Money():
            return MoneyBox(cell, asking)


def goes_on(cell: QuestionWidget) -> SignalInstance | None:
    """What says that Enter was pressed in a cell; None for a menu, which Enter opens."""
    box = cell.first_box()
    if isinstance(box, WhatBox):
        return box.done
    return box.returnPressed if isinstance(box, QLineEdit) else None


def share_of(cell: Cell) -> int:
    """How much of a row's width a cell takes beside the others."""
    match cell:
        case Prose():
            return 8
        case Line():
            return 6
        case Choice() | Scale():
            return 4
        case DateAsked() | Money() | YesNo():
            return 3


def least_letters(cell: Cell, asking: Asking) -> int:
    """How many letters wide a cell is at least, in a row of its own."""
    match cell:
        case Prose():
            return 16
        case Line():
            return 13
        case Choice(options=options):
            said = (asking.words.text(o.label, name=asking.called) for o in options)
            return 7 + max((len(w) for label in said for w in label.split()), default=0)
        case Scale() | YesNo():
            return 13
        case DateAsked() | Money():
            return 11
