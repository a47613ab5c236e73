"""Watching for idleness and for the system's own lock, sleep and user switch."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.policy import Policy
from app.ui.idle import Due, IdleWatch

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
_SESSION_CHANGE: Final = 0x02B1
_SESSION_LOCKED: Final = 7
_POWER: Final = 0x0218
_SUSPEND: Final = 4


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


class SystemLock(QObject):
    """The system's own lock and sleep, where it tells: Linux by its buses, Windows by messages."""

    locked = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self._filter: QAbstractNativeEventFilter | None = None

    def begin(self, window_id: int) -> None:
        """Listen, where there is somebody to listen to; without, idle time still does its work."""
        if sys.platform.startswith("linux"):
            # A machine without a bus, or a bus that answers oddly, is no reason not to start.
            with suppress(RuntimeError, ImportError, TypeError):
                self._listen_on_bus()
        elif sys.platform == "win32" and window_id:
            self._listen_on_windows(window_id)

    def _listen_on_bus(self) -> None:
        from PySide6.QtCore import SLOT
        from PySide6.QtDBus import QDBusConnection

        asleep = SLOT("went_to_sleep(bool)").encode()
        locked = SLOT("was_locked()").encode()
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        if system.isConnected():
            manager = f"{login}.Manager"
            system.connect(login, "", manager, "PrepareForSleep", self, asleep)
            system.connect(login, "", f"{login}.Session", "Lock", self, locked)
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                session.connect("", "", name, "ActiveChanged", self, asleep)

    @Slot(bool)
    def went_to_sleep(self, is_going: bool) -> None:
        """The machine goes to sleep, or its screen is locked (True) or back (False)."""
        if is_going:
            self.locked.emit()

    @Slot()
    def was_locked(self) -> None:
        """The session was locked."""
        self.locked.emit()

    def _listen_on_windows(self, window_id: int) -> None:
        if sys.platform != "win32":
            return
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window_id, 0)
        self._filter = _WindowsMessages(self)
        self._application.installNativeEventFilter(self._filter)


class _WindowsMessages(QAbstractNativeEventFilter):
    """Hears of a locked session and of going to sleep."""

    def __init__(self, system: SystemLock) -> None:
        super().__init__()
        self._system = system

    def nativeEventFilter(self, event_type: Any, message: Any) -> Any:
        """Look at two kinds of message and let every one pass."""
        if sys.platform == "win32":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            is_lock = told.message == _SESSION_CHANGE and told.wParam == _SESSION_LOCKED
            if is_lock or (told.message == _POWER and told.wParam == _SUSPEND):
                self._system.was_locked()
        return False, 0
