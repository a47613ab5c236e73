"""The monthly rehearsal of a restore: the newest backup is opened and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.clock import Clock
from app.exchange.backup import open_and_check
from app.exchange.backup_folder import backups_of
from app.security.keys import DataKey
from app.security.state_file import read_part, write_part

EVERY: Final = timedelta(days=30)
AGAIN_AFTER: Final = timedelta(days=1)
"""How long a rehearsal that failed waits for the next."""
_PART: Final = "rehearsal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """When the newest backup was last opened and checked, and whether it could be restored."""

    at: datetime
    is_good: bool


def last_rehearsal(home: Path) -> Rehearsal | None:
    """The last rehearsal; None before the first. Raises as `file_trouble`."""
    kept = read_part(home, _PART)
    at, is_good = kept.get("at"), kept.get("is_good")
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        return None
    if moment is None or moment.tzinfo is None or not isinstance(is_good, bool):
        return None
    return Rehearsal(at=moment, is_good=is_good)


def is_due(home: Path, *, now: datetime) -> bool:
    """Whether a month has gone since the last one, or a day since one that failed."""
    last = last_rehearsal(home)
    if last is None:
        return True
    return now - last.at >= (EVERY if last.is_good else AGAIN_AFTER)


def rehearse(home: Path, key: DataKey, *, clock: Clock) -> Rehearsal | None:
    """Open and check the newest backup, and remember how it went; None where there is none yet.

    Only an encrypted copy lies beside the backups meanwhile. Takes seconds: call it off the main
    thread. Raises as `file_trouble`.
    """
    newest = next(iter(backups_of(home)), None)
    if newest is None:
        return None
    finding = open_and_check(newest, home, key, clock=clock)
    told = Rehearsal(at=clock.now(), is_good=finding.is_good)
    write_part(home, _PART, {"at": told.at.isoformat(), "is_good": told.is_good})
    return told
