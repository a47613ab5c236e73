"""How large everybody's shape on the map is, and the words that fit in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.casework.map_marks import marks_width
from app.casework.map_views import EcomapView, MeasureText, Shape
from app.casework.views import MemberView

_ROUGHLY: Final = 1.08
_NARROW: Final = frozenset("iljtfrI.,'’:;!|()[] ")
_WIDE: Final = frozenset("mwMWQO@—…")
ELLIPSIS: Final = "…"
_STEERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The sizes of one map, in mm; the more people there are, the smaller each shape is."""

    name: float
    under: float
    """The size of the relation's letters; 0 where there is no room for it."""
    widest: float
    lines: int
    gap: float = 3.0

    @property
    def height(self) -> float:
        """The height of a shape with a name of one line."""
        return self.tall(1)

    def tall(self, lines: int) -> float:
        """The height of a shape with so many lines of a name."""
        return round(1.2 * (self.name * lines + self.under) + 2.4, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """How large a map is lettered: 1 is usual. Without relations there is room for large names."""

    larger: float = 1.0
    has_relations: bool = True


USUAL: Final = Lettering()
_ROOMY: Final = Scale(name=3.5, under=2.7, widest=30.0, lines=2)
_CLOSER: Final = Scale(name=3.2, under=2.5, widest=25.0, lines=1)
_SMALL: Final = Scale(name=3.0, under=0.0, widest=22.0, lines=1, gap=2.4)
_ROOM_FOR: Final = ((30, _ROOMY), (70, _CLOSER))
CENTRE_NAME: Final = 4.4
CENTRE_HIGH: Final = 7.0
"""Half the height of the person's own shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The shape of one member before its words are fitted into it."""

    width: float
    height: float
    lines: int
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The words in one shape."""

    name_lines: tuple[str, ...]
    under: str
    is_short: bool


def scale_for(number: int, lettering: Lettering = USUAL) -> Scale:
    """The sizes of a map with so many people on it, in larger letters where they are asked for."""
    usual = next((scale for most, scale in _ROOM_FOR if number <= most), _SMALL)
    more = lettering.larger
    return replace(
        usual,
        name=usual.name * more,
        under=usual.under * more if lettering.has_relations else 0.0,
        widest=usual.widest * more,
    )


def shape_of(kind: str) -> Shape:
    """The shape a kind is drawn in; a word in it always says who it is."""
    match kind:
        case "paid" | "group":
            return "box"
        case "pet":
            return "soft"
        case _:
            return "round"


def rough_width(text: str, size: float) -> float:
    """About how wide a text is in mm, whatever font it will be set in.

    Shapes have this width on every screen and paper, so that nobody moves between them.
    """
    return sum(_em(letter) for letter in text) * size


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.32
    if letter in _WIDE:
        return 0.9
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.68 if letter.isupper() else 0.56


def sizes_of(view: EcomapView, scale: Scale) -> dict[str, Size]:
    """Everybody's shape, with room for a number where two would read the same."""
    known = Counter(_said(m, scale) for m in view.members)
    more = rough_width(" 00", scale.name)
    return {
        m.id: _size_of(m, scale, more if known[_said(m, scale)] > 1 else 0.0) for m in view.members
    }


def _size_of(member: MemberView, scale: Scale, more: float) -> Size:
    """The shape that fits a member's name and relation, as far as the map has room."""
    lines = 1
    room, marks = scale.widest - _padding(member, scale), marks_width(member, scale.name)
    name = rough_width(member.name, scale.name) * _ROUGHLY
    if name > room and scale.lines > 1 and len(member.name.split()) > 1:
        lines = 2
        name = max(rough_width(part, scale.name) for part in _halves(member.name)) * _ROUGHLY
    under = rough_width(member.relation, scale.under) * _ROUGHLY if scale.under else 0.0
    wanted = max(name + more, under) + _padding(member, scale) + marks
    height = scale.tall(lines)
    width = min(scale.widest + marks, max(height * 1.3, 2 * round(wanted / 2 + 0.49)))
    return Size(width=width, height=height, lines=lines, shape=shape_of(member.kind))


def _padding(member: MemberView, scale: Scale) -> float:
    """What the ends of a shape take of its width."""
    return 3.0 if shape_of(member.kind) == "box" else scale.height * 0.5


def _halves(name: str) -> tuple[str, str]:
    """A name in two lines of about the same length."""
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - two lines want two words
        return name, ""
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(len(cut[0]), len(cut[1])))


def labels(
    view: EcomapView, sizes: Mapping[str, Size], scale: Scale, measure: MeasureText
) -> dict[str, Label]:
    """The words in everybody's shape; two that would read the same are numbered."""
    fitted: dict[str, Label] = {}
    known = Counter(_said(m, scale) for m in view.members)
    seen: Counter[tuple[str, str]] = Counter()
    for member in view.members:
        said = _said(member, scale)
        seen[said] += 1
        number = str(seen[said]) if known[said] > 1 else ""
        size = sizes[member.id]
        room = size.width - _padding(member, scale) - marks_width(member, scale.name)
        name_lines, is_short = _fitted(member.name, number, size, room, scale, measure)
        under, cut = _shortened(said[1], "", room, scale.under or 1.0, measure, is_bold=False)
        fitted[member.id] = Label(name_lines=name_lines, under=under, is_short=is_short or cut)
    return fitted


def _under(member: MemberView, scale: Scale) -> str:
    return _flat(member.relation) if scale.under else ""


def _said(member: MemberView, scale: Scale) -> tuple[str, str]:
    """What is read in somebody's shape."""
    return _flat(member.name), _under(member, scale)


def _flat(text: str) -> str:
    """A text on one line, without the invisible signs that would turn the number after it."""
    if not text.isascii():
        text = "".join(sign for sign in text if sign not in _STEERING)
    return " ".join(text.split())


def _fitted(  # noqa: PLR0913 - a name, its number, and the room for them
    name: str, number: str, size: Size, room: float, scale: Scale, measure: MeasureText
) -> tuple[tuple[str, ...], bool]:
    """The name in its lines, and whether it had to be shortened."""
    flat = _flat(name) or ELLIPSIS
    parts: Sequence[str] = (flat,) if size.lines == 1 else _halves(flat)
    lines: list[str] = []
    any_cut = False
    for at, part in enumerate(parts):
        last = number if at == len(parts) - 1 else ""
        line, cut = _shortened(part, last, room, scale.name, measure, is_bold=True)
        lines.append(line)
        any_cut = any_cut or cut
    return tuple(lines), any_cut


def _shortened(  # noqa: PLR0913 - a text, its number, and the room for them
    text: str, number: str, room: float, size: float, measure: MeasureText, *, is_bold: bool
) -> tuple[str, bool]:
    """As much of a text as there is room for, with its number; whether any was cut."""
    ending = f" {number}" if number else ""
    if measure(text + ending, size, is_bold) <= room:
        return text + ending, False
    low, high = 1, max(len(text) - 1, 1)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS + ending, size, is_bold) <= room:
            low = middle
        else:
            high = middle - 1
    while 1 < low < len(text) and unicodedata.combining(text[low]):
        low -= 1
    return text[:low].rstrip() + ELLIPSIS + ending, True
