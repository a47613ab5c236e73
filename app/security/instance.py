"""One program at a time on a home: the lock that a second start runs into."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from app import paths
from app.errors import AlreadyOpen
from app.language import N_, message
from app.security.files import file_trouble
from app.security.key_files import no_store


class InstanceLock:
    """The lock of one home. The system frees it when the process ends, however it ends."""

    def __init__(self, home: Path) -> None:
        self._home = home
        # Not bound to a thread: it is taken at start and given back wherever the lock verb runs.
        # Never a mere marker file: one left by a killed program would keep the worker out.
        self._lock = FileLock(
            paths.lock_file(home),
            timeout=0,
            mode=0o600,
            thread_local=False,
            fallback_to_soft=False,
        )

    @property
    def is_held(self) -> bool:
        """Whether this program holds the home now."""
        return self._lock.is_locked

    def acquire(self, *, make_home: bool = True) -> None:
        """Take the home. Raises `AlreadyOpen` at once if another program has it.

        A home that is not there is made, for its owner alone; with `make_home=False` it raises
        `NoStore` instead.
        """
        if self._lock.is_locked:
            return
        try:
            if make_home:
                self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not self._home.is_dir():
                raise no_store(self._home)
            self._lock.acquire()
        except Timeout:
            raise AlreadyOpen(
                message(N_("Kitchen Table is open already.")),
                message(N_("Go to the window that is open, or close it and try again.")),
            ) from None
        except OSError as error:
            raise file_trouble(error) from error

    def release(self) -> None:
        """Give the home back; harmless when it is not held."""
        self._lock.release(force=True)

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
