"""What a paper says, as data: blocks in reading order, without any library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

Colour = Literal[
    "ink",
    "soft",
    "line",
    "edge",
    "white",
    "teal",
    "teal-soft",
    "amber",
    "amber-soft",
    "plum",
    "plum-soft",
    "blue",
    "blue-soft",
]
Accent = Literal["teal", "plum", "amber", "blue"]
Voice = Literal["plain", "person", "noticed"]
"""Whose words: the person's, what was noticed, or the paper's own (without a bar beside it)."""
Style = Literal["plain", "strong", "aside"]
Point: TypeAlias = tuple[float, float]

_ACCENTS: Final[dict[str, Accent]] = {
    "teal": "teal",
    "plum": "plum",
    "amber": "amber",
    "blue": "blue",
}

LEAST_PERSON_PT: Final = 12.0
"""Nothing on a person's own paper is smaller."""


def accent_of(name: str) -> Accent:
    """The colour of this name; teal for any other."""
    return _ACCENTS.get(name, "teal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text in one style; the text is plain, whatever signs are in it."""

    text: str
    style: Style = "plain"


Text: TypeAlias = str | tuple[Span, ...]


def plain(text: Text) -> str:
    """A text without its styles."""
    return text if isinstance(text, str) else "".join(span.text for span in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. Level 1 is the paper's title; `note` stands small beside it."""

    text: str
    level: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; line breaks in it stay. A person's or noticed one has a bar at its side."""

    text: Text
    voice: Voice = "plain"
    is_small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Short items, one under the other."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValueBlock:
    """Facts by name, `across` of them side by side."""

    pairs: tuple[tuple[str, str], ...]
    across: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table. `widths` are shares of the page's width, one for each column.

    A grid keeps to these shares whatever is in it, and to one sheet unless it is tall.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    is_grid: bool = False

    def __post_init__(self) -> None:
        """Refuse a table whose rows, head and widths do not agree."""
        columns = len(self.head)
        if not columns or len(self.widths) != columns or min(self.widths) <= 0:
            raise ValueError("a table needs a head and a width for each column")
        if any(len(row) != columns for row in self.rows):
            raise ValueError("a row has more or fewer cells than the head")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderBlock:
    """The top of a paper: title and name at the left, lines at the right, one over all, a rule."""

    title: str
    name: str = ""
    lines: tuple[str, ...] = ()
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """One place to sign: a rule with words under it and, once signed, the pen's strokes.

    Points of strokes are in the pad's own units, y downwards. `alt` says what the drawing is.
    """

    caption: str
    strokes: tuple[tuple[Point, ...], ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One or two places to sign, side by side."""

    left: SignatureLine
    right: SignatureLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Room, in lines of the paper's text."""

    lines: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins a new sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points; `dash` as lengths on and off. With `is_filled` it is an area."""

    points: tuple[Point, ...]
    colour: Colour = "ink"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    is_filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A circle, filled or not."""

    centre: Point
    radius: float
    fill: Colour | None = None
    edge: Colour | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle from its top left corner, with rounded corners if `rounding` is given."""

    corner: Point
    width: float
    height: float
    rounding: float = 0.0
    fill: Colour | None = None
    edge: Colour | None = None
    line: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of text in a picture; `at` is a point of its baseline."""

    at: Point
    text: str
    size: float
    colour: Colour = "ink"
    align: Literal["start", "middle", "end"] = "middle"
    is_strong: bool = False


Command: TypeAlias = Stroke | Disc | Box | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing in points, y downwards, made smaller to fit; `alt` tells all of it."""

    width: float
    height: float
    drawing: tuple[Command, ...]
    alt: str


Simple: TypeAlias = Heading | Paragraph | BulletList | KeyValueBlock | Space
"""What may stand in a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two boxes side by side where both fit on the sheet, else one after the other."""

    left: tuple[Simple, ...]
    right: tuple[Simple, ...]


Block: TypeAlias = Simple | Columns | TableBlock | HeaderBlock | SignatureBlock | PageBreak | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """The words at the foot of every sheet; `{page}` and `{pages}` are filled when printed."""

    left: str = ""
    middle: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper. Every text is worded already and is printed as it stands.

    `title` goes into the file's metadata and window titles, so it names no person. Sizes are
    points: nothing is set smaller than `smallest_pt`. `running_head` stands at the top of the
    second and further sheets; `draft` is the word for an unfinished paper, empty on a finished one.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    size_pt: float = LEAST_PERSON_PT
    smallest_pt: float = 8.0
    accent: Accent = "teal"
    footer: Footer = field(default_factory=Footer)
    running_head: str = ""
    draft: str = ""
    is_close: bool = False
    """Whether there is less room between its parts than usual."""
