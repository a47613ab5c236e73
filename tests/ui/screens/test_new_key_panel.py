"""A new key for everything from Settings: what is asked, how it goes on, and stopping it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import doors_of, open_house
from app.casework import people
from app.clock import FixedClock
from app.errors import DiskFull, WrongPassphrase
from app.exchange.new_key import Renewed, Told
from app.language import N_, Words, message
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.house import Opened
from app.ui.messages import Notice
from app.ui.renewing import NewKeyWindow, tell_outcome
from app.ui.screens.new_key_panel import ASKED, SHOWN, NewKeyPanel
from tests.ui.conftest import TEST_COST, TEST_FLOOR
from tests.ui.screens.conftest import Locking, Show, a_house_at_work

PASSPHRASE = "blue kettle walks home"
NEW = "seven lamps under water"
WORDS = Words("en")
DONE = Renewed(backup=Path("b"), trouble=None, removed=0, older=2, is_second_away=False, aside=())


@pytest.fixture
def at_work(home: Path, clock: FixedClock, locks: Locking) -> Iterator[tuple[Desk, Opened]]:
    """A desk of a whole house with a real key."""
    with a_house_at_work(home, clock, PASSPHRASE, locks) as at_work:
        people.add_person(at_work[1].store, name="Beryl Hughes")
        yield at_work


def typed(panel: NewKeyPanel, *, present: str = PASSPHRASE, new: str = NEW) -> None:
    """Type both passphrases and press Enter, as one does."""
    QTest.keyClick(panel.on, Qt.Key.Key_Return)
    assert panel.focusWidget() is panel.present.box
    panel.present.box.setText(present)
    for box in panel.new.boxes:
        box.setText(new)
    QTest.keyClick(panel.new.again, Qt.Key.Key_Return)


def close_what_is_modal(seen: list[str]) -> QTimer:
    """Press the last button of each window that waits in a loop of its own, once it may be."""
    timer = QTimer()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Notice) and not isinstance(dialog, NewKeyWindow):
            seen.append(f"{dialog.title.text()}\n{dialog.advice.text()}")
            dialog.accept()

    timer.timeout.connect(press)
    timer.start(10)
    return timer


def test_with_the_keyboard_all_the_way_to_the_new_passphrase(
    at_work: tuple[Desk, Opened], locks: Locking, show: Show[NewKeyPanel], qtbot: QtBot
) -> None:
    desk, opened = at_work
    panel = show(NewKeyPanel(desk))
    assert panel.focusWidget() is panel.on
    assert "cannot be undone" in panel.accessibleDescription()
    typed(panel)
    qtbot.waitUntil(lambda: panel.parts.index == SHOWN)
    assert panel.focusWidget() is panel.slip.typed_back
    code = panel.slip.recovery.text().replace("\n", "-")
    panel.slip.typed_back.setText("ABCD")
    QTest.keyClick(panel.slip.typed_back, Qt.Key.Key_Return)
    assert panel.slip.typed_field.trouble.text()
    assert locks == []
    panel.slip.typed_back.setText(code)
    QTest.keyClick(panel.slip.typed_back, Qt.Key.Key_Return)
    assert panel.focusWidget() is panel.removes
    assert locks == []
    QTest.keyClick(panel.removes, Qt.Key.Key_Tab)
    assert panel.focusWidget() is panel.begin
    QTest.keyClick(panel.begin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(locks))
    (begin,) = locks
    assert begin is not None
    assert not any(box.text() for box in (*panel.new.boxes, panel.present.box))
    opened.store.close()
    seen: list[str] = []
    timer = close_what_is_modal(seen)
    begin()
    timer.stop()
    (told,) = seen
    assert told.startswith("Everything is under a new key")
    house = open_house(desk.home, clock=FixedClock(desk.clock.now()), policy=Policy())
    doors = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR)
    with pytest.raises(WrongPassphrase):
        doors.unlock(PASSPHRASE)
    doors.unlock_with_code(code).store.close()
    again = doors.unlock(NEW)
    assert people.people(again.store).total == 1
    again.store.close()


@pytest.mark.parametrize(
    ("present", "new", "says"),
    [
        ("", NEW, "Type the passphrase you have now."),
        ("not this one at all", NEW, "This is not the passphrase you have now."),
        (PASSPHRASE, PASSPHRASE, "Somebody may know it: choose another."),
        (PASSPHRASE, "short", "short"),
    ],
)
def test_what_will_not_do_is_said_by_the_field(
    at_work: tuple[Desk, Opened],
    locks: Locking,
    show: Show[NewKeyPanel],
    qtbot: QtBot,
    present: str,
    new: str,
    says: str,
) -> None:
    panel = show(NewKeyPanel(at_work[0]))
    typed(panel, present=present, new=new)

    def said() -> str:
        return panel.present.field.trouble.text() + panel.new.field.trouble.text()

    qtbot.waitUntil(lambda: bool(said()))
    assert says in said()
    assert panel.parts.index == ASKED
    assert locks == []


def test_what_fails_while_the_keys_are_made_is_said_and_nothing_begins(
    at_work: tuple[Desk, Opened], locks: Locking, show: Show[NewKeyPanel], qtbot: QtBot
) -> None:
    desk, _ = at_work
    assert desk.keys is not None

    def full(_: object) -> Callable[[], None]:
        raise DiskFull(message(N_("The disk is full.")), message(N_("Nothing was changed.")))

    panel = show(NewKeyPanel(replace(desk, keys=replace(desk.keys, renew=full))))
    typed(panel)
    qtbot.waitUntil(lambda: panel.parts.index == SHOWN)
    panel.slip.typed_back.setText(panel.slip.recovery.text().replace("\n", "-"))
    panel.begin.click()
    qtbot.waitUntil(lambda: "full" in panel.told.text())
    assert locks == []
    assert panel.begin.isEnabled()


def test_it_can_be_stopped_and_the_window_stays_until_it_has(
    show: Show[NewKeyWindow], qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(told: Told) -> Renewed:
        told("copy", 1, 10)
        begun.set()
        assert go_on.wait(20)
        told("copy", 2, 10)
        return DONE

    window = show(NewKeyWindow(WORDS, work))
    window.begin()
    qtbot.waitUntil(lambda: begun.is_set() and window.bar.maximum() == 10)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window.cancel.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    told = tell_outcome(window, WORDS)
    qtbot.addWidget(told)
    assert told.title.text() == "Stopped. Nothing was changed."


def test_once_it_has_taken_hold_it_cannot_be_stopped_and_says_so(
    show: Show[NewKeyWindow], qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def work(told: Told) -> Renewed:
        told("backup", 0, 0)
        assert go_on.wait(20)
        return DONE

    window = show(NewKeyWindow(WORDS, work))
    window.begin()
    qtbot.waitUntil(lambda: not window.cancel.isEnabled())
    assert window.says.text().startswith("It has taken hold.")
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    told = tell_outcome(window, WORDS)
    qtbot.addWidget(told)
    assert "2 older backups still open" in told.advice.text()


def test_a_failure_is_told_with_what_opens_the_records_now(
    show: Show[NewKeyWindow], qtbot: QtBot
) -> None:
    def work(_: Told) -> Renewed:
        raise DiskFull(message(N_("The disk is full.")), message(N_("Nothing was changed.")))

    window = show(NewKeyWindow(WORDS, work))
    window.begin()
    qtbot.waitUntil(lambda: not window.isVisible())
    told = tell_outcome(window, WORDS)
    qtbot.addWidget(told)
    assert told.advice.text().startswith("The disk is full. Nothing was changed.")
    assert "you had still open the records" in told.advice.text()


def test_what_nobody_foresaw_does_not_leave_the_window_standing(
    show: Show[NewKeyWindow], qtbot: QtBot
) -> None:
    def work(_: Told) -> Renewed:
        raise ZeroDivisionError

    window = show(NewKeyWindow(WORDS, work))
    window.begin()
    qtbot.waitUntil(lambda: not window.isVisible())
    told = tell_outcome(window, WORDS, "4821-7730")
    qtbot.addWidget(told)
    assert "4821-7730" in told.title.text()
    assert "Either the passphrase you had or the new one" in told.advice.text()
