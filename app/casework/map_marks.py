"""Small signs of a family tree beside the names of those who live in the household."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.casework.map_views import KeySign, Look, Point, Strokes
from app.casework.views import MemberView
from app.forms.vocabulary import FAMILY_MARKS

MARK_LINE: Final = 0.38
"""How thick the lines of a mark are, in mm."""
_WIDE: Final = 0.92
"""How wide a mark and the gap after it are, in sizes of the name's letters."""
_GAP: Final = 0.3
SAMPLE: Final = 15.0
"""How long a sign is in the key, in mm."""
_SAMPLE_SIZE: Final = 3.4

# Each in a square from -1 to 1, down being more: as on a family tree, and never a sign of sex.
_SIGNS: Final[dict[str, Sequence[Sequence[Point]]]] = {
    "partner": [[(-1.0, -1.0), (-1.0, 0.6), (1.0, 0.6), (1.0, -1.0)]],
    "separated": [
        [(-1.0, -1.0), (-1.0, 0.3), (1.0, 0.3), (1.0, -1.0)],
        [(-0.5, 1.0), (0.5, -0.4)],
    ],
    "step": [[(-1.0, 1.0), (-1.0, 0.3), (0.0, 0.3), (0.0, -0.4), (1.0, -0.4), (1.0, -1.0)]],
    "adopted": [
        [(-0.4, -1.0), (-1.0, -1.0), (-1.0, 1.0), (-0.4, 1.0)],
        [(0.4, -1.0), (1.0, -1.0), (1.0, 1.0), (0.4, 1.0)],
    ],
    "foster": [
        [(-1.0, -1.0), (1.0, -1.0)],
        [(0.0, -0.7), (0.0, -0.3)],
        [(0.0, 0.1), (0.0, 0.5)],
        [(0.0, 0.8), (0.0, 1.2)],
    ],
}


def marks_of(member: MemberView) -> tuple[str, ...]:
    """The marks that are drawn: of those who live here, in their order."""
    if not member.in_household:
        return ()
    return tuple(option.key for option in FAMILY_MARKS if option.key in member.family_marks)


def marks_width(member: MemberView, size: float) -> float:
    """How much of the width of a shape the marks take, with a name in letters of this size."""
    return len(marks_of(member)) * _WIDE * size


def mark_strokes(member: MemberView, left: float, y: float, size: float) -> Strokes:
    """The lines of a member's marks beside each other, from `left` on, about the height `y`."""
    half = (_WIDE - _GAP) * size / 2
    return tuple(
        stroke
        for at, key in enumerate(marks_of(member))
        for stroke in _at(key, left + at * _WIDE * size + half, y, half)
    )


def mark_signs(members: Sequence[MemberView], look: Look) -> tuple[KeySign, ...]:
    """What the marks mean that are on a map."""
    used = {key for member in members for key in marks_of(member)}
    half = (_WIDE - _GAP) * _SAMPLE_SIZE / 2
    return tuple(
        KeySign(
            name=look.words.text(option.label),
            width=MARK_LINE,
            strokes=_at(option.key, SAMPLE / 2, 0.0, half),
        )
        for option in FAMILY_MARKS
        if option.key in used
    )


def _at(key: str, x: float, y: float, half: float) -> Strokes:
    """The lines of one mark round a point; half its width."""
    return tuple(tuple((x + a * half, y + b * half) for a, b in line) for line in _SIGNS[key])
