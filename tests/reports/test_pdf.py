"""Every kind of block on paper: accessible, lasting, within its margins, the same every time."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from app.reports.document import (
    Block,
    BulletList,
    Columns,
    Document,
    Footer,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    Space,
    TableBlock,
)
from app.reports.pdf import write_pdf
from tests.reports.papers import ECOMAP, EVERY_BLOCK, document, promises
from tests.reports.pdf_structure import (
    Spoken,
    assert_sound,
    everything_spoken,
    spoken,
    text_boxes,
    words_of,
)

LONG = " ".join(["A long answer about the shed, the wood and the company."] * 180)


def said(data: bytes, tag: str) -> list[str]:
    return [part.text for part in spoken(data) if part.tag == tag]


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda b: type(b).__name__)
def test_each_block_prints_soundly_alone(block: Block) -> None:
    assert_sound(write_pdf(document(block)).data)


@pytest.mark.parametrize("size", [10, 11, 12, 18, 22.5, 28])
def test_every_block_together_prints_soundly_in_every_size(size: float) -> None:
    paper = write_pdf(document(*EVERY_BLOCK, size_pt=size, smallest_pt=min(size, 12)))
    assert_sound(paper.data)
    assert everything_spoken(paper.data).count("And I'm not leaving.") == 1


def test_reading_order_is_the_order_of_the_blocks() -> None:
    data = write_pdf(document(*EVERY_BLOCK)).data
    headings = [s for s in spoken(data) if re.fullmatch("H[1-6]", s.tag)]
    assert headings == [
        Spoken("H1", "Our conversation"),
        Spoken("H2", "What matters to me  as Arthur said it"),
        Spoken("H3", "What is strong already"),
        Spoken("H2", "In the way"),
        Spoken("H2", "Wanted"),
        Spoken("H2", "My people"),
    ]
    text = everything_spoken(data)
    assert text.index("Two steps.") < text.index("Wanted") < text.index("Back by Christmas.")


def test_columns_stand_side_by_side_while_both_fit_and_under_each_other_when_not() -> None:
    left = (Heading(text="L"), Paragraph(text="left words " * 6))
    right = (Heading(text="R"), Paragraph(text="right words " * 6))
    short = text_boxes(write_pdf(document(Columns(left=left, right=right))).data)[0]
    assert max(box.left for box in short if box.bottom > 700) > 300
    tall = Columns(left=(Paragraph(text=LONG),), right=right)
    data = write_pdf(document(tall)).data
    assert_sound(data)
    body = [box for page in text_boxes(data) for box in page if box.bottom > 80]
    assert max(box.left for box in body) < 300


def test_large_print_has_no_narrow_columns() -> None:
    block = Columns(left=(Paragraph(text="one"),), right=(Paragraph(text="two"),))
    boxes = text_boxes(write_pdf(document(block, size_pt=18, footer=Footer())).data)[0]
    assert {round(box.left / 10) for box in boxes} == {4}


def test_a_paragraph_over_several_sheets_stays_one_element() -> None:
    paper = write_pdf(document(Heading(text="T", level=1), Paragraph(text=LONG)))
    assert paper.pages >= 3
    assert_sound(paper.data)
    assert said(paper.data, "P") == [LONG]


def test_the_head_of_a_table_is_repeated_for_the_eye_and_read_out_once() -> None:
    paper = write_pdf(document(promises(40)))
    assert paper.pages >= 2
    assert_sound(paper.data)
    assert said(paper.data, "TH") == ["What", "Who", "By when"]
    assert words_of(paper.data).count("By when") == paper.pages
    cells = said(paper.data, "TD")
    assert cells[:3] == [
        "Promise 1: go together to the Men's Shed on Thursday morning",
        "Mair (to be asked, by Carys)",
        "19 Nov",
    ]
    assert len(cells) == 120


def test_a_row_taller_than_a_sheet_goes_on_over_the_next() -> None:
    table = TableBlock(head=("A", "B"), rows=((LONG, "short"), ("x", "y")), widths=(0.5, 0.5))
    paper = write_pdf(document(table))
    assert paper.pages >= 3
    assert_sound(paper.data)
    assert said(paper.data, "TD") == [LONG, "short", "x", "y"]


def test_a_heading_never_stands_alone_at_the_end_of_a_sheet() -> None:
    for lines in range(30, 50):
        blocks = (Paragraph(text="\n".join(["line"] * lines)), Heading(text="HEAD"))
        data = write_pdf(document(*blocks, Paragraph(text="after " * 60))).data
        pages = [text for text in _pages(data) if "HEAD" in text]
        assert len(pages) == 1
        assert "after" in pages[0].split("HEAD")[1]


def _pages(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        singles: list[str] = []
        for page in pdf.pages:
            one = pikepdf.new()
            one.pages.append(page)
            out = io.BytesIO()
            one.save(out)
            singles.append(words_of(out.getvalue()))
        return singles


def test_every_sheet_has_its_foot_and_further_sheets_say_what_they_continue() -> None:
    paper = write_pdf(document(HeaderBlock(title="T"), Paragraph(text=LONG)))
    pages = _pages(paper.data)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {paper.pages}" in text
        assert "Version 1 · made 12 November 2026, 14:52" in text
        assert "Glanwern council" in text
        assert ("continued" in text) == (number > 1)
    assert "Glanwern" not in everything_spoken(paper.data)


def test_a_foot_too_wide_for_one_line_is_stacked() -> None:
    wide = Footer(left="left " * 30, middle="middle " * 30, right="Page {page} of {pages}")
    for size in (12.0, 28.0):
        data = write_pdf(document(Paragraph(text=LONG), footer=wide, size_pt=size)).data
        assert_sound(data)
        assert words_of(data).count("middle") >= 30


def test_draft_is_on_every_sheet_of_a_draft_and_on_no_other_and_is_read_out_once() -> None:
    draft = write_pdf(document(HeaderBlock(title="T"), Paragraph(text=LONG), draft="Draft"))
    assert_sound(draft.data)
    assert all("Draft" in text for text in _pages(draft.data))
    assert everything_spoken(draft.data).count("Draft") == 1
    assert "Draft" not in words_of(write_pdf(document(Paragraph(text="x"))).data)


def test_markup_is_printed_as_typed() -> None:
    typed = "<b>&\"</b> <para>&amp; {page} %s \\(x\\) </font> -- '; DROP TABLE person;"
    data = write_pdf(document(Paragraph(text=typed))).data
    assert said(data, "P") == [typed]
    assert typed in words_of(data)


def test_headings_that_skip_a_level_are_put_in_order() -> None:
    data = write_pdf(document(Heading(text="a", level=3), Heading(text="b", level=4))).data
    assert_sound(data)
    assert said(data, "H1") == ["a"]
    assert said(data, "H2") == ["b"]


def test_an_empty_document_is_one_sound_sheet() -> None:
    for blocks in ((), (Paragraph(text=""),), (Space(),), (BulletList(items=()),)):
        paper = write_pdf(document(*blocks))
        assert paper.pages == 1
        assert_sound(paper.data)


def test_a_figure_speaks_through_its_description() -> None:
    data = write_pdf(document(ECOMAP)).data
    assert said(data, "Figure") == [ECOMAP.alt]
    assert "Arthur" in words_of(data)


def test_long_captions_names_and_facts_wrap() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 12
    blocks: tuple[Block, ...] = (
        HeaderBlock(title=name, name=name, lines=(name, name)),
        KeyValueBlock(pairs=((name, name), (name, name)), across=2),
        SignatureBlock(left=SignatureLine(caption=name), right=SignatureLine(caption=name)),
    )
    data = write_pdf(document(*blocks)).data
    assert_sound(data)
    assert everything_spoken(data).count("Wolfeschlegelsteinhausenbergerdorff") == 12 * 10


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(document(*EVERY_BLOCK)).data == write_pdf(document(*EVERY_BLOCK)).data


def test_no_name_stands_in_the_metadata() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(document(*EVERY_BLOCK)).data)) as pdf:
        assert "/Info" not in pdf.trailer
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "Our conversation" in xmp
        assert "Arthur" not in xmp
        assert "Bevan" not in xmp


def test_an_odd_title_leaves_the_metadata_well_formed() -> None:
    odd = Document(title='a<b>&"\x00\ud83d\n', language="cy", blocks=(Paragraph(text="x"),))
    data = write_pdf(odd).data
    assert_sound(data)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as meta:
        assert meta["dc:title"] == 'a<b>&"'
        assert str(pdf.Root.Lang) == "cy"


def test_a_table_whose_rows_do_not_fit_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        TableBlock(head=("a", "b"), rows=(("x",),), widths=(1, 1))
    with pytest.raises(ValueError, match="width"):
        TableBlock(head=("a",), rows=(), widths=())


def test_no_word_of_a_table_is_cut_while_the_columns_can_make_room() -> None:
    table = TableBlock(
        head=("What", "Who", "By when"),
        rows=(("Lift to chapel lunch", "Mair", "29 November 2026"),),
        widths=(0.5, 0.38, 0.12),
    )
    for size in (12, 22, 28):
        words = words_of(write_pdf(document(table, size_pt=size, smallest_pt=size)).data).split()
        assert "November" in words


def test_the_foot_stands_on_one_line_where_it_has_room() -> None:
    data = write_pdf(document(Paragraph(text="x"), smallest_pt=12)).data
    feet = [box.bottom for box in text_boxes(data)[0] if box.top < 80]
    assert max(feet) - min(feet) < 6


def test_a_name_without_end_leaves_room_on_every_sheet() -> None:
    long = replace(document(Paragraph(text=LONG)), running_head="x" * 9000, draft="Draft")
    paper = write_pdf(long)
    assert paper.pages < 8
    assert_sound(paper.data)
