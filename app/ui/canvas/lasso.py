"""Choosing several: press them one by one, or draw a line round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

if TYPE_CHECKING:
    from app.ui.canvas.map_canvas import MapCanvas
    from app.ui.canvas.painting import MapPainter


class Lasso:
    """Who is marked so far; the canvas tells whenever it changes."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.is_on = False
        self.marked: tuple[str, ...] = ()
        self._line: QPolygonF | None = None

    def begin(self) -> None:
        """From now on a press marks."""
        self.is_on, self.marked = True, ()
        self._tell()

    def end(self) -> None:
        """Presses choose one again."""
        self.is_on, self.marked, self._line = False, (), None
        self._tell()

    def toggle(self, member_id: str) -> None:
        """Mark somebody, or not any more."""
        if member_id in self.marked:
            self.marked = tuple(one for one in self.marked if one != member_id)
        else:
            self.marked = (*self.marked, member_id)
        self._tell()

    def press(self, place: QPointF) -> None:
        """A line begins."""
        self._line = QPolygonF([place])

    def move(self, place: QPointF) -> None:
        """The line goes on."""
        if self._line is not None:
            self._line.append(place)
            self._canvas.update()

    def release(self, place: QPointF) -> None:
        """The line is closed: everybody within it is marked besides those who are."""
        line, self._line = self._line, None
        if line is None:
            return
        line.append(place)
        found = [
            node.member_id
            for node in self._canvas.nodes
            if line.containsPoint(QPointF(node.geometry().center()), Qt.FillRule.OddEvenFill)
        ]
        self.marked = (*self.marked, *(one for one in found if one not in self.marked))
        self._tell()

    def give_up_line(self) -> None:
        """The line was not meant; who is marked stays so."""
        if self._line is not None:
            self._line = None
            self._canvas.update()

    def paint(self, painter: QPainter, with_: MapPainter) -> None:
        """The line so far."""
        if self._line is not None:
            with_.line(painter, self._line)

    def _tell(self) -> None:
        self._canvas.update()
        self._canvas.marked.emit(self.marked)
