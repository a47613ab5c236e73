"""Ten minutes among colleagues: two turns begun by hand, each end shown, said and heard once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.ui.desk import Desk
from app.ui.screens import peer_timers
from app.ui.screens.peer_timers import PeerTimers, Turn, TwoTurns


def test_a_turn_is_over_after_five_minutes_and_the_next_waits_for_a_hand() -> None:
    turns = TwoTurns().begun(100.0)
    assert (turns.turn, turns.left(100.4), turns.left(161.0)) == (Turn.TELLING, 300, 239)
    assert turns.at(399.9) == turns
    between = turns.at(400.0)
    assert (between.turn, between.left(500.0)) == (Turn.BETWEEN, 0)
    second = between.begun(450.0)
    assert (second.turn, second.at(750.0).turn) == (Turn.SUGGESTING, Turn.OVER)
    assert second.at(750.0).begun(800.0) == TwoTurns()


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> PeerTimers:
    """Beside a page, not begun."""
    made = PeerTimers(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_end_is_shown_and_said_once(
    panel: PeerTimers, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_: object, text: str, *, at_once: bool = False) -> None:
        said.append(text)

    monkeypatch.setattr(peer_timers, "announce", hear)
    panel.next.click()
    clock.move(seconds=61)
    panel.follow()
    assert panel.time.text() == "3:59 left to tell"
    clock.move(seconds=240)
    panel.follow()
    panel.follow()
    assert said == ["Five minutes are over. Now listen: the others suggest."]
    assert panel.says.isVisible()
    assert not panel.time.isVisible()
    panel.next.click()
    clock.move(seconds=300)
    panel.follow()
    assert said[1:] == ["Ten minutes are over. Choose what you take up."]
    assert panel.rang == 2


def test_a_sound_is_made_only_where_it_is_wanted(
    panel: PeerTimers, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    for is_wanted in (False, True):
        panel.sound.setChecked(is_wanted)
        panel.next.click()
        clock.move(minutes=5)
        panel.follow()
    assert len(beeps) == 1


def test_stopping_begins_anew(panel: PeerTimers) -> None:
    panel.next.click()
    panel.stop.click()
    assert panel.turns == TwoTurns()
    assert panel.next.text() == "Begin five minutes to tell"
