"""The folders backups lie in: their names, which of them stay, and the copies in a second one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app import paths
from app.errors import FolderGone
from app.exchange.backup_file import read_backup_file
from app.exchange.sending import PATIENT_SECONDS, Attempt
from app.language import N_, message
from app.security.files import file_trouble, sweep_unfinished, whole_file
from app.security.state_file import read_part, write_part

_PART: Final = "second_backup"
_PREFIX: Final = "kitchen-table-"
_SUFFIX: Final = ".backup"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
ALL_FOR: Final = timedelta(days=2)
DAILY: Final = 7
WEEKLY: Final = 4
OLDEST: Final = timedelta(days=30)


def free_name(folder: Path, now: datetime) -> Path:
    """The name of a backup made now among the home's own."""
    return folder / f"{_PREFIX}{now:{_STAMP}}{_SUFFIX}"


def backups_of(home: Path) -> tuple[Path, ...]:
    """The home's own backups, the newest first."""
    folder = paths.backup_folder(home)
    found = [path for path in folder.glob(f"{_PREFIX}*{_SUFFIX}") if time_of(path)]
    return tuple(sorted(found, reverse=True))


def time_of(path: Path) -> datetime | None:
    """When a backup was made, by its name."""
    try:
        stamp = path.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def thin(folder: Path, *, now: datetime, most_bytes: int | None = None) -> tuple[Path, ...]:
    """Remove the backups that the rule no longer keeps; gives back which.

    Without `most_bytes` they may take a tenth of the disk. The newest is never removed.
    """
    times = {path: made for path in folder.glob(f"{_PREFIX}*{_SUFFIX}") if (made := time_of(path))}
    kept = to_keep(times.values(), now=now)
    room = shutil.disk_usage(folder).total // 10 if most_bytes is None else most_bytes
    removed: list[Path] = []
    newest_first = sorted(times, key=lambda path: times[path], reverse=True)
    for number, path in enumerate(newest_first):
        size = path.stat().st_size
        room -= size
        if number > 0 and (times[path] not in kept or room < 0):
            path.unlink(missing_ok=True)
            room += size
            removed.append(path)
    return tuple(removed)


def to_keep(times: Iterable[datetime], *, now: datetime) -> frozenset[datetime]:
    """Which backups stay: all of two days, the last of seven days, the last of four weeks.

    Nothing over thirty days stays, so that what was erased leaves the backups too; only the newest
    of all stays whatever its age.
    """
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:1])
    days: list[object] = []
    weeks: list[object] = []
    for made in newest_first:
        if now - made > OLDEST:
            continue
        day, week = made.date(), made.isocalendar()[:2]
        if now - made <= ALL_FOR:
            kept.add(made)
        if day not in days:
            days.append(day)
            kept |= {made} if len(days) <= DAILY else set()
        if week not in weeks:
            weeks.append(week)
            kept |= {made} if len(weeks) <= WEEKLY else set()
    return frozenset(kept)


def copy_to_second(
    backup: Path, folder: Path, *, store_id: str, now: datetime, seconds: float = PATIENT_SECONDS
) -> Path:
    """Copy a backup to the team's second folder, read it back there, and thin what lies there.

    Each store has a folder of its own below it, named by its id, which says nothing of anybody.
    The second folder itself is never made: where a share is away, its empty mount point would
    take the copy. Raises `FolderGone` (also for a folder that hangs), or as `file_trouble`.
    """

    def work() -> Path:
        try:
            if not folder.is_dir():
                raise _second_gone()
            place = folder / store_id
            place.mkdir(mode=0o700, exist_ok=True)
            sweep_unfinished(place)
            copy = place / backup.name
            with whole_file(copy) as target, backup.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)
            read_backup_file(copy)
            thin(place, now=now)
        except OSError as error:
            raise file_trouble(error) from error
        return copy

    return Attempt().within(seconds, work)


def newest_in_second(folder: Path, *, store_id: str, seconds: float = 3.0) -> datetime | None:
    """When the newest copy in the second folder was made, None if there is none.

    Raises `FolderGone` if the folder is not there or does not answer.
    """

    def work() -> datetime | None:
        if not folder.is_dir():
            raise _second_gone()
        times = [time_of(path) for path in (folder / store_id).glob(f"{_PREFIX}*{_SUFFIX}")]
        return max((made for made in times if made is not None), default=None)

    return Attempt().within(seconds, work)


def backups_in_second(
    folder: Path, *, store_id: str, seconds: float = 3.0
) -> tuple[tuple[Path, datetime, int], ...]:
    """The copies of a store in the second folder, the newest first: path, moment and size.

    Raises `FolderGone` if the folder is not there or does not answer.
    """

    def work() -> tuple[tuple[Path, datetime, int], ...]:
        if not folder.is_dir():
            raise _second_gone()
        return sized(tuple((folder / store_id).glob(f"{_PREFIX}*{_SUFFIX}")))

    return Attempt().within(seconds, work)


def sized(found: Iterable[Path]) -> tuple[tuple[Path, datetime, int], ...]:
    """Backups with when they were made and how large they are, the newest first."""
    known = [(path, made, path.stat().st_size) for path in found if (made := time_of(path))]
    return tuple(sorted(known, key=lambda one: one[1], reverse=True))


def note_second(home: Path, *, away_at: datetime | None) -> None:
    """Remember since when no backup could be copied to the second folder; None: one was.

    The first of several failures stays. Nothing is written where nothing has changed.
    """
    known = second_away_since(home)
    if (known is None) == (away_at is None):
        return
    write_part(home, _PART, None if away_at is None else {"away_since": away_at.isoformat()})


def second_away_since(home: Path) -> datetime | None:
    """Since when no backup could be copied to the second folder; None if all is well."""
    since = read_part(home, _PART).get("away_since")
    try:
        moment = datetime.fromisoformat(since) if isinstance(since, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _second_gone() -> FolderGone:
    return FolderGone(
        message(N_("The second backup folder cannot be reached now.")),
        message(N_("Backups are kept on this device; the next one is copied when it is back.")),
    )
