"""Line signs in mm: dashes, waves, pairs, gaps and heads, the same numbers for screen and paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

from app.casework.map_views import Point

Line: TypeAlias = "list[Point]"

DASH: Final = (2.0, 1.5)
OUTLINE: Final = (2.4, 1.4)
WAVE: Final = (0.6, 4.0)
"""Half its height, and how long one wave is."""
APART: Final = 0.55
"""From the middle of a pair of lines to either."""
GAP: Final = 3.0
"""Half the gap in the line of a tie that was lost, where no word stands in it."""
BAR: Final = 1.7
HEAD: Final = (3.0, 1.1)
"""How long a head is, and half its width."""
_CURVE: Final = 3.0
_PER_WAVE: Final = 6
_RISES: Final = tuple(math.sin(2 * math.pi * step / _PER_WAVE) for step in range(_PER_WAVE))


def length_of(points: Sequence[Point]) -> float:
    """How long a line is. A plain loop, for it is asked at every step of a drag."""
    length = 0.0
    (x, y), *others = points or ((0.0, 0.0),)
    for to_x, to_y in others:
        length += math.hypot(to_x - x, to_y - y)
        x, y = to_x, to_y
    return length


def at(points: Sequence[Point], away: float) -> tuple[Point, Point]:
    """The point so far along a line, and the direction there (of length 1)."""
    left = away
    direction: Point = (1.0, 0.0)
    for start, end in zip(points, points[1:], strict=False):
        length = math.dist(start, end)
        if length <= 0.0:
            continue
        direction = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        if left <= length:
            return (start[0] + direction[0] * left, start[1] + direction[1] * left), direction
        left -= length
    return (points[-1][0], points[-1][1]), direction


def part(points: Sequence[Point], start: float, end: float) -> Line:
    """The part of a line from one distance to another."""
    if end <= start:
        return []
    run = 0.0
    kept: Line = [at(points, start)[0]]
    for one, two in zip(points, points[1:], strict=False):
        run += math.dist(one, two)
        if start < run < end:
            kept.append(two)
    kept.append(at(points, end)[0])
    return kept


def rounded(points: Sequence[Point]) -> Line:
    """A line with its corners rounded off a little."""
    if len(points) < 3:  # noqa: PLR2004 - no corner
        return list(points)
    smooth: Line = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        back, on = math.dist(before, corner), math.dist(corner, after)
        if back <= 0.0 or on <= 0.0:
            continue
        curve = min(_CURVE, back / 2, on / 2)
        start = towards(corner, before, curve / back)
        end = towards(corner, after, curve / on)
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            one, two = towards(start, corner, share), towards(corner, end, share)
            smooth.append(towards(one, two, share))
    smooth.append(points[-1])
    return smooth


def dashes(points: Sequence[Point], dash: tuple[float, float] = DASH) -> list[Line]:
    """A dashed line."""
    on, off = dash
    whole = length_of(points)
    if whole <= on:
        return [list(points)]
    found: list[Line] = []
    # One walk along the line, because asking for each dash from its beginning is slow.
    going: Line = []
    is_on, left = True, on
    for start, end in zip(points, points[1:], strict=False):
        length = math.dist(start, end)
        away = 0.0
        if is_on and not going:
            going = [start]
        while length - away > left:
            away += left
            where = towards(start, end, away / length)
            if is_on:
                found.append([*going, where])
                going = []
            else:
                going = [where]
            is_on = not is_on
            left = on if is_on else off
        left -= length - away
        if is_on:
            going.append(end)
    if is_on and len(going) > 1:
        found.append(going)
    return found


def wave(points: Sequence[Point]) -> Line:
    """A wavy line that begins and ends on the line itself; whole waves, so that none is cut."""
    whole = length_of(points)
    high, long = WAVE
    waves = max(1, round(whole / long))
    if whole < long / 2:
        return list(points)
    steps = waves * _PER_WAVE
    if len(points) == 2:  # noqa: PLR2004 - straight, as most are: quicker at once
        return _straight_wave(points[0], points[1], steps, whole)
    curved: Line = [points[0]]
    run, number = 0.0, 0
    ends = list(zip(points, points[1:], strict=False))
    length = math.dist(*ends[0])
    for step in range(1, steps):
        away = whole * step / steps
        while away > run + length and number < len(ends) - 1:
            run += length
            number += 1
            length = math.dist(*ends[number])
        start, end = ends[number]
        share = (away - run) / length if length > 0.0 else 0.0
        at_point = towards(start, end, share)
        rise = high * _RISES[step % _PER_WAVE]
        if length > 0.0:
            across = ((start[1] - end[1]) / length, (end[0] - start[0]) / length)
            at_point = (at_point[0] + across[0] * rise, at_point[1] + across[1] * rise)
        curved.append(at_point)
    curved.append(points[-1])
    return curved


def _straight_wave(start: Point, end: Point, steps: int, whole: float) -> Line:
    (x, y), (across, down) = start, ((end[0] - start[0]) / steps, (end[1] - start[1]) / steps)
    right, up = -(end[1] - y) / whole * WAVE[0], (end[0] - x) / whole * WAVE[0]
    rises = _RISES * (steps // _PER_WAVE)
    curved = [
        (x + across * step + right * rise, y + down * step + up * rise)
        for step, rise in enumerate(rises)
    ]
    return [*curved, end]


def beside(points: Sequence[Point], away: float) -> Line:
    """The line that runs beside another."""
    moved: Line = []
    last = len(points) - 1
    for number, (x, y) in enumerate(points):
        before, after = points[max(number - 1, 0)], points[min(number + 1, last)]
        length = math.dist(before, after)
        if length <= 0.0:
            continue
        across = ((before[1] - after[1]) / length, (after[0] - before[0]) / length)
        moved.append((x + across[0] * away, y + across[1] * away))
    return moved


def bars(points: Sequence[Point], start: float, end: float) -> list[Line]:
    """The short bars at either side of the gap in a line, from one distance to another."""
    found: list[Line] = []
    for away in (start, end):
        (x, y), (right, down) = at(points, away)
        found.append([(x - down * BAR, y + right * BAR), (x + down * BAR, y - right * BAR)])
    return found


def head(tip: Point, direction: Point, size: float = 1.0) -> tuple[Point, Point, Point]:
    """A filled head whose tip is here, pointing in a direction."""
    long, half = HEAD[0] * size, HEAD[1] * size
    x, y = tip[0] - direction[0] * long, tip[1] - direction[1] * long
    return (
        tip,
        (x - direction[1] * half, y + direction[0] * half),
        (x + direction[1] * half, y - direction[0] * half),
    )


def signed(points: Sequence[Point], quality: str) -> list[Line]:
    """The strokes of one open piece of a line, by how the tie is."""
    match quality:
        case "strong":
            return [beside(points, APART), beside(points, -APART)]
        case "tenuous":
            return dashes(points)
        case "strained":
            return [wave(points)]
        case "both":
            return [wave(beside(points, APART)), beside(points, -APART)]
        case _:
            return [list(points)]


def towards(start: Point, end: Point, share: float) -> Point:
    """The point at this share of the way from one to another."""
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
    )
