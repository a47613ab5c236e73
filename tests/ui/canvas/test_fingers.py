"""Fingers on the map: one does what the mouse does, two make it larger, smaller or shift it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QTouchEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework.map_views import EcomapView
from app.language import Words
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.picture import Picture, screen_measure
from app.ui.style import LIGHT
from tests.casework.maps import member, tie, view_of

GILL, HUW = "00001", "00002"


@pytest.fixture(scope="module")
def screen_of_glass() -> QPointingDevice:
    """Something that is touched."""
    return QTest.createTouchDevice()


@pytest.fixture
def view() -> EcomapView:
    """Gill, and Huw."""
    return view_of(
        [
            member(1, name="Gill", kind="family", closeness="very"),
            member(2, name="Huw", kind="friend", closeness="quite"),
        ],
        [tie(GILL, HUW)],
    )


@pytest.fixture
def canvas(qtbot: QtBot, view: EcomapView) -> Iterator[MapCanvas]:
    """A map on the screen."""
    made = MapCanvas(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show_picture(Picture(view, Words("en"), screen_measure()))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


class Touch:
    """One hand on the map."""

    def __init__(self, canvas: MapCanvas, device: QPointingDevice) -> None:
        self._canvas = canvas
        self._device = device
        self._places: dict[int, QPoint] = {}

    def down(self, finger: int, at: QPoint, *, resting: tuple[int, ...] = ()) -> None:
        """A finger comes down; others rest where they are."""
        event = QTest.touchEvent(self._canvas, self._device, False)
        for one in resting:
            event.move(one, self._places[one], self._canvas)
        self._places[finger] = at
        event.press(finger, at, self._canvas).commit()

    def move(self, places: dict[int, QPoint]) -> None:
        """Fingers are somewhere else now."""
        event = QTest.touchEvent(self._canvas, self._device, False)
        for finger, at in places.items():
            event.move(finger, at, self._canvas)
            self._places[finger] = at
        event.commit()

    def up(self, finger: int, at: QPoint, *, resting: tuple[int, ...] = ()) -> None:
        """A finger leaves."""
        event = QTest.touchEvent(self._canvas, self._device, False)
        for one in resting:
            event.move(one, self._places[one], self._canvas)
        event.release(finger, at, self._canvas).commit()


@pytest.fixture
def hand(canvas: MapCanvas, screen_of_glass: QPointingDevice) -> Touch:
    """A hand."""
    return Touch(canvas, screen_of_glass)


def middle_of(canvas: MapCanvas, member_id: str) -> QPoint:
    return canvas.node(member_id).geometry().center()


def bare(canvas: MapCanvas) -> QPoint:
    """Where nobody stands."""
    return canvas.rect().center() + QPoint(0, 180)


def test_a_tap_chooses(canvas: MapCanvas, hand: Touch) -> None:
    at = middle_of(canvas, GILL)
    hand.down(0, at)
    hand.up(0, at)
    assert canvas.chosen_id == GILL


def test_one_finger_takes_somebody_along(canvas: MapCanvas, hand: Touch, qtbot: QtBot) -> None:
    at = middle_of(canvas, GILL)
    hand.down(0, at)
    moved = QSignalSpy(canvas.moved)
    with qtbot.waitSignal(canvas.moved):
        hand.move({0: at + QPoint(10, 40)})
        assert canvas.dragging.member_id == GILL
        hand.move({0: at + QPoint(20, 160)})
        hand.up(0, at + QPoint(20, 160))
    assert moved.at(0)[0] == GILL
    assert not canvas.dragging.is_on


def test_a_second_finger_neither_ends_nor_moves_who_is_dragged(
    canvas: MapCanvas, hand: Touch, qtbot: QtBot
) -> None:
    at = middle_of(canvas, GILL)
    hand.down(0, at)
    hand.move({0: at + QPoint(0, 60)})
    stands = canvas.node(GILL).geometry()
    hand.down(1, bare(canvas), resting=(0,))
    hand.move({1: bare(canvas) + QPoint(60, 0)})
    assert (canvas.dragging.member_id, canvas.node(GILL).geometry()) == (GILL, stands)
    hand.up(1, bare(canvas), resting=(0,))
    assert canvas.dragging.is_on
    with qtbot.waitSignal(canvas.moved):
        hand.up(0, at + QPoint(0, 60))
    assert canvas.plane.zoom == 1.0


def test_two_fingers_apart_make_it_larger_about_what_is_between_them(
    canvas: MapCanvas, hand: Touch
) -> None:
    one, two = QPoint(250, 300), QPoint(350, 300)
    between = canvas.plane.to_map(QPointF(300 - 8, 300 - 8))
    hand.down(0, one)
    hand.down(1, two, resting=(0,))
    hand.move({0: QPoint(200, 300), 1: QPoint(400, 300)})
    assert canvas.plane.zoom == pytest.approx(2.0)
    assert canvas.plane.to_map(QPointF(292, 292)) == pytest.approx(between, abs=0.1)
    hand.move({0: QPoint(150, 330), 1: QPoint(350, 330)})
    assert canvas.plane.to_map(QPointF(242, 322)) == pytest.approx(between, abs=0.1)
    hand.move({0: QPoint(240, 330), 1: QPoint(260, 330)})
    assert canvas.plane.zoom == 1.0
    hand.up(0, QPoint(240, 330), resting=(1,))
    hand.up(1, QPoint(260, 330))


def test_two_fingers_that_come_down_on_people_press_nobody(
    canvas: MapCanvas, hand: Touch, qtbot: QtBot
) -> None:
    one, two = middle_of(canvas, GILL), middle_of(canvas, HUW)
    asked = QSignalSpy(canvas.menu_wanted)
    hand.down(0, one)
    hand.down(1, two, resting=(0,))
    hand.move({0: one + QPoint(9, 9), 1: two - QPoint(9, 9)})
    hand.up(1, two, resting=(0,))
    hand.move({0: one + QPoint(90, 90)})
    hand.up(0, one + QPoint(90, 90))
    assert (canvas.chosen_id, canvas.dragging.is_on, asked.count()) == ("", False, 0)
    hand.down(0, middle_of(canvas, GILL))  # and the next finger is heard again
    hand.up(0, middle_of(canvas, GILL))
    assert canvas.chosen_id == GILL


def test_a_finger_draws_a_line_round_several(canvas: MapCanvas, hand: Touch) -> None:
    canvas.begin_group()
    box = canvas.node(HUW).geometry().adjusted(-12, -12, 12, 12)
    hand.down(0, box.topLeft())
    for corner in (box.topRight(), box.bottomRight(), box.bottomLeft()):
        hand.move({0: corner})
    hand.up(0, box.topLeft())
    assert canvas.lasso.marked == (HUW,)


def test_a_touch_the_system_takes_away_moves_nobody(canvas: MapCanvas, hand: Touch) -> None:
    moved = QSignalSpy(canvas.moved)
    at = middle_of(canvas, GILL)
    stood = canvas.node(GILL).geometry()
    hand.down(0, at)
    hand.move({0: at + QPoint(0, 60)})
    canvas.fingers.touched(QTouchEvent(QEvent.Type.TouchCancel))
    assert (moved.count(), canvas.dragging.is_on) == (0, False)
    assert canvas.node(GILL).geometry() == stood


def test_a_touchpad_pinches_and_shifts(canvas: MapCanvas) -> None:
    pad = QPointingDevice.primaryPointingDevice()
    at = QPointF(300, 300)
    screen = QPointF(canvas.mapToGlobal(at.toPoint()))
    for kind, value, delta in (
        (Qt.NativeGestureType.ZoomNativeGesture, 1.0, QPointF()),
        (Qt.NativeGestureType.PanNativeGesture, 0.0, QPointF(-30, 0)),
    ):
        event = QNativeGestureEvent(kind, pad, 2, at, at, screen, value, delta)
        QApplication.sendEvent(canvas.node(GILL), event)  # also over somebody
    assert canvas.plane.zoom == pytest.approx(2.0)
    assert canvas.plane.shift_x == pytest.approx(-30.0, abs=8.0)


def wheel(canvas: MapCanvas, pixels: QPoint, angle: QPoint, held: Qt.KeyboardModifier) -> bool:
    """Turn a wheel or move two fingers; whether the map took it."""
    at = QPointF(300, 300)
    event = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at.toPoint())), pixels, angle, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def test_a_wheel_is_the_pages_until_ctrl_is_held_or_the_map_is_larger(canvas: MapCanvas) -> None:
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    assert not wheel(canvas, QPoint(), QPoint(0, 120), plain)
    assert not wheel(canvas, QPoint(0, 40), QPoint(0, 40), plain)
    assert wheel(canvas, QPoint(), QPoint(0, 240), control)
    assert canvas.plane.zoom == pytest.approx(1.25**2)
    assert wheel(canvas, QPoint(0, -40), QPoint(0, -40), plain)
    assert canvas.plane.shift_y != 0.0
    assert not wheel(canvas, QPoint(), QPoint(0, 120), plain)
