"""How one stays in touch with a person: in what way, how often, until when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import RhythmView
from app.language import N_, Words
from app.ui.pieces import Field, Hint, LineField
from app.ui.questions.dates import DateInput
from app.ui.questions.pick import PickButton

if TYPE_CHECKING:
    from app.ui.desk import Desk

_USUAL: Final = (1, 7, 14, 28, 42, 91, 182)


def often_words(days: int, words: Words) -> str:
    """How often, as one says it."""
    if days == 1:
        return words.text(N_("Every day"))
    if days % 7 == 0:
        return words.plural(N_("Every week"), N_("Every {count} weeks"), days // 7)
    return words.plural(N_("Every {count} day"), N_("Every {count} days"), days)


class RhythmBox(QWidget):
    """Three fields. `edited` gives the name of one and what it says now."""

    edited = Signal(str, object)
    left = Signal()

    def __init__(self, desk: Desk, rhythm: RhythmView) -> None:
        super().__init__()
        words = desk.words
        self.how = LineField()
        known = sorted({*_USUAL, *((rhythm.every_days,) if rhythm.every_days else ())})
        options = ((0, words.text(N_("No rhythm"))), *((d, often_words(d, words)) for d in known))
        name, until = words.text(N_("How often")), words.text(N_("Until"))
        self.often = PickButton(words, tuple(options), name=name)
        self.until = DateInput(words, name=until, today=desk.clock.today())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(words.text(N_("How we stay in touch")), self.how))
        column.addWidget(Field(name, self.often))
        column.addWidget(Field(until, self.until))
        said = N_("The next contact comes up on Today by itself, unless you noted a day for it.")
        column.addWidget(Hint(words.text(said)))
        self.how.textEdited.connect(partial(self.edited.emit, "how"))
        self.until.edited.connect(partial(self.edited.emit, "until"))
        self.often.picked.connect(self._picked)
        self.until.box.left.connect(self.until.settle)
        for box in (self.how, self.until.box):
            box.left.connect(self.left)
        self.show_rhythm(rhythm)

    def show_rhythm(self, rhythm: RhythmView) -> None:
        """Show what is kept; what says so already is left alone."""
        if self.how.text() != rhythm.how:
            self.how.setText(rhythm.how)
        self.often.show_value(rhythm.every_days or 0)
        self.until.show_value(rhythm.until)

    def _picked(self, value: object) -> None:
        self.edited.emit("every_days", int(str(value)))
        self.left.emit()
