"""Jots in the whole program: locked, covered, turned to the person, in other words and sizes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.casework import jots, people
from app.ui.screens.jot_panel import JotPanel
from app.ui.screens.page import PageScreen
from app.ui.shell import Shell
from tests.ui import test_program
from tests.ui.test_program import CODE, Begin, ProgramDriver

begin = test_program.begin
"""The fixture that begins the program."""


def page_with_arthur(driver: ProgramDriver) -> PageScreen:
    """A new page of Arthur's, the keyboard in the second box."""
    driver.set_up()
    shell = driver.shell()
    arthur = people.add_person(shell.desk.store, name="Arthur Bevan")
    shell.begin_page(arthur.id, "conversation_1")
    page = shell.screen_in_front()
    assert isinstance(page, PageScreen)
    page.sheet.go_to("strong")
    return page


def jot_beside(shell: Shell, words: str) -> JotPanel:
    """Ctrl+N, and some words of a line."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    panel = shell.jotting.panel
    assert panel is not None
    QTest.keyClicks(panel.entry, words)
    return panel


def kept(shell: Shell) -> list[str]:
    return [line.words for line in jots.jots_to_sort(shell.desk.store)]


def test_a_lock_in_the_middle_of_a_line_returns_to_that_line_and_its_caret(
    begin: Begin,
) -> None:
    first = begin()
    page = page_with_arthur(first)
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "Chapel choir")
    name = box.accessibleName()
    assert page.isVisible()
    jotted = jot_beside(first.shell(), "Bus at ni")
    QTest.keyClick(jotted.entry, Qt.Key.Key_Left)
    first.lock()
    driver = begin()
    driver.unlock()
    again = driver.shell()
    assert kept(again) == ["Bus at ni"]
    assert again.place.screen == "page"
    panel = again.jotting.panel
    assert panel is not None
    assert panel.entry.hasFocus()
    QTest.keyClicks(panel.entry, "g")
    QTest.keyClick(panel.entry, Qt.Key.Key_End)
    assert panel.entry.toPlainText() == "Bus at ngi"
    QTest.keyClick(panel.entry, Qt.Key.Key_Escape)
    assert kept(again) == ["Bus at ngi"]
    focused = again.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert (focused.accessibleName(), focused.toPlainText()) == (name, "Chapel choir")
    assert focused.textCursor().position() == len("Chapel choir")


def test_under_the_cover_no_key_opens_it_and_afterwards_the_line_goes_on(begin: Begin) -> None:
    driver = begin()
    page_with_arthur(driver)
    panel = jot_beside(driver.shell(), "Bus at")
    driver.application.cover()
    assert not panel.isVisible()
    entry = driver.cover().entry
    assert entry is not None
    QTest.keyClick(entry.code, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert entry.code.hasFocus()
    entry.code.setText(CODE)
    entry.try_code()
    assert panel.entry.hasFocus()
    QTest.keyClicks(panel.entry, " nine")
    driver.shell().leave()
    assert kept(driver.shell()) == ["Bus at nine"]


def test_turned_to_the_person_no_key_opens_it_and_turned_back_it_does(begin: Begin) -> None:
    driver = begin()
    page = page_with_arthur(driver)
    turned = page.doing.turn()
    assert turned is not None
    QTest.keyClick(turned, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert driver.shell().jotting.panel is None
    turned.let_go()
    driver.application.window.activateWindow()
    driver.qtbot.waitUntil(driver.application.window.isActiveWindow)
    page.sheet.go_to("strong")
    assert jot_beside(driver.shell(), "Bus").entry.hasFocus()


def test_another_size_keeps_the_line_that_was_being_typed(begin: Begin) -> None:
    driver = begin()
    page_with_arthur(driver)
    jot_beside(driver.shell(), "Bus at nine")
    driver.shell().change_size(1)
    assert kept(driver.shell()) == ["Bus at nine"]
    panel = driver.shell().jotting.panel
    assert panel is not None
    assert panel.entry.toPlainText() == "Bus at nine"
    assert panel.entry.hasFocus()
    QTest.keyClicks(panel.entry, " sharp")
    driver.shell().leave()
    assert kept(driver.shell()) == ["Bus at nine sharp"]


def test_jots_that_were_closed_stay_closed_over_a_lock(begin: Begin) -> None:
    first = begin()
    page_with_arthur(first)
    panel = jot_beside(first.shell(), "Bus")
    QTest.keyClick(panel.entry, Qt.Key.Key_Escape)
    first.lock()
    driver = begin()
    driver.unlock()
    assert driver.shell().jotting.panel is None
