"""A window's surroundings: our style on Qt, a real encrypted store, a desk and a whole program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import doors_of, open_house
from app.casework import workers
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.security.cost import KeyCost
from app.settings import Settings
from app.ui.application import qt_application, wear
from app.ui.desk import Desk
from app.ui.focus import FocusKeeper
from app.ui.house import Doors, House
from app.ui.style import Style
from tests.conftest import MOMENT
from tests.ui.keys import FixedKey

TEST_COST = KeyCost(memory_kib=64, passes=1, lanes=1)
TEST_FLOOR = 8


@pytest.fixture(autouse=True)
def our_look(qapp: QApplication) -> Iterator[QApplication]:
    """Every window test sees what the worker sees: our style, fonts and ring."""
    qt_application([])
    wear(qapp, Style())
    keeper = FocusKeeper(qapp)
    yield qapp
    keeper.end()
    QApplication.clipboard().clear()
    _take_down_windows()


def _take_down_windows() -> None:
    """Delete what windows a test left: each new style is put on everything that still lives."""
    for window in QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home."""
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose owner is Gwen Price, made once and copied for every test."""
    home = tmp_path_factory.mktemp("made_once")
    store = Store.create(home, FixedKey(), clock=FixedClock(MOMENT, seed=2))
    workers.set_owner(
        store,
        name="Gwen Price",
        role="Social worker",
        organisation="Marlbeck Council",
        team="Llanbedr hub",
        phone="01632 960 114",
        language="en",
    )
    store.close()
    return home


@pytest.fixture
def store(made_once: Path, home: Path, clock: FixedClock) -> Iterator[Store]:
    """A new store whose owner is Gwen Price."""
    shutil.copytree(made_once, home, dirs_exist_ok=True)
    store = Store.open(home, FixedKey(), clock=clock)
    yield store
    store.close()


@pytest.fixture
def desk(store: Store, home: Path, clock: FixedClock) -> Desk:
    """Gwen's desk, in English and light."""
    return Desk(
        store=store,
        catalogue=shipped(),
        policy=Policy(),
        settings=Settings(),
        clock=clock,
        home=home,
        words=Words("en"),
    )


@pytest.fixture
def desk_in(desk: Desk) -> Callable[[str], Desk]:
    """The same desk in another language (`cy`, or `pseudo`, which shows unmarked words)."""
    return lambda language: replace(desk, words=Words(language))


@pytest.fixture
def house(home: Path, clock: FixedClock) -> Iterator[House]:
    """A house without a store."""
    house = open_house(home, clock=clock, policy=Policy())
    house.lock.acquire()
    yield house
    house.lock.release()


@pytest.fixture
def doors(house: House) -> Doors:
    """Its doors, with keys that cost little."""
    return doors_of(house, cost=TEST_COST, floor=TEST_FLOOR)
