"""Where a point of the map lies on the screen: millimetres to pixels, zoom and shift."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

STEP: Final = 1.25
MOST: Final = 12.0
"""Times as large as the whole map fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """`left`, `top`, `wide`, `high` is what there is of the map, in mm; `zoom` 1 shows all of it.

    `shift_x` and `shift_y` are pixels from where the whole map stands in the middle.
    """

    left: float
    top: float
    wide: float
    high: float
    width: float
    """Pixels across that there are."""
    height: float
    zoom: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    @property
    def scale(self) -> float:
        """Pixels a millimetre."""
        across = self.width / max(1.0, self.wide)
        return max(0.05, min(across, self.height / max(1.0, self.high))) * self.zoom

    def _origin(self, scale: float) -> tuple[float, float]:
        x = (self.width - self.wide * scale) / 2 + self.shift_x
        y = (self.height - self.high * scale) / 2 + self.shift_y
        return x - self.left * scale, y - self.top * scale

    def to_screen(self, x: float, y: float) -> QPointF:
        """A point of the map in pixels."""
        scale = self.scale
        across, down = self._origin(scale)
        return QPointF(across + x * scale, down + y * scale)

    def to_map(self, point: QPointF) -> tuple[float, float]:
        """A point of the screen in millimetres."""
        scale = self.scale
        across, down = self._origin(scale)
        return (point.x() - across) / scale, (point.y() - down) / scale

    def box(self, x: float, y: float, wide: float, high: float) -> QRectF:
        """A box of the map, by its left upper corner, in pixels."""
        scale = self.scale
        across, down = self._origin(scale)
        return QRectF(across + x * scale, down + y * scale, wide * scale, high * scale)

    def zoomed(self, by: float) -> Plane:
        """As much larger or smaller, with what is in the middle staying there."""
        zoom = min(MOST, max(1.0, self.zoom * by))
        share = zoom / self.zoom
        grown = replace(self, zoom=zoom, shift_x=self.shift_x * share, shift_y=self.shift_y * share)
        return grown.shifted(0, 0)

    def zoomed_at(self, by: float, at: QPointF) -> Plane:
        """As much larger or smaller, with what is at this point of the screen staying there."""
        zoom = min(MOST, max(1.0, self.zoom * by))
        grown = replace(self, zoom=zoom)
        off = at - grown.to_screen(*self.to_map(at))
        return grown.shifted(off.x(), off.y())

    def shifted(self, across: float, down: float) -> Plane:
        """Moved by so many pixels; the map never leaves the window altogether."""
        scale = self.scale
        room_x = max(0.0, (self.wide * scale - self.width) / 2)
        room_y = max(0.0, (self.high * scale - self.height) / 2)
        x = min(room_x, max(-room_x, self.shift_x + across))
        y = min(room_y, max(-room_y, self.shift_y + down))
        return replace(self, shift_x=x, shift_y=y)

    def sized(self, width: float, height: float) -> Plane:
        """On a screen of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height)).shifted(0, 0)

    def fitted(self) -> Plane:
        """All of it."""
        return replace(self, zoom=1.0, shift_x=0.0, shift_y=0.0)
