"""How each kind of block is set: sizes, room, bars, columns, rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from app.reports.cards import is_set_as_cards, set_cards
from app.reports.document import (
    Block,
    BulletList,
    Colour,
    Columns,
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
)
from app.reports.ink import LEADING, Ink, Inked, Wrapped
from app.reports.lines import wrap
from app.reports.look import Look, inked
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
)
from app.reports.tables import set_facts, set_table

_COLUMN_GAP: Final = 16.5
BAR_ROOM: Final = 9.75
_TO_SIGN: Final = 2.5
"""Room over the rule to sign on, in sizes of the text: 10 mm and more."""
_HEADINGS: Final[dict[int, Tag]] = {1: "H1", 2: "H2", 3: "H3", 4: "H4"}


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
            flow = set_facts(block, look, width)
        case Space():
            flow = Flow((), (Slice(block.lines * look.size * LEADING),))
        case Columns():
            flow = _columns(block, look)
        case TableBlock():
            flow = (
                set_cards(block, look) if is_set_as_cards(block, look) else set_table(block, look)
            )
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
    bold, soft = Ink("bold", look.size * factor, colour), Ink("regular", look.small, "soft")
    text = wrap([(block.text, bold)], width)
    if block.note:
        beside = wrap([(block.text, bold), (f"  {block.note}", soft)], width)
        is_one = len(beside.lines) == len(text.lines)  # the note is not cut in two
        text = beside if is_one else wrap([(block.text, bold), (f"\n{block.note}", soft)], width)
    slices = [Slice(s.height, s.marks, True) for s in line_slices(text, 0, x=0.0, width=width)]
    tag = _HEADINGS[min(max(block.level, 1), 4)]
    return Flow((Element(tag),), tuple(slices), look.above_heading, missing=text.missing)


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
    text = wrap(inked(block.text, size, colour), width - x)
    slices = line_slices(text, 0, x=x, width=width - x, bar=bar)
    return Flow((Element("P"),), tuple(slices), look.above_text, missing=text.missing)


def _bullets(block: BulletList, look: Look, width: float) -> Flow:
    """A list: each item with its dot, at the right where its text runs leftwards."""
    elements = [Element("L")]
    slices: list[Slice] = []
    missing: dict[str, None] = {}
    indent = look.size
    for item in block.items:
        base = len(elements)
        elements += [Element("LI", 0), Element("Lbl", base), Element("LBody", base)]
        dot = wrap(inked("•", look.size), indent)
        text = wrap(inked(item, look.size), width - indent)
        at_right = text.lines[0].is_leftwards
        rows = line_slices(text, base + 2, x=0 if at_right else indent, width=width - indent)
        x = width - dot.lines[0].width if at_right else 0.0
        rows[0] = replace(rows[0], marks=(TextMark(x, 0, dot.lines[0], base + 1), *rows[0].marks))
        slices += rows
        missing |= dict.fromkeys(text.missing)
    if not block.items:
        return Flow((), ())
    return Flow(tuple(elements), tuple(slices), look.size * 0.3, missing=tuple(missing))


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


def _header(block: HeaderBlock, look: Look) -> Flow:
    """Title and name beside the lines of the right, or over them in large print."""
    half = side = WIDTH
    if not look.stands_narrow:
        half = _reach_of_title(block, look)
        side = WIDTH - half - _COLUMN_GAP
    elements = [Element("H1")]
    title = wrap(inked(block.title, look.size * 1.5, "ink", "bold"), half)
    missing = dict.fromkeys(title.missing)
    left = line_slices(title, 0, x=0.0, width=half)
    if block.name:
        name = wrap(inked(block.name, look.size * 1.1, "ink", "semibold"), half)
        elements.append(Element("P"))
        left += [Slice(look.size * 0.25), *line_slices(name, 1, x=0.0, width=half)]
        missing |= dict.fromkeys(name.missing)
    right: list[Slice] = []
    for said in block.lines:
        text = _balanced(inked(said, look.small, "soft"), side)
        cell = Cell(0.0, side, text, len(elements), "left" if look.stands_narrow else "right")
        elements.append(Element("P"))
        right += [
            Slice(line.height, (mark_of_line(cell, i, 0.0),)) for i, line in enumerate(text.lines)
        ]
        missing |= dict.fromkeys(text.missing)
    sides = [Flow((), tuple(slices)) for slices in (left, right)]
    below: list[Slice] = []
    if block.below:
        text = wrap(inked(block.below, look.small, "soft"), WIDTH)
        lines = line_slices(text, len(elements), x=0.0, width=WIDTH)
        below = [Slice(look.size * 0.2, keeps=True), *lines]
        elements.append(Element("P"))
        missing |= dict.fromkeys(text.missing)
    rule = FillMark(0.0, look.size * 0.6, WIDTH, 1.5, look.accent)
    end = Slice(look.size * 0.6 + 1.5 + look.size * 0.1, (rule,))
    if look.stands_narrow or max(flow.height for flow in sides) > WHOLE:
        slices = [*left, *right, *below, end]
    else:
        slices = [_beside(sides[0], sides[1], WIDTH - side), *below, end]
    return Flow(tuple(elements), tuple(slices), missing=tuple(missing))


def _balanced(inked: Inked, width: float) -> Wrapped:
    """A text in as few lines as it needs, of about one length: no word stands alone below."""
    text = wrap(inked, width)
    if len(text.lines) > 1:
        for tried in (width * tenth / 10 for tenth in range(9, 4, -1)):
            narrower = wrap(inked, tried)
            if len(narrower.lines) > len(text.lines):
                break
            text = narrower
    return text


def _reach_of_title(block: HeaderBlock, look: Look) -> float:
    """The room title and name need, so that the lines beside them have the rest."""
    said = (
        inked(block.title, look.size * 1.5, "ink", "bold"),
        inked(block.name, look.size * 1.1, "ink", "semibold"),
    )
    return max(line.width for text in said for line in wrap(text, WIDTH * 0.42).lines) + 0.01


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
    room = look.size * _TO_SIGN
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
        text = wrap(inked(side.caption, look.small, "soft"), half)
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
