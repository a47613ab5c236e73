"""Copies owed, on Today: whose copy of which page, noted or marked as posted on the spot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import copies
from app.casework.day_views import CopyOwed, TodayView
from app.errors import AppError
from app.language import N_
from app.ui.held import put_away
from app.ui.layouts import Flow, FoldRow, in_a_row
from app.ui.pieces import Button, Card, Chip, RowButton, Text, link_button
from app.ui.screens.copies_panel import GiveCopy, say_posted
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable, story_day

if TYPE_CHECKING:
    from app.ui.desk import Desk

FEW_COPIES: Final = 5


class CopyRow(QWidget):
    """A page whose copy is owed. Pressing it opens the page."""

    page_wanted = Signal(str)
    done = Signal()
    """The button beside it was pressed: give it, or it has been posted."""

    def __init__(self, desk: Desk, line: CopyOwed) -> None:
        super().__init__()
        words = desk.words
        page = desk.catalogue.page(line.page_key)
        name = words.text(page.name) if page is not None else line.page_key
        day = story_day(line.finished_on, desk.clock.today(), words)
        says = words.text(N_("{page}, finished {day}"), page=name, day=day)
        row = RowButton(
            words.text(N_("Copy owed to {name}: {what}"), name=line.person_name, what=says)
        )
        row.add_label(Text(breakable(line.person_name), kind="strong"), 5)
        row.add_label(Text(says), 6)
        row.clicked.connect(partial(self.page_wanted.emit, line.page_id))
        is_to_post = bool(line.copy_id)
        text = words.text(N_("Posted") if is_to_post else N_("Copy given…"))
        self.button = Button(text)
        self.button.setAccessibleName(
            words.text(N_("{does} {name}, {what}"), does=text, name=line.person_name, what=says)
        )
        self.button.clicked.connect(self.done.emit)
        fold = FoldRow(spacing=8)
        fold.setContentsMargins(0, 4, 0, 4)
        self.setLayout(fold)
        row.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        fold.add(row, 1)
        fold.add(self._ends(words.text(N_("To post")) if is_to_post else ""))

    def _ends(self, chip: str) -> QWidget:
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        if chip:
            flow.addWidget(Chip(chip, "amber"))
        flow.addWidget(self.button)
        return holder


class CopiesCard(Card):
    """Whose copy is owed, the longest first. None, no card."""

    page_wanted = Signal(str)
    changed = Signal()
    """A copy was given or posted."""
    opened = Signal()
    """The form of a copy came or went: the order of Tab may have to follow."""
    trouble = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Copies owed")))
        self._desk = desk
        self._most = FEW_COPIES
        self._view: TodayView | None = None
        self.panel: GiveCopy | None = None
        self.place = QVBoxLayout()
        self.rows = RowList()
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        holder = in_a_row(self.more)
        self.body.addLayout(self.place)
        self.body.addWidget(self.rows)
        self.body.addWidget(holder)
        self.hide()

    def show_view(self, view: TodayView) -> None:
        """Show those owed the longest; how many more there are is said."""
        self._view = view
        shown = view.copies[: self._most]
        self.rows.show_entries(
            [Entry(key=li.page_id, made_of=li, make=partial(self._make_row, li)) for li in shown]
        )
        left = view.copies_total - len(shown)
        one, many = N_("Show more, {count} left"), N_("Show more, {count} left")
        self.more.setText(self._desk.words.plural(one, many, left) if left else "")
        self.more.setVisible(left > 0 and len(view.copies) > len(shown))
        self.setVisible(bool(shown) or self.panel is not None)

    def _make_row(self, line: CopyOwed) -> CopyRow:
        row = CopyRow(self._desk, line)
        row.page_wanted.connect(self.page_wanted)
        row.done.connect(partial(self._do, line))
        return row

    def _do(self, line: CopyOwed) -> None:
        """Mark it as posted, or ask to whom and how it was given."""
        if line.copy_id:
            trouble = say_posted(self, self._desk, line.copy_id)
            if trouble is not None:
                self.trouble.emit(trouble)
            self.changed.emit()
            return
        self.close_panel()
        try:
            about = copies.copies_of_page(self._desk.store, page_id=line.page_id)
        except AppError as trouble:
            self.trouble.emit(trouble)
            return
        panel = GiveCopy(self._desk, about)
        panel.kept.connect(self._given)
        panel.closed.connect(self._given_up)
        self.panel = panel
        self.place.addWidget(panel)
        panel.show()
        self.opened.emit()
        panel.start()

    def close_panel(self) -> None:
        """Take the form away; nothing was kept of it."""
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel)
            self.opened.emit()

    def _given(self) -> None:
        self.close_panel()
        self.changed.emit()
        self._focus_first()

    def _given_up(self) -> None:
        self.close_panel()
        self._focus_first()

    def _focus_first(self) -> None:
        first = self.rows.rows[0] if self.rows.rows else None
        if isinstance(first, CopyRow):
            first.button.setFocus()

    def _show_more(self) -> None:
        before = len(self.rows.rows)
        self._most += FEW_COPIES
        if self._view is not None:
            self.show_view(self._view)
        first = self.rows.rows[before] if len(self.rows.rows) > before else None
        if isinstance(first, CopyRow):
            first.button.setFocus()
