"""Places of the day: who is seen where, place by place, for any day; printed for each place."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.appointments import AppointmentView, PlaceOfDay, day_of_places
from app.forms.values import day_of
from app.forms.vocabulary import APPOINTMENT_OUTCOMES, label
from app.language import N_
from app.reports.day_list import place_words
from app.ui.announce import announce
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.messages import open_over
from app.ui.pieces import (
    Card,
    EmptyState,
    Hint,
    PageHeading,
    RowButton,
    ScrollColumn,
    Text,
    quiet_button,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.papers import day_panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.seen_card import when_words
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.paper_panel import PaperPanel

TABLES: Final = frozenset({"appointment", "person"})


class PlacesDayScreen(WorkScreen):
    """One day, place by place; it begins with today."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day = desk.clock.today()
        words = desk.words
        sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        self.heading = PageHeading()
        sheet.body.addWidget(self.heading)
        lead = N_("Who is seen where. Appointments are booked on a person's own screen.")
        sheet.body.addWidget(Text(words.text(lead), kind="soft"))
        sheet.body.addWidget(self._make_bar())
        self.places = QVBoxLayout()
        self.places.setSpacing(16)
        sheet.body.addLayout(self.places)
        sheet.body.addStretch(1)
        self.rows: list[RowButton] = []
        self._shown: tuple[PlaceOfDay, ...] | None = None
        self.show_day(self.day)

    def _make_bar(self) -> QWidget:
        """The day before, the day after, any day, and the way to paper."""
        words = self._desk.words
        bar = QWidget()
        flow = Flow(spacing=8)
        bar.setLayout(flow)
        self.before = quiet_button(words.text(N_("The day before")))
        self.after = quiet_button(words.text(N_("The day after")))
        self.typed = DateInput(
            words, name=words.text(N_("Go to a day")), today=self.day, is_short=True
        )
        self.print = quiet_button(words.text(N_("Print the day…")), "printer")
        self.before.clicked.connect(partial(self._move, -1))
        self.after.clicked.connect(partial(self._move, 1))
        self.typed.edited.connect(self._day_typed)
        self.typed.box.left.connect(self.typed.settle)
        self.print.clicked.connect(partial(self.show_paper, None))
        name = Text(words.text(N_("Go to a day")), kind="label", wrap=False)
        name.setMinimumHeight(self.typed.sizeHint().height())  # on the line of the box beside it
        name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.before, self.after, name, self.typed, self.print):
            flow.addWidget(widget)
        return bar

    def _move(self, days: int) -> None:
        self.show_day(self.day + timedelta(days=days))

    def _day_typed(self, value: str) -> None:
        day = day_of(value)
        if day is not None and day != self.day:
            self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show another day."""
        if day != self.day:
            self._shown = None
        self.day = day
        words = self._desk.words
        today = self._desk.clock.today()
        said = N_("Places today, {day}") if day == today else N_("Places, {day}")
        self.heading.setText(words.text(said, day=words.date(day, "day")))
        if self._read():
            announce(self, self.heading.text())

    def _read(self) -> bool:
        """Read the day; whether anything else is shown now."""
        found = day_of_places(self._desk.store, day=self.day).places
        if found == self._shown:
            return False
        self._shown = found
        self.rows = []
        clear_layout(self.places)
        for place in found:
            self.places.addWidget(self._make_place(place))
        if not found:
            self.places.addWidget(self._make_empty())
        self.print.setVisible(bool(found))
        tab_in_reading_order(self)
        return True

    def _make_empty(self) -> Card:
        words = self._desk.words
        card = Card()
        advice = N_("Open a person and choose “Book an appointment” under To be seen.")
        card.body.addWidget(
            EmptyState(
                words.text(N_("Nobody is to be seen on this day")),
                words.text(advice),
            )
        )
        return card

    def _make_place(self, place: PlaceOfDay) -> Card:
        """A place with those who are seen there."""
        words = self._desk.words
        card = Card(breakable(place_words(place, words)))
        if place.organisations:
            also = words.listing(list(place.organisations))
            said = words.text(N_("Also here: {organisations}"), organisations=also)
            card.body.addWidget(Text(breakable(said), kind="soft"))
        for one in place.appointments:
            card.body.addWidget(self._make_row(one))
        button = quiet_button(words.text(N_("Print for this place…")))
        name = words.text(
            N_("{does}: {place}"), does=button.text(), place=place_words(place, words)
        )
        button.setAccessibleName(name)
        button.clicked.connect(partial(self.show_paper, place))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_row(self, one: AppointmentView) -> RowButton:
        """When, who, what they need and what for; leads to the person."""
        words = self._desk.words
        when = when_words(one, words)
        came = words.text(label(APPOINTMENT_OUTCOMES, one.outcome)) if one.outcome else ""
        told = (when, one.person_name, "; ".join(one.needs), one.what_for, came)
        row = RowButton(", ".join(part for part in told if part))
        row.add_label(Text(when or "–", kind="due" if one.is_urgent else ""), 3)
        row.add_label(Text(breakable(one.person_name), kind="strong"), 5)
        row.add_label(Text(breakable("; ".join(one.needs))), 6)
        row.add_label(Text(breakable(one.what_for)), 6)
        row.add_label(Hint(came), 2)
        row.clicked.connect(partial(self.person_wanted.emit, one.person_id))
        self.rows.append(row)
        return row

    def show_paper(self, place: PlaceOfDay | None, *_: object) -> PaperPanel:
        """The list of the day as a paper, of one place or of all."""
        panel = day_panel(self._desk, self.day, place, parent=self.window())
        return open_over(panel)

    # What the shell asks

    def refresh(self, changed: object | None) -> None:
        """Read the day again when an appointment or a person changed."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if changed is None or any(table in TABLES for table, _ in entities):
            self._read()

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self.heading.text()

    def leave(self) -> None:
        """Nothing is typed here that is kept."""
