"""The rings of a map: rows of places, each taken or free."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.casework.map_labels import Scale, Size

TURN: Final = 360.0
# Between the last row of a ring and its circle, and from a circle to the next first row.
TO_CIRCLE: Final = 3.4
_MOST_ROWS: Final = 60
_SPILL: Final = 90.0
# Rows and how far from the middle of a sector they are tried; outside the rings the corners of the
# paper are filled first, because they are free and the sides are not.
_INSIDE: Final = ((0, 45.0), (1, 45.0), (0, _SPILL), (1, _SPILL))
_CORNERS: Final = ((0, 20.0), (1, 20.0), (0, 30.0), (1, 30.0), (2, 30.0), (0, 45.0), (1, 45.0))


Shadow: TypeAlias = "tuple[float, float]"
"""An angle and how far to either side of it somebody stands in the way."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is taken: the middle and half the sides."""

    x: float
    y: float
    half_width: float
    half_height: float

    def touches(self, x: float, y: float, half_width: float, half_height: float) -> bool:
        """Whether a box at this place would overlap this one."""
        return (
            abs(self.x - x) < self.half_width + half_width
            and abs(self.y - y) < self.half_height + half_height
        )


class Ground:
    """What is taken so far, found by squares of one size."""

    _SQUARE: Final = 16.0

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Put a box where nothing else may stand from now on."""
        for square in self._squares(box.x, box.y, box.half_width, box.half_height):
            self._boxes.setdefault(square, []).append(box)

    def in_the_way(self, x: float, y: float, half_width: float, half_height: float) -> Box | None:
        """What a box at this place would overlap first; None where it is free."""
        for square in self._squares(x, y, half_width, half_height):
            for box in self._boxes.get(square, ()):
                if box.touches(x, y, half_width, half_height):
                    return box
        return None

    def _squares(
        self, x: float, y: float, half_width: float, half_height: float
    ) -> Iterator[tuple[int, int]]:
        size = self._SQUARE
        for column in range(int((x - half_width) // size), int((x + half_width) // size) + 1):
            for row in range(int((y - half_height) // size), int((y + half_height) // size) + 1):
                yield column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place that was found: turn, point, row."""

    turn: float
    x: float
    y: float
    row: int


class Ring:
    """One ring while people are put into it: rows further and further out."""

    def __init__(self, ground: Ground, first: float, scale: Scale, *, is_inside: bool) -> None:
        self._ground = ground
        self._order = _INSIDE if is_inside else _CORNERS
        self._first = first
        self._scale = scale
        self._step = scale.tall(scale.lines) + scale.gap
        self.rows = 0
        self.room = _MOST_ROWS
        """How many rows there may be."""
        self.shadows: Sequence[Shadow] = ()

    def radius(self, row: int) -> float:
        """How far out a row is."""
        return self._first + row * self._step

    def outer(self, thickness: float, inner: float) -> float:
        """How far out the ring's own circle is to be, at least so thick."""
        half = self._scale.tall(self._scale.lines) / 2
        last = self.radius(max(self.rows, 1) - 1) + half + TO_CIRCLE
        return max(inner + thickness, last)

    def put(self, size: Size, found: Found) -> None:
        """Take a place."""
        half = self._scale.gap / 2
        self._ground.take(Box(found.x, found.y, size.width / 2 + half, size.height / 2 + half))
        self.rows = max(self.rows, found.row + 1)

    def fits(self, radius: float) -> int:
        """How many rows have room within a circle."""
        half = self._scale.tall(self._scale.lines) / 2
        within = radius - half - TO_CIRCLE - self._first
        return max(int((within + 0.001) // self._step) + 1, 1)

    def nearest(self, size: Size, wanted: float) -> Found | None:
        """The wanted place, else the free one that is nearest; None where there is no room."""
        row = max(int(wanted // TURN), 0)
        angle = wanted % TURN
        exact = self._search(size, row, angle, 0.0) if row < self.room else None
        if exact is not None:
            return exact
        best: tuple[float, Found] | None = None
        for candidate in range(self.room):
            cost = abs(candidate - row) * self._step
            if best is not None and candidate > row and cost >= best[0]:
                break
            found = self._search(size, candidate, angle, 180.0)
            if found is None:
                continue
            cost += math.radians(abs(off(found.turn, angle))) * self.radius(candidate)
            if best is None or cost < best[0]:
                best = cost, found
        return best[1] if best is not None else None

    def first_free(self, size: Size, middle: float) -> Found | None:
        """The first free gap from the middle of a sector outwards; None where there is no room.

        First where nobody nearer stands in the line to the person; and the second row of the sector
        before the neighbouring sectors' halves.
        """
        for in_sight in (True, False):
            for row, reach in self._order:
                found = self._search(size, row, middle, reach, in_sight=in_sight)
                if found is not None:
                    return found
        for row in range(2, self.room):
            found = self._search(size, row, middle, _SPILL)
            if found is not None:
                return found
        return None

    def beyond(self, angle: float) -> Found:
        """A place in a row of its own, past everybody; so that nobody is ever without one."""
        x, y = point(angle, self.radius(self.rows))
        return Found(turn=angle % TURN + self.rows * TURN, x=x, y=y, row=self.rows)

    def _search(  # noqa: PLR0913 - a place in a row, and what is asked of it
        self, size: Size, row: int, middle: float, reach: float, *, in_sight: bool = False
    ) -> Found | None:
        """The free place in a row that is nearest to an angle, no further off than `reach`."""
        if row >= self.room:
            return None
        radius = self.radius(row)
        step = math.degrees(1.5 / radius)
        found: list[tuple[float, Found]] = []
        for way in (1.0, -1.0):
            away = self._along(size, radius, middle, way * step, reach, in_sight=in_sight)
            if away is None:
                continue
            angle = (middle + away) % TURN
            x, y = point(angle, radius)
            at = Found(turn=angle + row * TURN, x=x, y=y, row=row)
            if away == 0.0:
                return at
            found.append((abs(away), at))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _along(  # noqa: PLR0913 - a way along a row
        self,
        size: Size,
        radius: float,
        middle: float,
        step: float,
        reach: float,
        *,
        in_sight: bool,
    ) -> float | None:
        """How far along a row the first free place is; None where there is none within reach."""
        half_width = size.width / 2 + self._scale.gap / 2
        half_height = size.height / 2 + self._scale.gap / 2
        away = 0.0
        while abs(away) <= reach:
            if in_sight and self._is_hidden(middle + away):
                away += step
                continue
            x, y = point(middle + away, radius)
            taken = self._ground.in_the_way(x, y, half_width, half_height)
            if taken is None:
                return away
            # Past what is in the way, without asking about all the others at each step.
            while abs(away) <= reach and taken.touches(x, y, half_width, half_height):
                away += step
                x, y = point(middle + away, radius)
        return None

    def _is_hidden(self, angle: float) -> bool:
        """Whether somebody nearer stands in the line to the person."""
        return any(abs(off(angle, middle)) < half for middle, half in self.shadows)


def shadow(x: float, y: float, size: Size) -> Shadow:
    """The angles behind a shape, as seen from the person."""
    middle = turn_at(x, y)
    corners = [
        (x + across * size.width / 2, y + down * size.height / 2)
        for across in (-1, 1)
        for down in (-1, 1)
    ]
    return middle, max(abs(off(turn_at(*corner), middle)) for corner in corners) + 2.0


def off(turn: float, middle: float) -> float:
    """How far an angle lies from the middle of a sector, from -180 to 180."""
    return (turn - middle + 180.0) % TURN - 180.0


def point(turn: float, radius: float) -> tuple[float, float]:
    """The point of an angle so far out, in mm from the middle."""
    angle = math.radians(turn)
    return radius * math.sin(angle), -radius * math.cos(angle)


def turn_at(x: float, y: float) -> float:
    """The angle of a point, in degrees clockwise from the top."""
    return math.degrees(math.atan2(x, -y)) % TURN
