"""A desk with people on it, and screens that are shown and put away again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import doors_of, open_house
from app.casework import contacts, network, people, promises
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.clock import FixedClock
from app.policy import Policy
from app.settings import Settings
from app.ui.desk import Desk
from app.ui.house import Newcomer, Opened
from app.ui.joining import desk_for
from tests.ui.conftest import TEST_COST, TEST_FLOOR

Screen = TypeVar("Screen", bound=QWidget)
Show = Callable[[Screen], Screen]


Locking = list[Callable[[], None] | None]
"""What was to be done between closing the store and the fresh process, each time it locked."""


@pytest.fixture
def locks() -> Locking:
    """Nothing yet."""
    return []


@contextmanager
def a_house_at_work(
    home: Path, clock: FixedClock, passphrase: str, locks: Locking
) -> Generator[tuple[Desk, Opened]]:
    """A desk of a whole house with a real key; what locking was to do is noted."""
    house = open_house(home, clock=clock, policy=Policy())
    house.lock.acquire()
    doors = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR)
    keys = doors.make_keys(passphrase)
    opened = doors.found(keys, Newcomer(name="Gwen", cover_code="7391", wants_practice=False))
    yield desk_for(opened, house, doors, Settings(), lock=locks.append), opened
    opened.store.close()
    house.lock.release()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Shows a screen of 1180 by 760 and waits until it has the keyboard."""
    shown: list[QWidget] = []

    def build(screen: QWidget) -> QWidget:
        shown.append(screen)
        screen.resize(1180, 760)
        screen.show()
        qtbot.waitExposed(screen)
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    yield build
    for screen in shown:
        leave = getattr(screen, "leave", None)
        if leave is not None:
            leave()
        screen.close()
        screen.deleteLater()


@pytest.fixture
def arthur(desk: Desk, clock: FixedClock) -> PersonView:
    """Arthur Bevan: a draft page, two people around him, a promise two days late, a note."""
    store = desk.store
    person = people.add_person(
        store,
        name="Arthur Bevan",
        preferred_name="Arthur",
        born="1944-05-03",
        nhs_number="9434765919",
        needs=["Large print", "Speak to his left side"],
        may_be_told="Carys",
    )
    page = Interview.begin(
        store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "The shed, chapel, this house.")
    page.flush()
    page.close()
    carys = network.add_member(store, person_id=person.id, name="Carys", closeness="very")
    promises.add_promise(
        store,
        person_id=person.id,
        page_id=page.page_id,
        what="Men's Shed with Gwen",
        who_kind="member",
        who_id=carys.id,
        by_when="2026-11-10",
    )
    contacts.note_contact(
        store,
        person_id=person.id,
        words="Brighter since the half-step went in.",
        way="phone",
        on_date="2026-11-11",
        with_whom="Carys",
        next_contact_on="2026-11-20",
    )
    store.close_steps()
    return person
