"""What setting a block yields: slices that stay whole, what is on them, what each thing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from app.reports.document import Colour, Command
from app.reports.ink import Line

Tag = Literal[
    "H1",
    "H2",
    "H3",
    "H4",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "Figure",
]
ROOT: Final = -1
"""Parent of the elements that stand by themselves."""
ARTIFACT: Final = -2
"""Stands in place of an element for what is not read out: bars, rules, repeated heads."""


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the paper's structure. `parent` is the place of another in the same flow."""

    tag: Tag
    parent: int = ROOT
    scope: Literal["", "Row", "Column"] = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A set line at a place of its slice; `y` is the top of the line, down from the slice's top."""

    x: float
    y: float
    line: Line
    element: int


@dataclass(frozen=True, slots=True)
class FillMark:
    """A filled rectangle that only decorates."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class DrawingMark:
    """A picture; its own points are multiplied by `scale`."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    drawing: tuple[Command, ...]
    element: int


Mark: TypeAlias = TextMark | FillMark | DrawingMark


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip across the page that is never cut. With `keeps`, the next one goes on the same sheet.

    `repeat` is set again above it where it comes first on a sheet (a table's head).
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keeps: bool = False
    repeat: Slice | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A set block: its elements, its slices, and for columns the one slice that has both.

    `gap` is the room above it, which falls away at the top of a sheet.
    """

    elements: tuple[Element, ...]
    slices: tuple[Slice, ...]
    gap: float = 0.0
    beside: Slice | None = None
    breaks: bool = False
    missing: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The height of all slices without the gap."""
        return sum(s.height for s in self.slices)


def shifted(mark: Mark, x: float, y: float, elements: int) -> Mark:
    """A mark moved by `x`, `y`, its element renumbered by `elements`."""
    if isinstance(mark, FillMark):
        return FillMark(mark.x + x, mark.y + y, mark.width, mark.height, mark.colour)
    element = mark.element if mark.element < 0 else mark.element + elements
    if isinstance(mark, TextMark):  # said out: `replace` takes three times as long
        return TextMark(mark.x + x, mark.y + y, mark.line, element)
    return replace(mark, x=mark.x + x, y=mark.y + y, element=element)


def renumbered(elements: Sequence[Element], by: int) -> list[Element]:
    """Elements that follow `by` others."""
    return [e if e.parent < 0 else replace(e, parent=e.parent + by) for e in elements]


def without_meaning(piece: Slice) -> Slice:
    """The same strip as decoration: nothing of it is read out again."""
    marks = tuple(
        m if isinstance(m, FillMark) else replace(m, element=ARTIFACT) for m in piece.marks
    )
    return replace(piece, marks=marks, repeat=None)


def joined_flows(flows: Sequence[Flow]) -> Flow:
    """Several flows one under the other as one."""
    elements: list[Element] = []
    slices: list[Slice] = []
    missing: dict[str, None] = {}
    for flow in flows:
        if flow.gap and slices:
            slices.append(Slice(flow.gap, keeps=slices[-1].keeps))
        for piece in flow.slices:
            if elements and piece.marks:
                marks = tuple(shifted(m, 0, 0, len(elements)) for m in piece.marks)
                slices.append(Slice(piece.height, marks, piece.keeps, piece.repeat))
            else:
                slices.append(piece)
        elements += renumbered(flow.elements, len(elements))
        missing |= dict.fromkeys(flow.missing)
    gap = flows[0].gap if flows else 0.0
    return Flow(tuple(elements), tuple(slices), gap, missing=tuple(missing))


def stacked(flow: Flow, x: float, elements: int) -> tuple[float, list[Mark]]:
    """All of a flow as the height and marks of one strip, moved right by `x`."""
    y = 0.0
    marks: list[Mark] = []
    for piece in flow.slices:
        marks += (shifted(m, x, y, elements) for m in piece.marks)
        y += piece.height
    return y, marks
