"""The cards of bringing a list in: the file, its columns, and what was done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from app.casework.history import is_undone
from app.exchange.caseload import BroughtIn, column_name
from app.exchange.caseload_columns import FIELDS
from app.exchange.caseload_file import CaseloadList
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import FoldRow, in_a_row
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Card,
    Hint,
    Text,
    TickBox,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.casework.workers import Store

_VALUES: Final = 3
_LETTERS: Final = 40


class FileCard(Card):
    """Which file: chosen by the button, or dropped here."""

    chosen = Signal(Path)
    headings_said = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("The file")))
        self._words = words
        self.setAcceptDrops(True)
        says = N_(
            "Choose a list saved as CSV, or drop it here. It is only read: nothing is added until "
            "you have seen what will happen."
        )
        self.body.addWidget(Text(words.text(says)))
        self.choose = primary_button(words.text(N_("Choose a file…")), "folder-open")
        self.choose.clicked.connect(self._ask)
        holder = in_a_row(self.choose)
        self.trouble = TroubleLine()
        self.says = Text(kind="strong")
        self.above = Text(kind="soft")
        self.letters = Text(kind="due")
        self.headed = TickBox(words.text(N_("The first line is headings, not a person")))
        self.headed.clicked.connect(self.headings_said)
        for widget in (holder, self.trouble, self.says, self.above, self.letters, self.headed):
            self.body.addWidget(widget)
        self.forget()

    def forget(self) -> None:
        """No file yet."""
        for widget in (self.says, self.above, self.letters, self.headed):
            widget.hide()

    def show_list(self, name: str, found: CaseloadList) -> None:
        """Say what the file holds."""
        words = self._words
        count = words.plural(N_("{count} row"), N_("{count} rows"), len(found.rows))
        self.says.setText(words.text(N_("{name}: {rows}"), name=breakable(name), rows=count))
        self.says.show()
        self.above.setText(self._above_words(found))
        self.above.setVisible(found.above > 0)
        odd = N_("Saved in older Windows letters: look below whether names with accents are right.")
        self.letters.setText(words.text(odd))
        self.letters.setVisible(found.encoding == "cp1252")
        self.headed.setChecked(found.has_headings)
        self.headed.show()

    def _above_words(self, found: CaseloadList) -> str:
        """How many lines above the list are no part of it."""
        if found.has_headings:
            return self._words.plural(
                N_("{count} line above the headings was left out."),
                N_("{count} lines above the headings were left out."),
                found.above,
            )
        return self._words.plural(
            N_("{count} line above the list was left out."),
            N_("{count} lines above the list were left out."),
            found.above,
        )

    def _ask(self) -> None:
        words = self._words
        lists = words.text(N_("Lists"))
        everything = words.text(N_("All files"))
        chosen = QFileDialog.getOpenFileName(
            self,
            words.text(N_("Choose a file…")),
            in_documents(),
            f"{lists} (*.csv *.txt);;{everything} (*)",
        )[0]
        if chosen:
            self.chosen.emit(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The file that was dropped."""
        event.acceptProposedAction()
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))


class WaitLine(QWidget):
    """What is going on, how far it is, and stopping it."""

    cancelled = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.says = Text(kind="soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.text(N_("How far it is")))
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.cancel.clicked.connect(self.cancelled)
        holder = in_a_row(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.says, self.bar, holder):
            column.addWidget(widget)
        self.hide()

    def begin(self, says: str) -> None:
        """Something has begun; how long it takes is not known yet."""
        self.says.setText(says)
        self.bar.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.says.setText(
            self._words.text(N_("{done} of {total} people"), done=f"{done:,}", total=f"{total:,}")
        )


class ColumnRow(QWidget):
    """One column: its name, what stands first in it, and what it is of a person."""

    picked = Signal(int, str)

    def __init__(self, words: Words, found: CaseloadList, number: int, key: str) -> None:
        super().__init__()
        name = column_name(found.headings, number, words)
        row = FoldRow(spacing=12)
        row.setContentsMargins(0, 6, 0, 6)
        self.setLayout(row)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(breakable(name), kind="strong"))
        column.addWidget(Hint(breakable(_first_values(found, number))))
        row.add(told, 1)
        options = tuple((field, words.text(text)) for field, text in FIELDS.items())
        self.pick = PickButton(words, options, name=name)
        self.pick.show_value(key)
        self.pick.picked.connect(partial(self._say, number))
        row.add(self.pick)

    def _say(self, number: int, value: object) -> None:
        self.picked.emit(number, str(value))


def _first_values(found: CaseloadList, number: int) -> str:
    """What stands first in a column."""
    said = (" ".join(row.cells[number][:200].split()) for row in found.rows)
    firsts: list[str] = []
    for value in said:
        if value:
            firsts.append(value if len(value) <= _LETTERS else f"{value[: _LETTERS - 1]}…")
        if len(firsts) == _VALUES:
            break
    return " · ".join(firsts)


class ColumnsCard(Card):
    """What each column is."""

    changed = Signal(int, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("The columns")))
        self._words = words
        says = N_("Look whether each column is what it says. What you choose is remembered.")
        self.body.addWidget(Hint(words.text(says)))
        self.rows = RowList()
        self.body.addWidget(self.rows)

    def show_list(self, found: CaseloadList, columns: tuple[str, ...]) -> None:
        """Show every column of a list with what it is."""
        entries = [
            Entry(
                key=str(number),
                made_of=(id(found), key),
                make=partial(self._row, found, number, key),
            )
            for number, key in enumerate(columns)
        ]
        self.rows.show_entries(entries)

    def _row(self, found: CaseloadList, number: int, key: str) -> ColumnRow:
        row = ColumnRow(self._words, found, number, key)
        row.picked.connect(self.changed)
        return row


class DoneCard(Card):
    """What was done, and how to take it back."""

    undo_wanted = Signal()
    people_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("Done")))
        self._words = words
        self._done: BroughtIn | None = None
        self._is_back = False
        self.says = Text()
        self.hint = Hint(
            words.text(
                N_("For the rest of today this can be taken back in one step, here or by Ctrl+Z.")
            )
        )
        self.people = primary_button(words.text(N_("See the people")), "users")
        self.people.clicked.connect(self.people_wanted)
        self.again = quiet_button(words.text(N_("Bring in another list")))
        self.again.clicked.connect(self.again_wanted)
        self.undo = quiet_button(words.text(N_("Take it back")), "undo-2")
        self.undo.clicked.connect(self.undo_wanted)
        holder = in_a_row(self.people, self.again, self.undo)
        for widget in (self.says, self.hint, holder):
            self.body.addWidget(widget)
        self.hide()

    @property
    def step_id(self) -> str:
        """The step that brought them in; empty where nobody was."""
        return self._done.step_id if self._done is not None else ""

    def show_done(self, done: BroughtIn) -> None:
        """Say the numbers."""
        self._done, self._is_back = done, False
        can_undo = bool(done.step_id)
        words = self._words
        told = [
            words.plural(
                N_("{count} person was added."), N_("{count} people were added."), done.added
            ),
            words.plural(
                N_("{count} was here already."), N_("{count} were here already."), done.here
            ),
            words.plural(
                N_("{count} row repeated somebody of the list."),
                N_("{count} rows repeated somebody of the list."),
                done.repeated,
            ),
            words.plural(N_("{count} was left out."), N_("{count} were left out."), done.left_out),
            words.plural(
                N_("{count} row was set aside."), N_("{count} rows were set aside."), done.set_aside
            ),
        ]
        counts = (1, done.here, done.repeated, done.left_out, done.set_aside)
        self.says.setText(" ".join(t for t, count in zip(told, counts, strict=True) if count))
        self.hint.setVisible(can_undo)
        self.undo.setVisible(can_undo)
        self.show()

    def show_back(self, *, is_back: bool) -> None:
        """Say that it is as it was, or that it was done again."""
        if self._done is None:
            return
        had_focus = self.undo.hasFocus()
        if is_back:
            self._is_back = True
            self.says.setText(self._words.text(N_("Everything is as it was before.")))
            self.hint.hide()
            self.undo.hide()
        else:
            self.show_done(self._done)
        announce(self, self.says.text())
        if had_focus and is_back:
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, store: Store) -> None:
        """It may have been undone meanwhile by Ctrl+Z, or done again: say what stands."""
        if self.step_id:
            is_back = is_undone(store, step_id=self.step_id)
            if is_back != self._is_back:
                self.show_back(is_back=is_back)
