"""The log of events: names, ids, counts and durations by an allow-list, never a person's words."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Final

from app.clock import Clock, SystemClock

FILE_NAME: Final = "events.log"
FILE_LIMIT: Final = 1_000_000  # bytes in each
FILES: Final = 5

# As text: `re` compiles each when it is first used and keeps it.
_NAME: Final = r"[a-z][a-z0-9_]{0,39}"
_UUID: Final = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# A plain text passes only as two to four joined words, `wal_cut`: a name, a post code or a number
# that got here by mistake does not look like that. Single words come as members of an Enum.
_CODE: Final = r"[a-z]{1,16}(_[a-z]{1,16}){1,3}"
_WORD: Final = r"[a-z][a-z0-9_]{0,31}"
_CLASS_NAME: Final = r"[A-Za-z_][A-Za-z0-9_]{0,60}"
_LARGE: Final = 10**9  # from here only two digits are kept: ten digits may be an NHS number
_FRAMES: Final = 8
_CHAIN: Final = 5

Value = int | float | bool | str | Enum


class EventLog:
    """The log of one home, five files of a megabyte. Logging never raises and never blocks a verb.

    A value that the allow-list does not know is written as `?`.
    """

    def __init__(self, folder: Path, *, clock: Clock | None = None) -> None:
        self._folder = folder
        self._clock = clock or SystemClock()
        self._door = threading.Lock()

    def event(self, name: str, /, **values: Value | None) -> None:
        """Write that something happened: `log.event("store_opened", ms=812, id=store_id)`."""
        shown = [name if re.fullmatch(_NAME, name) else "unnamed"]
        known = ((key, value) for key, value in values.items() if re.fullmatch(_NAME, key))
        shown += [f"{key}={_shown(value)}" for key, value in known]
        self._write(" ".join(shown))

    def trouble(self, error: BaseException) -> str:
        """Write where an exception arose, by class, file and line, and give its reference number.

        The number (`4821-7730`) is shown to the worker, who can read it out. Nothing the
        exception says is written.
        """
        import secrets

        digits = f"{secrets.randbelow(10**8):08d}"
        reference = f"{digits[:4]}-{digits[4:]}"
        links = " <- ".join(f"{_class_name(link)} at {_places(link)}" for link in _chain(error))
        self._write(f"trouble ref={reference} {links}")
        return reference

    def _write(self, line: str) -> None:
        """Put one line under the time; the only place that writes."""
        stamp = self._clock.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        data = f"{stamp}Z {line}\n".encode("ascii", "replace")
        # A full disk or a folder that is gone must not stop the worker: the line is lost instead.
        with self._door, suppress(OSError):
            self._append(data)

    def _append(self, data: bytes) -> None:
        """Add bytes to the newest file, or to a new one when it is full."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / FILE_NAME
        if path.exists() and path.stat().st_size + len(data) > FILE_LIMIT:
            self._rotate(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, data)
        finally:
            os.close(descriptor)

    def _rotate(self, path: Path) -> None:
        """`events.log` becomes `.1`, `.1` becomes `.2`, and the oldest is written over."""
        numbered = [path, *(path.with_name(f"{path.name}.{n}") for n in range(1, FILES))]
        for older, newer in zip(reversed(numbered), reversed(numbered[:-1]), strict=False):
            if newer.exists():
                newer.replace(older)


def install_hooks(log: EventLog, show: Callable[[str], None]) -> Callable[[], None]:
    """Send every exception that nobody caught to the log, and its reference to `show`.

    `show` may be called on any thread. What a destructor raises is logged and not shown. Gives
    back a function that puts the earlier hooks back.
    """
    earlier = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def report(error: BaseException) -> None:
        reference = log.trouble(error)
        try:
            show(reference)
        except Exception as second:  # noqa: BLE001 - the last net: nothing may leave it
            log.trouble(second)

    def of_program(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del trace
        if not issubclass(kind, KeyboardInterrupt):
            report(error)

    def of_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            report(args.exc_value)

    def of_destructor(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            log.trouble(args.exc_value)

    def put_back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = earlier

    sys.excepthook, threading.excepthook, sys.unraisablehook = of_program, of_thread, of_destructor
    return put_back


def _shown(value: Value | None) -> str:
    """A value as the log may hold it."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case Enum():
            word: object = value.value
            return word if isinstance(word, str) and re.fullmatch(_WORD, word) else "?"
        case int() | float():
            return str(value) if isinstance(value, int) and abs(value) < _LARGE else _rounded(value)
        case str():
            return value if re.fullmatch(_UUID, value) or re.fullmatch(_CODE, value) else "?"
        case _:
            return "?"  # pyright knows of no other, a caller in a hurry may


def _rounded(value: float) -> str:
    """A number that is large or not whole; too large for a float is a question mark too."""
    try:
        return f"{float(value):.1e}" if abs(value) >= _LARGE else f"{float(value):.6g}"
    except (OverflowError, ValueError):
        return "?"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what led to it, each once; of a group also its first members."""
    seen: set[int] = set()
    waiting = [error]
    while waiting and len(seen) < _CHAIN:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting.extend(link.exceptions[:_CHAIN])  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] - a group of any kind
        waiting.extend(later for later in (link.__cause__, link.__context__) if later is not None)


def _class_name(error: BaseException) -> str:
    """The class of an exception, if its name is a plain identifier."""
    name = type(error).__name__
    return name if re.fullmatch(_CLASS_NAME, name) else "Exception"


def _places(error: BaseException) -> str:
    """The innermost frames, outermost first: `app/clock.py:12 app/paths.py:30`."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{_file(trace)}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(frames[-_FRAMES:]) or "nowhere"


def _file(trace: TracebackType) -> str:
    """The file of a frame by its module: no path of the account, no name made at run time."""
    module: object = trace.tb_frame.f_globals.get("__name__")
    if isinstance(module, str) and module in sys.modules and module.isascii():
        return module.replace(".", "/") + ".py"
    return "elsewhere"
