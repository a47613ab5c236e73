"""Backups: verified before they get their name, thinned by rule, restored with the old kept."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app import paths
from app.casework.filing import journal_head
from app.casework.moving import row_counts
from app.clock import Clock
from app.errors import AppError, DamagedStore, StoreExists, WrongPassphrase, WrongUse
from app.exchange.backup_file import (
    FORMAT,
    VERSION,
    About,
    Contents,
    read_backup_file,
    sha256_of,
    write_backup_file,
)
from app.exchange.backup_folder import backups_of, free_name, thin
from app.language import N_, Message, message
from app.models.store import Store
from app.security.files import file_trouble, sweep_unfinished, sync_folder
from app.security.keys import (
    SHIPPED_FLOOR_KIB,
    DataKey,
    header_bytes,
    put_header_bytes,
    unlock,
)
from app.security.waiting_key import leave_waiting, salt_of_store, send_away

_UNFINISHED: Final = ".kt-backup-"
STAGED: Final = ".kt-restore-"
"""Not swept by a backup: what is prepared lies beside a store that is open."""
_ASIDE_STAMP: Final = "%Y%m%dT%H%M%SZ"
_OWN_FILES: Final = ("store.db-wal", "store.db-shm", "state.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFinding:
    """What is to be said of one backup."""

    name: str
    is_good: bool
    says: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A backup that was read, opened and found whole, ready to take a home's place."""

    workplace: Path
    header: bytes = field(repr=False)
    key: DataKey = field(repr=False)
    is_its_own: bool
    """Whether its own header opened it; else the home's key files stay."""
    floor: int


def make_backup(
    store: Store,
    home: Path,
    *,
    key: DataKey,
    to: Path | None = None,
    floor: int = SHIPPED_FLOOR_KIB,
) -> Path:
    """Make a backup of an open store, verify it, and only then give it its name.

    Without `to` it goes to the home's own backups, which are thinned. Raises `StoreExists` if there
    is a file of that name, `WrongUse` if there is no folder for it, `DamagedStore` if the copy does
    not verify, else as `file_trouble`.
    """
    folder = paths.backup_folder(home)
    if to is not None and not to.parent.is_dir():
        raise _no_folder(to.parent)
    path = to or free_name(folder, store.clock.now())
    try:
        with a_workplace(folder) as workplace:
            if path.exists():
                raise _file_exists(path)
            _fill(store, home, workplace, path, key, floor)
    except OSError as error:
        raise file_trouble(error) from error
    if to is None:
        thin(folder, now=store.clock.now())
    return path


@contextmanager
def a_workplace(folder: Path) -> Generator[Path]:
    """A folder to work in below the backups' own, taken away again. Raises `OSError`."""
    folder.mkdir(mode=0o700, exist_ok=True)  # never its home, which may be a disk that is away
    _sweep(folder)
    _sweep(folder.parent)  # a restore that was killed once all was in place
    workplace = folder / f"{_UNFINISHED}{secrets.token_hex(6)}"
    workplace.mkdir(mode=0o700)
    try:
        yield workplace
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _fill(store: Store, home: Path, workplace: Path, path: Path, key: DataKey, floor: int) -> None:
    """Copy the store, open and check the copy, wrap it up, read that back, and put it in place."""
    copy = paths.store_file(workplace)
    store.vacuum_into(copy)
    head, rows = _verified(workplace, key, store.clock)
    now = store.clock.now()
    wrap_up(copy, path, home=home, key=key, now=now, head=head, rows=rows, floor=floor)


def wrap_up(
    copy: Path,
    path: Path,
    *,
    home: Path,
    key: DataKey,
    now: datetime,
    head: str,
    rows: dict[str, int],
    floor: int,
) -> None:
    """Make a backup file of a copy that was looked over, read it back, and put it in place.

    Raises `OSError`, and `BadInput` or `DamagedStore` if it does not read back.
    """
    about = About(
        format=FORMAT,
        version=VERSION,
        store_id=key.store_id,
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        head=head,
        rows=rows,
        store_sha256=sha256_of(copy),
        store_bytes=copy.stat().st_size,
    )
    unfinished = path.parent / f"{_UNFINISHED}{secrets.token_hex(6)}.part"
    try:
        write_backup_file(
            unfinished, about=about, header=header_bytes(home, floor=floor), store=copy
        )
        read_backup_file(unfinished)
        os.replace(unfinished, path)  # noqa: PTH105 - as security.files does
        sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(unfinished):
            # Nobody has heard of the passing name; the folder is what is away or closed to us.
            raise OSError(error.errno, error.strerror, str(path.parent)) from error
        raise


def _verified(home: Path, key: DataKey, clock: Clock) -> tuple[str, dict[str, int]]:
    """Open a copy with its key and check all of it: the head of its journal and its row counts."""
    store = Store.open(home, key, clock=clock, accept_older=True)
    try:
        bad = [finding for finding in store.check() if not finding.is_good]
        if bad:
            raise DamagedStore(
                bad[0].says,
                message(N_("The copy was not kept. Check the store, and keep older backups.")),
            )
        with store.reading() as session:
            rows = row_counts(session)
        return journal_head(store), rows
    finally:
        store.close()


def restore(
    file: Path,
    home: Path,
    *,
    passphrase: str,
    clock: Clock,
    floor: int = SHIPPED_FLOOR_KIB,
) -> Path | None:
    """Put the store of a backup into a home; gives back where the old one was kept, if any.

    The backup is read, opened and checked in a folder of its own first, and what was in the home is
    copied aside before anything of it is replaced. The caller holds the home's lock. Raises
    `WrongPassphrase`, `BadInput`, `DamagedStore`, or as `file_trouble`; the home is then as it was.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(home)
        sweep_unfinished(home)
    except OSError as error:
        raise file_trouble(error) from error
    ready = prepare_restore(
        file, home, passphrase=passphrase, clock=clock, floor=floor, prefix=_UNFINISHED
    )
    return put_prepared(ready, home, clock=clock)


def prepare_restore(
    file: Path,
    home: Path,
    *,
    passphrase: str,
    clock: Clock,
    floor: int = SHIPPED_FLOOR_KIB,
    prefix: str = STAGED,
    asks: Callable[[], None] | None = None,
) -> Prepared:
    """Read a backup, open it and check it beside the store of a home, which may be open.

    `asks` is called after each part, and raises where it is not wanted any more. Raises as
    `restore`; nothing is left behind then.
    """
    ask = asks or _go_on
    workplace = home / f"{prefix}{secrets.token_hex(6)}"
    try:
        _sweep(home, prefix)
        workplace.mkdir(mode=0o700)
        contents = read_backup_file(file, store_to=paths.store_file(workplace))
        ask()
        put_header_bytes(workplace, contents.header, floor=floor)
        key, is_its_own = _key_of(workplace, home, contents, passphrase, floor)
        ask()
        _verified(workplace, key, clock)
        ask()
    except BaseException as error:
        shutil.rmtree(workplace, ignore_errors=True)
        if isinstance(error, OSError):
            raise file_trouble(error) from error
        raise
    return Prepared(
        workplace=workplace, header=contents.header, key=key, is_its_own=is_its_own, floor=floor
    )


def _go_on() -> None:
    """Nobody asks whether it is still wanted."""


def sweep_staged(home: Path) -> None:
    """Remove what was broken off left (a restore, a rehearsal, a new key): copies of a store."""
    for folder in (home, paths.backup_folder(home)):
        _sweep(folder, STAGED)
    with suppress(AppError):
        send_away(home)


def put_prepared(ready: Prepared, home: Path, *, clock: Clock) -> Path | None:
    """Put what was prepared into the home, whose store is closed; where the old one was kept.

    Raises as `file_trouble`; the home is then as it was.
    """
    key = ready.key
    try:
        try:
            kept = _keep_aside(home, clock)
            if ready.is_its_own and not paths.store_file(home).exists():
                put_header_bytes(home, ready.header, floor=ready.floor)  # never without keys
            if ready.is_its_own:
                leave_waiting(home, ready.header)  # it may be of another key than the store now
            _put_in_place(ready.workplace, home)
            if ready.is_its_own:
                put_header_bytes(home, ready.header, floor=ready.floor)
                send_away(home)
            sync_folder(home)
        finally:
            shutil.rmtree(ready.workplace, ignore_errors=True)
    except OSError as error:
        raise file_trouble(error) from error
    Store.open(home, key, clock=clock, accept_older=True).close()
    key.wipe()
    return kept


def _key_of(
    workplace: Path, home: Path, contents: Contents, passphrase: str, floor: int
) -> tuple[DataKey, bool]:
    """The key of a backup: by its own header (True), or by the home's if it is the same store's.

    In the second case the passphrase was changed since, and the home's key files stay.
    """
    try:
        return unlock(workplace, passphrase, floor=floor), True
    except WrongPassphrase as wrong:
        if not any(path.exists() for path in paths.header_files(home)):
            raise
        with suppress(AppError):
            key = unlock(home, passphrase, floor=floor)
            is_its_key = salt_of_store(workplace) == key.store_salt
            if key.store_id == contents.about.store_id and is_its_key:
                return key, False
            key.wipe()
        raise wrong from None


def _keep_aside(home: Path, clock: Clock) -> Path | None:
    """Copy everything of a store that is in the home into a folder of its own; None if none is."""
    names = [paths.store_file(home), *paths.header_files(home), *(home / n for n in _OWN_FILES)]
    there = [path for path in names if path.exists()]
    if not there:
        return None
    aside = home / f"before-restore-{clock.now():{_ASIDE_STAMP}}"
    if aside.exists():
        aside = aside.with_name(f"{aside.name}-{secrets.token_hex(2)}")
    aside.mkdir(mode=0o700)
    for path in there:
        _link_or_copy(path, aside / path.name)
    sync_folder(aside)
    return aside


def _link_or_copy(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:
        shutil.copy2(path, to)


def _put_in_place(workplace: Path, home: Path) -> None:
    """Replace what is in the home. The old store's write-ahead log must never meet the new one."""
    for name in _OWN_FILES:
        # Unlinked, not emptied: the copy aside may be the same file under another name.
        (home / name).unlink(missing_ok=True)
    os.replace(paths.store_file(workplace), paths.store_file(home))  # noqa: PTH105


def check_backups(
    home: Path, key: DataKey, *, clock: Clock, told: Callable[[BackupFinding], None] | None = None
) -> tuple[BackupFinding, ...]:
    """Read every backup of a home; the newest is opened and checked like a store as well."""
    findings: list[BackupFinding] = []
    for number, path in enumerate(backups_of(home)):
        finding = _finding(path, home, key, clock, opens=number == 0)
        findings.append(finding)
        if told:
            told(finding)
    return tuple(findings)


def open_and_check(path: Path, home: Path, key: DataKey, *, clock: Clock) -> BackupFinding:
    """Open one backup as a restore would, in an encrypted copy that is taken away again."""
    _sweep(paths.backup_folder(home), STAGED)
    return _finding(path, home, key, clock, opens=True, prefix=STAGED)


def _finding(
    path: Path,
    home: Path,
    key: DataKey,
    clock: Clock,
    *,
    opens: bool,
    prefix: str = _UNFINISHED,
) -> BackupFinding:
    """What is to be said of one backup, opened as well if `opens`."""
    folder = paths.backup_folder(home)
    workplace = folder / f"{prefix}{secrets.token_hex(6)}"
    try:
        if not opens:
            read_backup_file(path)
        else:
            workplace.mkdir(mode=0o700)
            read_backup_file(path, store_to=paths.store_file(workplace))
            if salt_of_store(workplace) == key.store_salt:
                _verified(workplace, key, clock)
            else:  # from before the store got a new key
                opens = False
    except AppError as error:
        return BackupFinding(name=path.name, is_good=False, says=error.title)
    except OSError as error:
        return BackupFinding(name=path.name, is_good=False, says=file_trouble(error).title)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    good = N_("The backup opens and is whole.") if opens else N_("The backup is as it was written.")
    return BackupFinding(name=path.name, is_good=True, says=message(good))


def _sweep(folder: Path, prefix: str = _UNFINISHED) -> None:
    """Remove what a killed backup or restore left behind; the home's lock keeps others out."""
    for left_over in folder.glob(f"{prefix}*"):
        if left_over.is_dir():
            shutil.rmtree(left_over, ignore_errors=True)
        else:
            with suppress(OSError):
                left_over.unlink()


def _no_folder(folder: Path) -> AppError:
    return WrongUse(
        message(N_("There is no such folder: {folder}"), folder=folder),
        message(N_("Nothing was written. Make the folder first, or choose another.")),
    )


def _file_exists(path: Path) -> AppError:
    return StoreExists(
        message(N_("There is a file of this name already: {file}"), file=path.name),
        message(N_("Nothing was written over. Choose another name.")),
    )
