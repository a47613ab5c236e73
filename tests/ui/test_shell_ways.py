"""The frame: somebody new by key or search, where one is kept as one goes, keys in dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.interview import Interview
from app.casework.workers import keep_private_setting_later, private_setting
from app.clock import FixedClock
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.lock import LockWatch
from app.ui.messages import Notice
from app.ui.places import Place
from app.ui.screens.people import PeopleScreen
from app.ui.shell import Shell
from tests.ui.frames import shown_shell
from tests.ui.screens.making import heard


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """Today, ready to work."""
    yield from shown_shell(desk, qtbot)


def people_screen(shell: Shell) -> PeopleScreen:
    screen = cast("object", shell.screen_in_front())
    assert isinstance(screen, PeopleScreen)
    return screen


def test_a_key_opens_the_one_field_of_a_new_person(shell: Shell) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shell, Qt.Key.Key_N, both)
    assert people_screen(shell).new_person.box.hasFocus()
    QTest.keyClicks(people_screen(shell).new_person.box, "Nia")
    QTest.keyClick(people_screen(shell).new_person.box, Qt.Key.Key_Return)
    assert shell.place.screen == "person"


@pytest.mark.parametrize("began_on", ["today", "people"])
def test_a_name_nobody_has_is_added_from_the_search(
    shell: Shell, desk: Desk, began_on: str
) -> None:
    shell.go(began_on)
    shell.searching.begin()
    QTest.keyClicks(shell.top.search, "Nia Vaughan")
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    (line,) = people.people(desk.store).rows
    assert (line.name, shell.place.screen, shell.place.ident) == ("Nia Vaughan", "person", line.id)
    assert shell.top.search.text() == ""


def test_somebody_like_them_is_named_before_they_are_added(shell: Shell, desk: Desk) -> None:
    people.add_person(desk.store, name="Nia Vaughan")
    shell.ask_new_person("Nia Vaughan")
    assert people_screen(shell).new_person.alike.isVisible()
    assert people.people(desk.store).total == 1


def test_where_one_is_is_kept_without_locking_and_is_no_step_to_undo(
    shell: Shell, desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    shell.begin_sending()
    qapp.focusChanged.connect(shell.place_keeper.focus_moved)
    shell.go("settings")
    (box,) = [w for w in shell.findChildren(QLineEdit) if w.accessibleName() == "Your role"]
    before = desk.store.undo_offer()
    box.setFocus()

    def kept() -> Place:
        return Place.from_kept(private_setting(desk.store, "last_place"))

    qtbot.waitUntil(lambda: kept().key.endswith("|Your role"))
    assert kept().screen == "settings"
    assert desk.store.undo_offer() == before


def test_keeping_the_place_leaves_what_was_typed_one_step(desk: Desk) -> None:
    person = people.add_person(desk.store, name="Nia")
    page = Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    offer = desk.store.undo_offer(page_id=page.page_id)
    for number in range(3):
        keep_private_setting_later(desk.store, "last_place", {"caret": number})
    desk.store.flush()
    page.close()
    assert offer is not None
    assert desk.store.undo_offer(page_id=page.page_id) == offer


@pytest.mark.parametrize("key", ["F9", "Ctrl+L"])
def test_covering_and_locking_work_from_a_dialog(
    clock: FixedClock, qtbot: QtBot, qapp: QApplication, key: str
) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    below.show()
    watch = LockWatch(clock, Policy(), qapp)
    watch.begin(below.windowHandle())
    covered, locked = heard(watch.cover_due), heard(watch.lock_due)
    notice = Notice("That cannot be undone.", "It was delivered.", below)
    qtbot.addWidget(notice)
    notice.open()
    qtbot.waitExposed(notice)
    notice.activateWindow()
    qtbot.waitUntil(notice.isActiveWindow)
    window = notice.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert notice.isVisible()
    if key == "F9":
        QTest.keyClick(window, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: len(covered) == 1)
        assert locked == []
    else:
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(locked) == 1)
        assert covered == []
    notice.reject()
    watch.end()
    watch.deleteLater()
