"""The real program in a process of its own, driven by lines on standard input; for test_memory.

`python -m tests.ui.locked_process HOME`. The first process reads what to type; the fresh one that
takes its place after the lock finds nothing to read, and says when it waits for a passphrase.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.bootstrap import run_window
from app.ui.screens.unlock import UnlockScreen

_LOOK_EVERY = 50


def say(words: str) -> None:
    """Tell the test, at once."""
    os.write(1, f"{words}\n".encode())


class Hands(QObject):
    """Does what each line says once the window is as far."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: SimpleQueue[str] = SimpleQueue()
        self.is_told_waiting = False
        threading.Thread(target=self._read, daemon=True).start()
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(_LOOK_EVERY)

    def _read(self) -> None:
        for line in sys.stdin:
            self.lines.put(line.rstrip("\n"))

    def look(self) -> None:
        """Take the next line, or say that a passphrase is waited for."""
        gate = self.seen(UnlockScreen)
        is_idle = QThreadPool.globalInstance().activeThreadCount() == 0
        if gate is not None and is_idle and not self.is_told_waiting:
            self.is_told_waiting = True
            say("waits")
        if self.lines.empty():
            return
        verb, _, words = self.lines.get().partition(" ")
        deeds: dict[str, Callable[[str], None]] = {
            "unlock": self.unlock,
            "type": self.type,
            "lock": self.lock,
        }
        deeds[verb](words)

    def seen(self, kind: type[QWidget]) -> QWidget | None:
        """The one of a kind that is seen."""
        every = [w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible()]
        return every[0] if every else None

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase, and say when one is in."""
        from app.ui.shell import Shell

        gate = self.seen(UnlockScreen)
        assert isinstance(gate, UnlockScreen)
        gate.passphrase.setText(passphrase)
        gate.unlock()
        self._when(lambda: self.seen(Shell) is not None, lambda: say("in"))

    def type(self, words: str) -> None:
        """Begin a page with the one person there and type into its first box."""
        from app.casework.people import people
        from app.ui.shell import Shell

        shell = self.seen(Shell)
        assert isinstance(shell, Shell)
        shell.begin_page(people(shell.desk.store).rows[0].id, "conversation_1")
        box = QApplication.focusWidget()
        assert isinstance(box, QPlainTextEdit)
        QTest.keyClicks(box, words)
        shell.desk.store.flush()
        say("typed")

    def lock(self, _: str) -> None:
        """Ctrl+L."""
        window = QApplication.activeWindow()
        assert window is not None
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def _when(self, is_so: Callable[[], bool], then: Callable[[], None]) -> None:
        if is_so():
            then()
        else:
            QTimer.singleShot(_LOOK_EVERY, self, lambda: self._when(is_so, then))


def main() -> int:
    """Run the program, with hands."""
    from app.ui.application import qt_application

    qt_application(sys.argv[:1])
    hands = Hands()
    try:
        return run_window(Path(sys.argv[1]))
    finally:
        hands.timer.stop()


if __name__ == "__main__":
    sys.exit(main())
