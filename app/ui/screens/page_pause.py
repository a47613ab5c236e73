"""When typing is stored: after a short pause, and never later than a ceiling."""

from __future__ import annotations

from typing import Final

PAUSE: Final = 0.4
"""Seconds without a key after which words are stored."""
CEILING: Final = 1.6
"""Seconds after the first key beyond which nothing waits: words lie on the disk within two."""


class SavePause:
    """Knows from the times of the keys when it is time to store."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = 0.0

    def touch(self, now: float) -> None:
        """A key was pressed at this monotonic second."""
        if self._first is None:
            self._first = now
        self._last = now

    def wait(self, now: float) -> float | None:
        """Seconds still to wait (0 when it is time), or None when there is nothing to store."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + PAUSE, self._first + CEILING) - now)

    def done(self) -> None:
        """What there was has been handed over."""
        self._first = None
