"""A wide table in large print: its rows one under the other, each cell beside its own name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.reports.document import TableBlock, Text, plain
from app.reports.lines import wrap
from app.reports.look import Look, inked
from app.reports.rows import WIDTH, line_slices
from app.reports.slices import Element, FillMark, Flow, Slice, joined_flows
from app.reports.tables import set_pairs

_FROM_COLUMNS: Final = 5
"""From so many columns on, large print would leave each of them a word or two."""
_TALLEST: Final = 360.0
"""A card up to this height, in points, stays on one sheet."""


def is_set_as_cards(block: TableBlock, look: Look) -> bool:
    """Whether the columns of a table would be too narrow for its print."""
    return look.stands_narrow and len(block.head) >= _FROM_COLUMNS and not block.is_grid


def set_cards(block: TableBlock, look: Look) -> Flow:
    """Every row as a card: its first words as its title, the others by name; nothing empty."""
    cards = [_card(block.head, row, look) for row in block.rows]
    joined = joined_flows([card for card in cards if card.slices])
    return replace(joined, gap=look.size * 0.2)


def _card(head: tuple[str, ...], row: tuple[Text, ...], look: Look) -> Flow:
    """One row, a rule below it."""
    said = [(name, cell) for name, cell in zip(head, row, strict=True) if plain(cell).strip()]
    if not said:
        return Flow((), ())
    (_, title), *others = said
    text = wrap(inked(title, look.size, face="semibold"), WIDTH)
    flows = [
        Flow(
            (Element("P"),),
            tuple(line_slices(text, 0, x=0.0, width=WIDTH)),
            missing=text.missing,
        )
    ]
    if others:
        flows.append(set_pairs(tuple(others), look, WIDTH))
    card = joined_flows(flows)
    rule = FillMark(0.0, look.size * 0.3, WIDTH, 0.6, "line")
    slices = card.slices
    if card.height <= _TALLEST:
        slices = tuple(replace(piece, keeps=True) for piece in slices)
    else:
        slices = (replace(slices[0], keeps=True), *slices[1:])
    end = Slice(look.size * 0.55, (rule,))
    return replace(card, slices=(*slices, end))
