"""Work off the main thread: results come home, cancelled and orphaned ones are dropped."""

from __future__ import annotations

import threading
from datetime import timedelta

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.errors import DiskFull
from app.language import message
from app.ui import tasks
from app.ui.idle import Due, IdleWatch


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.threads: set[int] = set()

    def take_progress(self, done: int, total: int) -> None:
        """It said how far it is."""
        self.take((done, total))

    def take(self, result: object) -> None:
        """Something came."""
        self.results.append(result)
        self.threads.add(threading.get_ident())


def test_a_result_comes_back_on_the_main_thread(qtbot: QtBot) -> None:
    owner, heard, worked_on = QObject(), Heard(), set[int]()

    def work(progress: tasks.Progress) -> int:
        worked_on.add(threading.get_ident())
        progress.report(1, 2)
        return 42

    tasks.start(owner, work, done=heard.take, failed=heard.take, progressed=heard.take_progress)
    qtbot.waitUntil(lambda: len(heard.results) == 2)
    assert heard.results == [(1, 2), 42]
    assert heard.threads == {threading.get_ident()}
    assert worked_on != heard.threads


def test_an_expected_trouble_goes_to_who_asked(qtbot: QtBot) -> None:
    owner, heard = QObject(), Heard()

    def work(_: tasks.Progress) -> None:
        raise DiskFull(message("The disk is full."), message("Free some room."))

    tasks.start(owner, work, done=lambda _: None, failed=heard.take)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert isinstance(heard.results[0], DiskFull)


def test_a_bug_is_raised_where_the_crash_window_hears_it(qtbot: QtBot) -> None:
    owner = QObject()

    def work(_: tasks.Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        tasks.start(owner, work, done=lambda _: None, failed=lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_nothing_is_heard_of_cancelled_work(qtbot: QtBot) -> None:
    owner, heard, go = QObject(), Heard(), threading.Event()
    stopped = threading.Event()

    def work(progress: tasks.Progress) -> int:
        go.wait(5)
        stopped.set()
        progress.report(1, 2)
        return 1

    task = tasks.start(owner, work, done=heard.take, failed=heard.take)
    task.cancel()
    go.set()
    qtbot.waitUntil(stopped.is_set)
    after = Heard()
    tasks.start(owner, lambda _: 2, done=after.take, failed=after.take)
    qtbot.waitUntil(lambda: after.results == [2])
    assert heard.results == []


def watch(clock: FixedClock) -> IdleWatch:
    """Five minutes to the cover, twenty to the lock."""
    return IdleWatch(clock, cover_minutes=5, lock_minutes=20)


def look_after(idle: IdleWatch, clock: FixedClock, seconds: int) -> Due:
    """Let time pass as it does for a program that looks every so often."""
    due = Due.NOTHING
    for _ in range(seconds // 10):
        clock.move(seconds=10)
        due = idle.look()
    return due


def test_idleness_warns_thirty_seconds_before_it_covers(clock: FixedClock) -> None:
    idle = watch(clock)
    assert look_after(idle, clock, 260) is Due.NOTHING
    assert look_after(idle, clock, 10) is Due.WARN
    assert idle.seconds_left == 30
    idle.touched()
    assert look_after(idle, clock, 260) is Due.NOTHING
    assert look_after(idle, clock, 40) is Due.COVER


def test_a_covered_program_locks_and_moving_the_mouse_does_not_help(clock: FixedClock) -> None:
    idle = watch(clock)
    idle.covered()
    assert look_after(idle, clock, 1190) is Due.NOTHING
    idle.touched()
    assert look_after(idle, clock, 10) is Due.LOCK


class TwoClocks(FixedClock):
    """A machine whose steady clock stands still in sleep."""

    def __init__(self, clock: FixedClock) -> None:
        super().__init__(clock.now())
        self.slept = timedelta()

    def monotonic(self) -> float:
        """Without the time asleep."""
        return super().monotonic() - self.slept.total_seconds()

    def sleep(self, length: timedelta) -> None:
        """Close the lid."""
        self.slept += length
        self.set(self.now() + length)


def test_sleep_locks_however_short_the_idle_time(clock: FixedClock) -> None:
    two = TwoClocks(clock)
    idle = watch(two)
    assert look_after(idle, two, 20) is Due.NOTHING
    two.sleep(timedelta(minutes=2))
    assert idle.look() is Due.LOCK
