"""The drawing of a map, as lines and texts in mm: the same for screen, paper and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from app.casework import map_strokes
from app.casework.map_known import KnownLines
from app.casework.map_labels import CENTRE_NAME
from app.casework.map_marks import SAMPLE, mark_signs, mark_strokes, marks_width
from app.casework.map_outlines import around, box_of, household, ring_lines
from app.casework.map_routes import Rect, Roads
from app.casework.map_ties import PLAIN, WIDTHS, lettering_of, tie_lines, width_of
from app.casework.map_views import (
    Drawing,
    EcomapView,
    KeySign,
    Look,
    Node,
    Places,
    Point,
    Shape,
    Spot,
    Strokes,
    Text,
    TieLine,
)
from app.casework.views import MemberView
from app.forms.vocabulary import MEMBER_KINDS, label
from app.language import N_

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
RING_NAME: Final = 2.7
_RING_NAME_ROOM: Final = 23.0
_SECTOR_NAME: Final = 3.2
_LINE_HEIGHT: Final = 1.2


def draw(
    view: EcomapView, places: Places, *, look: Look, known: KnownLines | None = None
) -> Drawing:
    """Everything there is to draw. Lines that are `known` and as they were are the same objects."""
    names = _ring_names(places, look)
    roads = _roads(places, names, look)
    everybody = [member.id for member in view.members]
    lines = tie_lines(view, places, everybody, roads, look, known)
    outline = household(view, places, [_rect(text, look) for text in names])
    nodes = tuple(_nodes(view, places, look))
    return Drawing(
        bounds=places.bounds,
        rings=ring_lines(places, names, roads),
        sectors=tuple(_sectors(places, look)),
        household=outline,
        ties=lines,
        nodes=nodes,
        key=tuple(_key(view, lines, nodes, look, has_outline=bool(outline))),
    )


def blank_drawing(view: EcomapView, places: Places, *, look: Look) -> Drawing:
    """An empty map with the key of every line there is, to draw by hand."""
    names = _ring_names(places, look)
    return Drawing(
        bounds=places.bounds,
        rings=ring_lines(places, names, _roads(places, names, look)),
        sectors=tuple(_sectors(places, look)),
        household=(),
        ties=(),
        nodes=tuple(_nodes(view, places, look)),
        key=(*_line_signs(SIGN_NAMES, look), _head_sign(look)),
    )


def ties_of(view: EcomapView, places: Places, member_id: str, *, look: Look) -> tuple[TieLine, ...]:
    """The ties of one member alone, as while they are moved."""
    roads = _roads(places, _ring_names(places, look), look)
    return tie_lines(view, places, (member_id,), roads, look)


# What stands in the way


def _roads(places: Places, names: Sequence[Text], look: Look) -> Roads:
    """Where lines may go, past everybody's shape and the names of the rings."""
    wide, high = places.centre
    boxes: list[tuple[str, Rect]] = [("", (-wide, -high, wide, high))]
    boxes += [(spot.member_id, box_of(spot)) for spot in places.spots.values()]
    return Roads([*boxes, *((f"ring {at}", _rect(text, look)) for at, text in enumerate(names))])


def _rect(text: Text, look: Look) -> Rect:
    """The box of the name of a ring, which was left free when people were placed."""
    wide, high = look.measure(text.text, text.size, False) / 2 + 0.6, 1.6
    return text.x - wide, text.y - high, text.x + wide, text.y + high


def _ring_names(places: Places, look: Look) -> tuple[Text, ...]:
    """The name of each ring, on its circle at the top; smaller where a language needs more room."""
    found: list[Text] = []
    larger = lettering_of(places)
    for name, radius in zip(_RING_NAMES, places.rings, strict=True):
        text = look.words.text(name)
        size = RING_NAME * larger
        wide = look.measure(text, size, False)
        size *= min(1.0, _RING_NAME_ROOM * larger / wide) if wide else 1.0
        found.append(Text(text=text, x=0.0, y=-radius, size=size, tone="soft"))
    return tuple(found)


# People, sectors and the key


def _nodes(view: EcomapView, places: Places, look: Look) -> Iterator[Node]:
    """The person and everybody around them."""
    wide, high = places.centre
    size = CENTRE_NAME * lettering_of(places)
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
                texts=tuple(_texts(spot, marks_width(member, spot.size))),
                full_name=member.named,
                marks=_marks(member, spot, look),
            )


def _marks(member: MemberView, spot: Spot, look: Look) -> Strokes:
    """The family marks, just before the words in a shape."""
    marks = marks_width(member, spot.size)
    if not marks:
        return ()
    texts = list(_texts(spot, marks))
    words = max((look.measure(t.text, t.size, t.is_bold) for t in texts), default=0.0)
    return mark_strokes(member, spot.x - (words + marks) / 2, spot.y, spot.size)


def _texts(spot: Spot, marks: float) -> Iterator[Text]:
    """The lines of words in a shape, from the top, beside marks that are so wide."""
    lines = [(line, spot.size, True) for line in spot.name_lines if line]
    lines += [(spot.under, spot.under_size, False)] if spot.under else []
    whole = sum(size * _LINE_HEIGHT for _, size, _ in lines)
    y = spot.y - whole / 2
    for line, size, is_bold in lines:
        y += size * _LINE_HEIGHT
        tone = "ink" if is_bold else "soft"
        yield Text(
            text=line,
            x=spot.x + marks / 2,
            y=y - size * _LINE_HEIGHT / 2,
            size=size,
            is_bold=is_bold,
            tone=tone,
        )


def _sectors(places: Places, look: Look) -> Iterator[Text]:
    """The names of the four sectors, above and below everything."""
    left, top, _right, bottom = places.bounds
    larger = lettering_of(places)
    for name, across, down in _SECTORS:
        y = top + 3.0 * larger if down < 0 else bottom - 3.0 * larger
        text = look.words.text(name)
        yield Text(text=text, x=-left * 0.5 * across, y=y, size=_SECTOR_NAME * larger, tone="soft")


def _key(
    view: EcomapView,
    lines: Sequence[TieLine],
    nodes: Sequence[Node],
    look: Look,
    *,
    has_outline: bool,
) -> Iterator[KeySign]:
    """The signs that are on this map, and only those."""
    words = look.words
    used = {line.quality for line in lines}
    yield from _line_signs([quality for quality in SIGN_NAMES if quality in used], look)
    if any(line.heads for line in lines):
        yield _head_sign(look)
    if has_outline:
        dashes = map_strokes.dashes(around(0.0, -0.5, SAMPLE, 0.5, 1.2), map_strokes.OUTLINE)
        yield KeySign(
            name=words.text(N_("lives here")), width=PLAIN, strokes=tuple(map(tuple, dashes))
        )
    yield from mark_signs(view.members, look)
    kinds: dict[str, Shape] = {node.kind: node.shape for node in nodes if node.member_id}
    for option in MEMBER_KINDS:
        if option.key in kinds:
            name = words.text(label(MEMBER_KINDS, option.key))
            yield KeySign(name=name, shape=kinds[option.key], kind=option.key)


def _line_signs(qualities: Iterable[str], look: Look) -> Iterator[KeySign]:
    """A short line of each of these, with its name."""
    for quality in qualities:
        yield KeySign(
            name=look.words.text(SIGN_NAMES[quality]),
            quality=quality,
            width=width_of(quality, WIDTHS["very"]),
            strokes=tuple(tuple(stroke) for stroke in _sample(quality)),
        )


def _sample(quality: str) -> list[list[Point]]:
    """The strokes of a short straight line."""
    whole: list[Point] = [(0.0, 0.0), (SAMPLE, 0.0)]
    if quality != "lost":
        return map_strokes.signed(whole, quality)
    gap = (SAMPLE / 2 - 2.0, SAMPLE / 2 + 2.0)
    halves: list[list[Point]] = [[(0.0, 0.0), (gap[0], 0.0)], [(gap[1], 0.0), (SAMPLE, 0.0)]]
    return [*halves, *map_strokes.bars(whole, *gap)]


def _head_sign(look: Look) -> KeySign:
    return KeySign(
        name=look.words.text(N_("help goes this way")),
        width=PLAIN,
        strokes=(((0.0, 0.0), (SAMPLE - 2.4, 0.0)),),
        heads=(map_strokes.head((SAMPLE, 0.0), (1.0, 0.0)),),
    )
