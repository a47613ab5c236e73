"""How each kind of block is set: sizes, room, bars, columns, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, assert_never

from app.reports.document import (
    Accent,
    Block,
    BulletList,
    Colour,
    Columns,
    Document,
    Figure,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    PageBreak,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    Space,
    Stroke,
    TableBlock,
    Text,
)
from app.reports.ink import LEADING, Ink, Inked
from app.reports.lines import wrap
from app.reports.pdf_fonts import FaceName, faces
from app.reports.rows import (
    BOTTOM,
    PAGE_HEIGHT,
    TOP,
    WHOLE,
    WIDTH,
    Cell,
    line_slices,
    mark_of_line,
    row_slices,
)
from app.reports.slices import (
    DrawingMark,
    Element,
    FillMark,
    Flow,
    Mark,
    Slice,
    Tag,
    TextMark,
    joined_flows,
    stacked,
    without_meaning,
)

_COLUMN_GAP: Final = 16.5
BAR_ROOM: Final = 9.75
_CELL: Final = 6.0
_NARROW_FROM_PT: Final = 16.0
"""From this size boxes stand under each other: half a page holds too few words."""
_HEADINGS: Final[dict[int, Tag]] = {1: "H1", 2: "H2", 3: "H3", 4: "H4"}


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes and colour of one paper."""

    size: float
    small: float
    accent: Accent

    @property
    def soft_accent(self) -> Colour:
        """The pale colour of the bars beside what the person said."""
        soft: dict[Accent, Colour] = {
            "teal": "teal-soft",
            "plum": "plum-soft",
            "amber": "amber-soft",
            "blue": "blue-soft",
        }
        return soft[self.accent]

    @property
    def stands_narrow(self) -> bool:
        """Whether the text is too large for two boxes beside each other."""
        return self.size >= _NARROW_FROM_PT


def look_of(document: Document) -> Look:
    """The sizes of a document: small print is eight tenths, never under the least it names."""
    small = max(document.size_pt * 0.8, document.smallest_pt)
    return Look(document.size_pt, min(small, document.size_pt), document.accent)


def _inked(text: Text, size: float, colour: Colour = "ink", face: FaceName = "regular") -> Inked:
    if isinstance(text, str):
        return [(text, Ink(face, size, colour))]
    styles: dict[str, Ink] = {
        "plain": Ink(face, size, colour),
        "strong": Ink("bold", size, colour),
        "aside": Ink("italic", size, colour),
    }
    return [(span.text, styles[span.style]) for span in text] or [("", Ink(face, size, colour))]


def set_block(block: Block, look: Look, width: float = WIDTH) -> Flow:
    """Set one block to a width. Equal blocks in equal looks give equal flows."""
    match block:
        case Heading():
            flow = _heading(block, look, width)
        case Paragraph():
            flow = _paragraph(block, look, width)
        case BulletList():
            flow = _bullets(block, look, width)
        case KeyValueBlock():
            flow = _facts(block, look, width)
        case Space():
            flow = Flow((), (Slice(block.lines * look.size * LEADING),))
        case Columns():
            flow = _columns(block, look)
        case TableBlock():
            flow = _table(block, look)
        case HeaderBlock():
            flow = _header(block, look)
        case SignatureBlock():
            flow = _signatures(block, look)
        case PageBreak():
            flow = Flow((), (), breaks=True)
        case Figure():
            flow = _figure(block)
        case _:
            assert_never(block)
    return flow


def _heading(block: Heading, look: Look, width: float) -> Flow:
    factor = {1: 1.5, 2: 1.1}.get(block.level, 1.0)
    colour: Colour = "ink" if block.level == 1 else look.accent
    inked = [(block.text, Ink("bold", look.size * factor, colour))]
    if block.note:
        inked.append((f"  {block.note}", Ink("regular", look.small, "soft")))
    text = wrap(inked, width)
    slices = [Slice(s.height, s.marks, True) for s in line_slices(text, 0, x=0.0, width=width)]
    slices.append(Slice(look.size * 0.15, keeps=True))
    tag = _HEADINGS[min(max(block.level, 1), 4)]
    return Flow((Element(tag),), tuple(slices), look.size * 0.7, missing=text.missing)


def _paragraph(block: Paragraph, look: Look, width: float) -> Flow:
    size = look.small if block.is_small else look.size
    colour: Colour = "soft" if block.is_small else "ink"
    bar: Colour | None = None
    match block.voice:
        case "plain":
            x = 0.0
        case "person":
            x, bar = BAR_ROOM, look.soft_accent
        case "noticed":
            x, bar = BAR_ROOM, "line"
    text = wrap(_inked(block.text, size, colour), width - x)
    slices = line_slices(text, 0, x=x, width=width - x, bar=bar)
    return Flow((Element("P"),), tuple(slices), look.size * 0.3, missing=text.missing)


def _bullets(block: BulletList, look: Look, width: float) -> Flow:
    """A list: each item with its dot, at the right where its text runs leftwards."""
    elements = [Element("L")]
    slices: list[Slice] = []
    missing: dict[str, None] = {}
    indent = look.size
    for item in block.items:
        base = len(elements)
        elements += [Element("LI", 0), Element("Lbl", base), Element("LBody", base)]
        dot = wrap(_inked("•", look.size), indent)
        text = wrap(_inked(item, look.size), width - indent)
        at_right = text.lines[0].is_leftwards
        rows = line_slices(text, base + 2, x=0 if at_right else indent, width=width - indent)
        x = width - dot.lines[0].width if at_right else 0.0
        rows[0] = replace(rows[0], marks=(TextMark(x, 0, dot.lines[0], base + 1), *rows[0].marks))
        slices += rows
        missing |= dict.fromkeys(text.missing)
    if not block.items:
        return Flow((), ())
    return Flow(tuple(elements), tuple(slices), look.size * 0.3, missing=tuple(missing))


def _facts(block: KeyValueBlock, look: Look, width: float) -> Flow:
    """Facts by name as a table whose names are heads of what stands beside them."""
    if not block.pairs:
        return Flow((), ())
    across = 1 if look.stands_narrow else max(1, block.across)
    share = width / across
    elements = [Element("Table")]
    slices: list[Slice] = []
    missing: dict[str, None] = {}
    for start in range(0, len(block.pairs), across):
        row = len(elements)
        elements.append(Element("TR", 0))
        cells: list[Cell] = []
        padded = [*block.pairs[start : start + across], *[("", "")] * across][:across]
        for place, (name, value) in enumerate(padded):
            head = share * (0.36 if across > 1 else 0.28)
            key = wrap(_inked(name, look.small, "soft", "semibold"), head - _CELL)
            said = wrap(_inked(value, look.small), share - head - _CELL)
            tag: Tag = "TH" if name else "TD"
            elements += [Element(tag, row, "Row" if name else ""), Element("TD", row)]
            x = place * share
            cells.append(Cell(x, head - _CELL, key, len(elements) - 2))
            cells.append(Cell(x + head, share - head - _CELL, said, len(elements) - 1))
            missing |= dict.fromkeys((*key.missing, *said.missing))
        slices += row_slices(cells, 0.0, 0.0, None)
    return Flow(tuple(elements), tuple(slices), look.size * 0.4, missing=tuple(missing))


def _columns(block: Columns, look: Look) -> Flow:
    sides = (block.left, block.right)
    wide = joined_flows([set_block(b, look, WIDTH) for side in sides for b in side])
    if look.stands_narrow or not block.left or not block.right:
        return wide
    half = (WIDTH - _COLUMN_GAP) / 2
    left, right = (joined_flows([set_block(b, look, half) for b in side]) for side in sides)
    left_height, marks = stacked(left, 0.0, 0)
    right_height, others = stacked(right, half + _COLUMN_GAP, len(left.elements))
    beside = Slice(max(left_height, right_height), (*marks, *others))
    return replace(wide, beside=beside, gap=max(left.gap, right.gap))


def _table(block: TableBlock, look: Look) -> Flow:
    """A table: its head kept with the first row and repeated on every further sheet."""
    size = look.size * 0.95 if look.size * 0.95 >= look.small else look.size
    widths = _column_widths(block, size)
    elements: list[Element] = [Element("Table")]
    missing: dict[str, None] = {}

    def row_of(texts: Sequence[Text], tag: Tag, ink: partial[Inked], rule: Colour) -> list[Slice]:
        row = len(elements)
        elements.append(Element("TR", 0))
        cells: list[Cell] = []
        x = 0.0
        for text, width in zip(texts, widths, strict=True):
            wrapped = wrap(ink(text), max(width - 2 * _CELL, 4.0))
            elements.append(Element(tag, row, "Column" if tag == "TH" else ""))
            cells.append(Cell(x + _CELL, width - 2 * _CELL, wrapped, len(elements) - 1))
            missing.update(dict.fromkeys(wrapped.missing))
            x += width
        return row_slices(cells, look.size * 0.35, look.size * 0.35, rule)

    head_ink = partial(_inked, size=look.small, colour="soft", face="semibold")
    head = [replace(s, keeps=True) for s in row_of(block.head, "TH", head_ink, "edge")]
    again = without_meaning(head[0]) if len(head) == 1 else None
    slices = head
    for texts in block.rows:
        rows = row_of(texts, "TD", partial(_inked, size=size), "line")
        slices = [*slices, *(Slice(s.height, s.marks, s.keeps, again) for s in rows)]
    return Flow(tuple(elements), tuple(slices), look.size * 0.2, missing=tuple(missing))


def _column_widths(block: TableBlock, size: float) -> list[float]:
    """The columns' widths: their shares, but none narrower than its longest word if that can be."""
    total = sum(block.widths)
    widths = [WIDTH * share / total for share in block.widths]
    needs = [0.0] * len(widths)
    house = faces()
    bold = house.by_name["bold"]
    for row in (block.head, *block.rows):
        for place, text in enumerate(row):
            said = text if isinstance(text, str) else " ".join(span.text for span in text)
            for word in said.split():
                if len(word) > 2 and house.latin.issuperset(word):
                    needs[place] = max(needs[place], bold.width(word) * size + 2 * _CELL)
    free = WIDTH - sum(needs)
    if free < 0 or all(w >= need for w, need in zip(widths, needs, strict=True)):
        return widths
    over = [max(w - need, 0.0) for w, need in zip(widths, needs, strict=True)]
    return [n + free * o / sum(over) for n, o in zip(needs, over, strict=True)]


def _header(block: HeaderBlock, look: Look) -> Flow:
    """Title and name beside the lines of the right, or over them in large print."""
    half = WIDTH if look.stands_narrow else WIDTH * 0.42
    side = WIDTH if look.stands_narrow else WIDTH - half - _COLUMN_GAP
    elements = [Element("H1")]
    title = wrap(_inked(block.title, look.size * 1.5, "ink", "bold"), half)
    missing = dict.fromkeys(title.missing)
    left = line_slices(title, 0, x=0.0, width=half)
    if block.name:
        name = wrap(_inked(block.name, look.size * 1.1, "ink", "semibold"), half)
        elements.append(Element("P"))
        left += [Slice(look.size * 0.25), *line_slices(name, 1, x=0.0, width=half)]
        missing |= dict.fromkeys(name.missing)
    right: list[Slice] = []
    for said in block.lines:
        text = wrap(_inked(said, look.small, "soft"), side)
        cell = Cell(0.0, side, text, len(elements), "left" if look.stands_narrow else "right")
        elements.append(Element("P"))
        right += [
            Slice(line.height, (mark_of_line(cell, i, 0.0),)) for i, line in enumerate(text.lines)
        ]
        missing |= dict.fromkeys(text.missing)
    sides = [Flow((), tuple(slices)) for slices in (left, right)]
    rule = FillMark(0.0, look.size * 0.6, WIDTH, 1.5, look.accent)
    end = Slice(look.size * 0.6 + 1.5 + look.size * 0.35, (rule,))
    if look.stands_narrow or max(flow.height for flow in sides) > WHOLE:
        slices = [*left, *right, end]
    else:
        slices = [_beside(sides[0], sides[1], WIDTH - side), end]
    return Flow(tuple(elements), tuple(slices), missing=tuple(missing))


def _beside(left: Flow, right: Flow, x: float) -> Slice:
    """Two sides of a header as one strip, the right one standing on the same ground line."""
    height = max(left.height, right.height)
    _, marks = stacked(left, 0.0, 0)
    _, others = stacked(right, x, 0)
    down = height - right.height
    return Slice(
        height,
        (*marks, *(replace(m, y=m.y + down) for m in others)),
        keeps=True,
    )


def _signatures(block: SignatureBlock, look: Look) -> Flow:
    """Places to sign, side by side: strokes over a rule, words under it."""
    sides = [block.left] if block.right is None else [block.left, block.right]
    half = (WIDTH - _COLUMN_GAP) / 2
    room = look.size * 3.6
    elements: list[Element] = []
    marks: list[Mark] = []
    cells: list[Cell] = []
    missing: dict[str, None] = {}
    for place, side in enumerate(sides):
        x = place * (half + _COLUMN_GAP)
        drawing = _strokes(side, x, half, room, len(elements))
        if drawing is not None:
            elements.append(Element("Figure", alt=side.alt or side.caption))
            marks.append(drawing)
        marks.append(FillMark(x, room, half, 0.75, "edge"))
        text = wrap(_inked(side.caption, look.small, "soft"), half)
        elements.append(Element("P"))
        cells.append(Cell(x, half, text, len(elements) - 1))
        missing |= dict.fromkeys(text.missing)
    slices = [Slice(room + 0.75, tuple(marks), keeps=True)]
    slices += row_slices(cells, look.size * 0.2, 0.0, None)
    return Flow(tuple(elements), tuple(slices), look.size * 0.4, missing=tuple(missing))


def _strokes(
    side: SignatureLine, x: float, width: float, height: float, element: int
) -> DrawingMark | None:
    """The pen's strokes made to fit above their rule; a dot is drawn as a short line."""
    points = [p for stroke in side.strokes for p in stroke]
    if not points:
        return None
    left, top = min(p[0] for p in points), min(p[1] for p in points)
    wide = max(max(p[0] for p in points) - left, 1e-6)
    tall = max(max(p[1] for p in points) - top, 1e-6)
    scale = min((width - 8) / wide, (height - 8) / tall)
    drawing: list[Stroke] = []
    for stroke in side.strokes:
        pen = [((px - left) * scale, (py - top) * scale) for px, py in stroke]
        if len(pen) == 1:
            pen.append((pen[0][0] + 0.8, pen[0][1]))
        if pen:
            drawing.append(Stroke(points=tuple(pen), width=1.2))
    y = height - tall * scale - 4
    return DrawingMark(x + 4, y, wide * scale, tall * scale, 1.0, tuple(drawing), element)


def _figure(block: Figure) -> Flow:
    room = PAGE_HEIGHT - TOP - BOTTOM - 120.0
    scale = min(1.0, WIDTH / block.width, room / block.height)
    width, height = block.width * scale, block.height * scale
    mark = DrawingMark((WIDTH - width) / 2, 0.0, width, height, scale, block.drawing, 0)
    return Flow((Element("Figure", alt=block.alt),), (Slice(height, (mark,)),), gap=6.0)
