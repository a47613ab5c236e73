"""Where time and ids come from, so that tests choose them."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


def uuid7(milliseconds: int, random_bits: int) -> str:
    """The canonical text of a UUIDv7 (RFC 9562, 5.7) from Unix milliseconds and 74 random bits."""
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= ((random_bits >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random_bits & ((1 << 62) - 1)
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Clock(Protocol):
    """What the rest of the house may ask about time."""

    def now(self) -> datetime:
        """This moment in UTC, aware."""
        ...

    def today(self) -> date:
        """Today where the worker is."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        ...

    def new_id(self) -> str:
        """A new UUIDv7 as text; later ones sort later."""
        ...


class SystemClock:
    """The real time of this machine."""

    def __init__(self) -> None:
        self._last = 0

    def now(self) -> datetime:
        """This moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today in the machine's own time zone."""
        return datetime.now().astimezone().date()

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return time.monotonic()

    def new_id(self) -> str:
        """A new UUIDv7; ids made within one millisecond still sort in order."""
        import secrets  # brings much with it, and the way to the unlock window makes no ids

        stamp = time.time_ns() // 1_000_000 * 4096 + time.time_ns() % 1_000_000 * 4096 // 1_000_000
        self._last = max(stamp, self._last + 1)
        bits = (self._last % 4096) << 62 | secrets.randbits(62)
        return uuid7(self._last // 4096, bits)


class FixedClock:
    """A clock that stands where it is put; the same seed gives the same ids."""

    def __init__(self, at: datetime, seed: int = 1) -> None:
        if at.tzinfo is None:
            raise ValueError("a clock needs an aware time")
        import random

        self._at = at.astimezone(UTC)
        self._random = random.Random(seed)
        self._count = 0

    def now(self) -> datetime:
        """The moment it stands at."""
        return self._at

    def today(self) -> date:
        """The day it stands at, in UTC."""
        return self._at.date()

    def monotonic(self) -> float:
        """Seconds of the moment it stands at."""
        return self._at.timestamp()

    def new_id(self) -> str:
        """The next id; they sort in the order they were asked for."""
        self._count += 1
        stamp = int(self._at.timestamp() * 1000) * 4096 + self._count
        bits = (stamp % 4096) << 62 | self._random.getrandbits(62)
        return uuid7(stamp // 4096, bits)

    def move(self, **amounts: float) -> None:
        """Go forward (or back) by a `timedelta` given in its own words."""
        self._at += timedelta(**amounts)

    def set(self, at: datetime) -> None:
        """Stand at another moment."""
        self._at = at.astimezone(UTC)
