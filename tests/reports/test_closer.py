"""Papers set closer where that saves a sheet, in the same print, with every word in its order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from app.reports.closer import closer, in_fewest_sheets, one_sheet_or_fewest
from app.reports.document import (
    Block,
    Columns,
    Document,
    Heading,
    KeyValueBlock,
    Paragraph,
    TableBlock,
)
from app.reports.measure import fullness
from app.reports.pdf import write_pdf
from app.reports.sheets import set_paper
from app.reports.slices import TextMark
from tests.reports.papers import EVERY_BLOCK, document, promises
from tests.reports.pdf_structure import assert_sound, everything_spoken

SHORT = "Short and to the point, in a line."


def boxes(count: int, said: str = SHORT) -> list[Block]:
    """Boxes one under the other."""
    told: list[Block] = []
    for number in range(count):
        told += [Heading(text=f"Question {number}"), Paragraph(text=f"{said} {number}.")]
    return told


def just_over(size_pt: float = 12) -> Document:
    """A paper that runs over its sheet by a line or two."""
    count = next(n for n in range(4, 40) if fullness(document(*boxes(n))).pages == 2)
    return document(*boxes(count), size_pt=size_pt)


def test_a_paper_that_fits_stays_as_it_is() -> None:
    paper = document(*boxes(3))
    assert in_fewest_sheets(paper) is paper


def test_a_paper_that_runs_over_by_little_is_set_closer_on_one_sheet() -> None:
    paper = just_over()
    close = in_fewest_sheets(paper)
    assert (fullness(paper).pages, fullness(close).pages) == (2, 1)
    assert (close.size_pt, close.smallest_pt) == (paper.size_pt, paper.smallest_pt)


def test_a_paper_that_would_take_as_many_sheets_closer_keeps_its_room() -> None:
    paper = document(*boxes(9, " ".join([SHORT] * 10)))
    assert fullness(closer(paper)).pages == fullness(paper).pages == 2
    assert in_fewest_sheets(paper) is paper


@pytest.mark.parametrize("size_pt", [12, 20])
def test_every_word_stays_in_its_order(size_pt: float) -> None:
    for paper in (just_over(size_pt), document(*EVERY_BLOCK, size_pt=size_pt)):
        close = write_pdf(closer(paper))
        assert_sound(close.data)
        assert _flat(close.data) == _flat(write_pdf(paper).data)


def test_the_person_s_first_words_keep_their_place_across_the_sheet() -> None:
    first, *_ = closer(document(*boxes(4))).blocks
    assert first == Heading(text="Question 0")


def test_two_answers_of_a_word_or_two_stand_on_one_line() -> None:
    sides = [
        (Heading(text=name), Paragraph(text=said))
        for name, said in (("Paid", "Weekly"), ("By", "Us"))
    ]
    paper = closer(document(Columns(left=sides[0], right=sides[1])))
    assert paper.blocks == (KeyValueBlock(pairs=(("Paid", "Weekly"), ("By", "Us")), across=2),)


def test_what_is_not_short_is_not_squeezed_beside_another() -> None:
    long = " ".join([SHORT] * 12)
    assert closer(document(*boxes(3, long))).blocks == document(*boxes(3, long)).blocks


def test_the_council_s_paper_is_set_smaller_before_it_is_set_closer() -> None:
    def compose(size_pt: float) -> Document:
        return just_over(size_pt)

    found = one_sheet_or_fewest(compose, 12, 11)
    assert (found.is_close, fullness(found).pages) == (False, 1)
    found = one_sheet_or_fewest(compose, 12, 12)
    assert (found.is_close, fullness(found).pages) == (True, 1)


def test_the_last_row_of_a_table_never_stands_alone_on_a_sheet() -> None:
    for rows in range(2, 40):
        paper = document(promises(rows))
        sheets = set_paper(paper).sheets
        if len(sheets) > 1:
            assert len(sheets[-1].placed) >= 3  # the head again, and two rows


@pytest.mark.parametrize("above", range(0, 21, 2))
def test_a_heading_goes_with_a_grid_that_no_sheet_holds(above: int) -> None:
    grid = replace(promises(60), is_grid=True)
    paper = document(*boxes(above), Heading(text="The week"), grid)
    alone = [
        sheet for sheet in set_paper(paper).sheets if len(sheet.placed) > 1
        and sheet.placed[-1].slice.keeps and not _is_row(sheet.placed[-1].slice.height)
    ]  # fmt: skip
    assert not alone


@pytest.mark.parametrize("above", range(8, 20))
def test_a_grid_keeps_its_shares_and_stays_on_one_sheet(above: int) -> None:
    rows = tuple((day, "", "Bus", "") for day in ("Mon", "Tue", "Wed", "Thu", "Fri"))
    grid = TableBlock(head=("", "a", "b", "c"), rows=rows, widths=(1, 1, 1, 1), is_grid=True)
    sheets = set_paper(document(*boxes(above), grid)).sheets
    assert 5 in [sum(bool(p.slice.repeat) for p in sheet.placed) for sheet in sheets]
    marks = [m for s in sheets for p in s.placed if p.slice.repeat for m in p.slice.marks]
    lefts = sorted({m.x for m in marks if isinstance(m, TextMark)})
    steps = [round(b - a) for a, b in pairwise(lefts)]
    assert len(lefts) == 4
    assert max(steps) - min(steps) <= 1


def test_a_wide_table_in_large_print_becomes_cards_without_what_is_empty() -> None:
    head = ("What", "Who", "By when", "If it fails", "Ring")
    row = ("Sit with him at night", "Sana", "23 Oct", "", "01632 960 420, day and night")
    table = TableBlock(head=head, rows=(row, row), widths=(1, 1, 1, 1, 1))
    said = _flat(write_pdf(document(table, size_pt=20)).data)
    assert said.count("Ring 01632 960 420, day and night") == 2
    assert "If it fails" not in said
    data = write_pdf(document(table, size_pt=20)).data
    assert_sound(data)
    assert "If it fails" in _flat(write_pdf(document(table, size_pt=12)).data)


def _is_row(height: float) -> bool:
    """Whether a strip is as high as a table's row: higher than a heading."""
    return height > 20


def _flat(data: bytes) -> str:
    return " ".join(everything_spoken(data).split())
