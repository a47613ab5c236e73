"""Whether one works with a person now: chosen in their details, an end is asked about kindly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.involvement import work_again
from app.casework.views import PersonView
from app.errors import AppError
from app.forms.vocabulary import INVOLVEMENT
from app.language import N_
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.pieces import Field, Hint
from app.ui.questions.pick import PickButton
from app.ui.screens.involvement_panel import InvolvementPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk


class InvolvementPlace(QWidget):
    """The choice, and below it the form of an end."""

    opened = Signal()
    """The form came or went: the order of Tab may have to follow."""
    changed = Signal()
    trouble = Signal(object)

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self.panel: InvolvementPanel | None = None
        words = desk.words
        name = words.text(N_("Involvement"))
        options = tuple((option.key, words.text(option.label)) for option in INVOLVEMENT)
        self.pick = PickButton(words, options, name=name)
        self.pick.picked.connect(self._picked)
        self.note = Hint()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Field(name, self.pick))
        self._column.addWidget(self.note)
        self.show_person(person)

    def show_person(self, person: PersonView) -> None:
        """Show how it stands, and since when and why."""
        self._person = person
        words = self._desk.words
        if self.panel is None:
            self.pick.show_value(person.involvement)
        if person.involvement == "open":
            said = words.text(N_("Anything but working together stops reminders."))
        else:
            day = words.partial_date(person.involvement_on)
            since = words.text(N_("Since {day}."), day=day) if day else ""
            said = " ".join(part for part in (since, person.involvement_note) if part)
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _picked(self, value: object) -> None:
        """Begin again at once, or ask how it ended."""
        self._close()
        if value == self._person.involvement:
            return
        if value == "open":
            try:
                work_again(self._desk.store, person_id=self._person.id)
            except AppError as trouble:
                self.trouble.emit(trouble)
                return
            announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
            self.changed.emit()
            return
        panel = InvolvementPanel(self._desk, self._person, str(value))
        panel.kept.connect(partial(self._end, is_kept=True))
        panel.closed.connect(partial(self._end, is_kept=False))
        self.panel = panel
        self._column.addWidget(panel)
        panel.show()
        self.opened.emit()
        panel.start()

    def _end(self, *, is_kept: bool) -> None:
        self._close()
        if is_kept:
            self.changed.emit()
        self.pick.show_value(self._person.involvement)
        self.pick.setFocus()

    def _close(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel)
            self.opened.emit()
