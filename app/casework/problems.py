"""The list before Finish: what is missing or cannot be read, one line for each, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from app.casework.rows import shortened
from app.casework.views import ProblemLine, PromiseView
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
        if problem.says:
            text = words.text(problem.says, name=called)
        else:
            text = words.text(lack_text(problem.lack), question=asked)
        lines.append(ProblemLine(key=problem.key, text=text, blocks=problem.blocks))
    return tuple(lines)


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
