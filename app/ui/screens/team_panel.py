"""Counts for the team: how conversations ended, how long people waited, what is not to be had."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.casework.team_counts import CHECKS, SMALL, TeamCounts, as_table, team_counts
from app.errors import AppError
from app.exchange.cells import rows_as_csv
from app.forms.values import day_of
from app.language import N_
from app.security.files import write_whole
from app.ui import tasks
from app.ui.held import clear_layout
from app.ui.layouts import FoldRow
from app.ui.messages import open_over, sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Field,
    Hint,
    PageHeading,
    ScrollColumn,
    SectionHeading,
    Text,
    TroubleLine,
    quiet_button,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class TeamPanel(Panel):
    """From one day to another; nothing by worker, and nothing that is fewer than five."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(760, 680, parent=parent)
        self._desk = desk
        self._asked = 0
        self.counts: TeamCounts | None = None
        words = desk.words
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(words.text(N_("Counts for the team"))))
        said = N_(
            "Of finished pages and appointments on this device. Nothing is counted by worker, and "
            "what is fewer than {least} is not said."
        )
        scroll.body.addWidget(Text(words.text(said, least=SMALL), kind="soft"))
        scroll.body.addWidget(self._make_days())
        holder = QWidget()
        self._told = QVBoxLayout(holder)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(8)
        scroll.body.addWidget(holder)
        self.save_button = quiet_button(words.text(N_("Save what is not to be had as a table…")))
        self.save_button.clicked.connect(self.save)
        self.save_button.hide()
        self.trouble = TroubleLine()
        self.note = Hint()
        scroll.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addWidget(self.trouble)
        scroll.body.addWidget(self.note)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))
        self.count()
        tab_in_reading_order(self)

    def _make_days(self) -> QWidget:
        """From when till when; it begins with this quarter."""
        words, today = self._desk.words, self._desk.clock.today()
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        self.since = DateInput(words, name=words.text(N_("From")), today=today)
        self.until = DateInput(words, name=words.text(N_("To")), today=today)
        self.since.show_value(
            today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1).isoformat()
        )
        self.until.show_value(today.isoformat())
        for name, box in ((N_("From"), self.since), (N_("To"), self.until)):
            box.edited.connect(self.count)
            box.box.left.connect(box.settle)
            row.add(Field(words.text(name), box), 1)
        return holder

    def count(self, *_: object) -> None:
        """Count from one day to the other, off the main thread; what is no day bounds nothing."""
        self._asked += 1
        asked, store = self._asked, self._desk.store
        since, until = (
            day.isoformat() if (day := day_of(box.value())) else ""
            for box in (self.since, self.until)
        )

        def done(counts: TeamCounts) -> None:
            if asked == self._asked:
                self._show(counts)

        tasks.start(
            self,
            lambda _: team_counts(store, since=since, until=until),
            done=done,
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.trouble.say(sentence(error, self._desk.words))

    def _show(self, counts: TeamCounts) -> None:
        """Show what was counted in place of what was."""
        self.counts = counts
        clear_layout(self._told)
        for heading, lines in self._parts(counts):
            self._told.addWidget(SectionHeading(heading))
            for line in lines:
                self._told.addWidget(Text(breakable(line)))
        self.save_button.setVisible(bool(counts.unmet))

    def _parts(self, counts: TeamCounts) -> tuple[tuple[str, list[str]], ...]:
        """What was counted in words: a heading and its lines."""
        words = self._desk.words
        ended = [words.text(N_("Finished pages: {number}"), number=counts.pages.said(words))]
        for check, (_, name) in zip(counts.checks, CHECKS, strict=True):
            said = N_("{what}: {yes} of {asked} who were asked")
            yes, asked = check.yes.said(words), check.asked.said(words)
            ended.append(words.text(said, what=words.text(name), yes=yes, asked=asked))
        seen = [words.text(N_("Seen: {number}"), number=counts.waits.said(words))]
        if counts.mean_wait is not None and counts.median_wait is not None:
            said = N_("Days waited: {mean} on average, {median} in the middle")
            seen.append(
                words.text(said, mean=f"{counts.mean_wait:g}", median=f"{counts.median_wait:g}")
            )
        table = as_table(counts, catalogue=self._desk.catalogue, words=words)[1:]
        unmet = [" · ".join(row) for row in table] or [words.text(N_("Nothing was noted."))]
        return (
            (words.text(N_("How conversations ended")), ended),
            (words.text(N_("From first contact to being seen")), seen),
            (words.text(N_("Wanted and not to be had")), unmet),
        )

    def save(self) -> None:
        """Write the table where the worker says; it names nobody."""
        chosen = self.choose_file()
        if not chosen or self.counts is None:
            return
        rows = as_table(self.counts, catalogue=self._desk.catalogue, words=self._desk.words)
        try:
            write_whole(Path(chosen), rows_as_csv(rows).encode("utf-8-sig"))
        except AppError as error:
            self._failed(error)
            return
        self.trouble.say("")
        self.note.setText(self._desk.words.text(N_("Saved. Nobody is named in it.")))

    def choose_file(self) -> str:
        """Where to; empty where the worker thought better of it."""
        words = self._desk.words
        name = in_documents(f"not-to-be-had_{self._desk.clock.today().isoformat()}.csv")
        return QFileDialog.getSaveFileName(self, words.text(N_("Save")), name, "CSV (*.csv)")[0]


def open_team(desk: Desk, window: QWidget) -> TeamPanel:
    """Open the counts over a window."""
    panel = TeamPanel(desk, parent=window)
    return open_over(panel)
