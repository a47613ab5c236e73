"""Keys in Settings are changed only by who knows the present one, and are told apart when wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

import pyrage
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import doors_of
from app.clock import FixedClock
from app.errors import TooManyTries, WrongPassphrase
from app.policy import Policy
from app.security.keys import unlock_with_council_key
from app.settings import Settings
from app.ui import cover_code
from app.ui.desk import Desk
from app.ui.house import Doors, House, Newcomer, Opened
from app.ui.joining import desk_for
from app.ui.screens.settings_keys import KeysCard
from tests.ui.conftest import TEST_COST, TEST_FLOOR
from tests.ui.screens.conftest import Show

PASSPHRASE = "blue kettle walks home"
OTHER = "garden copper seven wheel"
CODE = "7391"
Locking = list[Callable[[], None] | None]


@pytest.fixture
def locks() -> Locking:
    """How often it was asked to lock."""
    return []


@pytest.fixture
def opened(doors: Doors) -> Iterator[Opened]:
    """A store with real keys and a short code."""
    keys = doors.make_keys(PASSPHRASE)
    opened = doors.found(keys, Newcomer(name="Gwen", cover_code=CODE, wants_practice=False))
    yield opened
    opened.store.close()


@pytest.fixture
def at_work(opened: Opened, house: House, doors: Doors, locks: Locking) -> Desk:
    """A desk of a whole house."""
    return desk_for(opened, house, doors, Settings(), lock=locks.append)


@pytest.fixture
def card(at_work: Desk, show: Show[KeysCard]) -> KeysCard:
    """The card, shown."""
    return show(KeysCard(at_work))


def opens(house: House, passphrase: str) -> bool:
    """Whether a passphrase opens the store's keys."""
    try:
        doors_of(house, cost=TEST_COST, floor=TEST_FLOOR).check_passphrase(passphrase)
    except (WrongPassphrase, TooManyTries):
        return False
    return True


def type_in(box: QLineEdit, text: str) -> None:
    """In place of what stands there."""
    box.clear()
    QTest.keyClicks(box, text)


def ask_for_another(card: KeysCard, present: str) -> None:
    """Type the present one, and another twice, by the keyboard alone."""
    part = card.passphrase
    if part.index == 0:
        QTest.keyClick(part.begin, Qt.Key.Key_Space)
        assert part.present.box.hasFocus()
    type_in(part.present.box, present)
    for box in part.new.boxes:
        type_in(box, OTHER)
    QTest.keyClick(part.new.again, Qt.Key.Key_Return)


def test_a_passphrase_is_changed_by_who_knows_the_present_one(
    card: KeysCard, house: House, qtbot: QtBot
) -> None:
    ask_for_another(card, PASSPHRASE)
    qtbot.waitUntil(card.passphrase.told.isVisible)
    assert card.passphrase.told.text() == "The passphrase was changed."
    assert card.passphrase.begin.hasFocus()
    assert [box.text() for box in card.findChildren(QLineEdit)] == [""] * 7
    assert opens(house, OTHER)
    assert not opens(house, PASSPHRASE)


def test_a_wrong_present_passphrase_is_told_apart_and_changes_nothing(
    card: KeysCard, house: House, qtbot: QtBot
) -> None:
    ask_for_another(card, "not it at all")
    trouble = card.passphrase.present.field.trouble
    qtbot.waitUntil(trouble.isVisible)
    assert trouble.text() == "This is not the passphrase you have now."
    assert card.passphrase.present.box.hasFocus()
    assert opens(house, PASSPHRASE)


def test_who_finds_the_window_open_has_no_more_guesses_than_at_unlocking(
    card: KeysCard, house: House, clock: FixedClock, qtbot: QtBot
) -> None:
    part = card.passphrase
    for _ in range(3):
        ask_for_another(card, "not it at all")
        qtbot.waitUntil(part.change.isEnabled)
    ask_for_another(card, PASSPHRASE)
    qtbot.waitUntil(part.change.isEnabled)
    assert "wrong 3 times" in part.present.field.trouble.text()
    clock.move(seconds=61)
    assert not opens(house, OTHER)
    clock.move(seconds=61)
    ask_for_another(card, PASSPHRASE)
    qtbot.waitUntil(part.told.isVisible)


@pytest.mark.parametrize("present", ["", "  "])
def test_without_the_present_passphrase_nothing_is_tried(
    card: KeysCard, house: House, present: str
) -> None:
    ask_for_another(card, "")
    assert card.passphrase.present.field.trouble.text() == "Type the passphrase you have now."
    assert card.passphrase.change.isEnabled()


def test_what_was_typed_is_forgotten_when_it_is_given_up(card: KeysCard) -> None:
    part = card.passphrase
    QTest.keyClick(part.begin, Qt.Key.Key_Space)
    type_in(part.present.box, PASSPHRASE)
    part.present.show_box.setChecked(True)
    part.give_up()
    assert part.present.box.text() == ""
    assert part.present.box.echoMode() == QLineEdit.EchoMode.Password
    assert not part.told.isVisible()


@pytest.mark.parametrize("present", [CODE, PASSPHRASE])
def test_a_short_code_is_changed_by_the_present_one_or_the_passphrase(
    card: KeysCard, at_work: Desk, qtbot: QtBot, present: str
) -> None:
    part = card.short_code
    type_in(part.present.box, present)
    type_in(part.code, "8264")
    QTest.keyClick(part.code, Qt.Key.Key_Return)
    qtbot.waitUntil(part.told.isVisible)
    assert cover_code.is_right(at_work.store, "8264")
    assert part.present.box.text() == ""


def test_three_wrong_ones_for_another_short_code_lock(
    card: KeysCard, at_work: Desk, locks: Locking, qtbot: QtBot
) -> None:
    part = card.short_code
    for left in ("2 more tries", "1 more try"):
        type_in(part.present.box, "0815")
        type_in(part.code, "8264")
        QTest.keyClick(part.present.box, Qt.Key.Key_Return)
        qtbot.waitUntil(part.keep.isEnabled)
        assert left in part.present.field.trouble.text()
    QTest.keyClick(part.present.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(locks))
    assert cover_code.is_right(at_work.store, CODE)


def test_coming_back_to_settings_gives_no_new_guesses_at_the_short_code(
    at_work: Desk, show: Show[KeysCard], qtbot: QtBot
) -> None:
    for _ in range(3):
        part = show(KeysCard(at_work)).short_code
        type_in(part.present.box, "0815")
        type_in(part.code, "8264")
        part.change()
        qtbot.waitUntil(part.keep.isEnabled)
    part = show(KeysCard(at_work)).short_code
    type_in(part.present.box, CODE)
    type_in(part.code, "8264")
    part.change()
    assert "Wait" in part.present.field.trouble.text()
    assert cover_code.is_right(at_work.store, CODE)


def test_a_new_recovery_code_opens_nothing_before_it_was_typed_back(
    card: KeysCard, doors: Doors, house: House, qtbot: QtBot
) -> None:
    part = card.recovery
    QTest.keyClick(part.begin, Qt.Key.Key_Space)
    type_in(part.present.box, PASSPHRASE)
    QTest.keyClick(part.present.box, Qt.Key.Key_Return)
    qtbot.waitUntil(part.slip.isVisible)
    code = part.slip.recovery.text().replace("\n", "-")
    type_in(part.slip.typed_back, code[:-1] + ("A" if code[-1] != "A" else "B"))
    QTest.keyClick(part.slip.typed_back, Qt.Key.Key_Return)
    assert part.slip.typed_field.trouble.isVisible()
    with pytest.raises(WrongPassphrase):
        doors.unlock_with_code(code)
    type_in(part.slip.typed_back, code.lower())
    QTest.keyClick(part.slip.typed_back, Qt.Key.Key_Return)
    qtbot.waitUntil(part.told.isVisible)
    assert part.slip.recovery.text() == ""
    again = doors.unlock_with_code(code)
    doors.close(again)


def test_a_new_recovery_code_is_shown_only_to_who_knows_the_passphrase(
    card: KeysCard, qtbot: QtBot
) -> None:
    part = card.recovery
    part.open()
    type_in(part.present.box, "not it at all")
    part.show_code()
    qtbot.waitUntil(part.present.field.trouble.isVisible)
    assert part.index == 1
    assert part.slip.recovery.text() == ""


def test_a_key_that_the_council_names_later_opens_the_store_from_the_next_unlocking(
    opened: Opened, house: House, doors: Doors
) -> None:
    identity = cast("Any", pyrage).x25519.Identity.generate()
    named = replace(house, policy=Policy(council_recovery_key=str(identity.to_public())))
    doors.close(opened)
    assert not doors.has_council_key()
    with_key = doors_of(named, cost=TEST_COST, floor=TEST_FLOOR)
    with_key.close(with_key.unlock(PASSPHRASE))
    assert with_key.has_council_key()
    unlock_with_council_key(house.home, str(identity), floor=TEST_FLOOR).wipe()


def test_a_key_of_the_councils_is_told_of(at_work: Desk, show: Show[KeysCard]) -> None:
    assert at_work.keys is not None
    told = "The council can open this store with its own key."

    def said(desk: Desk) -> list[str]:
        from PySide6.QtWidgets import QLabel

        card = show(KeysCard(desk))
        return [w.text() for w in card.findChildren(QLabel) if w.isVisible()]

    assert told not in said(at_work)
    assert told in said(replace(at_work, keys=replace(at_work.keys, has_council_key=lambda: True)))
