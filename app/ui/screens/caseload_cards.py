"""The cards of bringing a list in: the file, its columns, what will happen, and what was done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from app.exchange.caseload import BroughtIn, CaseloadPlan, PlannedRow, column_name
from app.exchange.caseload_columns import FIELDS
from app.exchange.caseload_file import CaseloadList
from app.language import N_, Words
from app.ui.layouts import Flow, FoldRow
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Card,
    Hint,
    SectionHeading,
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
    from app.ui.desk import Desk

SHOWN: Final = 20
MOST_ASKED: Final = 100
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
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(self.choose)
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
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(self.cancel)
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


class PlanCard(Card):
    """What will happen: who is new, who is here, who may be, and which rows cannot be read."""

    go_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("What will happen")))
        self._desk = desk
        words = desk.words
        self.plan: CaseloadPlan | None = None
        self.counts = Text()
        self.new = RowList()
        self.alike_says = SectionHeading(words.text(N_("Someone like this is already here")))
        self.alike_hint = Hint(
            words.text(
                N_("They are left out unless you tick them. Two records can be put together later.")
            )
        )
        self.all = TickBox(words.text(N_("Add all of these anyway")))
        self.all.clicked.connect(self._tick_all)
        self.alike = RowList()
        self.aside_says = SectionHeading(words.text(N_("Set aside")))
        self.aside = RowList()
        self.save = quiet_button(words.text(N_("Save these rows to a file to mend…")))
        self.save.clicked.connect(self.save_wanted)
        self.saved = Text(kind="soft")
        self.go = primary_button("")
        self.go.clicked.connect(self.go_wanted)
        flows = [self._flow(button) for button in (self.save, self.go)]
        for widget in (
            *(self.counts, self.new, self.alike_says, self.alike_hint, self.all, self.alike),
            *(self.aside_says, self.aside, flows[0], self.saved, flows[1]),
        ):
            self.body.addWidget(widget)

    def _flow(self, button: QWidget) -> QWidget:
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(button)
        return holder

    def show_plan(self, plan: CaseloadPlan) -> None:
        """Show what would be done."""
        self.plan = plan
        new, alike, aside = (plan.of_kind(kind) for kind in ("new", "alike", "set_aside"))
        self.counts.setText("\n".join(self._counted(plan)))
        self.new.show_entries([self._entry(row, self._person_words(row)) for row in new[:SHOWN]])
        self.alike.show_entries(
            [
                Entry(key=str(row.row.line), made_of=row, make=partial(self._tick, row))
                for row in alike[:MOST_ASKED]
            ]
        )
        self.all.setChecked(False)
        self.aside.show_entries([self._entry(row, self._aside_words(row)) for row in aside[:SHOWN]])
        for widget in (self.alike_says, self.alike_hint, self.all):
            widget.setVisible(bool(alike))
        for widget in (self.aside_says, self.save):
            widget.setVisible(bool(aside))
        self.saved.hide()
        self._say_go()

    def anyway(self) -> frozenset[int]:
        """The lines that are to be added although someone like them is here."""
        if self.plan is None:
            return frozenset()
        if self.all.isChecked():
            return frozenset(row.row.line for row in self.plan.of_kind("alike"))
        ticks = zip(self.plan.of_kind("alike"), self.alike.rows, strict=False)
        return frozenset(
            row.row.line for row, tick in ticks if isinstance(tick, TickBox) and tick.isChecked()
        )

    def _counted(self, plan: CaseloadPlan) -> list[str]:
        """How many there are of each kind; the new ones also where there are none."""
        words = self._desk.words
        counts = [len(plan.of_kind(kind)) for kind in ("new", "here", "alike", "set_aside")]
        told = [
            words.plural(N_("{count} new person"), N_("{count} new people"), counts[0]),
            words.plural(
                N_("{count} is here already and stays as it is"),
                N_("{count} are here already and stay as they are"),
                counts[1],
            ),
            words.plural(
                N_("{count} is like someone who is here"),
                N_("{count} are like someone who is here"),
                counts[2],
            ),
            words.plural(
                N_("{count} row cannot be taken in"),
                N_("{count} rows cannot be taken in"),
                counts[3],
            ),
        ]
        return [line for line, count in zip(told, counts, strict=True) if count or line == told[0]]

    def _entry(self, row: PlannedRow, says: str) -> Entry:
        return Entry(key=str(row.row.line), made_of=says, make=partial(_line_of, says))

    def _person_words(self, row: PlannedRow) -> str:
        words, arrival = self._desk.words, row.arrival
        if arrival is None:
            return ""
        born = arrival.said("born")
        parts = [
            arrival.said("name"),
            words.text(N_("born {day}"), day=words.partial_date(born)) if born else "",
            arrival.said("council_id"),
            ", ".join(arrival.said("address").split("\n")),
        ]
        return " · ".join(part for part in parts if part)

    def _aside_words(self, row: PlannedRow) -> str:
        words = self._desk.words
        reason = words.say(row.reason) if row.reason else ""
        return words.text(N_("Line {line}: {reason}"), line=row.row.line, reason=reason)

    def _tick(self, row: PlannedRow) -> TickBox:
        """Whether somebody is added although someone like them is here: who, and like whom."""
        words = self._desk.words
        who = self._person_words(row)
        if row.like_line:
            says = words.text(
                N_("Add {who} (like line {line} of this list)"), who=who, line=row.like_line
            )
        elif row.like_removed:
            says = words.text(
                N_("Add {who} (like {name}, who was removed)"), who=who, name=row.like
            )
        else:
            says = words.text(N_("Add {who} (like {name})"), who=who, name=row.like)
        tick = TickBox(breakable(says))
        tick.clicked.connect(self._ticked)
        return tick

    def _tick_all(self, is_on: bool) -> None:  # noqa: FBT001 - as Qt says it
        for tick in self.alike.rows:
            if isinstance(tick, TickBox):
                tick.setChecked(is_on)
        self._say_go()

    def _ticked(self) -> None:
        ticks = [tick for tick in self.alike.rows if isinstance(tick, TickBox)]
        is_all = all(tick.isChecked() for tick in ticks)
        has_more = self.plan is not None and len(self.plan.of_kind("alike")) > len(ticks)
        self.all.setChecked(is_all and not has_more)
        self._say_go()

    def _say_go(self) -> None:
        """How many the button would add; without any there is nothing to press."""
        words = self._desk.words
        count = len(self.anyway()) + (len(self.plan.of_kind("new")) if self.plan else 0)
        self.go.setText(
            words.plural(N_("Bring in {count} person"), N_("Bring in {count} people"), count)
        )
        self.go.setEnabled(count > 0)


def _line_of(says: str) -> Text:
    line = Text(breakable(says))
    line.setContentsMargins(0, 6, 0, 6)
    return line


class DoneCard(Card):
    """What was done, and how to take it back."""

    undo_wanted = Signal()
    people_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("Done")))
        self._words = words
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
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        for button in (self.people, self.again, self.undo):
            flow.addWidget(button)
        for widget in (self.says, self.hint, holder):
            self.body.addWidget(widget)
        self.hide()

    def show_done(self, done: BroughtIn, *, can_undo: bool) -> None:
        """Say the numbers."""
        words = self._words
        told = [
            words.plural(
                N_("{count} person was added."), N_("{count} people were added."), done.added
            ),
            words.plural(
                N_("{count} was here already."), N_("{count} were here already."), done.here
            ),
            words.plural(N_("{count} was left out."), N_("{count} were left out."), done.left_out),
            words.plural(
                N_("{count} row was set aside."), N_("{count} rows were set aside."), done.set_aside
            ),
        ]
        counts = (1, done.here, done.left_out, done.set_aside)
        self.says.setText(" ".join(t for t, count in zip(told, counts, strict=True) if count))
        self.hint.setVisible(can_undo)
        self.undo.setVisible(can_undo)
        self.show()

    def show_taken_back(self) -> None:
        """Say that it is as it was."""
        self.says.setText(self._words.text(N_("Everything is as it was before.")))
        self.hint.hide()
        self.undo.hide()
