"""What is the matter with rows is told cell by cell, in words that name line and cell."""

from __future__ import annotations

from app.casework.problems import problem_lines
from app.forms.conditions import Json
from app.forms.page import Page, Section
from app.forms.questions import DateAsked, Line, Money, Need, Option, RowsAsked
from app.language import Words

CELLS = (
    Line(key="what", ask="What"),
    DateAsked(key="until", ask="Until", need=Need.REQUIRED),
    Money(key="cost", ask="Cost"),
)


def told(question: RowsAsked, value: Json) -> list[tuple[str, bool, str]]:
    """The lines before Finish: words, whether it blocks, and where it leads."""
    page = Page(
        key="p", version=1, code="P", title="P", name="P", paper_title="P", lead="", openers=(),
        sections=(Section(key="s", title="S", questions=(question,)),),
    )  # fmt: skip
    lines = problem_lines(
        page, {question.key: value}, frozenset(), called="Arthur", words=Words("en")
    )
    return [(line.text, line.blocks, line.row_id) for line in lines]


def test_a_needed_cell_is_asked_for_in_each_row_that_says_anything() -> None:
    question = RowsAsked(key="help", ask="Help for {name}", cells=CELLS)
    rows: Json = [{"what": ""}, {"what": "Meals"}, {"what": "Rail", "until": "soon", "cost": "ten"}]
    assert told(question, rows) == [
        ("Help for Arthur, line 1: Until: nothing is written yet", True, "0/until"),
        (
            "Help for Arthur, line 2: Until: this does not read as a date; "
            "it stays as you typed it",
            False,
            "1/until",
        ),
        (
            "Help for Arthur, line 2: Cost: this does not read as an amount; "
            "it stays as you typed it",
            False,
            "1/cost",
        ),
    ]


def test_a_fixed_row_is_named() -> None:
    question = RowsAsked(key="help", ask="Help", cells=CELLS, rows=(Option("a", "Family"),))
    assert told(question, [{"row": "a", "what": "Tea"}]) == [
        ("Help, Family: Until: nothing is written yet", True, "0/until")
    ]
    assert told(question, [{"row": "gone", "what": "Tea"}])[0][2] == "0/until"
