"""A new key for the whole store, for when somebody else may know the passphrase or have the keys.

Everything is written anew beside the store, looked over, and put in its place by one rename; the
key files of the new key wait beside the old ones and are let in by that rename. A kill leaves the
old store with the old keys or the new one with the new keys, and whoever unlocks next tidies up.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from app import paths
from app.casework.renewing import note_new_key
from app.clock import Clock
from app.errors import AppError, Cancelled, DamagedStore, DiskFull, Refused
from app.exchange.backup import STAGED, make_backup, sweep_staged
from app.exchange.backup_folder import backups_in_second, backups_of, copy_to_second
from app.exchange.sending import Attempt
from app.language import N_, message
from app.models.rekeying import assert_closed, copy_under, rows_of
from app.models.store import Store
from app.security.files import file_trouble, sync_folder
from app.security.keys import (
    SHIPPED_FLOOR_KIB,
    DataKey,
    KeyCost,
    NextKey,
    check_passphrase,
    is_same_passphrase,
    make_next_key,
    unlock,
)
from app.security.throttle import with_pauses
from app.security.waiting_key import leave_waiting, let_in, send_away

Part = Literal["copy", "check", "backup"]
Told = Callable[[Part, int, int], None]
"""Hears what is being done and how far it is; may raise `Cancelled` before the last part."""
_ROOM_BESIDES: Final = 16 << 20
_ASIDE: Final = "before-restore-*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a worker asks for: the passphrase now, and what opens the store from then on."""

    present: str = field(repr=False)
    passphrase: str = field(repr=False)
    recovery_code: str = field(repr=False)
    removes_older: bool = False
    """Whether older backups go, once there is a fresh one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The key a store has and the one it is to get; both are wiped when all is done."""

    old: DataKey = field(repr=False)
    next: NextKey = field(repr=False)
    removes_older: bool = False

    def forget(self) -> None:
        """Wipe both keys."""
        self.old.wipe()
        self.next.key.wipe()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What came of it, once everything is under the new key."""

    backup: Path | None
    """The fresh backup; None where none could be made, for the reason in `trouble`."""
    trouble: AppError | None
    removed: int
    """How many older backups were removed."""
    older: int
    """How many are left; the passphrase of their day opens them."""
    is_second_away: bool
    aside: tuple[Path, ...]
    """What restores kept aside, with the keys of its day."""


def get_ready(
    home: Path,
    wanted: Wanted,
    *,
    council_key: str | None,
    cost: KeyCost,
    clock: Clock,
    floor: int = SHIPPED_FLOOR_KIB,
) -> Ready:
    """Look at the present passphrase and make the new key; nothing of the store is touched.

    Takes seconds. Raises `WrongPassphrase` (with the pauses of unlocking), `WeakPassphrase`, and
    `Refused` for the passphrase one has.
    """
    check_passphrase(wanted.passphrase)
    refuse_same(wanted.present, wanted.passphrase)
    old = with_pauses(home, clock, lambda: unlock(home, wanted.present, floor=floor))
    try:
        made = make_next_key(
            home,
            old,
            passphrase=wanted.passphrase,
            code=wanted.recovery_code,
            council_key=council_key,
            cost=cost,
            clock=clock,
            floor=floor,
        )
    except BaseException:
        old.wipe()
        raise
    return Ready(old=old, next=made, removes_older=wanted.removes_older)


def refuse_same(present: str, new: str) -> None:
    """Raise `Refused` for a new passphrase that is the one before: somebody may know it."""
    if is_same_passphrase(present, new):
        raise Refused(
            message(N_("This is the passphrase you have now.")),
            message(N_("Somebody may know it: choose another.")),
        )


def write_anew(
    ready: Ready,
    home: Path,
    *,
    clock: Clock,
    told: Told,
    second: Path | None = None,
    floor: int = SHIPPED_FLOOR_KIB,
) -> Renewed:
    """Write the closed store of a home anew under its new key, and make a fresh backup.

    The caller holds the home's lock. Raises `Cancelled` where `told` does, `DiskFull`,
    `DamagedStore`, or as `file_trouble`; all is then as it was. Both keys are wiped in the end.
    """
    try:
        _renew(ready, home, clock, told, floor)
        return _settle(ready, home, clock, told, second, floor)
    finally:
        ready.forget()


def _renew(ready: Ready, home: Path, clock: Clock, told: Told, floor: int) -> None:
    """Everything up to the moment from which the new key counts, and the key files after it."""
    path = paths.store_file(home)
    workplace = home / f"{STAGED}{secrets.token_hex(6)}"
    try:
        sweep_staged(home)
        Store.open(home, ready.old, clock=clock).close()  # nothing is in a log or left open
        assert_closed(path)
        _refuse_without_room(home, path)
        workplace.mkdir(mode=0o700)
        _write_beside(ready, home, workplace, clock, told)
        leave_waiting(home, ready.next.header)
        _remove_log(path)
        os.replace(paths.store_file(workplace), path)  # noqa: PTH105 - as security.files does
    except BaseException as error:
        shutil.rmtree(workplace, ignore_errors=True)
        with suppress(AppError):
            send_away(home)
        if isinstance(error, OSError):
            error = file_trouble(error)
        if isinstance(error, DiskFull):
            raise _no_room(path) from None
        raise error from None
    # The new key counts. What cannot be done now is done by whoever unlocks next.
    shutil.rmtree(workplace, ignore_errors=True)
    with suppress(AppError, OSError):
        sync_folder(home)
        let_in(home, floor=floor)


def _write_beside(ready: Ready, home: Path, workplace: Path, clock: Clock, told: Told) -> None:
    """A whole copy under the new key, with the step that says so, looked over."""
    path, copy = paths.store_file(home), paths.store_file(workplace)
    new = ready.next.key
    copy_under(path, ready.old, copy, new, lambda done, total: told("copy", done, total))
    told("check", 0, 0)
    if rows_of(copy, new) != rows_of(path, ready.old):
        raise _not_whole()
    store = Store.open(workplace, new, clock=clock, accept_older=True)
    try:
        note_new_key(store, before=ready.old.derive("journal"))
        bad = _bad(store)
        told("check", 0, 0)
    finally:
        store.close()
    if bad:
        before = Store.open(home, ready.old, clock=clock)
        try:
            was_bad = _bad(before)
        finally:
            before.close()
        if bad - was_bad:
            raise _not_whole()
    assert_closed(copy)
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    told("check", 0, 0)


def _bad(store: Store) -> frozenset[str]:
    """What is not as it should be, by name."""
    return frozenset(finding.name for finding in store.check() if not finding.is_good)


def _remove_log(path: Path) -> None:
    """An old log, empty as it is, must never meet the new file."""
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _settle(
    ready: Ready, home: Path, clock: Clock, told: Told, second: Path | None, floor: int
) -> Renewed:
    """A fresh backup, and what becomes of the older ones. Nothing here undoes the new key."""
    with suppress(Cancelled):  # too late for that
        told("backup", 0, 0)
    key = ready.next.key
    made: Path | None = None
    trouble: AppError | None = None
    try:
        let_in(home, floor=floor)
        store = Store.open(home, key, clock=clock)
        try:
            made = make_backup(store, home, key=key, floor=floor)
        finally:
            store.close()
    except AppError as error:
        trouble = error
    older = [path for path in _own_backups(home) if path != made]
    is_away = False
    if second is not None:
        try:
            if made is not None:
                copy_to_second(made, second, store_id=key.store_id, now=clock.now())
            copies = backups_in_second(second, store_id=key.store_id)
            older += [path for path, *_ in copies if made is None or path.name != made.name]
        except (AppError, OSError):
            is_away = True
    removed = _removed(older) if ready.removes_older and made is not None else 0
    return Renewed(
        backup=made,
        trouble=trouble,
        removed=removed,
        older=len(older) - removed,
        is_second_away=is_away,
        aside=tuple(sorted(home.glob(_ASIDE))),
    )


def _own_backups(home: Path) -> tuple[Path, ...]:
    try:
        return backups_of(home)
    except OSError:
        return ()


def _removed(older: list[Path]) -> int:
    """Remove backups, of which some may lie in a folder that hangs; says how many went."""
    count = 0
    for path in older:
        with suppress(AppError, OSError):
            Attempt().within(3.0, path.unlink)
            count += 1
    return count


def _refuse_without_room(home: Path, path: Path) -> None:
    """Raise `DiskFull` at once where there is plainly no room for a second store."""
    if shutil.disk_usage(home).free < path.stat().st_size + _ROOM_BESIDES:
        raise _no_room(path)


def _no_room(path: Path) -> DiskFull:
    size = path.stat().st_size + _ROOM_BESIDES
    return DiskFull(
        message(N_("There is no room on the disk to write everything anew.")),
        message(
            N_("Nothing was changed. Free about {count} MB on this disk, then try again."),
            count=size // 1_000_000 + 1,
        ),
    )


def _not_whole() -> DamagedStore:
    return DamagedStore(
        message(N_("What was written anew is not the same as the records.")),
        message(N_("It was not used, and nothing was changed. Ask IT to check the disk.")),
    )
