"""The ground of the map: painted once and kept, zoomed, shifted, with ghosts over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.casework.map_views import Drawing, Node
from app.ui.canvas.painting import MapPainter
from app.ui.canvas.picture import Ghost, Picture
from app.ui.canvas.plane import STEP, Plane

if TYPE_CHECKING:
    from app.ui.style import Tokens

_NOTCH: Final = 120.0
"""What a wheel tells of one notch; a touchpad tells much less at a time, and often."""
MARGIN: Final = 8.0
"""Pixels round the whole map."""
_KEPT: Final = 4
"""Painted maps that are kept: undo shows them again."""
OPENING: Final = 2.0
"""Millimetres round a name that a change of it may reach."""


class MapGround(QWidget):
    """Shows a picture. It is painted anew only where something changed."""

    def __init__(self, colours: Tokens) -> None:
        super().__init__()
        self.painter = MapPainter(colours)
        self.picture: Picture | None = None
        self.plane = Plane(left=-100, top=-100, wide=200, high=200, width=400, height=400)
        self.ghosts: tuple[Ghost, ...] = ()
        self._ground: QPixmap | None = None
        self._grounds: list[tuple[Drawing, Plane, QPixmap]] = []
        self._letters = 0.0
        self._is_chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Square, as large as a small window allows."""
        return QSize(560, 520)

    def be_legible(self, letters: float) -> None:
        """Show so much of the map that names are at least so many pixels high."""
        self._letters = letters

    def _legible(self, plane: Plane) -> Plane:
        """As large as the letters need, unless the worker chose otherwise."""
        sizes = [t.size for n in self._drawn_nodes() for t in n.texts if t.is_bold]
        if not sizes or self._is_chosen:
            return plane
        height = min(sizes) * plane.fitted().scale
        return plane.fitted().zoomed(max(1.0, self._letters / max(0.1, height)))

    def _drawn_nodes(self) -> tuple[Node, ...]:
        return self.picture.drawing.nodes if self.picture is not None else ()

    # What lies over the ground: whoever has more to show says what

    def frozen(self) -> QPixmap | None:
        """What stands instead of the ground for a while."""
        return None

    def paint_over(self, painter: QPainter, picture: Picture) -> None:
        """Paint what comes over the ground, in pixels of the plane."""

    def follow_plane(self) -> None:
        """The map is shown larger, smaller or shifted."""

    def take_picture(self, picture: Picture) -> frozenset[str] | None:
        """Show another picture; who is other than before, None for everybody."""
        before, self.picture = self.picture, picture
        self._keep_ground(before)
        if before is None or picture.drawing is not before.drawing:
            self.update()
        if before is not None and picture.has_ground_of(before):
            changed = picture.changed_since(before)
            kept = self._kept_ground(picture)
            if kept is not None:
                self._ground = kept
            elif changed:
                self._mend_ground(picture)
            return changed
        left, top, wide, high = picture.bounds
        plane = Plane(
            left=left,
            top=top,
            wide=wide,
            high=high,
            width=max(1.0, self.width() - 2 * MARGIN),
            height=max(1.0, self.height() - 2 * MARGIN),
            zoom=self.plane.zoom,
        )
        self.plane = self._legible(plane)
        self._ground = self._kept_ground(picture)
        return None

    def _keep_ground(self, before: Picture | None) -> None:
        """Keep what is painted: undo leads back to it."""
        if before is not None and self._ground is not None:
            others = [one for one in self._grounds if one[0] is not before.drawing]
            self._grounds = [(before.drawing, self.plane, self._ground), *others][:_KEPT]

    def _kept_ground(self, picture: Picture) -> QPixmap | None:
        return next(
            (
                ground
                for drawing, plane, ground in self._grounds
                if drawing is picture.drawing and plane == self.plane
            ),
            None,
        )

    # Painting

    def on_screen(self, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the map in pixels of this widget."""
        return self.plane.box(*box).translated(MARGIN, MARGIN)

    def painted(self, *, without: str = "") -> QPixmap:
        """The whole map as one picture; `without` leaves out somebody and their ties."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.painter.ground)
        painter = QPainter(pixmap)
        self._paint_into(painter, without=without)
        painter.end()
        return pixmap

    def lit(self, ground: QPixmap, closeness: str) -> QPixmap:
        """A painted map once more, with the ring of this closeness lit."""
        pixmap = QPixmap(ground)
        if self.picture is not None:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(MARGIN, MARGIN)
            self.painter.light(painter, self.picture, self.plane, closeness)
            painter.end()
        return pixmap

    def _paint_into(
        self, painter: QPainter, *, without: str = "", within: QRectF | None = None
    ) -> None:
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(MARGIN, MARGIN)
        area = None if within is None else within.translated(-MARGIN, -MARGIN)
        self.painter.paint(painter, self.picture, self.plane, without=without, within=area)
        painter.translate(-MARGIN, -MARGIN)

    def _mend_ground(self, picture: Picture) -> None:
        """Paint anew only where something changed."""
        reach = picture.reach_of_changes()
        if self._ground is None or reach is None:
            return
        left, top, wide, high = reach
        more = OPENING  # rings open for a name before it begins
        box = self.on_screen((left - more, top - more, wide + 2 * more, high + 2 * more))
        box = QRectF(box.adjusted(-6, -6, 6, 6).toAlignedRect())
        self._ground = QPixmap(self._ground)  # what is kept stays as it is
        painter = QPainter(self._ground)
        painter.setClipRect(box)
        painter.fillRect(box, self.painter.ground)
        self._paint_into(painter, within=box)
        painter.end()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The ground as it was painted last, and what comes over it."""
        painter = QPainter(self)
        frozen = self.frozen()
        if frozen is None and self._ground is None:
            self._ground = self.painted()
        ground = frozen or self._ground
        if ground is not None:
            ratio = ground.devicePixelRatio()
            box = QRectF(event.rect())
            corner, size = box.topLeft() * ratio, box.size() * ratio
            painter.drawPixmap(box, ground, QRectF(corner, size))
        picture = self.picture
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(MARGIN, MARGIN)
            self.painter.paint_ghosts(painter, picture, self.plane, self.ghosts)
            self.paint_over(painter, picture)
        painter.end()

    def show_ghosts(self, ghosts: Iterable[Ghost]) -> None:
        """Show where people were, or would be."""
        self.ghosts = tuple(ghosts)
        self.update()

    # Zoom and shift

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """All of it fits again."""
        super().resizeEvent(event)
        plane = self.plane.sized(self.width() - 2 * MARGIN, self.height() - 2 * MARGIN)
        self._show_plane(self._legible(plane))

    def zoom(self, way: int) -> None:
        """Larger (1), smaller (-1), or all of it (0)."""
        plane, self._is_chosen = self.plane, True
        self._show_plane(plane.fitted() if not way else plane.zoomed(STEP if way > 0 else 1 / STEP))

    def zoom_by(self, times: float, at: QPointF) -> None:
        """So many times as large; what is at this point of the widget stays there."""
        self._is_chosen = True
        self._show_plane(self.plane.zoomed_at(times, at - QPointF(MARGIN, MARGIN)))

    def pan(self, across: float, down: float) -> None:
        """Move what is seen by so many pixels."""
        self._show_plane(self.plane.shifted(across, down))

    def _show_plane(self, plane: Plane) -> None:
        if plane == self.plane:
            return
        self.plane = plane
        self._ground = None
        self._grounds.clear()
        self.follow_plane()
        self.update()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """With Ctrl larger or smaller; two fingers on a touchpad shift a map that is larger.

        Else the wheel is the page's.
        """
        fingers = event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        elif self.plane.zoom > 1.0 and not fingers.isNull():
            self.pan(fingers.x(), fingers.y())
            event.accept()
        else:
            event.ignore()
