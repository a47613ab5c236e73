"""The head of the map's screen: whose people, the day, what they need, and what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.casework.views import PersonView
from app.language import N_
from app.ui.layouts import Flow, FoldRow
from app.ui.menus import add_entry, new_menu, open_below
from app.ui.pieces import (
    Hint,
    PageHeading,
    icon_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.needs_banner import add_needs
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class EcomapHead(QWidget):
    """Name, day, needs, and the buttons; the rest is behind the dots."""

    list_wanted = Signal()
    compare_wanted = Signal()
    keep_wanted = Signal()
    turn_wanted = Signal()
    print_wanted = Signal()
    tidy_wanted = Signal()
    kept_wanted = Signal()
    still_wanted = Signal()
    left_wanted = Signal()
    blank_wanted = Signal()
    import_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = FoldRow(spacing=12)
        left = QWidget()
        flow = Flow(spacing=12)
        left.setLayout(flow)
        self.name = PageHeading(breakable(words.text(N_("{name}'s people"), name=person.called)))
        self.day = Hint()
        self.day.setWordWrap(False)
        self.day.setContentsMargins(0, 10, 0, 0)
        flow.addWidget(self.name)
        flow.addWidget(self.day)
        row.add(left, 1)
        self.buttons = self._make_buttons()
        row.add(self.buttons)
        column.addLayout(row)
        add_needs(column, person, self._desk.words)

    def _make_buttons(self) -> QWidget:
        """What one does often in the open, the rest behind the dots."""
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.as_list = quiet_button(words.text(N_("As a list")))
        self.compare = quiet_button(words.text(N_("Compare")))
        self.turn = quiet_button(words.text(N_("Turn the screen")))
        self.print = quiet_button(words.text(N_("Print view")))
        self.keep = primary_button(words.text(N_("Keep this picture")))
        self.more = icon_button("ellipsis", words.text(N_("More to do with this map")))
        for button, signal in (
            (self.as_list, self.list_wanted),
            (self.compare, self.compare_wanted),
            (self.turn, self.turn_wanted),
            (self.print, self.print_wanted),
            (self.keep, self.keep_wanted),
        ):
            button.clicked.connect(signal.emit)
            flow.addWidget(button)
        self.more.clicked.connect(self._open_menu)
        flow.addWidget(self.more)
        return holder

    def menu_of_more(self) -> QMenu:
        """What is seldom needed."""
        words = self._desk.words
        menu = new_menu(self)
        entries: tuple[tuple[str, SignalInstance], ...] = (
            (N_("Tidy the map…"), self.tidy_wanted),
            (N_("Still right? Go through everybody…"), self.still_wanted),
            (N_("Pictures that were kept…"), self.kept_wanted),
            (N_("Those no longer in the picture…"), self.left_wanted),
            (N_("A blank map to draw by hand…"), self.blank_wanted),
            (N_("Bring in a map from easyNWK…"), self.import_wanted),
            (N_("The person's own screen"), self.person_wanted),
        )
        for text, signal in entries:
            add_entry(menu, words.text(text), signal.emit)
        return menu

    def _open_menu(self) -> None:
        open_below(self.menu_of_more(), self.more)

    def show_state(self, *, day: str, is_list: bool, compared_with: str) -> None:
        """The day, which face is shown, and the day of the newest picture that was kept."""
        words = self._desk.words
        self.day.setText(day)
        self.as_list.setText(words.text(N_("As a map") if is_list else N_("As a list")))
        says = words.text(N_("Compare with {day}"), day=compared_with)
        self.compare.setText(says)
        self.compare.setVisible(bool(compared_with))
