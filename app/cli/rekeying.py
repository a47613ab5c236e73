"""The command that writes a store anew under a new key, for when somebody may know the old one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from app.bootstrap import has_store, open_house
from app.cli.arguments import Arguments
from app.cli.opening import opened, show_recovery_code
from app.cli.surroundings import VARIABLE, Command
from app.errors import NoStore, WrongUse
from app.exchange.new_key import Part, Renewed, Wanted, get_ready, write_anew
from app.language import N_, message
from app.security.keys import calibrated_cost
from app.security.recovery_code import new_recovery_code

NEW_VARIABLE: Final = "KITCHEN_TABLE_NEW_PASSPHRASE"


def rekey(command: Command, given: Arguments) -> int:
    """Write everything anew under a new key; 1 where no fresh backup could be made."""
    home, around = command.home, command.around
    if not home.is_dir() or not has_store(home):
        raise NoStore(
            message(N_("There is no store in this folder: {folder}"), folder=home),
            message(N_("Choose the folder of your store.")),
        )
    present = command.passphrase()
    wanted = Wanted(
        present=present,
        passphrase=_new_passphrase(command),
        recovery_code=new_recovery_code(),
        removes_older=given.remove_older,
    )
    once = replace(around, environment={**around.environment, VARIABLE: present})
    with opened(replace(command, around=once)):
        pass  # an older store is brought up to this program first, with the backup that needs
    house = open_house(home, clock=around.clock, policy=around.policy)
    second = house.policy.second_backup_folder
    with house.lock:
        ready = get_ready(
            home,
            wanted,
            council_key=house.policy.council_recovery_key,
            cost=around.cost or calibrated_cost(),
            clock=house.clock,
            floor=around.floor,
        )

        def told(part: Part, done: int, total: int) -> None:
            if part == "copy":
                command.progress(done, total)

        renewed = write_anew(
            ready,
            home,
            clock=house.clock,
            told=told,
            second=Path(second) if second else None,
            floor=around.floor,
        )
        house.log.event("key_renewed", removed=renewed.removed)
    return _told(command, wanted.recovery_code, renewed)


def _told(command: Command, code: str, renewed: Renewed) -> int:
    """Say what came of it, and the new recovery code, this once."""
    words = command.words
    command.say(words.text(N_("Everything is under a new key")))
    show_recovery_code(command, code)
    if renewed.backup is not None:
        command.say(words.text(N_("Backup written and checked: {file}"), file=renewed.backup))
    if renewed.removed:
        command.say(
            words.plural(
                N_("{count} older backup was removed."),
                N_("{count} older backups were removed."),
                renewed.removed,
            )
        )
    if renewed.older:
        command.say(
            words.plural(
                N_("{count} older backup still opens with the passphrase of its day."),
                N_("{count} older backups still open with the passphrase of their day."),
                renewed.older,
            )
        )
    command.give(
        {
            "recovery_code": code,
            "backup": str(renewed.backup) if renewed.backup else None,
            "older_backups": renewed.older,
            "removed_backups": renewed.removed,
            "kept_aside": [str(folder) for folder in renewed.aside],
        }
    )
    if renewed.trouble is not None:
        reason = words.say(renewed.trouble.title)
        command.note(message(N_("A fresh backup could not be made. {reason}"), reason=reason))
        return 1
    if renewed.is_second_away:
        command.note(message(N_("The second backup folder cannot be reached now.")))
        return 1
    return 0


def _new_passphrase(command: Command) -> str:
    """The new passphrase from the environment, or from the terminal, typed twice."""
    around, words = command.around, command.words
    given = around.environment.get(NEW_VARIABLE)
    if given:
        return given
    if not around.stdin.isatty():
        raise WrongUse(
            message(N_("A new passphrase is needed.")),
            message(
                N_("Set {variable}, or start the command in a terminal."), variable=NEW_VARIABLE
            ),
        )
    typed = around.ask(words.text(N_("New passphrase: ")))
    if typed != around.ask(words.text(N_("The same again: "))):
        raise WrongUse(
            message(N_("The two passphrases are not the same.")),
            message(N_("Start again and type it twice.")),
        )
    return typed
