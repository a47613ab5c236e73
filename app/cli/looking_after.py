"""The commands about the store itself: check, backup, restore."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.bootstrap import has_store
from app.cli.arguments import Arguments
from app.cli.opening import OpenStore, locked, opened
from app.cli.surroundings import Command
from app.errors import AppError, NoStore
from app.exchange.backup import check_backups, make_backup, restore
from app.exchange.backup_folder import newest_in_second
from app.exchange.packs import worded_as
from app.forms.catalogue import shipped
from app.language import N_, Message, message
from app.security.keys import check_headers

_HEADERS: Final = {
    "good": N_("The key file is good."),
    "missing": N_("The key file is missing; the other copy opens the store."),
    "damaged": N_("The key file is damaged; the other copy opens the store."),
    "older": N_("The key file is older than the other copy, which opens the store."),
}
_DOES_NOT_MATTER: Final = frozenset({"search"})
"""What can be made anew at any time is a warning, not damage."""


def check(command: Command, given: Arguments) -> int:
    """Look whether everything is whole, a line for each thing; 1 for a warning, 3 for damage."""
    findings: list[dict[str, object]] = []

    def tell(part: str, *, is_good: bool, says: Message, is_warning: bool = False) -> None:
        said = command.words.say(says)
        state = "ok" if is_good else "warning" if is_warning else "trouble"
        findings.append({"part": part, "state": state, "says": said})
        command.say(f"{state:8} {part}: {said}")

    headers = check_headers(command.home, floor=command.around.floor)
    if not has_store(command.home) and all(h.state == "missing" for h in headers):
        raise NoStore(
            message(N_("There is no store in this folder: {folder}"), folder=command.home),
            message(N_("Choose the folder of your store.")),
        )
    are_any_good = any(header.state == "good" for header in headers)
    for header in headers:
        says = message(_HEADERS.get(header.state, N_("The key file cannot be read.")))
        is_good = header.state == "good"
        tell(header.name, is_good=is_good, says=says, is_warning=are_any_good)
    try:
        with opened(command, accept_older=given.accept_older) as here:
            for finding in here.store.check():
                tell(
                    finding.name,
                    is_good=finding.is_good,
                    says=finding.says,
                    is_warning=finding.name in _DOES_NOT_MATTER,
                )
            for backup in check_backups(command.home, here.key, clock=here.store.clock):
                tell(backup.name, is_good=backup.is_good, says=backup.says, is_warning=True)
            for name, is_good, says in _of_policy(command, here):
                tell(name, is_good=is_good, says=says, is_warning=True)
    except AppError as error:
        if error.exit_code == 2:
            raise
        tell("store", is_good=False, says=error.title)
        command.give({"findings": findings})
        raise
    command.give({"findings": findings})
    return _code(command, [str(finding["state"]) for finding in findings])


def _of_policy(command: Command, here: OpenStore) -> Iterator[tuple[str, bool, Message]]:
    """What is to be said of what the council's policy names: a second folder, a wording pack."""
    if here.policy.second_backup_folder is not None:
        try:
            newest = newest_in_second(
                Path(here.policy.second_backup_folder), store_id=here.key.store_id
            )
        except AppError as error:
            yield "second backup folder", False, error.title
        else:
            says = (
                message(N_("There is no copy of a backup in the second folder yet."))
                if newest is None
                else message(
                    N_("The newest copy in the second folder is of {moment}."),
                    moment=command.words.moment(newest),
                )
            )
            yield "second backup folder", newest is not None, says
    if here.policy.wording_pack is not None:
        catalogue, trouble = worded_as(here.policy.wording_pack, catalogue=shipped())
        used = message(
            N_("The wording pack of your council is used: {pack}"), pack=catalogue.wording_pack
        )
        yield "wording pack", trouble is None, trouble.title if trouble is not None else used


def _code(command: Command, states: list[str]) -> int:
    if "trouble" in states:
        command.note(
            message(N_("The store is damaged. Keep it as it is, and restore the newest backup."))
        )
        return 3
    if "warning" in states:
        command.note(message(N_("The store can be used, but something needs looking at.")))
        return 1
    command.say(command.words.text(N_("Everything is whole.")))
    return 0


def backup(command: Command, given: Arguments) -> int:
    """Write a backup to a file."""
    with opened(command) as here:
        path = make_backup(
            here.store, command.home, key=here.key, to=given.to, floor=command.around.floor
        )
        size = path.stat().st_size
    command.say(command.words.text(N_("Backup written and checked: {file}"), file=path))
    command.give({"file": str(path), "size_bytes": size})
    return 0


def put_back(command: Command, given: Arguments) -> int:
    """Put a backup in place."""
    around = command.around
    passphrase = command.passphrase()
    with locked(command):
        aside = restore(
            Path(given.file),
            command.home,
            passphrase=passphrase,
            clock=around.clock,
            floor=around.floor,
        )
    command.say(command.words.text(N_("The backup is in place in {home}."), home=command.home))
    if aside is not None:
        command.say(
            command.words.text(N_("What was there before is kept in {folder}."), folder=aside)
        )
    command.give({"home": str(command.home), "kept_aside": str(aside) if aside else None})
    return 0
