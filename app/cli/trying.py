"""The commands that try the whole product out: selftest and practice."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from app import paths
from app.bootstrap import has_store
from app.casework.finding import find
from app.casework.people import people
from app.casework.practice import add_practice_family, add_practice_worker
from app.casework.sealed import sealed_of_person
from app.casework.spelling import speller_for
from app.casework.workers import keep_private_setting
from app.cli.arguments import Arguments
from app.cli.opening import OpenStore, made, make_folder, show_recovery_code
from app.cli.surroundings import VARIABLE, Command, noon_of
from app.clock import FixedClock
from app.errors import StoreExists, WrongPassphrase
from app.exchange.backup import make_backup
from app.exchange.folder import is_whole_package
from app.exchange.outbox import deliver_waiting, destinations_of
from app.exchange.outbox import packages as packages_in
from app.exchange.printing import print_paper
from app.exchange.record import everybody, show
from app.forms.catalogue import shipped
from app.language import N_, Words, message
from app.policy import Policy
from app.security.cost import KeyCost
from app.security.files import file_trouble, write_whole
from app.security.keys import suggest_passphrase, unlock

_MARK: Final = "practice.txt"
_EARLIER: Final = "home-earlier"
_QUICK: Final = KeyCost(memory_kib=64 * 1024, passes=1, lanes=1)
"""The least that is ever shipped: what is tried here holds nobody's words and is gone at once."""


def selftest(command: Command, given: Arguments) -> int:
    """Make a store, a page, its papers, a search and a backup in a folder that is then removed."""
    today = given.today or command.around.clock.today()
    results: list[tuple[str, bool]] = []
    with tempfile.TemporaryDirectory(prefix="kitchen-table-selftest-") as folder:
        inner = _inside(command, Path(folder) / "home", suggest_passphrase())
        clock = FixedClock(noon_of(today))
        with made(inner, clock=clock) as new:
            add_practice_worker(new.store)
            add_practice_family(new.store, clock)
            for name, is_good in _tries(new, inner.home, today):
                results.append((name, is_good()))
                command.say(f"{'ok' if results[-1][1] else 'trouble':8} {name}")
    is_good = all(good for _, good in results)
    command.give({"tried": [{"part": name, "is_good": good} for name, good in results]})
    if not is_good:
        command.note(message(N_("Something does not work here. Tell your IT team.")))
    return 0 if is_good else 3


def _tries(new: OpenStore, home: Path, today: date) -> tuple[tuple[str, Callable[[], bool]], ...]:
    """What is tried, by name, in order."""
    store = new.store
    first = everybody(store)[0]
    view = sealed_of_person(store, person_id=first)[0].view

    def is_refused() -> bool:
        try:
            unlock(home, "another passphrase that is wrong")
        except WrongPassphrase:
            return True
        return False

    return (
        ("encrypted store", lambda: not paths.store_file(home).read_bytes().startswith(b"SQLite")),
        ("wrong passphrase refused", is_refused),
        ("store check", lambda: all(finding.is_good for finding in store.check())),
        ("page and promises", lambda: bool(view.asked and view.promises)),
        ("paper", lambda: print_paper(view, "person").data.startswith(b"%PDF")),
        ("large print and Welsh", lambda: _prints_all(new)),
        ("search", lambda: bool(find(store, query="ŵyn").notes)),
        ("spelling", _spells),
        ("fonts", lambda: any(paths.resource("fonts").rglob("*.ttf"))),
        ("licences", lambda: any(paths.resource("licences/texts").glob("*.txt"))),
        (
            "document",
            lambda: bool(
                show(
                    store,
                    person_id=first,
                    today=today,
                    catalogue=shipped(),
                    words=Words(),
                )
            ),
        ),
        ("backup", lambda: make_backup(store, home, key=new.key).is_file()),
    )


def _spells() -> bool:
    """Whether Welsh and English are told from what is misspelt."""
    tries = (("cy", "Nghaernarfon", "gwasanethau"), ("en", "reablement", "recieve"))
    spellers = [(speller_for(language), right, wrong) for language, right, wrong in tries]
    return all(s and s.is_right(right) and not s.is_right(wrong) for s, right, wrong in spellers)


def _prints_all(new: OpenStore) -> bool:
    views = [
        sealed.view
        for person_id in everybody(new.store)
        for sealed in sealed_of_person(new.store, person_id=person_id)
    ]
    return all(print_paper(view, "council").data.startswith(b"%PDF") for view in views)


def _inside(command: Command, home: Path, passphrase: str) -> Command:
    """The same command in another home, with a passphrase of its own and a quick key."""
    around = replace(
        command.around,
        environment={VARIABLE: passphrase},
        cost=command.around.cost or _QUICK,
        policy=Policy(),
    )
    return replace(command, around=around, home=home)


def practice(command: Command, given: Arguments) -> int:
    """The main job without a window: practice families, their pages, and packages delivered."""
    to = given.to.absolute()
    make_folder(to)
    home, folder = to / "home", to / "packages"
    kept = command.around.environment.get(VARIABLE)
    passphrase = kept or suggest_passphrase()
    _make_room(home)
    today = given.today or command.around.clock.today()
    clock = FixedClock(noon_of(today))
    with made(_inside(command, home, passphrase), clock=clock) as new:
        write_whole(home / _MARK, b"Invented people only. This folder may be thrown away.\n")
        add_practice_worker(new.store)
        add_practice_family(new.store, clock)
        make_folder(folder)
        keep_private_setting(
            new.store,
            "destinations",
            [{"name": "Council folder", "folder": str(folder), "profile": "generic"}],
        )
        report = deliver_waiting(
            new.store,
            destinations=destinations_of(new.store, Policy()),
            progress=command.progress,
        )
        lines = packages_in(new.store)
        total = people(new.store).total
    show_recovery_code(command, new.recovery_code)
    words = command.words
    if not kept:
        command.say(words.text(N_("Passphrase of the practice store: {phrase}"), phrase=passphrase))
    command.say(
        words.text(
            N_("{people} practice people, {count} packages delivered and read back in {folder}"),
            people=total,
            count=len(report.delivered),
            folder=folder,
        )
    )
    for line in lines:
        command.say(f"  {line.person_name}, {words.text(line.what)}: {line.reference}")
    command.say(words.text(N_("The practice store is in {home}."), home=home))
    command.give(
        {
            "home": str(home),
            "packages": str(folder),
            "people": total,
            "delivered": [line.reference for line in lines if line.state == "delivered"],
            "failed": [
                {"package_id": package_id, "reason": words.say(reason)}
                for package_id, reason in report.failed
            ],
            "recovery_code": new.recovery_code,
            **({} if kept else {"passphrase": passphrase}),
        }
    )
    is_done = not report.failed and not report.waiting
    return 0 if is_done and all(is_whole_package(folder / line.reference) for line in lines) else 1


def _make_room(home: Path) -> None:
    """Move the home of an earlier practice aside; anything else is left and refused."""
    if not home.exists() or not has_store(home):
        return
    if not (home / _MARK).is_file():
        raise StoreExists(
            message(N_("There is a store in this folder already: {folder}"), folder=home),
            message(N_("Nothing was changed. Choose another folder.")),
        )
    earlier = home.with_name(_EARLIER)
    try:
        if earlier.exists():
            shutil.rmtree(earlier)
        home.rename(earlier)
    except OSError as error:
        raise file_trouble(error) from error
