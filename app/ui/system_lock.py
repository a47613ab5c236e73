"""The system's own lock, sleep and user switch: Linux tells by its buses, Windows by messages."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.ui.window import exclude_handle

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIN: Final = "org.freedesktop.login1"
SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_SESSIONS: Final = "/org/freedesktop/login1/session/"

_SESSION_CHANGE: Final = 0x02B1
_GONE: Final = frozenset({2, 4, 6, 7})
"""Another user at the screen, a remote one cut off, logged off, locked."""
_POWER: Final = 0x0218
_SUSPEND: Final = 4
_WINDOW_SHOWN: Final = 0x0018


class Told(Enum):
    """What a message of Windows means to us."""

    NOTHING = "nothing"
    LOCK = "lock"
    SHOWN = "shown"


def told_by_windows(message: int, parameter: int) -> Told:
    """Whether the session is left or the machine goes to sleep, or a window of ours appears."""
    if message == _SESSION_CHANGE and parameter in _GONE:
        return Told.LOCK
    if message == _POWER and parameter == _SUSPEND:
        return Told.LOCK
    if message == _WINDOW_SHOWN and parameter:
        return Told.SHOWN
    return Told.NOTHING


def session_path(session_id: str) -> str:
    """Where the login service keeps a session: all but letters and later digits are escaped."""
    letters = (
        letter
        if letter.isascii() and (letter.isalpha() or (letter.isdigit() and at > 0))
        else "".join(f"_{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
        for at, letter in enumerate(session_id)
    )
    return _SESSIONS + "".join(letters)


class SystemLock(QObject):
    """Says when the system locks, sleeps, or gives the screen to somebody else."""

    locked = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self._filter: QAbstractNativeEventFilter | None = None
        self._is_listening = False
        self.is_kept_out = True
        """Whether windows that appear are kept out of pictures of the screen (Windows)."""

    def begin(self, window_id: int) -> None:
        """Listen, where there is somebody to listen to; without, idle time still does its work."""
        if self._is_listening:
            return
        self._is_listening = True
        if sys.platform.startswith("linux"):
            # A machine without a bus, or a bus that answers oddly, is no reason not to start.
            with suppress(RuntimeError, ImportError, TypeError, ValueError):
                from PySide6.QtDBus import QDBusConnection

                self.listen_on(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
        elif sys.platform == "win32" and window_id:
            self._listen_on_windows(window_id)

    def listen_on(self, system: QDBusConnection, session: QDBusConnection) -> bool:
        """Hear of sleep, of a locked session, of one that is not in front any more.

        Whether every signal that was asked for will be heard.
        """
        from PySide6.QtCore import SLOT

        # Qt's stubs ask for bytes here, and PySide refuses them: it takes the text.
        asleep: Any = SLOT("went_to_sleep(bool)")
        locked: Any = SLOT("was_locked()")
        changed: Any = SLOT("session_changed(QString,QVariantMap,QStringList)")
        heard: list[bool] = []
        if system.isConnected():
            manager, lock = (f"{LOGIN}.Manager", "PrepareForSleep"), (f"{LOGIN}.Session", "Lock")
            heard.append(system.connect(LOGIN, "", *manager, self, asleep))
            heard.append(system.connect(LOGIN, "", *lock, self, locked))
            ours = os.environ.get("XDG_SESSION_ID", "")
            if ours:  # without it nobody can say which of the sessions is meant
                told = (session_path(ours), _PROPERTIES, "PropertiesChanged")
                heard.append(system.connect(LOGIN, *told, self, changed))
        if session.isConnected():
            heard += [
                session.connect("", "", name, "ActiveChanged", self, asleep)
                for name in SCREEN_SAVERS
            ]
        return all(heard)

    @Slot(bool)
    def went_to_sleep(self, is_going: bool) -> None:
        """The machine goes to sleep, or its screen is locked (True) or back (False)."""
        if is_going:
            self.locked.emit()

    @Slot()
    def was_locked(self) -> None:
        """The session was locked."""
        self.locked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def session_changed(self, _name: str, changed: dict[str, Any], _gone: list[str]) -> None:
        """Our session: locked by its own desktop, or somebody else was given the screen."""
        if changed.get("LockedHint") is True or changed.get("Active") is False:
            self.locked.emit()

    def _listen_on_windows(self, window_id: int) -> None:
        if sys.platform != "win32":
            return
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window_id, 0)
        self._filter = _WindowsMessages(self)
        self._application.installNativeEventFilter(self._filter)

    def hear(self, told: Told, window_id: int) -> None:
        """Do what a message of Windows asks for."""
        match told:
            case Told.LOCK:
                self.was_locked()
            case Told.SHOWN:
                if self.is_kept_out:  # dialogs, menus and tips are windows, too
                    exclude_handle(window_id, is_excluded=True)
            case Told.NOTHING:
                pass


class _WindowsMessages(QAbstractNativeEventFilter):
    """Looks at every message and lets it pass."""

    def __init__(self, system: SystemLock) -> None:
        super().__init__()
        self._system = system

    def nativeEventFilter(self, event_type: Any, message: Any) -> Any:
        """Nothing is held back."""
        if sys.platform == "win32":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            what = told_by_windows(told.message, told.wParam)
            if what is not Told.NOTHING:
                self._system.hear(what, told.hWnd or 0)
        return False, 0
