"""The list of people: rows are read a page at a time and painted, however many there are."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
)

from app.casework import people
from app.casework.sifting import Sieve, sifted
from app.casework.views import PersonLine
from app.language import N_
from app.ui.screens.people_row import (
    LINE_ROLE,
    AnyIndex,
    PersonPainter,
    going_on_words,
    name_words,
    next_words,
)

if TYPE_CHECKING:
    from app.ui.desk import Desk

PAGE: Final = 60
_PAGES_KEPT: Final = 8


class PeopleModel(QAbstractListModel):
    """People whose name or number holds the query; a few pages of them are kept at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._query = ""
        self._everyone = False
        self._sieve = Sieve()
        self._among: frozenset[str] | None = None
        self._total = 0
        self._pages: OrderedDict[int, tuple[PersonLine, ...]] = OrderedDict()

    @property
    def total(self) -> int:
        """How many people the list holds."""
        return self._total

    def look(self, query: str, *, everyone: bool, sieve: Sieve, is_new: bool) -> None:
        """Show these; reads the first page only. `is_new`: things have changed meanwhile."""
        self.beginResetModel()
        if is_new or sieve != self._sieve:
            self._among = sifted(self._desk.store, sieve)
            self._sieve = sieve
        self._query, self._everyone = query, everyone
        self._pages.clear()
        self._total = 0
        self._read(0)
        self.endResetModel()

    def _read(self, page: int) -> tuple[PersonLine, ...]:
        """The people of one page of the list, from the store when they are not kept."""
        kept = self._pages.get(page)
        if kept is not None:
            self._pages.move_to_end(page)
            return kept
        found = people.people(
            self._desk.store,
            query=self._query,
            offset=page * PAGE,
            limit=PAGE,
            everyone=self._everyone,
            sieve=self._sieve,
            among=self._among,
        )
        if page == 0:
            self._total = found.total
        self._pages[page] = found.rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return found.rows

    def line(self, row: int) -> PersonLine | None:
        """The person in a row."""
        if not 0 <= row < self._total:
            return None
        rows = self._read(row // PAGE)
        return rows[row % PAGE] if row % PAGE < len(rows) else None

    def first_ids(self) -> tuple[str, ...]:
        """The ids of the first people of the list."""
        return tuple(line.id for line in self._read(0))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """How many people."""
        return 0 if parent.isValid() else self._total

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The person (`LINE_ROLE`), or the row in words."""
        if role not in (LINE_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line is None or role == LINE_ROLE:
            return line
        desk = self._desk
        words = desk.words
        born = words.text(N_("born {day}"), day=words.partial_date(line.born)) if line.born else ""
        coming = next_words(line, desk.clock.today(), words)
        parts = (name_words(line, words), born, going_on_words(line, desk), coming)
        return ", ".join(part for part in parts if part)


class PeopleList(QListView):
    """The people; Enter or a click opens one, Up from the first goes back to the filter."""

    person_wanted = Signal(str)
    filter_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.people = PeopleModel(desk)
        self.setModel(self.people)
        self.setItemDelegate(PersonPainter(desk, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(desk.words.text(N_("People")))
        self.clicked.connect(self._open)

    def _open(self, index: AnyIndex) -> None:
        line = self.people.line(index.row())
        if line is not None:
            self.person_wanted.emit(line.id)

    def look(
        self, query: str, *, everyone: bool, sieve: Sieve | None = None, is_new: bool = True
    ) -> None:
        """Show the people the query means; the same person stays marked where there."""
        before = self.people.line(self.currentIndex().row())
        place = self.verticalScrollBar().value()
        self.people.look(query, everyone=everyone, sieve=sieve or Sieve(), is_new=is_new)
        row = self.currentIndex().row()
        if before is not None:
            near = self.people.line(self._last_row)
            row = self._last_row if near is not None and near.id == before.id else 0
            if row:
                self.verticalScrollBar().setValue(place)
        if self.people.total:
            self.setCurrentIndex(self.people.index(max(0, row), 0))

    _last_row = 0

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Remember where one is, for when the list is read again."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._last_row = current.row()

    def open_marked(self) -> None:
        """Open the person who is marked."""
        self._open(self.currentIndex())

    def mark(self, by: int) -> None:
        """Mark the next or the one before, without the keyboard coming here."""
        row = max(0, min(self.people.total - 1, self.currentIndex().row() + by))
        if self.people.total:
            self.setCurrentIndex(self.people.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_marked()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.filter_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower rows are higher."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
