"""A map of ten people from nothing, by keys alone and by the mouse: what it costs in presses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import people
from app.casework.views import MemberView
from app.ui.desk import Desk
from app.ui.screens.ecomap import EcomapScreen

Show = Callable[[QWidget], QWidget]
LETTER, KEY, CLICK, WHEEL = 0.2, 0.6, 1.1, 0.65
"""Seconds of a letter typed, a key thought about, a press with the way to it, a turned wheel."""
THREE_MINUTES: Final = 180.0
TEN: Final = (
    ("Carys, niece", "extremely"),
    ("Huw, next door", "extremely"),
    ("Mair, friend", "very"),
    ("Beti, sister", "very"),
    ("Dai, son", "quite"),
    ("Elwyn, old workmate", "very"),
    ("Gill, daughter", "extremely"),
    ("Fly, dog", ""),
    ("Dr Amin, GP", ""),
    ("Home care", ""),
)
QUALITIES: Final = (("Dai", "strained"), ("Carys", "strong"), ("Elwyn", "tenuous"))
TIES: Final = (("Carys", "Huw"), ("Gill", "Beti"))
NUMBERS: Final = {
    "extremely": Qt.Key.Key_1,
    "very": Qt.Key.Key_2,
    "quite": Qt.Key.Key_3,
}


@dataclass(slots=True)
class Hand:
    """Whoever draws, and how long that took them."""

    screen: EcomapScreen
    seconds: float = 0.0

    def types(self, text: str) -> None:
        """Letters into whatever has the keyboard."""
        QTest.keyClicks(self.focused, text)
        self.seconds += LETTER * len(text)

    def presses(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key."""
        QTest.keyClick(self.focused, key, held)
        self.seconds += KEY

    def tabs_to(self, stop: QWidget, *, most: int = 30) -> None:
        """Tab until a piece has the keyboard."""
        for _ in range(most):
            if self.focused is stop:
                return
            self.presses(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not come to {stop.accessibleName()}")

    def tabs_on_map(self, member_id: str) -> None:
        """Tab, or back, whichever is nearer as the eye sees it."""
        canvas = self.screen.canvas
        nodes = canvas.nodes
        stop = canvas.node(member_id)
        while (focused := self.focused) is not stop:
            here = next(at for at, node in enumerate(nodes) if node is focused)
            self.presses(Qt.Key.Key_Tab if nodes.index(stop) > here else Qt.Key.Key_Backtab)

    def clicks(self, button: QWidget) -> None:
        """A press on what is in sight."""
        settle()
        shown = button.visibleRegion()
        assert not shown.isEmpty(), f"{button.accessibleName()} is out of sight"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=shown.boundingRect().center())
        self.seconds += CLICK

    def turns_wheel_to(self, button: QWidget) -> None:
        """Scroll the cards until something is in sight."""
        settle()
        for _ in range(30):
            if not button.visibleRegion().isEmpty():
                return
            bar = self.screen.beside.verticalScrollBar()
            bar.setValue(bar.value() + 120)
            self.seconds += WHEEL
            settle()
        pytest.fail(f"scrolling does not come to {button.accessibleName()}")

    @property
    def focused(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def hand(desk: Desk, show: Show) -> Hand:
    """A hand at a map with nobody on it, on a screen of a usual size."""
    screen = EcomapScreen(desk, people.add_person(desk.store, name="Arthur Bevan").id)
    show(screen)
    screen.resize(1230, 800)
    settle()
    screen.take_focus()
    return Hand(screen)


def settle() -> None:
    """Let what grew or went find its place; heights that follow from widths take several turns."""
    for _ in range(8):
        QApplication.processEvents()


def named(screen: EcomapScreen, name: str) -> MemberView:
    return next(m for m in screen.shown.members if m.name == name)


def is_drawn(screen: EcomapScreen) -> bool:
    """Whether it is the map that was to be drawn."""
    drawn = {m.name: m for m in screen.shown.members}
    ties = screen.shown.ties
    joined = {
        frozenset((tie.from_member_id, tie.to_member_id)) for tie in ties if tie.from_member_id
    }
    to_person = {tie.to_member_id: tie.quality for tie in ties if not tie.from_member_id}
    return (
        [m.closeness for m in drawn.values()] == [closeness for _, closeness in TEN]
        and (drawn["Fly"].kind, drawn["Dr Amin"].kind) == ("pet", "paid")
        and bool(drawn["Gill"].in_household)
        and to_person == {drawn[name].id: quality for name, quality in QUALITIES}
        and joined == {frozenset((drawn[one].id, drawn[two].id)) for one, two in TIES}
    )


def test_by_keys_alone_it_takes_well_under_three_minutes(hand: Hand) -> None:
    screen = hand.screen
    for line, closeness in TEN:
        assert hand.focused is screen.add.box
        hand.types(line)
        if closeness:
            hand.presses(NUMBERS[closeness], Qt.KeyboardModifier.ControlModifier)
        else:
            hand.presses(Qt.Key.Key_Return)
    hand.presses(Qt.Key.Key_Escape)
    assert hand.focused is screen.canvas.node(named(screen, "Home care").id)
    for name, quality in QUALITIES:
        member = named(screen, name)
        hand.tabs_on_map(member.id)
        hand.presses(Qt.Key.Key_Return)
        chips = screen.member.quality.chips.buttons
        hand.tabs_to(chips["ordinary"])
        ahead = list(chips).index(quality) - list(chips).index("ordinary")
        for _ in range(abs(ahead)):
            hand.presses(Qt.Key.Key_Right if ahead > 0 else Qt.Key.Key_Left)
        hand.presses(Qt.Key.Key_Escape)
        assert hand.focused is screen.canvas.node(member.id)
    for one, two in TIES:
        hand.tabs_on_map(named(screen, one).id)
        hand.presses(Qt.Key.Key_T)
        hand.tabs_on_map(named(screen, two).id)
        hand.presses(Qt.Key.Key_Space)
        assert hand.focused is screen.canvas.node(named(screen, two).id)
    hand.tabs_on_map(named(screen, "Gill").id)
    hand.presses(Qt.Key.Key_Return)
    hand.tabs_to(screen.member.more)
    hand.presses(Qt.Key.Key_Space)
    hand.tabs_to(screen.member.ticks["in_household"])
    hand.presses(Qt.Key.Key_Space)
    assert is_drawn(screen)
    assert hand.seconds < THREE_MINUTES / 2


def test_by_the_mouse_everything_is_in_sight_when_it_is_wanted(hand: Hand) -> None:
    screen = hand.screen
    hand.clicks(screen.add.box)
    for line, closeness in TEN:
        hand.types(line)
        hand.clicks(screen.add.buttons[closeness])
        assert screen.member.isHidden()
        assert hand.focused is screen.add.box
    for name, quality in QUALITIES:
        hand.clicks(screen.canvas.node(named(screen, name).id))
        hand.clicks(screen.member.quality.chips.buttons[quality])
    for one, two in TIES:
        hand.clicks(screen.canvas.node(named(screen, one).id))
        hand.turns_wheel_to(screen.knows.choose)
        hand.clicks(screen.knows.choose)
        hand.clicks(screen.canvas.node(named(screen, two).id))
    hand.clicks(screen.canvas.node(named(screen, "Gill").id))
    hand.turns_wheel_to(screen.member.more)
    hand.clicks(screen.member.more)
    hand.turns_wheel_to(screen.member.ticks["in_household"])
    hand.clicks(screen.member.ticks["in_household"])
    assert is_drawn(screen)
    assert hand.seconds < THREE_MINUTES / 2


def test_after_somebody_was_chosen_the_next_can_be_added_without_searching(hand: Hand) -> None:
    screen = hand.screen
    hand.types("Gill")
    hand.clicks(screen.add.buttons["very"])
    gill = screen.canvas.node(named(screen, "Gill").id)
    hand.clicks(gill)
    assert screen.member.isVisible()
    hand.clicks(screen.member.another)
    assert screen.member.isHidden()
    assert hand.focused is screen.add.box
    hand.clicks(gill)
    gill.setFocus()
    hand.presses(Qt.Key.Key_A)
    assert screen.member.isHidden()
    assert hand.focused is screen.add.box
    hand.clicks(gill)
    bare = screen.canvas.on_screen((-60.0, 60.0, 0.0, 0.0)).topLeft().toPoint()
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, pos=bare)
    assert (screen.canvas.chosen_id, screen.member.isHidden()) == ("", True)
    hand.types("Huw")  # the card goes, and the box keeps what was begun
    assert not screen.add.visibleRegion().isEmpty()
