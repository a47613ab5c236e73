"""What goes from the program to its screens when a store is open, and what it keeps of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import Words
from app.log import EventLog
from app.settings import Settings
from app.ui.desk import Desk, KeyCupboard
from app.ui.house import Doors, House, Opened

if TYPE_CHECKING:
    from app.ui.shell import Shell


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
            change_passphrase=lambda new: doors.change_passphrase(opened, new),
            new_recovery_code=lambda: doors.new_recovery_code(opened),
            back_up=lambda: doors.back_up(opened),
            prepare_restore=lambda file, passphrase, asks: _prepared(
                house, doors, lock, doors.prepare_restore(file, passphrase, asks), settings
            ),
            store_id=opened.key.store_id,
        ),
        lock=lambda: lock(None),
    )


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


def remember_place(shell: Shell | None, opened: Opened, log: EventLog) -> None:
    """Hand over what is in the boxes and keep where the worker is, as far as that can be."""
    if shell is None:
        return
    # Not with the rest: the size is kept by a program that never opened a store, too.
    from app.casework.workers import keep_private_setting
    from app.ui.places import SETTING
    from app.ui.stepping import end_long_step

    end_long_step(shell)  # nobody waits for thousands of rows with the screen about to be hidden
    shell.place_keeper.end()  # the cover moves the keyboard, and the store is about to be closed
    try:
        place = shell.leave()
        keep_private_setting(opened.store, SETTING, place.kept_form())
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
