"""Help: a topic for every screen, finding in both languages, folding, F1, and the way back."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.visiting import Visit
from app.exchange.support_pack import ABOUT
from app.language import Words
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.help.pages import OF_A_ROOM, TOPICS, topic_by
from app.ui.help.search import HelpIndex
from app.ui.help.topic import GROUPS
from app.ui.house import Doors
from app.ui.pieces import Button, Text
from app.ui.screens.help import HelpScreen
from app.ui.screens.help_view import HelpView
from app.ui.screens.licences_panel import LicencesPanel, text_of
from app.ui.screens.locked_help import HelpWindow
from app.ui.screens.support_panel import SupportPanel
from app.ui.screens.unlock import UnlockScreen
from app.ui.shell import Shell
from tests.source import ROOT
from tests.ui.frames import shown_shell

LONGEST_LINE = 300
WITHOUT_A_SCREEN = {"today"}  # what `make_screen` makes of any other name


def rooms() -> set[str]:
    """The names of screens that `make_screen` tells apart, by its own source."""
    tree = ast.parse((ROOT / "app" / "ui" / "rooms.py").read_text("utf-8"))
    makes = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "make_screen"
    )
    return {
        str(node.value.value)
        for node in ast.walk(makes)
        if isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant)
    }


def test_every_screen_has_a_topic() -> None:
    assert rooms() | WITHOUT_A_SCREEN == set(OF_A_ROOM)
    assert set(OF_A_ROOM.values()) <= {topic.key for topic in TOPICS}


def test_a_screen_is_told_in_five_plain_lines_at_most() -> None:
    for topic in TOPICS:
        assert len(topic.lines) >= 2
        assert topic.group != "screens" or len(topic.lines) <= 5, topic.key
        assert all(len(line) <= LONGEST_LINE for line in topic.lines if topic.group != "about")


def test_topics_are_told_apart_and_belong_to_a_part() -> None:
    keys = [topic.key for topic in TOPICS]
    assert len(keys) == len(set(keys))
    assert {topic.group for topic in TOPICS} == {group for group, _ in GROUPS}


# Finding


def found(query: str, language: str = "en") -> list[str]:
    return [one.topic.key for one in HelpIndex(TOPICS, Words(language)).find(query)]


def test_every_word_must_be_there_and_titles_come_first() -> None:
    assert found("recovery code") == ["unlock", "locked_out", "known"]
    assert found("backup")[0] == "backups"
    assert "settings" in found("backup")
    assert found("backup unicorn") == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_english_and_welsh_are_found_whatever_the_screen_speaks(language: str) -> None:
    assert "protected" in found("stolen", language)
    assert "protected" in found("hamgryptio", language)


def test_accents_and_capitals_do_not_matter_and_the_words_are_marked() -> None:
    (one,) = HelpIndex(TOPICS, Words("en")).find("TY finds ty")
    assert one.topic.key == "search"
    assert "tŷ" in {one.line[at : at + length] for at, length in one.marks}


@given(st.text(max_size=300))
def test_whatever_is_typed_marks_only_what_stands_there(query: str) -> None:
    for one in INDEX.find(query):
        assert all(at >= 0 and at + length <= len(one.line) for at, length in one.marks)


INDEX = HelpIndex(TOPICS, Words("cy"))


# The screen


@pytest.fixture
def view(qtbot: QtBot) -> HelpView:
    """Help in a window of its own, wide enough for both parts."""
    made = HelpView(Words("en"))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def keys(view: HelpView) -> list[str]:
    return [line.key for line in view.list.lines if line.key]


def test_what_is_typed_last_is_what_is_shown_and_said_once(
    view: HelpView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_: QWidget, text: str) -> None:
        said.append(text)

    monkeypatch.setattr("app.ui.screens.help_view.announce", hear)
    QTest.keyClicks(view.box, "recovery code")
    assert keys(view) == ["unlock", "locked_out", "known"]
    assert view.count.text() == "3 topics found"
    titles = [line.title for line in view.list.lines]
    assert titles[:2] == ["Unlock", "If you forgot your passphrase"]
    assert view.article.accessibleName() == "Unlock"
    view.box.setText("overdue")
    assert keys(view) == ["today"]
    assert view.count.text() == "1 topic found"
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 topic found"]


def test_nothing_found_says_what_to_try_and_esc_brings_everything_back(view: HelpView) -> None:
    view.box.setFocus()
    QTest.keyClicks(view.box, "unicorn")
    assert keys(view) == []
    assert "Try one word" in view.count.text()
    QTest.keyClick(view.box, Qt.Key.Key_Escape)
    assert len(keys(view)) == len(TOPICS)
    assert view.count.isHidden()


def test_the_keyboard_goes_from_the_box_to_the_list_into_the_text_and_back(view: HelpView) -> None:
    view.box.setFocus()
    QTest.keyClicks(view.box, "disk")
    QTest.keyClick(view.box, Qt.Key.Key_Down)
    assert view.list.hasFocus()
    first = view.list.marked()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.list.marked() != first
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.article.hasFocus()
    assert view.article.texts[0] in view.article.accessibleDescription()
    QTest.keyClick(view.article, Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    assert view.box.hasFocus()


def test_the_bar_of_the_list_is_seen_only_where_it_moves_something(
    view: HelpView, qtbot: QtBot
) -> None:
    bar = view.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.isEnabled()
    QTest.keyClicks(view.box, "recovery code")
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert not bar.isEnabled()


def test_a_long_text_is_scrolled_by_the_arrow_keys(view: HelpView, qtbot: QtBot) -> None:
    view.resize(1100, 340)
    view.show_topic("accessibility")
    view.read("accessibility")
    bar = view.article.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(view.article, Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(view.article, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_where_there_is_little_width_list_and_text_take_turns(view: HelpView) -> None:
    view.resize(420, 600)
    assert (view.list_card.isVisible(), view.text_card.isVisible()) == (True, False)
    view.read("cover")
    assert (view.list_card.isVisible(), view.text_card.isVisible()) == (False, True)
    view.all_topics.click()
    assert view.list.hasFocus()
    view.resize(1100, 700)
    assert (view.list_card.isVisible(), view.text_card.isVisible()) == (True, True)


def test_the_councils_line_for_complaints_is_told_or_said_to_be_missing(desk: Desk) -> None:
    told = replace(desk, policy=Policy(complaint_line="Ring 01632 960 100"))
    for one, says in ((told, "Ring 01632 960 100"), (desk, "has not said here")):
        screen = HelpScreen(one, topic="accessibility")
        assert says in screen.view.article.texts[-1]
        screen.deleteLater()


def test_on_a_visit_nothing_leads_to_anybody_else(desk: Desk) -> None:
    visit = Visit(person_id="x", called="Arthur", since=None)
    visited = HelpScreen(replace(desk, visit=visit))
    usual = HelpScreen(desk)
    for screen, expected in ((usual, {"people", "settings"}), (visited, {"settings"})):
        leads: set[str] = set()
        for key in ("people", "settings"):
            screen.view.show_topic(key)
            if screen.view.article.buttons:
                leads.add(topic_by(key).leads)
        assert leads == expected
        screen.deleteLater()


# Licences and support


def test_every_licence_is_listed_with_its_whole_text(qtbot: QtBot) -> None:
    panel = LicencesPanel(Words("en"))
    qtbot.addWidget(panel)
    panel.open()
    names = [one.name for one in panel.licences]
    assert {"Kitchen Table", "PySide6_Essentials", "sqlcipher3", "Python"} <= set(names)
    assert all(text_of(one).strip() for one in panel.licences)
    assert panel.text.toPlainText() == ""
    panel.list.mark(str(names.index("PySide6_Essentials")))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in panel.text.toPlainText()
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert panel.list.hasFocus() or panel.list.isVisible()
    assert panel.isVisible()


def test_a_copy_without_its_licences_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def elsewhere(name: str) -> Path:
        return tmp_path / name

    monkeypatch.setattr("app.paths.resource", elsewhere)
    panel = LicencesPanel(Words("en"))
    qtbot.addWidget(panel)
    assert [t.text() for t in panel.findChildren(Text) if "missing from this copy" in t.text()]


def test_the_whole_pack_is_read_before_it_is_saved(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    people.add_person(desk.store, name="Arthur Bevan")
    screen = HelpScreen(desk, topic="trouble")
    qtbot.addWidget(screen)
    screen.show()
    (button,) = screen.view.article.buttons
    button.click()
    (panel,) = screen.findChildren(SupportPanel)
    assert not panel.save.isEnabled()
    qtbot.waitUntil(panel.save.isEnabled)
    assert panel.pack is not None
    assert panel.text.toPlainText() == panel.pack.text.rstrip("\n") + "\n"
    assert "People: 1" in panel.pack.text
    assert "Arthur" not in panel.pack.text
    panel.save_to(tmp_path / "away" / "pack.zip")
    assert "cannot be reached" in panel.trouble.text()
    panel.save_to(tmp_path / "pack")
    assert panel.trouble.text() == ""
    with zipfile.ZipFile(tmp_path / "pack.zip") as made:
        assert made.read(ABOUT).decode() == panel.pack.about
    panel.done(0)


def test_whoever_cannot_get_in_finds_help_and_a_pack(doors: Doors, qtbot: QtBot) -> None:
    unlock = UnlockScreen(Words("en"), doors)
    qtbot.addWidget(unlock)
    unlock.show()
    QTest.keyClick(unlock, Qt.Key.Key_F1)
    (window,) = unlock.findChildren(HelpWindow)
    assert window.view.list.marked() == "unlock"
    window.view.show_topic("today")
    assert window.view.article.buttons == ()
    window.view.back.click()
    unlock.show_part("code")
    (pack,) = [b for b in unlock.findChildren(Button) if b.text() == "Make a support pack…"]
    pack.click()
    (panel,) = unlock.findChildren(SupportPanel)
    qtbot.waitUntil(panel.save.isEnabled)
    assert panel.pack is not None
    assert "The records are locked." in panel.pack.about
    panel.done(0)


# F1


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """Today, ready to work."""
    yield from shown_shell(desk, qtbot)


def topic_shown(shell: Shell) -> str:
    screen = cast("object", shell.screen_in_front())
    assert isinstance(screen, HelpScreen)
    return screen.view.list.marked()


def press_f1() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F1)


def test_f1_opens_the_topic_of_the_screen_and_back_leads_back(shell: Shell, desk: Desk) -> None:
    arthur = people.add_person(desk.store, name="Arthur Bevan")
    for room, ident in (("people", ""), ("person", arthur.id), ("knock", arthur.id)):
        shell.go(room, ident)
        press_f1()
        assert topic_shown(shell) == room
        screen = cast("object", shell.screen_in_front())
        assert isinstance(screen, HelpScreen)
        screen.view.back.click()
        assert (shell.place.screen, shell.place.ident) == (room, ident)


def test_f1_in_the_search_in_the_jots_and_in_help_itself(shell: Shell) -> None:
    shell.searching.begin()
    press_f1()
    assert topic_shown(shell) == "search"
    press_f1()
    assert topic_shown(shell) == "help"
    shell.go_back()
    assert shell.place.screen == "today"
    shell.jotting.begin()
    press_f1()
    assert topic_shown(shell) == "jot"


def test_help_begins_where_a_topic_is_typed_also_at_a_topic(shell: Shell) -> None:
    for opens in (lambda: shell.go("help"), press_f1):
        shell.go("people")
        opens()
        screen = cast("object", shell.screen_in_front())
        assert isinstance(screen, HelpScreen)
        assert screen.view.box.hasFocus()
    assert topic_shown(shell) == "people"
    QTest.keyClicks(screen.view.box, "overdue")
    assert topic_shown(shell) == "today"


def test_help_leads_on_to_a_screen(shell: Shell) -> None:
    shell.go("help")
    assert topic_shown(shell) == "begin"
    screen = cast("object", shell.screen_in_front())
    assert isinstance(screen, HelpScreen)
    screen.view.show_topic("settings")
    (button,) = screen.view.article.buttons
    button.click()
    assert shell.place.screen == "settings"
