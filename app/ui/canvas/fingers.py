"""Fingers on the map: one does what the mouse does, two make it larger, smaller, or shift it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QNativeGestureEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.canvas.node import NodeButton

if TYPE_CHECKING:
    from app.ui.canvas.map_canvas import MapCanvas

TOUCHES: Final = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)
_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.MouseButton.NoButton
_TWO: Final = 2
_LEAST_APART: Final = 12.0
"""Pixels between two fingers, below which their way says nothing of larger or smaller."""


class Fingers:
    """What touches mean, as long as any finger is down.

    The first finger that moves somebody goes on doing so, whatever the others do. Where it moves
    nobody yet, a second one ends what it began, and nothing was pressed.
    """

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._first: int | None = None
        self._pressed_id = ""
        self._is_pair = False
        self._middle = QPointF()
        self._apart = 0.0

    def touched(self, event: QTouchEvent) -> None:
        """A touch began, moved or ended."""
        kind, points = event.type(), event.points()
        if kind == QEvent.Type.TouchCancel:
            self._cancel()
            self._end()
        else:
            down = [p for p in points if p.state() != QEventPoint.State.Released]
            if len(down) >= _TWO and not self._canvas.dragging.is_on:
                self._pair(down)
            elif not self._is_pair:
                self._single(points)
            if not down:
                self._end()
        event.accept()

    def gestured(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touchpad; whether that means anything here."""
        at = event.position()
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._canvas.zoom_by(1.0 + event.value(), at)
            case Qt.NativeGestureType.PanNativeGesture:
                self._canvas.pan(event.delta().x(), event.delta().y())
            case _:
                return False
        return True

    # One finger

    def _single(self, points: Sequence[QEventPoint]) -> None:
        """What the mouse would do with its left button."""
        for point in points:
            place, state = point.position(), point.state()
            if state == QEventPoint.State.Pressed and self._first is None:
                self._first = point.id()
                below = self._canvas.childAt(place.toPoint())
                self._pressed_id = below.member_id if isinstance(below, NodeButton) else ""
                self._tell(QEvent.Type.MouseButtonPress, place, point.globalPosition())
            elif point.id() != self._first:
                continue
            elif state == QEventPoint.State.Updated:
                self._tell(QEvent.Type.MouseMove, place, point.globalPosition())
            elif state == QEventPoint.State.Released:
                self._tell(QEvent.Type.MouseButtonRelease, place, point.globalPosition())
                self._first = None

    def _tell(self, kind: QEvent.Type, place: QPointF, on_screen: QPointF) -> None:
        """Tell whoever was pressed, or the bare ground; somebody who is gone hears nothing."""
        canvas = self._canvas
        target: QWidget = canvas
        if self._pressed_id:
            if canvas.member(self._pressed_id) is None:
                return
            target = canvas.node(self._pressed_id)
        local = target.mapFrom(canvas, place) if target is not canvas else place
        button = _NONE if kind == QEvent.Type.MouseMove else _LEFT
        held = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
        event = QMouseEvent(kind, local, on_screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)

    # Two

    def _pair(self, down: Sequence[QEventPoint]) -> None:
        """Two fingers: what is between them stays between them."""
        one, two = down[0].position(), down[1].position()
        middle, apart = (one + two) / 2, math.hypot(one.x() - two.x(), one.y() - two.y())
        if not self._is_pair:
            self._cancel()
            self._is_pair = True
        else:
            way = middle - self._middle
            self._canvas.pan(way.x(), way.y())
            if min(apart, self._apart) >= _LEAST_APART:
                self._canvas.zoom_by(apart / self._apart, middle)
        self._middle, self._apart = middle, apart

    def _cancel(self) -> None:
        """What the first finger began was not meant."""
        canvas = self._canvas
        canvas.give_up_press()
        if self._pressed_id and canvas.member(self._pressed_id) is not None:
            canvas.node(self._pressed_id).give_up_press()

    def _end(self) -> None:
        self._first, self._pressed_id, self._is_pair = None, "", False
