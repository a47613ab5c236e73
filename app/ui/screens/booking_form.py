"""Booking an appointment, or changing one: a small form that is kept as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.casework.appointments import AppointmentView, book, change_appointment
from app.forms.vocabulary import PLACES
from app.language import N_, Words
from app.ui.pieces import Field, FoldRow, LineField, Text, TickBox
from app.ui.questions.dates import DateInput
from app.ui.questions.pick import PickButton
from app.ui.screens.small_form import SmallForm

if TYPE_CHECKING:
    from app.ui.desk import Desk


class BookingForm(SmallForm):
    """When, where, what for, since when they have been waiting; a day is enough."""

    def __init__(self, desk: Desk, person_id: str, known: AppointmentView | None = None) -> None:
        super().__init__(desk)
        self.stand_within()
        self._person_id = person_id
        self._known = known
        words, today = desk.words, desk.clock.today()
        self.on_date = DateInput(words, name=words.text(N_("Day")), today=today)
        self.at_time = LineField()
        self.place_words = LineField()
        self.what_for = LineField()
        self.organisations = LineField()
        self.asked_on = DateInput(words, name=words.text(N_("First contact")), today=today)
        self.urgent = TickBox(words.text(N_("Urgent")))
        not_said = ("", words.text(N_("Not said")))
        options = (not_said, *((place.key, words.text(place.label)) for place in PLACES))
        self.place_kind = PickButton(words, options, name=words.text(N_("Where")))
        for box in (self.on_date, self.asked_on):
            box.box.left.connect(box.settle)
        self._show(known)
        self._at_first = self._fields()
        self._build(words)
        self.end_with(words.text(N_("Keep it") if known else N_("Book it")))

    def _show(self, known: AppointmentView | None) -> None:
        """What is known of the one being changed."""
        if known is None:
            return
        self.on_date.show_value(known.on_date)
        self.asked_on.show_value(known.asked_on)
        self.at_time.setText(known.at_time)
        self.place_kind.show_value(known.place_kind)
        self.place_words.setText(known.place_words)
        self.what_for.setText(known.what_for)
        self.organisations.setText(known.organisations)
        self.urgent.setChecked(known.is_urgent)

    def _build(self, words: Words) -> None:
        """The boxes under their names."""
        when = FoldRow(spacing=12)
        when.add(Field(words.text(N_("Day")), self.on_date), 3)
        when.add(Field(words.text(N_("Time")), self.at_time), 2)
        self.body.addLayout(when)
        self.body.addWidget(Text(words.text(N_("Where")), kind="label"))
        self.body.addWidget(self.place_kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Field(words.text(N_("Which place")), self.place_words))
        self.body.addWidget(Field(words.text(N_("What for")), self.what_for))
        self.body.addWidget(Field(words.text(N_("Organisations present")), self.organisations))
        hint = words.text(N_("Where the wait began; empty, it is worked out."))
        self.body.addWidget(Field(words.text(N_("First contact")), self.asked_on, hint))
        self.body.addWidget(self.urgent)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.on_date.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_other(self) -> bool:
        """Whether anything stands there that is not kept yet."""
        return self._fields() != self._at_first

    def write(self) -> None:
        """Book it, or keep what changed."""
        fields = self._fields()
        if self._known is None:
            book(self._desk.store, person_id=self._person_id, **fields)
        else:
            change_appointment(self._desk.store, appointment_id=self._known.id, **fields)

    def _fields(self) -> dict[str, object]:
        """What stands in the boxes."""
        return {
            "on_date": self.on_date.value(),
            "at_time": self.at_time.text(),
            "place_kind": self.place_kind.value or "",
            "place_words": self.place_words.text(),
            "what_for": self.what_for.text(),
            "organisations": self.organisations.text(),
            "asked_on": self.asked_on.value(),
            "is_urgent": self.urgent.isChecked(),
        }
