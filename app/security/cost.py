"""How much work a guess at the passphrase costs, and the limits a key file is held to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.errors import CannotOpen
from app.language import N_, message

SHIPPED_FLOOR_KIB: Final = 64 * 1024
"""No key file with less memory per guess is written or read: RFC 9106, second choice."""

_CEILING_KIB: Final = 1024 * 1024  # more is a trap that would stop the machine
_PASSES: Final = range(1, 11)
_LANES: Final = range(1, 9)


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Argon2id's three numbers: memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def is_within_limits(self, floor: int) -> bool:
        """Whether a key file may ask for this; `floor` is the least memory in KiB."""
        return (
            max(floor, 8 * self.lanes) <= self.memory_kib <= _CEILING_KIB
            and self.passes in _PASSES
            and self.lanes in _LANES
        )


DEFAULT_COST: Final = KeyCost()


def stretch(secret: bytes, salt: bytes, cost: KeyCost) -> bytes:
    """The 32 byte key of a secret by Argon2id; about a second with the shipped cost.

    Leaves other threads running. Raises `CannotOpen` when there is not memory enough.
    """
    # Only here: the limits above are read on the way to the unlock window, which waits for nothing.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        return Argon2id(
            salt=salt,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(secret)
    except MemoryError as error:
        raise CannotOpen(
            message(N_("There is not enough memory free to check the passphrase.")),
            message(N_("Close other programs and try again.")),
        ) from error


def calibrated_cost(
    *, seconds: float = 1.0, measure: Callable[[KeyCost], float] | None = None
) -> KeyCost:
    """The cost that takes about `seconds` here: 64 to 256 MiB of memory, then more passes.

    `measure` gives the seconds one guess takes at a cost; without it this machine is timed.
    """
    timed = measure or _seconds_for
    least = KeyCost(memory_kib=SHIPPED_FLOOR_KIB)
    # Time grows with memory times passes, so one trial at the floor tells the rest.
    affordable = seconds / max(timed(least), 0.001)
    megabytes = max(64, min(256, int(64 * affordable) // 16 * 16))
    passes = int(least.passes * affordable * 64 / megabytes) if megabytes == 256 else least.passes
    return KeyCost(memory_kib=megabytes * 1024, passes=max(3, min(_PASSES[-1], passes)))


def _seconds_for(cost: KeyCost) -> float:
    """How long one guess takes on this machine; the better of two trials."""
    trials: list[float] = []
    for _ in range(2):
        start = time.perf_counter()
        stretch(b"calibration", bytes(16), cost)
        trials.append(time.perf_counter() - start)
    return min(trials)
