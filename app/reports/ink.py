"""Ink on a line: what a set text is made of, and how high its lines are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.reports.document import Colour
from app.reports.pdf_fonts import FaceName, Faces

LEADING: Final = 1.33
"""Height of a line in sizes of its text."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of text looks."""

    face: FaceName
    size: float
    colour: Colour = "ink"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one ink at its place in a line; the text is as drawn, left to right."""

    text: str
    ink: Ink
    x: float


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that stand for one text. `typed` is that text where the pieces do not spell it.

    `is_reordered` where the pieces do spell it, but in the order in which a two-way line is drawn.
    """

    pieces: tuple[Piece, ...]
    typed: str | None = None
    is_reordered: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its groups from left to right, its width without the space at its end."""

    groups: tuple[Group, ...]
    width: float
    rise: float
    """From the top of the line to its baseline."""
    height: float
    is_leftwards: bool = False


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text in lines, and the signs in it that print as their names."""

    lines: tuple[Line, ...]
    missing: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The height of all lines in points."""
        return sum(line.height for line in self.lines)


Inked: TypeAlias = Sequence[tuple[str, Ink]]


def line_of(text: str, ink: Ink, width: float, house: Faces) -> Line:
    """A line of one piece; of the spaces at its end one stays, so that words stay apart."""
    bare = text.rstrip(" ")
    text = bare + text[len(bare) : len(bare) + 1] if bare else ""
    rise, height = reach_of((ink,), house)
    groups = (Group((Piece(text, ink, 0.0),)),) if text else ()
    return Line(groups, width, rise, height)


def reach_of(inks: Sequence[Ink], house: Faces) -> tuple[float, float]:
    """Rise to the baseline and height of a line that holds these inks."""
    rise = height = 0.0
    for ink in inks:
        face = house.by_name[ink.face]
        tall = max(LEADING, face.rise + face.fall) * ink.size
        rise = max(rise, (tall - (face.rise + face.fall) * ink.size) / 2 + face.rise * ink.size)
        height = max(height, tall)
    return rise, height
