"""Rows of a list that follow what is known: what stays the same stays, and with it the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.held import put_away
from app.ui.pieces import Line

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: its key, what it is made of (equal means the row may stay), and how to make it."""

    key: str
    made_of: object
    make: Callable[[], QWidget]


class _Slot(QWidget):
    """A row below its line."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.row = entry.make()
        self.line = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.row)


class RowList(QWidget):
    """Rows below each other with thin lines between."""

    rearranged = Signal()
    """Rows came or went: the order of Tab may have to follow."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._slots: list[_Slot] = []
        self._is_put_away = False

    @property
    def rows(self) -> list[QWidget]:
        """The rows as they stand."""
        return [slot.row for slot in self._slots]

    def row(self, key: str) -> QWidget | None:
        """The row of this key, if it is shown."""
        return next((slot.row for slot in self._slots if slot.entry.key == key), None)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows; those that say what they said are left as they are.

        When the row with the focus goes, the focus goes to the row now in its place.
        """
        place = self._place_of_focus()
        known = {slot.entry.key: slot for slot in self._slots}
        kept: list[_Slot] = []
        for entry in entries:
            slot = known.pop(entry.key, None)
            if slot is not None and slot.entry.made_of != entry.made_of:
                known[f"{entry.key}/gone"], slot = slot, None
            kept.append(slot or _Slot(entry))
        had_focus = any(_has_focus(slot) for slot in known.values())
        self._arrange(kept)
        if place is not None and had_focus:
            self._focus_near(place)
        for slot in known.values():
            put_away(slot)

    def _arrange(self, slots: list[_Slot]) -> None:
        """Put the rows into this order, with a line between each two."""
        if [id(s) for s in slots] != [id(s) for s in self._slots]:
            # Else the whole window is laid out anew for every single row that is shown.
            self._column.setEnabled(False)
            stays = len(self._slots) if slots[: len(self._slots)] == self._slots else 0
            for slot in self._slots[stays:]:
                self._column.removeWidget(slot)
            for slot in slots[stays:]:
                self._column.addWidget(slot)
                if self.isVisible():  # else it is seen when the list is, and measured once
                    slot.show()
            self._column.setEnabled(True)
        for number, slot in enumerate(slots):
            slot.line.setVisible(number > 0)
        is_other = slots != self._slots
        self._slots = slots
        if bool(slots) == self._is_put_away:  # Qt measures anew whatever it is told to show
            self._is_put_away = not slots
            self.setVisible(bool(slots))
        if is_other:
            self.rearranged.emit()

    def _place_of_focus(self) -> int | None:
        return next((n for n, slot in enumerate(self._slots) if _has_focus(slot)), None)

    def _focus_near(self, place: int) -> None:
        """To the row in this place, or the last one."""
        for slot in (*self._slots[place : place + 1], *self._slots[-1:]):
            stops = _stops(slot)
            if stops:
                stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def _stops(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard within a row, in order."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def tab_in_reading_order(root: QWidget) -> None:
    """Have Tab go through everything below `root` as it stands, also what was made later."""
    # Qt passes over a pair that follows each other round the whole chain, even where the chain
    # begins between the two; with one more stop at its end there is no such pair.
    end = QWidget(root)
    end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(list(_reading(root))):
        QWidget.setTabOrder(before, after)
    end.setParent(None)
    end.deleteLater()


def keep_reading_order(root: QWidget) -> None:
    """Have Tab follow whenever a list below `root` changes."""
    for rows in root.findChildren(RowList):
        rows.rearranged.connect(partial(tab_in_reading_order, root))
    tab_in_reading_order(root)


def _reading(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard, in the order of the layouts."""
    # Of buttons of which one is chosen Tab comes to that one alone: it may be another later.
    is_of_group = isinstance(widget, QAbstractButton) and bool(widget.group())
    if is_of_group or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _reading(inside)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    """What stands in a layout, by its place there.

    Not by `itemAt`: what Python has of an item outlives what Qt has of it, and is later taken for
    whatever Qt puts where that was.
    """
    holder = layout.parentWidget()
    widgets = holder.findChildren(QWidget, options=_DIRECTLY) if holder is not None else []
    places = [(layout.indexOf(widget), _reading(widget)) for widget in widgets]
    inside = layout.findChildren(QLayout, options=_DIRECTLY)
    places += [(layout.indexOf(inner), _within(inner)) for inner in inside]
    for place, stops in sorted(places, key=itemgetter(0)):
        if place >= 0:
            yield from stops
