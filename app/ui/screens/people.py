"""People: the list with a filter as one types, and the one field of a new person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import people
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import FoldRow
from app.ui.pieces import (
    Card,
    EmptyState,
    Hint,
    LineField,
    PageHeading,
    ScrollColumn,
    TickBox,
    link_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.new_person import NewPerson
from app.ui.screens.people_list import PeopleList
from app.ui.screens.people_nearly import NearlyPeople
from app.ui.screens.people_sieve import SieveChips
from app.ui.screens.row_list import keep_reading_order, tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

PAUSE_MS = 40
ROOMY_HEIGHT: Final = 600
ROOMY_WIDTH: Final = 640
"""Lower or narrower, in pixels at the usual size of text, the filters stand behind a button."""
TABLES = frozenset({"person", "page", "contact", "answer", "promise", "package", "rhythm"})


class FilterBox(LineField):
    """The filter: Up and Down mark people in the list, Enter opens the one marked."""

    moved = Signal(int)
    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for the list go to the list."""
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_PageDown:
                self.moved.emit(10)
            case Qt.Key.Key_PageUp:
                self.moved.emit(-10)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class PeopleScreen(QWidget):
    """Everybody the worker works with."""

    person_wanted = Signal(str)
    room_wanted = Signal(str)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sheet = ScrollColumn()
        outer.addWidget(sheet)
        sheet.body.setSpacing(12)
        sheet.body.addWidget(PageHeading(desk.words.text(N_("People"))))
        sheet.body.addWidget(self._make_head())
        sheet.body.addWidget(self._make_new())
        sheet.body.addWidget(self._make_list(), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(250)
        self._stale.timeout.connect(self._look_again)
        self.filter.textChanged.connect(self._pause.start)
        self._show(is_new=True)
        announce(self, self.count.text())
        keep_reading_order(self)

    def take_focus(self) -> None:
        """Typing finds somebody at once."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_head(self) -> QWidget:
        """The filter, which comes first, and the way to somebody new."""
        words = self._desk.words
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        self.filter = FilterBox()
        self.filter.setAccessibleName(words.text(N_("Find in the list")))
        self.filter.setPlaceholderText(words.text(N_("Type a part of a name, or a number")))
        self.filter.setMinimumWidth(self.filter.fontMetrics().averageCharWidth() * 30)
        row.add(self.filter, 1)
        self.new = primary_button(words.text(N_("New person")), "user-plus")
        self.new.clicked.connect(self.ask_name)
        row.add(self.new)
        self.bring_in = quiet_button(words.text(N_("Bring in a list…")))
        self.bring_in.clicked.connect(partial(self.room_wanted.emit, "caseload"))
        row.add(self.bring_in)
        return holder

    def _make_new(self) -> QWidget:
        self.new_card = Card()
        self.new_person = NewPerson(self._desk)
        self.new_person.added.connect(self.person_wanted)
        self.new_person.person_wanted.connect(self.person_wanted)
        self.new_card.body.addWidget(self.new_person)
        self.new_card.hide()
        return self.new_card

    def _make_list(self) -> QWidget:
        """The count, those finished with, and the list or what stands in its place."""
        words = self._desk.words
        self.list_card = Card()
        self.count = Hint()
        self.list = PeopleList(self._desk)
        self.list.person_wanted.connect(self.person_wanted)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 10)
        self.list.filter_wanted.connect(self._to_filter)
        self.filter.moved.connect(self._mark)
        self.filter.chosen.connect(self.list.open_marked)
        self.empty = EmptyState(
            words.text(N_("Nobody is here yet")),
            words.text(
                N_(
                    "Press New person and type a name, or bring in the list your council's system "
                    "gives you. Everything else can wait."
                )
            ),
        )
        self.everyone = TickBox(words.text(N_("Also those we finished with")))
        self.everyone.toggled.connect(self.look)
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        self.count.setContentsMargins(0, 12, 0, 0)  # on the line of the tick box beside it
        self.sieve = SieveChips(self._desk)
        self.sieve.changed.connect(self.look)
        self.sieve.turned.connect(partial(tab_in_reading_order, self))
        row.add(self.count, 1)
        row.add(self.sieve.opener)
        row.add(self.everyone)
        self._counted = holder
        self.nearly = NearlyPeople(self._desk)
        self.nearly.person_wanted.connect(self.person_wanted)
        self.nearly.shown.connect(partial(keep_reading_order, self))
        for widget in (self.sieve, holder, self.empty):
            self.list_card.body.addWidget(widget)
        self.list_card.body.addWidget(self.list, 1)
        self.list_card.body.addWidget(self.nearly)
        self.removed = link_button(words.text(N_("Recently removed")))
        self.removed.clicked.connect(partial(self.room_wanted.emit, "removed"))
        self.list_card.body.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignLeft)
        return self.list_card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the filters fold, and leave it to the people."""
        super().resizeEvent(event)
        percent = max(100, self._desk.settings.text_size)
        is_low = self.height() < ROOMY_HEIGHT * percent // 100
        is_folded = is_low or self.width() < ROOMY_WIDTH * percent // 100
        if is_folded != self.sieve.is_folded:
            body = self.list_card.body
            body.removeWidget(self.sieve)  # below its button, or above the count as a heading
            body.insertWidget(body.indexOf(self._counted) + is_folded, self.sieve)
            self.sieve.fold(is_folded)
            tab_in_reading_order(self)

    def _mark(self, by: int) -> None:
        """Mark the next or the one before; where the list is empty, Down goes on below it."""
        if self.list.people.total:
            self.list.mark(by)
        elif by > 0:
            self.nearly.take_focus()

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Show the people the filter means, and say how many they are."""
        self._show(is_new=False)
        announce(self, self.count.text())

    def _show(self, *, is_new: bool) -> None:
        query, sieve = self.filter.text().strip(), self.sieve.sieve
        everyone = self.everyone.isChecked()
        self.list.look(query, everyone=everyone, sieve=sieve, is_new=is_new)
        total = self.list.people.total
        self.count.setText(self._count_words(query, total))
        is_empty = not total and not query and sieve.is_idle
        self.empty.setVisible(is_empty)
        self.list.setVisible(total > 0)
        self.list_card.body.setStretchFactor(self.nearly, 0 if total else 1)
        self.count.setVisible(not is_empty)
        self.sieve.want(not is_empty)
        self.nearly.look(query if sieve.is_idle else "", self.list.people.first_ids(), total)

    def _count_words(self, query: str, total: int) -> str:
        """How many are shown, and of how many where the filters keep some away."""
        words = self._desk.words
        if not self.sieve.sieve.is_idle:
            # Those we finished with are among the shown where they are asked for in any way.
            everyone = self.everyone.isChecked() or bool(query or self.sieve.sieve.involvement)
            everybody = people.people(self._desk.store, limit=0, everyone=everyone).total
            count = words.text(N_("{count} of {all}"), count=f"{total:,}", all=f"{everybody:,}")
            if total:
                return count
            return words.text(N_("{count}. Press a filter again to take it away."), count=count)
        if query and not total:
            return words.text(N_("Nobody of that name. Press New person to add them."))
        return words.plural(N_("{count} person"), N_("{count} people"), total)

    def ask_name(self) -> None:
        """Open the one field; what was typed to find somebody is a good beginning."""
        self.new_card.show()
        self.nearly.learn()  # whoever is like them is asked for next
        if not self.list.people.total:
            self.new_person.box.setText(self.filter.text().strip())
        self.new_person.box.setFocus()

    def begin_new(self, name: str = "") -> None:
        """Open the one field; a name that is given is added, or asked about first."""
        self.ask_name()
        if name:
            self.new_person.box.setText(name)
            self.new_person.add_or_ask()

    def refresh(self, changed: object | None) -> None:
        """Read the list again in a quiet moment; who is marked stays marked."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if changed is None or any(table in TABLES for table, _ in entities):
            self._stale.start()

    def _look_again(self) -> None:
        self._show(is_new=True)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("People"))

    def leave(self) -> None:
        """Nothing typed here waits to be kept."""
