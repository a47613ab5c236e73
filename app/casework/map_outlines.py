"""What is drawn round people on the map: the circles of closeness, and who lives here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from app.casework import map_strokes
from app.casework.map_placing import CLOSENESS_OF, OUTSIDE
from app.casework.map_rings import point
from app.casework.map_routes import Rect, Roads
from app.casework.map_views import EcomapView, Places, Point, RingLine, Spot, Text

_NOBODY: Final[frozenset[str]] = frozenset()
_ROUND_ABOUT: Final = 2.4
"""How far the outline of a household stays off those in it."""
_STEPS: Final = 96


def ring_lines(places: Places, names: Sequence[Text], roads: Roads) -> tuple[RingLine, ...]:
    """The three circles, open wherever a name stands."""
    found: list[RingLine] = []
    for ring, (radius, name) in enumerate(zip(places.rings, names, strict=True), 1):
        circle = [point(step * 360.0 / _STEPS, radius) for step in range(_STEPS + 1)]
        arcs = tuple(tuple(arc) for arc in roads.open_pieces(circle, _NOBODY))
        found.append(RingLine(closeness=CLOSENESS_OF[ring], radius=radius, arcs=arcs, label=name))
    return tuple(found)


def household(
    view: EcomapView, places: Places, names: Iterable[Rect]
) -> tuple[tuple[Point, ...], ...]:
    """The dashes round everybody who lives here; round each by themselves where others are between.

    Nothing where nobody is said to live here.
    """
    living = [m.id for m in view.members if m.in_household and m.id in places.spots]
    here = [places.spots[one] for one in living if places.spots[one].ring <= OUTSIDE]
    if not here:
        return ()
    wide, high = places.centre
    boxes: list[Rect] = [(-wide, -high, wide, high), *(box_of(spot) for spot in here)]
    hull = _hull([corner for box in boxes for corner in _corners(box, _ROUND_ABOUT)])
    inside = {spot.member_id for spot in here}
    others = [box_of(spot) for spot in places.spots.values() if spot.member_id not in inside]
    if any(_meets(hull, box) for box in (*others, *names)):
        outlines = [around(*box, 1.4) for box in boxes]
    else:
        outlines = [map_strokes.rounded([*hull, hull[0]])]
    return tuple(
        tuple(dash)
        for outline in outlines
        for dash in map_strokes.dashes(outline, map_strokes.OUTLINE)
    )


def around(left: float, top: float, right: float, bottom: float, off: float) -> list[Point]:
    """A closed line round a box, its corners rounded."""
    left, top, right, bottom = left - off, top - off, right + off, bottom + off
    middle = (left + right) / 2
    corners = [(right, top), (right, bottom), (left, bottom), (left, top)]
    return map_strokes.rounded([(middle, top), *corners, (middle, top)])


def box_of(spot: Spot) -> Rect:
    """The box of a member's shape."""
    wide, high = spot.width / 2, spot.height / 2
    return spot.x - wide, spot.y - high, spot.x + wide, spot.y + high


def _corners(box: Rect, off: float) -> list[Point]:
    left, top, right, bottom = box[0] - off, box[1] - off, box[2] + off, box[3] + off
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _hull(points: Iterable[Point]) -> list[Point]:
    """The points of the shortest line round all of these."""
    ordered = sorted(set(points))

    def half(some: Iterable[Point]) -> list[Point]:
        kept: list[Point] = []
        for one in some:
            while len(kept) > 1 and _turns(kept[-2], kept[-1], one) <= 0.0:
                kept.pop()
            kept.append(one)
        return kept[:-1]

    return half(ordered) + half(reversed(ordered))


def _turns(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _meets(hull: Sequence[Point], box: Rect) -> bool:
    """Whether a box lies in or across what a line goes round."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    ring = [*hull, hull[0]]
    if all(_turns(one, two, middle) >= 0.0 for one, two in zip(ring, ring[1:], strict=False)):
        return True
    roads = Roads((("", box),))
    return any(
        bool(roads.crossed(one, two, _NOBODY, first_only=True))
        for one, two in zip(ring, ring[1:], strict=False)
        if not math.isclose(math.dist(one, two), 0.0)
    )
