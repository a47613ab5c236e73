"""One process with a real window, offscreen, measured from inside; prints one line of JSON.

`python -m tests.benchmarks.window today|typing|plain [HOME]`
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

    from app.ui.application import Application
    from app.ui.screens.page import PageScreen

KEY_EVERY: Final = 0.06
"""Seconds between two keys: some 200 words a minute, faster than anyone writes beside a talk."""
REST: Final = 0.8
"""Seconds of thought after each sentence: words are stored and both papers measured."""
SENTENCE: Final = "My own front door, and somebody to laugh with on Fridays. "
SENTENCES: Final = 10

Found = Mapping[str, object]


def resident_mb() -> float:
    """The memory that this process holds now, in MB."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def on_painted(widget: QWidget, then: Callable[[], None]) -> None:
    """Call `then` once a widget has been painted; no other thing is watched, which would cost."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Sees what happens to the widget until it is painted."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            """Never holds an event back."""
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                self.deleteLater()
                QTimer.singleShot(0, then)
            return False

    widget.installEventFilter(Watch(widget))


def on_today_painted(then: Callable[[], None]) -> None:
    """Call `then` once an unlocked window shows Today with all that is on it.

    Cards and rows are painted in the same go as the screen they stand on.
    """
    from PySide6.QtCore import QTimer

    from app.ui.screens.today import TodayScreen

    paint = TodayScreen.paintEvent
    told: list[TodayScreen] = []

    def paint_and_tell(self: TodayScreen, event: QPaintEvent) -> None:
        paint(self, event)
        if self.isVisible() and not told:  # and not merely rehearsed
            told.append(self)
            QTimer.singleShot(0, then)

    TodayScreen.paintEvent = paint_and_tell


def spin(application: QApplication, seconds: float) -> None:
    """Let the window live for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.001)


def give(found: Found) -> None:
    """Say what was found and end at once: what follows is not measured."""
    print(json.dumps(found), flush=True)
    os._exit(0)


def unlocked(
    home: Path, *, on_exit: Callable[[int], None] = lambda _: None
) -> tuple[QApplication, Application, Found]:
    """A whole program with its store unlocked and Today painted, and what that took."""
    from PySide6.QtCore import QThreadPool

    from app.bootstrap import doors_of, open_house
    from app.cli.surroundings import DayClock
    from app.policy import Policy
    from app.security import keys
    from app.ui.application import Application, qt_application
    from app.ui.screens.unlock import UnlockScreen
    from tests.benchmarks.practice_store import PASSPHRASE, TODAY

    qt = qt_application(["kitchen-table"])
    house = open_house(home, clock=DayClock(TODAY), policy=Policy())
    house.lock.acquire()
    application = Application(
        qt, house, doors_of(house), on_exit=lambda code: (on_exit(code), None)[1]
    )
    application.start()
    spin(qt, 0.5)
    QThreadPool.globalInstance().waitForDone()  # the libraries came while the worker typed
    spin(qt, 1.0)
    resting = resident_mb()

    stretched: list[float] = []
    unlock = keys.unlock

    def timed_unlock(*given: object, **named: object) -> object:
        began = time.monotonic()
        key = unlock(*given, **named)  # pyright: ignore[reportArgumentType] - hands on as it came
        stretched.append((time.monotonic() - began) * 1000)
        return key

    keys.unlock = timed_unlock
    (screen,) = application.window.findChildren(UnlockScreen)
    painted: list[float] = []

    on_today_painted(lambda: painted.append(time.monotonic()))
    screen.passphrase.setText(PASSPHRASE)
    began = time.monotonic()
    screen.unlock()
    while not painted:
        qt.processEvents()
        if time.monotonic() - began > 60:
            raise RuntimeError("Today was not painted within a minute")
    whole = (painted[0] - began) * 1000
    found = {"ms": whole - stretched[0], "key_ms": stretched[0], "gate_mb": resting}
    return qt, application, found


def today(home: Path) -> None:
    """From the passphrase to Today with everybody on it, and the memory a second later."""
    qt, _, found = unlocked(home)
    spin(qt, 1.5)
    give({**found, "mb": resident_mb()})


def typing(home: Path) -> None:
    """Sentences typed on a page in the whole window: how late each key is on the screen."""
    from app.casework.people import people
    from app.casework.views import PersonLine
    from app.ui.shell import Shell

    qt, application, _ = unlocked(home)
    shell = application.shell
    assert isinstance(shell, Shell)
    person: PersonLine = people(shell.desk.store, query="Edna Marwood").rows[0]
    shell.begin_page(person.id, "conversation_1")
    spin(qt, 1.0)
    page = cast("PageScreen", shell.screen_in_front())
    page.sheet.go_to("what_matters")
    box = cast("QPlainTextEdit", page.sheet.widgets["what_matters"].first_box())
    saves: list[object] = []
    page.saving.saved.connect(saves.append)
    late = typed_into(qt, box)
    give({"late": late, "saves": len(saves)})


def plain() -> None:
    """The same sentences in an empty window's one box, and nothing else going on."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    application = QApplication([])
    box = QPlainTextEdit()
    box.resize(700, 200)
    box.show()
    box.setFocus()
    spin(application, 0.3)
    give({"late": typed_into(application, box), "saves": 0})


def typed_into(application: QApplication, box: QPlainTextEdit) -> Sequence[float]:
    """Milliseconds from when each key was due to when its letter had been painted.

    Keys come when they are due, whatever goes on: one that finds the window busy waits and is late.
    """
    from PySide6.QtTest import QTest

    painted: list[float] = []
    late: list[float] = []
    due = time.monotonic() + REST
    for _ in range(SENTENCES):
        for sign in SENTENCE:
            while time.monotonic() < due:
                application.processEvents()
                time.sleep(0.0005)
            painted.clear()
            on_painted(box.viewport(), lambda: painted.append(1.0))
            QTest.keyClicks(box, sign)
            while not painted:
                application.processEvents()
            late.append((time.monotonic() - due) * 1000)
            due = max(due + KEY_EVERY, time.monotonic())
        due += REST
    return late


def main(words: Sequence[str]) -> None:
    """Run what is asked for."""
    home = Path(words[1]) if len(words) > 1 else Path()
    {
        "plain": plain,
        "today": lambda: today(home),
        "typing": lambda: typing(home),
    }[words[0]]()


if __name__ == "__main__":
    main(sys.argv[1:])
