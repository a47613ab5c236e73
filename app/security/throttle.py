"""Growing pauses after wrong passphrases, kept over a restart; the real brake is the key's cost."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.clock import Clock
from app.errors import AppError, TooManyTries, WrongPassphrase
from app.language import N_, message, plural_message
from app.security.data_key import DataKey
from app.security.state_file import read_part, write_part

PART: Final = "tries"
PAUSES: Final = (0, 0, 1, 2, 4, 8, 16, 32, 60)
"""Seconds to wait after the first, second, … wrong passphrase; the last stands for all later."""


def with_pauses(home: Path, clock: Clock, open_with_passphrase: Callable[[], DataKey]) -> DataKey:
    """What `open_with_passphrase` gives, unless it is too soon after wrong ones.

    Raises `TooManyTries`, without trying, until the pause is over; a pause is a minute at most,
    and nobody is ever shut out. The recovery code does not come this way: it cannot be guessed.
    """
    wrong, since = refuse_too_soon(home, clock)
    # Counted before it is known to be wrong, so that ending the program is no way round.
    _remember(home, wrong + 1, clock.now())
    try:
        key = open_with_passphrase()
    except WrongPassphrase:
        _remember(home, wrong + 1, clock.now())
        raise
    except BaseException:
        _remember(home, wrong, since)
        raise
    _remember(home, 0, since)
    return key


def refuse_too_soon(home: Path, clock: Clock) -> tuple[int, datetime]:
    """Raise `TooManyTries` within a pause; else how many were wrong in a row, and since when.

    Also for what is compared without the key: a short code asked for in Settings.
    """
    wrong, since = _remembered(home, clock.now())
    left = _pause(wrong) - (clock.now() - since)
    if left > timedelta():
        raise _too_soon(wrong, left)
    return wrong, since


def _pause(wrong: int) -> timedelta:
    return timedelta(seconds=PAUSES[min(wrong, len(PAUSES)) - 1] if wrong else 0)


def _remembered(home: Path, now: datetime) -> tuple[int, datetime]:
    """How many wrong ones there were in a row, and when the last was."""
    part: dict[str, object] = {}
    with suppress(AppError):  # it only slows down; what opens the store says what is the matter
        part = read_part(home, PART)
    wrong, at = part.get("wrong"), part.get("at")
    if type(wrong) is not int or wrong < 1 or not isinstance(at, str):
        return 0, now
    try:
        since = datetime.fromisoformat(at)
    except ValueError:
        return 0, now
    if since.tzinfo is None:
        return 0, now
    if since > now:  # the clock was put back: the pause begins now, and once
        _remember(home, wrong, now)
        return wrong, now
    return wrong, since


def _remember(home: Path, wrong: int, at: datetime) -> None:
    part: dict[str, object] | None = {"wrong": wrong, "at": at.isoformat()} if wrong else None
    with suppress(AppError):
        if part is not None or read_part(home, PART):
            write_part(home, PART, part)


def _too_soon(wrong: int, left: timedelta) -> TooManyTries:
    seconds = math.ceil(left.total_seconds())
    return TooManyTries(
        message(N_("The passphrase was wrong {count} times."), count=wrong),
        plural_message(
            N_("Wait {count} second, then try again. The recovery code works at once."),
            N_("Wait {count} seconds, then try again. The recovery code works at once."),
            seconds,
        ),
    )
