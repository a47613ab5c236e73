"""Sends what waits in the Outbox by itself while unlocked, and knows which folders are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from app.errors import AppError
from app.ui import tasks
from app.ui.places import SETTING as PLACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.outbox import DeliveryReport
    from app.exchange.sending import Destination
    from app.ui.desk import Desk

EVERY_MS: Final = 45 * 1000
"""Milliseconds until it looks whether a folder that was away is back."""
LOOKS: Final = 4
"""Every so many looks go round to folders that are there, too."""
AFTER_FINISH_MS: Final = 1_500
"""Milliseconds from a package coming to be to trying to send it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """Whether a folder was there at the last look, and since when that is so."""

    is_there: bool
    since: datetime


Reachable = tuple[tuple[str, bool], ...]
"""The name of each place, and whether its folder is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round found and did."""

    reachable: Reachable
    report: DeliveryReport


class OutboxWatch(QObject):
    """One round at a time, off the main thread. `changed` after each, `progressed` within it."""

    changed = Signal()
    progressed = Signal(int, int)
    trouble = Signal(object)
    """An `AppError` that stopped a round; it is tried again by itself."""
    _package_made = Signal()
    _setting_changed = Signal()
    _looked = Signal(object)

    def __init__(self, desk: Desk, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: tasks.Task | None = None
        self._is_wanted_again = False
        self._states: dict[str, FolderState] = {}
        self.last_round: Round | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look_again)
        self._looks = 0
        self._known: tuple[Destination, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_FINISH_MS)
        self._soon.timeout.connect(self.try_now)
        self._unsubscribe: Callable[[], None] | None = None
        self._package_made.connect(self._soon.start, Qt.ConnectionType.QueuedConnection)
        queued = Qt.ConnectionType.QueuedConnection
        self._setting_changed.connect(self._look_at_places, queued)
        self._looked.connect(self._know, queued)

    def start(self) -> None:
        """Begin: a round now, one after each Finish and each change of places, and every so often.

        A folder that was away is looked for again within a minute.
        """
        if self._unsubscribe is None:
            self._known = self._places()
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
        if getattr(changed, "origin", None) == PLACE:
            return  # written each time the keyboard goes somewhere else
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        tables = {table for table, _ in entities}
        if "package" in tables and not tables & {"delivery", "package_document"}:
            self._package_made.emit()
        if "setting" in tables:
            self._setting_changed.emit()

    def _places(self) -> tuple[Destination, ...]:
        """Where packages go now."""
        from app.exchange.outbox import destinations_of

        return destinations_of(self._desk.store, self._desk.policy)

    def _look_at_places(self) -> None:
        """A place was chosen, changed or taken away: go there at once."""
        if self._unsubscribe is None:
            return  # the store is about to be closed
        places = self._places()
        if places != self._known:
            self._known = places
            self.try_now()

    def _look_again(self) -> None:
        """Time has passed: a round if a folder was away, and now and then one anyway."""
        self._looks += 1
        is_one_away = any(not state.is_there for state in self._states.values())
        if is_one_away or self._looks % LOOKS == 0:
            self.try_now()

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
            return _go_round(desk, progress, self._say_looked)

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

    def _say_looked(self, reachable: Reachable) -> None:
        """On the round's thread: where the folders are is shown before all is sent."""
        if isValid(self):
            self._looked.emit(reachable)

    def _know(self, reachable: Reachable) -> None:
        """Take in which folders are there."""
        now = self._desk.clock.now()
        named = {name for name, _ in reachable}
        self._states = {name: state for name, state in self._states.items() if name in named}
        for name, is_there in reachable:
            known = self._states.get(name)
            if known is None or known.is_there != is_there or is_there:
                self._states[name] = FolderState(is_there=is_there, since=now)
        self.changed.emit()

    def _done(self, result: Round) -> None:
        self._task = None
        self.last_round = result
        self._know(result.reachable)
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.try_now()

    def _failed(self, error: AppError) -> None:
        self._task = None
        self.trouble.emit(error)
        self.changed.emit()


def _go_round(
    desk: Desk, progress: tasks.Progress, say_looked: Callable[[Reachable], None]
) -> Round:
    """Off the main thread: look at every folder, then send to those that are there."""
    from app.exchange.outbox import DeliveryReport, deliver_waiting, destinations_of
    from app.exchange.sending import is_reachable

    destinations: tuple[Destination, ...] = destinations_of(desk.store, desk.policy)
    reachable = tuple((d.name, is_reachable(d.folder)) for d in destinations)
    say_looked(reachable)
    report = DeliveryReport()
    if any(is_there for _, is_there in reachable):
        report = deliver_waiting(
            desk.store,
            destinations=destinations,
            cancel=progress.is_cancelled,
            progress=progress.report,
        )
    return Round(reachable=reachable, report=report)
