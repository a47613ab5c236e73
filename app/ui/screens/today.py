"""Today: who hears from the worker, what is unfinished, and where to begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import promises
from app.casework.called import called_by
from app.casework.day_views import DueLine, TodayView
from app.casework.looking_again import looked_at
from app.casework.today import TodayCounts, are_few, today
from app.errors import AppError
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.pieces import Columns, PageHeading, ScrollColumn, Text
from app.ui.screens.backup_warning import BackupWarning
from app.ui.screens.contact_note import ContactNote
from app.ui.screens.copies_card import CopiesCard
from app.ui.screens.put_off_place import later_of
from app.ui.screens.row_list import keep_reading_order, tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.start_card import StartCard
from app.ui.screens.today_cards import FortnightCard, OutboxCard, TouchCard, UnfinishedCard
from app.ui.screens.wording import greeting

if TYPE_CHECKING:
    from app.casework.workers import Store
    from app.ui.desk import Desk
    from app.ui.screens.jot_card import JotCard
    from app.ui.screens.seen_today import SeenTodayCard

QUIET_MS = 150
FIRST_ROWS: Final = 6
"""So many rows stand in the first picture, which is what a window shows without scrolling."""
ADD_MS: Final = 30
"""Between two times that rows are added there is room for a key."""
ALL_ROWS: Final = 1_000_000
MORE_ROWS: Final = 9
"""So many are added at a time once it has been painted: no key waits for more."""


def first_view(desk: Desk) -> TodayView:
    """What Today shows in its first picture."""
    if are_few(desk.store):  # nothing that is read later moves what is shown from under a hand
        return _whole_view(desk)
    return today(desk.store, catalogue=desk.catalogue, words=desk.words, first=FIRST_ROWS)


def _whole_view(desk: Desk) -> TodayView:
    return today(desk.store, catalogue=desk.catalogue, words=desk.words)


def _fits(view: TodayView) -> bool:
    """Whether all of it is in the first picture already."""
    return view.is_whole and len(view.due) + len(view.unfinished) <= FIRST_ROWS


class TodayScreen(WorkScreen):
    """The worker's day on one screen."""

    room_wanted = Signal(str, str)
    """The name of a room, and what of it; empty for all of it."""
    counted = Signal(object)
    """The `TodayCounts` of what is shown now."""

    def __init__(
        self,
        desk: Desk,
        *,
        first: Callable[[], TodayView] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`first` gives what is shown first, where it has been asked for already."""
        super().__init__(parent)
        self._desk = desk
        self._note: ContactNote | None = None
        self._view: TodayView | None = None
        self._rows = FIRST_ROWS
        self._is_first = True
        """Only what its first picture shows was asked for."""
        self._rest: tasks.Task | None = None
        self._adding = QTimer(self)
        self._adding.setInterval(ADD_MS)
        self._adding.timeout.connect(self._add_rows)
        # What follows from a change is read once, in a quiet moment.
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._read)
        self._build()
        self._join()
        for piece in self.findChildren(QWidget):
            piece.ensurePolished()  # while the day is still being asked for on another thread
        view = first() if first is not None else first_view(desk)
        self._is_first = not view.is_whole
        if _fits(view):
            self._rows = ALL_ROWS
        self._show_view(view)
        if view.is_whole and self._rows != ALL_ROWS:
            self._adding.start()
        keep_reading_order(self)
        self._first().setFocus()

    def _build(self) -> None:
        """Heading, and the cards in two columns."""
        desk = self._desk
        sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        self.heading = PageHeading()
        self.subheading = Text(kind="soft")
        self.columns = Columns()
        self.touch = TouchCard(desk)
        self.unfinished = UnfinishedCard(desk)
        self.start = StartCard(desk)
        self.jots: JotCard | None = None
        self.seen: SeenTodayCard | None = None
        self.fortnight = FortnightCard(desk)
        self.outbox = OutboxCard(desk)
        self.copies = CopiesCard(desk)
        for card in (self.touch, self.unfinished):
            self.columns.left.addWidget(card)
        for card in (
            self.start,
            self.fortnight,
            self.outbox,
            self.copies,
        ):  # what comes later, last
            self.columns.right.addWidget(card)
        sheet.body.setSpacing(4)
        sheet.body.addWidget(self.heading)
        sheet.body.addWidget(self.subheading)
        sheet.body.addSpacing(12)
        self.warning = BackupWarning(desk)
        self.warning.room_wanted.connect(self._go_to_room)
        sheet.body.addWidget(self.warning)
        sheet.body.addWidget(self.columns)
        sheet.body.addStretch(1)

    def _join(self) -> None:
        """What the cards say, to what is done about it."""
        self.touch.person_wanted.connect(self.person_wanted)
        self.touch.note_wanted.connect(self.note_contact)
        self.touch.list_wanted.connect(partial(self._go_to_room, "caseload"))
        self.touch.answered.connect(self._answer)
        self.touch.looked.connect(self._looked)
        self.touch.more_wanted.connect(self._read)
        self.touch.putting_off.opened.connect(partial(tab_in_reading_order, self))
        self.touch.putting_off.ended.connect(self._put_off)
        self.unfinished.page_wanted.connect(self.page_wanted)
        self.copies.page_wanted.connect(self.page_wanted)
        self.copies.trouble.connect(self.trouble)
        self.copies.changed.connect(self._read)
        self.copies.opened.connect(partial(tab_in_reading_order, self))
        self.start.person_wanted.connect(self.person_wanted)
        self.start.begin_wanted.connect(self.begin_wanted)
        self.start.page_wanted.connect(self.page_wanted)
        self.fortnight.person_wanted.connect(self.person_wanted)
        self.fortnight.money_wanted.connect(partial(self._go_to_room, "money"))
        self.outbox.room_wanted.connect(self.room_wanted)

    def _go_to_room(self, room: str) -> None:
        self.room_wanted.emit(room, "")

    # What is shown

    def refresh(self, changed: object | None) -> None:
        """Read the day again. While a note is being written the rows below it stay."""
        if self._note is not None:
            self._note.refresh(changed)
        elif changed is None:
            self._read()
        else:
            self._quiet.start()

    def _read(self) -> None:
        self._quiet.stop()
        if self._note is not None:
            return
        self._rest = None
        self._is_first = False
        self._rows = ALL_ROWS
        self._show_view(_whole_view(self._desk))

    def _show_view(self, view: TodayView) -> None:
        self._view = view
        self._count(view)
        for card in (self.fortnight, self.outbox, self.copies):
            card.show_view(view)
        self._show_jots(view)
        self._show_seen(view)
        self._show_rows(view)

    def _count(self, view: TodayView) -> None:
        self.counts = TodayCounts(due=view.due_total, waiting=view.packages_waiting)
        self.counted.emit(self.counts)
        self._show_heading(view)

    def _show_jots(self, view: TodayView) -> None:
        """Say how many jots wait; the card is made when the first one does."""
        if self.jots is None and view.jots:
            from app.ui.screens.jot_card import JotCard

            self.jots = JotCard(self._desk)
            self.jots.jot_wanted.connect(self.jot_wanted)
            self.columns.right.insertWidget(1, self.jots)
            tab_in_reading_order(self)
        if self.jots is not None:
            self.jots.show_view(view)

    def _show_seen(self, view: TodayView) -> None:
        """Who is to be seen today; the card is made when there is somebody."""
        if self.seen is None and view.appointments:
            from app.ui.screens.seen_today import SeenTodayCard

            self.seen = SeenTodayCard(self._desk)
            self.seen.person_wanted.connect(self.person_wanted)
            self.seen.room_wanted.connect(self._go_to_room)
            self.columns.right.insertWidget(1, self.seen)
            self.seen.rows.rearranged.connect(partial(tab_in_reading_order, self))
        if self.seen is not None:
            self.seen.show_appointments(view.appointments)

    def _show_rows(self, view: TodayView) -> bool:
        """Show as many rows as there may be so far, who is due first; whether these are all."""
        self.touch.show_view(view, most=self._rows)
        self.unfinished.show_view(view, most=max(0, self._rows - len(self.touch.rows.rows)))
        return len(self.touch.rows.rows) + len(self.unfinished.rows.rows) < self._rows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the first rows are seen, the rest is asked for and added."""
        super().paintEvent(event)
        if self._is_first and self._rest is None:
            desk = self._desk
            self._rest = tasks.start(
                self, lambda _: _whole_view(desk), done=self._rest_came, failed=self.trouble.emit
            )

    def _rest_came(self, view: TodayView) -> None:
        if self._rest is not None and self._note is None:  # else it was all read meanwhile
            self._is_first = False
            if self._rows == ALL_ROWS:
                self._show_view(view)
                return
            self._view = view
            self._count(view)
            self.fortnight.show_view(view)
            self.copies.show_view(view)
            self._show_seen(view)
            self.outbox.show_view(view)
            self._adding.start()

    def _add_rows(self) -> None:
        """Add some of the rows that the first picture was shown without."""
        self._rows += MORE_ROWS
        if self._view is None or self._show_rows(self._view):
            self._adding.stop()
            self._rows = ALL_ROWS

    def _first(self) -> QWidget:
        """Where the keyboard begins: who is due first, else a new person."""
        return self.touch.first_row() or self.start.new

    def _show_heading(self, view: TodayView) -> None:
        words, worker = self._desk.words, view.worker
        first = called_by(worker.name) if worker else ""
        self.heading.setText(greeting(first, self._desk.clock.now(), words))
        due = view.due_people
        hears = words.plural(
            N_("{count} person hears from you today"),
            N_("{count} people hear from you today"),
            due,
        )
        parts = [words.date(view.today, "day"), worker.team if worker else ""]
        parts.append(hears if due else words.text(N_("nobody is waiting to hear from you")))
        self.subheading.setText(" · ".join(part for part in parts if part))

    # What may be done here

    def note_contact(self, line: DueLine) -> None:
        """Open the note of a contact with this person, above the rows."""
        if line.kind == "money":
            self.room_of_person_wanted.emit("money", line.person_id)
            return
        if self._note is not None and not self._note.close_kept():
            return
        note = ContactNote(self._desk, person_id=line.person_id, name=line.person_name)
        note.closed.connect(self._note_closed)
        note.saved.connect(self.saved)
        note.not_saved.connect(self.not_saved)
        self._note = note
        self.touch.note_place.addWidget(note)
        note.show()
        tab_in_reading_order(self)
        note.start()

    def _note_closed(self) -> None:
        note, self._note = self._note, None
        put_away(note)
        self._read()
        self._first().setFocus()

    def _put_off(self, line: DueLine, is_put_off: bool) -> None:
        """Back to its button, or where it is gone to that of the row now in its place."""
        place = self.touch.place_of(line)
        if is_put_off:
            self._read()
        later = later_of(self, line) or self.touch.later_at(place)
        (later or self.start.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, line: DueLine, answer: str) -> None:
        if line.promise_id is not None:
            does = promises.answer_did_it_take
            self._keep(partial(does, promise_id=line.promise_id, answer=answer))

    def _looked(self, line: DueLine) -> None:
        """It is done; the keyboard goes on to the row now in its place."""
        place = self.touch.place_of(line)
        self._keep(partial(looked_at, line=line))
        (self.touch.later_at(place) or self.start.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, does: Callable[[Store], object]) -> None:
        """Keep an answer to a row at once."""
        try:
            does(self._desk.store)
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self._read()

    # What the shell asks

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps: Today is about everyone."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Today"))

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        if self._is_first:  # it may be that the store is closed next
            if self._rest is not None:
                self._rest.cancel()
            self._rest, self._is_first = None, False
        if self._note is not None:
            self._note.flush()
