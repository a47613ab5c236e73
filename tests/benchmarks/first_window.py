"""One start in a fresh process, up to the first painted frame; prints one line of JSON.

`python -m tests.benchmarks.first_window empty|ours [HOME]`

Both are told of the frame in the same way, by the paint of one widget; a filter of every event, in
Python, would be charged for every object there is. What this module needs itself is imported once
the time has been taken.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# When the parent asked for this process, on the clock that all processes share.
ASKED_AT = "BENCH_ASKED_AT"


def shown() -> None:
    """The frame with what has just been painted is on its way: call this after it."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, give)


def give() -> None:
    """Say how long it took and end at once."""
    took = (time.monotonic() - float(os.environ[ASKED_AT])) * 1000
    spent = time.process_time() * 1000
    print(f'{{"ms": {took:.1f}, "cpu_ms": {spent:.1f}}}', flush=True)
    os._exit(0)


def empty() -> None:
    """The least that PySide6 can show: an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        """Tells when it is painted."""

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            """Nothing to paint but the ground."""
            super().paintEvent(event)
            shown()

    application = QApplication([])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    application.exec()


def ours(home: str) -> None:
    """Kitchen Table as `python -m app` starts it, until its passphrase field has been painted."""
    from app.__main__ import main
    from app.paths import default_home
    from app.security import instance

    take = instance.InstanceLock.acquire

    def take_and_watch(self: instance.InstanceLock, *, make_home: bool = True) -> None:
        take(self, make_home=make_home)
        watch_passphrase()

    # The last thing before the window is built: nothing is loaded in another order than ever.
    instance.InstanceLock.acquire = take_and_watch
    default_home()  # a start from the menu names no folder: what finding it takes is ours too
    sys.argv[1:] = ["--home", home]
    sys.exit(main())


def watch_passphrase() -> None:
    """Tell when the field that has the caret has been painted."""
    from app.ui.writing import LineField

    def paint(self: LineField, event: QPaintEvent) -> None:
        super(LineField, self).paintEvent(event)
        if self.window().focusWidget() is self:
            shown()

    LineField.paintEvent = paint


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        ours(sys.argv[2])
