"""How full a paper is, from the same wrap that prints; and the size that keeps it to one sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.reports.document import Block, Document
from app.reports.layout import Look, look_of, set_block
from app.reports.sheets import Room, fill_sheets, room_of
from app.reports.slices import Flow

_STEP_PT: Final = 0.25


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
    """The document in the largest size, in points, that needs the fewest sheets.

    That is one sheet wherever `smallest` or more will do; else it goes on over further sheets, and
    is not made smaller than saves one of them.
    """
    best = compose(largest)
    fewest = fullness(best).pages
    if fewest == 1:
        return best
    at_least = fullness(compose(smallest)).pages
    size = largest
    while fewest > at_least and size > smallest:
        size = max(size - _STEP_PT, smallest)
        smaller = compose(size)
        pages = fullness(smaller).pages
        if pages < fewest:
            best, fewest = smaller, pages
    return best
