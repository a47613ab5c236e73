"""Sends what waits in the Outbox by itself while unlocked, and knows which folders are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import AppError
from app.ui import tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.outbox import DeliveryReport
    from app.exchange.sending import Destination
    from app.ui.desk import Desk

EVERY_MS: Final = 3 * 60 * 1000
"""Milliseconds between two rounds by itself."""
AFTER_FINISH_MS: Final = 1_500
"""Milliseconds from a package coming to be to trying to send it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """Whether a folder was there at the last look, and since when that is so."""

    is_there: bool
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round found and did."""

    reachable: tuple[tuple[str, bool], ...]
    report: DeliveryReport


class OutboxWatch(QObject):
    """One round at a time, off the main thread. `changed` after each, `progressed` within it."""

    changed = Signal()
    progressed = Signal(int, int)
    trouble = Signal(object)
    """An `AppError` that stopped a round; it is tried again by itself."""
    _package_made = Signal()

    def __init__(self, desk: Desk, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: tasks.Task | None = None
        self._is_wanted_again = False
        self._states: dict[str, FolderState] = {}
        self.last_round: Round | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.try_now)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_FINISH_MS)
        self._soon.timeout.connect(self.try_now)
        self._unsubscribe: Callable[[], None] | None = None
        self._package_made.connect(self._soon.start, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin: a round now, then every few minutes and after each Finish."""
        if self._unsubscribe is None:
            self._unsubscribe = self._desk.store.subscribe(self._heard)
        self._timer.start()
        self._soon.start()

    def stop(self) -> None:
        """The store is about to be closed: no more rounds, and the one going on is given up."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._timer.stop()
        self._soon.stop()
        self.cancel()

    def _heard(self, changed: object) -> None:
        """On the thread that wrote. Our own round's writes begin no other round."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        tables = {table for table, _ in entities}
        if "package" in tables and not tables & {"delivery", "package_document"}:
            self._package_made.emit()

    @property
    def is_going_on(self) -> bool:
        """Whether a round is going on."""
        return self._task is not None

    def state_of(self, name: str) -> FolderState | None:
        """What is known of a destination's folder; None before the first look."""
        return self._states.get(name)

    def try_now(self) -> None:
        """A round now; while one goes on, another follows it."""
        if self._task is not None:
            self._is_wanted_again = True
            return
        desk = self._desk

        def work(progress: tasks.Progress) -> Round:
            return _go_round(desk, progress)

        self._task = tasks.start(
            self, work, done=self._done, failed=self._failed, progressed=self._say_progress
        )
        self.changed.emit()

    def cancel(self) -> None:
        """Stop after the package that is being sent."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._is_wanted_again = False
            self.changed.emit()

    def _say_progress(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _done(self, result: Round) -> None:
        self._task = None
        self.last_round = result
        now = self._desk.clock.now()
        for name, is_there in result.reachable:
            known = self._states.get(name)
            if known is None or known.is_there != is_there or is_there:
                self._states[name] = FolderState(is_there=is_there, since=now)
        self.changed.emit()
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.try_now()

    def _failed(self, error: AppError) -> None:
        self._task = None
        self.trouble.emit(error)
        self.changed.emit()


def _go_round(desk: Desk, progress: tasks.Progress) -> Round:
    """Off the main thread: look at every folder, then send to those that are there."""
    from app.exchange.outbox import DeliveryReport, deliver_waiting, destinations_of
    from app.exchange.sending import is_reachable

    destinations: tuple[Destination, ...] = destinations_of(desk.store, desk.policy)
    reachable = tuple((d.name, is_reachable(d.folder)) for d in destinations)
    report = DeliveryReport()
    if any(is_there for _, is_there in reachable):
        report = deliver_waiting(
            desk.store,
            destinations=destinations,
            cancel=progress.is_cancelled,
            progress=progress.report,
        )
    return Round(reachable=reachable, report=report)
