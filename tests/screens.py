"""Pictures of every screen, from the real widgets: `python -m tests.screens [FOLDER]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import doors_of, open_house
from app.casework import people, workers
from app.casework.pages import pages_of_person
from app.casework.practice import add_practice_family, add_practice_worker
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.security.cost import KeyCost
from app.settings import Settings
from app.ui.application import qt_application, style_of, wear
from app.ui.cover import CoverScreen
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.focus import FocusKeeper
from app.ui.house import Doors
from app.ui.screens.unlock import UnlockScreen
from app.ui.screens.welcome import WelcomeScreen
from app.ui.shell import Shell
from app.ui.window import MainWindow

WIDE, NARROW = (1440, 900), (1024, 640)
LOOKS = (
    ("light", Settings(), WIDE),
    ("dark", Settings(theme="dark"), WIDE),
    ("contrast", Settings(theme="contrast"), WIDE),
    ("welsh", Settings(language="cy"), WIDE),
    ("narrow", Settings(), NARROW),
    ("large", Settings(text_size=200), NARROW),
)
TODAY = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)


class Photographer:
    """Puts a screen into a window and keeps its picture."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self.taken: list[Path] = []

    def settle(self) -> None:
        """Let layouts, and what was asked for off the main thread, come to rest."""
        for _ in range(4):
            QThreadPool.globalInstance().waitForDone(QDeadlineTimer(5000))
            for _ in range(20):
                self._application.processEvents()

    def take(self, name: str, settings: Settings, size: tuple[int, int], front: QWidget) -> None:
        """Show it and keep the picture as `name.png`."""
        window = MainWindow()
        window.resize(*size)
        window.show_front(front)
        window.show()
        window.activateWindow()
        if isinstance(front, Shell):
            front.go_to(front.place)
        self.settle()
        path = self._folder / f"{name}.png"
        window.grab().save(str(path))
        self.taken.append(path)
        if isinstance(front, Shell):
            front.leave()
            front.dismiss()
        window.shut()
        window.deleteLater()
        self.settle()


@contextmanager
def practice_store(home: Path) -> Generator[tuple[Store, Doors, FixedClock]]:
    """A store with the six practice households."""
    clock = FixedClock(TODAY)
    house = open_house(home, clock=clock, policy=Policy())
    doors = doors_of(house, cost=KeyCost(memory_kib=64, passes=1, lanes=1), floor=8)
    keys = doors.make_keys("teapot-ladder-harbour-moss")
    store = Store.create(home, keys.key, clock=clock)
    add_practice_worker(store)
    add_practice_family(store, clock)
    clock.set(TODAY)
    keep_code(store, "7391")
    yield store, doors, clock
    store.close()


def _places(store: Store) -> Iterator[tuple[str, str, str]]:
    """Name of the picture, screen, and whose."""
    yield "today", "today", ""
    yield "people", "people", ""
    person = people.people(store, query="Edna").rows[0]
    yield "person", "person", person.id
    pages = pages_of_person(store, person_id=person.id, catalogue=shipped(), words=Words("en"))
    if pages:
        yield "page", "page", pages[0].id
    yield "outbox", "outbox", ""
    yield "settings", "settings", ""
    yield "help", "help", ""


def photograph(folder: Path) -> list[Path]:
    """Take every picture; where they are."""
    application = qt_application(sys.argv[:1])
    keeper = FocusKeeper(application)
    camera = Photographer(application, folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir()
        with practice_store(home) as (store, doors, clock):
            for look, settings, size in LOOKS:
                wear(application, style_of(settings))
                words = Words(settings.language)
                camera.take(f"unlock-{look}", settings, size, UnlockScreen(words, doors))
                welcome = WelcomeScreen(words, doors, Policy())
                camera.take(f"welcome-{look}", settings, size, welcome)
                camera.take(f"cover-{look}", settings, size, CoverScreen(words, store))
                desk = Desk(
                    store=store,
                    catalogue=shipped(),
                    policy=Policy(),
                    settings=settings,
                    clock=clock,
                    home=home,
                    words=words,
                )
                for name, screen, ident in _places(store):
                    shell = Shell(desk)
                    shell.go(screen, ident)
                    camera.take(f"{name}-{look}", settings, size, shell)
            assert workers.owner(store) is not None
    keeper.end()
    return camera.taken


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("resources/screenshots")
    made = photograph(chosen)
    sys.stdout.write(f"{len(made)} pictures in {chosen}\n")
