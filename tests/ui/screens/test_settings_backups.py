"""Restoring in the window: the list, what would be lost, a wrong passphrase, and going on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import doors_of, open_house
from app.casework import people
from app.clock import FixedClock
from app.exchange.rehearsal import last_rehearsal
from app.paths import backup_folder
from app.policy import Policy
from app.security.state_file import write_part
from app.ui.desk import Desk
from app.ui.house import Opened
from app.ui.screens.backup_warning import BackupWarning
from app.ui.screens.settings_backups import RestorePanel, rehearsal_words
from tests.ui.conftest import TEST_COST, TEST_FLOOR
from tests.ui.screens.conftest import Locking, Show, a_house_at_work

PASSPHRASE = "blue kettle walks home"


@pytest.fixture
def at_work(home: Path, clock: FixedClock, locks: Locking) -> Iterator[tuple[Desk, Opened]]:
    """A desk of a whole house with a real key and one backup; somebody was added since."""
    with a_house_at_work(home, clock, PASSPHRASE, locks) as (desk, opened):
        assert desk.keys is not None
        desk.keys.back_up()
        people.add_person(opened.store, name="Beryl Hughes")
        yield desk, opened


def chosen(panel: RestorePanel, qtbot: QtBot) -> None:
    """Choose the first backup and wait until what would be lost is said."""
    qtbot.waitUntil(lambda: bool(panel.rows))
    assert panel.focusWidget() is panel.rows[0]
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Return)
    qtbot.waitUntil(panel.restore.isEnabled)


def test_a_backup_is_restored_with_the_keyboard_and_what_is_lost_is_said_first(
    at_work: tuple[Desk, Opened], locks: Locking, show: Show[RestorePanel], qtbot: QtBot
) -> None:
    desk, opened = at_work
    panel = show(RestorePanel(desk))
    chosen(panel, qtbot)
    assert "Beryl Hughes" in panel.lost.text()
    assert "1 person" in panel.lost.text()
    panel.box.setText(PASSPHRASE)
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(locks))
    (swap,) = locks
    assert swap is not None
    opened.store.close()
    swap()
    house = open_house(desk.home, clock=FixedClock(desk.clock.now()), policy=Policy())
    again = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR).unlock(PASSPHRASE)
    assert people.people(again.store).total == 0
    again.store.close()
    assert list(desk.home.glob("before-restore-*"))


def test_a_wrong_passphrase_changes_nothing_and_may_be_typed_again(
    at_work: tuple[Desk, Opened], locks: Locking, show: Show[RestorePanel], qtbot: QtBot
) -> None:
    desk, _ = at_work
    panel = show(RestorePanel(desk))
    chosen(panel, qtbot)
    panel.box.setText("somebody else's words")
    panel.restore.click()
    qtbot.waitUntil(lambda: bool(panel.field.trouble.text()))
    assert locks == []
    assert panel.restore.isEnabled()
    assert people.people(desk.store).total == 1


def test_one_that_is_given_up_leaves_no_copy_behind(
    at_work: tuple[Desk, Opened], locks: Locking, show: Show[RestorePanel], qtbot: QtBot
) -> None:
    desk, _ = at_work
    assert desk.keys is not None
    prepare = desk.keys.prepare_restore
    assert prepare is not None
    begun, go_on = threading.Event(), threading.Event()

    def held(file: Path, passphrase: str, asks: Callable[[], None]) -> Callable[[], None]:
        begun.set()
        assert go_on.wait(20)
        return prepare(file, passphrase, asks)

    held_keys = replace(desk.keys, prepare_restore=held)
    panel = show(RestorePanel(replace(desk, keys=held_keys)))
    chosen(panel, qtbot)
    panel.box.setText(PASSPHRASE)
    panel.restore.click()
    qtbot.waitUntil(begun.is_set)
    panel.reject()
    go_on.set()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert locks == []
    assert list(desk.home.rglob(".kt-*")) == []


def test_the_next_start_takes_away_what_a_kill_left_of_one(
    at_work: tuple[Desk, Opened], clock: FixedClock
) -> None:
    desk, opened = at_work
    opened.store.close()
    for folder in (desk.home, backup_folder(desk.home)):
        staged = folder / ".kt-restore-0123456789ab"
        staged.mkdir()
        (staged / "store.db").write_bytes(b"a whole copy")
    house = open_house(desk.home, clock=clock, policy=Policy())
    again = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR).unlock(PASSPHRASE)
    again.store.close()
    assert list(desk.home.rglob(".kt-*")) == []


def test_without_a_backup_it_says_what_to_do(
    desk: Desk, show: Show[RestorePanel], qtbot: QtBot
) -> None:
    panel = show(RestorePanel(desk))
    qtbot.waitUntil(lambda: not panel.looking.isVisible())
    assert not panel.rows


def test_a_rehearsal_is_told_in_settings_and_a_failed_one_on_today(
    desk: Desk, clock: FixedClock, show: Show[BackupWarning]
) -> None:
    words = desk.words
    assert rehearsal_words(desk.home, words).startswith("Once a month")
    at = (clock.now() - timedelta(days=9)).isoformat()
    write_part(desk.home, "rehearsal", {"at": at, "is_good": True})
    assert last_rehearsal(desk.home) is not None
    assert rehearsal_words(desk.home, words) == "Rehearsed on 3 November 2026: could be restored."
    warning = show(BackupWarning(replace(desk)))
    warning.look()
    assert warning.isHidden()
    write_part(desk.home, "rehearsal", {"at": at, "is_good": False})
    warning.look()
    assert warning.isVisible()
    assert "could not be restored" in rehearsal_words(desk.home, words)
