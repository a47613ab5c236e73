"""A frame on the screen, ready to work, and taken down again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.shell import Shell

QUIET_MS: Final = 350
"""What waits for a quiet moment waits no longer than this."""


def is_quiet(shell: Shell) -> bool:
    """Whether nothing is put off to a quiet moment any more."""
    soon = [t for t in shell.findChildren(QTimer) if t.isSingleShot() and t.interval() <= QUIET_MS]
    return not any(timer.isActive() for timer in soon)


def shown_shell(
    desk: Desk, qtbot: QtBot, *, room: str = "today", width: int = 1180, height: int = 760
) -> Iterator[Shell]:
    """A frame in front with a room in it; left and dismissed when the test has ended."""
    made = Shell(desk)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go(room)
    yield made
    made.leave()
    made.dismiss()
