"""Reading everybody's names off the main thread, so that those spelt nearly so can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.casework.finding import knows_names, learn_names
from app.ui import tasks

if TYPE_CHECKING:
    from app.ui.desk import Desk


class NameLearner(QObject):
    """Knows whether the names are there; reads them when they are first asked for."""

    learned = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_learning = False

    def knows(self) -> bool:
        """Whether the names are in memory; if not they are being read from now on."""
        store = self._desk.store
        if self._desk.visit is not None or knows_names(store):
            return True
        if not self.is_learning:
            self.is_learning = True
            tasks.start(self, lambda _: learn_names(store), done=self._done, failed=self._failed)
        return False

    def _done(self, _: object) -> None:
        self.is_learning = False
        self.learned.emit()

    def _failed(self, _: object) -> None:
        """Whoever is spelt nearly so is not shown; what is typed next tries again."""
        self.is_learning = False
