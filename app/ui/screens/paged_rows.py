"""A long list shown a part at a time: the first few, and a way to all the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.pieces import Hint, link_button
from app.ui.screens.row_list import Entry, RowList

FEW: Final = 20
A_PART: Final = 100
Entries = Callable[[int, int], list[Entry]]


class PagedRows(QWidget):
    """The first few rows, and *and 17 more* below them; then a hundred at a time.

    Only the part that is shown is ever made: ten thousand rows cost no more than a hundred.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._total = 0
        self._first, self._end = 0, 0
        self._entries: Entries = lambda _first, _end: []
        self.list = RowList()
        self.place = Hint()
        self.before = link_button(words.text(N_("The ones before")))
        self.before.clicked.connect(self._show_before)
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        holder = in_a_row(self.before, self.more, spacing=16)
        self._ways = holder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.list, self.place, holder):
            column.addWidget(widget)

    @property
    def rows(self) -> list[QWidget]:
        """The rows that are shown."""
        return self.list.rows

    def show_rows(self, total: int, entries: Entries) -> None:
        """Show the first few of so many; `entries` makes those from the first to before the end."""
        self._total, self._entries = total, entries
        self._show(0, min(FEW, total))
        self.setVisible(total > 0)

    def _show(self, first: int, end: int) -> None:
        """Show the rows from the first to before the end, and the ways on from there."""
        self._first, self._end = first, end
        self.list.show_entries(self._entries(first, end))
        rest = self._total - end
        words = self._words
        self.more.setText(words.plural(N_("and {count} more"), N_("and {count} more"), rest))
        self.more.setVisible(rest > 0)
        self.before.setVisible(first > 0)
        self._ways.setVisible(rest > 0 or first > 0)
        self.place.setText(
            words.text(
                N_("{first} to {last} of {total}"),
                first=f"{first + 1:,}",
                last=f"{end:,}",
                total=f"{self._total:,}",
            )
        )
        self.place.setVisible(self._total > A_PART and end > FEW)

    def _show_more(self) -> None:
        """The next part; the first one also has the few that were shown already."""
        first = self._end if self._end > FEW else 0
        self._turn(first, self.more, self.before)

    def _show_before(self) -> None:
        self._turn(max(0, self._first - A_PART), self.before, self.more)

    def _turn(self, first: int, pressed: QWidget, other: QWidget) -> None:
        """Show the part that begins there; the keyboard stays on a way that goes on."""
        had_focus = pressed.hasFocus()
        self._show(first, min(first + A_PART, self._total))
        announce(self, self.place.text())
        ways = [way for way in (pressed, other) if not way.isHidden()]
        if had_focus and ways:
            ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
