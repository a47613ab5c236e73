"""The card of Today that says who is to be seen today, and leads to the places of the day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.casework.appointments import AppointmentView, where_words
from app.language import N_
from app.ui.layouts import Flow
from app.ui.pieces import Card, RowButton, Text, link_button
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.seen_card import when_words
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST: Final = 8


class SeenTodayCard(Card):
    """Today's appointments, the first few of them."""

    person_wanted = Signal(str)
    room_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("To be seen today")))
        self._desk = desk
        self.rows = RowList()
        self.body.addWidget(self.rows)
        holder = QWidget()
        flow = Flow()
        holder.setLayout(flow)
        self.whole = link_button("")
        self.whole.clicked.connect(partial(self.room_wanted.emit, "places_day"))
        flow.addWidget(self.whole)
        self.body.addWidget(holder)

    def show_appointments(self, appointments: tuple[AppointmentView, ...]) -> None:
        """Show them, urgent ones first; none, no card."""
        first = sorted(appointments, key=lambda one: (not one.is_urgent, one.at_time or "99"))
        self.rows.show_entries(
            [
                Entry(key=one.id, made_of=one, make=partial(self._make_row, one))
                for one in first[:MOST]
            ]
        )
        words = self._desk.words
        self.whole.setText(
            words.plural(
                N_("Places today: {count} appointment"),
                N_("Places today: {count} appointments"),
                len(appointments),
            )
        )
        self.setVisible(bool(appointments))

    def _make_row(self, one: AppointmentView) -> RowButton:
        words = self._desk.words
        when, where = when_words(one, words), where_words(one.place_kind, one.place_words, words)
        row = RowButton(", ".join(part for part in (when, one.person_name, where) if part))
        row.add_label(Text(when or "–", kind="due" if one.is_urgent else "soft"), 3)
        row.add_label(Text(breakable(one.person_name), kind="strong"), 5)
        row.add_label(Text(breakable(where), kind="soft"), 6)
        row.clicked.connect(partial(self.person_wanted.emit, one.person_id))
        return row
