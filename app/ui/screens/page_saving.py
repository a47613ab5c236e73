"""Words from the screen: at once into the interview, after a pause onto the disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.language import N_, message
from app.ui.questions.asking import Given
from app.ui.screens.page_pause import SavePause
from app.ui.screens.page_rows import RowWork

if TYPE_CHECKING:
    from app.casework.interview import Interview
    from app.ui.desk import Desk

RETRY_MS = 3000


class _News(QObject):
    """Carries news over from the writer's thread.

    It belongs to no window: news of what was handed over last may come when its screen has gone,
    and the writer has more to write.
    """

    stored = Signal(object)
    troubled = Signal(object)

    def tell_stored(self, moment: datetime) -> None:
        """Called on the writer's thread."""
        self.stored.emit(moment)

    def tell_troubled(self, trouble: AppError) -> None:
        """Called on the writer's thread."""
        self.troubled.emit(trouble)


class Autosave(QObject):
    """Stores what is typed on a page. `saved` and `not_saved` always tell the truth."""

    saved = Signal(object)
    """A `datetime`."""
    not_saved = Signal(object)
    """An `AppError`."""

    def __init__(
        self, desk: Desk, interview: Interview, rows: RowWork, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = desk.clock
        self._store = desk.store
        self._interview = interview
        self._rows = rows
        self._pause = SavePause()
        self._trouble: AppError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_if_due)
        news = _News()
        news.stored.connect(self._say_saved)
        news.troubled.connect(self._say_not_saved)
        interview.on_saved(news.tell_stored)
        interview.on_trouble(news.tell_troubled)
        rows.stored.connect(self._rows_stored)
        rows.refused.connect(self._say_not_saved)

    def answered(self, key: str, given: Given) -> None:
        """An answer is now this. Memory only: a key press never waits for the disk."""
        self._interview.answer(
            key, given.value, whose=given.whose, whose_member_id=given.whose_member_id
        )
        self.touched()

    def touched(self) -> None:
        """Something is to be stored soon."""
        now = self._clock.monotonic()
        self._pause.touch(now)
        self._wait(now)

    def _wait(self, now: float) -> None:
        wait = self._pause.wait(now)
        if wait is not None:
            self._timer.start(max(1, round(wait * 1000)))

    def save_if_due(self) -> None:
        """Hand over what waits if its time has come."""
        now = self._clock.monotonic()
        wait = self._pause.wait(now)
        if wait is None:
            if self.is_unsaved:
                self.save()
        elif wait > 0:
            self._wait(now)
        else:
            self.save()

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._interview.dirty or self._rows.is_waiting

    def save(self) -> None:
        """Hand over now; returns at once."""
        self._pause.done()
        self._timer.stop()
        self._interview.save()
        self._rows.save()

    def left(self, key: str) -> None:
        """A question was left: its words go at once, and what is typed next is another step."""
        self.save()
        self._interview.leave(key)
        self._rows.visit_ended()

    def flush(self) -> bool:
        """Hand over and wait until all is on the disk. False when it could not be stored."""
        self._pause.done()
        self._timer.stop()
        self._rows.flush()
        try:
            self._interview.flush()
        except AppError as trouble:
            self._say_not_saved(trouble)
        return not self.is_unsaved

    def flush_or_raise(self) -> None:
        """Flush. Raises the trouble when something typed could not be stored."""
        if not self.flush():
            raise self._trouble or AppError(
                message(N_("This could not be saved yet.")),
                message(N_("It stays on the screen and is tried again.")),
            )

    def _say_saved(self, moment: object) -> None:
        if not self.is_unsaved:
            self.saved.emit(moment)

    def _rows_stored(self) -> None:
        self._say_saved(self._clock.now())

    def _say_not_saved(self, trouble: object) -> None:
        self._trouble = trouble if isinstance(trouble, AppError) else None
        self.not_saved.emit(trouble)
        self._timer.start(RETRY_MS)
