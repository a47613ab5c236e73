"""An answer in rows as a table on paper, without what is the council's alone for the person."""

from __future__ import annotations

from typing import Final

from app.casework.views import AskedView
from app.reports.document import TableBlock

_LEAST_SIGNS: Final = 9
_MOST_SIGNS: Final = 40
_WEEK: Final = (0.16, 0.21, 0.21, 0.21, 0.21)
"""The day, and its four parts alike, so that what is empty is seen."""


def table_of(asked: AskedView, *, is_person: bool) -> TableBlock | None:
    """The table of an answer in rows; None where this reader has nothing in it."""
    apart = asked.apart if is_person else ()
    head = _without(asked.head, apart)
    rows = tuple(_without(row, apart) for row in asked.rows)
    if not head or not any(cell.strip() for row in rows for cell in row):
        return None
    if asked.kind == "WeekAsked":
        return TableBlock(head=head, rows=rows, widths=_WEEK, is_grid=True)
    if is_person:
        head, rows = _filled(head, rows)
    return TableBlock(head=head, rows=rows, widths=_widths(head, rows))


def _filled(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A table without the columns that nothing stands in: an empty box tells nobody anything."""
    columns = tuple(zip(*rows, strict=True))
    kept = [place for place, column in enumerate(columns) if any(c.strip() for c in column)]
    return (
        tuple(head[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _without(cells: tuple[str, ...], apart: tuple[int, ...]) -> tuple[str, ...]:
    """A row's cells but those that are the council's alone."""
    return tuple(cell for place, cell in enumerate(cells) if place not in apart)


def _widths(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """Shares of the width: as much as the longest of a column wants, none very narrow."""
    longest = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    wanted = [min(max(signs, _LEAST_SIGNS), _MOST_SIGNS) for signs in longest]
    return tuple(signs / sum(wanted) for signs in wanted)
