"""Where everybody stands on the map: ring from closeness, sector from kind, first free gap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from app.casework.map_labels import (
    CENTRE_HIGH,
    CENTRE_NAME,
    USUAL,
    Lettering,
    Scale,
    Size,
    labels,
    rough_width,
    scale_for,
    sizes_of,
)
from app.casework.map_views import EcomapView, MeasureText, Places, Spot
from app.casework.views import MemberView
from app.forms.vocabulary import NOT_COUNTED_KINDS

RING_OF: Final[Mapping[str, int]] = {"extremely": 1, "very": 2, "quite": 3}
CLOSENESS_OF: Final[Mapping[int, str]] = {ring: key for key, ring in RING_OF.items()}
OUTSIDE: Final = 4
BAND: Final = 5

# The middle of each kind's sector, in degrees clockwise from the top.
_MIDDLES: Final[Mapping[str, float]] = {
    "family": 45.0,
    "friend": 315.0,
    "neighbour": 315.0,
    "community": 225.0,
    "group": 225.0,
    "other": 225.0,
    "pet": 225.0,
    "work": 135.0,
    "paid": 135.0,
}
_NOT_SAID: Final = 315.0
TURN: Final = 360.0
# Between the last row of a ring and its circle, and from a circle to the next first row.
_TO_CIRCLE: Final = 3.4
_THICKNESS: Final[Mapping[int, float]] = {1: 40.0, 2: 22.0, 3: 20.0}
_NAME_OF_RING: Final = (13.0, 2.3)
"""Half the width and height that the name of a ring takes on its circle, at the top."""
_MOST_ROWS: Final = 60
_SPILL: Final = 90.0
# Rows and how far from the middle of a sector they are tried; outside the rings the corners of the
# paper are filled first, because they are free and the sides are not.
_INSIDE: Final = ((0, 45.0), (1, 45.0), (0, _SPILL), (1, _SPILL))
_CORNERS: Final = ((0, 20.0), (1, 20.0), (0, 30.0), (1, 30.0), (2, 30.0), (0, 45.0), (1, 45.0))


_Shadow: TypeAlias = "tuple[float, float]"
"""An angle and how far to either side of it somebody stands in the way."""


@dataclass(frozen=True, slots=True)
class _Box:
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


class _Ground:
    """What is taken so far, found by squares of one size."""

    _SQUARE: Final = 16.0

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int], list[_Box]] = {}

    def take(self, box: _Box) -> None:
        """Put a box where nothing else may stand from now on."""
        for square in self._squares(box.x, box.y, box.half_width, box.half_height):
            self._boxes.setdefault(square, []).append(box)

    def in_the_way(self, x: float, y: float, half_width: float, half_height: float) -> _Box | None:
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
class _Found:
    """A place that was found: turn, point, row."""

    turn: float
    x: float
    y: float
    row: int


class _Ring:
    """One ring while people are put into it: rows further and further out."""

    def __init__(
        self, ground: _Ground, first: float, scale: Scale, ring: int, shadows: Sequence[_Shadow]
    ) -> None:
        self._ground = ground
        self._shadows = shadows
        self._order = _INSIDE if ring < OUTSIDE else _CORNERS
        self._first = first
        self._scale = scale
        self._step = scale.tall(scale.lines) + scale.gap
        self.rows = 0

    def radius(self, row: int) -> float:
        """How far out a row is."""
        return self._first + row * self._step

    def outer(self, thickness: float, inner: float) -> float:
        """How far out the ring's own circle is to be, at least so thick."""
        half = self._scale.tall(self._scale.lines) / 2
        last = self.radius(max(self.rows, 1) - 1) + half + _TO_CIRCLE
        return max(inner + thickness, last)

    def put(self, size: Size, wanted: float | None, middle: float) -> _Found:
        """Put one more at the wanted turn, or as near as may be; or where their sector is free."""
        found = self._at(size, wanted) if wanted is not None else self._first_free(size, middle)
        half = self._scale.gap / 2
        self._ground.take(_Box(found.x, found.y, size.width / 2 + half, size.height / 2 + half))
        self.rows = max(self.rows, found.row + 1)
        return found

    def _at(self, size: Size, wanted: float) -> _Found:
        """The wanted place, else the free one that is nearest."""
        row = min(max(int(wanted // TURN), 0), _MOST_ROWS - 1)
        angle = wanted % TURN
        exact = self._search(size, row, angle, 0.0)
        if exact is not None:
            return exact
        best: tuple[float, _Found] | None = None
        for candidate in range(_MOST_ROWS):
            cost = abs(candidate - row) * self._step
            if best is not None and candidate > row and cost >= best[0]:
                break
            found = self._search(size, candidate, angle, 180.0)
            if found is None:
                continue
            away = abs((found.turn - angle + 180.0) % TURN - 180.0)
            cost += math.radians(away) * self.radius(candidate)
            if best is None or cost < best[0]:
                best = cost, found
        return best[1] if best is not None else self._beyond(size, angle)

    def _first_free(self, size: Size, middle: float) -> _Found:
        """The first free gap from the middle of a sector outwards, a further row where it is full.

        First where nobody nearer stands in the line to the person; and the second row of the sector
        before the neighbouring sectors' halves.
        """
        for in_sight in (True, False):
            for row, reach in self._order:
                found = self._search(size, row, middle, reach, in_sight=in_sight)
                if found is not None:
                    return found
        for row in range(2, _MOST_ROWS):
            found = self._search(size, row, middle, _SPILL)
            if found is not None:
                return found
        return self._beyond(size, middle)

    def _beyond(self, size: Size, angle: float) -> _Found:
        """A row of one's own, past everything; so that nobody is ever without a place."""
        row = max(self.rows, _MOST_ROWS)
        x, y = point(angle, self.radius(row))
        return _Found(turn=angle + row * TURN, x=x, y=y, row=row)

    def _search(  # noqa: PLR0913 - a place in a row, and what is asked of it
        self, size: Size, row: int, middle: float, reach: float, *, in_sight: bool = False
    ) -> _Found | None:
        """The free place in a row that is nearest to an angle, no further off than `reach`."""
        radius = self.radius(row)
        step = math.degrees(1.5 / radius)
        found: list[tuple[float, _Found]] = []
        for way in (1.0, -1.0):
            away = self._along(size, radius, middle, way * step, reach, in_sight=in_sight)
            if away is None:
                continue
            angle = (middle + away) % TURN
            x, y = point(angle, radius)
            at = _Found(turn=angle + row * TURN, x=x, y=y, row=row)
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
        return any(abs(off(angle, middle)) < half for middle, half in self._shadows)


def _shadow(x: float, y: float, size: Size) -> _Shadow:
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


def ring_at(places: Places, x: float, y: float) -> int:
    """The ring a point lies in: 1, 2, 3, or 4 outside."""
    away = math.hypot(x, y)
    return next((at for at, radius in enumerate(places.rings, 1) if away <= radius), OUTSIDE)


def ring_of(view: EcomapView, member: MemberView) -> int:
    """The ring a member belongs to; who gives paid help, a group or a pet has the band."""
    drawn = view.between("", member.id)
    return _ring(member, is_lost=drawn is not None and drawn.quality == "lost")


def _ring(member: MemberView, *, is_lost: bool) -> int:
    if member.kind in NOT_COUNTED_KINDS:
        return BAND
    return OUTSIDE if is_lost else RING_OF.get(member.closeness, OUTSIDE)


def middle_of(kind: str) -> float:
    """The middle of a kind's sector, in degrees clockwise from the top."""
    return _MIDDLES.get(kind, _NOT_SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Everybody's place without their words."""

    found: Mapping[str, _Found]
    ring: Mapping[str, int]
    sizes: Mapping[str, Size]
    rings: tuple[float, float, float]
    centre: tuple[float, float]
    scale: Scale


def lay(
    view: EcomapView,
    wanted: Mapping[str, float],
    last: str = "",
    ring_of_last: int = 0,
    lettering: Lettering = USUAL,
) -> Laid:
    """Everybody's place. Who has one comes first, in the order they were named; `last` is last."""
    scale = scale_for(len(view.members), lettering)
    sizes = sizes_of(view, scale)
    centre = _centre(view, lettering)
    lost = {t.to_member_id for t in view.ties if t.quality == "lost" and not t.from_member_id}
    rings: dict[str, int] = {m.id: _ring(m, is_lost=m.id in lost) for m in view.members}
    if last:
        rings[last] = ring_of_last
    order = sorted(view.members, key=lambda m: (m.id == last, wanted.get(m.id) is None, m.id))
    ground = _Ground()
    ground.take(_Box(0.0, 0.0, centre[0] + scale.gap, centre[1] + scale.gap))
    found: dict[str, _Found] = {}
    circles: list[float] = []
    shadows: list[_Shadow] = []
    half = scale.tall(scale.lines) / 2
    inner = 0.0
    for ring in (1, 2, 3, OUTSIDE, BAND):
        first = max(inner + half + _TO_CIRCLE, 27.0 if ring == 1 else 0.0)
        rows = _Ring(ground, first, scale, ring, tuple(shadows))
        for member in order:
            if rings[member.id] == ring:
                found[member.id] = rows.put(
                    sizes[member.id], wanted.get(member.id), middle_of(member.kind)
                )
        shadows += [_shadow(f.x, f.y, sizes[m]) for m, f in found.items() if rings[m] == ring]
        if ring in _THICKNESS:
            inner = _clear(ground, rows.outer(_THICKNESS[ring], inner))
            circles.append(inner)
        else:
            inner = rows.outer(2 * half + scale.gap, inner)
    return Laid(
        found=found,
        ring=rings,
        sizes=sizes,
        rings=(circles[0], circles[1], circles[2]),
        centre=centre,
        scale=scale,
    )


def _clear(ground: _Ground, radius: float) -> float:
    """How far out a circle is so that its name at the top stands free; the name takes its place."""
    half_width, half_height = _NAME_OF_RING
    for _ in range(_MOST_ROWS):
        if ground.in_the_way(0.0, -radius, half_width, half_height) is None:
            break
        radius += 1.0
    ground.take(_Box(0.0, -radius, half_width, half_height))
    return radius


def _centre(view: EcomapView, lettering: Lettering) -> tuple[float, float]:
    """Half the width and height of the person's own shape."""
    width = rough_width(view.called, CENTRE_NAME) + 8.0
    return min(max(width, 18.0), 38.0) / 2 * lettering.larger, CENTRE_HIGH * lettering.larger


def _wanted(view: EcomapView) -> dict[str, float]:
    return {m.id: m.angle for m in view.members if m.angle is not None}


def place(view: EcomapView, measure: MeasureText, *, lettering: Lettering = USUAL) -> Places:
    """Where everybody stands; the same view always gives the same places.

    In larger letters everybody keeps their angle, and the rings grow where they must.
    """
    laid = lay(view, _wanted(view), lettering=lettering)
    words = labels(view, laid.sizes, laid.scale, measure)
    spots = {
        m.id: Spot(
            member_id=m.id,
            x=laid.found[m.id].x,
            y=laid.found[m.id].y,
            width=laid.sizes[m.id].width,
            height=laid.sizes[m.id].height,
            ring=laid.ring[m.id],
            turn=laid.found[m.id].turn,
            shape=laid.sizes[m.id].shape,
            name_lines=words[m.id].name_lines,
            under=words[m.id].under,
            size=laid.scale.name,
            under_size=laid.scale.under,
            is_short=words[m.id].is_short,
        )
        for m in view.members
    }
    return Places(
        spots=spots,
        rings=laid.rings,
        centre=laid.centre,
        bounds=_bounds(spots.values(), laid.rings[2]),
    )


def _bounds(spots: Iterable[Spot], radius: float) -> tuple[float, float, float, float]:
    """All there is, with room for the names of the sectors above and below."""
    left = right = radius + 3.0
    top = bottom = radius + 3.0
    for spot in spots:
        left = max(left, spot.width / 2 + 3.0 - spot.x)
        right = max(right, spot.width / 2 + 3.0 + spot.x)
        top = max(top, spot.height / 2 + 3.0 - spot.y)
        bottom = max(bottom, spot.height / 2 + 3.0 + spot.y)
    return -max(left, right), -top - 6.0, max(left, right), bottom + 6.0


def moved(places: Places, member_id: str, x: float, y: float) -> Places:
    """The places with one member somewhere else, as while they are dragged."""
    spot = replace(places.spots[member_id], x=x, y=y)
    return replace(places, spots={**places.spots, member_id: spot})


def turns(view: EcomapView) -> dict[str, float]:
    """The turn at which everybody stands now, by member."""
    return {member_id: found.turn for member_id, found in lay(view, _wanted(view)).found.items()}


def turn_near(view: EcomapView, member_id: str, closeness: str, turn: float) -> float:
    """The turn of the free place nearest to an angle, all others staying where they are."""
    member = view.member(member_id)
    if member is None:
        return turn
    ring = ring_of(view, replace(member, closeness=closeness))
    wanted = {**turns(view), member_id: turn % TURN}
    return lay(view, wanted, member_id, ring).found[member_id].turn
