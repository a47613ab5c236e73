"""When to warn, cover and lock: idle time, sleep noticed by the two clocks. Knows no Qt."""

from __future__ import annotations

from enum import Enum
from typing import Final

from app.clock import Clock

WARNING: Final = 30.0
"""Seconds of warning before the screen is covered."""
_SLEPT: Final = 20.0
"""Seconds by which the wall clock may run ahead of the other before we call it sleep."""
_GAP: Final = 90.0
"""Seconds without a look at the clock that also mean sleep (some clocks run on in sleep)."""


class Due(Enum):
    """What a look at the clock asks for."""

    NOTHING = "nothing"
    WARN = "warn"
    COVER = "cover"
    LOCK = "lock"


class IdleWatch:
    """Counts idle seconds; `touched` starts anew."""

    def __init__(self, clock: Clock, *, cover_minutes: int, lock_minutes: int) -> None:
        self._clock = clock
        self.set_minutes(cover_minutes=cover_minutes, lock_minutes=lock_minutes)
        self._is_covered = False
        self._touched_at = clock.monotonic()
        self._looked_at = clock.monotonic()
        self._wall_at = clock.now()

    def set_minutes(self, *, cover_minutes: int, lock_minutes: int) -> None:
        """Other minutes, from now on."""
        self._cover_after = cover_minutes * 60.0
        self._lock_after = lock_minutes * 60.0

    @property
    def seconds_left(self) -> int:
        """Seconds until the screen is covered."""
        idle = self._clock.monotonic() - self._touched_at
        return max(0, round(self._cover_after - idle))

    def touched(self) -> None:
        """Somebody is there: a key, the mouse, a finger. Not while covered."""
        if not self._is_covered:
            self._touched_at = self._clock.monotonic()

    def covered(self) -> None:
        """The screen has been covered: from now the time to the lock counts."""
        self._is_covered = True
        self._touched_at = self._clock.monotonic()

    def uncovered(self) -> None:
        """The short code was right."""
        self._is_covered = False
        self._touched_at = self._clock.monotonic()

    def look(self) -> Due:
        """What is due now; to be asked about every second."""
        now, wall = self._clock.monotonic(), self._clock.now()
        gap = now - self._looked_at
        slept = (wall - self._wall_at).total_seconds() - gap > _SLEPT or gap > _GAP
        self._looked_at, self._wall_at = now, wall
        idle = now - self._touched_at
        if slept or (self._is_covered and idle >= self._lock_after):
            return Due.LOCK
        if self._is_covered:
            return Due.NOTHING
        if idle >= self._cover_after:
            return Due.COVER
        return Due.WARN if idle >= self._cover_after - WARNING else Due.NOTHING
