"""Looking in the store for what is typed, beside the window: no key waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.casework.finding import FEW
from app.casework.found_pages import Titles, find_pages, opened_last
from app.casework.found_views import FoundPerson
from app.casework.visiting import found_for, nearly_for
from app.errors import AppError
from app.ui import tasks
from app.ui.screens.search_hits import Everything

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST = 12
"""People and notes that are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed, and what the window knows besides."""

    typed: str
    person_id: str | None
    """Whose screen is in front, if it is somebody's."""
    titles: Titles
    knows_names: bool
    """Whether everybody's names are in memory, so that near ones can be told."""


def look_in(desk: Desk, asked: Asked) -> Everything:
    """What the store has of it, on whatever thread. Raises an `AppError`."""
    store, visit, typed = desk.store, desk.visit, asked.typed
    if not typed.strip():
        return Everything(last=opened_last(store, visit=visit, besides=asked.person_id))
    found = found_for(store, visit=visit, query=typed, limit=MOST)
    pages = find_pages(
        store, query=typed, titles=asked.titles, visit=visit, person_id=asked.person_id
    )
    nearly: tuple[FoundPerson, ...] = ()
    if len(found.people) < FEW and len(typed.strip()) > 1 and asked.knows_names:
        besides = [one.person_id for one in found.people]
        nearly = nearly_for(store, visit=visit, query=typed, besides=besides)
    return Everything(people=found.people, pages=pages, nearly=nearly, notes=found.notes)


class LookBeside(QObject):
    """Looks one thing at a time; of what was asked meanwhile only the newest is looked for."""

    found = Signal(object, object)
    """The `Asked`, and `Everything` the store has of it."""
    failed = Signal(object)
    """An `AppError`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next: Asked | None = None
        self._is_busy = False

    def ask(self, asked: Asked) -> None:
        """Look for this as soon as may be; what was asked before is not wanted any more."""
        self._next = asked
        if not self._is_busy:
            self._begin()

    def _begin(self) -> None:
        asked, self._next = self._next, None
        if asked is None:
            return
        self._is_busy = True
        tasks.start(
            self,
            lambda _: look_in(self._desk, asked),
            done=partial(self._done, asked),
            failed=self._failed,
        )

    def _done(self, asked: Asked, found: Everything) -> None:
        self._is_busy = False
        if self._next is None:
            self.found.emit(asked, found)
        self._begin()

    def _failed(self, error: AppError) -> None:
        self._is_busy = False
        if self._next is None:
            self.failed.emit(error)
        self._begin()
