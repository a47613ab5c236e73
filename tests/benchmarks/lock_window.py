"""One process with a real window that is locked, measured from inside; prints one line of JSON.

`python -m tests.benchmarks.lock_window HOME`
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.benchmarks.window import give, spin, unlocked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from app.ui.screens.page import PageScreen

WORDS = "My own front door, and somebody to laugh with on Fridays."


def main(words: Sequence[str]) -> None:
    """Type on a page, press Ctrl+L, and wait until the process would be replaced."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from app.casework.people import people
    from app.security.data_key import DataKey
    from app.ui.shell import Shell

    ended: list[tuple[float, int]] = []
    wiped: list[float] = []
    wipe = DataKey.wipe

    def timed_wipe(self: DataKey) -> None:
        wipe(self)
        wiped.append(time.monotonic())

    DataKey.wipe = timed_wipe
    qt, application, found = unlocked(
        Path(words[0]), on_exit=lambda code: ended.append((time.monotonic(), code))
    )
    shell = application.shell
    assert isinstance(shell, Shell)
    shell.begin_page(people(shell.desk.store).rows[0].id, "conversation_1")
    spin(qt, 1.0)
    page = cast("PageScreen", shell.screen_in_front())
    page.sheet.go_to("what_matters")
    box = cast("QPlainTextEdit", page.sheet.widgets["what_matters"].first_box())
    QTest.keyClicks(box, WORDS)
    began = time.monotonic()
    QTest.keyClick(application.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    while not ended:
        qt.processEvents()
        if time.monotonic() - began > 60:
            raise RuntimeError("it was not locked within a minute")
    ((at, code),) = ended
    give(
        {
            "ms": (at - began) * 1000,
            "wiped_ms": (wiped[-1] - began) * 1000,
            "code": code,
            "today_ms": found["ms"],
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
