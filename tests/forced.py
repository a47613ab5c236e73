"""Forces exceptions that carry a marker, everywhere one can arise: `python -m tests.forced HOME`.

A process of its own, so that the product's own hooks are in place and nobody else's.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_house
from app.casework import people
from app.casework.interview import Interview
from app.cli import moving
from app.errors import AppError
from app.exchange.record import load
from app.forms.catalogue import shipped
from app.log import install_hooks
from app.models.person import Person
from app.models.store import Step, Store, Verb
from app.policy import Policy
from app.ui import tasks
from app.ui.application import qt_application
from tests.exchange.making import open_home
from tests.test_cli import run
from tests.ui.canary import MARK

EACH: Final = 30
CANARY: Final = f"{MARK} Edna Marwood"


def kinds() -> tuple[Callable[[], object], ...]:
    """Ways in which words of a person get into an exception."""

    class Told(Exception):
        """One that shows what it was given in every way there is."""

        def __str__(self) -> str:
            return CANARY

        def __repr__(self) -> str:
            return CANARY

    def chained() -> None:
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            error.add_note(CANARY)
            raise ValueError(CANARY) from error

    def grouped() -> None:
        raise ExceptionGroup(CANARY, [ValueError(CANARY), KeyError(CANARY)])

    def told() -> None:
        raise Told(CANARY)

    def named() -> None:
        raise type(CANARY, (Exception,), {})(CANARY)

    return (
        lambda: dict[str, str]()[CANARY],
        lambda: int(CANARY),
        lambda: Path(f"/nowhere/{CANARY}").read_text(),
        lambda: CANARY.encode("ascii", CANARY),
        lambda: json.loads(f'{{"{CANARY}": '),
        lambda: compile(f"{CANARY} = =", CANARY, "exec"),
        lambda: getattr(CANARY, MARK),
        chained,
        grouped,
        told,
        named,
    )


def way(number: int) -> Callable[[], object]:
    """One of them, in turn."""
    ways = kinds()
    return ways[number % len(ways)]


class Raiser(QObject):
    """Its slots raise."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._raise)

    def _raise(self, number: int) -> None:
        way(number)()


class Doomed:
    """Raises when it goes."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __del__(self) -> None:
        way(self._number)()


def in_slots(application: QApplication) -> None:
    """In slots, straight and from a timer."""
    raiser = Raiser()
    for number in range(EACH):
        raiser.asked.emit(number)
        QTimer.singleShot(0, raiser, way(number))
    settle(application)


def in_workers(application: QApplication) -> None:
    """In the window's tasks, in plain threads, and in destructors."""
    owner = QObject()
    for number in range(EACH):
        tasks.start(owner, lambda _, n=number: way(n)(), done=_ignore, failed=_ignore)
        thread = threading.Thread(target=way(number))
        thread.start()
        thread.join()
        Doomed(number)
    settle(application)


def in_writers(store: Store) -> list[BaseException]:
    """On the writer's thread, and in a store that refuses what it is given."""
    met: list[BaseException] = []

    def fails(number: int) -> None:
        def work(session: object) -> None:
            del session
            way(number)()

        store.write_later(Step(Verb.NOTED), work, done=lambda e: met.append(e) if e else None)
        _caught(met, store.flush)

    def refused() -> None:
        with store.writing(Step(Verb.ADDED_PERSON)) as session:
            session.add(Person(name=CANARY, merged_into=CANARY))  # no such row

    for number in range(EACH):
        fails(number)
        _caught(met, refused)
    return met


def in_verbs(store: Store) -> list[BaseException]:
    """Verbs given what does not fit: names of keys, values, whole documents."""
    met: list[BaseException] = []
    person = people.add_person(store, name=CANARY)
    page = Interview.begin(
        store, person_id=person.id, page_key="conversation_1", catalogue=shipped()
    )
    documents = [{"id": CANARY, "name": CANARY}, {"people": CANARY}, {CANARY: CANARY}]
    for number in range(EACH):
        for does in (
            lambda: people.change_person(store, person_id=CANARY, name=CANARY),
            lambda: people.change_person(store, person_id=person.id, involvement=CANARY),
            lambda: people.change_person(store, person_id=person.id, **{MARK: CANARY}),
            lambda: page.answer(CANARY, CANARY),
            lambda n=number: load(store, json.dumps(documents[n % 3]).encode()),
        ):
            _caught(met, does)
    page.close()
    return met


def in_commands(home: Path) -> str:
    """In the middle of a command; everything they said."""
    said = ""
    for number in range(EACH):

        def broken(*_: object, number: int = number, **__: object) -> None:
            way(number)()

        moving.find = broken
        answer = run("find", "--home", home, "x")
        assert answer.code == 3
        said += answer.err + answer.out
    return said


def _caught(met: list[BaseException], does: Callable[[], object]) -> None:
    try:
        does()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the log below
        met.append(error)


def _ignore(_: object) -> None:
    """Nobody asked for the answer."""


def settle(application: QApplication) -> None:
    """Let everything that was asked for happen."""
    end = time.monotonic() + 1
    while time.monotonic() < end:
        QThreadPool.globalInstance().waitForDone(100)
        application.processEvents()


def main() -> None:
    """Force them all; says how many came to the log, and all that a person would be shown."""
    home = Path(sys.argv[1])
    house = open_house(home, policy=Policy())
    application = qt_application([])
    shown: list[str] = []
    install_hooks(house.log, shown.append)
    in_slots(application)
    in_workers(application)
    kept = open_home(home)
    met = [*in_writers(kept.store), *in_verbs(kept.store)]
    kept.store.close()
    references = [house.log.trouble(error) for error in met if not isinstance(error, AppError)]
    said = in_commands(home)
    ours = [error for error in met if isinstance(error, AppError)]
    references += [house.log.trouble(error) for error in ours]
    print(len(shown), len(references), len(ours), said.count("reference"), file=sys.stdout)  # noqa: T201 - told to the test
    print(*[f"{error} {error!r}" for error in ours], file=sys.stdout)  # noqa: T201 - told to the test


if __name__ == "__main__":
    main()
