"""Opening and making stores for a command, with the lock held from first to last."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.bootstrap import has_store, open_house
from app.casework.people import resolve
from app.casework.views import PersonLine
from app.cli.surroundings import Command
from app.clock import Clock
from app.errors import NoStore, StoreExists, WrongUse
from app.exchange.upgrading import backup_before_migration
from app.language import N_, message
from app.models.store import Store
from app.policy import Policy
from app.security.files import file_trouble, sweep_unfinished
from app.security.folders import refuse_unsafe_folder
from app.security.instance import InstanceLock
from app.security.keys import (
    DataKey,
    calibrated_cost,
    check_passphrase,
    create_keys,
    unlock,
)
from app.security.throttle import with_pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A store that a command has open, its key, and the council's rules."""

    store: Store
    key: DataKey
    policy: Policy
    recovery_code: str = ""
    """Only of a store that was just made: it is shown once."""


@contextmanager
def opened(
    command: Command, *, clock: Clock | None = None, accept_older: bool = False
) -> Generator[OpenStore]:
    """The store of a home, unlocked; closed and its key wiped afterwards. Raises `NoStore`…"""
    home = command.home
    if not home.is_dir() or not has_store(home):
        raise NoStore(
            message(N_("There is no store in this folder: {folder}"), folder=home),
            message(N_("Choose the folder of your store, or make one with demo or load.")),
        )
    around = command.around
    house = open_house(home, clock=clock or around.clock, policy=around.policy)
    with house.lock:
        passphrase = command.passphrase()
        key = with_pauses(home, around.clock, lambda: unlock(home, passphrase, floor=around.floor))
        try:
            sweep_unfinished(home)
            store = Store.open(
                home,
                key,
                clock=house.clock,
                accept_older=accept_older,
                before_migration=backup_before_migration(
                    home, key, clock=house.clock, floor=around.floor
                ),
            )
            house.log.event("store_opened", accept_older=accept_older)
            try:
                yield OpenStore(store=store, key=key, policy=house.policy)
            finally:
                store.close()
        finally:
            key.wipe()


@contextmanager
def made(command: Command, *, clock: Clock | None = None) -> Generator[OpenStore]:
    """A new store in a home that has none; the recovery code is for the caller to show."""
    home, around = command.home, command.around
    if has_store(home):
        raise StoreExists(
            message(N_("There is a store in this folder already: {folder}"), folder=home),
            message(N_("Nothing was changed. Choose another folder.")),
        )
    refuse_unsafe_folder(home, allow_temporary=home != paths.default_home())
    passphrase = command.passphrase(is_new=True)
    check_passphrase(passphrase)
    make_folder(home)
    house = open_house(home, clock=clock or around.clock, policy=around.policy)
    with house.lock:
        keys = create_keys(
            home,
            passphrase=passphrase,
            cost=around.cost or calibrated_cost(),
            clock=house.clock,
            council_key=house.policy.council_recovery_key,
            floor=around.floor,
        )
        try:
            store = Store.create(home, keys.key, clock=house.clock)
            house.log.event("store_made")
            try:
                yield OpenStore(
                    store=store,
                    key=keys.key,
                    policy=house.policy,
                    recovery_code=keys.recovery_code,
                )
            finally:
                store.close()
        finally:
            keys.key.wipe()


@contextmanager
def locked(command: Command) -> Generator[None]:
    """The lock of a home whose store is not opened, which is made if need be."""
    make_folder(command.home)
    with InstanceLock(command.home):
        yield


def make_folder(folder: Path) -> None:
    """A folder for this account alone, if it is not there yet."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(error) from error


def one_person(command: Command, store: Store, ref: str) -> PersonLine:
    """The one person a reference means. Several are listed; then, and for none, `WrongUse`."""
    found = resolve(store, ref=ref)
    if len(found) == 1:
        return found[0]
    if not found:
        raise WrongUse(
            message(N_("Nobody here fits “{ref}”."), ref=ref),
            message(N_("Use an id, a council or NHS number, or a part of the name.")),
        )
    for line in found:
        command.say(f"{line.id}  {line.name}  {line.born}  {line.council_id}".rstrip())
    command.give({"matches": [match_of(line) for line in found]})
    raise WrongUse(
        message(N_("{count} people fit “{ref}”."), count=len(found), ref=ref),
        message(N_("Say which one by the id.")),
    )


def match_of(line: PersonLine) -> dict[str, str]:
    """A person as one line of an answer."""
    return {
        "id": line.id,
        "name": line.name,
        "born": line.born,
        "council_id": line.council_id,
    }


def show_recovery_code(command: Command, code: str) -> None:
    """Say the recovery code, this once."""
    said = command.words
    command.say(
        said.text(N_("Recovery code (shown only this once; keep it apart): {code}"), code=code)
    )
