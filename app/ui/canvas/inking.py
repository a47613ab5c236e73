"""Ties as Qt draws them: straight strokes as lines, which take a seventh of a polyline's time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.casework.map_views import Point, TieLine

Box = tuple[float, float, float, float]
"""Left, top, width and height in mm."""
_ENDS = 2


@dataclass(frozen=True, slots=True)
class Inked:
    """A tie in Qt's own pieces, in mm, and the room it takes with its word."""

    width: float
    lines: tuple[QLineF, ...]
    bends: tuple[QPolygonF, ...]
    heads: tuple[QPolygonF, ...]
    room: QRectF


def inked(tie: TieLine) -> Inked:
    """The strokes and heads of a tie in Qt's own pieces."""
    return Inked(
        tie.width,
        tuple(QLineF(*stroke[0], *stroke[1]) for stroke in tie.strokes if len(stroke) == _ENDS),
        tuple(_polygon(stroke) for stroke in tie.strokes if len(stroke) > _ENDS),
        tuple(_polygon(head) for head in tie.heads),
        QRectF(*box_of_tie(tie)),
    )


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def box_of_tie(tie: TieLine) -> Box:
    """The room a tie takes."""
    points = [point for stroke in (*tie.strokes, *tie.heads) for point in stroke]
    if tie.word is not None:
        side = len(tie.word.text) * tie.word.size
        points += [
            (tie.word.x - side / 2, tie.word.y - tie.word.size),
            (tie.word.x + side / 2, tie.word.y + tie.word.size),
        ]
    if not points:
        return 0, 0, 0, 0
    across, down = [x for x, _ in points], [y for _, y in points]
    more = tie.width
    left, top = min(across) - more, min(down) - more
    return left, top, max(across) + more - left, max(down) + more - top


def paint_ties(painter: QPainter, ink: QColor, ties: Iterable[Inked]) -> None:
    """Draw these ties. They are all of one ink, so that those of one width go together."""
    by_width: dict[float, list[Inked]] = {}
    for tie in ties:
        by_width.setdefault(tie.width, []).append(tie)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, alike in by_width.items():
        pen = QPen(ink, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        lines = [line for tie in alike for line in tie.lines]
        if lines:
            painter.drawLines(lines)
        for tie in alike:
            for bend in tie.bends:
                painter.drawPolyline(bend)
    heads = [head for alike in by_width.values() for tie in alike for head in tie.heads]
    if heads:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for head in heads:
            painter.drawPolygon(head)
