"""Set blocks laid out on sheets: what fits where, and what stands at head and foot of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.reports.document import Document, Footer
from app.reports.ink import Ink, Wrapped
from app.reports.layout import set_block
from app.reports.lines import wrap
from app.reports.look import Look, look_of
from app.reports.rows import BOTTOM, MARGIN, PAGE_HEIGHT, TOP, WHOLE, WIDTH
from app.reports.slices import (
    ARTIFACT,
    ROOT,
    Element,
    FillMark,
    Flow,
    Mark,
    Slice,
    TextMark,
    renumbered,
    shifted,
    without_meaning,
)

_LARGEST_FOOT_PT: Final = 18.0
_MOST_HEAD_LINES: Final = 3
_BEGUN: Final = 0.3
"""The share of a sheet that must be free to begin what no sheet can hold, its heading with it."""
_SLACK: Final = 0.01
"""Points by which rounding may overrun a sheet without a new one being begun."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice at its place on a sheet; elements count from `elements` in the whole paper."""

    slice: Slice
    y: float
    elements: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what is on its body, from `y` down the page."""

    placed: tuple[Placed, ...]
    end: float
    """Where the last thing on it ends, down the page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Top and bottom of the body: of the first sheet, and of the others."""

    first_top: float
    top: float
    bottom: float

    def top_of(self, sheet: int) -> float:
        """Where the body of a sheet begins; sheets count from 0."""
        return self.top if sheet else self.first_top


@dataclass(frozen=True, slots=True)
class SetPaper:
    """A whole paper as it will be printed."""

    sheets: tuple[Sheet, ...]
    elements: tuple[Element, ...]
    room: Room
    missing: tuple[str, ...]


def foot_lines(footer: Footer, look: Look, page: str, pages: str) -> tuple[list[TextMark], float]:
    """The footer's lines from its own top, and its height. Side by side where they fit."""
    said = [
        part.replace("{page}", page).replace("{pages}", pages)
        for part in (footer.left, footer.middle, footer.right)
    ]
    size = min(look.small, _LARGEST_FOOT_PT)
    while True:
        texts = [wrap([(part, Ink("regular", size, "soft"))], WIDTH) for part in said]
        widths = [text.lines[0].width for text in texts]
        high = max(text.height for text in texts)
        single = all(len(text.lines) == 1 for text in texts)
        free = WIDTH - sum(widths)
        if single and free >= 2 * size:
            # In the middle of the sheet, or where that is taken in the middle of what is free.
            middle = (WIDTH - widths[1]) / 2
            spare = min(middle - widths[0], WIDTH - widths[2] - middle - widths[1])
            places = (
                0.0,
                middle if spare >= size else widths[0] + free / 2,
                WIDTH - widths[2],
            )
            marks = [
                TextMark(x, 0.0, text.lines[0], ARTIFACT)
                for x, text in zip(places, texts, strict=True)
            ]
            return marks, high
        beside = widths[0] + widths[2] + 2 * size <= WIDTH
        if single and beside and all(said):
            return _two_foot_lines(texts, widths), high + texts[1].height
        marks, height = _stacked_foot([t for t, part in zip(texts, said, strict=True) if part])
        if height <= PAGE_HEIGHT / 3 or size < 3:
            return marks, height
        size *= 0.8


def _two_foot_lines(texts: Sequence[Wrapped], widths: Sequence[float]) -> list[TextMark]:
    """A footer whose middle is too long to stand between the others: it stands below them."""
    left, middle, right = (text.lines[0] for text in texts)
    return [
        TextMark(0.0, 0.0, left, ARTIFACT),
        TextMark(WIDTH - widths[2], 0.0, right, ARTIFACT),
        TextMark(0.0, max(left.height, right.height), middle, ARTIFACT),
    ]


def _stacked_foot(texts: Sequence[Wrapped]) -> tuple[list[TextMark], float]:
    marks: list[TextMark] = []
    y = 0.0
    for text in texts:
        for line in text.lines:
            marks.append(TextMark(0.0, y, line, ARTIFACT))
            y += line.height
    return marks, y


def head_line(document: Document, look: Look, sheet: int) -> list[Slice]:
    """What stands above a sheet's body: "Draft", and from the second sheet what paper it is."""
    said = document.running_head if sheet else ""
    if not said and not document.draft:
        return []
    gap = "   " if said and document.draft else ""
    draft = (document.draft + gap, Ink("bold", look.small, "amber"))
    text = wrap([draft, (said, Ink("regular", look.small, "soft"))], WIDTH)
    # It only repeats what the first sheet says in full: however long, it leaves room for the rest.
    lines = text.lines[:_MOST_HEAD_LINES]
    slices = [Slice(ln.height, (TextMark(0.0, 0.0, ln, ARTIFACT),)) for ln in lines]
    return [*slices, Slice(look.small * 0.6)]


def room_of(document: Document, look: Look) -> Room:
    """The room that head and foot leave."""
    _, foot = foot_lines(document.footer, look, "888", "888")
    tops = [TOP + sum(s.height for s in head_line(document, look, n)) for n in (0, 1)]
    return Room(tops[0], tops[1], PAGE_HEIGHT - BOTTOM - foot - look.above_foot)


def fill_sheets(flows: Sequence[Flow], starts: Sequence[int], room: Room) -> list[Sheet]:
    """Put set blocks on as many sheets as they need, at least one; elements begin at `starts`."""
    return _Filling(room).fill(flows, starts)


def set_paper(document: Document) -> SetPaper:
    """Lay a document out on as many sheets as it needs; at least one."""
    look = look_of(document)
    room = room_of(document, look)
    flows = [set_block(block, look) for block in document.blocks]
    elements: list[Element] = []
    starts: list[int] = []
    missing: dict[str, None] = {}
    for flow in flows:
        starts.append(len(elements))
        elements += renumbered(flow.elements, len(elements))
        missing |= dict.fromkeys(flow.missing)
    sheets = fill_sheets(flows, starts, room)
    return SetPaper(tuple(sheets), tuple(elements), room, tuple(missing))


class _Filling:
    """Slices being put on sheets, one after the other."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._sheets: list[Sheet] = []
        self._placed: list[Placed] = []
        self._y = room.first_top

    def fill(self, flows: Sequence[Flow], starts: Sequence[int]) -> list[Sheet]:
        """Put every flow on sheets and hand these back."""
        for index, flow in enumerate(flows):
            if flow.breaks:
                self._turn()
                continue
            if self._placed:
                self._y += flow.gap
            if flow.beside is None or not self._put_beside(flow.beside, starts[index]):
                self._put_slices(flow, flows[index + 1 :], starts[index])
        self._turn(even_if_empty=not self._sheets)
        return self._sheets

    def _put_beside(self, beside: Slice, start: int) -> bool:
        """Put two boxes beside each other: here, or on a new sheet where a whole one has room."""
        is_here = self._fits(beside.height)
        if not is_here and self._placed and beside.height <= WHOLE / 2:
            self._turn()
            is_here = True
        if is_here:
            self._put(beside, start)
        return is_here

    def _put_slices(self, flow: Flow, after: Sequence[Flow], start: int) -> None:
        """Put a block's strips one under the other, what must stay together on one sheet."""
        chain_end = -1
        for at, piece in enumerate(flow.slices):
            if at > chain_end:
                chain_end, height = _chain(flow, at, after)
                whole = self._room.bottom - self._room.top
                is_begun = bool(self._placed) and self._placed[-1].slice.keeps
                needed = height if height <= whole else 0.0 if is_begun else whole * _BEGUN
                if not self._fits(needed) and self._placed:
                    self._turn()
            if not self._fits(piece.height) and self._placed:
                self._turn()
            if not self._placed and piece.repeat is not None:
                self._put(piece.repeat, start)
            if piece.marks or self._placed:
                self._put(piece, start)

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._room.bottom + _SLACK

    def _put(self, piece: Slice, start: int) -> None:
        self._placed.append(Placed(piece, self._y, start))
        self._y += piece.height

    def _turn(self, *, even_if_empty: bool = False) -> None:
        """End this sheet, if anything is on it, and begin the next."""
        if self._placed or even_if_empty:
            self._sheets.append(Sheet(tuple(self._placed), self._y))
            self._placed = []
            self._y = self._room.top_of(len(self._sheets))


def _chain(flow: Flow, at: int, after: Sequence[Flow]) -> tuple[int, float]:
    """The slices that must stay with this one: the last one's place here, and their height."""
    height = 0.0
    for place in range(at, len(flow.slices)):
        piece = flow.slices[place]
        height += piece.height
        if not piece.keeps:
            return place, height
    for follower in after:
        first = follower.beside or next(iter(follower.slices), None)
        if first is None:
            break
        pieces = (first,) if follower.beside else follower.slices
        height += follower.gap
        for piece in pieces:
            height += piece.height
            if not piece.keeps:
                return len(flow.slices), height
    return len(flow.slices), height


def marks_of(sheet: Sheet) -> Iterator[Mark]:
    """Everything on a sheet's body at its place on the page, elements numbered for the paper."""
    for placed in sheet.placed:
        for mark in placed.slice.marks:
            yield shifted(mark, MARGIN, placed.y, placed.elements)


def frame_of(document: Document, paper: SetPaper, sheet: int) -> tuple[list[Mark], list[TextMark]]:
    """Head and foot of a sheet: marks that only decorate, and the words of the head.

    On the first sheet the word "Draft" is part of what is read out; elsewhere it is decoration.
    """
    look = look_of(document)
    marks, height = foot_lines(document.footer, look, str(sheet + 1), str(len(paper.sheets)))
    top = PAGE_HEIGHT - BOTTOM - height
    frame: list[Mark] = [shifted(m, MARGIN, top, 0) for m in marks if m.line.groups]
    if frame:
        frame.append(FillMark(MARGIN, top - look.small * 0.4, WIDTH, 0.6, "line"))
    head: list[TextMark] = []
    y = TOP
    for piece in head_line(document, look, sheet):
        for mark in without_meaning(piece).marks:
            moved = shifted(mark, MARGIN, y, 0)
            if isinstance(moved, TextMark):
                head.append(replace(moved, element=ROOT) if sheet == 0 else moved)
        y += piece.height
    return frame, head
