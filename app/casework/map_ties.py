"""The lines of ties on the map: their ways, strokes, heads and words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.casework import map_strokes
from app.casework.map_known import KnownLines, Taken
from app.casework.map_labels import CENTRE_HIGH
from app.casework.map_routes import Roads
from app.casework.map_views import (
    EcomapView,
    Look,
    Places,
    Point,
    Shape,
    Text,
    TieLine,
    TieView,
    tie_that_follows,
)
from app.language import N_

WORDS_ON_LINES: Final[Mapping[str, str]] = {
    "tenuous": N_("not often"),
    "strained": N_("hard at times"),
    "both": N_("both"),
    "lost": N_("lost touch"),
}
WIDTHS: Final[Mapping[str, float]] = {"extremely": 0.85, "very": 0.56, "quite": 0.28}
"""How thick the line to the person is, in mm; 2.4, 1.6 and 0.8 points."""
PLAIN: Final = 0.4
_THIN: Final = 0.28
WORD: Final = 2.5
# How many ways round are tried for a line, so that a map of hundreds is as quick as a small one.
_TRIES: Final = ((60, 44), (160, 26), (280, 10))
_FEWEST_TRIES: Final = 0
_MOST_WORDS: Final = 280
"""Of more ties than this none has its word on the map: the key says them."""
_WHERE: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)
_HEAD_SIZES: Final = (1.0, 0.75, 0.5, 0.35)
_SMALLEST_HEAD: Final = 0.2
_Hole: TypeAlias = "tuple[float, float]"
_Triangle: TypeAlias = "tuple[Point, Point, Point]"
_Outline: TypeAlias = "tuple[float, float, float, float, Shape]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """What a tie is drawn with."""

    first: str
    second: str
    quality: str
    width: float
    heads: tuple[bool, bool]
    """Whether there is a head at the first and at the second."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What lines are drawn on: the ways, in whose words, what is known, and where words stand."""

    roads: Roads
    look: Look
    known: KnownLines
    taken: Taken


def lettering_of(places: Places) -> float:
    """How large these places are lettered: 1 is usual."""
    return places.centre[1] / CENTRE_HIGH


def tie_lines(  # noqa: PLR0913 - a map, its ways and looks, and what is known of it
    view: EcomapView,
    places: Places,
    member_ids: Iterable[str],
    roads: Roads,
    look: Look,
    known: KnownLines | None = None,
) -> tuple[TieLine, ...]:
    """The ties of these members, each tie once; what is `known` is not worked out again.

    On a large map fewer ways round are tried and words are left to the key, so that it is quick.
    """
    signs = list(_signs(view, places, member_ids))
    load = max(len(signs), len(view.ties))
    known = known or KnownLines()
    known.begin(roads, look)
    return tuple(_lines(signs, places, _Drawn(roads, look, known, Taken()), load))


def _signs(view: EcomapView, places: Places, member_ids: Iterable[str]) -> Iterator[_Sign]:
    """What the ties of these members are drawn with, each tie once."""
    wanted = set(member_ids)
    drawn = {tie.to_member_id: tie for tie in view.ties if not tie.from_member_id}
    for member in view.members:
        if member.id not in wanted or member.id not in places.spots:
            continue
        tie = drawn.get(member.id) or tie_that_follows(member)
        if tie is not None:
            yield _sign(tie, WIDTHS.get(member.closeness, PLAIN))
    for tie in view.ties:
        ends = {tie.from_member_id, tie.to_member_id}
        if tie.from_member_id and ends & wanted and ends <= places.spots.keys():
            yield _sign(tie, PLAIN)


def width_of(quality: str, width: float) -> float:
    """How thick a line of this width is drawn: thin where two are hardly in touch."""
    return _THIN if quality in ("tenuous", "lost") else width


def _sign(tie: TieView, width: float) -> _Sign:
    heads = (tie.direction in ("to", "both"), tie.direction in ("from", "both"))
    return _Sign(
        first=tie.from_member_id,
        second=tie.to_member_id,
        quality=tie.quality,
        width=width_of(tie.quality, width),
        heads=heads,
    )


def _lines(signs: Sequence[_Sign], places: Places, on: _Drawn, load: int) -> Iterator[TieLine]:
    """Every tie as it is drawn, its word where it stands free."""
    tries = next((tries for most, tries in _TRIES if load <= most), _FEWEST_TRIES)
    word_size = WORD * lettering_of(places)
    for sign in signs:
        start, end = _outline(sign.first, places), _outline(sign.second, places)
        size = word_size if sign.quality in WORDS_ON_LINES and load <= _MOST_WORDS else 0.0
        key = (sign, start, end, tries, size)
        line = on.known.line(key, on.taken)
        if line is None:
            on.roads.asked, on.taken.asked = [], []
            line = _line(sign, (start, end), on, tries, size)
            on.known.keep(key, line, on.roads, on.taken)
        yield line


def _line(
    sign: _Sign, ends: tuple[_Outline, _Outline], on: _Drawn, tries: int, word_size: float
) -> TieLine:
    """A tie as it is drawn; no word where it would have no size."""
    start, end = ends
    roads = on.roads
    own = frozenset((sign.first, sign.second))
    way = roads.way((start[0], start[1]), (end[0], end[1]), own, tries)
    way = map_strokes.rounded([_leaving(start, way[1]), *way[1:-1], _leaving(end, way[-2])])
    whole = map_strokes.length_of(way)
    word, hole = _word(sign, way, whole, on, word_size) if word_size else (None, None)
    strokes, heads = _strokes(sign, way, whole, hole, roads)
    return TieLine(
        first=sign.first,
        second=sign.second,
        quality=sign.quality,
        width=sign.width,
        strokes=strokes,
        heads=heads,
        word=word,
    )


def _outline(member_id: str, places: Places) -> _Outline:
    """The middle of a shape, half its width and height, and what it is."""
    if not member_id:
        return 0.0, 0.0, *places.centre, "round"
    spot = places.spots[member_id]
    return spot.x, spot.y, spot.width / 2, spot.height / 2, spot.shape


def edge_of(places: Places, member_id: str, towards: Point) -> Point:
    """Where a straight line from the middle of somebody's shape to a point comes out of it."""
    return _leaving(_outline(member_id, places), towards)


def _leaving(outline: _Outline, towards: Point) -> Point:
    """Where a line from the middle of a shape comes out of it."""
    x, y, wide, high, shape = outline
    across, down = towards[0] - x, towards[1] - y
    length = math.hypot(across, down)
    if length <= 0.0:
        return x, y
    right, low = across / length, down / length
    if shape != "round" or wide <= high:
        away = min(wide / abs(right) if right else math.inf, high / abs(low) if low else math.inf)
    else:
        away = high / abs(low) if low else math.inf
        flat = wide - high
        if away * abs(right) > flat:
            # It leaves through the round end: a circle of half the height about the end's middle.
            along = flat * abs(right)
            away = along + math.sqrt(max(high * high - flat * flat + along * along, 0.0))
    away = min(away + 0.2, length)
    return x + right * away, y + low * away


def _strokes(
    sign: _Sign, way: Sequence[Point], whole: float, hole: _Hole | None, roads: Roads
) -> tuple[tuple[tuple[Point, ...], ...], tuple[_Triangle, ...]]:
    """The strokes and heads of a tie along its way; `hole` is where its word stands in it."""
    own = frozenset((sign.first, sign.second))
    size = min(1.0, whole / 12.0)
    back = map_strokes.HEAD[0] * size * 0.8
    start = back if sign.heads[0] else 0.0
    end = whole - (back if sign.heads[1] else 0.0)
    if hole is None and sign.quality == "lost":
        hole = _gap(way, whole, roads)
    if hole is not None:
        pieces = [map_strokes.part(way, start, hole[0]), map_strokes.part(way, hole[1], end)]
    else:
        pieces = [map_strokes.part(way, start, end) if start or end < whole else list(way)]
    strokes: list[tuple[Point, ...]] = []
    for piece in pieces:
        for open_piece in roads.open_pieces(piece, own):
            strokes += [tuple(stroke) for stroke in map_strokes.signed(open_piece, sign.quality)]
    if hole is not None and sign.quality == "lost":
        for bar in map_strokes.bars(way, *hole):
            strokes += [tuple(piece) for piece in roads.open_pieces(bar, own)]
    return tuple(strokes), tuple(_heads(sign, way, size, roads))


def _gap(way: Sequence[Point], whole: float, roads: Roads) -> _Hole:
    """Where a lost tie is parted when no word stands in it: where its bars have room."""
    gap, bar = min(map_strokes.GAP, whole / 4), map_strokes.BAR
    for share in _WHERE:
        middle = whole * share
        if middle - gap < 0.0 or middle + gap > whole:
            continue
        ends = [map_strokes.at(way, middle + off)[0] for off in (-gap, gap)]
        if all(roads.is_free((x - bar, y - bar, x + bar, y + bar)) for x, y in ends):
            return middle - gap, middle + gap
    return whole / 2 - gap, whole / 2 + gap


def _heads(sign: _Sign, way: Sequence[Point], size: float, roads: Roads) -> Iterator[_Triangle]:
    """The heads of a tie: help comes to where one is. Smaller where another name is close by."""
    own = frozenset((sign.first, sign.second))
    ends: list[tuple[Point, Point]] = []
    if sign.heads[0]:
        right, down = map_strokes.at(way, 0.1)[1]
        ends.append((way[0], (-right, -down)))
    if sign.heads[1]:
        ends.append((way[-1], map_strokes.at(way, math.inf)[1]))
    for tip, direction in ends:
        fitting = (map_strokes.head(tip, direction, size * much) for much in _HEAD_SIZES)
        smallest = map_strokes.head(tip, direction, size * _SMALLEST_HEAD)
        yield next((head for head in fitting if _stands_free(head, own, roads)), smallest)


def _stands_free(head: _Triangle, own: frozenset[str], roads: Roads) -> bool:
    across, down = [x for x, _ in head], [y for _, y in head]
    return roads.is_free((min(across), min(down), max(across), max(down)), own)


def _word(
    sign: _Sign, way: Sequence[Point], whole: float, on: _Drawn, size: float
) -> tuple[Text | None, _Hole | None]:
    """The word of a line where it stands free, and from where to where it parts the line."""
    text = on.look.words.text(WORDS_ON_LINES[sign.quality])
    wide, high = on.look.measure(text, size, False) / 2 + 0.7, size * 0.62
    for share in _WHERE:
        (x, y), (right, down) = map_strokes.at(way, whole * share)
        reach = min(
            wide / abs(right) if right else math.inf, high / abs(down) if down else math.inf
        )
        is_on = min(share, 1.0 - share) * whole > reach + 3.0
        aside = high + abs(right * down) * wide + 1.0 + abs(down) * (wide - high)
        spots = [(x, y)] if is_on else []
        spots += [(x - down * aside, y + right * aside), (x + down * aside, y - right * aside)]
        for number, (to_x, to_y) in enumerate(spots):
            rect = (to_x - wide, to_y - high, to_x + wide, to_y + high)
            if on.roads.is_free(rect) and on.taken.is_free(rect):
                on.taken.take(rect)
                word = Text(text=text, x=to_x, y=to_y, size=size)
                hole = (whole * share - reach, whole * share + reach)
                return word, hole if is_on and number == 0 else None
    return None, None
