"""What goes from the program to its screens when a store is open, and what it keeps of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import Words
from app.log import EventLog
from app.settings import Settings
from app.ui.desk import Desk, KeyCupboard
from app.ui.house import Doors, House, Opened

if TYPE_CHECKING:
    from app.exchange.new_key import Wanted
    from app.policy import Policy
    from app.ui.jotting import OpenJots
    from app.ui.lock import LockWatch
    from app.ui.places import Place
    from app.ui.shell import Shell
    from app.ui.window import MainWindow


def desk_for(
    opened: Opened,
    house: House,
    doors: Doors,
    settings: Settings,
    *,
    lock: Callable[[Callable[[], None] | None], None],
) -> Desk:
    """What the screens of an open store work with."""
    from app.casework.visiting import visit_now

    return Desk(
        store=opened.store,
        catalogue=opened.catalogue,
        policy=house.policy,
        settings=settings,
        clock=house.clock,
        home=house.home,
        words=Words(settings.language),
        visit=visit_now(opened.store),
        keys=KeyCupboard(
            check_passphrase=doors.check_passphrase,
            change_passphrase=lambda present, new: _change_passphrase(opened, doors, present, new),
            keep_recovery_code=lambda code: doors.keep_recovery_code(opened, code),
            back_up=lambda: doors.back_up(opened),
            has_council_key=doors.has_council_key,
            prepare_restore=lambda file, passphrase, asks: _prepared(
                house, doors, lock, doors.prepare_restore(file, passphrase, asks), settings
            ),
            renew=lambda wanted: _renewal(house, doors, lock, wanted, settings),
            store_id=opened.key.store_id,
        ),
        lock=lambda: lock(None),
    )


def _change_passphrase(opened: Opened, doors: Doors, present: str, new: str) -> None:
    """Whoever finds the window open does not know the present one."""
    doors.check_passphrase(present)
    doors.change_passphrase(opened, new)


def _prepared(
    house: House,
    doors: Doors,
    lock: Callable[[Callable[[], None] | None], None],
    ready: object,
    settings: Settings,
) -> Callable[[], None]:
    """What locks, puts what was prepared in the store's place and goes on in a fresh process."""

    def swap() -> None:
        try:
            doors.restore_prepared(ready)
        except AppError as error:
            from app.ui.application import show_alone

            house.log.trouble(error)
            show_alone(error, Words(settings.language))  # the records are as they were

    return lambda: lock(swap)


def _renewal(
    house: House,
    doors: Doors,
    lock: Callable[[Callable[[], None] | None], None],
    wanted: Wanted,
    settings: Settings,
) -> Callable[[], None]:
    """What locks, has everything written anew under a new key, and goes on in a fresh process."""
    from app.ui.renewing import renewal

    begin = renewal(house, doors, wanted, Words(settings.language))
    return lambda: lock(begin)


def guard(window: MainWindow, watch: LockWatch, policy: Policy, settings: Settings) -> None:
    """Cover, lock and be pictured as the council and the worker want it."""
    from app.ui.guarding import guarding

    rules = guarding(policy, settings)
    watch.follow(rules)
    window.exclude_from_capture(rules.is_kept_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Where the worker was in a frame that goes, and the jots beside it."""

    place: Place
    jots: OpenJots | None


def go_out(shell: Shell) -> Left:
    """Have everything typed on the disk, and let the frame go. Raises `AppError`."""
    left = Left(place=shell.leave(), jots=shell.jotting.open_jots())
    shell.dismiss()
    return left


def come_in(shell: Shell, left: Left | None) -> None:
    """Show a new frame where the worker was, and have packages go by themselves."""
    from app.casework.workers import keep_private_setting_later, private_setting
    from app.ui.jotting import SETTING, OpenJots
    from app.ui.places import SETTING as PLACE

    if left is not None:
        shell.go_to(left.place)
        jots = left.jots
    else:
        shell.go_home()
        store = shell.desk.store
        jots = OpenJots.from_kept(private_setting(store, SETTING))
        if jots is not None:  # once: whoever closes it, and then crashes, does not find it again
            keep_private_setting_later(store, SETTING, None, origin=PLACE)
    if jots is not None:
        shell.jotting.open_again(jots)
    shell.begin_sending()


def remember_place(shell: Shell | None, opened: Opened, log: EventLog) -> None:
    """Hand over what is in the boxes and keep where the worker is, as far as that can be."""
    if shell is None:
        return
    # Not with the rest: the size is kept by a program that never opened a store, too.
    from app.casework.workers import keep_private_setting
    from app.ui.jotting import SETTING as JOTS
    from app.ui.places import SETTING
    from app.ui.stepping import end_long_step

    end_long_step(shell)  # nobody waits for thousands of rows with the screen about to be hidden
    shell.place_keeper.end()  # the cover moves the keyboard, and the store is about to be closed
    try:
        place = shell.leave()
        keep_private_setting(opened.store, SETTING, place.kept_form())
        jots = shell.jotting.open_jots()
        keep_private_setting(opened.store, JOTS, jots.kept_form() if jots else None)
    except AppError as error:
        # Closing will meet the same trouble, and says so on the cover.
        log.trouble(error)


def keep_size(window: QWidget, settings: Settings, house: House) -> None:
    """Keep the size of the window for the next start."""
    width, height = window.width(), window.height()
    try:
        house.settings_file.save(replace(settings, window_width=width, window_height=height))
    except (AppError, ValueError) as error:
        house.log.trouble(error)  # a size is not worth a word to the worker
