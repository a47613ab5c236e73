"""Lines above the headings of a council's list: a title, a day, a team; they are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.exchange.caseload_columns import guess_columns

MOST_ABOVE: Final = 10
_MOST_CELLS: Final = 200
_FEWEST: Final = 3
_NAMES: Final = frozenset({"name", "surname", "forenames"})
_IS_DATA: Final = re.compile(r"\d[/.-]\d|(?:\d\s?){5}")


def looks_like_headings(cells: Sequence[str]) -> bool:
    """Whether nothing in a row is a date or a number, as in every row about somebody."""
    return not any(_IS_DATA.search(cell[:200]) for cell in cells)


def columns_said(cells: Sequence[str]) -> int:
    """How many columns of a person a row names, if it is headings as councils write them; else 0.

    One of them is a name, and there are two at least.
    """
    kept = cells[:_MOST_CELLS]
    said = set(guess_columns(kept)) - {""}
    is_headings = len(said) > 1 and not said.isdisjoint(_NAMES) and looks_like_headings(kept)
    return len(said) if is_headings else 0


def lines_above(rows: Sequence[Sequence[str]], *, has_headings: bool | None) -> int:
    """How many of the first rows of a file stand above its list.

    `has_headings`: whether the worker says the list has headings; None where nobody said.
    """
    above = _above_known(rows)
    if above is None:
        above = _above_unknown(rows)
    if has_headings is False:
        # Then nothing shows where the list begins but its width.
        is_narrow = all(len(row) < len(rows[above]) for row in rows[:above])
        return above if is_narrow else 0
    return above


def _above_known(rows: Sequence[Sequence[str]]) -> int | None:
    """How many rows stand above headings that are known, and say less than half as much."""
    for number, row in enumerate(rows[: MOST_ABOVE + 1]):
        if columns_said(row):
            most = _filled(row) / 2
            return number if all(_filled(title) <= most for title in rows[:number]) else 0
    return None


def _above_unknown(rows: Sequence[Sequence[str]]) -> int:
    """How many rows of one cell stand above a list that has three columns or more."""
    number = 0
    while number < len(rows) and _filled(rows[number]) <= 1:
        number += 1
    if number > MOST_ABOVE or len(rows) - number < 2:  # noqa: PLR2004 - a list, not one line
        return 0
    first, after = rows[number], rows[number + 1 :]
    is_even = sum(len(row) == len(first) for row in after) * 2 > len(after)
    is_narrow = all(len(row) < len(first) for row in rows[:number])
    is_list = _filled(first) >= _FEWEST and is_even
    return number if is_list and (is_narrow or looks_like_headings(first)) else 0


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell) and not cell.isspace() for cell in row)
