"""The card of Settings about spelling: the switch, and the words one added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.casework import dictionaries
from app.casework.own_words import add_own_word, own_words
from app.casework.views import PersonView
from app.casework.visiting import begin_visit, visit_now
from app.settings import Settings
from app.ui.desk import Desk
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.settings_spelling import SHOWN, OwnWordRow, SpellingCard
from tests.ui.screens.making import heard

Show = Callable[[SettingsScreen], SettingsScreen]


def no_library(_: str) -> None:
    """What Python finds of a library that is not there."""


def said(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def rows(card: SpellingCard) -> list[OwnWordRow]:
    return [row for row in card.rows.rows if isinstance(row, OwnWordRow)]


def test_an_empty_list_says_how_a_word_gets_there(desk: Desk, show: Show) -> None:
    card = show(SettingsScreen(desk)).spelling
    assert "Shift+F10" in said(card)
    assert rows(card) == []
    assert not card.more.isVisible()


def test_a_word_is_taken_away_by_keys_and_comes_back_by_undo(desk: Desk, show: Show) -> None:
    for word in ("Aberzqx", "Tregwyntog"):
        add_own_word(desk.store, word=word)
    screen = show(SettingsScreen(desk))
    card = screen.spelling
    assert "2 words" in said(card)
    first = rows(card)[0].remove
    assert first.accessibleName() == "Remove “Aberzqx”"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert own_words(desk.store) == ("Tregwyntog",)
    assert QApplication.focusWidget() is rows(card)[0].remove
    offer = desk.store.undo_offer()
    assert offer is not None
    desk.store.undo(offer.step_id)
    screen.refresh(None)
    assert len(rows(card)) == 2


def test_many_words_come_in_parts(desk: Desk, show: Show) -> None:
    for number in range(SHOWN + 2):
        add_own_word(desk.store, word=f"word{number}")
    card = show(SettingsScreen(desk)).spelling
    assert len(rows(card)) == SHOWN
    card.more.click()
    assert len(rows(card)) == SHOWN + 2
    assert not card.more.isVisible()


def test_on_a_visit_no_word_one_added_is_shown(desk: Desk, show: Show, arthur: PersonView) -> None:
    add_own_word(desk.store, word="Somebodyelse")
    begin_visit(desk.store, person_id=arthur.id)
    screen = show(SettingsScreen(replace(desk, visit=visit_now(desk.store))))
    screen.refresh(None)
    assert "Somebodyelse" not in said(screen)
    assert screen.spelling.marks.isVisible()


def test_the_switch_is_a_setting_of_the_device(desk: Desk, show: Show) -> None:
    screen = show(SettingsScreen(desk))
    wanted = heard(screen.settings_wanted)
    assert screen.spelling.marks.isChecked()
    screen.spelling.marks.click()
    assert wanted == [(Settings(marks_spelling=False),)]


def test_a_machine_without_the_library_says_so(
    desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionaries, "find_spec", no_library)
    card = show(SettingsScreen(desk)).spelling
    assert "cannot be checked on this computer" in said(card)
    assert not card.marks.isEnabled()
