"""What goes on by itself while a store is open: backups, tidying the store when it is quiet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.errors import AppError
from app.ui import tasks
from app.ui.house import Doors, House, Opened

BACKUP_EVERY: Final = 30 * 60 * 1000
"""Milliseconds between two backups, if anything changed."""
TIDY_EVERY: Final = 3 * 60 * 1000
"""Milliseconds between two times that the write-ahead log is brought home."""
_FIRST_BACKUP: Final = 20 * 1000


class Rounds(QObject):
    """Goes round now and then. A round that fails is logged and tried again the next time."""

    def __init__(self, opened: Opened, house: House, doors: Doors, *, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._house = house
        self._doors = doors
        self._has_changed = True
        self._is_untidy = True
        self._unsubscribe = opened.store.subscribe(self._heard)
        self._timers = (
            self._every(BACKUP_EVERY, self.back_up),
            self._every(TIDY_EVERY, self.tidy),
        )
        QTimer.singleShot(_FIRST_BACKUP, self, self.back_up)

    def _every(self, milliseconds: int, does: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(does)
        timer.start()
        return timer

    def stop(self) -> None:
        """The store is about to be closed."""
        self._unsubscribe()
        for timer in self._timers:
            timer.stop()

    def _heard(self, _: object) -> None:
        # Called on the thread that wrote; two plain flags need no more care.
        self._has_changed = True
        self._is_untidy = True

    def back_up(self) -> None:
        """Make a backup if anything changed since the last."""
        if self._has_changed:
            self._has_changed = False
            tasks.start(
                self,
                lambda _: self._doors.back_up(self._opened),
                done=lambda _: self._house.log.event("backup_made"),
                failed=self._backup_failed,
            )

    def _backup_failed(self, error: AppError) -> None:
        self._has_changed = True
        self._house.log.trouble(error)

    def _log(self, error: AppError) -> None:
        self._house.log.trouble(error)

    def tidy(self) -> None:
        """Bring the write-ahead log into the file, off the main thread."""
        if self._is_untidy:
            self._is_untidy = False
            tasks.start(
                self,
                lambda _: self._opened.store.checkpoint(),
                done=lambda _: None,
                failed=self._log,
            )
