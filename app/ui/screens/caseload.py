"""Bringing a list in: choose the file, look at its columns and at what will happen, and do it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.casework import history
from app.errors import AppError, Cancelled
from app.exchange.caseload import (
    BroughtIn,
    CaseloadPlan,
    bring_in,
    plan_caseload,
    save_set_aside,
)
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import CaseloadList, read_list, read_list_file
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.messages import sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import PageHeading, ScrollColumn, Text, TroubleLine
from app.ui.screens.caseload_cards import ColumnsCard, DoneCard, FileCard, WaitLine
from app.ui.screens.caseload_plan import PlanCard
from app.ui.screens.row_list import keep_reading_order
from app.ui.screens.screen import WorkScreen

if TYPE_CHECKING:
    from app.ui.desk import Desk

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was read, and what would become of it."""

    path: Path
    found: CaseloadList
    plan: CaseloadPlan


class CaseloadScreen(WorkScreen):
    """A council's list on its way in. Nothing is written before the worker says so."""

    room_wanted = Signal(str)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: Looked | None = None
        self._task: tasks.Task | None = None
        self._stop: threading.Event | None = None
        words = desk.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.sheet = ScrollColumn()
        outer.addWidget(self.sheet)
        self.file = FileCard(words)
        self.columns = ColumnsCard(words)
        self.plan = PlanCard(desk)
        self.wait = WaitLine(words)
        self.trouble_says = TroubleLine()
        self.done = DoneCard(words)
        body = self.sheet.body
        body.setSpacing(12)
        body.addWidget(PageHeading(words.text(N_("Bring in a list of people"))))
        says = N_(
            "From a file your council's system or a spreadsheet made. It stays on this device."
        )
        body.addWidget(Text(words.text(says), kind="soft"))
        for widget in (
            *(self.file, self.columns, self.plan),
            *(self.trouble_says, self.wait, self.done),
        ):
            body.addWidget(widget)
        body.addStretch(1)
        self._join()
        self._show_cards()
        keep_reading_order(self)

    def _join(self) -> None:
        self.file.chosen.connect(self.take_file)
        self.file.headings_said.connect(self._say_headings)
        self.columns.changed.connect(self._change_column)
        self.plan.go_wanted.connect(self.bring_in)
        self.plan.save_wanted.connect(self._ask_where_to_save)
        self.wait.cancelled.connect(self._cancel)
        self.done.undo_wanted.connect(self.take_back)
        self.done.people_wanted.connect(lambda: self.room_wanted.emit("people"))
        self.done.again_wanted.connect(self._begin_again)

    def take_focus(self) -> None:
        """One begins by choosing the file."""
        self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        """The columns and the plan once there is a file, until it is done."""
        is_open = self._looked is not None and self.done.isHidden()
        self.file.setVisible(self.done.isHidden())
        self.columns.setVisible(is_open)
        self.plan.setVisible(is_open)

    # Reading and planning

    def take_file(self, path: Path, *, has_headings: bool | None = None) -> None:
        """Read a file and say what would become of it."""
        store = self._desk.store

        def look(progress: tasks.Progress) -> Looked:
            found = read_list(read_list_file(path), has_headings=has_headings)
            progress.report(0, len(found.rows))
            columns = columns_for(store, found.headings)
            plan = plan_caseload(store, found, columns, told=progress.report)
            return Looked(path=path, found=found, plan=plan)

        self._start(look, self.show_looked, N_("Reading the list…"))

    def _say_headings(self, has_headings: bool) -> None:  # noqa: FBT001 - as Qt says it
        if self._looked is not None:
            self.take_file(self._looked.path, has_headings=has_headings)

    def show_looked(self, looked: Looked) -> None:
        """Show what a file holds and what would become of it."""
        self._looked = looked
        self.file.show_list(looked.path.name, looked.found)
        self.columns.show_list(looked.found, looked.plan.columns)
        self.plan.show_plan(looked.plan)
        self._show_cards()
        above = f"{self.file.above.text()} " if looked.found.above else ""
        announce(self, f"{self.file.says.text()}. {above}{self.plan.counts.text()}")

    def _change_column(self, number: int, key: str) -> None:
        """Another meaning of a column: plan again."""
        looked, store = self._looked, self._desk.store
        if looked is None:
            return
        columns = tuple(
            key if place == number else before for place, before in enumerate(looked.plan.columns)
        )

        def plan(progress: tasks.Progress) -> Looked:
            planned = plan_caseload(store, looked.found, columns, told=progress.report)
            return Looked(path=looked.path, found=looked.found, plan=planned)

        self._start(plan, self.show_looked, N_("Looking what will happen…"))

    # Doing it

    def bring_in(self) -> None:
        """Add them all, with a backup first; until the last moment it can be stopped."""
        looked, desk = self._looked, self._desk
        if looked is None:
            return
        anyway, stop = self.plan.anyway(), threading.Event()
        self._stop = stop

        def write(progress: tasks.Progress) -> BroughtIn | None:
            try:
                return bring_in(
                    desk.store,
                    looked.plan,
                    anyway=anyway,
                    words=desk.words,
                    back_up=desk.keys.back_up if desk.keys else None,
                    told=_until(stop, progress),
                )
            except Cancelled:
                return None

        self._start(write, self._show_done, N_("Making a backup first…"))

    def _show_done(self, done: BroughtIn | None) -> None:
        """Say what was done; None: it was stopped in time."""
        self._stop = None
        if done is None:
            announce(self, self._desk.words.text(N_("Stopped. Nothing was added.")))
            return
        self.done.show_done(done)
        self._show_cards()
        announce(self, self.done.says.text())
        self.done.people.setFocus(Qt.FocusReason.OtherFocusReason)
        self.saved.emit(self._desk.clock.now())

    def take_back(self) -> None:
        """Undo what was brought in, as one step."""
        step, store = self.done.step_id, self._desk.store
        if not step:
            return
        stop = self._stop = threading.Event()

        def undo(progress: tasks.Progress) -> bool:
            try:
                history.undo(store, step_id=step, told=_until(stop, progress))
            except Cancelled:
                return False
            return True

        self._start(undo, self._show_taken_back, N_("Taking it back…"))

    def _show_taken_back(self, was_done: bool) -> None:  # noqa: FBT001 - what the work gives back
        self._stop = None
        if not was_done:
            announce(self, self._desk.words.text(N_("Stopped. Nothing was changed.")))
            self.done.people.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.done.show_back(is_back=True)
        self.done.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_again(self) -> None:
        self._looked = None
        self.file.forget()
        self.done.hide()
        self._show_cards()
        self.take_focus()

    # Rows to mend

    def _ask_where_to_save(self) -> None:
        words = self._desk.words
        # The name suggested says nobody's name.
        chosen = QFileDialog.getSaveFileName(
            self,
            words.text(N_("Save these rows to a file to mend…")),
            in_documents("to-mend.csv"),
            "CSV (*.csv)",
        )[0]
        if chosen:
            self.save_set_aside(Path(chosen))

    def save_set_aside(self, path: Path) -> None:
        """Write the rows that were set aside where the worker says."""
        if self._looked is None:
            return
        words = self._desk.words
        try:
            save_set_aside(path, self._looked.plan, words)
        except AppError as error:
            self.trouble_says.say(sentence(error, words))
            return
        said = N_("Saved. Mend the rows there and bring that file in. Anyone can open it.")
        self.plan.saved.setText(words.text(said))
        self.plan.saved.show()
        announce(self, self.plan.saved.text())

    # What goes on meanwhile

    def _start(
        self,
        work: Callable[[tasks.Progress], Result],
        done: Callable[[Result], None],
        says: str,
    ) -> None:
        """Do something off the main thread; the cards wait."""
        if self._task is not None:
            self._task.cancel()
        self.trouble_says.say("")
        self.wait.begin(self._desk.words.text(says))
        self.wait.cancel.setEnabled(True)
        self._rest(is_waiting=True)
        self.wait.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

        def came(result: Result) -> None:
            self._rest(is_waiting=False)
            done(result)

        self._task = tasks.start(
            self, work, done=came, failed=self._failed, progressed=self._show_progress
        )

    def _show_progress(self, done: int, total: int) -> None:
        if self._stop is not None and self._stop.is_set():
            return
        self.wait.show_progress(done, total)
        is_taken_back = not self.done.isHidden()
        if is_taken_back:  # what goes is more than people
            said = self._desk.words.text(
                N_("{done} of {total} changes"), done=f"{done:,}", total=f"{total:,}"
            )
            self.wait.says.setText(said)
        if total and done >= total:  # from here it is kept, and cannot be stopped any more
            ending = N_("Finishing…") if is_taken_back else N_("Keeping them…")
            self.wait.begin(self._desk.words.text(ending))
            self.wait.cancel.setEnabled(False)

    def _rest(self, *, is_waiting: bool) -> None:
        had_focus = self.wait.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        for card in (self.file, self.columns, self.plan, self.done):
            card.setEnabled(not is_waiting)
        if not is_waiting:
            self._task = None
            self.wait.hide()
            if had_focus:
                near = self.file.choose if self._looked is None else self.plan.go
                near.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: AppError) -> None:
        self._stop = None
        self._rest(is_waiting=False)
        self.trouble_says.say(sentence(error, self._desk.words))

    def _cancel(self) -> None:
        """Stop; everything is as it was."""
        if self._task is None:
            return
        if self._stop is not None:  # whether it was in time is known when it has ended
            self._stop.set()
            self.wait.begin(self._desk.words.text(N_("Stopping…")))
            return
        self._task.cancel()
        self._rest(is_waiting=False)
        looked = self._looked
        if looked is not None:  # what was chosen before stands
            self.columns.show_list(looked.found, looked.plan.columns)
        announce(self, self._desk.words.text(N_("Stopped. Nothing was added.")))

    # What the shell asks

    def refresh(self, changed: object | None) -> None:
        """What is planned stays until the worker does it or chooses again.

        What was done may have been undone meanwhile, or done again: the card follows.
        """
        if self._task is None and not self.done.isHidden():
            self.done.follow(self._desk.store)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Bring in a list of people"))

    def leave(self) -> None:
        """Whatever goes on here is stopped: half a list is never kept.

        One may stay all the same (undo, a jotted line): then it says so and goes on from there.
        """
        self._cancel()


def _until(stop: threading.Event, progress: tasks.Progress) -> Callable[[int, int], None]:
    """Reports how far it is until it is to stop."""

    def told(done: int, total: int) -> None:
        if stop.is_set():
            raise Cancelled
        progress.report(done, total)

    return told
