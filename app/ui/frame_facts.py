"""Keeping the bars true: counts, what waits to go, what undo would take; off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.casework.interview import Changed
from app.casework.today import TodayCounts
from app.language import N_
from app.ui import tasks
from app.ui.bars import SideBar
from app.ui.frame import Frame, Scope, frame_for
from app.ui.status_line import StatusLine

if TYPE_CHECKING:
    from app.ui.desk import Desk

_QUIET: Final = 250
"""Milliseconds: what follows from a change is asked for once, never for each key."""
_REST: Final = 10_000
"""Milliseconds without a word: only then is everybody counted again because of what was typed.

Counting everybody holds up every other thread for a tenth of a second with 10,000 people.
"""


class FrameFacts(QObject):
    """Asks for what the bars show and shows it."""

    def __init__(
        self,
        desk: Desk,
        side: SideBar,
        status: StatusLine,
        scope: Callable[[], Scope],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._side = side
        self._status = status
        self._scope = scope
        self._asking: tasks.Task | None = None
        self._is_over = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._ask_again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.ask)
        self._counts: TodayCounts | None = None
        self._has_place: bool | None = None

    def ask_soon(self, changed: object | None = None) -> None:
        """Ask in a quiet moment for what has changed; None: everything."""
        if _is_typing(changed):
            self._rest.start()
        else:
            self._counts = None
        self._quiet.start()

    def ask_offers(self) -> None:
        """Ask in a quiet moment what undo would take now; nobody is counted for it."""
        if not self._is_over:
            self._quiet.start()

    def know(self, counts: object) -> None:
        """Take in what somebody else has just counted; the rest is asked for in a quiet moment."""
        if isinstance(counts, TodayCounts):
            self._rest.stop()
            self._show_counts(counts)
            self._counts = counts
            self._quiet.start()

    def ask(self) -> None:
        """Ask for everything now; an earlier question is dropped."""
        self._counts = None
        self._ask_again()

    def _ask_again(self) -> None:
        """Ask for what is not known."""
        self._drop()
        desk, scope, counts = self._desk, self._scope(), self._counts
        if counts is None:
            self._rest.stop()
        self._asking = tasks.start(
            self,
            lambda _: frame_for(desk, scope, counts=counts),
            done=self._show,
            failed=lambda _: None,  # a store in trouble says so where the worker is, not here
        )

    def stop(self) -> None:
        """Ask nothing more."""
        self._is_over = True
        self._quiet.stop()
        self._rest.stop()
        self._drop()

    def _drop(self) -> None:
        if self._asking is not None:
            self._asking.cancel()

    def _show(self, frame: Frame) -> None:
        if not self._quiet.isActive():  # else something has changed since
            self._counts = frame.counts
        self._has_place = frame.has_place
        self._show_counts(frame.counts)
        back, again = frame.back, frame.again
        self._status.say_steps(back.label if back else "", again.label if again else "")

    def _show_counts(self, counts: TodayCounts) -> None:
        if self._desk.visit is not None:
            return
        words, due, waiting = self._desk.words, counts.due, counts.waiting
        self._side.room("today").show_count(
            due, words.plural(N_("{count} for today"), N_("{count} for today"), due)
        )
        self._side.room("outbox").show_count(
            waiting, words.plural(N_("{count} waiting"), N_("{count} waiting"), waiting)
        )
        if self._has_place is not None:  # else it is said once it is known
            self._status.say_outbox(waiting, has_place=self._has_place)


def _is_typing(changed: object | None) -> bool:
    """Whether nothing but answers has changed."""
    return isinstance(changed, Changed) and all(table == "answer" for table, _ in changed.entities)
