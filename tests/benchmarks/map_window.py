"""A window with a map of so many people: how long its drags, its opening and an undo take."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.casework import people, workers
from app.casework.map_bringing import TieToMake, bring_in
from app.clock import SystemClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.journal import Changed
from app.models.store import Store
from app.policy import Policy
from app.settings import Settings
from app.ui.application import qt_application, wear
from app.ui.desk import Desk
from app.ui.screens.ecomap import EcomapScreen
from app.ui.stepping import take_newest
from app.ui.style import Style
from tests.ui.keys import FixedKey

KINDS: Final = ("family", "friend", "neighbour", "community", "work", "paid", "group", "pet")
RINGS: Final = ("extremely", "very", "very", "quite", "quite", "")
FRAMES: Final = 120
TIMES: Final = 7


def filled(home: Path, many: int, joined: int) -> tuple[Desk, str]:
    """A store with somebody who has so many people and ties around them."""
    chance = random.Random(many)  # noqa: S311 - the same map every time, no secret
    store = Store.create(home, FixedKey(), clock=SystemClock())
    workers.set_owner(store, name="Alex Green")
    person_id = people.add_person(store, name="Arthur Bevan").id
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < joined:
        first, second = sorted(chance.sample(range(many), 2))
        pairs.add((first, second))
    bring_in(
        store,
        person_id=person_id,
        people=[
            {
                "name": f"{chance.choice(('Gill', 'Myfanwy', 'Huw Tomos', 'Dr Amin'))} {number}",
                "relation": chance.choice(("", "sister", "next door", "from chapel")),
                "kind": chance.choice(KINDS),
                "closeness": chance.choice(RINGS),
            }
            for number in range(many)
        ],
        ties=[TieToMake(first=first, second=second) for first, second in sorted(pairs)],
    )
    desk = Desk(
        store=store,
        catalogue=shipped(),
        policy=Policy(),
        settings=Settings(),
        clock=store.clock,
        home=home,
        words=Words("en"),
    )
    return desk, person_id


def opened(desk: Desk, person_id: str) -> EcomapScreen:
    """The screen, painted."""
    screen = EcomapScreen(desk, person_id)
    screen.resize(1180, 760)
    screen.show()
    QApplication.processEvents()
    return screen


def drags(screen: EcomapScreen) -> tuple[list[float], list[float]]:
    """How long each frame takes, and how long taking somebody up, in milliseconds."""
    frames: list[float] = []
    taken_up: list[float] = []
    canvas = screen.canvas
    for node in canvas.nodes[:: max(1, len(canvas.nodes) // 3)][:3]:
        middle = QPointF(node.geometry().center())
        began = time.perf_counter()
        canvas.dragging.begin(node.member_id, middle)
        QApplication.processEvents()
        taken_up.append((time.perf_counter() - began) * 1000)
        for number in range(FRAMES // 3):
            at = middle + QPointF(number * 3, number * 2)
            began = time.perf_counter()
            canvas.dragging.go(at)
            QApplication.processEvents()
            frames.append((time.perf_counter() - began) * 1000)
        canvas.dragging.give_up()
        QApplication.processEvents()
    return frames, taken_up


def undone(screen: EcomapScreen, desk: Desk) -> tuple[list[float], list[float]]:
    """How long it takes to take back what was said of somebody, and where they were moved to.

    As by Ctrl+Z, from the key until the map is painted: the store tells the screen what changed.
    """
    said: list[float] = []
    moved: list[float] = []
    for member in screen.shown.members[:TIMES]:
        screen.doing.change(member, "note", "Rings on Sundays")
        said.append(taken_back(screen, desk))
        screen.doing.move(member, ((member.angle or 0.0) + 40.0) % 360.0, None)
        moved.append(taken_back(screen, desk))
    return said, moved


def taken_back(screen: EcomapScreen, desk: Desk) -> float:
    """How long it takes to take back the newest step until it is painted, in milliseconds."""
    told: list[Changed] = []
    words: list[str] = []
    QApplication.processEvents()
    unsubscribe = desk.store.subscribe(told.append)
    began = time.perf_counter()
    screen.leave()
    take_newest(screen, desk, screen.undo_scope(), is_redo=False, said=words.append)
    for changed in told:
        screen.refresh(changed)
    QApplication.processEvents()
    took = (time.perf_counter() - began) * 1000
    unsubscribe()
    if not (told and words):
        raise RuntimeError("nothing was taken back")
    return took


def listed(screen: EcomapScreen) -> float:
    """How long it takes to show everybody as a list, in milliseconds."""
    began = time.perf_counter()
    screen.toggle_list()
    QApplication.processEvents()
    took = (time.perf_counter() - began) * 1000
    screen.toggle_list()
    QApplication.processEvents()
    return took


def main(many: int, joined: int) -> None:
    """Print what was measured as JSON."""
    application = qt_application([])
    wear(application, Style())
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir()
        desk, person_id = filled(home, many, joined)
        screen = opened(desk, person_id)
        times: list[float] = []
        lists: list[float] = []
        for _ in range(TIMES):
            screen.close()
            screen.deleteLater()
            QApplication.processEvents()
            began = time.perf_counter()
            screen = opened(desk, person_id)
            times.append((time.perf_counter() - began) * 1000)
            lists.append(listed(screen))
        frames, taken_up = drags(screen)
        said, moved = undone(screen, desk)
        screen.leave()
        desk.store.close()
    seen = {"open": times, "list": lists, "drag": frames, "freeze": taken_up}
    print(json.dumps({**seen, "undo": said, "undo_move": moved}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
