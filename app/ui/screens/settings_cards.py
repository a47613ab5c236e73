"""The cards of Settings for where packages go and for backups."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.casework import workers
from app.errors import AppError
from app.exchange.backup_folder import second_away_since
from app.forms.conditions import Json
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.busy import busy
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.messages import open_over, show_error
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Card,
    Hint,
    Text,
    TickBox,
    quiet_button,
)
from app.ui.screens.settings_backups import RestorePanel, rehearsal_words

if TYPE_CHECKING:
    from app.ui.desk import Desk


class SendingCard(Card):
    """Where packages go."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Where packages go")))
        self._desk = desk
        self._shown: object = None
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.add = quiet_button(words.text(N_("Choose a folder…")), "folder-open")
        self.add.clicked.connect(self.choose)
        if desk.policy.fixes("destinations"):
            self.body.addWidget(Hint(words.text(N_("Set by your council."))))
        else:
            self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.by_default = TickBox(words.text(N_("Offer “Send to the council” ticked at Finish")))
        self.by_default.setChecked(
            workers.private_setting(desk.store, "send_by_default", True) is not False
        )
        self.by_default.toggled.connect(self._keep_default)
        self.body.addWidget(self.by_default)
        self.show_places()

    def _keep_default(self, is_on: bool) -> None:
        workers.keep_private_setting(self._desk.store, "send_by_default", is_on)

    def _places(self) -> list[tuple[str, str]]:
        policy = self._desk.policy
        if policy.fixes("destinations"):
            return [(place.name, place.folder) for place in policy.destinations]
        kept = workers.private_setting(self._desk.store, "destinations", [])
        return [
            (str(entry.get("name", "")), str(entry.get("folder", "")))
            for entry in (kept if isinstance(kept, list) else [])
            if isinstance(entry, dict)
        ]

    def show_places(self) -> None:
        """Show the places as they are kept now."""
        places = self._places()
        if places == self._shown:
            return
        self._shown = places
        clear_layout(self._list)
        words = self._desk.words
        if not places:
            self._list.addWidget(
                Text(words.text(N_("No folder is chosen yet. Packages wait in the Outbox.")))
            )
        for name, folder in places:
            self._list.addWidget(self._row(name, folder))

    def _row(self, name: str, folder: str) -> QWidget:
        words = self._desk.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        told = QVBoxLayout()
        told.addWidget(Text(name, kind="strong"))
        told.addWidget(Hint(folder))
        line.addLayout(told, 1)
        if not self._desk.policy.fixes("destinations"):
            remove = quiet_button(words.text(N_("Remove")))
            remove.setAccessibleName(words.text(N_("Remove {name}"), name=name))
            remove.clicked.connect(lambda: self.remove(name))
            line.addWidget(remove)
        return row

    def choose(self) -> None:
        """Let the worker pick a folder."""
        title = self._desk.words.text(N_("The council's folder"))
        folder = QFileDialog.getExistingDirectory(self, title, in_documents())
        if folder:
            self.keep(folder)

    def keep(self, folder: str) -> None:
        """Keep one more place; its name is the folder's."""
        places = [place for place in self._places() if place[1] != folder]
        self._keep([*places, (Path(folder).name or folder, folder)])

    def remove(self, name: str) -> None:
        """Send there no more. What is in the folder stays."""
        self._keep([place for place in self._places() if place[0] != name])

    def _keep(self, places: list[tuple[str, str]]) -> None:
        kept: list[Json] = [
            cast("Json", {"name": name, "folder": folder, "profile": "generic"})
            for name, folder in places
        ]
        workers.keep_private_setting(self._desk.store, "destinations", kept)
        self.show_places()


class BackupCard(Card):
    """Backups: when they are made, and one now."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Backups")))
        self._desk = desk
        self.body.addWidget(
            Text(words.text(N_("Made every half hour while you work, encrypted, on this device.")))
        )
        second = desk.policy.second_backup_folder
        if second:
            self.body.addWidget(
                Hint(words.text(N_("Also to {folder}. Set by your council."), folder=second))
            )
        self.away = Text()
        self.body.addWidget(self.away)
        self._show_second()
        self.now = quiet_button(words.text(N_("Back up now")), "shield")
        self.now.clicked.connect(self.back_up)
        self.restore = quiet_button(words.text(N_("Restore a backup…")))
        self.restore.clicked.connect(self.show_restore)
        self.told = Hint()
        self.rehearsed = Hint(rehearsal_words(desk.home, words))
        row = Flow()
        row.addWidget(self.now)
        row.addWidget(self.restore)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addWidget(self.rehearsed)

    def show_restore(self) -> RestorePanel:
        """Choose a backup, see what would be lost, and restore it."""
        panel = RestorePanel(self._desk, parent=self.window())
        return open_over(panel)

    def _show_second(self) -> None:
        """Say since when the second folder got no copy, if it is so."""
        desk, since = self._desk, None
        if desk.policy.second_backup_folder:
            with suppress(AppError):  # of a state file that cannot be read other screens tell
                since = second_away_since(desk.home)
        self.away.setVisible(since is not None)
        if since is not None:
            self.away.setText(
                desk.words.text(
                    N_(
                        "The second backup folder has not been reached since {moment}. Backups "
                        "are kept on this device; the next one is copied when it is back."
                    ),
                    moment=desk.words.moment(since),
                )
            )

    def back_up(self) -> None:
        """Make one now."""
        keys = self._desk.keys
        if keys is None:
            return
        over = busy(self.now)
        self.told.setText(self._desk.words.text(N_("Making and checking a backup…")))
        announce(self, self.told.text())

        def done(path: Path) -> None:
            over()
            self._done(path)

        def failed(error: AppError) -> None:
            over()
            self.told.setText("")
            show_error(self, error, self._desk.words)

        tasks.start(self, lambda _: keys.back_up(), done=done, failed=failed)

    def _done(self, path: Path) -> None:
        words = self._desk.words
        text = words.text(
            N_("Backed up and checked at {time}."), time=words.time(self._desk.clock.now())
        )
        self.told.setText(text)
        self.told.setToolTip(str(path))
        self._show_second()
        announce(self, text)
