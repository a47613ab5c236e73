"""One program at a time on a home: the lock that a second start runs into."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from app import paths
from app.errors import AlreadyOpen
from app.language import N_, message
from app.security.files import file_trouble

_HELD_BY_ANOTHER: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})


class InstanceLock:
    """The lock of one home. The system frees it when the process ends, however it ends.

    Not bound to a thread: it is taken at start and given back wherever the lock verb runs. Never
    a mere marker file: one left by a killed program would keep the worker out.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._give_back: Callable[[], None] | None = None

    @property
    def is_held(self) -> bool:
        """Whether this program holds the home now."""
        return self._give_back is not None

    def acquire(self, *, make_home: bool = True) -> None:
        """Take the home. Raises `AlreadyOpen` at once if another program has it.

        A home that is not there is made, for its owner alone; with `make_home=False` it raises
        `NoStore` instead.
        """
        if self.is_held:
            return
        try:
            if make_home:
                self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not self._home.is_dir():
                from app.security.key_files import no_store

                raise no_store(self._home)
            self._give_back = _take(paths.lock_file(self._home))
        except OSError as error:
            raise file_trouble(error) from error
        if self._give_back is None:
            raise AlreadyOpen(
                message(N_("Kitchen Table is open already.")),
                message(N_("Go to the window that is open, or close it and try again.")),
            )

    def release(self) -> None:
        """Give the home back; harmless when it is not held."""
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            give_back()

    def __enter__(self) -> InstanceLock:
        """Take the home for a block."""
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give it back."""
        self.release()


def _take(path: Path) -> Callable[[], None] | None:
    """Lock the file; what gives it back, or None where another program holds it."""
    if sys.platform == "win32":
        return _take_on_windows(path)
    # The call that filelock makes as well; loading filelock costs the first window 30 ms.
    import fcntl

    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_there = os.fstat(descriptor).st_nlink > 0
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD_BY_ANOTHER:
                return None
            raise
        if is_there:
            return lambda: os.close(descriptor)
        os.close(descriptor)  # removed while it was being taken: what nobody finds locks nothing


def _take_on_windows(path: Path) -> Callable[[], None] | None:
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lambda: lock.release(force=True)
