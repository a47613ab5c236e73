"""Restoring in the window: choose a backup, see what would be lost, and go on as it was then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.casework.lost import Lost
from app.errors import AppError, WrongPassphrase
from app.exchange.choosing import BackupLine, Backups, backups_to_choose, lost_by
from app.exchange.rehearsal import last_rehearsal
from app.language import N_, Words
from app.ui import tasks
from app.ui.announce import announce
from app.ui.layouts import Parts, in_a_row
from app.ui.marks import ShowTyped
from app.ui.messages import sentence
from app.ui.pieces import (
    EmptyState,
    Field,
    Hint,
    Line,
    LineField,
    PageHeading,
    RowButton,
    ScrollColumn,
    SectionHeading,
    Text,
    primary_button,
    quiet_button,
)
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable, size_words

if TYPE_CHECKING:
    from app.ui.desk import Desk, Preparing


def rehearsal_words(home: Path, words: Words) -> str:
    """What the last rehearsal of a restore showed, in a sentence."""
    last = None
    with suppress(AppError):  # of a state file that cannot be read other screens tell
        last = last_rehearsal(home)
    if last is None:
        return words.text(
            N_("Once a month the newest backup is opened to see whether it could be restored.")
        )
    day = words.date(last.at.astimezone().date())
    if last.is_good:
        return words.text(N_("Rehearsed on {day}: could be restored."), day=day)
    return words.text(
        N_("Rehearsed on {day}: could not be restored. Make a new backup now."), day=day
    )


def lost_words(lost: Lost, words: Words) -> str:
    """What a restore would lose, in a sentence or two."""
    if not lost.is_known:
        return words.text(
            N_("This backup does not belong to the records as they went on from it: everything "
               "done since it was made would be gone.")
        )  # fmt: skip
    if not lost.steps:
        return words.text(N_("Nothing was changed since. Nothing would be lost."))
    parts = [
        words.plural(N_("{count} person"), N_("{count} people"), lost.people),
        words.plural(N_("{count} page"), N_("{count} pages"), lost.pages),
        words.plural(N_("{count} note"), N_("{count} notes"), lost.notes),
        words.plural(N_("{count} promise"), N_("{count} promises"), lost.promises),
    ]
    counts = (lost.people, lost.pages, lost.notes, lost.promises)
    told = [part for part, count in zip(parts, counts, strict=True) if count]
    steps = words.plural(N_("{count} step"), N_("{count} steps"), lost.steps)
    said = words.text(
        N_("Changed since, and lost by restoring: {what}."), what=words.listing(told or [steps])
    )
    if not lost.names:
        return said
    names = list(lost.names)
    if lost.people > len(names):
        more = lost.people - len(names)
        names.append(words.plural(N_("{count} more"), N_("{count} more"), more))
    whose = words.text(N_("It is about {names}."), names=words.listing(names))
    return f"{said}\n{whose}"


def backup_words(line: BackupLine, words: Words) -> tuple[str, str]:
    """When a backup was made; how large it is and where it lies."""
    size = size_words(line.size_bytes, words)
    if line.is_second:
        return words.moment(line.made_at), words.text(N_("{size} · second folder"), size=size)
    return words.moment(line.made_at), words.text(
        N_("{size} · on this device, checked when it was made"), size=size
    )


class RestorePanel(Panel):
    """Choose a backup, read what would be lost, type the passphrase, restore."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(720, 620, parent=parent)
        self._desk = desk
        self._chosen: BackupLine | None = None
        self._task: tasks.Task | None = None
        words = desk.words
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(words.text(N_("Restore a backup"))))
        said = N_(
            "Everything will be as it was when the backup was made. The records as they are now "
            "are kept aside on this device."
        )
        scroll.body.addWidget(Text(words.text(said), kind="soft"))
        self.parts = Parts()
        self.parts.add(self._make_list())
        self.parts.add(self._make_chosen())
        scroll.body.addWidget(self.parts)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Cancel")))
        self.finished.connect(self._stop)
        self.close_button.setFocus()
        self.look()

    def _make_list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.looking = Hint(self._desk.words.text(N_("Looking for backups…")))
        column.addWidget(self.looking)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        self.rows: list[RowButton] = []
        return holder

    def _make_chosen(self) -> QWidget:
        """What would be lost, the passphrase, and the two ways on."""
        words = self._desk.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.which = SectionHeading()
        self.lost = Text()
        self.box = LineField()
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        hint = words.text(N_("The one you use now, or the one of the day of the backup."))
        self.field = Field(words.text(N_("Passphrase")), self.box, hint)
        self.told = Hint()
        self.restore = primary_button(words.text(N_("Restore and start again")))
        self.restore.clicked.connect(self.begin)
        self.box.returnPressed.connect(self.begin)
        self.back = quiet_button(words.text(N_("Choose another backup")))
        self.back.clicked.connect(self.choose_again)
        buttons = in_a_row(self.restore, self.back)
        show = ShowTyped(words, self.box)
        for widget in (self.which, self.lost, self.field, show, self.told, buttons):
            column.addWidget(widget)
        return holder

    # The list

    def look(self) -> None:
        """List the backups; the second folder is asked off the main thread."""
        desk = self._desk
        home, second = desk.home, desk.policy.second_backup_folder
        store_id = desk.keys.store_id if desk.keys else ""
        self._task = tasks.start(
            self,
            lambda _: backups_to_choose(home, second=second, store_id=store_id),
            done=self._show_list,
            failed=self._list_failed,
        )

    def _list_failed(self, error: AppError) -> None:
        self.looking.setText(sentence(error, self._desk.words))

    def _show_list(self, found: Backups) -> None:
        """Show the backups, or what to do where there is none."""
        words = self._desk.words
        self.looking.setVisible(found.is_second_away)
        self.looking.setText(words.text(N_("The second backup folder cannot be reached now.")))
        for line in found.lines:
            when, about = backup_words(line, words)
            row = RowButton(f"{when}, {about}")
            row.add_label(Text(when, kind="strong"), 3)
            row.add_label(Text(about), 4)
            row.clicked.connect(partial(self.choose, line))
            self.rows.append(row)
            self._list.addWidget(row)
            self._list.addWidget(Line())
            row.show()  # what is not shown yet cannot take the keyboard
        if not found.lines:
            title = words.text(N_("There is no backup yet"))
            advice = words.text(N_("Press Back up now in Settings to make the first."))
            self._list.addWidget(EmptyState(title, advice))
        else:
            self.rows[0].setFocus()
        tab_in_reading_order(self)

    def choose(self, line: BackupLine) -> None:
        """Say what restoring this one would lose."""
        words, store = self._desk.words, self._desk.store
        self._chosen = line
        when, _ = backup_words(line, words)
        self.which.setText(words.text(N_("Backup of {moment}"), moment=when))
        self.lost.setText(words.text(N_("Looking what would be lost…")))
        self.field.say_trouble("")
        self.told.setText("")
        self.restore.setEnabled(False)
        self.parts.show_part(1)
        self.box.setFocus()
        self._task = tasks.start(
            self,
            lambda _: lost_by(store, line.path),
            done=partial(self._show_lost, line),
            failed=self._lost_failed,
        )

    def _show_lost(self, line: BackupLine, lost: Lost) -> None:
        if line is self._chosen:
            self.lost.setText(breakable(lost_words(lost, self._desk.words)))
            self.restore.setEnabled(self._preparing() is not None)
            announce(self, self.lost.text())

    def _lost_failed(self, error: AppError) -> None:
        self.lost.setText(sentence(error, self._desk.words))

    def choose_again(self) -> None:
        """Back to the list."""
        self._stop()
        self._chosen = None
        self.box.clear()
        self.parts.show_part(0)
        if self.rows:
            self.rows[0].setFocus()

    # Restoring

    def _preparing(self) -> Preparing | None:
        return self._desk.keys.prepare_restore if self._desk.keys else None

    def begin(self) -> None:
        """Check the backup and the passphrase; only then are the records closed and replaced."""
        prepare, line = self._preparing(), self._chosen
        if prepare is None or line is None or not self.restore.isEnabled():
            return
        typed = self.box.text()
        words = self._desk.words
        self.field.say_trouble("")
        if not typed:
            self.field.say_trouble(words.text(N_("Type the passphrase first.")))
            self.box.setFocus()
            return
        self.restore.setEnabled(False)
        self.back.setEnabled(False)
        self.told.setText(words.text(N_("Opening and checking the backup…")))
        announce(self, self.told.text())
        self._task = tasks.start(
            self,
            lambda progress: prepare(line.path, typed, lambda: progress.report(0, 0)),
            done=self._go_on,
            failed=self._failed,
        )

    def _go_on(self, swap: Callable[[], None]) -> None:
        self.box.clear()
        self.accept()
        swap()

    def _failed(self, error: AppError) -> None:
        self.restore.setEnabled(True)
        self.back.setEnabled(True)
        said = sentence(error, self._desk.words)
        if isinstance(error, WrongPassphrase):
            self.told.setText("")
            self.field.say_trouble(said)
            self.box.setFocus()
        else:
            self.told.setText(said)
            announce(self, said)

    def _stop(self) -> None:
        """What is still looked for is not wanted any more; what was staged goes."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
