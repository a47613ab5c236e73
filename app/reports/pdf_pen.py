"""The pen that draws one page: what is read out marked with its element, the rest as decoration."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, assert_never

from reportlab.pdfgen.canvas import Canvas

from app.reports.document import Box, Colour, Command, Disc, Label, Point, Stroke
from app.reports.ink import Ink, Line, Piece
from app.reports.lines import text_width, wrap
from app.reports.pdf_fonts import Face, faces
from app.reports.pdf_tags import BBox, Content
from app.reports.rows import PAGE_HEIGHT
from app.reports.slices import DrawingMark, Element, FillMark, Mark, TextMark

COLOURS: Final[dict[Colour, str]] = {
    "ink": "#1D2B2A",
    "soft": "#51605E",
    "line": "#D9D4C9",
    "edge": "#7F8A84",
    "white": "#FFFFFF",
    "teal": "#17594F",
    "teal-soft": "#C9DFDA",
    "amber": "#9A5B00",
    "amber-soft": "#FBECCD",
    "plum": "#6A3A63",
    "plum-soft": "#E6D2E3",
    "blue": "#23527C",
    "blue-soft": "#CFDDEA",
}

# Signs no bundled font has, as strokes in a square of one size, y upwards from the baseline.
_TICK: Final = (((0.1, 0.35), (0.35, 0.08), (0.8, 0.68)),)
_CROSS: Final = (((0.15, 0.08), (0.75, 0.68)), ((0.15, 0.68), (0.75, 0.08)))
_FRAME: Final = (((0.08, 0.0), (0.82, 0.0), (0.82, 0.74), (0.08, 0.74), (0.08, 0.0)),)
SHAPES: Final[dict[str, tuple[tuple[Point, ...], ...]]] = {
    "→": (((0.05, 0.33), (0.85, 0.33)), ((0.58, 0.58), (0.85, 0.33), (0.58, 0.08))),
    "←": (((0.05, 0.33), (0.85, 0.33)), ((0.32, 0.58), (0.05, 0.33), (0.32, 0.08))),
    "↑": (((0.45, 0.0), (0.45, 0.72)), ((0.2, 0.46), (0.45, 0.72), (0.7, 0.46))),
    "↓": (((0.45, 0.0), (0.45, 0.72)), ((0.2, 0.26), (0.45, 0.0), (0.7, 0.26))),
    "✓": _TICK,
    "✔": _TICK,
    "✗": _CROSS,
    "✘": _CROSS,
    "☐": _FRAME,
    "☑": (*_FRAME, ((0.22, 0.38), (0.4, 0.16), (0.7, 0.6))),
    "☒": (*_FRAME, ((0.25, 0.17), (0.65, 0.57)), ((0.25, 0.57), (0.65, 0.17))),
}


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _rgb(colour: Colour) -> str:
    code = COLOURS[colour]
    return " ".join(_number(int(code[i : i + 2], 16) / 255) for i in (1, 3, 5))


class Pen:
    """Writes the content of one page and remembers what belongs to which element."""

    def __init__(self, canvas: Canvas, by: int) -> None:
        self._canvas = canvas
        self._by = by
        self.contents: list[Content] = []
        self.boxes: dict[int, BBox] = {}

    def decorate(self, marks: Sequence[Mark]) -> None:
        """Draw what is not read out, in one stretch."""
        if not marks:
            return
        self._put("/Artifact BMC")
        for fill in _merged([m for m in marks if isinstance(m, FillMark)]):
            y = PAGE_HEIGHT - fill.y - fill.height
            numbers = " ".join(_number(v) for v in (fill.x, y, fill.width, fill.height))
            self._put(f"{_rgb(fill.colour)} rg {numbers} re f")
        for mark in marks:
            match mark:
                case TextMark():
                    self._line(mark.x, mark.y, mark.line)
                case DrawingMark():
                    self._drawing(mark)
                case FillMark():
                    pass
        self._put("EMC")

    def say(self, marks: Sequence[Mark], elements: Sequence[Element]) -> None:
        """Draw what is read out, in reading order, each stretch marked with its element."""

        def owner(mark: Mark) -> int:
            assert not isinstance(mark, FillMark)
            return mark.element + self._by if mark.element >= 0 else 0

        for element, run in groupby(sorted(marks, key=owner), owner):
            for mark in run:
                match mark:
                    case TextMark():
                        self._read(mark, element, elements[element].tag)
                    case DrawingMark():
                        self._begin("Figure", Content(element))
                        self._drawing(mark)
                        self._put("EMC")
                        bottom = PAGE_HEIGHT - mark.y - mark.height
                        right, top = mark.x + mark.width, PAGE_HEIGHT - mark.y
                        self.boxes[element] = (mark.x, bottom, right, top)
                    case FillMark():
                        pass

    def _read(self, mark: TextMark, element: int, tag: str) -> None:
        """A line of an element; what is drawn otherwise than typed carries the typed text."""
        baseline = PAGE_HEIGHT - mark.y - mark.line.rise
        for group in mark.line.groups:
            if not any(piece.text for piece in group.pieces):
                continue
            content = Content(element, group.typed)
            # Readers of a page's bare content put lines from right to left in order themselves, and
            # would turn a text that is in order already: there only the structure carries it.
            self._begin(tag, content, in_content=not group.is_reordered)
            self._pieces(mark.x, baseline, group.pieces)
            self._put("EMC")

    def _begin(self, tag: str, content: Content, *, in_content: bool = False) -> None:
        actual = ""
        if content.typed is not None:
            tag = "Span"
            typed = content.typed.encode("utf-16-be", "replace")
            # Some readers lose signs beyond the first plane here: they are better off with the
            # printed name.
            if in_content and len(typed) == 2 * len(content.typed):
                actual = f" /ActualText <FEFF{typed.hex().upper()}>"
        self._put(f"/{tag} <</MCID {len(self.contents)}{actual}>> BDC")
        self.contents.append(content)

    def _put(self, code: str) -> None:
        self._canvas.addLiteral(code)

    def _line(self, x: float, y: float, line: Line) -> None:
        for group in line.groups:
            self._pieces(x, PAGE_HEIGHT - y - line.rise, group.pieces)

    def _pieces(self, x: float, baseline: float, pieces: Iterable[Piece]) -> None:
        """Draw pieces of a line that begins at `x`."""
        house = faces()
        for piece in pieces:
            if not piece.text:
                continue
            if piece.ink.face == "drawn":
                self._shapes(x + piece.x, baseline, piece)
                continue
            face = house.by_name[piece.ink.face]
            self._put(f"{_rgb(piece.ink.colour)} rg")
            for part, along in with_marks_placed(piece.text, face):
                if not part:
                    continue
                text = self._canvas.beginText(x + piece.x + along * piece.ink.size, baseline)
                text.setFont(face.font_name, piece.ink.size)
                text.textOut(part)
                self._canvas.drawText(text)

    def _shapes(self, x: float, baseline: float, piece: Piece) -> None:
        """Draw the signs that no font has."""
        size = piece.ink.size
        # An unseen sign under the shape gives readers of the page's content a place for its text.
        under = self._canvas.beginText(x, baseline)
        under.setFont(faces().by_name["regular"].font_name, size)
        under.setTextRenderMode(3)
        under.textOut("*" * len(piece.text))
        under.setTextRenderMode(0)
        self._canvas.drawText(under)
        width = _number(size * 0.09)
        self._put(f"{_rgb(piece.ink.colour)} RG {width} w 1 J 1 j")
        for index, sign in enumerate(piece.text):
            left = x + index * 0.9 * size
            for points in SHAPES[sign]:
                self._path((left + px * size, baseline + py * size) for px, py in points)
                self._put("S")
        self._put("0 J 0 j")

    def _path(self, points: Iterable[Point]) -> None:
        for index, (x, y) in enumerate(points):
            self._put(f"{_number(x)} {_number(y)} {'l' if index else 'm'}")

    def _drawing(self, mark: DrawingMark) -> None:
        for command in mark.drawing:
            self._command(command, mark)

    def _command(self, command: Command, mark: DrawingMark) -> None:
        """Draw one command of a picture."""
        scale = mark.scale

        def at(point: Point) -> Point:
            return mark.x + point[0] * scale, PAGE_HEIGHT - mark.y - point[1] * scale

        match command:
            case Stroke(is_filled=True):
                self._put(f"{_rgb(command.colour)} rg")
                self._path(at(p) for p in command.points)
                self._put("h f")
            case Stroke():
                dash = " ".join(_number(d * scale) for d in command.dash)
                width = _number(command.width * scale)
                self._put(f"{_rgb(command.colour)} RG {width} w 1 J 1 j [{dash}] 0 d")
                self._path(at(p) for p in command.points)
                self._put("S [] 0 d 0 J 0 j")
            case Disc():
                x, y = at(command.centre)
                self._paint(command.fill, command.edge, command.width * scale)
                radius = command.radius * scale
                self._round(x - radius, y - radius, 2 * radius, 2 * radius, radius)
                self._put(_how(command.fill, command.edge))
            case Box():
                x, y = at(command.corner)
                self._paint(command.fill, command.edge, command.line * scale)
                wide, high = command.width * scale, command.height * scale
                self._round(x, y - high, wide, high, command.rounding * scale)
                self._put(_how(command.fill, command.edge))
            case Label():
                ink = Ink(
                    "bold" if command.is_strong else "regular",
                    command.size * scale,
                    command.colour,
                )
                x, y = at(command.at)
                share = {"start": 0.0, "middle": 0.5, "end": 1.0}[command.align]
                x -= share * text_width(command.text, ink)
                for line in wrap([(command.text, ink)], 1e9).lines:
                    for group in line.groups:
                        self._pieces(x, y, group.pieces)
            case _:
                assert_never(command)

    def _paint(self, fill: Colour | None, edge: Colour | None, width: float) -> None:
        if fill is not None:
            self._put(f"{_rgb(fill)} rg")
        if edge is not None:
            self._put(f"{_rgb(edge)} RG {_number(width)} w")

    def _round(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """A rectangle with round corners, each a Bezier curve close to a quarter circle."""
        r = min(radius, width / 2, height / 2)
        k = r * 0.44772
        right, top = x + width, y + height
        corners = (
            (right - r, y, right - k, y, right, y + k, right, y + r),
            (right, top - r, right, top - k, right - k, top, right - r, top),
            (x + r, top, x + k, top, x, top - k, x, top - r),
            (x, y + r, x, y + k, x + k, y, x + r, y),
        )
        self._put(f"{_number(x + r)} {_number(y)} m")
        for corner in corners:
            start, curve = corner[:2], corner[2:]
            self._put(" ".join(_number(v) for v in start) + " l")
            self._put(" ".join(_number(v) for v in curve) + " c")
        self._put("h")


def with_marks_placed(text: str, face: Face) -> Iterator[tuple[str, float]]:
    """A drawn text in parts with where each begins, at size 1: marks stand amid their letter.

    In letters drawn leftwards a mark comes before the letter it belongs to, else after it.
    """
    if not any(unicodedata.combining(sign) for sign in text):
        yield text, 0.0
        return
    if face.name.startswith("naskh"):
        # Marks take no room, so the letters join as if they were not there.
        yield "".join(sign for sign in text if not unicodedata.combining(sign)), 0.0
        x = 0.0
        for place, sign in enumerate(text):
            if unicodedata.combining(sign):
                letter = next((c for c in text[place:] if not unicodedata.combining(c)), "")
                yield sign, x + _amid(letter, sign, face)
            x += face.width(sign)
        return
    run, start, x = "", 0.0, 0.0
    for sign, letter in zip(text, _letters_before(text), strict=True):
        if letter:
            yield run, start
            yield sign, x - face.width(letter) + _amid(letter, sign, face)
            run, start = "", x
        else:
            run += sign
        x += face.width(sign)
    yield run, start


def _letters_before(text: str) -> Iterator[str]:
    """For each mark the letter it sits on, else nothing."""
    letter = ""
    for sign in text:
        if unicodedata.combining(sign):
            yield letter
        else:
            letter = sign
            yield ""


def _amid(letter: str, mark: str, face: Face) -> float:
    """How far a mark moves, at size 1, to stand over the middle of its letter."""
    return (face.middles.get(letter, 0.0) - face.middles.get(mark, 0.0)) / 1000


def _how(fill: Colour | None, edge: Colour | None) -> str:
    """The operator that fills, strokes, does both or neither."""
    if fill is None:
        return "n" if edge is None else "S"
    return "f" if edge is None else "B"


def _merged(fills: Sequence[FillMark]) -> list[FillMark]:
    """Fills that continue each other downwards as one, so that no seam shows between lines."""
    merged: list[FillMark] = []
    for fill in sorted(fills, key=lambda f: (f.x, f.width, f.colour, f.y)):
        last = merged[-1] if merged else None
        if (
            last is not None
            and (last.x, last.width, last.colour) == (fill.x, fill.width, fill.colour)
            and abs(last.y + last.height - fill.y) < 0.01
        ):
            height = last.height + fill.height
            merged[-1] = FillMark(last.x, last.y, last.width, height, last.colour)
        else:
            merged.append(fill)
    return merged
