"""Work that takes longer than a blink: off the main thread, with progress, cancel and result."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from app.errors import AppError, Cancelled

Result = TypeVar("Result")


class Progress:
    """What the work uses to say how far it is, and to hear that it is no longer wanted."""

    def __init__(self, say: Callable[[int, int], None]) -> None:
        self._say = say
        self._stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Say how far it is. Raises `Cancelled` once it is no longer wanted."""
        if self._stop.is_set():
            raise Cancelled
        self._say(done, total)

    def is_cancelled(self) -> bool:
        """Whether it is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Say that it is no longer wanted."""
        self._stop.set()


class Task(QObject):
    """One piece of work going on. Its signals arrive on the main thread."""

    progressed = Signal(int, int)
    ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.progress = Progress(self._report)

    def _report(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Ask it to stop; nothing more is heard of it."""
        self.progress.cancel()  # harmless once it has ended: the flag outlives the signals


class _Run(QRunnable, Generic[Result]):
    """The work on its thread."""

    def __init__(self, task: Task, work: Callable[[Progress], Result]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        """Do it and send what came of it, whatever came."""
        result: Result | None = None
        error: BaseException | None = None
        try:
            result = self._work(self._task.progress)
        except BaseException as met:  # noqa: BLE001 - carried to the main thread, raised there
            error = met
        if isValid(self._task):
            self._task.ended.emit(result, error)


def start(
    owner: QObject,
    work: Callable[[Progress], Result],
    *,
    done: Callable[[Result], None],
    failed: Callable[[AppError], None],
    progressed: Callable[[int, int], None] | None = None,
) -> Task:
    """Do `work` on another thread, then call `done` or `failed` on this one.

    Nothing is called if `owner` has died meanwhile or the task was cancelled. What is not an
    `AppError` is raised on the main thread and reaches the crash window.
    """
    task = Task()

    def end(result: Result, error: BaseException | None) -> None:
        task.deleteLater()
        if not isValid(owner) or task.progress.is_cancelled() or isinstance(error, Cancelled):
            return
        if isinstance(error, AppError):
            failed(error)
        elif error is not None:
            raise error
        else:
            done(result)

    def say(so_far: int, total: int) -> None:
        if progressed is not None and isValid(owner) and not task.progress.is_cancelled():
            progressed(so_far, total)

    # The closures hold the task until it has ended; the connection brings them to this thread.
    task.ended.connect(end, Qt.ConnectionType.QueuedConnection)
    task.progressed.connect(say, Qt.ConnectionType.QueuedConnection)
    QThreadPool.globalInstance().start(_Run(task, work))
    return task
