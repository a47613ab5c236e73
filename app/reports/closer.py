"""A paper set closer, in the same print, where that saves it a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from app.reports.document import Block, Columns, Document, Heading, KeyValueBlock, Paragraph, plain
from app.reports.ink import LEADING
from app.reports.layout import set_block
from app.reports.look import Look, look_of
from app.reports.measure import Fullness, fullness, is_plainly_longer, set_to_one_page

_Box: TypeAlias = tuple[Heading, Paragraph]
_MOST_SAVED: Final = 1.25
"""What a closer setting may save, besides that the print gets smaller."""
_ONE_MORE: Final = 2
"""Sheets of a paper that smaller print may yet bring to one."""
_MOST_SHEETS: Final = 4
"""Of a longer paper than this nobody misses the last sheet."""
_BRIEF: Final = 32
"""Signs of an answer that stands beside its name."""
_LONGEST: Final = 160
"""Signs of an answer that may stand in half the sheet's width: longer ones are hard to read."""
_LEAST_SAVED: Final = 0.9
"""What setting two boxes beside each other must save, in lines of the text."""


def in_fewest_sheets(document: Document) -> Document:
    """The paper as it is, or set closer where it then takes a sheet less."""
    if is_plainly_longer(document):
        return document
    return _closer_if_fewer(document, fullness(document))


def one_sheet_or_fewest(
    compose: Callable[[float], Document], largest: float, smallest: float
) -> Document:
    """The paper in the largest size, in points, that needs one sheet, closer only where it must."""
    document = set_to_one_page(compose, largest, smallest)
    if is_plainly_longer(document):
        return document
    now = fullness(document)
    if now.pages != _ONE_MORE or now.share > _MOST_SAVED * (largest / smallest) ** 2:
        return _closer_if_fewer(document, now)
    if fullness(closer(compose(smallest))).pages > 1:
        return document
    return set_to_one_page(lambda size_pt: closer(compose(size_pt)), largest, smallest)


def _closer_if_fewer(document: Document, now: Fullness) -> Document:
    """The closer paper if that takes fewer sheets; not tried where it plainly cannot."""
    fewer = now.pages - 1
    if not 0 < fewer <= _MOST_SHEETS or now.share > fewer * _MOST_SAVED:
        return document
    tried = closer(document)
    return tried if fullness(tried).pages < now.pages else document


def closer(document: Document) -> Document:
    """The same paper with less room between its parts, short boxes beside each other.

    What stands first keeps its place across the sheet: it is the person's own words.
    """
    close = replace(document, is_close=True)
    short = [_as_facts(block) for block in close.blocks]
    return replace(close, blocks=tuple(_paired(short, look_of(close))))


def _as_facts(block: Block) -> Block:
    """Two boxes of a word or two beside each other, each on one line with its name."""
    if not isinstance(block, Columns):
        return block
    facts: list[tuple[str, str]] = []
    for side in (block.left, block.right):
        match side:
            case (Heading(text=name, note=""), Paragraph(text=str() as said)) if _is_brief(said):
                facts.append((name, said))
            case _:
                return block
    return KeyValueBlock(pairs=tuple(facts), across=2)


def _is_brief(said: str) -> bool:
    return len(said) <= _BRIEF and "\n" not in said


def _paired(blocks: Sequence[Block], look: Look) -> list[Block]:
    """The blocks with short boxes that follow each other put side by side."""
    paired: list[Block] = []
    waiting: _Box | None = None
    is_first = True
    at = 0
    while at < len(blocks):
        box = _box_at(blocks, at)
        at += 2 if box else 1
        if box is None or is_first:
            paired += [*(waiting or ()), *(box or (blocks[at - 1],))]
            waiting, is_first = None, is_first and box is None
        elif waiting is None:
            waiting = box
        elif _saves(waiting, box, look):
            paired.append(Columns(left=waiting, right=box))
            waiting = None
        else:
            paired += waiting
            waiting = box
    return [*paired, *(waiting or ())]


def _box_at(blocks: Sequence[Block], at: int) -> _Box | None:
    """A heading with one text below it; None where something else stands here."""
    heading, *others = blocks[at : at + 3]
    if not isinstance(heading, Heading) or not others or not isinstance(others[0], Paragraph):
        return None
    goes_on = len(others) > 1 and isinstance(others[1], Paragraph)
    return None if goes_on else (heading, others[0])


def _saves(left: _Box, right: _Box, look: Look) -> bool:
    """Whether two boxes take less of the sheet beside each other."""
    if max(len(plain(said.text)) for _, said in (left, right)) > _LONGEST:
        return False
    flow = set_block(Columns(left=left, right=right), look)
    if flow.beside is None:
        return False
    return flow.height - flow.beside.height >= _LEAST_SAVED * LEADING * look.size
