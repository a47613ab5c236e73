"""The list before Finish: what is missing or cannot be read, one line for each, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from app.casework.rows import shortened
from app.casework.views import ProblemLine, PromiseView
from app.forms.conditions import Answers, Json
from app.forms.page import Lack, Page, problems
from app.forms.questions import RowsAsked
from app.forms.row_lacks import cell_lacks
from app.language import N_, Words

_WHOLE: Final = frozenset({Lack.MISSING, Lack.CAUTION})
"""What is the matter with an answer as a whole, not with some cell of its rows."""


def problem_lines(
    page: Page, answers: Answers, own_rows: frozenset[str], *, called: str, words: Words
) -> tuple[ProblemLine, ...]:
    """Every problem of a page in its order. `called` is what the person likes to be called."""
    lines: list[ProblemLine] = []
    for problem in problems(page, answers, own_rows):
        question = page.question(problem.key)
        asked = words.text(question.ask, name=called) if question else problem.key
        if isinstance(question, RowsAsked) and problem.lack not in _WHOLE:
            lines += _row_lines(question, answers.get(problem.key), asked, called, words)
            continue
        if problem.says:
            text = words.text(problem.says, name=called)
        else:
            text = words.text(lack_text(problem.lack), question=asked)
        lines.append(ProblemLine(key=problem.key, text=text, blocks=problem.blocks))
    return tuple(lines)


def _row_lines(
    question: RowsAsked, value: Json, asked: str, called: str, words: Words
) -> Iterator[ProblemLine]:
    """A line for each cell with which something is the matter; what is missing there blocks."""
    for found in cell_lacks(question, value):
        cell = words.text(found.cell.ask, name=called)
        number = found.place + 1
        where = (
            words.text(N_("{question}, {row}: {cell}"), question=asked, row=row, cell=cell)
            if (row := words.text(found.row_name, name=called))
            else words.text(
                N_("{question}, line {number}: {cell}"), question=asked, number=number, cell=cell
            )
        )
        blocks = found.lack is Lack.MISSING
        text = words.text(lack_text(found.lack), question=where)
        yield ProblemLine(key=question.key, text=text, blocks=blocks, row_id=found.row_id)


def promise_lines(
    promises: Iterable[PromiseView], *, question: str, words: Words
) -> tuple[ProblemLine, ...]:
    """What each promise still wants: somebody, and a day. `question` is where they stand.

    None of it blocks: that something is wanted may be all that is known at the table.
    """
    lines: list[ProblemLine] = []
    for promise in promises:
        has_who, has_day = bool(promise.who_words or promise.who_id), bool(promise.by_when)
        has_who = has_who or promise.who_kind == "person"
        if has_who and has_day:
            continue
        if has_who:
            text = N_("Promise “{promise}”: no day is set")
        elif has_day:
            text = N_("Promise “{promise}”: nobody is named")
        else:
            text = N_("Promise “{promise}”: nobody is named and no day is set")
        said = words.text(text, promise=shortened(promise.what, 40))
        lines.append(ProblemLine(key=question, text=said, blocks=False, row_id=promise.id))
    return tuple(lines)


def lack_text(lack: Lack) -> str:
    """The sentence for what is the matter with an answer; `{question}` stands in it."""
    match lack:
        case Lack.MISSING:
            return N_("{question}: nothing is written yet")
        case Lack.UNREADABLE_DATE:
            return N_("{question}: this does not read as a date; it stays as you typed it")
        case Lack.UNREADABLE_MONEY:
            return N_("{question}: this does not read as an amount; it stays as you typed it")
        case Lack.OUT_OF_RANGE:
            return N_("{question}: this number is not on the scale")
        case Lack.UNKNOWN_OPTION:
            return N_("{question}: this answer is no longer offered")
        case Lack.ROW_INCOMPLETE:
            return N_("{question}: a line lacks something that it needs")
        case Lack.CAUTION:
            return N_("{question}: please look at this again")
    assert_never(lack)
