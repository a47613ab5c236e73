"""The list before Finish: what is missing or cannot be read, one line for each, in words."""

from __future__ import annotations

from typing import assert_never

from app.casework.views import ProblemLine
from app.forms.conditions import Answers
from app.forms.page import Lack, Page, problems
from app.language import N_, Words


def problem_lines(
    page: Page, answers: Answers, own_rows: frozenset[str], *, called: str, words: Words
) -> tuple[ProblemLine, ...]:
    """Every problem of a page in its order. `called` is what the person likes to be called."""
    lines: list[ProblemLine] = []
    for problem in problems(page, answers, own_rows):
        question = page.question(problem.key)
        asked = words.text(question.ask, name=called) if question else problem.key
        text = words.text(lack_text(problem.lack), question=asked)
        lines.append(ProblemLine(key=problem.key, text=text, blocks=problem.blocks))
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
    assert_never(lack)
