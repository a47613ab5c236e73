"""The cards of Today: who hears from the worker, unfinished pages, the fortnight, the Outbox."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import DueLine, TodayView
from app.casework.views import PageLine
from app.language import N_
from app.ui.layouts import Flow
from app.ui.pieces import Button, Card, Hint, RowButton, Text, link_button, quiet_button
from app.ui.screens.put_off_place import PutOffPlace
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.today_rows import (
    DueRow,
    column_headings,
    due_key,
    soon_row,
    unfinished_row,
)

if TYPE_CHECKING:
    from app.ui.desk import Desk

FEW_DUE: Final = 15
FEW_SOON: Final = 6
UNFILED: Final = "unfiled"
"""In the Outbox, only what is not filed yet."""


def _beside(button: Button) -> QWidget:
    """A button as wide as its words, in a row of its own."""
    holder = QWidget()
    flow = Flow()
    holder.setLayout(flow)
    flow.addWidget(button)
    return holder


class TouchCard(Card):
    """Stay in touch: who is due today or was before, and who tomorrow."""

    person_wanted = Signal(str)
    note_wanted = Signal(object)
    """The `DueLine` to note a contact for."""
    answered = Signal(object, str)
    """The `DueLine` of a promise, and whether it took."""
    looked = Signal(object)
    """The `DueLine` of a day that came back and is done."""
    more_wanted = Signal()
    list_wanted = Signal()
    """Nobody is here, and somebody's list is to be brought in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Stay in touch")))
        self._desk = desk
        self.bring_in: Button | None = None
        self._most = FEW_DUE
        self.note_place = QVBoxLayout()
        self.body.addLayout(self.note_place)
        self.nobody = Text(kind="soft")
        self.rows = RowList()
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        self.putting_off = PutOffPlace(desk)
        for widget in (self.putting_off, self.nobody, self.rows, _beside(self.more)):
            self.body.addWidget(widget)

    def show_view(self, view: TodayView, *, most: int) -> None:
        """Show the longest overdue first, at most so many; how many more there are is said."""
        words = self._desk.words
        tomorrow = tuple(li for li in view.soon if (li.due_on - view.today).days == 1)
        known = (*view.due, *tomorrow)
        shown = known[: min(most, self._most)]
        self.rows.show_entries(
            [
                Entry(key=due_key(li), made_of=(li, view.today), make=partial(self._make_row, li))
                for li in shown
            ]
        )
        listed = min(len(known), self._most)  # those still being added are as good as shown
        left = view.due_total + len(tomorrow) - listed
        can_show = len(known) > listed
        one, many = N_("Show more, {count} left"), N_("Show more, {count} left")
        self.more.setText(words.plural(one, many, left) if can_show else "")
        self.more.setVisible(can_show)
        self.nobody.setText(self._nobody_says(view))
        self.nobody.setVisible(not known)
        self._offer_list(is_empty=not view.people)

    def _offer_list(self, *, is_empty: bool) -> None:
        """The way to bring a list in; made only where nobody is here."""
        if is_empty and self.bring_in is None:
            self.bring_in = quiet_button(self._desk.words.text(N_("Bring in a list…")))
            self.bring_in.clicked.connect(self.list_wanted)
            at = self.body.indexOf(self.nobody) + 1
            self.body.insertWidget(at, self.bring_in, 0, Qt.AlignmentFlag.AlignLeft)
        if self.bring_in is not None:
            self.bring_in.setVisible(is_empty)

    def _nobody_says(self, view: TodayView) -> str:
        if not view.people:
            text = N_(
                "Nobody is here yet. Begin with a name: press New person. Or bring in the list "
                "your council's system gives you."
            )
        else:
            text = N_(
                "Nobody is due today. Promises and next contacts come up here on their day by "
                "themselves."
            )
        return self._desk.words.text(text)

    def _make_row(self, line: DueLine) -> DueRow:
        page = self._desk.catalogue.page(line.page_key)
        page_name = self._desk.words.text(page.name) if page is not None else ""
        row = DueRow(line, self._desk.words, self._desk.clock.today(), page_name)
        row.person_wanted.connect(self.person_wanted)
        row.note_wanted.connect(self.note_wanted)
        row.answered.connect(self.answered)
        row.looked.connect(self.looked)
        row.later_wanted.connect(self.putting_off.ask)
        return row

    def _show_more(self) -> None:
        before = len(self.rows.rows)
        self._most += FEW_DUE
        self.more_wanted.emit()
        first = self.rows.rows[before] if len(self.rows.rows) > before else None
        if isinstance(first, DueRow):
            first.row.setFocus()

    def place_of(self, line: DueLine) -> int:
        """Which row this is; 0 for one that is not shown."""
        keys = [row.key for row in self.rows.rows if isinstance(row, DueRow)]
        return keys.index(due_key(line)) if due_key(line) in keys else 0

    def later_at(self, place: int) -> QWidget | None:
        """What puts off the row in this place, or the last one; None where nobody is due."""
        rows = [row for row in self.rows.rows if isinstance(row, DueRow)]
        return rows[min(place, len(rows) - 1)].later if rows else None

    def first_row(self) -> QWidget | None:
        """Where the keyboard begins, if anybody is due."""
        first = self.rows.rows[0] if self.rows.rows else None
        return first.row if isinstance(first, DueRow) else None


class UnfinishedCard(Card):
    """Pages that are not finished, the one typed in last first."""

    page_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Unfinished pages")))
        self._desk = desk
        names = ((N_("Person"), 5), (N_("Page"), 5), (N_("How full"), 4), (N_("Last typed"), 4))
        headings = column_headings(tuple((words.text(n), share) for n, share in names))
        self.rows = RowList()
        self.more = Hint()
        for widget in (headings, self.rows, self.more):
            self.body.addWidget(widget)

    def show_view(self, view: TodayView, *, most: int) -> None:
        """Show at most so many of them; none, no card."""
        words = self._desk.words
        minute = self._desk.clock.now().replace(second=0, microsecond=0)
        entries = [
            Entry(key=li.id, made_of=(li, minute), make=partial(self._make_row, li))
            for li in view.unfinished[:most]
        ]
        self.rows.show_entries(entries)
        self.setVisible(bool(entries))
        more = view.unfinished_total - len(view.unfinished)
        said = words.plural(N_("and {count} more."), N_("and {count} more."), more)
        self.more.setText(said if more else "")
        self.more.setVisible(more > 0)

    def _make_row(self, line: PageLine) -> RowButton:
        row = unfinished_row(line, self._desk.words, self._desk.clock.now())
        row.clicked.connect(partial(self.page_wanted.emit, line.id))
        return row


class FortnightCard(Card):
    """What comes within the fortnight, after tomorrow."""

    person_wanted = Signal(str)
    money_wanted = Signal()
    """A sum that is for nobody in particular."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("This fortnight")))
        self._desk = desk
        self._is_all = False
        self._view: TodayView | None = None
        self.rows = RowList()
        self.more = link_button("")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.rows)
        self.body.addWidget(_beside(self.more))

    def show_view(self, view: TodayView) -> None:
        """Show the next few; none, no card."""
        self._view = view
        words = self._desk.words
        later = tuple(li for li in view.soon if (li.due_on - view.today).days > 1)
        shown = later if self._is_all else later[:FEW_SOON]
        self.rows.show_entries(
            [Entry(key=due_key(li), made_of=li, make=partial(self._make_row, li)) for li in shown]
        )
        self.setVisible(bool(later))
        rest = len(later) - len(shown)
        said = words.plural(N_("Show {count} more"), N_("Show {count} more"), rest)
        self.more.setText(said if rest else "")
        self.more.setVisible(rest > 0)

    def _make_row(self, line: DueLine) -> RowButton:
        row = soon_row(line, self._desk.words)
        if line.person_id:
            row.clicked.connect(partial(self.person_wanted.emit, line.person_id))
        else:
            row.clicked.connect(self.money_wanted)
        return row

    def _show_all(self) -> None:
        self._is_all = True
        if self._view is not None:
            self.show_view(self._view)
        if len(self.rows.rows) > FEW_SOON:
            self.rows.rows[FEW_SOON].setFocus()


class OutboxCard(Card):
    """How many packages wait and went."""

    room_wanted = Signal(str, str)
    """The Outbox, and what of it; empty for all of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Outbox")))
        self._desk = desk
        self.says = Text()
        self.late = link_button("")
        self.late.clicked.connect(partial(self.room_wanted.emit, "outbox", UNFILED))
        self.open = link_button(desk.words.text(N_("Open the Outbox")))
        self.open.clicked.connect(partial(self.room_wanted.emit, "outbox", ""))
        self.body.addWidget(self.says)
        self._late = _beside(self.late)
        self._late.hide()
        self.body.addWidget(self._late)
        self.body.addWidget(_beside(self.open))

    def show_view(self, view: TodayView) -> None:
        """Say how it stands."""
        words = self._desk.words
        ready = words.plural(
            N_("{count} package ready"), N_("{count} packages ready"), view.packages_waiting
        )
        gone = words.plural(
            N_("{count} delivered this month"),
            N_("{count} delivered this month"),
            view.packages_delivered_this_month,
        )
        self.says.setText(words.text(N_("{ready}, {gone}."), ready=ready, gone=gone))
        late = words.plural(
            N_("{count} delivered, not filed yet after two weeks"),
            N_("{count} delivered, not filed yet after two weeks"),
            view.not_filed,
        )
        self.late.setText(late if view.not_filed else "")
        self._late.setVisible(view.not_filed > 0)
