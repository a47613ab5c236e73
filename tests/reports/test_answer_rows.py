"""Answers in rows as each reader is handed them."""

from __future__ import annotations

from dataclasses import replace

from app.casework.views import AskedView
from app.language import Words
from app.reports.answer_rows import rows_box
from app.reports.document import Block, BulletList, Columns, Heading, TableBlock

EN = Words()
ROWS = AskedView(
    key="short_term",
    kind="RowsAsked",
    section="help",
    ask="Help",
    me="",
    text="",
    whose="",
    voice="",
    column="full",
    part="table",
    paper="both",
    head=("What", "Who", "Until"),
    rows=(("A hot meal", "Karen", ""), ("Shopping", "Mr Osei", "")),
)
NEEDS = replace(
    ROWS,
    key="contributions",
    head=("For what", "From", "What, and who", "Agreed?"),
    rows=(
        ("Getting about", "Myself", "I learn the 41", "Agreed"),
        ("", "Community", "Drivers look out for him", "Suggested, not agreed"),
        ("", "Equipment and technology", "None", ""),
        ("Work", "Paid support", "Job coach", "Agreed"),
    ),
)


def box(asked: AskedView, *, is_person: bool) -> list[Block]:
    return list(rows_box(asked, "Help", EN, is_person=is_person))


def test_a_column_nothing_stands_in_is_left_off_the_person_s_paper_only() -> None:
    heads = {
        is_person: block.head
        for is_person in (True, False)
        for block in box(ROWS, is_person=is_person)
        if isinstance(block, TableBlock)
    }
    assert heads == {True: ("What", "Who"), False: ("What", "Who", "Until")}


def test_a_single_column_is_a_list() -> None:
    rows = (("Go out in the evening",), ("See my friends",))
    told = box(replace(ROWS, head=("In Edna's words",), rows=rows), is_person=True)
    assert told[1:] == [BulletList(items=("Go out in the evening", "See my friends"))]


def test_what_each_need_takes_is_a_list_that_says_what_is_not_agreed() -> None:
    heading, needs = box(NEEDS, is_person=True)
    assert heading == Heading(text="Help")
    assert isinstance(needs, Columns)
    said = str(needs)
    assert said.count("Getting about") == 1
    assert "Drivers look out for him · Suggested, not agreed" in said
    assert "'I learn the 41')" in said
    assert "Equipment" not in said
    assert "Equipment and technology" in str(box(NEEDS, is_person=False))


def test_needs_without_a_name_and_an_odd_one_are_told_too() -> None:
    rows = (("", "Myself", "I cook", ""), ("A", "Paid support", "B", "Agreed"), ("C", "", "", ""))
    said = str(box(replace(NEEDS, rows=rows), is_person=True))
    assert all(part in said for part in ("I cook", "'A'", "'B'", "'C'"))


def test_how_many_squares_are_empty_is_told_to_the_council_alone() -> None:
    week = replace(
        ROWS,
        kind="WeekAsked",
        head=("", "Morning", "Afternoon", "Evening", "Night"),
        rows=(("Monday", "Chapel", "", "", ""),),
        total="Empty squares: 1 of 2. With company: 1. Rest for those who help: 0.",
    )
    assert "Empty squares" not in str(box(week, is_person=True))
    assert "Empty squares" in str(box(week, is_person=False))


def test_a_sum_stands_beside_its_heading() -> None:
    heading, _ = box(replace(ROWS, total="£110.75 in all"), is_person=True)
    assert heading == Heading(text="Help", note="£110.75 in all")
