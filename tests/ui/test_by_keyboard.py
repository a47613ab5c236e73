"""Each practice family's conversations, from an empty store through the window by keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.casework.practice import HOUSEHOLDS
from app.casework.practice.making import Making, make
from app.casework.practice.told import Told
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.models.store import Store
from app.policy import Policy
from app.ui.desk import Desk
from tests.conftest import MOMENT
from tests.ui.frames import shown_shell
from tests.ui.keyboard_talk import Worker
from tests.ui.keys import FixedKey
from tests.ui.what_is_said import people_of, said_of, still_there

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def worker(desk: Desk, qtbot: QtBot, clock: FixedClock) -> Iterator[Worker]:
    """A worker without a mouse in front of an empty store."""
    for shell in shown_shell(desk, qtbot):
        shell.setUpdatesEnabled(False)  # nobody looks: half of the time went into painting
        yield Worker(shell, qtbot, clock)


@pytest.fixture
def practised(made_once: Path, tmp_path: Path) -> Iterator[Callable[[Told], tuple[Store, str]]]:
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


@pytest.mark.parametrize("told", HOUSEHOLDS, ids=lambda told: told.name.split()[0])
def test_a_familys_conversations_are_had_by_keys_alone(
    worker: Worker,
    told: Told,
    practised: Callable[[Told], tuple[Store, str]],
    tmp_path: Path,
) -> None:
    store, practice_id = practised(told)
    said = said_of(store, practice_id, shipped())
    people = [p for p in people_of(store, practice_id) if p["name"] in still_there(told)]
    worker.goes_through(told, said, tmp_path)
    mine = worker.shell.desk.store
    for page, told_page in zip(said_of(mine, worker.person_id, shipped()), said, strict=True):
        assert page.answers == told_page.answers
        assert page.whose == told_page.whose
        assert page.promises == told_page.promises
        assert page == told_page
    around = people_of(mine, worker.person_id)
    assert [known for known in around if known["name"] in still_there(told)] == people
