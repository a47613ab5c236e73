"""An answer in rows as a table on paper, without what is the council's alone for the person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.casework.views import AskedView
from app.language import N_, Words
from app.reports.document import (
    Block,
    BulletList,
    Columns,
    Heading,
    KeyValueBlock,
    Paragraph,
    Simple,
    TableBlock,
    Text,
)

_LEAST_SIGNS: Final = 9
_MOST_SIGNS: Final = 40
_BY_NEED: Final = 4
"""Columns of a table by need: for what, from whom, what, and whether it is agreed."""
_SHORT_TOTAL: Final = 30
"""What rows come to in so many signs stands beside their heading."""
_WEEK: Final = (0.16, 0.21, 0.21, 0.21, 0.21)
"""The day, and its four parts alike, so that what is empty is seen."""


def rows_box(asked: AskedView, heading: str, words: Words, *, is_person: bool) -> Iterator[Block]:
    """An answer in rows under its heading, and what they come to; nothing where nothing is said."""
    if is_person and asked.key == "contributions" and len(asked.head) == _BY_NEED:
        yield Heading(text=heading)
        yield from _by_need(asked, words)
        return
    table = table_of(asked, is_person=is_person)
    if table is None:
        return
    # How many squares of their week are empty is counted for the council, not told to the person.
    total = "" if is_person and asked.kind == "WeekAsked" else asked.total
    is_short = len(total) <= _SHORT_TOTAL
    yield Heading(text=heading, note=total if is_short else "")
    if is_person and len(table.head) == 1:
        yield BulletList(items=tuple(row[0] for row in table.rows if _said(row[0])))
    else:
        yield table
    if not is_short:
        yield Paragraph(text=total, voice="noticed")


def _said(cell: Text) -> bool:
    """Whether a cell has anything in it."""
    return bool(cell.strip() if isinstance(cell, str) else cell)


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


def _by_need(asked: AskedView, words: Words) -> Iterator[Block]:
    """What each need takes and from whom, a short list for each: as a person reads their plan.

    A row without its need belongs to the one above. What was agreed is not said again at every
    line; what was not, is. A source with nothing from it stands on the council's paper.
    """
    agreed, nothing = words.text(N_("Agreed")), words.text(N_("None"))
    needs: list[tuple[str, list[tuple[str, str]]]] = []
    for row in asked.rows:
        need, source, what, answer = row
        if not needs or (need.strip() and need != needs[-1][0]):
            needs.append((need, []))
        if what.strip() and (what != nothing or answer.strip()):
            is_said = answer.strip() in ("", agreed)
            needs[-1][1].append((source, what if is_said else f"{what} · {answer}"))
    boxes = [_need(need, tuple(facts)) for need, facts in needs if need.strip() or facts]
    for at in range(0, len(boxes) - 1, 2):
        yield Columns(left=boxes[at], right=boxes[at + 1])
    yield from boxes[-1] if len(boxes) % 2 else ()


def _need(need: str, facts: tuple[tuple[str, str], ...]) -> tuple[Simple, ...]:
    """One need and what it takes."""
    named = (Heading(text=need, level=3),) if need.strip() else ()
    return (*named, KeyValueBlock(pairs=facts)) if facts else named


def _without(cells: tuple[str, ...], apart: tuple[int, ...]) -> tuple[str, ...]:
    """A row's cells but those that are the council's alone."""
    return tuple(cell for place, cell in enumerate(cells) if place not in apart)


def _widths(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """Shares of the width: as much as the longest of a column wants, none very narrow."""
    longest = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    wanted = [min(max(signs, _LEAST_SIGNS), _MOST_SIGNS) for signs in longest]
    return tuple(signs / sum(wanted) for signs in wanted)
