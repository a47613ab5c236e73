"""The only place that builds objects and joins layers: the house, its doors, and the window."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import paths
from app.clock import Clock, SystemClock
from app.errors import AppError, NoStore, WrongUse
from app.language import N_, Words, message
from app.log import EventLog, install_hooks
from app.policy import Policy, policy_file, read_policy
from app.security.cost import SHIPPED_FLOOR_KIB, KeyCost
from app.security.files import file_trouble, sweep_unfinished, write_whole
from app.security.folders import refuse_unsafe_folder
from app.security.hardening import harden_process
from app.security.instance import InstanceLock
from app.settings import SettingsFile
from app.ui.house import Doors, House, Keys, Newcomer, Opened

if TYPE_CHECKING:
    from app.exchange.support_pack import SupportPack
    from app.forms.catalogue import Catalogue
    from app.security.data_key import DataKey
    from app.ui.application import Application

__all__ = ["House", "doors_of", "has_screen", "open_house", "run_window"]

_RESTART: Final = 75
# In the order in which they are wanted after unlocking; each brings its libraries with it.
_HEAVY: Final = (
    *("app.models.store", "app.casework.today", "app.ui.shell", "app.ui.screens.today"),
    *("app.ui.joining", "app.ui.lock", "app.ui.code_offer", "app.exchange.upgrading"),
    *("app.ui.rounds", "app.exchange.outbox", "app.casework.history"),
    *("app.casework.interview", "app.reports.pdf"),
)


def open_house(home: Path, *, clock: Clock | None = None, policy: Policy | None = None) -> House:
    """Everything a program has before a store is unlocked. Raises `BadInput` for a bad policy."""
    the_clock = clock or SystemClock()
    return House(
        home=home,
        settings_file=SettingsFile(paths.settings_file(home), write_whole),
        policy=policy or read_policy(policy_file(), is_recovery_key=_is_recovery_key),
        clock=the_clock,
        log=EventLog(paths.log_folder(home), clock=the_clock),
        lock=InstanceLock(home),
    )


def doors_of(house: House, *, cost: KeyCost | None = None, floor: int = SHIPPED_FLOOR_KIB) -> Doors:
    """The slow verbs of a house. Tests give a small `cost` and `floor` (KiB) for the keys."""
    return Doors(
        has_store=lambda: has_store(house.home),
        warm=_load_heavy_libraries,
        unlock=lambda passphrase: _unlock(house, passphrase, floor),
        unlock_with_code=lambda code: _unlock_with_code(house, code, floor),
        unlock_as_it_is=lambda passphrase: _unlock(house, passphrase, floor, accept_older=True),
        unlock_as_it_is_with_code=lambda code: _unlock_with_code(
            house, code, floor, accept_older=True
        ),
        newest_backup=lambda: _newest_backup(house.home),
        make_keys=lambda passphrase: _make_keys(house, passphrase, cost, floor),
        found=lambda keys, newcomer: _found(house, keys, newcomer),
        change_passphrase=lambda opened, new: _change_passphrase(
            house, opened.key, new, cost, floor
        ),
        check_passphrase=lambda passphrase: _check_passphrase(house, passphrase, floor),
        keep_recovery_code=lambda opened, code: _keep_recovery_code(
            house, opened.key, code, cost, floor
        ),
        has_council_key=lambda: _has_council_key(house, floor),
        close=_close,
        back_up=lambda opened: _back_up(house, opened, floor),
        prepare_restore=lambda file, passphrase, asks: _prepare_restore(
            house, file, passphrase, asks, floor
        ),
        restore_prepared=lambda ready: _restore_prepared(house, ready),
        support_pack=lambda words, window: _support_pack(house, words, window, floor),
        rehearse=lambda opened: _rehearse(house, opened),
        cost=cost,
        floor=floor,
    )


def _is_recovery_key(text: str) -> bool:
    """Whether a text is an age recipient; asked only where a policy names one."""
    from app.security.council_key import is_recipient

    return is_recipient(text)


def has_store(home: Path) -> bool:
    """Whether this home has records, even if their file is gone: then nothing is set up anew."""
    try:
        if paths.store_file(home).exists() or paths.state_file(home).exists():
            return True
        folder = paths.backup_folder(home)
        return folder.is_dir() and any(folder.iterdir())
    except OSError:
        return True  # it may not be looked into: opening says why


def has_screen() -> bool:
    """Whether there is a screen to open a window on; Qt would abort without one."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _load_heavy_libraries() -> None:
    """Import what takes time while the worker types; nothing of the store is touched."""
    for name in _HEAVY:
        importlib.import_module(name)
    from app.models.base import make_ready

    make_ready()
    Words().date(date(2026, 1, 1), "day")  # the names of months and days come from files too
    gc.freeze()  # nothing of it is ever garbage: looking through it all held up keys for 50 ms


def _unlock(house: House, passphrase: str, floor: int, *, accept_older: bool = False) -> Opened:
    from app.security.keys import unlock
    from app.security.throttle import with_pauses

    key = with_pauses(house.home, house.clock, lambda: unlock(house.home, passphrase, floor=floor))
    return _open(house, key, floor, accept_older=accept_older)


def _unlock_with_code(house: House, code: str, floor: int, *, accept_older: bool = False) -> Opened:
    from app.security.keys import unlock_with_code

    key = unlock_with_code(house.home, code, floor=floor)
    opened = _open(house, key, floor, accept_older=accept_older)
    house.log.event("opened_with_recovery_code")
    return opened


def _newest_backup(home: Path) -> datetime | None:
    """When the newest of the home's own backups was made; None too if they cannot be listed."""
    from app.exchange.backup_folder import backups_of, time_of

    with suppress(OSError):
        return next((time_of(path) for path in backups_of(home)), None)
    return None


def _open(house: House, key: DataKey, floor: int, *, accept_older: bool = False) -> Opened:
    """Open the store with its key; the key is wiped if that fails."""
    from app.exchange.backup import sweep_staged
    from app.exchange.upgrading import backup_before_migration
    from app.models.store import Store

    try:
        sweep_staged(house.home)  # what was being restored when the program ended
        sweep_unfinished(house.home)  # what a kill in the middle of a small file left
        if not paths.store_file(house.home).exists():
            raise NoStore(
                message(N_("The records are not where they were.")),
                message(N_("Ask your IT team to bring them back from a backup.")),
            )
        store = Store.open(
            house.home,
            key,
            clock=house.clock,
            accept_older=accept_older,
            before_migration=backup_before_migration(
                house.home, key, clock=house.clock, floor=floor
            ),
        )
    except BaseException:
        key.wipe()
        raise
    if accept_older:
        house.log.event("older_records_opened", accept_older=True)
    _follow_council_key(house, key, floor)
    return Opened(store=store, key=key, catalogue=_catalogue(house))


def _follow_council_key(house: House, key: DataKey, floor: int) -> None:
    """A recovery key that the policy names since, or names anew, opens this store from now on."""
    wanted = house.policy.council_recovery_key
    if wanted is None:
        return
    from app.security.keys import council_key_of, set_council_key

    try:
        if council_key_of(house.home, floor=floor) != wanted:
            set_council_key(house.home, key, wanted, floor=floor)
            house.log.event("council_key_kept")
    except AppError as error:
        house.log.trouble(error)  # no reason not to work; it is tried at the next unlock


def _catalogue(house: House) -> Catalogue:
    """The pages in the council's wording; in the product's own if its pack cannot be used."""
    from app.exchange.packs import worded_as
    from app.forms.catalogue import shipped

    catalogue, trouble = worded_as(house.policy.wording_pack, catalogue=shipped())
    if trouble is not None:
        house.log.trouble(trouble)
        return catalogue.without_pack(trouble.title)
    return catalogue


def _make_keys(house: House, passphrase: str, cost: KeyCost | None, floor: int) -> Keys:
    """New keys. Those of a set-up that was never finished protect nothing and are taken away."""
    from app.security.keys import calibrated_cost, create_keys

    _forget_unfinished_keys(house.home)
    made = create_keys(
        house.home,
        passphrase=passphrase,
        cost=cost or calibrated_cost(),
        clock=house.clock,
        council_key=house.policy.council_recovery_key,
        floor=floor,
    )
    return Keys(key=made.key, recovery_code=made.recovery_code)


def _forget_unfinished_keys(home: Path) -> None:
    if has_store(home):
        return  # making keys will refuse
    try:
        for path in paths.header_files(home):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise file_trouble(error) from error


def _found(house: House, keys: Keys, newcomer: Newcomer) -> Opened:
    """Make the store, say whose it is, and add the practice families if they are wanted."""
    from app.casework.country import set_country
    from app.casework.practice import add_practice_family
    from app.casework.workers import keep_private_setting, set_owner
    from app.models.store import Store
    from app.ui.cover_code import keep_code

    store = Store.create(house.home, keys.key, clock=house.clock)
    set_owner(
        store,
        name=newcomer.name,
        role=newcomer.role,
        organisation=newcomer.council,
        team=newcomer.team,
        phone=newcomer.phone,
        language=newcomer.language,
    )
    keep_code(store, newcomer.cover_code)
    if newcomer.council:
        keep_private_setting(store, "council_name", newcomer.council)
    set_country(store, newcomer.country)
    catalogue = _catalogue(house)
    if newcomer.wants_practice:
        add_practice_family(
            store, house.clock, catalogue=catalogue, policy=house.policy, sends=False
        )
    store.checkpoint()
    house.log.event("store_founded")
    return Opened(store=store, key=keys.key, catalogue=catalogue)


def _change_passphrase(
    house: House, key: DataKey, new: str, cost: KeyCost | None, floor: int
) -> None:
    from app.security.keys import calibrated_cost, change_passphrase, check_passphrase

    check_passphrase(new)
    change_passphrase(
        house.home, key, new, cost=cost or calibrated_cost(), clock=house.clock, floor=floor
    )
    house.log.event("passphrase_changed")


def _check_passphrase(house: House, passphrase: str, floor: int) -> None:
    """Raise as unlocking does, and as often only as unlocking can be tried."""
    from app.security.keys import unlock
    from app.security.throttle import with_pauses

    with_pauses(house.home, house.clock, lambda: unlock(house.home, passphrase, floor=floor)).wipe()


def _keep_recovery_code(
    house: House, key: DataKey, code: str, cost: KeyCost | None, floor: int
) -> None:
    from app.security.keys import calibrated_cost, replace_recovery_code

    replace_recovery_code(house.home, key, code=code, cost=cost or calibrated_cost(), floor=floor)
    house.log.event("recovery_code_replaced")


def _has_council_key(house: House, floor: int) -> bool:
    from app.security.keys import council_key_of

    return council_key_of(house.home, floor=floor) is not None


def _back_up(house: House, opened: Opened, floor: int) -> Path:
    """A backup here, and a copy in the second folder, whose absence spoils nothing here."""
    from app.exchange.backup import make_backup
    from app.exchange.backup_folder import copy_to_second, note_second

    made = make_backup(opened.store, house.home, key=opened.key, floor=floor)
    second = house.policy.second_backup_folder
    if second is not None:
        try:
            copy_to_second(made, Path(second), store_id=opened.key.store_id, now=house.clock.now())
        except AppError as error:
            house.log.trouble(error)
            note_second(house.home, away_at=house.clock.now())
        else:
            note_second(house.home, away_at=None)
    return made


def _prepare_restore(
    house: House, file: Path, passphrase: str, asks: Callable[[], None], floor: int
) -> object:
    from app.exchange.backup import prepare_restore

    return prepare_restore(
        file, house.home, passphrase=passphrase, clock=house.clock, floor=floor, asks=asks
    )


def _restore_prepared(house: House, ready: object) -> None:
    """The store is closed; the one before is kept aside in the home."""
    from app.exchange.backup import Prepared, put_prepared

    if isinstance(ready, Prepared):
        put_prepared(ready, house.home, clock=house.clock)
        house.log.event("backup_restored")


def _support_pack(house: House, words: Words, window: Mapping[str, str], floor: int) -> SupportPack:
    """Without the records: nobody has unlocked them."""
    from app.exchange.support_pack import SupportFacts, make_pack

    facts = SupportFacts(
        home=house.home, clock=house.clock, policy=house.policy, window=window, floor=floor
    )
    return make_pack(facts, words)


def _rehearse(house: House, opened: Opened) -> bool | None:
    """Once a month: whether the newest backup could be restored."""
    from app.exchange.rehearsal import is_due, rehearse

    if not is_due(house.home, now=house.clock.now()):
        return None
    told = rehearse(house.home, opened.key, clock=house.clock)
    return told.is_good if told else None


def _close(opened: Opened) -> None:
    """Save and close; the key is forgotten only once everything is on the disk."""
    opened.store.close()
    opened.key.wipe()


def run_window(home: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit code of the program.

    Raises `WrongUse` where there is no screen.
    """
    if not has_screen():
        raise WrongUse(
            message(N_("There is no screen to open a window on.")),
            message(N_("Use one of the commands instead; --help lists them.")),
        )
    harden_process()
    where = home or paths.default_home()
    code = _window(where, is_chosen=home is not None)
    if code == _RESTART:
        return _begin_again()
    return code


def _window(home: Path, *, is_chosen: bool) -> int:
    """The window from start to end; says in a small window why it cannot open."""
    from app.ui.application import Application, qt_application, show_alone, style_of, wear
    from app.ui.style import FIRST_FONTS

    qt = qt_application(sys.argv[:1], fonts=FIRST_FONTS)
    words = Words("en")
    try:
        refuse_unsafe_folder(home, allow_temporary=is_chosen)
        _make_home(home)
        house = open_house(home)
        words = Words(house.settings_file.read().language)
        house.lock.acquire()
    except AppError as error:
        wear(qt, style_of(SettingsFile(paths.settings_file(home), write_whole).read()))
        show_alone(error, words)
        return error.exit_code
    application = Application(qt, house, doors_of(house), on_exit=qt.exit)
    put_back = _report_crashes(house, application)
    try:
        application.start()
        return qt.exec()
    finally:
        put_back()
        house.lock.release()


def _report_crashes(house: House, application: Application) -> Callable[[], None]:
    return install_hooks(house.log, application.say_crash)


def _make_home(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(error) from error


def _begin_again() -> int:
    """A fresh process in this one's place: case text does not stay in memory after a lock."""
    if getattr(sys, "frozen", False):
        command = [sys.executable, *sys.argv[1:]]
    else:
        command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        import subprocess

        with suppress(OSError):
            subprocess.Popen(command)
    else:
        os.execv(sys.executable, command)
    return 0
