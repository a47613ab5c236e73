"""The backups one may choose from: this device's and those in the second folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.casework.lost import Lost, lost_since
from app.errors import AppError
from app.exchange.backup_file import about_of
from app.exchange.backup_folder import backups_in_second, backups_of, sized
from app.models.store import Store
from app.security.files import file_trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLine:
    """A backup: where it lies, when it was made and how large it is."""

    path: Path
    made_at: datetime
    size_bytes: int
    is_second: bool
    """In the team's second folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """All backups, the newest first, and whether the second folder could not be reached."""

    lines: tuple[BackupLine, ...]
    is_second_away: bool = False


def backups_to_choose(home: Path, *, second: str | None, store_id: str) -> Backups:
    """The backups of a home and of the second folder, where there is one.

    Never hangs on a folder that does; call it off the main thread. Raises as `file_trouble`.
    """
    try:
        found = sized(backups_of(home))
    except OSError as error:
        raise file_trouble(error) from error
    lines = [_line(one, is_second=False) for one in found]
    is_away = False
    if second and store_id:
        try:
            copies = backups_in_second(Path(second), store_id=store_id)
            lines += [_line(one, is_second=True) for one in copies]
        except (AppError, OSError):
            is_away = True
    newest_first = sorted(lines, key=lambda line: (line.made_at, not line.is_second), reverse=True)
    return Backups(lines=tuple(newest_first), is_second_away=is_away)


def lost_by(store: Store, backup: Path) -> Lost:
    """What restoring this backup would lose. Raises as `read_backup_file`."""
    return lost_since(store, head=about_of(backup).head)


def _line(one: tuple[Path, datetime, int], *, is_second: bool) -> BackupLine:
    path, made_at, size = one
    return BackupLine(path=path, made_at=made_at, size_bytes=size, is_second=is_second)
