"""Where everybody stands on the map: ring from closeness, sector from kind, first free gap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

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
from app.casework.map_rings import (
    TO_CIRCLE,
    TURN,
    Box,
    Found,
    Ground,
    Ring,
    Shadow,
    shadow,
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
_FIRST_ROW: Final = 27.0
_THICKNESS: Final[Mapping[int, float]] = {1: 40.0, 2: 22.0, 3: 20.0}
_NAME_OF_RING: Final = (13.0, 2.3)
"""Half the width and height that the name of a ring takes on its circle, at the top."""
_MOST_STEPS: Final = 60


def ring_at(places: Places, x: float, y: float) -> int:
    """The ring a point lies in: 1, 2, 3, or 4 outside."""
    away = math.hypot(x, y)
    return next((at for at, radius in enumerate(places.rings, 1) if away <= radius), OUTSIDE)


def ring_of(view: EcomapView, member: MemberView) -> int:
    """The ring a member belongs to; who gives paid help, a group or a pet has the band."""
    return _ring(member, is_lost=member.id in view.lost)


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

    found: Mapping[str, Found]
    ring: Mapping[str, int]
    sizes: Mapping[str, Size]
    rings: tuple[float, float, float]
    centre: tuple[float, float]
    scale: Scale


class _Map:
    """A map while people are put on it: who has a place first, then the others into the gaps."""

    def __init__(
        self, scale: Scale, centre: tuple[float, float], sizes: Mapping[str, Size], larger: float
    ) -> None:
        self._scale = scale
        self._sizes = sizes
        self._larger = larger
        self._ground = Ground()
        self._ground.take(Box(0.0, 0.0, centre[0] + scale.gap, centre[1] + scale.gap))
        self._rings: dict[int, Ring] = {}
        self._shadows: dict[int, list[Shadow]] = {}
        self._stood: dict[int, list[tuple[float, float, Size]]] = {}
        self.circles: list[float] = []
        self.found: dict[str, Found] = {}

    def settle(self, ring_of: Mapping[str, int], turns: Mapping[str, float]) -> None:
        """Put everybody who has a turn at it, ring by ring; rings grow where they must."""
        half = self._scale.tall(self._scale.lines) / 2
        inner = 0.0
        for ring in (1, 2, 3, OUTSIDE, BAND):
            first = max(inner + half + TO_CIRCLE, _FIRST_ROW if ring == 1 else 0.0)
            rows = Ring(self._ground, first, self._scale, is_inside=ring < OUTSIDE)
            self._rings[ring] = rows
            for member_id, turn in turns.items():
                if ring_of[member_id] == ring:
                    size = self._sizes[member_id]
                    self._take(ring, member_id, rows.nearest(size, turn) or rows.beyond(turn))
            if ring in _THICKNESS:
                inner = self._clear(rows.outer(_THICKNESS[ring], inner))
                self.circles.append(inner)
            else:
                inner = rows.outer(2 * half + self._scale.gap, inner)
            if ring != BAND:
                rows.room = max(rows.fits(inner), rows.rows)

    def squeeze_in(self, ring: int, member_id: str, turn: float | None, middle: float) -> bool:
        """Put one more into a gap of their ring as it is; whether there was one."""
        rows = self._rings[ring]
        rows.shadows = [one for at in range(1, ring) for one in self._shadows_of(at)]
        size = self._sizes[member_id]
        found = rows.first_free(size, middle) if turn is None else rows.nearest(size, turn)
        if found is not None:
            self._take(ring, member_id, found)
        return found is not None

    def grown(self, ring: int, turn: float) -> float:
        """The turn of somebody for whom their ring has to grow by a row."""
        return self._rings[ring].beyond(turn).turn

    def _take(self, ring: int, member_id: str, found: Found) -> None:
        size = self._sizes[member_id]
        self._rings[ring].put(size, found)
        self._stood.setdefault(ring, []).append((found.x, found.y, size))
        self.found[member_id] = found

    def _shadows_of(self, ring: int) -> list[Shadow]:
        """What stands behind those of a ring; only where somebody still looks for a place."""
        known = self._shadows.setdefault(ring, [])
        known += [shadow(*stood) for stood in self._stood.get(ring, ())[len(known) :]]
        return known

    def _clear(self, radius: float) -> float:
        """How far out a circle is so that its name at the top stands free, which it then takes."""
        half_width, half_height = (much * self._larger for much in _NAME_OF_RING)
        for _ in range(_MOST_STEPS):
            if self._ground.in_the_way(0.0, -radius, half_width, half_height) is None:
                break
            radius += 1.0
        self._ground.take(Box(0.0, -radius, half_width, half_height))
        return radius


def lay(
    view: EcomapView,
    wanted: Mapping[str, float],
    last: str = "",
    ring_of_last: int = 0,
    lettering: Lettering = USUAL,
) -> Laid:
    """Everybody's place: who has one first, in the order they were named; `last` after all others.

    Who has none is put into a gap; where their ring has none it grows by a row, and what is further
    out moves outwards with it.
    """
    scale = scale_for(len(view.members), lettering)
    sizes = sizes_of(view, scale)
    centre = _centre(view, lettering)
    lost = view.lost
    rings: dict[str, int] = {m.id: _ring(m, is_lost=m.id in lost) for m in view.members}
    if last:
        rings[last] = ring_of_last
    order = sorted(view.members, key=lambda m: m.id)
    settled = {m.id: wanted[m.id] for m in order if m.id in wanted and m.id != last}
    waiting = [m for m in order if m.id not in settled]
    waiting.sort(key=lambda m: m.id == last)
    ground = _Map(scale, centre, sizes, lettering.larger)
    ground.settle(rings, settled)
    for member in waiting:
        turn, middle = wanted.get(member.id), middle_of(member.kind)
        if not ground.squeeze_in(rings[member.id], member.id, turn, middle):
            settled = {one: found.turn for one, found in ground.found.items()}
            settled[member.id] = ground.grown(rings[member.id], middle if turn is None else turn)
            ground = _Map(scale, centre, sizes, lettering.larger)
            ground.settle(rings, settled)
    return Laid(
        found=ground.found,
        ring=rings,
        sizes=sizes,
        rings=(ground.circles[0], ground.circles[1], ground.circles[2]),
        centre=centre,
        scale=scale,
    )


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
        bounds=_bounds(spots.values(), laid.rings[2], lettering.larger),
    )


def _bounds(
    spots: Iterable[Spot], radius: float, larger: float
) -> tuple[float, float, float, float]:
    """All there is, with room for the names of the sectors above and below."""
    left = right = radius + 3.0
    top = bottom = radius + 3.0
    for spot in spots:
        left = max(left, spot.width / 2 + 3.0 - spot.x)
        right = max(right, spot.width / 2 + 3.0 + spot.x)
        top = max(top, spot.height / 2 + 3.0 - spot.y)
        bottom = max(bottom, spot.height / 2 + 3.0 + spot.y)
    return -max(left, right), -top - 6.0 * larger, max(left, right), bottom + 6.0 * larger


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
