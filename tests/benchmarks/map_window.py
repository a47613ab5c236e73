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

from app.casework import history, people
from app.casework.map_bringing import TieToMake, bring_in
from app.clock import SystemClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.settings import Settings
from app.ui.application import qt_application, wear
from app.ui.desk import Desk
from app.ui.frame import offer_for
from app.ui.screens.ecomap import EcomapScreen
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


def undone(screen: EcomapScreen, desk: Desk) -> list[float]:
    """How long it takes to take back who was moved nearer, until it is painted."""
    taken: list[float] = []
    for member in screen.shown.members[:TIMES]:
        screen.doing.change(member, "is_pinned", not member.is_pinned)
        screen.doing.change(member, "note", "Rings on Sundays")
        QApplication.processEvents()
        began = time.perf_counter()
        offer = offer_for(desk, screen.undo_scope(), is_redo=False)
        if offer is not None:
            history.undo(desk.store, step_id=offer.step_id)
        screen.refresh(None)
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


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
        for _ in range(TIMES):
            screen.close()
            screen.deleteLater()
            QApplication.processEvents()
            began = time.perf_counter()
            screen = opened(desk, person_id)
            times.append((time.perf_counter() - began) * 1000)
        frames, taken_up = drags(screen)
        back = undone(screen, desk)
        screen.leave()
        desk.store.close()
    print(json.dumps({"open": times, "drag": frames, "freeze": taken_up, "undo": back}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
