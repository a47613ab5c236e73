"""Fields typed outside a page: gathered while one types, stored off the typing thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.errors import AppError
from app.ui.screens.page_pause import SavePause

RETRY_MS = 3000

Fields = dict[str, object]
Keep = Callable[[Fields, str], None]
"""Stores fields as a step of a gesture; called on the keeper's own thread."""


class TypedFields(QObject):
    """Keeps what is typed: after a pause, at most two seconds later, and at once when left.

    `keep` is called with the fields that changed and the gesture they belong to. What cannot be
    stored is kept here and tried again.
    """

    saved = Signal(object)
    """A `datetime`: all that was typed lies on the disk."""
    not_saved = Signal(object)
    """An `AppError`; it is tried again."""
    _ended = Signal()

    def __init__(self, clock: Clock, keep: Keep, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keep = keep
        self._hands = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typed-fields")
        self._typed: Fields = {}
        self._under_way: list[Future[None]] = []
        self._waiting = 0
        self._outcomes: SimpleQueue[tuple[Fields, BaseException | None]] = SimpleQueue()
        self._gesture = clock.new_id()
        self._pause = SavePause()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_if_due)
        self._ended.connect(self._take_outcomes)
        self.destroyed.connect(self._hands.shutdown)

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return bool(self._typed) or self._waiting > 0

    def is_waiting(self, field: str) -> bool:
        """Whether a field was typed in and not handed over yet."""
        return field in self._typed

    def typed(self, field: str, value: object) -> None:
        """A field is now this."""
        self._typed[field] = value
        now = self._clock.monotonic()
        self._pause.touch(now)
        self._wait(now)

    def _wait(self, now: float) -> None:
        pause = self._pause.wait(now)
        if pause is not None:
            self._timer.start(max(1, round(pause * 1000)))

    def save_if_due(self) -> None:
        """Hand over what waits if its time has come."""
        now = self._clock.monotonic()
        pause = self._pause.wait(now)
        if pause is not None and pause > 0:
            self._wait(now)
        else:
            self.save()

    def save(self) -> None:
        """Hand over now; returns at once."""
        self._pause.done()
        self._timer.stop()
        fields, self._typed = self._typed, {}
        if fields:
            self._waiting += 1
            self._under_way = [f for f in self._under_way if not f.done()]
            self._under_way.append(self._hands.submit(self._try, fields, self._gesture))

    def left(self) -> None:
        """A field was left: its words go at once, and what is typed next is another step."""
        self.save()
        self._gesture = self._clock.new_id()

    def flush(self) -> None:
        """Hand over and wait until it is stored. Raises the `AppError` of what could not be."""
        self.save()
        wait(self._under_way)
        self._under_way = []
        trouble = self._take_outcomes()
        if trouble is not None:
            raise trouble

    def _try(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: store, and tell what came of it."""
        met: BaseException | None = None
        try:
            self._keep(fields, gesture)
        except Exception as error:  # noqa: BLE001 - taken up on the main thread
            met = error
        self._outcomes.put((fields, met))
        self._ended.emit()

    def _take_outcomes(self) -> AppError | None:
        """Take up what came of everything stored so far; gives back the first trouble.

        What could not be stored waits again, below what was typed since.
        """
        trouble: AppError | None = None
        was_busy = self._waiting > 0
        while not self._outcomes.empty():
            fields, met = self._outcomes.get()
            self._waiting -= 1
            if isinstance(met, AppError):
                self._typed = {**fields, **self._typed}
                trouble = trouble or met
            elif met is not None:
                raise met
        if trouble is not None:
            self.not_saved.emit(trouble)
            self._timer.start(RETRY_MS)
        elif was_busy and not self.is_unsaved:
            self.saved.emit(self._clock.now())
        return trouble
