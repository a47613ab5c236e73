"""What goes on by itself while a store is open: backups and tidying, while nobody is typing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
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
REHEARSE_EVERY: Final = 4 * 60 * 60 * 1000
"""Milliseconds between two looks whether a month has gone since the last rehearsal."""
_FIRST_REHEARSAL: Final = 90 * 1000
QUIET: Final = 5.0
"""Seconds without a word stored after which it is quiet: typing stores some every two seconds."""
PATIENCE: Final = 10 * 60.0
"""Seconds for which what is due waits for a quiet moment; then it goes on all the same."""
_LOOK_EVERY: Final = 3 * 1000
_TURN: Final = 0.0005
"""Seconds for which a thread may keep Python from the one that takes the keys."""
_NEVER: Final = 1_000_000


class Rounds(QObject):
    """Goes round now and then. A round that fails is logged and tried again the next time."""

    def __init__(self, opened: Opened, house: House, doors: Doors, *, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._house = house
        self._doors = doors
        self._has_changed = True
        self._is_untidy = True
        self._heard_at = house.clock.monotonic()
        self._due_since: dict[Callable[[], None], float] = {}
        self._unsubscribe = opened.store.subscribe(self._heard)
        self._timers = (
            self._every(BACKUP_EVERY, partial(self._put_off, self.back_up)),
            self._every(TIDY_EVERY, partial(self._put_off, self.tidy)),
            self._every(_LOOK_EVERY, self._look),
            self._every(REHEARSE_EVERY, partial(self._put_off, self.rehearse)),
        )
        QTimer.singleShot(_FIRST_REHEARSAL, self, partial(self._put_off, self.rehearse))
        QTimer.singleShot(_FIRST_BACKUP, self, partial(self._put_off, self.back_up))
        _let_keys_through()

    def _every(self, milliseconds: int, does: Callable[[], None]) -> QTimer:
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

    def _put_off(self, does: Callable[[], None]) -> None:
        """Have this done in the next quiet moment."""
        self._due_since.setdefault(does, self._house.clock.monotonic())
        self._look()

    def _look(self) -> None:
        """Do what is due if it is quiet, or has waited long enough."""
        now = self._house.clock.monotonic()
        is_quiet = now - self._heard_at >= QUIET
        for does, since in tuple(self._due_since.items()):
            if is_quiet or now - since >= PATIENCE:
                del self._due_since[does]
                does()

    def _heard(self, _: object) -> None:
        # Called on the thread that wrote; three plain values need no more care.
        self._heard_at = self._house.clock.monotonic()
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

    def rehearse(self) -> None:
        """Once a month, see whether the newest backup could be restored."""
        tasks.start(
            self,
            lambda _: self._doors.rehearse(self._opened),
            done=self._rehearsed,
            failed=self._log,
        )

    def _rehearsed(self, is_good: bool | None) -> None:
        if is_good is not None:
            self._house.log.event("restore_rehearsed" if is_good else "restore_rehearsal_failed")

    def _backup_failed(self, error: AppError) -> None:
        self._has_changed = True
        self._house.log.trouble(error)

    def _log(self, error: AppError) -> None:
        self._house.log.trouble(error)

    def tidy(self) -> None:
        """Bring the write-ahead log into the file, off the main thread; look for garbage on it."""
        gc.collect()
        if self._is_untidy:
            self._is_untidy = False
            tasks.start(
                self,
                lambda _: self._opened.store.checkpoint(),
                done=lambda _: None,
                failed=self._log,
            )


def _let_keys_through() -> None:
    """Let no thread hold a key up: short turns, and a search through all memory in quiet only."""
    sys.setswitchinterval(_TURN)
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
