"""The command that makes a support pack, also where the records cannot be opened."""

from __future__ import annotations

from contextlib import ExitStack

from app.bootstrap import has_store
from app.cli.arguments import Arguments
from app.cli.opening import opened
from app.cli.surroundings import VARIABLE, Command
from app.errors import AppError, NoStore
from app.exchange.support_pack import SupportFacts, SupportPack, make_pack, write_pack
from app.language import N_, Message, message
from app.models.store import Store
from app.policy import Policy


def support(command: Command, given: Arguments) -> int:
    """Write a support pack to a file; 1 if the records could not be opened though one tried."""
    if not command.home.is_dir():
        raise NoStore(
            message(N_("There is no store in this folder: {folder}"), folder=command.home),
            message(N_("Choose the folder of your store.")),
        )
    pack, why = _made(command)
    write_pack(pack, given.to)
    command.say(pack.about)
    command.say(command.words.text(N_("Support pack written: {file}"), file=given.to))
    command.say(command.words.text(N_("Read it before you give it to anybody.")))
    command.give({"file": str(given.to), "is_whole": pack.is_whole, "about": pack.about})
    if why is not None:
        command.note(why)
    return 0 if why is None else 1


def _made(command: Command) -> tuple[SupportPack, Message | None]:
    """The pack, and why the records are not in it though a passphrase was given.

    A passphrase is never asked for: whoever needs a pack may not have one that opens.
    """
    policy, fault = _policy(command)
    if fault is None and command.around.environment.get(VARIABLE) and has_store(command.home):
        with ExitStack() as still_open:
            try:
                here = still_open.enter_context(opened(command))
            except AppError as error:
                return _pack(command, policy, None, error.title), error.title
            return _pack(command, policy, here.store, None), None
    why = fault or message(N_("No passphrase was given, so the records were not opened."))
    return _pack(command, policy, None, why), fault


def _policy(command: Command) -> tuple[Policy | None, Message | None]:
    """The council's rules, or what is wrong with them."""
    from app.policy import policy_file, read_policy
    from app.security.council_key import is_recipient

    if command.around.policy is not None:
        return command.around.policy, None
    try:
        return read_policy(policy_file(), is_recovery_key=is_recipient), None
    except AppError as error:
        return None, error.title


def _pack(
    command: Command, policy: Policy | None, store: Store | None, why: Message | None
) -> SupportPack:
    facts = SupportFacts(
        home=command.home,
        clock=command.around.clock,
        policy=policy,
        window={},
        store=store,
        why_closed=why,
        floor=command.around.floor,
    )
    return make_pack(facts, command.words)
