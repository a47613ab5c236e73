"""Recently removed: all that was taken away in the last thirty days, and the way back for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.removed import RemovedKind, RemovedLine, bring_back, removed
from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import FoldRow, in_a_row
from app.ui.pieces import (
    Card,
    Chip,
    ChipKind,
    EmptyState,
    Hint,
    PageHeading,
    ScrollColumn,
    Text,
    link_button,
    quiet_button,
)
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50
QUIET_MS: Final = 200
TABLES: Final = frozenset(
    {"person", "page", "promise", "member", "contact", "tie"}
    | {"money", "appointment", "attachment"}
)
_KINDS: Final[dict[RemovedKind, tuple[str, ChipKind]]] = {
    "person": (N_("Person"), "plum"),
    "page": (N_("Page"), "blue"),
    "promise": (N_("Promise"), "amber"),
    "member": (N_("Somebody around them"), "teal"),
    "contact": (N_("Note"), "teal"),
    "tie": (N_("Tie"), "teal"),
    "money": (N_("Sum of money"), "amber"),
    "appointment": (N_("Appointment"), "blue"),
    "attachment": (N_("Photo or file"), "blue"),
}


class RemovedRow(QWidget):
    """What was removed, whose, when and by whom, with the button that brings it back."""

    def __init__(self, line: RemovedLine, words: Words) -> None:
        super().__init__()
        fold = FoldRow(spacing=18)
        fold.setContentsMargins(0, 10, 0, 10)
        self.setLayout(fold)
        text, kind = _KINDS[line.kind]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(breakable(line.what) or words.text(text), kind="strong"))
        if line.person_name:
            whose = words.text(N_("of {name}"), name=line.person_name)
            column.addWidget(Text(breakable(whose)))
        column.addWidget(Hint(removed_words(line, words)))
        chips = in_a_row(Chip(words.text(text), kind))
        self.back = quiet_button(words.text(N_("Bring back")))
        what = line.what or words.text(text)
        self.back.setAccessibleName(words.text(N_("Bring back {what}"), what=what))
        self.back.setAccessibleDescription(removed_words(line, words))
        fold.add(holder, 8)
        fold.add(chips, 3)
        fold.add(self.back)


def removed_words(line: RemovedLine, words: Words) -> str:
    """When it was removed, and by whom where that is known."""
    when = words.moment(line.at)
    if line.who:
        return words.text(N_("Removed by {who}, {when}"), who=line.who, when=when)
    return words.text(N_("Removed {when}"), when=when)


class RemovedScreen(QWidget):
    """Everything removed in the last thirty days, newest first."""

    trouble = Signal(object)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._most = SHOWN
        words = desk.words
        sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        sheet.body.addWidget(PageHeading(words.text(N_("Recently removed"))))
        lead = N_(
            "What was removed is listed here for 30 days. After that it leaves this list; nothing "
            "is erased by it."
        )
        sheet.body.addWidget(Text(words.text(lead), kind="soft"))
        sheet.body.addWidget(self._make_list())
        sheet.body.addStretch(1)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show)
        self._show()
        keep_reading_order(self)

    def _make_list(self) -> Card:
        """How many, the rows, the way to more, or what stands in their place."""
        words = self._desk.words
        card = Card()
        self.count = Hint()
        self.empty = EmptyState(
            words.text(N_("Nothing was removed in the last 30 days")),
            words.text(
                N_("A person, page, promise or note that you remove is kept here to bring back.")
            ),
        )
        self.rows = RowList()
        self.more = link_button(words.text(N_("Show more")))
        self.more.clicked.connect(self.show_more)
        foot = in_a_row(self.more)
        for widget in (self.count, self.empty, self.rows, foot):
            card.body.addWidget(widget)
        return card

    def _show(self) -> None:
        """Read the list again."""
        desk, words = self._desk, self._desk.words
        found = removed(desk.store, catalogue=desk.catalogue, words=words, limit=self._most)
        self.rows.show_entries(
            [
                Entry(
                    key=f"{line.kind}/{line.id}",
                    made_of=line,
                    make=partial(self._make_row, line),
                )
                for line in found.rows
            ]
        )
        said = words.plural(
            N_("{count} thing was removed"), N_("{count} things were removed"), found.total
        )
        self.count.setText(said)
        self.count.setVisible(found.total > 0)
        self.empty.setVisible(not found.total)
        self.more.setVisible(found.total > len(found.rows))

    def _make_row(self, line: RemovedLine) -> RemovedRow:
        row = RemovedRow(line, self._desk.words)
        row.back.clicked.connect(partial(self.bring_back, line))
        return row

    def bring_back(self, line: RemovedLine) -> None:
        """Bring one thing back; undo takes that back again."""
        try:
            bring_back(self._desk.store, kind=line.kind, row_id=line.id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self._show()
        said = self._desk.words.text(
            N_("Brought back: {what}. Ctrl+Z takes it back."), what=line.what
        )
        announce(self, said)

    def show_more(self) -> None:
        """As many again."""
        self._most += SHOWN
        self._show()

    # What the shell asks

    def refresh(self, changed: object | None) -> None:
        """Read the list again in a quiet moment."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if changed is None or any(table in TABLES for table, _ in entities):
            self._quiet.start()

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Recently removed"))

    def leave(self) -> None:
        """Nothing is typed here."""
