"""The cells of every CSV file the program writes: none is ever a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

# What a spreadsheet would take for a formula at the beginning of a cell, wide letters as well.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows_as_csv(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows as the text of a CSV file, every cell guarded; the only place that writes one."""
    told = io.StringIO(newline="")
    csv.writer(told, lineterminator="\r\n").writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return told.getvalue()


def guarded(cell: str) -> str:
    """A cell as it may go into a file that a spreadsheet opens: never a formula."""
    plain = cell.replace("\0", "\ufffd")
    return f"'{plain}" if plain.startswith(FORMULA_SIGNS) else plain


def unguarded(cell: str) -> str:
    """A cell without the sign that kept it from being a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
