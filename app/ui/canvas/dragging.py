"""Dragging somebody over the map: the rest stands frozen, and a ring that is crossed is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPixmap, QRegion

if TYPE_CHECKING:
    from app.ui.canvas.map_canvas import MapCanvas


class Dragging:
    """Somebody on the way from one place to another. Until they are let go nothing is kept."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.member_id = ""
        self.frozen: QPixmap | None = None
        """All that is not theirs, with the ring lit that they are over."""
        self.closeness = ""
        self._began = ""
        self._off = QPointF()
        self._touched = QRegion()
        self._still: QPixmap | None = None

    @property
    def is_on(self) -> bool:
        """Whether somebody is on the way."""
        return bool(self.member_id)

    def begin(self, member_id: str, at: QPointF) -> None:
        """Take them up at a point of the canvas: all that is not theirs freezes."""
        canvas = self._canvas
        picture = canvas.picture
        member = canvas.member(member_id)
        if picture is None or member is None:
            return
        self.member_id = member_id
        self._began = member.closeness
        centre = picture.centre_of(member_id)
        self._off = canvas.plane.to_screen(*centre) - at
        self._still = canvas.painted(without=member_id)
        self._cross(member.closeness)
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        canvas.node(member_id).setFocus(Qt.FocusReason.MouseFocusReason)
        self.go(at)

    def go(self, at: QPointF) -> None:
        """They are here now; only what they touch is painted anew."""
        canvas = self._canvas
        if canvas.picture is None:
            return
        place = canvas.plane.to_map(at + self._off)
        canvas.picture.hold(self.member_id, *place)
        closeness = canvas.picture.closeness_at(*place)
        if closeness != self.closeness:
            self._cross(closeness)
        now = QRegion(canvas.reach_of_held())
        canvas.put_node(self.member_id)
        canvas.update(self._touched + now)
        self._touched = now

    def _cross(self, closeness: str) -> None:
        """They are over this ring now: it is lit, and it is said."""
        canvas, self.closeness = self._canvas, closeness
        self.frozen = None if self._still is None else canvas.lit(self._still, closeness)
        self._touched = QRegion(canvas.rect())
        canvas.say_ring(self._began, closeness)

    def drop(self, at: QPointF) -> None:
        """Let them go here: one step."""
        self.go(at)
        canvas, member_id = self._canvas, self.member_id
        picture = canvas.picture
        if picture is None:
            return
        angle = picture.angle_at(*canvas.plane.to_map(at + self._off))
        closeness, is_same = self.closeness, self.closeness == self._began
        self._end()
        canvas.moved.emit(member_id, angle, None if is_same else closeness)

    def give_up(self) -> None:
        """Back to where they were."""
        self._end()

    def _end(self) -> None:
        canvas, member_id = self._canvas, self.member_id
        self.member_id, self.frozen, self._still = "", None, None
        if canvas.picture is not None:
            canvas.picture.let_go()
        canvas.put_node(member_id)
        canvas.say_ring("", "")
        canvas.update()

    def reach(self) -> QRect:
        """What was painted last of the one who is moved."""
        return self._touched.boundingRect()
