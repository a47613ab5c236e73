"""The drawing of a map, as lines and texts in mm: the same for screen, paper and files."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.casework import map_strokes
from app.casework.map_labels import CENTRE_NAME, under_size
from app.casework.map_outlines import around, household, ring_lines
from app.casework.map_routes import Rect, Roads
from app.casework.map_views import (
    Drawing,
    EcomapView,
    KeySign,
    MeasureText,
    Node,
    Places,
    Point,
    Shape,
    Spot,
    Text,
    TieLine,
    TieView,
    tie_that_follows,
)
from app.forms.vocabulary import MEMBER_KINDS, label
from app.language import N_, Words

WORDS_ON_LINES: Final[Mapping[str, str]] = {
    "tenuous": N_("not often"),
    "strained": N_("hard at times"),
    "both": N_("both"),
    "lost": N_("lost touch"),
}
SIGN_NAMES: Final[Mapping[str, str]] = {
    "strong": N_("strong"),
    "ordinary": N_("ordinary"),
    "tenuous": N_("not often"),
    "strained": N_("hard at times"),
    "both": N_("both helps and is hard"),
    "lost": N_("lost touch"),
}
_SECTORS: Final = (
    (N_("Friends and neighbours"), -1, -1),
    (N_("Family"), 1, -1),
    (N_("Community and groups"), -1, 1),
    (N_("Work and paid help"), 1, 1),
)
_RING_NAMES: Final = (N_("extremely close"), N_("very close"), N_("quite close"))
WIDTHS: Final[Mapping[str, float]] = {"extremely": 0.85, "very": 0.56, "quite": 0.28}
"""How thick the line to the person is, in mm; 2.4, 1.6 and 0.8 points."""
_PLAIN: Final = 0.4
_THIN: Final = 0.28
WORD: Final = 2.5
RING_NAME: Final = 2.7
_SECTOR_NAME: Final = 3.2
_LINE_HEIGHT: Final = 1.2
# How many ways round are tried for a line, so that a map of hundreds is as quick as a small one.
_TRIES: Final = ((60, 44), (160, 26), (280, 10))
_FEWEST_TRIES: Final = 0
_MOST_WORDS: Final = 280
"""Of more ties than this none has its word on the map: the key says them."""
_WHERE: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)
_SAMPLE: Final = 15.0
_Hole: TypeAlias = "tuple[float, float]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """In whose words it is drawn, and how wide a text is there."""

    words: Words
    measure: MeasureText


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """What a tie is drawn with."""

    first: str
    second: str
    quality: str
    width: float
    heads: tuple[bool, bool]
    """Whether there is a head at the first and at the second."""


def draw(view: EcomapView, places: Places, *, look: Look) -> Drawing:
    """Everything there is to draw."""
    names = _ring_names(places, look)
    roads = _roads(places, names, look)
    signs = list(_signs(view, places, _everybody(view)))
    lines = tuple(_lines(signs, places, roads, look))
    outline = household(view, places, [_rect(text, look) for text in names])
    nodes = tuple(_nodes(view, places, look))
    return Drawing(
        bounds=places.bounds,
        rings=ring_lines(places, names, roads),
        sectors=tuple(_sectors(places, look)),
        household=outline,
        ties=lines,
        nodes=nodes,
        key=tuple(_key(lines, nodes, look, has_outline=bool(outline))),
    )


def ties_of(view: EcomapView, places: Places, member_id: str, *, look: Look) -> tuple[TieLine, ...]:
    """The ties of one member alone, as while they are moved."""
    roads = _roads(places, _ring_names(places, look), look)
    signs = list(_signs(view, places, (member_id,)))
    return tuple(_lines(signs, places, roads, look))


# What stands in the way


def _roads(places: Places, names: Sequence[Text], look: Look) -> Roads:
    """Where lines may go, past everybody's shape and the names of the rings."""
    wide, high = places.centre
    boxes: list[tuple[str, Rect]] = [("", (-wide, -high, wide, high))]
    boxes += [(spot.member_id, rect_of(spot)) for spot in places.spots.values()]
    return Roads([*boxes, *((f"ring {at}", _rect(text, look)) for at, text in enumerate(names))])


def rect_of(spot: Spot) -> Rect:
    """The box of a member's shape."""
    return (
        spot.x - spot.width / 2,
        spot.y - spot.height / 2,
        spot.x + spot.width / 2,
        spot.y + spot.height / 2,
    )


def _rect(text: Text, look: Look) -> Rect:
    """The box of the name of a ring, which was left free when people were placed."""
    wide, high = look.measure(text.text, text.size, False) / 2 + 0.6, 1.6
    return text.x - wide, text.y - high, text.x + wide, text.y + high


def _ring_names(places: Places, look: Look) -> tuple[Text, ...]:
    """The name of each ring, on its circle at the top; smaller where a language needs more room."""
    found: list[Text] = []
    for name, radius in zip(_RING_NAMES, places.rings, strict=True):
        text = look.words.text(name)
        wide = look.measure(text, RING_NAME, False)
        size = RING_NAME if wide <= 23.0 else RING_NAME * 23.0 / wide  # noqa: PLR2004 - its room
        found.append(Text(text=text, x=0.0, y=-radius, size=size, tone="soft"))
    return tuple(found)


# Ties


def _everybody(view: EcomapView) -> tuple[str, ...]:
    return tuple(member.id for member in view.members)


def _signs(view: EcomapView, places: Places, member_ids: Iterable[str]) -> Iterator[_Sign]:
    """What the ties of these members are drawn with, each tie once."""
    wanted = set(member_ids)
    drawn = {tie.to_member_id: tie for tie in view.ties if not tie.from_member_id}
    for member in view.members:
        if member.id not in wanted or member.id not in places.spots:
            continue
        tie = drawn.get(member.id) or tie_that_follows(member)
        if tie is not None:
            width = WIDTHS.get(member.closeness, _PLAIN)
            yield _sign(tie, _THIN if tie.quality in ("tenuous", "lost") else width)
    for tie in view.ties:
        ends = {tie.from_member_id, tie.to_member_id}
        if tie.from_member_id and ends & wanted and ends <= places.spots.keys():
            yield _sign(tie, _THIN if tie.quality in ("tenuous", "lost") else _PLAIN)


def _sign(tie: TieView, width: float) -> _Sign:
    heads = (tie.direction in ("to", "both"), tie.direction in ("from", "both"))
    return _Sign(
        first=tie.from_member_id,
        second=tie.to_member_id,
        quality=tie.quality,
        width=width,
        heads=heads,
    )


def _lines(signs: Sequence[_Sign], places: Places, roads: Roads, look: Look) -> Iterator[TieLine]:
    """Every tie as it is drawn, its word where it stands free."""
    tries = next((tries for most, tries in _TRIES if len(signs) <= most), _FEWEST_TRIES)
    taken: list[Rect] = []
    for sign in signs:
        start, end = _outline(sign.first, places), _outline(sign.second, places)
        own = frozenset((sign.first, sign.second))
        way = roads.way((start[0], start[1]), (end[0], end[1]), own, tries)
        way = map_strokes.rounded([_leaving(start, way[1]), *way[1:-1], _leaving(end, way[-2])])
        has_word = sign.quality in WORDS_ON_LINES and len(signs) <= _MOST_WORDS
        whole = map_strokes.length_of(way)
        word, hole = _word(sign, way, whole, roads, look, taken) if has_word else (None, None)
        strokes, heads = _strokes(sign, way, whole, hole, roads)
        yield TieLine(
            first=sign.first,
            second=sign.second,
            quality=sign.quality,
            width=sign.width,
            strokes=strokes,
            heads=heads,
            word=word,
        )


def _outline(member_id: str, places: Places) -> tuple[float, float, float, float, Shape]:
    """The middle of a shape, half its width and height, and what it is."""
    if not member_id:
        return 0.0, 0.0, *places.centre, "round"
    spot = places.spots[member_id]
    return spot.x, spot.y, spot.width / 2, spot.height / 2, spot.shape


def _leaving(outline: tuple[float, float, float, float, Shape], towards: Point) -> Point:
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
) -> tuple[tuple[tuple[Point, ...], ...], tuple[tuple[Point, Point, Point], ...]]:
    """The strokes and heads of a tie along its way; `hole` is where its word stands in it."""
    own = frozenset((sign.first, sign.second))
    size = min(1.0, whole / 12.0)
    back = map_strokes.HEAD[0] * size * 0.8
    start = back if sign.heads[0] else 0.0
    end = whole - (back if sign.heads[1] else 0.0)
    if hole is None and sign.quality == "lost":
        gap = min(map_strokes.GAP, whole / 4)
        hole = whole / 2 - gap, whole / 2 + gap
    if hole is not None:
        pieces = [map_strokes.part(way, start, hole[0]), map_strokes.part(way, hole[1], end)]
    else:
        pieces = [map_strokes.part(way, start, end) if start or end < whole else list(way)]
    strokes: list[tuple[Point, ...]] = []
    for piece in pieces:
        for open_piece in roads.open_pieces(piece, own):
            strokes += [tuple(stroke) for stroke in map_strokes.signed(open_piece, sign.quality)]
    if hole is not None and sign.quality == "lost":
        strokes += [tuple(bar) for bar in map_strokes.bars(way, *hole)]
    return tuple(strokes), tuple(_heads(sign, way, size))


def _heads(sign: _Sign, way: Sequence[Point], size: float) -> Iterator[tuple[Point, Point, Point]]:
    """The heads of a tie: help comes to where one is."""
    if sign.heads[0]:
        (x, y), (right, down) = way[0], map_strokes.at(way, 0.1)[1]
        yield map_strokes.head((x, y), (-right, -down), size)
    if sign.heads[1]:
        yield map_strokes.head(way[-1], map_strokes.at(way, math.inf)[1], size)


def _word(  # noqa: PLR0913 - a word, its line, and what it must not touch
    sign: _Sign,
    way: Sequence[Point],
    whole: float,
    roads: Roads,
    look: Look,
    taken: list[Rect],
) -> tuple[Text | None, _Hole | None]:
    """The word of a line where it stands free, and from where to where it parts the line."""
    text = look.words.text(WORDS_ON_LINES[sign.quality])
    wide, high = look.measure(text, WORD, False) / 2 + 0.7, WORD * 0.62
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
            if roads.is_free(rect) and not any(_meet(rect, other) for other in taken):
                taken.append(rect)
                word = Text(text=text, x=to_x, y=to_y, size=WORD)
                hole = (whole * share - reach, whole * share + reach)
                return word, hole if is_on and number == 0 else None
    return None, None


def _meet(one: Rect, two: Rect) -> bool:
    return one[0] < two[2] and one[2] > two[0] and one[1] < two[3] and one[3] > two[1]


# People, sectors and the key


def _nodes(view: EcomapView, places: Places, look: Look) -> Iterator[Node]:
    """The person and everybody around them."""
    wide, high = places.centre
    size = CENTRE_NAME
    too_wide = look.measure(view.called, size, True) / (2 * wide - 5.0)
    yield Node(
        member_id="",
        x=0.0,
        y=0.0,
        width=2 * wide,
        height=2 * high,
        shape="round",
        kind="",
        texts=(
            Text(
                text=view.called,
                x=0.0,
                y=0.0,
                size=size / max(too_wide, 1.0),
                is_bold=True,
                tone="white",
            ),
        ),
        full_name=view.called,
    )
    for member in view.members:
        spot = places.spots.get(member.id)
        if spot is not None:
            yield Node(
                member_id=member.id,
                x=spot.x,
                y=spot.y,
                width=spot.width,
                height=spot.height,
                shape=spot.shape,
                kind=member.kind,
                texts=tuple(_texts(spot)),
                full_name=member.named,
            )


def _texts(spot: Spot) -> Iterator[Text]:
    """The lines of words in a shape, from the top."""
    under = under_size(spot.size)
    lines = [(line, spot.size, True) for line in spot.name_lines if line]
    lines += [(spot.under, under, False)] if spot.under else []
    whole = sum(size * _LINE_HEIGHT for _, size, _ in lines)
    y = spot.y - whole / 2
    for line, size, is_bold in lines:
        y += size * _LINE_HEIGHT
        tone = "ink" if is_bold else "soft"
        yield Text(
            text=line, x=spot.x, y=y - size * _LINE_HEIGHT / 2, size=size, is_bold=is_bold,
            tone=tone,
        )  # fmt: skip


def _sectors(places: Places, look: Look) -> Iterator[Text]:
    """The names of the four sectors, above and below everything."""
    left, top, _right, bottom = places.bounds
    for name, across, down in _SECTORS:
        y = top + 3.0 if down < 0 else bottom - 3.0
        text = look.words.text(name)
        yield Text(text=text, x=-left * 0.5 * across, y=y, size=_SECTOR_NAME, tone="soft")


def _key(
    lines: Sequence[TieLine], nodes: Sequence[Node], look: Look, *, has_outline: bool
) -> Iterator[KeySign]:
    """The signs that are on this map, and only those."""
    words = look.words
    used = {line.quality for line in lines}
    sample: tuple[Point, ...] = ((0.0, 0.0), (_SAMPLE, 0.0))
    for quality, name in SIGN_NAMES.items():
        if quality in used:
            width = _THIN if quality in ("tenuous", "lost") else WIDTHS["very"]
            pieces = [sample]
            if quality == "lost":
                pieces = [
                    sample[:1] + ((_SAMPLE / 2 - 2.0, 0.0),),
                    ((_SAMPLE / 2 + 2.0, 0.0), sample[1]),
                ]
            strokes = tuple(tuple(s) for p in pieces for s in map_strokes.signed(p, quality))
            if quality == "lost":
                strokes += tuple(
                    map(tuple, map_strokes.bars(sample, _SAMPLE / 2 - 2.0, _SAMPLE / 2 + 2.0))
                )
            yield KeySign(name=words.text(name), quality=quality, width=width, strokes=strokes)
    if any(line.heads for line in lines):
        head = map_strokes.head((_SAMPLE, 0.0), (1.0, 0.0))
        yield KeySign(
            name=words.text(N_("help goes this way")),
            width=_PLAIN,
            strokes=(((0.0, 0.0), (_SAMPLE - 2.4, 0.0)),),
            heads=(head,),
        )
    if has_outline:
        dashes = map_strokes.dashes(around(0.0, -2.0, _SAMPLE, 2.0, 2.0), map_strokes.OUTLINE)
        yield KeySign(
            name=words.text(N_("lives here")), width=_PLAIN, strokes=tuple(map(tuple, dashes))
        )
    kinds = {node.kind: node.shape for node in nodes if node.member_id}
    for option in MEMBER_KINDS:
        if option.key in kinds:
            name = words.text(label(MEMBER_KINDS, option.key))
            yield KeySign(name=name, shape=kinds[option.key], kind=option.key)
