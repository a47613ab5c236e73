"""Watching for idleness, and hearing of the system's own lock, sleep and user switch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.policy import Policy
from app.ui.guarding import Guarding
from app.ui.idle import Due, IdleWatch
from app.ui.system_lock import SystemLock

_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class LockWatch(QObject):
    """Says when the screen is to be covered and when the program is to lock."""

    warned = Signal(int)
    """Seconds until it is covered; -1 when somebody came back."""
    cover_due = Signal()
    lock_due = Signal()

    def __init__(self, clock: Clock, policy: Policy, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self.idle = IdleWatch(
            clock, cover_minutes=policy.cover_minutes, lock_minutes=policy.lock_minutes
        )
        self._is_warning = False
        self._is_watching = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._system = SystemLock(application)
        self._system.locked.connect(self.lock_due)

    def follow(self, rules: Guarding) -> None:
        """Other minutes and another switch for pictures, from now on."""
        self.idle.set_minutes(cover_minutes=rules.cover_minutes, lock_minutes=rules.lock_minutes)
        self._system.is_kept_out = rules.is_kept_out

    def begin(self, window: QWindow | None) -> None:
        """Watch a window and, from now on, every other that comes to the front."""
        self.idle.uncovered()
        self._timer.start()
        if window is not None:
            window.installEventFilter(self)
        if not self._is_watching:
            self._is_watching = True
            self._application.focusWindowChanged.connect(self._watch)
        self._system.begin(int(window.winId()) if window is not None else 0)

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self._is_watching:
            self._is_watching = False
            self._application.focusWindowChanged.disconnect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any sign of life starts the time anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self.idle.touched()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        """F9 and Ctrl+L in a dialog, which keeps keys from the window below it."""
        if QApplication.activeModalWidget() is None:
            return False
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        # Once the key has been dealt with: the dialog it was pressed in is about to go.
        if event.key() == Qt.Key.Key_F9:
            QTimer.singleShot(0, self, self.cover_due.emit)
        elif event.key() == Qt.Key.Key_L and is_control:
            QTimer.singleShot(0, self, self.lock_due.emit)
        else:
            return False
        return True

    def look(self) -> None:
        """Look at the clock."""
        match self.idle.look():
            case Due.LOCK:
                self.lock_due.emit()
            case Due.COVER:
                self._is_warning = False
                self.cover_due.emit()
            case Due.WARN:
                self._is_warning = True
                self.warned.emit(self.idle.seconds_left)
            case Due.NOTHING:
                if self._is_warning:
                    self._is_warning = False
                    self.warned.emit(-1)
