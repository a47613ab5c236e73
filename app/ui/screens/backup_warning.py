"""The plain warning on Today that the newest backup could not be restored."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal

from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.pieces import Card, Text, quiet_button

if TYPE_CHECKING:
    from app.ui.desk import Desk

LOOK_AFTER_MS: Final = 1500


class BackupWarning(Card):
    """Hidden unless the last rehearsal failed; it looks once Today has long been seen."""

    room_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__()
        self._desk = desk
        self.says = Text(
            words.text(N_("The newest backup could not be restored. Make a new one in Settings.")),
            kind="due",
        )
        self.settings = quiet_button(words.text(N_("Go to Settings")))
        self.settings.clicked.connect(partial(self.room_wanted.emit, "settings"))
        self.body.addWidget(self.says)
        self.body.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.timeout.connect(self.look)
        pause.start(LOOK_AFTER_MS)

    def look(self) -> None:
        """Show it if the last rehearsal failed and no backup was made since."""
        from app.exchange.backup_folder import backups_of, time_of
        from app.exchange.rehearsal import last_rehearsal

        last = None
        newest = None
        with suppress(AppError, OSError):  # other screens tell of a folder that cannot be read
            last = last_rehearsal(self._desk.home)
            newest = next((time_of(path) for path in backups_of(self._desk.home)), None)
        is_bad = last is not None and not last.is_good
        is_renewed = last is not None and newest is not None and newest > last.at
        self.setVisible(is_bad and not is_renewed)
        if not self.isHidden():
            announce(self, self.says.text())
