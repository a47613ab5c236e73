"""How full a paper is, from the same wrap that prints; and the size that keeps it to one sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from math import ceil
from typing import Final, cast

from app.reports.document import Block, Document
from app.reports.layout import set_block
from app.reports.look import Look, look_of
from app.reports.sheets import Room, fill_sheets, room_of
from app.reports.slices import Flow

_STEP_PT: Final = 0.25
_MOST_SIGNS: Final = 12_000
"""About twice what a sheet holds in the smallest size there is: more need not be measured."""
_MOST_SAVED: Final = 1.25
"""What a smaller size saves at a sheet's end, besides that lines and words get smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fullness:
    """How much paper a document takes. `share` is 1.0 for one sheet that is just full."""

    share: float
    pages: int
    missing: tuple[str, ...] = ()
    """Signs that print as their names, to be shown before Finish."""


class Measure:
    """Measures one document again and again while it changes; blocks that stay are not set anew."""

    def __init__(self) -> None:
        self._last: dict[tuple[Block, Look], Flow] = {}
        self._room: tuple[tuple[object, ...], Room] | None = None

    def fullness(self, document: Document) -> Fullness:
        """How full the document is now."""
        look = look_of(document)
        now: dict[tuple[Block, Look], Flow] = {}
        flows: list[Flow] = []
        missing: dict[str, None] = {}
        for block in document.blocks:
            key = (block, look)
            flow = self._last.get(key) or set_block(block, look)
            now[key] = flow
            flows.append(flow)
            missing |= dict.fromkeys(flow.missing)
        self._last = now
        room = self._room_of(document, look)
        sheets = fill_sheets(flows, [0] * len(flows), room)
        pages = len(sheets)
        top = room.top_of(pages - 1)
        used = (sheets[-1].end - top) / (room.bottom - top)
        share = pages - 1 + min(max(used, 0.0), 1.0)
        return Fullness(share=share, pages=pages, missing=tuple(missing))

    def _room_of(self, document: Document, look: Look) -> Room:
        """The room on a sheet, which changes seldom."""
        key = (document.footer, document.running_head, document.draft, look)
        if self._room is None or self._room[0] != key:
            self._room = (key, room_of(document, look))
        return self._room[1]


def fullness(document: Document) -> Fullness:
    """How full a document is, measured once."""
    return Measure().fullness(document)


def set_to_one_page(
    compose: Callable[[float], Document], largest: float, smallest: float
) -> Document:
    """The document in the largest size, in points, that needs one sheet; else in the largest.

    What plainly runs on is not measured at all, or only once: a long paper takes a second to set.
    """
    document = compose(largest)
    if is_plainly_longer(document):
        return document
    share = fullness(document)
    if share.pages == 1 or share.share > _MOST_SAVED * (largest / smallest) ** 2:
        return document
    estimate = largest - _STEP_PT * ceil((largest - largest / share.share**0.5) / _STEP_PT)
    for size in dict.fromkeys((max(min(estimate, largest - _STEP_PT), smallest), smallest)):
        smaller = compose(size)
        if fullness(smaller).pages == 1:
            return smaller
    return document


def is_plainly_longer(document: Document) -> bool:
    """Whether a paper so plainly runs on that it need not be measured to know."""
    return _signs(document.blocks) > _MOST_SIGNS


def _signs(said: object) -> int:
    """How many signs there are to set, about: it bounds what one sheet can hold."""
    match said:
        case str():
            return len(said)
        case tuple():
            return sum(map(_signs, cast("tuple[object, ...]", said)))
        case _ if is_dataclass(said):
            return sum(_signs(getattr(said, part.name)) for part in fields(said))
        case _:
            return 0
