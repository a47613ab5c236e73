"""The system's own lock, sleep and user switch are heard on a real bus, and told apart."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.policy import Policy
from app.ui import system_lock, window
from app.ui.guarding import Guarding
from app.ui.idle import Due
from app.ui.lock import LockWatch
from app.ui.system_lock import LOGIN, SystemLock, Told, session_path, told_by_windows

MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
Send = Callable[..., None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bus of our own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    where = f"unix:path={tmp_path_factory.mktemp('bus') / 'bus'}"
    bus = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1", f"--address={where}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert bus.stdout is not None
    yield bus.stdout.readline().strip()
    bus.terminate()
    bus.wait()
    bus.stdout.close()


@pytest.fixture
def heard(
    address: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[list[str], Send]]:
    """How often it is said to lock, and a way to send a signal as the system's services do."""
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    ours = QDBusConnection.connectToBus(address, "ours")
    theirs = QDBusConnection.connectToBus(address, "theirs")
    assert theirs.registerService(LOGIN)
    system = SystemLock(qapp)
    assert system.listen_on(ours, ours)
    times: list[str] = []
    system.locked.connect(lambda: times.append("locked"))

    def send(path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert theirs.send(signal)

    yield times, send
    for name in ("ours", "theirs"):
        QDBusConnection.disconnectFromBus(name)
    # The bus lets go of `system` some time later, on a thread of its own: it stays, as it does in
    # the program, for as long as the application it belongs to.


@pytest.mark.parametrize(
    ("path", "interface", "name", "arguments"),
    [
        ("/org/freedesktop/login1", MANAGER, "PrepareForSleep", (True,)),
        ("/org/freedesktop/login1/session/_32", SESSION, "Lock", ()),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
    ],
)
def test_each_way_of_leaving_the_machine_locks(
    heard: tuple[list[str], Send], qtbot: QtBot, path: str, interface: str, name: str,
    arguments: tuple[object, ...],
) -> None:  # fmt: skip
    times, send = heard
    send(path, interface, name, *arguments)
    qtbot.waitUntil(lambda: times == ["locked"])


def test_coming_back_locks_nothing(heard: tuple[list[str], Send], qtbot: QtBot) -> None:
    times, send = heard
    send("/org/freedesktop/login1", MANAGER, "PrepareForSleep", False)
    send("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False)
    send("/org/freedesktop/login1", MANAGER, "PrepareForSleep", True)  # the last one sent
    qtbot.waitUntil(lambda: bool(times))
    assert times == ["locked"]


@pytest.mark.parametrize(
    ("changed", "is_left"),
    [
        ({"LockedHint": True}, True),
        ({"Active": False, "State": "online"}, True),
        ({"LockedHint": False}, False),
        ({"Active": True}, False),
        ({"IdleHint": True}, False),
        ({}, False),
    ],
)
def test_a_session_that_is_locked_or_not_in_front_locks(
    qapp: QApplication, changed: dict[str, object], is_left: bool
) -> None:
    system = SystemLock(qapp)
    times: list[bool] = []
    system.locked.connect(lambda: times.append(True))
    system.session_changed(SESSION, changed, [])
    assert bool(times) is is_left


def test_a_machine_without_a_bus_starts_all_the_same(qapp: QApplication, tmp_path: Path) -> None:
    nobody = QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "nobody")
    assert not nobody.isConnected()
    SystemLock(qapp).listen_on(nobody, nobody)


@pytest.mark.parametrize(
    ("session", "path"),
    [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db"), ("ŵ", "_c5_b5")],
)
def test_a_session_is_found_where_the_login_service_keeps_it(session: str, path: str) -> None:
    assert session_path(session) == f"/org/freedesktop/login1/session/{path}"


@pytest.mark.parametrize(
    ("message", "parameter", "told"),
    [
        (0x02B1, 7, Told.LOCK),  # locked
        (0x02B1, 2, Told.LOCK),  # another user at the screen
        (0x02B1, 4, Told.LOCK),  # remote, cut off
        (0x02B1, 6, Told.LOCK),  # logged off
        (0x02B1, 8, Told.NOTHING),  # unlocked
        (0x02B1, 1, Told.NOTHING),  # back at the screen
        (0x0218, 4, Told.LOCK),  # sleep
        (0x0218, 7, Told.NOTHING),  # awake
        (0x0018, 1, Told.SHOWN),
        (0x0018, 0, Told.NOTHING),
        (0x000F, 7, Told.NOTHING),  # paint
    ],
)
def test_messages_of_windows_are_told_apart(message: int, parameter: int, told: Told) -> None:
    assert told_by_windows(message, parameter) is told


def test_every_window_that_appears_is_kept_out_of_pictures_unless_it_is_switched_off(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_out: list[int] = []

    def keep_out(handle: int, *, is_excluded: bool) -> None:
        assert is_excluded
        kept_out.append(handle)

    monkeypatch.setattr(system_lock, "exclude_handle", keep_out)
    system = SystemLock(qapp)
    locked: list[bool] = []
    system.locked.connect(lambda: locked.append(True))
    system.hear(Told.SHOWN, 11)
    system.is_kept_out = False
    system.hear(Told.SHOWN, 12)
    assert (kept_out, locked) == ([11], [])
    system.hear(Told.LOCK, 11)
    assert locked == [True]


def test_other_minutes_hold_from_now_on(qapp: QApplication, clock: FixedClock) -> None:
    watch = LockWatch(clock, Policy(), qapp)
    watch.follow(Guarding(cover_minutes=1, lock_minutes=2, is_kept_out=False))

    def after(seconds: int) -> Due:
        last = Due.NOTHING
        for _ in range(seconds // 30):
            clock.move(seconds=30)
            last = watch.idle.look()
        return last

    assert after(60) is Due.COVER
    watch.idle.covered()
    assert after(90) is Due.NOTHING
    assert after(30) is Due.LOCK
    watch.end()
    QCoreApplication.processEvents()


@pytest.mark.parametrize(
    ("is_excluded", "is_old", "asked"),
    [(True, False, [0x11]), (True, True, [0x11, 0x01]), (False, False, [0x00])],
)
def test_an_older_windows_shows_black_and_switched_off_it_shows_again(
    monkeypatch: pytest.MonkeyPatch, is_excluded: bool, is_old: bool, asked: list[int]
) -> None:
    told: list[int] = []

    def affinity(handle: int, how: int) -> int:
        assert handle == 7
        told.append(how)
        return 0 if is_old and how == 0x11 else 1

    user32 = SimpleNamespace(SetWindowDisplayAffinity=affinity)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(window, "sys", SimpleNamespace(platform="win32"))
    window.exclude_handle(7, is_excluded=is_excluded)
    assert told == asked
