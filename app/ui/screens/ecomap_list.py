"""The map as a list: everybody in a row, with every act of the map by key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.map_views import EcomapView
from app.casework.map_words import known_on
from app.casework.views import MemberView
from app.forms.vocabulary import MEMBER_KINDS, NOT_COUNTED_KINDS, label
from app.language import N_, Words
from app.ui.buttons import is_enter
from app.ui.canvas.map_keys import NUMBERS, is_plain
from app.ui.pieces import Hint, RowButton, ScrollColumn, Text
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.ecomap_words import all_in_words, closeness_words, tie_words, ties_with
from app.ui.screens.row_list import Entry, RowList, tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

_KEY: Final = Qt.Key
_AT_ONCE: Final = 24
_NEXT: Final = 12
_RANK: Final = {"extremely": 0, "very": 1, "quite": 2}


class PersonRow(RowButton):
    """Somebody of the list: who, how close, and whom they know."""

    closeness_wanted = Signal(str)
    leave_wanted = Signal()
    tie_wanted = Signal()
    add_wanted = Signal()
    moved = Signal(int)
    """To the row so many further down."""
    opened = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, member: MemberView, said: str, tie: str, knows: str, words: Words) -> None:
        """`said` names them in words; `tie` says how it is; `knows` whom they know."""
        super().__init__(f"{said}. {knows}" if knows else said)
        self.setCheckable(True)
        self.member_id = member.id
        who = QWidget()
        who.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(breakable(member.name), kind="strong"))
        kind = words.text(label(MEMBER_KINDS, member.kind)) if member.kind else ""
        about = " · ".join(part for part in (member.relation, kind) if part)
        if about:
            column.addWidget(Hint(breakable(about)))
        if knows:
            column.addWidget(Hint(breakable(knows)))
        self.row.add(who, 3)
        is_counted = bool(member.closeness) or member.kind not in NOT_COUNTED_KINDS
        close = closeness_words(member.closeness, words) if is_counted else ""
        passes = QWidget()
        passes.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QVBoxLayout(passes)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        for piece in (Text(close) if close else None, Hint(tie) if tie else None):
            if piece is not None:
                beside.addWidget(piece)
        beside.addStretch(1)
        self.row.add(passes, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the map; Up and Down go from row to row."""
        key = _KEY(event.key())
        if not is_plain(event):
            super().keyPressEvent(event)
        elif key in NUMBERS:
            self.closeness_wanted.emit(NUMBERS[key])
        elif key in {_KEY.Key_Up, _KEY.Key_Down}:
            self.moved.emit(-1 if key == _KEY.Key_Up else 1)
        elif key in {_KEY.Key_Delete, _KEY.Key_Backspace}:
            self.leave_wanted.emit()
        elif key == _KEY.Key_A:
            self.add_wanted.emit()
        elif key == _KEY.Key_T:
            self.tie_wanted.emit()
        elif is_enter(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """The menu of one of them."""
        self.menu_wanted.emit(self.mapToGlobal(self.rect().bottomLeft()))
        event.accept()


class EcomapList(QWidget):
    """Everybody in rows, sorted as one likes."""

    chosen = Signal(str)
    opened = Signal(str)
    closeness_wanted = Signal(str, str)
    leave_wanted = Signal(str)
    add_wanted = Signal()
    tie_begun = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: EcomapView | None = None
        self._entries: list[Entry] = []
        self._chosen = ""
        self._filling = QTimer(self, singleShot=True, interval=15)
        self._filling.timeout.connect(self._go_on)
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.sort = ChipChoice(
            (
                ("closeness", words.text(N_("By closeness"))),
                ("name", words.text(N_("By name"))),
                ("kind", words.text(N_("By kind"))),
            ),
            name=words.text(N_("Order of the list")),
            chosen="closeness",
        )
        self.sort.picked.connect(self._show)
        self.rows = RowList()
        self.rows.rearranged.connect(partial(tab_in_reading_order, self))
        column.addWidget(self.sort)
        keys = N_("1, 2, 3: how close. T: tie to. Enter: more. A: add. Delete: no longer there.")
        column.addWidget(Hint(words.text(keys)))
        scroll = ScrollColumn(margin=0)
        scroll.body.setContentsMargins(6, 0, 12, 6)
        scroll.body.addWidget(self.rows)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)

    def show_view(self, view: EcomapView) -> None:
        """Show these people."""
        self._view = view
        self._show()

    def _show(self, _: str = "") -> None:
        view = self._view
        if view is None:
            return
        focused = next((_of(row) for row in self.rows.rows if row.hasFocus()), "")
        words = self._desk.words
        said, tie_of, known = all_in_words(view, words), ties_with(view), known_on(view)
        self._entries = [
            self._entry(m, said(m), tie_words(m, tie_of(m), words), known[m.id])
            for m in self._sorted(view)
        ]
        self._fill(_AT_ONCE)
        row = self._made(focused)
        if row is not None:  # they may stand elsewhere now
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    # Of very many the first are shown at once, and the others while one looks at those

    def _fill(self, more: int | None) -> None:
        """Show all rows, or so many more than are there already; the others follow soon."""
        there = {_of(row) for row in self.rows.rows}
        lacking = [at for at, entry in enumerate(self._entries) if entry.key not in there]
        end = len(self._entries)
        if more is not None and len(lacking) > more:
            end = lacking[more]
            self._filling.start()
        self.rows.show_entries(self._entries[:end])
        self.show_chosen(self._chosen)

    def _made(self, member_id: str) -> QWidget | None:
        """The row of somebody, made now if it was still to come."""
        if member_id and self.rows.row(member_id) is None:
            self._fill(None)
        return self.rows.row(member_id)

    def _go_on(self) -> None:
        if self.isVisible():  # else they are made when it is shown again
            self._fill(_NEXT)

    def _sorted(self, view: EcomapView) -> list[MemberView]:
        def name(member: MemberView) -> str:
            return member.name.casefold()

        order = [option.key for option in MEMBER_KINDS]
        match self.sort.value:
            case "name":
                return sorted(view.members, key=name)
            case "kind":
                return sorted(
                    view.members,
                    key=lambda m: (order.index(m.kind) if m.kind in order else 99, name(m)),
                )
            case _:
                return sorted(view.members, key=lambda m: (_RANK.get(m.closeness, 3), name(m)))

    def _entry(self, member: MemberView, said: str, tie: str, known: Sequence[MemberView]) -> Entry:
        words = self._desk.words
        names = [other.name for other in known]
        knows = words.text(N_("Knows {names}"), names=words.listing(names)) if names else ""
        return Entry(
            key=member.id,
            made_of=(member, said, tie, knows),
            make=partial(self._make_row, member, said, tie, knows),
        )

    def _make_row(self, member: MemberView, said: str, tie: str, knows: str) -> QWidget:
        row = PersonRow(member, said, tie, knows, self._desk.words)
        row.clicked.connect(partial(self._clicked, member.id))
        row.closeness_wanted.connect(partial(self.closeness_wanted.emit, member.id))
        row.leave_wanted.connect(partial(self.leave_wanted.emit, member.id))
        row.tie_wanted.connect(partial(self.tie_begun.emit, member.id))
        row.add_wanted.connect(self.add_wanted)
        row.opened.connect(partial(self.opened.emit, member.id))
        row.moved.connect(partial(self._go, member.id))
        row.menu_wanted.connect(partial(self.menu_wanted.emit, member.id))
        return row

    def _clicked(self, member_id: str, _: bool = False) -> None:
        self.chosen.emit(member_id)

    def _go(self, member_id: str, step: int) -> None:
        order = [entry.key for entry in self._entries]
        at = (order.index(member_id) if member_id in order else 0) + step
        row = self._made(order[at]) if 0 <= at < len(order) else None
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chosen(self, member_id: str) -> None:
        """Mark the row of somebody; says nothing."""
        self._chosen = member_id
        for row in self.rows.rows:
            if isinstance(row, PersonRow):
                row.setChecked(row.member_id == member_id)

    def take_focus(self, member_id: str) -> None:
        """Put the keyboard on somebody's row, or on the first."""
        row = self._made(member_id) or next(iter(self.rows.rows), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)


def _of(row: QWidget) -> str:
    return row.member_id if isinstance(row, PersonRow) else ""
