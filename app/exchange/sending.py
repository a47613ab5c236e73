"""The one sending module: attempts that a folder which hangs can never hold up."""

from __future__ import annotations

import hashlib
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from app.errors import AppError, FolderGone
from app.exchange.folder import PutPackage, put_package, sweep_unfinished_packages
from app.exchange.package import Package
from app.language import N_, message

T = TypeVar("T")
QUICK_SECONDS: Final = 3.0
"""How long a folder may take to say that it is there."""
PATIENT_SECONDS: Final = 60.0
"""How long one package may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place packages go to: its name on screen, its folder, and the profile it is filed by."""

    name: str
    folder: Path
    profile: str = "generic"


class Attempt:
    """One try with a limit. What hangs is left behind on its thread, which sees `is_given_up`."""

    def __init__(self) -> None:
        self._given_up = threading.Event()

    def is_given_up(self) -> bool:
        """Whether nobody waits for this attempt any more."""
        return self._given_up.is_set()

    def within(self, seconds: float, work: Callable[[], T]) -> T:
        """What `work` returns or raises, if it does so in time; else `FolderGone`.

        The thread is a daemon and is never joined: a read from a dead share may never come back.
        """
        answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except BaseException as error:  # noqa: BLE001 - handed to the waiting thread
                answers.put((None, error))

        threading.Thread(target=run, name="sending", daemon=True).start()
        try:
            value, error = answers.get(timeout=seconds)
        except queue.Empty:
            self._given_up.set()
            raise no_answer() from None
        if error is not None:
            raise error
        return value  # pyright: ignore[reportReturnType] - there is a value where no error is


def no_answer() -> AppError:
    """The error for a folder that does not answer in time."""
    return FolderGone(
        message(N_("The folder does not answer.")),
        message(N_("The package waits here and goes by itself when the folder is back.")),
    )


def is_reachable(folder: Path, *, seconds: float = QUICK_SECONDS) -> bool:
    """Whether a folder is there and may be written to now; says no rather than hang."""

    def look() -> bool:
        return folder.is_dir() and os.access(folder, os.W_OK)

    try:
        return Attempt().within(seconds, look)
    except (AppError, OSError):
        return False


def send(
    destination: Destination,
    package: Package,
    *,
    mark_of: str,
    seconds: float = PATIENT_SECONDS,
) -> PutPackage:
    """Put a package into a destination and read it back.

    `mark_of` is the owner's id. The folder itself is never made: where a share is away, its empty
    mount point would take the package. Raises `FolderGone`, `NoPermission`, `DiskFull` or
    `Refused`; never waits longer.
    """
    attempt = Attempt()
    mark = device_mark(mark_of)

    def work() -> PutPackage:
        if not destination.folder.is_dir():
            raise FolderGone(
                message(N_("The folder is not there now.")),
                message(N_("The package waits here and goes by itself when the folder is back.")),
            )
        sweep_unfinished_packages(destination.folder, mark=mark)
        return put_package(destination.folder, package, mark=mark, is_given_up=attempt.is_given_up)

    return attempt.within(seconds, work)


def device_mark(mark_of: str) -> str:
    """Eight signs that tell one store's unfinished work from another's, from an id of the store."""
    return hashlib.sha256(f"mark/{mark_of}".encode()).hexdigest()[:8]
