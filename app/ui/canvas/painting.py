"""Painting a map: rings, sectors, ties, people, in the colours of a theme."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from app.casework.map_marks import MARK_LINE
from app.casework.map_views import KeySign, Node, Text, TieLine
from app.ui.canvas.inking import box_of_tie, inked, paint_ties
from app.ui.canvas.picture import Ghost, Picture, box_of, map_font
from app.ui.style import LIGHT, THEMES, Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.settings import Settings
    from app.ui.canvas.plane import Plane

KINDS: Final = {
    "family": "teal",
    "friend": "blue",
    "neighbour": "blue",
    "community": "plum",
    "group": "plum",
    "work": "plum",
    "paid": "amber",
    "pet": "soft",
}
_TINTS: Final = (18, 14, 10)
"""How much of the rings' colour is seen, of 255, from the outer to the inner: they lie over each
other."""


def colours_of(settings: Settings) -> Tokens:
    """The colours of the theme that is worn."""
    return next((tokens(theme) for theme in THEMES if theme == settings.theme), LIGHT)


class MapPainter:
    """Paints in the colours of one theme. Lengths of what is painted are millimetres."""

    def __init__(self, colours: Tokens) -> None:
        self._colours = colours
        self.ground = QColor(colours.paper)
        self._sheet = QColor(colours.sheet)
        self.ink = QColor(colours.ink)
        self._soft = QColor(colours.soft)
        self._teal = QColor(colours.teal)
        self._on_teal = QColor(colours.on_teal)
        self._line = QColor(colours.edge)
        self._is_flat = colours.chip_line == "full"
        self._fonts = {bold: map_font(is_bold=bold) for bold in (False, True)}

    def paint(
        self,
        painter: QPainter,
        picture: Picture,
        plane: Plane,
        *,
        without: str = "",
        within: QRectF | None = None,
    ) -> None:
        """The map, or what of it lies in a box of the screen; `without` one and their ties."""
        drawing = picture.drawing
        painter.save()
        _enter(painter, plane)
        area = None if within is None else _to_map(within, plane)
        self._paint_rings(painter, picture)
        paint_ties(
            painter,
            self.ink,
            (
                tie
                for pair, tie in picture.inked.items()
                if not (without and without in pair) and (area is None or area.intersects(tie.room))
            ),
        )
        for node in drawing.nodes:
            is_shown = area is None or area.intersects(QRectF(*box_of(node)))
            if is_shown and (not without or node.member_id != without):
                self.paint_node(painter, node)
        painter.restore()
        self._write_all(painter, picture, plane, without=without, area=area)

    def _paint_rings(self, painter: QPainter, picture: Picture) -> None:
        """The grounds of the rings from the outer to the inner, their circles, the household."""
        painter.setPen(Qt.PenStyle.NoPen)
        rings = sorted(picture.drawing.rings, key=lambda ring: -ring.radius)
        for ring in rings:
            if not self._is_flat:
                tint = QColor(self._teal)
                tint.setAlpha(_TINTS[min(len(_TINTS) - 1, rings.index(ring))])
                painter.setBrush(tint)
                painter.drawEllipse(QPointF(0, 0), ring.radius, ring.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._line, 0.3))
        for ring in rings:
            for arc in ring.arcs:
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in arc]))
        painter.setPen(QPen(self._soft, 0.5))
        for dash in picture.drawing.household:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in dash]))

    def paint_node(self, painter: QPainter, node: Node, *, is_ghost: bool = False) -> None:
        """The shape of somebody, in the colour of their kind."""
        box = QRectF(*box_of(node))
        if not node.member_id:
            painter.setPen(QPen(self._teal, 0.3))
            painter.setBrush(self._teal)
        elif is_ghost:
            pen = QPen(self._soft, 0.4)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(self.kind_colour(node.kind), 0.7))
            painter.setBrush(QBrush(self._sheet))
        self._shape(painter, node.shape, box)
        if node.marks and not is_ghost:
            painter.setPen(QPen(self.ink, MARK_LINE))
            for line in node.marks:
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))

    def _shape(self, painter: QPainter, shape: str, box: QRectF) -> None:
        match shape:
            case "round":
                corner = min(box.width(), box.height()) / 2
            case "soft":
                corner = box.height() / 3
            case _:
                corner = 1.2
        painter.drawRoundedRect(box, corner, corner)

    def kind_colour(self, kind: str) -> QColor:
        """The colour of a kind of people; their shape and words tell them apart as well."""
        return QColor(str(getattr(self._colours, KINDS.get(kind, "edge"))))

    # Words

    def _write_all(
        self,
        painter: QPainter,
        picture: Picture,
        plane: Plane,
        *,
        without: str,
        area: QRectF | None,
    ) -> None:
        """Every word of the map, or what of it lies in an area of it."""
        drawing = picture.drawing
        for text in (*drawing.sectors, *(ring.label for ring in drawing.rings)):
            self.write(painter, plane, text)
        for tie in drawing.ties:
            is_left_out = bool(without) and without in (tie.first, tie.second)
            if tie.word is None or is_left_out:
                continue
            if area is None or area.intersects(QRectF(*box_of_tie(tie))):
                self._clear(painter, picture, plane, tie.word)
                self.write(painter, plane, tie.word)
        for node in drawing.nodes:
            if without and node.member_id == without:
                continue
            if area is None or area.intersects(QRectF(*box_of(node))):
                for text in node.texts:
                    self.write(painter, plane, text)

    def _clear(self, painter: QPainter, picture: Picture, plane: Plane, text: Text) -> None:
        """Bare ground behind the word of a line, where another line would cross it."""
        wide = picture.measure(text.text, text.size, False) + text.size * 0.4
        high = text.size * 1.15
        box = plane.box(text.x - wide / 2, text.y - high / 2, wide, high)
        painter.fillRect(box, self.ground)
        if self._is_flat:
            return
        away = math.hypot(text.x, text.y)
        rings = sorted(picture.drawing.rings, key=lambda ring: -ring.radius)
        for ring, much in zip(rings, _TINTS, strict=True):
            if away < ring.radius:
                tint = QColor(self._teal)
                tint.setAlpha(much)
                painter.fillRect(box, tint)

    def write(self, painter: QPainter, plane: Plane, text: Text) -> None:
        """A line of words in the middle of its place."""
        middle = plane.to_screen(text.x, text.y)
        size = text.size * plane.scale
        font = QFont(self._fonts[text.is_bold])
        device = painter.device()
        font.setPointSizeF(max(1.0, size * 72 / (device.logicalDpiY() if device else 96)))
        painter.setFont(font)
        painter.setPen({"soft": self._soft, "white": self._on_teal}.get(text.tone, self.ink))
        box = QRectF(middle.x() - 2000, middle.y() - size, 4000, 2 * size)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text.text)

    # What comes over the ground

    def paint_held(self, painter: QPainter, picture: Picture, plane: Plane) -> None:
        """The one who is dragged, with their ties."""
        held = picture.held
        if held is None:
            return
        painter.save()
        _enter(painter, plane)
        paint_ties(painter, self.ink, [inked(tie) for tie in held.ties])
        self.paint_node(painter, held.node)
        painter.restore()
        for text in held.node.texts:
            self.write(painter, plane, text)

    def light(self, painter: QPainter, picture: Picture, plane: Plane, closeness: str) -> None:
        """Light the ring that somebody is over."""
        ring = next((r for r in picture.drawing.rings if r.closeness == closeness), None)
        if ring is None:
            return
        painter.save()
        _enter(painter, plane)
        painter.setPen(QPen(self._teal, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), ring.radius, ring.radius)
        painter.restore()

    def paint_ghosts(
        self, painter: QPainter, picture: Picture, plane: Plane, ghosts: tuple[Ghost, ...]
    ) -> None:
        """Where people were or would be, with a thin line to where they are."""
        for ghost in ghosts:
            painter.save()
            _enter(painter, plane)
            if ghost.at is not None:
                pen = QPen(self._soft, 0.4)
                pen.setDashPattern([2, 3])
                painter.setPen(pen)
                painter.drawLine(QPointF(ghost.node.x, ghost.node.y), QPointF(*ghost.at))
            self.paint_node(painter, ghost.node, is_ghost=True)
            painter.restore()
            for text in ghost.node.texts:
                self.write(painter, plane, text)

    def mark(
        self, painter: QPainter, picture: Picture, plane: Plane, members: Iterable[str]
    ) -> None:
        """A thick line round those who are chosen; gold is left to whatever has the keyboard."""
        for member_id in members:
            node = picture.nodes.get(member_id)
            if node is None:
                continue
            box = plane.box(*box_of(node)).adjusted(-4, -4, 4, 4)
            corner = min(box.width(), box.height()) / 2 if node.shape == "round" else 9
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._teal, 4))
            painter.drawRoundedRect(box, corner, corner)

    def line(self, painter: QPainter, line: QPolygonF) -> None:
        """The line that is drawn round several."""
        pen = QPen(self._teal, 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)

    def paint_sign(self, painter: QPainter, sign: KeySign, box: QRectF) -> None:
        """A sign of the key, in the middle of a box of the screen."""
        points = [point for stroke in (*sign.strokes, *sign.heads) for point in stroke]
        painter.save()
        painter.translate(box.center())
        scale = 3.2
        painter.scale(scale, scale)
        if points:
            across, down = [x for x, _ in points], [y for _, y in points]
            painter.translate(-(min(across) + max(across)) / 2, -(min(down) + max(down)) / 2)
            tie = TieLine(
                first="",
                second="",
                quality=sign.quality,
                width=sign.width,
                strokes=sign.strokes,
                heads=sign.heads,
            )
            paint_ties(painter, self.ink, [inked(tie)])
        elif sign.shape is not None:
            painter.setPen(QPen(self.kind_colour(sign.kind), 0.7))
            painter.setBrush(QBrush(self._sheet))
            self._shape(painter, sign.shape, QRectF(-5, -2.6, 10, 5.2))
        painter.restore()


def _enter(painter: QPainter, plane: Plane) -> None:
    """From here on lengths are millimetres."""
    origin = plane.to_screen(0, 0)
    painter.translate(origin)
    painter.scale(plane.scale, plane.scale)


def _to_map(box: QRectF, plane: Plane) -> QRectF:
    left, top = plane.to_map(box.topLeft())
    return QRectF(left, top, box.width() / plane.scale, box.height() / plane.scale)
