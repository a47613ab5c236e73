"""Answers in rows as paper says them: a head, a row of words for each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from app.casework.week_words import week_sentence
from app.forms.conditions import Json, is_empty
from app.forms.questions import ROW, Cell, DateAsked, Paper, Question, RowsAsked, Scale, WeekAsked
from app.forms.values import day_of, rows_of, says_anything, squares_of, sum_of_rows
from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS, label
from app.language import N_, Words

if TYPE_CHECKING:
    from app.casework.paper_answers import PaperWords

_SUM: Final = N_("{sum} in all")
_MARK: Final = N_("{value} of {highest}")


class RowsInWords(TypedDict, total=False):
    """What `AskedView` keeps of an answer in rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    apart: tuple[int, ...]


def rows_in_words(question: Question, value: Json, paper: PaperWords) -> RowsInWords:
    """An answer in rows as a table of words; nothing for other kinds, or where nothing is said."""
    match question:
        case RowsAsked():
            rows = _rows(question, value, paper)
            if not rows:
                return {}
            return {
                "head": _head(question, paper),
                "rows": rows,
                "total": _sum(question, value, paper),
                "apart": _apart(question),
            }
        case WeekAsked():
            return _week(question, value, paper)
        case _:
            return {}


def rows_as_text(question: RowsAsked | WeekAsked, value: Json, paper: PaperWords) -> str:
    """An answer in rows as lines of text, for whoever reads on without its table."""
    told = rows_in_words(question, value, paper)
    lines = [" · ".join(cell for cell in row if cell) for row in told.get("rows", ())]
    return "\n".join(line for line in (*lines, told.get("total", "")) if line)


def _head(question: RowsAsked, paper: PaperWords) -> tuple[str, ...]:
    cells = tuple(paper.words.text(cell.ask, name=paper.called) for cell in question.cells)
    return ("", *cells) if question.rows else cells


def _apart(question: RowsAsked) -> tuple[int, ...]:
    """The columns that are the council's alone: so it is with every score."""
    first = 1 if question.rows else 0
    return tuple(
        place
        for place, cell in enumerate(question.cells, start=first)
        if isinstance(cell, Scale) or cell.paper in (Paper.COUNCIL, Paper.NEITHER)
    )


def _rows(question: RowsAsked, value: Json, paper: PaperWords) -> tuple[tuple[str, ...], ...]:
    """Every row that says anything; fixed rows in their own order, each under its name."""
    said = [row for row in rows_of(value) if says_anything(row)]
    if question.rows:
        places = {option.key: place for place, option in enumerate(question.rows)}
        said.sort(key=lambda row: places.get(str(row.get(ROW)), len(places)))
    told: list[tuple[str, ...]] = []
    for row in said:
        cells = tuple(_cell(cell, row, paper) for cell in question.cells)
        name = paper.words.text(label(question.rows, row.get(ROW)), name=paper.called)
        told.append((name, *cells) if question.rows else cells)
    return tuple(told)


def _cell(cell: Cell, row: dict[str, Json], paper: PaperWords) -> str:
    """A cell in words, or what it says while nobody has answered it; a day in few letters."""
    said, day = paper.answer(cell, row.get(cell.key)), day_of(row.get(cell.key))
    if isinstance(cell, DateAsked) and day is not None:
        return paper.day(day)
    if isinstance(cell, Scale) and isinstance(row.get(cell.key), int):
        return paper.words.text(_MARK, value=row[cell.key], highest=cell.highest)
    if said.strip() or not cell.unsaid:
        return said
    beside = row.get(cell.unsaid_beside) if cell.unsaid_beside else True
    return "" if is_empty(beside) else paper.words.text(cell.unsaid)


def count_in_words(question: RowsAsked, value: Json, words: Words) -> str:
    """How many of the fixed rows say anything, in the question's own sentence; it decides nothing.

    Empty where the question counts nothing, or where nothing is said yet.
    """
    if not question.counted:
        return ""
    fixed = {option.key for option in question.rows}
    said = {str(row.get(ROW)) for row in rows_of(value) if says_anything(row)} & fixed
    if not said:
        return ""
    return words.text(question.counted, count=len(said), all=len(fixed))


def _sum(question: RowsAsked, value: Json, paper: PaperWords) -> str:
    if not question.sum_of:
        return count_in_words(question, value, paper.words)
    return paper.words.text(_SUM, sum=paper.words.money(sum_of_rows(question, value)))


def _week(question: WeekAsked, value: Json, paper: PaperWords) -> RowsInWords:
    """Seven days by their parts; what a square is to the person stands in brackets after it."""
    squares = squares_of(value)
    if not squares:
        return {}
    words = paper.words
    rows = tuple(
        (
            words.text(day.label),
            *(
                _square(question, squares.get(f"{day.key}.{part.key}"), paper)
                for part in WEEK_PARTS
            ),
        )
        for day in WEEK_DAYS
    )
    return {
        "head": ("", *(words.text(part.label) for part in WEEK_PARTS)),
        "rows": rows,
        "total": week_sentence(question, value, words),
    }


def _square(question: WeekAsked, square: dict[str, Json] | None, paper: PaperWords) -> str:
    if square is None:
        return ""
    said, kind = str(square.get("what") or "").strip(), str(square.get("kind") or "")
    if not kind:
        return said
    meaning = paper.words.text(label(question.kinds, kind))
    return f"{said} ({meaning})" if said else meaning
