"""One row of a question in rows: its cells, its name, and the button of what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.forms.conditions import Json
from app.forms.questions import ROW, Option, RowsAsked
from app.forms.values import says_anything
from app.language import N_
from app.ui.menus import add_entry, new_menu, open_below
from app.ui.pieces import Button, Text
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget
from app.ui.questions.cells import cell_for, goes_on


class RowLine(QObject):
    """What belongs to one row; the box it stands in lays it out."""

    told = Signal(object)
    """One of its cells says something else now; `self`."""
    gone_on = Signal(object)
    """Enter was pressed in its last cell; `self`."""
    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(
        self, question: RowsAsked, asking: Asking, *, option: Option | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.option = option
        self._asking = asking
        self._called = ""
        self.value: dict[str, Json] = {ROW: option.key} if option else {}
        self.cells: dict[str, QuestionWidget] = {}
        words = asking.words
        named = words.text(option.label, name=asking.called) if option else ""
        self.name = Text(named, kind="turned" if asking.me else "strong")
        self.name.setParent(parent)
        for cell in question.cells:
            widget = cell_for(cell, asking)
            widget.setParent(parent)
            widget.edited.connect(partial(self._said, cell.key))
            self.cells[cell.key] = widget
        self._go_on_by_enter()
        self.more = Button("", kind="icon", icon="ellipsis")
        self.more.setParent(parent)
        self.more.clicked.connect(self._open_menu)
        self.more.installEventFilter(self)

    def _go_on_by_enter(self) -> None:
        """Enter goes to the next cell, and from the last one on."""
        cells = list(self.cells.values())
        for place, cell in enumerate(cells):
            signal = goes_on(cell)
            if signal is None:
                continue
            if place + 1 < len(cells):
                signal.connect(partial(_go_to, cells[place + 1].first_box))
            else:
                signal.connect(partial(self.gone_on.emit, self))

    def widgets(self) -> tuple[QWidget, ...]:
        """All there is of it."""
        return (self.name, *self.cells.values(), self.more)

    def says_anything(self) -> bool:
        """Whether it has an answer in any cell."""
        return says_anything(self.value)

    def first_box(self) -> QWidget:
        """Where one begins to write in it."""
        return next(iter(self.cells.values())).first_box()

    def box_of(self, cell_key: str) -> QWidget:
        """The box of one of its cells."""
        cell = self.cells.get(cell_key)
        return self.first_box() if cell is None else cell.first_box()

    def name_boxes(self, question: str, number: int) -> None:
        """Name every box by question and row, for those who listen."""
        words = self._asking.words
        line = words.text(N_("line {number}"), number=number)
        if self.option is None:
            self.name.setText(words.text(N_("Line {number}"), number=number))
        self._called = self.name.text()
        whole = f"{question}, {self.name.text() if self.option else line}"
        for cell in self.cells.values():
            cell.name_within(whole)
        self.more.setAccessibleName(words.text(N_("Move or take away: {line}"), line=whole))
        self.more.setToolTip(words.text(N_("Move up, move down, take away (Delete)")))

    def show_row(self, value: dict[str, Json]) -> None:
        """Show a stored row; a cell that says so already is left alone."""
        self.value = dict(value)
        if self.option is not None:
            self.value[ROW] = self.option.key
        for key, widget in self.cells.items():
            widget.show_value(self.value.get(key))

    def _said(self, key: str, given: object) -> None:
        self.value = {**self.value, key: cast(Given, given).value}
        self.told.emit(self)

    def menu_of_more(self) -> QMenu:
        """What can be done to the row."""
        words = self._asking.words
        menu = new_menu(self.more)
        does: tuple[tuple[str, Callable[[], object]], ...] = (
            (N_("Move up"), partial(self.moved.emit, self, -1)),
            (N_("Move down"), partial(self.moved.emit, self, 1)),
            (N_("Take away"), partial(self.removed.emit, self)),
        )
        for text, do in does:
            add_entry(menu, words.text(text), do)
        return menu

    def _open_menu(self) -> None:
        open_below(self.menu_of_more(), self.more)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On its button Delete takes the row away, and Alt with Up or Down moves it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self)
        elif is_alt and by is not None:
            self.moved.emit(self, by)
        else:
            return False
        return True

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable, not to be changed."""
        for cell in self.cells.values():
            cell.set_read_only(is_read_only)


def _go_to(first_box: Callable[[], QWidget]) -> None:
    first_box().setFocus()
