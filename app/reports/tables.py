"""How facts and tables are set: rows, and columns that share the page's width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from app.reports.document import Colour, KeyValueBlock, TableBlock, Text, plain
from app.reports.ink import Inked, Wrapped
from app.reports.lines import wrap
from app.reports.look import Look, inked
from app.reports.pdf_fonts import FaceName, faces
from app.reports.rows import WHOLE, WIDTH, Cell, row_slices
from app.reports.slices import Element, Flow, Mark, Slice, Tag, shifted, without_meaning

_CELL: Final = 6.0
_LONG_CELL: Final = 120
_SHORT_CELL: Final = 12
"""A cell of no more signs (a day, a first name) stands on one line where there is room."""
_WORD: Final = re.compile(r"\S*\d(?: \d\S*)+|\S+")
_WHOLE_GRID: Final = 390.0
"""A grid up to this height, about half a sheet, is on one sheet; a taller one may go on."""
_LONGEST_NUMBER: Final = 24
_ROUNDING: Final = 0.01
_FACT_SHARES: Final = (0.36, 0.46, 0.56, 0.66)
"""How much of its room the name of a fact may take where it goes over lines."""
_FIRST_COLUMN: Final = (1.0, 1.2, 1.4, 0.85)
"""What a table's first column is tried at, in its own share."""


def set_facts(block: KeyValueBlock, look: Look, width: float) -> Flow:
    """Facts by name as a table whose names are heads of what stands beside them.

    Side by side they are read down one column and then the next, each as high as it needs.
    """
    return set_pairs(block.pairs, look, width, block.across)


def set_pairs(pairs: Sequence[tuple[str, Text]], look: Look, width: float, across: int = 1) -> Flow:
    """Names and what stands beside them, so many next to each other."""
    if not pairs:
        return Flow((), ())
    elements = [Element("Table")]
    for place, (name, _) in enumerate(pairs):
        row = 1 + 3 * place
        elements += [
            Element("TR", 0),
            Element("TH", row, "Row") if name else Element("TD", row),
            Element("TD", row),
        ]
    missing: dict[str, None] = {}
    wide = _fact_slices(pairs, look, width, missing)
    if sum(piece.height for piece in wide) <= WHOLE:
        wide = [*(replace(piece, keeps=True) for piece in wide[:-1]), wide[-1]]
    beside: Slice | None = None
    if min(across, len(pairs)) > 1 and not look.stands_narrow:
        narrow = _fact_slices(pairs, look, width / across, missing)
        beside = _in_columns(narrow, across, width)
    return Flow(tuple(elements), tuple(wide), look.above_facts, beside, missing=tuple(missing))


def _fact_slices(
    pairs: Sequence[tuple[str, Text]], look: Look, width: float, missing: dict[str, None]
) -> list[Slice]:
    """Facts one under the other; the elements of each are its row, its name and its value."""
    slices: list[Slice] = []
    for place, (name, value) in enumerate(pairs):
        head, key, said = _fact(name, value, look, width - _CELL)
        cells = [
            Cell(0.0, head - _gap_of(look), key, 2 + 3 * place),
            Cell(head, width - _CELL - head, said, 3 + 3 * place),
        ]
        slices += row_slices(cells, 0.0, 0.0, None)
        missing |= dict.fromkeys((*key.missing, *said.missing))
    return slices


def _in_columns(slices: Sequence[Slice], columns: int, width: float) -> Slice:
    """Slices in columns of about one height, the first being the fullest."""
    room = sum(piece.height for piece in slices) / columns
    marks: list[Mark] = []
    x = y = tallest = 0.0
    for piece in slices:
        if y and y >= room - _ROUNDING:
            x, y = x + width / columns, 0.0
        marks += (shifted(mark, x, y, 0) for mark in piece.marks)
        y += piece.height
        tallest = max(tallest, y)
    return Slice(tallest, tuple(marks))


def _fact(name: str, value: Text, look: Look, room: float) -> tuple[float, Wrapped, Wrapped]:
    """How far the name reaches, and both set: the name on one line unless that costs height."""
    names = inked(name, look.small, "soft", "semibold")
    values = inked(value, look.small)
    key, said = wrap(names, room), wrap(values, room)
    gap = _gap_of(look)
    whole = max(line.width for line in key.lines) + gap + _ROUNDING
    if len(key.lines) == len(said.lines) == 1 and whole + said.lines[0].width <= room:
        return whole, key, said
    heads = [whole] if whole < room * _FACT_SHARES[-1] + look.small * 2 else []
    heads += [room * share for share in _FACT_SHARES if room * share < whole]
    tried = [(head, wrap(names, head - gap), wrap(values, room - head)) for head in heads]
    return min(tried, key=lambda one: max(one[1].height, one[2].height))


def _gap_of(look: Look) -> float:
    """Room between a name and what stands beside it: seen at a glance in large print too."""
    return max(_CELL, look.small * 0.45)


def set_table(block: TableBlock, look: Look) -> Flow:
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
        return row_slices(cells, look.in_row, look.in_row, rule)

    head_ink = partial(inked, size=look.small, colour="soft", face="semibold")
    head = [replace(s, keeps=True) for s in row_of(block.head, "TH", head_ink, "edge")]
    again = without_meaning(head[0]) if len(head) == 1 else None
    slices = head
    for number, texts in enumerate(block.rows, start=1):
        rows = row_of(texts, "TD", partial(inked, size=size), "line")
        slices = [*slices, *(Slice(s.height, s.marks, s.keeps, again) for s in rows)]
        if number == len(block.rows) - 1:  # the last row never stands alone
            slices[-1] = replace(slices[-1], keeps=True)
    if block.is_grid and sum(piece.height for piece in slices) <= _WHOLE_GRID:
        slices = [*(replace(piece, keeps=True) for piece in slices[:-1]), slices[-1]]
    return Flow(tuple(elements), tuple(slices), look.size * 0.2, missing=tuple(missing))


def _column_widths(block: TableBlock, size: float) -> list[float]:
    """The columns' widths: by their shares, the first a little more or less where that saves lines.

    What one does not need goes to the others, and none is narrower than its longest word if that
    can be.
    """
    needs = _longest_words(block, size)
    head, *rows = _reaches(block, size)
    if block.is_grid:
        return _wide_enough(needs, _grid_widths(block, [row[0] for row in (head, *rows)]))
    wanted = [max(reaches) for reaches in zip(head, *rows, strict=True)]
    wished = _short_cells(block, needs, (head, *rows))
    needs = wished if sum(wished) <= WIDTH else needs
    first, *others = block.widths
    best: list[float] = []
    fewest = 0
    for more in _FIRST_COLUMN:
        widths = _wide_enough(needs, _shared_out(wanted, (first * more, *others)))
        lines = _lines_of(block, size, widths, rows)
        if not best or lines < fewest:
            best, fewest = widths, lines
        if fewest == len(rows):
            break
    return best


def _grid_widths(block: TableBlock, names: Sequence[float]) -> list[float]:
    """The shares as they are, but the names of the rows on one line if that leaves the others."""
    widths = [share * WIDTH / sum(block.widths) for share in block.widths]
    named = max(names)
    if widths[0] < named <= WIDTH / 4:
        rest = (WIDTH - named) / (WIDTH - widths[0])
        return [named, *(width * rest for width in widths[1:])]
    return widths


def _lines_of(
    block: TableBlock, size: float, widths: Sequence[float], reaches: Sequence[Sequence[float]]
) -> int:
    """How many lines the rows of a table take in these widths."""
    return sum(
        max(
            1 if reach <= width else len(wrap(inked(text, size), max(width - 2 * _CELL, 4.0)).lines)
            for text, width, reach in zip(row, widths, reaches_of_row, strict=True)
        )
        for row, reaches_of_row in zip(block.rows, reaches, strict=True)
    )


def _shared_out(wanted: Sequence[float], shared: Sequence[float]) -> list[float]:
    """The page's width by shares; a column that wants less leaves the rest to the others."""
    widths = [0.0] * len(wanted)
    left, open_ = WIDTH, set(range(len(wanted)))
    while open_:
        shares = sum(shared[at] for at in open_)
        fitting = [at for at in open_ if wanted[at] <= left * shared[at] / shares]
        if not fitting or len(fitting) == len(open_):
            break
        for at in fitting:
            widths[at] = wanted[at]
            left -= wanted[at]
        open_.difference_update(fitting)
    shares = sum(shared[at] for at in open_)
    for at in open_:
        widths[at] = left * shared[at] / shares
    return widths


def _reaches(block: TableBlock, size: float) -> list[list[float]]:
    """How wide each cell would be on one line, row by row."""
    head = [_reach(text, size, "semibold") for text in block.head]
    return [head, *([_reach(text, size, "regular") for text in row] for row in block.rows)]


def _reach(text: Text, size: float, face: FaceName) -> float:
    """How wide a cell is that has a text on one line; of a long text only that it is too wide."""
    if len(plain(text)) > _LONG_CELL:
        return WIDTH
    lines = wrap(inked(text, size, face=face), WIDTH).lines
    return (max(line.width for line in lines) + 2 * _CELL + 0.5) if len(lines) == 1 else WIDTH


def _longest_words(block: TableBlock, size: float) -> list[float]:
    """How wide each column must be for its longest word."""
    needs = [0.0] * len(block.head)
    house = faces()
    bold = house.by_name["bold"]
    for row in (block.head, *block.rows):
        for place, text in enumerate(row):
            said = text if isinstance(text, str) else " ".join(span.text for span in text)
            for word in _words_of(said):
                if len(word) > 2 and house.latin.issuperset(word):
                    needs[place] = max(needs[place], bold.width(word) * size + 2 * _CELL)
    return needs


def _words_of(said: str) -> Iterator[str]:
    """The words of a cell; a number in groups, as a telephone's, is one."""
    for found in _WORD.findall(said):
        yield from (found,) if len(found) <= _LONGEST_NUMBER else found.split()


def _short_cells(
    block: TableBlock, needs: Sequence[float], reaches: Sequence[Sequence[float]]
) -> list[float]:
    """What the columns need where short cells stand on one line."""
    wished = list(needs)
    for texts, row in zip((block.head, *block.rows), reaches, strict=True):
        for place, (text, reach) in enumerate(zip(texts, row, strict=True)):
            if len(plain(text)) <= _SHORT_CELL:
                wished[place] = max(wished[place], reach)
    return wished


def _wide_enough(needs: Sequence[float], widths: list[float]) -> list[float]:
    """The widths, but none narrower than its longest word if that can be."""
    free = WIDTH - sum(needs)
    if free < 0 or all(w >= need for w, need in zip(widths, needs, strict=True)):
        return widths
    over = [max(w - need, 0.0) for w, need in zip(widths, needs, strict=True)]
    return [n + free * o / sum(over) for n, o in zip(needs, over, strict=True)]
