"""One thread that does what it is given, in order, so that a slow disk never holds a key press."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

Done = Callable[[BaseException | None], None]


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], None]
    done: Done | None


class WriterThread:
    """A queue and its one thread, which starts with the first job and ends with `stop`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: deque[_Job] = deque()
        self._turn = threading.Condition()
        self._busy = False
        self._stopping = False
        self._failure: BaseException | None = None
        self._thread: threading.Thread | None = None

    def put(self, work: Callable[[], None], done: Done | None = None) -> None:
        """Queue one job; `done` is called on the writer's thread with its failure or None."""
        with self._turn:
            if self._stopping:
                raise RuntimeError("the writer has stopped")
            self._jobs.append(_Job(work, done))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def is_here(self) -> bool:
        """Whether the caller is the writer's own thread."""
        return threading.current_thread() is self._thread

    def join(self) -> None:
        """Wait until everything queued before is done. Does nothing on the writer's own thread."""
        if self.is_here():
            return
        with self._turn:
            self._turn.wait_for(lambda: not self._jobs and not self._busy)

    def take_failure(self) -> BaseException | None:
        """The first failure since it was last taken."""
        with self._turn:
            failure, self._failure = self._failure, None
            return failure

    def stop(self) -> None:
        """Do what is queued, then end the thread; nothing can be queued afterwards."""
        with self._turn:
            self._stopping = True
            self._turn.notify_all()
            thread = self._thread
        if thread is not None and not self.is_here():
            thread.join()

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: bool(self._jobs) or self._stopping)
                if not self._jobs:
                    return
                job = self._jobs.popleft()
                self._busy = True
            try:
                self._do(job)
            finally:
                with self._turn:
                    self._busy = False
                    self._turn.notify_all()

    def _do(self, job: _Job) -> None:
        failure: BaseException | None = None
        try:
            job.work()
        except BaseException as error:  # noqa: BLE001 - it is kept, reported and raised by flush
            failure = error
            with self._turn:
                self._failure = self._failure or error
        if job.done is not None:
            try:
                job.done(failure)
            except Exception:  # noqa: BLE001 - a fault of who asked; what others wrote must go on
                told = (*sys.exc_info(), threading.current_thread())
                threading.excepthook(threading.ExceptHookArgs(told))
