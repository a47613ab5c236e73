"""The two papers of a conversation: what each says, and what each leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.views import PageView
from app.language import Words
from app.reports.conversation import (
    Audience,
    compose,
    conversation_paper,
)
from app.reports.document import Columns, HeaderBlock, Heading, TableBlock
from app.reports.measure import fullness
from app.reports.pdf import write_pdf
from tests.reports.pdf_structure import assert_sound, everything_spoken, spoken, words_of
from tests.reports.views import ASKED, VIEW, WHO, asked

EN = Words("en")


def printed(audience: Audience, view: PageView = VIEW) -> str:
    data = write_pdf(conversation_paper(view, audience=audience, words=EN)).data
    assert_sound(data)
    return everything_spoken(data)


def test_both_papers_print_soundly_on_one_sheet() -> None:
    for audience in ("person", "council"):
        paper = write_pdf(conversation_paper(VIEW, audience=audience, words=EN))
        assert_sound(paper.data)
        assert paper.pages == 1


def test_the_persons_paper_begins_with_their_own_words() -> None:
    document = compose(VIEW, audience="person", words=EN)
    header, first = document.blocks[:2]
    assert header == HeaderBlock(
        title="Our conversation",
        name=WHO,
        lines=(
            "12 November 2026 · At home, Llanbedr",
            "Arthur, Carys (niece) and Gwen Price (social worker)",
        ),
        below="Welsh offered, chose English · What helps: speak to his left side · large print",
    )
    assert first == Heading(text="What matters to me", note="as Arthur said it")


def test_the_persons_paper_has_no_codes_no_scores_and_nothing_of_the_councils() -> None:
    text = printed("person")
    for absent in ("485", "C-10293", "1944", "CONV1", "How sure", "Prevents", "He leant", "May sh"):
        assert absent not in text
    assert "never printed" not in text


def test_the_councils_paper_adds_who_it_is_about_and_the_afterwards() -> None:
    text = printed("council")
    for present in (
        "485 777 3456",
        "C-10293",
        "4 March 1944",
        "What matters to Arthur  as Arthur said it",
        "With some help · Prevents a need · Delays a need",
        "He leant on the door.",
        "May share",
        "Not asked",
        "How sure",
    ):
        assert present in text
    assert "never printed" not in text


def test_who_was_named_in_confidence_is_on_the_councils_paper_only() -> None:
    assert "Rhys" not in printed("person")
    assert "Rhys" in printed("council")


def test_what_was_not_answered_prints_as_nothing() -> None:
    bare = replace(
        VIEW,
        asked=tuple(replace(a, text="") for a in ASKED),
        promises=(),
        people_person=(),
        people_sentence_person="",
        stay_in_touch="",
        next_contact="",
        worker_phone="",
        out_of_hours="",
        signature_way="",
        complaint_line="",
    )
    blocks = compose(bare, audience="person", words=EN).blocks
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["What you should know"]
    assert "Not to be had here" not in printed("council")


def test_promises_nobody_was_asked_for_say_so() -> None:
    text = printed("person")
    assert "Mair (to be asked, by Carys)" in text
    assert "\nto be asked\n" in text
    assert "29 Nov 2026" in text


def test_boxes_stand_side_by_side_as_the_page_has_them() -> None:
    columns = [
        b for b in compose(VIEW, audience="person", words=EN).blocks if isinstance(b, Columns)
    ]
    pairs = [
        tuple(next(b.text for b in side if isinstance(b, Heading)) for side in (c.left, c.right))
        for c in columns
    ]
    assert pairs == [
        ("What is getting in the way", "What I want to happen"),
        ("How we stay in touch", "If things change"),
        ("What we agreed", "What you should know"),
    ]


def test_a_left_box_without_its_neighbour_is_kept() -> None:
    only = tuple(a for a in ASKED if a.key != "wants")
    text = printed("person", replace(VIEW, asked=only))
    assert "Two steps." in text


def test_whom_to_ring_stands_on_what_the_person_keeps() -> None:
    text = printed("person")
    assert "Ring Gwen Price on 01632 960 114. Any other time: 01632 960 999" in text
    assert "To complain: 01632 960 100" in text
    assert "If things change" not in printed("council")


def test_the_next_contact_stands_with_how_we_stay_in_touch() -> None:
    assert "Gwen rings on Thursdays after lunch. Next: 26 November 2026" in printed("person")


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("on_screen", "Arthur Bevan · signed on screen 12 Nov 2026, 14:52"),
        ("on_paper", "Gwen Price, social worker"),
        ("aloud", "Arthur Bevan agreed to this page aloud · 12 Nov 2026, 14:52"),
        ("not_signed", "Not signed"),
    ],
)
def test_how_the_page_was_agreed_is_said(way: str, said: str) -> None:
    text = printed("person", replace(VIEW, signature_way=way))
    assert said in text
    assert ("The signature of Arthur Bevan" in text) == (way == "on_screen")


def test_a_talk_by_phone_says_so_instead_of_a_place() -> None:
    assert "12 November 2026 · by phone" in printed("person", replace(VIEW, by_phone=True))


def test_the_persons_paper_is_never_under_twelve_points() -> None:
    small = compose(replace(VIEW, text_size_pt=9), audience="person", words=EN, size_pt=8)
    assert (small.size_pt, small.smallest_pt) == (12, 12)


@pytest.mark.parametrize("size", [18, 22, 28])
def test_large_print_flows_over_as_many_sheets_as_it_needs(size: int) -> None:
    view = replace(VIEW, text_size_pt=size)
    document = compose(view, audience="person", words=EN)
    assert (document.size_pt, document.smallest_pt) == (size, size)
    paper = write_pdf(document)
    assert paper.pages > 1
    assert_sound(paper.data)
    assert "Our conversation, continued" in words_of(paper.data)


def test_a_fuller_councils_paper_is_set_smaller_before_it_takes_a_second_sheet() -> None:
    sizes: list[tuple[int, float]] = []
    for lines in range(0, 26):
        fuller = (asked("more", "\n".join(["A line."] * lines), me="More"), *ASKED)
        view = replace(VIEW, asked=fuller)
        document = conversation_paper(view, audience="council", words=EN)
        sizes.append((fullness(document).pages, document.size_pt))
    assert sizes[0] == (1, 11.0)
    assert {size for pages, size in sizes if pages == 1} >= {11.0, 10.0}
    assert sizes[-1] == (2, 11.0)
    assert [pages for pages, _ in sizes] == sorted(pages for pages, _ in sizes)


def test_a_draft_says_so_and_a_finished_page_does_not() -> None:
    assert printed("person", replace(VIEW, state="draft")).startswith("Draft")
    assert "Draft" not in printed("person")


def test_welsh_paper_is_marked_as_welsh() -> None:
    assert compose(VIEW, audience="person", words=Words("cy")).language == "cy"
    assert compose(VIEW, audience="person", words=EN).language == "en-GB"


def test_the_title_in_the_metadata_names_nobody() -> None:
    named = replace(VIEW, paper_title=f"{WHO}'s page")
    assert WHO not in compose(named, audience="person", words=EN).title


def test_hostile_names_and_answers_print_soundly() -> None:
    typed = '<b>&"</b> {name} میری بیٹی ❤️ 王 ' + "x" * 600
    view = replace(
        VIEW,
        person_name=typed,
        person_called=typed,
        place=typed,
        council_name="Cyngor & <Sir>",
        asked=tuple(replace(a, text=typed, voice=typed) for a in ASKED),
        promises=(replace(VIEW.promises[0], what=typed, who=typed, by_when=typed),) * 3,
        people_person=(typed,),
        people_council=(typed,),
    )
    for audience in ("person", "council"):
        data = write_pdf(compose(view, audience=audience, words=EN)).data
        assert_sound(data)
        assert everything_spoken(data).count('<b>&"</b> {name} میری بیٹی ❤️ 王') > 10


def test_a_table_of_forty_promises_is_printed_whole() -> None:
    view = replace(VIEW, promises=VIEW.promises[:1] * 40)
    document = compose(view, audience="person", words=EN)
    (table,) = [b for b in document.blocks if isinstance(b, TableBlock)]
    assert len(table.rows) == 40
    data = write_pdf(document).data
    assert_sound(data)
    assert sum(part.tag == "TD" for part in spoken(data)) == 120
