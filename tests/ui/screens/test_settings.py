"""What Settings says of the things the council names: a second folder, a wording of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.bootstrap import doors_of, open_house
from app.clock import FixedClock
from app.exchange.backup_folder import note_second, second_away_since
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.house import House, Newcomer, Opened
from app.ui.screens.settings import SettingsScreen
from tests.ui.conftest import TEST_COST, TEST_FLOOR


def said(screen: QWidget) -> str:
    """Every word that is seen."""
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def opened_with(home: Path, clock: FixedClock, policy: Policy) -> tuple[House, Opened]:
    """A house with an open store under these rules."""
    house = open_house(home, clock=clock, policy=policy)
    doors = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR)
    keys = doors.make_keys("teapot-ladder-harbour-moss")
    return house, doors.found(keys, Newcomer(name="Gwen", cover_code="7391", wants_practice=False))


def test_a_second_folder_that_is_away_is_remembered_until_it_is_back(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    second = tmp_path / "second"
    house, opened = opened_with(home, clock, Policy(second_backup_folder=str(second)))
    doors = doors_of(house, cost=TEST_COST, floor=TEST_FLOOR)
    doors.back_up(opened)
    since = second_away_since(home)
    assert since is not None
    clock.set(clock.now() + timedelta(hours=2))
    doors.back_up(opened)
    assert second_away_since(home) == since
    second.mkdir()
    clock.set(clock.now() + timedelta(hours=2))
    doors.back_up(opened)
    assert second_away_since(home) is None
    doors.close(opened)


def test_settings_say_since_when_the_second_folder_is_away(
    desk: Desk, show: Callable[[QWidget], QWidget], clock: FixedClock
) -> None:
    note_second(desk.home, away_at=clock.now())
    assert "not been reached" not in said(show(SettingsScreen(desk)))  # no folder is named
    named = replace(desk, policy=Policy(second_backup_folder="/mnt/team"))
    moment = desk.words.moment(clock.now())
    assert f"second backup folder has not been reached since {moment}." in said(
        show(SettingsScreen(named))
    )
    note_second(desk.home, away_at=None)
    assert "not been reached" not in said(show(SettingsScreen(named)))


@pytest.mark.parametrize(("pack", "is_bad"), [("pages: [", True), ("pages: {}", False)])
def test_settings_say_that_the_councils_wording_could_not_be_used(
    home: Path,
    tmp_path: Path,
    clock: FixedClock,
    desk: Desk,
    show: Callable[[QWidget], QWidget],
    pack: str,
    is_bad: bool,
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(pack)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    house, opened = opened_with(elsewhere, clock, Policy(wording_pack=str(file)))
    text = said(show(SettingsScreen(replace(desk, catalogue=opened.catalogue))))
    told = "The council's wording could not be used; you see the product's own. The wording pack"
    assert (f"{told} ours.yaml cannot be used, line 1: it is not YAML" in text) is is_bad
    doors_of(house, cost=TEST_COST, floor=TEST_FLOOR).close(opened)
