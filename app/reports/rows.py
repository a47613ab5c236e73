"""Wrapped texts as strips of a page: a line each, or cells side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.reports.document import Colour
from app.reports.ink import Wrapped
from app.reports.slices import FillMark, Mark, Slice, TextMark

PAGE_WIDTH: Final = 595.276
PAGE_HEIGHT: Final = 841.89
MARGIN: Final = 39.0
TOP: Final = 36.0
BOTTOM: Final = 30.0
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
WHOLE: Final = 240.0
"""A row of cells up to this height stays whole; a taller one may go on over the sheet's end."""
BAR: Final = 2.25


@dataclass(frozen=True, slots=True)
class Cell:
    """A wrapped text at its place in a row."""

    x: float
    width: float
    text: Wrapped
    element: int
    align: Literal["left", "right"] = "left"


def mark_of_line(cell: Cell, index: int, y: float) -> TextMark:
    """One line of a cell at its place; lines that run leftwards stand at the right."""
    line = cell.text.lines[index]
    at_right = cell.align == "right" or line.is_leftwards
    x = cell.x + (max(cell.width - line.width, 0.0) if at_right else 0.0)
    return TextMark(x, y, line, cell.element)


def row_slices(
    cells: Sequence[Cell], above: float, below: float, rule: Colour | None
) -> list[Slice]:
    """Cells side by side: one slice while that is short, else a slice for each line."""
    tallest = max((c.text.height for c in cells), default=0.0)
    ruled: list[Mark] = []
    if rule is not None:
        ruled.append(FillMark(0.0, 0.0, WIDTH, 0.6, rule))
    if tallest <= WHOLE:
        marks: list[Mark] = []
        for cell in cells:
            y = above
            for index, line in enumerate(cell.text.lines):
                marks.append(mark_of_line(cell, index, y))
                y += line.height
        height = above + tallest + below
        return [Slice(height, (*marks, *(replace(m, y=height) for m in _fills(ruled))))]
    slices = [Slice(above, keeps=True)] if above else []
    for index in range(max(len(c.text.lines) for c in cells)):
        present = [c for c in cells if index < len(c.text.lines)]
        height = max(c.text.lines[index].height for c in present)
        slices.append(Slice(height, tuple(mark_of_line(c, index, 0.0) for c in present)))
    end = Slice(below, tuple(replace(m, y=below) for m in _fills(ruled)))
    slices[-1] = replace(slices[-1], keeps=True)
    return [*slices, end]


def _fills(marks: Sequence[Mark]) -> list[FillMark]:
    return [m for m in marks if isinstance(m, FillMark)]


def line_slices(
    text: Wrapped, element: int, *, x: float, width: float, bar: Colour | None = None
) -> list[Slice]:
    """A text as a slice for each line; no line of it stands alone at a sheet's end or top."""
    cell = Cell(x, width, text, element)
    last = len(text.lines) - 1
    slices: list[Slice] = []
    for index, line in enumerate(text.lines):
        marks: list[Mark] = [mark_of_line(cell, index, 0.0)]
        if bar is not None:
            marks.append(FillMark(0.0, 0.0, BAR, line.height, bar))
        keeps = index != last and index in {0, last - 1}
        slices.append(Slice(line.height, tuple(marks), keeps))
    return slices
