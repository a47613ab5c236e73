"""The head of the page screen: whose page it is, what they need, and what one can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app.casework.views import PersonView
from app.language import N_, Words
from app.ui.layouts import Flow, FoldRow
from app.ui.menus import add_entry, new_menu, open_below
from app.ui.pieces import (
    Button,
    Chip,
    ChipKind,
    Hint,
    PageHeading,
    icon_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.needs_banner import add_needs


def _lowered(label: QLabel) -> QWidget:
    """A small label set on the line of the large heading beside it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 7, 0, 0)
    column.addWidget(label)
    return holder


class PageHead(QWidget):
    """Name, chip, needs, and the buttons."""

    turn_wanted = Signal()
    print_wanted = Signal()
    finish_wanted = Signal()
    history_wanted = Signal()
    move_wanted = Signal()
    date_wanted = Signal()
    remove_wanted = Signal()
    person_wanted = Signal()
    menu_made = Signal(object)
    """The `QMenu` of what is seldom needed, before it is shown: others may add to it."""

    def __init__(
        self, words: Words, person: PersonView, page_name: str, accent: ChipKind = "teal"
    ) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = FoldRow(spacing=12)
        left = QWidget()
        flow = Flow(spacing=12)
        left.setLayout(flow)
        self.name = PageHeading(person.name)
        self.meta = Hint()
        self.meta.setWordWrap(False)
        flow.addWidget(self.name)
        flow.addWidget(_lowered(Chip(page_name, accent)))
        flow.addWidget(_lowered(self.meta))
        row.add(left, 1)
        self.buttons = self._make_buttons()
        row.add(self.buttons)
        column.addLayout(row)
        add_needs(column, person, self._words)

    def _make_buttons(self) -> QWidget:
        """What one does often in the open, the rest behind the dots."""
        words = self._words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.turn = quiet_button(words.text(N_("Turn the screen")))
        self.print = quiet_button(words.text(N_("Print view")))
        self.finish = primary_button(words.text(N_("Finish")))
        self.more = icon_button("ellipsis", words.text(N_("More to do with this page")))
        for button, signal in (
            (self.turn, self.turn_wanted),
            (self.print, self.print_wanted),
            (self.finish, self.finish_wanted),
        ):
            button.clicked.connect(signal.emit)
            flow.addWidget(button)
        self.more.clicked.connect(self._open_menu)
        flow.addWidget(self.more)
        self._is_draft = self._can_turn = True
        return holder

    def menu_of_more(self) -> QMenu:
        """What is seldom needed."""
        words = self._words
        menu = new_menu(self)
        entries: list[tuple[str, SignalInstance, bool]] = [
            (words.text(N_("History of this page")), self.history_wanted, True),
            (words.text(N_("The person's own screen")), self.person_wanted, True),
            (words.text(N_("This was on an earlier day…")), self.date_wanted, self._is_draft),
            (words.text(N_("This belongs to somebody else…")), self.move_wanted, self._is_draft),
            (words.text(N_("Remove this draft")), self.remove_wanted, self._is_draft),
        ]
        for text, signal, is_offered in entries:
            if is_offered:
                add_entry(menu, text, signal.emit)
        self.menu_made.emit(menu)
        return menu

    def _open_menu(self) -> None:
        open_below(self.menu_of_more(), self.more)

    def show_state(self, *, is_draft: bool, meta: str, can_turn: bool = True) -> None:
        """Say how the page stands; what only a draft can do goes once it is finished."""
        self._is_draft = is_draft
        self.meta.setText(meta)
        self._can_turn = is_draft and can_turn
        self.turn.setVisible(self._can_turn)
        self.finish.setVisible(is_draft)

    def first_button(self) -> Button:
        """Where the keyboard begins in the head."""
        return self.turn if self._can_turn else self.print
