"""What is the matter with an answer in rows, cell by cell, for going to the very cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.forms.conditions import Json, is_empty
from app.forms.page import Lack
from app.forms.questions import ROW, Cell, Need, RowsAsked
from app.forms.values import lack_of, rows_of, says_anything
from app.forms.vocabulary import label


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLack:
    """A cell of a row that says something, and what is the matter with it."""

    place: int
    """Which of the rows that say anything, from 0."""
    cell: Cell
    lack: Lack
    row_name: str
    """Of a fixed row its wording; empty for rows that are only counted."""

    @property
    def row_id(self) -> str:
        """Where a list before Finish leads: `2/until`."""
        return f"{self.place}/{self.cell.key}"


def cell_lacks(question: RowsAsked, value: Json) -> Iterator[CellLack]:
    """Every cell with which something is the matter, in reading order."""
    rows = [row for row in rows_of(value) if says_anything(row)]
    for place, row in enumerate(rows):
        named = label(question.rows, row.get(ROW)) if question.rows else ""
        for cell in question.cells:
            lack = _lack(cell, row.get(cell.key))
            if lack is not None:
                yield CellLack(place=place, cell=cell, lack=lack, row_name=named)


def _lack(cell: Cell, value: Json) -> Lack | None:
    if is_empty(value):
        return Lack.MISSING if cell.need is Need.REQUIRED else None
    return lack_of(cell, value)
