"""Putting off what is due: tomorrow, in a week or to a day, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from app.casework.day_views import DueLine
from app.casework.putting_off import put_off
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.pieces import Field, LineField, Text
from app.ui.questions.dates import DateInput
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.small_form import SmallForm
from app.ui.screens.today_rows import what_is_due
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

_TOMORROW, _WEEK, _DAY = "1", "7", "day"
_WHEN: Final = (
    (_TOMORROW, N_("Tomorrow, {day}")),
    (_WEEK, N_("In a week, {day}")),
    (_DAY, N_("On a day…")),
)


def _worded(key: str, text: str, today: date, words: Words) -> str:
    """A choice with the day it means, where it means one."""
    if key == _DAY:
        return words.text(text)
    return words.text(text, day=words.date(today + timedelta(days=int(key)), "short"))


class PutOffPanel(SmallForm):
    """Until when, and why."""

    SAID = N_("Put off. Ctrl+Z takes it back.")

    def __init__(self, desk: Desk, line: DueLine) -> None:
        words, today = desk.words, desk.clock.today()
        super().__init__(desk, words.text(N_("Put off: {name}"), name=line.person_name))
        self._line = line
        self.when = ChipChoice(
            tuple((key, _worded(key, text, today, words)) for key, text in _WHEN),
            name=words.text(N_("Until when")),
            chosen=_TOMORROW,
        )
        day = words.text(N_("Which day"))
        self.day = DateInput(words, name=day, today=today)
        self.day.box.left.connect(self.day.settle)
        self.day_field = Field(day, self.day)
        self.reason = LineField()
        body = self.body
        body.addWidget(Text(breakable(what_is_due(line, words)), kind="soft"))
        body.addWidget(Text(self.when.accessibleName(), kind="label"))
        body.addWidget(self.when)
        body.addWidget(self.day_field)
        self.why = Field(words.text(N_("Why")), self.reason, words.text(N_("A word will do.")))
        body.addWidget(self.why)
        self.end_with(words.text(N_("Put off")))
        self.day_field.hide()
        self.when.picked.connect(self._when_picked)
        self.reason.returnPressed.connect(self.keep_it)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.when.buttons[_TOMORROW].setFocus(Qt.FocusReason.OtherFocusReason)

    def _when_picked(self, key: str) -> None:
        self.day_field.setVisible(key == _DAY)
        if key == _DAY:
            self.day.box.setFocus()

    def _until(self) -> str:
        if self.when.value == _DAY:
            return self.day.value()
        return (self._desk.clock.today() + timedelta(days=int(self.when.value))).isoformat()

    def keep_it(self) -> None:
        """Put it off, once a reason is given: whoever reads it later wonders why."""
        if not self.reason.text().strip():
            said = self._desk.words.text(N_("Say in a word why."))
            self.why.say_trouble(said)
            announce(self, said, at_once=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keep_it()

    def write(self) -> None:
        """Put it off to that day."""
        put_off(self._desk.store, line=self._line, until=self._until(), reason=self.reason.text())
