"""Each practice family's conversations, from an empty store through the window by keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from app.casework.practice import HOUSEHOLDS
from app.casework.practice.households.tolley import MAUREEN
from app.casework.practice.making import Making, make
from app.casework.practice.told import Told
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.models.store import Store
from app.policy import Policy
from app.ui.desk import Desk
from tests.conftest import MOMENT
from tests.ui.by_keyboard import Key, Keys
from tests.ui.frames import shown_shell
from tests.ui.keyboard_talk import Worker
from tests.ui.keys import FixedKey
from tests.ui.test_program import CODE, PASSPHRASE, Begin, ProgramDriver, begin
from tests.ui.what_is_said import people_of, said_of, still_there

__all__ = ["begin"]  # a fixture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


Practised = Callable[[Told], tuple[Store, str]]
WHOLE: Final = MAUREEN
"""Whose conversations are had in the whole program, from its first start on."""


@pytest.fixture
def worker(desk: Desk, qtbot: QtBot, clock: FixedClock) -> Iterator[Worker]:
    """A worker without a mouse in front of an empty store."""
    for shell in shown_shell(desk, qtbot):
        shell.setUpdatesEnabled(False)  # nobody looks: half of the time went into painting
        yield Worker(shell, qtbot, clock)


@pytest.fixture
def practised(made_once: Path, tmp_path: Path) -> Iterator[Practised]:
    """The store of somebody who had the same conversations otherwise, and the person's id."""
    home = shutil.copytree(made_once, tmp_path / "practised")
    clock = FixedClock(MOMENT, seed=5)
    store = Store.open(home, FixedKey(), clock=clock)

    def make_it(told: Told) -> tuple[Store, str]:
        making = Making(
            store=store,
            clock=clock,
            today=MOMENT.date(),
            catalogue=shipped(),
            policy=Policy(),
            sends=False,
        )
        return store, make(making, told)

    yield make_it
    store.close()


def are_the_same(worker: Worker, told: Told, practised: tuple[Store, str]) -> None:
    """What was typed is what the practice family said, and round them is who was named."""
    practice, practice_id = practised
    mine = worker.shell.desk.store
    known = said_of(practice, practice_id, shipped())
    for page, told_page in zip(said_of(mine, worker.person_id, shipped()), known, strict=True):
        assert page.answers == told_page.answers
        assert page.whose == told_page.whose
        assert page.promises == told_page.promises
        assert page == told_page
    there = still_there(told)
    around = [one for one in people_of(mine, worker.person_id) if one["name"] in there]
    assert around == [one for one in people_of(practice, practice_id) if one["name"] in there]


@pytest.mark.parametrize(
    "told",
    [told for told in HOUSEHOLDS if told is not WHOLE],
    ids=lambda told: told.name.split()[0],
)
def test_a_familys_conversations_are_had_by_keys_alone(
    worker: Worker, told: Told, practised: Practised, tmp_path: Path
) -> None:
    known = practised(told)
    worker.goes_through(told, said_of(*known, shipped()), tmp_path)
    are_the_same(worker, told, known)


def test_from_the_first_start_to_the_paper_in_the_hand_no_mouse_is_needed(
    begin: Begin, practised: Practised, qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    known = practised(WHOLE)
    for number, said in enumerate(said_of(*known, shipped())):
        # The clock is moved while the program is not there: it locks who has been away for long.
        clock.set(datetime.combine(date.fromisoformat(said.day), time(11), UTC))
        driver = begin()
        keys = Keys(qtbot, driver.application.window)
        comes_in(keys, driver, is_first=number == 0)
        worker = Worker(driver.shell(), qtbot, None)
        if number:
            worker.opens(WHOLE.name)
        worker.has_talk(WHOLE, number, said, tmp_path)
        if number == len(WHOLE.talks) - 1:
            are_the_same(worker, WHOLE, known)
        driver.lock()


def comes_in(keys: Keys, driver: ProgramDriver, *, is_first: bool) -> None:
    """Set up the program, or unlock it."""
    if is_first:
        sets_up(keys, driver)
    else:
        assert keys.at() is driver.unlock_screen().passphrase
        keys.type(f"{PASSPHRASE}\n")


def sets_up(keys: Keys, driver: ProgramDriver) -> None:
    """The first set-up, without the practice families."""
    screen = driver.welcome()
    keys.press(Key.Key_Return)  # past the cards
    assert keys.at() is screen.name
    keys.type("Gwen Price\n")
    assert keys.at() is screen.passphrase.first
    keys.type(PASSPHRASE)
    keys.tab_on(screen.passphrase.again)
    keys.type(f"{PASSPHRASE}\n")
    assert keys.at() is screen.code
    keys.type(f"{CODE}\n")
    driver.qtbot.waitUntil(lambda: keys.at() is screen.typed_back, timeout=20_000)
    keys.type(screen.recovery.text().replace("\n", "-"))
    keys.tab_on(screen.practice)
    keys.tick(screen.practice, wanted=False)
    keys.tab_on(screen.typed_back, back=True)
    keys.press(Key.Key_Return)
