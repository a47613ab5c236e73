"""Keeps where the worker is while they work, so that a crash brings them back there, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.casework.workers import keep_private_setting_later
from app.ui.places import SETTING, Place

if TYPE_CHECKING:
    from app.casework.workers import Store

PAUSE_MS: Final = 100
"""Milliseconds from entering to keeping: before what is typed there is begun to be kept.

A step of typing goes on until something else is written, so nothing may be written within it.
"""


class PlaceKeeper(QObject):
    """Hears when a field or a screen is entered; the writer's thread keeps which, encrypted."""

    entered = Signal(object)
    """The keyboard has come to this widget of the frame; None: it has gone out of the frame."""

    def __init__(self, store: Store, where: Callable[[], Place | None], frame: QWidget) -> None:
        super().__init__(frame)
        self._store = store
        self._where = where
        self._frame = frame
        self._kept: Place | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._is_keeping = False

    def begin(self) -> None:
        """From now on keep where the keyboard goes within the frame."""
        self._is_keeping = True
        self._pause.start()

    def end(self) -> None:
        """The store is about to be closed."""
        self._is_keeping = False
        self._pause.stop()

    def focus_moved(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """The keyboard has gone from one thing of the program to another."""
        is_here = entered is not None and self._frame.isAncestorOf(entered)
        self.entered.emit(entered if is_here else None)
        if self._is_keeping and is_here:
            self._pause.start()

    def keep(self) -> None:
        """Keep the place if it is another than the one kept last, wherever its caret stands."""
        place = self._where()
        if place is None:
            return
        known = replace(place, caret=0)
        if known != self._kept:
            self._kept = known
            keep_private_setting_later(self._store, SETTING, place.kept_form(), origin=SETTING)
