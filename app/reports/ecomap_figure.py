"""The drawing of a map as a picture on paper: the same lines as on screen, and their key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.casework.map_marks import MARK_LINE, SAMPLE
from app.casework.map_views import Drawing, EcomapView, KeySign, MeasureText, Node, Point, Text
from app.reports.direction import without_steering
from app.reports.document import Box, Colour, Command, Figure, Label, Stroke
from app.reports.ink import Ink
from app.reports.lines import text_width
from app.reports.pdf_fonts import faces
from app.reports.signs import read_signs

KIND_COLOURS: Final[Mapping[str, Colour]] = {
    "family": "teal",
    "friend": "blue",
    "neighbour": "blue",
    "community": "plum",
    "group": "plum",
    "paid": "amber",
    "pet": "soft",
    "work": "soft",
    "other": "soft",
}
"""A third channel only: shape, sector and words say it too."""
_TONES: Final[Mapping[str, Colour]] = {"ink": "ink", "soft": "soft", "white": "white"}
_BASELINE: Final = 0.35
"""From the middle of a line of letters down to their baseline, in sizes of the letters."""
_BOX_CORNER: Final = 1.2
_SOFT_CORNER: Final = 4.0
_EDGE: Final = 0.55
_MOST_ACROSS: Final = 4
_POINTS_PER_MM: Final = 72 / 25.4


def on_paper() -> MeasureText:
    """How wide a text is in the letters of our papers."""

    known: dict[tuple[str, bool], float] = {}

    def measure(text: str, size: float, is_bold: bool) -> float:
        key = (text, is_bold)
        if key not in known:
            known[key] = text_width(text, Ink("bold" if is_bold else "regular", 10.0, "ink"))
        return known[key] * size / 10.0

    return measure


def as_drawn(view: EcomapView) -> EcomapView:
    """A map with what its shapes can hold: signs that no font has are named in the list alone."""
    members = tuple(
        replace(m, name=_drawable(m.name) or "?", relation=_drawable(m.relation))
        for m in view.members
    )
    return replace(view, called=_drawable(view.called) or "?", members=members)


def _drawable(text: str) -> str:
    house = faces()
    if house.latin.issuperset(text):
        return text
    signs = read_signs(without_steering(text), house.printable)
    return " ".join("".join(sign.shown for sign in signs if not sign.is_named).split())


def corner_of(node_shape: str, height: float) -> float:
    """How far the corners of a shape are rounded, in mm."""
    match node_shape:
        case "box":
            return _BOX_CORNER
        case "soft":
            return _SOFT_CORNER
        case _:
            return height / 2


def figure_of(drawing: Drawing, *, width: float, height: float, key_pt: float, alt: str) -> Figure:
    """A map as large as fits a width and height in points; with `key_pt` its key stands below."""
    left, top, right, bottom = drawing.bounds
    much = min(width / (right - left), height / (bottom - top))
    shift = (width - (right - left) * much) / 2

    def put(point: Point) -> Point:
        return (point[0] - left) * much + shift, (point[1] - top) * much

    commands = [*_map(drawing, much, put)]
    below = (bottom - top) * much
    if key_pt:
        below, signs = _key(drawing.key, key_pt, width, below + key_pt)
        commands += signs
    return Figure(width=width, height=below, drawing=tuple(commands), alt=alt)


def key_figure(drawing: Drawing, *, width: float, key_pt: float, alt: str) -> Figure:
    """The key of a map as a picture of its own, for papers in large print."""
    height, signs = _key(drawing.key, key_pt, width, 0.0)
    return Figure(width=width, height=max(height, 1.0), drawing=tuple(signs), alt=alt)


def _map(drawing: Drawing, much: float, put: Callable[[Point], Point]) -> Iterator[Command]:
    """Rings, household, ties, people, and the words, from the back to the front."""
    for ring in drawing.rings:
        for arc in ring.arcs:
            yield Stroke(points=tuple(map(put, arc)), colour="edge", width=0.25 * much)
        yield _label(ring.label, much, put)
    for sector in drawing.sectors:
        yield _label(sector, much, put)
    for dash in drawing.household:
        yield Stroke(points=tuple(map(put, dash)), colour="soft", width=0.4 * much)
    for tie in drawing.ties:
        for stroke in tie.strokes:
            yield Stroke(points=tuple(map(put, stroke)), width=tie.width * much)
        for head in tie.heads:
            yield Stroke(points=tuple(map(put, head)), is_filled=True)
    for tie in drawing.ties:
        if tie.word is not None:
            yield _cleared(tie.word, much, put)
            yield _label(tie.word, much, put)
    for node in drawing.nodes:
        yield from _node(node, much, put)


def _node(node: Node, much: float, put: Callable[[Point], Point]) -> Iterator[Command]:
    is_person = not node.member_id
    yield Box(
        corner=put((node.x - node.width / 2, node.y - node.height / 2)),
        width=node.width * much,
        height=node.height * much,
        rounding=corner_of(node.shape, node.height) * much,
        fill="teal" if is_person else "white",
        edge="teal" if is_person else KIND_COLOURS.get(node.kind, "soft"),
        line=_EDGE * much,
    )
    for line in node.marks:
        yield Stroke(points=tuple(map(put, line)), width=MARK_LINE * much)
    for text in node.texts:
        yield _label(text, much, put)


def _label(text: Text, much: float, put: Callable[[Point], Point]) -> Label:
    x, y = put((text.x, text.y))
    return Label(
        at=(x, y + text.size * much * _BASELINE),
        text=text.text,
        size=text.size * much,
        colour=_TONES[text.tone],
        is_strong=text.is_bold,
    )


def _cleared(text: Text, much: float, put: Callable[[Point], Point]) -> Box:
    """Bare paper behind the word of a line, where another line would cross it."""
    size = text.size * much
    wide, high = text_width(text.text, Ink("regular", size, "ink")) + size * 0.4, size * 1.15
    x, y = put((text.x, text.y))
    return Box(
        corner=(x - wide / 2, y - high / 2),
        width=wide,
        height=high,
        rounding=size * 0.3,
        fill="white",
        edge="white",
        line=0.0,
    )


def _key(
    signs: Sequence[KeySign], size: float, width: float, top: float
) -> tuple[float, list[Command]]:
    """The key from a height on, signs in rows; where it ends, and what draws it."""
    if not signs:
        return top, []
    lead = (SAMPLE + 2.5) * _POINTS_PER_MM
    wide = [text_width(sign.name, Ink("regular", size, "ink")) for sign in signs]
    much = min(1.0, (width - lead) / max(wide)) if max(wide) else 1.0
    size = size * much
    rooms = [lead + one * much + size for one in wide]
    places, across = min(
        ((_in_rows(rooms, width, many), many) for many in range(_MOST_ACROSS, 0, -1)),
        key=lambda found: found[0][-1][0],
    )
    row_height, column = size * 1.6, width / across
    commands: list[Command] = []
    for sign, (row, at) in zip(signs, places, strict=True):
        x, y = at * column, top + (row + 0.5) * row_height
        commands += _key_sign(sign, x, y, size)
        commands.append(
            Label(
                at=(x + lead, y + size * _BASELINE),
                text=sign.name,
                size=size,
                align="start",
            )
        )
    return top + (places[-1][0] + 1) * row_height, commands


def _in_rows(rooms: Sequence[float], width: float, across: int) -> list[tuple[int, int]]:
    """The row and column of each sign, side by side; one with a long name takes several columns."""
    places: list[tuple[int, int]] = []
    row = at = 0
    for room in rooms:
        takes = min(across, max(1, -int(-room * across // width)))
        if at + takes > across:
            row, at = row + 1, 0
        places.append((row, at))
        at += takes
    return places


def _key_sign(sign: KeySign, x: float, y: float, size: float) -> Iterator[Command]:
    """One sign of the key, drawn and not coloured in."""

    def put(point: Point) -> Point:
        return x + point[0] * _POINTS_PER_MM, y + point[1] * _POINTS_PER_MM

    if sign.shape is not None:
        high = size * 0.9
        wide = high * 1.9
        yield Box(
            corner=(x + (SAMPLE * _POINTS_PER_MM - wide) / 2, y - high / 2),
            width=wide,
            height=high,
            rounding={"round": high / 2, "box": 1.5, "soft": high / 3}[sign.shape],
            fill="white",
            edge=KIND_COLOURS.get(sign.kind, "soft"),
            line=1.3,
        )
    for stroke in sign.strokes:
        yield Stroke(points=tuple(map(put, stroke)), width=sign.width * _POINTS_PER_MM)
    for head in sign.heads:
        yield Stroke(points=tuple(map(put, head)), is_filled=True)
