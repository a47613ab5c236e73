"""What the council fixes is shown on a screen with its value, and cannot be changed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.casework import workers
from app.exchange.outbox import destinations_of
from app.policy import Destination, Policy
from app.settings import Settings
from app.ui.desk import Desk
from app.ui.guarding import guarding
from app.ui.house import Doors
from app.ui.pieces import TickBox
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.page_actions import places_to_send
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.settings_guard import GuardCard
from app.ui.screens.welcome import WelcomeScreen
from tests.ui.screens.conftest import Show
from tests.ui.screens.making import no_keys


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """A value, how a screen says it, and by what names one could change it otherwise."""

    value: object
    shown: str
    open_names: tuple[str, ...] = ()


_COVER = "Covers after so many quiet minutes"
_LOCK = "Locks after so many more"
_PICTURES = "Keep this window out of screen shots and shared screens"
FIXED: dict[str, Fixed] = {
    "council_name": Fixed(value="Marlbeck", shown="Marlbeck", open_names=("Your council",)),
    "council_recovery_key": Fixed(
        value="age1x", shown="The council can open this store with its own key."
    ),
    "cover_minutes": Fixed(value=3, shown="3 minutes", open_names=(_COVER,)),
    "lock_minutes": Fixed(value=15, shown="15 minutes", open_names=(_LOCK,)),
    "destinations": Fixed(
        value=(Destination(name="Team", folder="/mnt/team"),),
        shown="/mnt/team",
        open_names=("Choose a folder…", "Remove Team"),
    ),
    "sticks_allowed": Fixed(value=True, shown="Copies on memory sticks"),
    "country": Fixed(value="wales", shown="Wales"),
    "out_of_hours_line": Fixed(value="Ring 1", shown="Ring 1", open_names=("Out of hours, ring",)),
    "complaint_line": Fixed(
        value="Ring 2", shown="Ring 2", open_names=("To complain, ring or write to",)
    ),
    "small_sum_limit_pence": Fixed(
        value=150_00, shown="£150", open_names=("Above this a second person agrees as well",)
    ),
    "second_backup_folder": Fixed(value="/mnt/two", shown="Also to /mnt/two. Set by your council."),
    "wording_pack": Fixed(value="/etc/kt/ours.yaml", shown="ours.yaml"),
    "screen_capture_blocked": Fixed(value=False, shown="No", open_names=(_PICTURES,)),
}
NOT_SHOWN = {"fixed": "it only names the others"}


def words_on(screen: QWidget) -> list[str]:
    """Every word that is seen, also in boxes."""
    boxes = [box.text() for box in screen.findChildren(QLineEdit) if box.isVisible()]
    return boxes + [w.text() for w in screen.findChildren(QLabel) if w.isVisible()]


def can_be_changed(screen: QWidget) -> set[str]:
    """The names of what takes typing or a press."""
    boxes = {b.accessibleName() for b in screen.findChildren(QLineEdit) if not b.isReadOnly()}
    choices = {choice.accessibleName() for choice in screen.findChildren(ChipChoice)}
    buttons = {b.accessibleName() or b.text() for b in screen.findChildren(QAbstractButton)}
    return boxes | choices | buttons


def under(desk: Desk, policy: Policy) -> SettingsScreen:
    """Settings under these rules, with keys that the council's opens if they name one."""
    keys = replace(no_keys(), has_council_key=lambda: policy.council_recovery_key is not None)
    return SettingsScreen(replace(desk, policy=policy, keys=keys))


def test_every_key_of_the_policy_is_shown_or_told_why_not() -> None:
    assert {field.name for field in fields(Policy)} == FIXED.keys() | NOT_SHOWN.keys()


@pytest.mark.parametrize("name", FIXED)
def test_what_is_fixed_is_shown_and_said_to_be_and_cannot_be_changed(
    desk: Desk, show: Callable[[QWidget], QWidget], name: str
) -> None:
    one = FIXED[name]
    given: dict[str, Any] = {name: one.value}
    fixed = show(under(desk, Policy(**given, fixed=frozenset({name}))))
    words = words_on(fixed)
    assert one.shown in words
    assert any("Set by your council." in said for said in words)
    assert not can_be_changed(fixed) & set(one.open_names)


def test_without_a_policy_everything_of_the_workers_can_be_changed(
    desk: Desk, show: Callable[[QWidget], QWidget]
) -> None:
    screen = show(under(desk, Policy()))
    names = {name for one in FIXED.values() for name in one.open_names} - {"Remove Team"}
    assert names <= can_be_changed(screen)
    assert not any("Set by your council." in said for said in words_on(screen))


def test_a_fixed_empty_list_of_places_is_a_list(desk: Desk) -> None:
    workers.keep_private_setting(
        desk.store, "destinations", [{"name": "Mine", "folder": "/mine", "profile": "generic"}]
    )
    none = Policy(fixed=frozenset({"destinations"}))
    assert destinations_of(desk.store, none) == ()
    assert places_to_send(replace(desk, policy=none)) == ()
    assert places_to_send(desk) == (("Mine", "generic"),)
    theirs = Policy(destinations=(Destination(name="Team", folder="/t"),))
    assert places_to_send(replace(desk, policy=theirs)) == (("Team", "generic"),)


def test_set_up_says_that_the_council_has_a_key(doors: Doors, desk: Desk, show: Show[Any]) -> None:
    told = "The council can open this store with its own key."
    for policy, is_told in ((Policy(council_recovery_key="age1x"), True), (Policy(), False)):
        screen = show(WelcomeScreen(desk.words, doors, policy))
        screen.go(4)
        assert (told in words_on(screen)) is is_told


def test_the_councils_word_goes_before_the_workers() -> None:
    chosen = Settings(cover_minutes=15, lock_minutes=120, screen_capture_blocked=False)
    own = guarding(Policy(), chosen)
    assert (own.cover_minutes, own.lock_minutes, own.is_kept_out) == (15, 120, False)
    names = frozenset({"cover_minutes", "lock_minutes", "screen_capture_blocked"})
    fixed = guarding(Policy(fixed=names), chosen)
    assert (fixed.cover_minutes, fixed.lock_minutes, fixed.is_kept_out) == (5, 20, True)


def test_minutes_and_the_switch_are_kept_at_once(desk: Desk, show: Show[GuardCard]) -> None:
    card = show(GuardCard(desk))
    wanted: list[object] = []
    card.settings_wanted.connect(wanted.append)
    assert card.cover is not None
    assert card.locking is not None
    assert card.keep_out is not None
    assert (card.cover.value, card.locking.value) == ("5", "20")
    card.cover.buttons["2"].click()
    card.locking.buttons["60"].click()
    card.keep_out.click()
    assert wanted == [
        replace(desk.settings, cover_minutes=2),
        replace(desk.settings, lock_minutes=60),
        replace(desk.settings, screen_capture_blocked=False),
    ]


def test_minutes_that_are_not_among_those_offered_are_shown(
    desk: Desk, show: Show[GuardCard]
) -> None:
    card = show(GuardCard(replace(desk, settings=replace(desk.settings, cover_minutes=7))))
    assert card.cover is not None
    assert card.cover.value == "7"
    assert list(card.cover.buttons) == ["1", "2", "3", "5", "7", "10", "15"]


@pytest.mark.parametrize("is_able", [True, False])
def test_the_switch_says_where_the_system_cannot_do_it(
    desk: Desk, show: Show[GuardCard], monkeypatch: pytest.MonkeyPatch, is_able: bool
) -> None:
    monkeypatch.setattr("app.ui.screens.settings_guard.can_keep_out", lambda: is_able)
    card = show(GuardCard(desk))
    assert isinstance(card.keep_out, TickBox)
    said = any("This system cannot do it" in text for text in words_on(card))
    assert said is not is_able
