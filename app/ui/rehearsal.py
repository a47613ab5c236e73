"""A Today of nobody, built and painted out of sight while the passphrase is typed.

What is done for the first time takes twice as long as later: classes, fonts, icons and styles are
fetched then. It is done here, in steps between keys, and before anybody waits. No store is touched.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.casework.day_views import DueLine, TodayView
from app.forms.catalogue import shipped
from app.policy import Policy
from app.ui.bars import SideBar, TopBar
from app.ui.desk import Desk
from app.ui.screens.today import TodayScreen
from app.ui.status_line import StatusLine

if TYPE_CHECKING:
    from app.casework.workers import Store
    from app.clock import Clock
    from app.language import Words
    from app.settings import Settings

_ROWS: Final = 3
_BETWEEN_MS: Final = 20


class Rehearsal(QObject):
    """Does one step after another, with room for a key between them, and then goes."""

    step_done = Signal()

    def __init__(
        self, words: Words, settings: Settings, clock: Clock, size: QSize, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps = _steps(_desk_of_nobody(words, settings, clock), size)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if next(self._steps, None) is None:
            self.end()
        self.step_done.emit()

    def end(self) -> None:
        """No further step: it is over, or is wanted no more."""
        self._timer.stop()
        self._steps.close()
        self.deleteLater()


def _steps(desk: Desk, size: QSize) -> Generator[QWidget, None, None]:
    """Build and paint what an unlocked window shows, each piece a step."""
    for make in (
        lambda: TopBar(desk.words, ""),
        lambda: SideBar(desk.words),
        lambda: StatusLine(desk.words, desk.policy.cover_minutes),
        lambda: TodayScreen(desk, first=lambda: _view_of_nobody(desk)),
    ):
        made = make()
        yield made
        made.resize(size if isinstance(made, TodayScreen) else made.sizeHint())
        made.grab()
        yield made
        made.deleteLater()


def _desk_of_nobody(words: Words, settings: Settings, clock: Clock) -> Desk:
    """A desk on which nothing lies. Nothing that is built here asks it for its store."""
    return Desk(
        store=cast("Store", None),
        catalogue=shipped(),
        policy=Policy(),
        settings=settings,
        clock=clock,
        home=Path(),
        words=words,
    )


def _view_of_nobody(desk: Desk) -> TodayView:
    """Rows of every kind, without names."""
    today = desk.clock.today()
    due = tuple(_line(str(number), today) for number in range(_ROWS))
    return TodayView(
        today=today,
        worker=None,
        due=due,
        due_total=_ROWS,
        due_people=_ROWS,
        soon=due,
        unfinished=(),
        unfinished_total=0,
        packages_waiting=0,
        packages_delivered_this_month=0,
        people=_ROWS,
        is_whole=True,
    )


def _line(number: str, today: date) -> DueLine:
    """A promise that is due, of nobody."""
    return DueLine(
        person_id=number,
        person_name=number,
        kind="promise",
        what=number,
        due_on=today,
        promise_id=number,
        page_id=None,
        is_practice=True,
    )
