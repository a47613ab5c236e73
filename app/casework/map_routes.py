"""Ways for lines across the map that leave every name free."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from app.casework.map_views import Point

Rect: TypeAlias = "tuple[float, float, float, float]"
"""Left, top, right, bottom, in mm."""

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
        self._boxes: list[tuple[float, float, float, float, str]] = []
        self._squares: dict[tuple[int, int], list[int]] = {}
        for owner, (left, top, right, bottom) in boxes:
            self._take(owner, left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)

    def _take(self, owner: str, left: float, top: float, right: float, bottom: float) -> None:
        number = len(self._boxes)
        self._boxes.append((left, top, right, bottom, owner))
        for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
            for row in range(int(top // _SQUARE), int(bottom // _SQUARE) + 1):
                self._squares.setdefault((column, row), []).append(number)

    def crossed(
        self, start: Point, end: Point, own: frozenset[str], *, first_only: bool = False
    ) -> list[tuple[float, float, int]]:
        """The boxes a straight line meets: from and to which share of it, and which box."""
        x, y = start
        across, down = end[0] - x, end[1] - y
        # Far away instead of nowhere, so that one rule does for every direction.
        per_across = 1.0 / across if abs(across) > _TINY else 1.0 / _TINY
        per_down = 1.0 / down if abs(down) > _TINY else 1.0 / _TINY
        found: list[tuple[float, float, int]] = []
        boxes = self._boxes
        for number in self._near(start, end):
            left, top, right, bottom, owner = boxes[number]
            low, high = (left - x) * per_across, (right - x) * per_across
            if low > high:
                low, high = high, low
            one, two = (top - y) * per_down, (bottom - y) * per_down
            if one > two:
                one, two = two, one
            low, high = (low if low > one else one), (high if high < two else two)  # noqa: FURB136
            if low < high and high > 0.0 and low < 1.0 and owner not in own:
                found.append((max(low, 0.0), min(high, 1.0), number))
                if first_only:
                    return found
        return found

    def _near(self, start: Point, end: Point) -> Iterable[int]:
        """The boxes in the squares a straight line goes through."""
        (x, y), (to_x, to_y) = start, end
        squares = self._squares
        first = (int(x // _SQUARE), int(y // _SQUARE))
        if first == (int(to_x // _SQUARE), int(to_y // _SQUARE)):
            return squares.get(first, ())
        near: set[int] = set()
        if abs(to_x - x) >= abs(to_y - y):
            if x > to_x:
                x, y, to_x, to_y = to_x, to_y, x, y
            slope = (to_y - y) / (to_x - x) if to_x > x else 0.0
            for column in range(int(x // _SQUARE), int(to_x // _SQUARE) + 1):
                at = y + slope * (max(column * _SQUARE, x) - x)
                then = y + slope * (min((column + 1) * _SQUARE, to_x) - x)
                low, high = (at, then) if at <= then else (then, at)
                for row in range(int(low // _SQUARE), int(high // _SQUARE) + 1):
                    near.update(squares.get((column, row), ()))
            return near
        if y > to_y:
            x, y, to_x, to_y = to_x, to_y, x, y
        slope = (to_x - x) / (to_y - y)
        for row in range(int(y // _SQUARE), int(to_y // _SQUARE) + 1):
            at = x + slope * (max(row * _SQUARE, y) - y)
            then = x + slope * (min((row + 1) * _SQUARE, to_y) - y)
            low, high = (at, then) if at <= then else (then, at)
            for column in range(int(low // _SQUARE), int(high // _SQUARE) + 1):
                near.update(squares.get((column, row), ()))
        return near

    def is_free(self, rect: Rect, own: frozenset[str] = frozenset()) -> bool:
        """Whether nothing stands in a box."""
        left, top, right, bottom = rect
        for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
            for row in range(int(top // _SQUARE), int(bottom // _SQUARE) + 1):
                for number in self._squares.get((column, row), ()):
                    box = self._boxes[number]
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
            length = _length(points)
            if best is not None and length >= best[0]:
                continue
            if all(
                not self.crossed(one, two, own, first_only=True)
                for one, two in zip(points, points[1:], strict=False)
            ):
                best = length, points
        return best[1] if best is not None else [start, end]

    def _ways_round(
        self, start: Point, end: Point, blocked: list[tuple[float, float, int]]
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

    def _corners(self, number: int) -> tuple[Point, Point, Point, Point]:
        left, top, right, bottom, _ = self._boxes[number]
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
                    going = going or [_between(start, end, at)]
                    pieces.append([*going, _between(start, end, low)])
                elif going:
                    pieces.append(going)
                going = []
                at = max(at, high)
            if at < 1.0:
                going = going or [_between(start, end, at)]
                going.append(end)
        return [piece for piece in (*pieces, going) if _length(piece) > 0.3]  # noqa: PLR2004


def _merged(crossed: list[tuple[float, float, int]]) -> list[tuple[float, float]]:
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


def _between(start: Point, end: Point, share: float) -> Point:
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
    )


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(one, two) for one, two in zip(points, points[1:], strict=False))
