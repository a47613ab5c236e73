"""To be seen: a person's appointments, booked, changed and answered on their own screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.appointments import (
    AppointmentView,
    change_appointment,
    remove_appointment,
    to_be_seen,
    where_words,
)
from app.errors import AppError
from app.forms.values import day_of
from app.forms.vocabulary import APPOINTMENT_OUTCOMES
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.layouts import Flow, in_a_row
from app.ui.pieces import Button, Card, Chip, Hint, Text, link_button
from app.ui.screens.booking_form import BookingForm
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable, due_words

if TYPE_CHECKING:
    from app.ui.desk import Desk

_ASKED: Final = tuple(option for option in APPOINTMENT_OUTCOMES if option.key != "put_off")


def when_words(one: AppointmentView, words: Words) -> str:
    """The time of day, and that it is urgent."""
    urgent = words.text(N_("Urgent")) if one.is_urgent else ""
    return " · ".join(part for part in (one.at_time, urgent) if part)


class SeenCard(Card):
    """When and where one person is to be seen; those of days gone by wait to be answered."""

    opened = Signal()
    """The boxes of an appointment stand there now."""
    trouble = Signal(object)
    """An `AppError`."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__(desk.words.text(N_("To be seen")))
        self._desk = desk
        self._person_id = person_id
        self.form: BookingForm | None = None
        self.rows = RowList()
        self.nothing = Text(desk.words.text(N_("No appointment is booked.")), kind="soft")
        self.place = QVBoxLayout()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rows)
        self.body.addLayout(self.place)
        self.book = link_button(desk.words.text(N_("Book an appointment")))
        self.book.clicked.connect(partial(self.ask, None))
        holder = in_a_row(self.book)
        self.body.addWidget(holder)

    def read(self) -> None:
        """Read what is to come, and what nobody has answered for."""
        found = to_be_seen(self._desk.store, person_id=self._person_id)
        today = self._desk.clock.today()
        self.rows.show_entries(
            [
                Entry(key=one.id, made_of=(one, today), make=partial(self._make_row, one))
                for one in found
            ]
        )
        self.nothing.setVisible(not found)

    def _make_row(self, one: AppointmentView) -> QWidget:
        """When, where and what for; then whether they were seen."""
        words, today = self._desk.words, self._desk.clock.today()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._make_head(one))
        where = where_words(one.place_kind, one.place_words, words)
        said = " · ".join(part for part in (where, one.what_for) if part)
        if said:
            column.addWidget(Text(breakable(said)))
        if one.organisations:
            also = N_("Also here: {organisations}")
            column.addWidget(Hint(breakable(words.text(also, organisations=one.organisations))))
        buttons = QWidget()
        flow = Flow(spacing=8)
        buttons.setLayout(flow)
        day = day_of(one.on_date)
        if day is not None and day <= today:
            for option in _ASKED:
                said = words.text(option.label)
                flow.addWidget(self._button(said, one, partial(self._answer, one, option.key)))
        flow.addWidget(self._button(words.text(N_("Change")), one, partial(self.ask, one)))
        flow.addWidget(self._button(words.text(N_("Remove")), one, partial(self._remove, one)))
        column.addWidget(buttons)
        return holder

    def _make_head(self, one: AppointmentView) -> QWidget:
        words, today = self._desk.words, self._desk.clock.today()
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        day = day_of(one.on_date)
        said = due_words(day, today, words) if day else one.on_date
        kind = "late" if day and day < today else "due" if day == today else "strong"
        flow.addWidget(Text(f"{said} {one.at_time}".strip(), kind=kind, wrap=False))
        if one.is_urgent:
            flow.addWidget(Chip(words.text(N_("Urgent")), "amber"))
        return holder

    def _button(self, text: str, one: AppointmentView, does: object) -> Button:
        button = Button(text)
        day = day_of(one.on_date)
        when = self._desk.words.date(day) if day else one.on_date
        name = self._desk.words.text(N_("{does}: appointment, {day}"), does=text, day=when)
        button.setAccessibleName(name)
        button.clicked.connect(does)
        return button

    # Booking

    def ask(self, known: AppointmentView | None, *_: object) -> None:
        """Open the boxes of a new appointment, or of one to be changed."""
        self._put_away()
        form = BookingForm(self._desk, self._person_id, known)
        form.kept.connect(self._kept)
        form.closed.connect(self._closed)
        self.form = form
        self.place.addWidget(form)
        self.book.hide()
        form.show()
        self.opened.emit()
        form.start()

    def flush(self) -> None:
        """Keep what stands in the boxes, where it says a day: going elsewhere loses no word."""
        form = self.form
        if form is None or not form.is_other():
            return
        try:
            form.write()
        except AppError:
            return  # no day yet: there is nothing to book
        self._put_away()
        self.read()

    def _put_away(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.place.removeWidget(form)
            put_away(form)
        self.book.show()

    def _kept(self) -> None:
        self._put_away()
        self.read()
        self.book.setFocus(Qt.FocusReason.OtherFocusReason)

    def _closed(self) -> None:
        self._put_away()
        self.book.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, one: AppointmentView, outcome: str, *_: object) -> None:
        self._do(partial(change_appointment, appointment_id=one.id, outcome=outcome))

    def _remove(self, one: AppointmentView, *_: object) -> None:
        self._do(partial(remove_appointment, appointment_id=one.id))

    def _do(self, does: partial[object]) -> None:
        try:
            does(self._desk.store)
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.read()
        self.book.setFocus(Qt.FocusReason.OtherFocusReason)
