"""Today is rehearsed before anybody unlocks: out of sight, without a store, gone afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.language import Words
from app.settings import Settings
from app.ui.rehearsal import Rehearsal
from app.ui.screens.today import TodayScreen


def rehearsing(clock: FixedClock, words: Words, parent: QObject) -> Rehearsal:
    return Rehearsal(words, Settings(), clock, QSize(1280, 800), parent)


def todays() -> set[TodayScreen]:
    return {w for w in QApplication.allWidgets() if isinstance(w, TodayScreen)}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_goes_through_to_the_end_unseen_and_leaves_nothing(
    qtbot: QtBot, clock: FixedClock, language: str
) -> None:
    parent, before = QObject(), todays()
    shown: list[bool] = []
    rehearsal = rehearsing(clock, Words(language), parent)
    rehearsal.step_done.connect(lambda: shown.extend(t.isVisible() for t in todays() - before))
    with qtbot.waitSignal(rehearsal.destroyed, timeout=20_000):
        pass
    assert shown  # it came to Today
    assert not any(shown)
    qtbot.waitUntil(lambda: not todays() - before)


def test_it_stops_at_once_when_a_store_is_opened(qtbot: QtBot, clock: FixedClock) -> None:
    parent, before = QObject(), todays()
    rehearsal = rehearsing(clock, Words("en"), parent)
    with qtbot.waitSignal(rehearsal.step_done, timeout=20_000):
        pass
    with qtbot.waitSignal(rehearsal.destroyed, timeout=20_000):
        rehearsal.end()
    assert not todays() - before
