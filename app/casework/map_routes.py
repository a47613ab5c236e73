"""Ways for lines across the map that leave every name free."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from app.casework.map_strokes import length_of, towards
from app.casework.map_views import Point

Rect: TypeAlias = "tuple[float, float, float, float]"
"""Left, top, right, bottom, in mm."""
Box: TypeAlias = "tuple[float, float, float, float, str]"
"""A rect, and whose it is."""

MARGIN: Final = 1.2
"""How far a line stays off a name that is not its own, half a wave included."""
_ROUND: Final = 2.2
"""How far off a corner a line goes round."""
_ASIDE: Final = (6.0, -6.0, 11.0, -11.0, 17.0, -17.0, 25.0, -25.0)
_SQUARE: Final = 18.0
_TINY: Final = 1e-9


class Roads:
    """Where lines may go: the boxes in their way, found by squares of one size."""

    def __init__(self, boxes: Iterable[tuple[str, Rect]]) -> None:
        self._boxes: list[Box] = []
        self._squares: dict[tuple[int, int], list[Box]] = {}
        self.asked: list[Rect] = []
        """The places that were asked about; whoever wants to know begins a list of their own."""
        for owner, (left, top, right, bottom) in boxes:
            self._take(owner, left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
        # A line looks only at boxes beside it: along whichever way it is the shorter.
        self._across = _Sorted(self._boxes, is_across=True)
        self._down = _Sorted(self._boxes, is_across=False)

    @property
    def boxes(self) -> frozenset[Box]:
        """All that lines stay off."""
        return frozenset(self._boxes)

    def _take(self, owner: str, left: float, top: float, right: float, bottom: float) -> None:
        box = (left, top, right, bottom, owner)
        self._boxes.append(box)
        for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
            for row in range(int(top // _SQUARE), int(bottom // _SQUARE) + 1):
                self._squares.setdefault((column, row), []).append(box)

    def crossed(
        self, start: Point, end: Point, own: frozenset[str], *, first_only: bool = False
    ) -> list[tuple[float, float, Box]]:
        """The boxes a straight line meets: from and to which share of it, and which box."""
        (x, y), (to_x, to_y) = start, end
        across, down = to_x - x, to_y - y
        # Far away instead of nowhere, so that one rule does for every direction.
        per_across = 1.0 / across if abs(across) > _TINY else 1.0 / _TINY
        per_down = 1.0 / down if abs(down) > _TINY else 1.0 / _TINY
        west, east = (x, to_x) if x <= to_x else (to_x, x)
        north, south = (y, to_y) if y <= to_y else (to_y, y)
        self.asked.append((west, north, east, south))
        found: list[tuple[float, float, Box]] = []
        is_steep = east - west < south - north
        near = self._across.within(west, east) if is_steep else self._down.within(north, south)
        for box in near:
            left, top, right, bottom, owner = box
            if left > east or right < west or top > south or bottom < north or owner in own:
                continue
            low, high = (left - x) * per_across, (right - x) * per_across
            if low > high:
                low, high = high, low
            one, two = (top - y) * per_down, (bottom - y) * per_down
            if one > two:
                one, two = two, one
            low, high = (low if low > one else one), (high if high < two else two)  # noqa: FURB136
            if low < high and high > 0.0 and low < 1.0:
                found.append((max(low, 0.0), min(high, 1.0), box))
                if first_only:
                    return found
        return found

    def is_free(self, rect: Rect, own: frozenset[str] = frozenset()) -> bool:
        """Whether nothing stands in a box."""
        self.asked.append(rect)
        left, top, right, bottom = rect
        for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
            for row in range(int(top // _SQUARE), int(bottom // _SQUARE) + 1):
                for box in self._squares.get((column, row), ()):
                    if (
                        box[4] not in own
                        and left < box[2]
                        and right > box[0]
                        and top < box[3]
                        and bottom > box[1]
                    ):
                        return False
        return True

    def way(self, start: Point, end: Point, own: frozenset[str], tries: int) -> list[Point]:
        """A way between two points: straight where it can be, else round what is in the way.

        After so many tries it is the straight line, which `open_pieces` then leaves out wherever a
        name stands.
        """
        blocked = self.crossed(start, end, own) if tries else []
        if not blocked:
            return [start, end]
        best: tuple[float, list[Point]] | None = None
        for through in islice(self._ways_round(start, end, blocked), tries):
            points = [start, *through, end]
            length = length_of(points)
            if best is not None and length >= best[0]:
                continue
            if all(
                not self.crossed(one, two, own, first_only=True)
                for one, two in zip(points, points[1:], strict=False)
            ):
                best = length, points
        return best[1] if best is not None else [start, end]

    def _ways_round(
        self, start: Point, end: Point, blocked: list[tuple[float, float, Box]]
    ) -> Iterator[list[Point]]:
        """Points to go round by: the corners of what is in the way, then further aside."""
        blocked.sort()
        first, last = self._corners(blocked[0][2]), self._corners(blocked[-1][2])
        yield from ([corner] for corner in first)
        if len(blocked) > 1:
            yield from ([corner] for corner in last)
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        length = math.dist(start, end) or 1.0
        across, down = (start[1] - end[1]) / length, (end[0] - start[0]) / length
        yield from ([(middle[0] + a * across, middle[1] + a * down)] for a in _ASIDE)
        # Along one side of a box, past two of its corners.
        for one, two in zip(first, (*first[1:], first[0]), strict=True):
            is_nearer = math.dist(start, one) <= math.dist(start, two)
            yield [one, two] if is_nearer else [two, one]
        if len(blocked) > 1:
            yield from ([one, two] for one in first for two in last)

    def _corners(self, box: Box) -> tuple[Point, Point, Point, Point]:
        left, top, right, bottom, _ = box
        left, top, right, bottom = left - _ROUND, top - _ROUND, right + _ROUND, bottom + _ROUND
        return (left, top), (right, top), (right, bottom), (left, bottom)

    def open_pieces(self, points: Sequence[Point], own: frozenset[str]) -> list[list[Point]]:
        """A line without the parts that would cross a name."""
        pieces: list[list[Point]] = []
        going: list[Point] = []
        for start, end in zip(points, points[1:], strict=False):
            at = 0.0
            for low, high in _merged(self.crossed(start, end, own)):
                if low > at:
                    going = going or [towards(start, end, at)]
                    pieces.append([*going, towards(start, end, low)])
                elif going:
                    pieces.append(going)
                going = []
                at = max(at, high)
            if at < 1.0:
                going = going or [towards(start, end, at)]
                going.append(end)
        return [piece for piece in (*pieces, going) if length_of(piece) > 0.3]  # noqa: PLR2004


class _Sorted:
    """Boxes in the order of their left sides, or of their tops, to find those beside a stretch."""

    def __init__(self, boxes: Iterable[Box], *, is_across: bool) -> None:
        placed = [
            (box[0], box[2] - box[0], box) if is_across else (box[1], box[3] - box[1], box)
            for box in boxes
        ]
        placed.sort()
        self._boxes = [box for _, _, box in placed]
        self._begins = [begin for begin, _, _ in placed]
        self._longest = max((long for _, long, _ in placed), default=0.0)

    def within(self, low: float, high: float) -> list[Box]:
        """All boxes that may reach into a stretch, and some beside it."""
        first = bisect_left(self._begins, low - self._longest)
        return self._boxes[first : bisect_right(self._begins, high)]


def _merged(crossed: list[tuple[float, float, Box]]) -> list[tuple[float, float]]:
    """The shares of a line that are shut, in order and apart."""
    if len(crossed) < 2:  # noqa: PLR2004 - nothing to sort
        return [(low, high) for low, high, _ in crossed]
    shut: list[tuple[float, float]] = []
    for low, high, _ in sorted(crossed):
        if shut and low <= shut[-1][1]:
            shut[-1] = (shut[-1][0], max(shut[-1][1], high))
        else:
            shut.append((low, high))
    return shut
