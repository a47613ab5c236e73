"""Keys in a jotted line while a list comes in and is taken back, in a real window; one JSON line.

`python -m tests.benchmarks.beside_window HOME ROWS`
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.window import KEY_EVERY, SENTENCE, give, on_painted, spin, unlocked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

LONGEST: Final = 120.0
"""Seconds."""


def main(words: Sequence[str]) -> None:
    """Look at a list, bring it in, and type beside it until it is in; then undo it."""
    from app.ui.screens.caseload import CaseloadScreen
    from app.ui.shell import Shell

    home, rows = Path(words[0]), int(words[1])
    qt, application, _ = unlocked(home)
    shell = application.shell
    assert isinstance(shell, Shell)
    lines = "".join(f"Su{n},Fo{n},{n % 28 + 1}/03/1948,M{n},tea\n" for n in range(rows))
    listed = home.parent / "list.csv"
    listed.write_text(f"Surname,Forename,DOB,Mosaic ID,Notes\n{lines}")
    shell.go("caseload")
    screen: object = shell.screen_in_front()
    assert isinstance(screen, CaseloadScreen)
    screen.take_file(listed)
    until(qt, lambda: screen.plan.isVisible() and screen.wait.isHidden())
    shell.jotting.begin()
    panel = shell.jotting.panel
    assert panel is not None
    spin(qt, 1.0)
    began = time.monotonic()
    screen.bring_in()
    panel.start()
    late = typed_until(qt, panel.entry, screen.done.isVisible)
    took = time.monotonic() - began
    panel.close_kept()
    spin(qt, 1.0)
    began = time.monotonic()
    turns = [began]
    screen.take_back()
    while screen.wait.isVisible():
        qt.processEvents()
        turns.append(time.monotonic())
        time.sleep(0.001)
    longest = max(later - earlier for earlier, later in zip(turns, turns[1:], strict=False))
    give({
        "late": late,
        "seconds": took,
        "undo_seconds": time.monotonic() - began,
        "undo_longest_ms": longest * 1000,
    })  # fmt: skip


def until(qt: QApplication, is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    ends = time.monotonic() + LONGEST
    while not is_so():
        spin(qt, 0.01)
        if time.monotonic() > ends:
            raise RuntimeError("it did not come about within two minutes")


def typed_until(
    qt: QApplication, box: QPlainTextEdit, is_over: Callable[[], bool]
) -> Sequence[float]:
    """Milliseconds from when each key was due to when its letter had been painted."""
    from PySide6.QtTest import QTest

    painted: list[float] = []
    late: list[float] = []
    due = time.monotonic()
    while not is_over():
        sign = SENTENCE[len(late) % len(SENTENCE)]
        while time.monotonic() < due:
            qt.processEvents()
            time.sleep(0.0005)
        painted.clear()
        on_painted(box.viewport(), lambda: painted.append(1.0))
        QTest.keyClicks(box, sign)
        while not painted:
            qt.processEvents()
        late.append((time.monotonic() - due) * 1000)
        due = max(due + KEY_EVERY, time.monotonic())
    return late


if __name__ == "__main__":
    main(sys.argv[1:])
