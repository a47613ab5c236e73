"""Where a jot can go: the numbered headings of a page, the story, another person, away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.called import called_by
from app.casework.jots import JotLine, SortingPage
from app.casework.rows import shortened
from app.language import N_
from app.ui.held import put_away
from app.ui.layouts import in_a_row
from app.ui.pieces import Button, Hint, Text, link_button, quiet_button
from app.ui.screens.person_picker import PersonPicker

if TYPE_CHECKING:
    from app.ui.desk import Desk


class JotSorting(QWidget):
    """Buttons for everything that the keys on a line do, with the key on each."""

    sent = Signal(int)
    """To the heading of this number."""
    story_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    page_wanted = Signal(str)
    picked = Signal(str)
    """The id of the person whose line it is."""
    picking_ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: SortingPage | None = None
        self.headings: list[Button] = []
        self.says = Text(kind="strong")
        self.about = Hint()
        self.open = link_button(desk.words.text(N_("Open this page")))
        self.open.clicked.connect(self._open)
        self.picker = PersonPicker(desk, label=desk.words.text(N_("Whose is this line?")))
        self.picker.picked.connect(self.picked)
        self.picker.given_up.connect(self.picking_ended)
        self.picker.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.says, self.picker, self.about):
            column.addWidget(widget)
        column.addLayout(self._place)
        holder = in_a_row(self.open)
        column.addWidget(holder)
        column.addWidget(self._make_others())

    def _make_others(self) -> QWidget:
        """The story, whose it is, change, remove."""
        words = self._desk.words
        self.story = quiet_button(words.text(N_("S: to the story")))
        self.whose = quiet_button(words.text(N_("P: say whose it is")))
        self.change = quiet_button(words.text(N_("Enter: change it")))
        self.remove = quiet_button(words.text(N_("Delete: remove it")))
        self.story.clicked.connect(self.story_wanted)
        self.whose.clicked.connect(self.pick)
        self.change.clicked.connect(self.edit_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.others = in_a_row(self.story, self.whose, self.change, self.remove)
        return self.others

    def show_line(self, line: JotLine | None, page: SortingPage | None, *, is_open: bool) -> None:
        """Show what can be done about a line; None: no line waits here."""
        words = self._desk.words
        if line is None:
            self.says.setText("")
        else:
            text = N_("Where “{line}” goes")
            self.says.setText(words.text(text, line=shortened(line.words, 40)))
        for widget in (self.says, self.others):
            widget.setVisible(line is not None)
        self.about.setText(self._about(line, page))
        self.about.setVisible(bool(self.about.text()))
        self.open.setVisible(line is not None and page is not None and not is_open)
        self._show_headings(page if line is not None else None)

    def _about(self, line: JotLine | None, page: SortingPage | None) -> str:
        words = self._desk.words
        if line is None:
            return ""
        if page is None:
            return words.text(
                N_("Open a page: its headings come here, each with a number to press.")
            )
        named = words.text(page.name)
        return words.text(N_("{page} with {name}"), page=named, name=page.person_name)

    def _show_headings(self, page: SortingPage | None) -> None:
        """The headings as numbered buttons; those that are there already stay."""
        if page == self._shown:
            return
        self._shown = page
        for button in self.headings:
            self._place.removeWidget(button)
            put_away(button)
        self.headings = []
        called = called_by(page.person_name) if page else ""
        for number, heading in enumerate(page.headings if page else (), start=1):
            asks = self._desk.words.text(heading.asks, name=called)
            says = self._desk.words.text(N_("{number}: {heading}"), number=number, heading=asks)
            button = Button(says, kind="plain-left")
            button.setProperty("strip", "true")
            button.clicked.connect(partial(self.sent.emit, number))
            self.headings.append(button)
            self._place.addWidget(button)

    def pick(self) -> None:
        """Ask whose the line is."""
        self.picker.clear()
        self.picker.show()
        self.picker.box.setFocus()

    def end_picking(self) -> None:
        """Ask no more."""
        self.picker.clear()
        self.picker.hide()

    def _open(self) -> None:
        if self._shown is not None:
            self.page_wanted.emit(self._shown.page_id)
