"""A normally full conversation is one sheet of A4: counted over the practice families."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from app.casework.paper_view import compose_view
from app.casework.views import PageView
from app.language import Words
from app.reports.conversation import (
    COUNCIL_LEAST_PT,
    COUNCIL_PT,
    LARGE_PRINT_FROM_PT,
    Audience,
    conversation_paper,
)
from app.reports.document import LEAST_PERSON_PT, Document
from app.reports.measure import fullness
from app.reports.pdf import write_pdf
from tests.reports.pdf_structure import assert_sound, everything_spoken, spoken
from tests.reports.practice import practice_talks, practice_views

AUDIENCES: Final[tuple[Audience, ...]] = ("person", "council")
SIGNED_AT: Final = "2026-11-12T14:52:00+00:00"
STROKES: Final = (((0.1, 0.2), (0.4, 0.8), (0.9, 0.3)),)
FULL: Final = 0.75
"""A practice page that takes less of its sheet would prove little."""
ONE_SIDE: Final = ("conversation_1", "first_contact")
OWN_ONE_SIDE: Final = (
    *ONE_SIDE,
    "about_me",
    "agreement_to_share",
    "capacity",
    "carers_conversation",
    "good_life",
    "safeguarding_thinking",
    "think_family",
    "what_matters_wales",
)
"""Pages whose paper for the person is one side too, closer set where it must be."""
MOST_SHEETS: Final = 2
"""Pages with a plan or tables may go on over a second sheet in the standard size."""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[PageView, ...]:
    views = practice_views(tmp_path_factory.mktemp("practice") / "home")
    return tuple(view for view in views if view.state == "finished")


def paper(view: PageView, audience: Audience) -> Document:
    """A paper as it is filed, but the person's in the standard size whoever the person is."""
    words = Words(view.language)
    return conversation_paper(view, audience=audience, words=words, size_pt=LEAST_PERSON_PT)


def answers_on(view: PageView, audience: Audience) -> list[str]:
    """Every longer answer that must stand on a paper."""
    papers = ("both", audience)
    return [a.text for a in view.asked if a.kind == "Prose" and a.text and a.paper in papers]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_practice_conversation_is_one_sheet(
    finished: tuple[PageView, ...], audience: Audience
) -> None:
    sheets = {
        (v.person_name, v.page_key): write_pdf(paper(v, audience)).pages
        for v in finished
        if v.page_key in ONE_SIDE
    }
    assert len(sheets) >= 9
    assert sheets == dict.fromkeys(sheets, 1)


def test_the_person_s_own_paper_is_one_side_of_most_pages(
    finished: tuple[PageView, ...],
) -> None:
    sheets = {
        (v.person_name, v.page_key): write_pdf(paper(v, "person")).pages
        for v in finished
        if v.page_key in OWN_ONE_SIDE
    }
    assert {key for _, key in sheets} == set(OWN_ONE_SIDE)
    assert sheets == dict.fromkeys(sheets, 1)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_page_with_a_plan_or_tables_goes_on_over_one_more_sheet_at_most(
    finished: tuple[PageView, ...], audience: Audience
) -> None:
    longer = [v for v in finished if v.page_key not in ONE_SIDE]
    assert {v.page_key for v in longer} >= {
        "conversation_2",
        "conversation_3",
        "leaving_hospital",
    }
    for view in longer:
        document = paper(view, audience)
        assert write_pdf(document).pages <= MOST_SHEETS
        assert fullness(document).pages == write_pdf(document).pages


@pytest.mark.parametrize("audience", AUDIENCES)
def test_there_is_room_to_sign_on_every_one_of_them(
    finished: tuple[PageView, ...], audience: Audience
) -> None:
    signed = [
        replace(v, signature_way="on_screen", signature_at=SIGNED_AT, signature_strokes=STROKES)
        for v in finished
        if v.page_key in ONE_SIDE
    ]
    sheets = {(v.person_name, v.page_key): fullness(paper(v, audience)).pages for v in signed}
    assert sheets == dict.fromkeys(sheets, 1)


def test_the_sheets_are_well_filled_and_in_no_smaller_print_than_is_promised(
    finished: tuple[PageView, ...],
) -> None:
    for view in (v for v in finished if v.page_key == "conversation_1"):
        person, council = paper(view, "person"), paper(view, "council")
        assert FULL < fullness(person).share <= 1
        assert FULL < fullness(council).share <= 1
        assert (person.size_pt, person.smallest_pt) == (LEAST_PERSON_PT, LEAST_PERSON_PT)
        assert COUNCIL_LEAST_PT <= council.size_pt <= COUNCIL_PT


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_that_was_said_is_left_off_to_save_room(
    finished: tuple[PageView, ...], audience: Audience
) -> None:
    for view in finished:
        data = write_pdf(paper(view, audience)).data
        assert_sound(data)
        said = _flat(everything_spoken(data))
        for answer in answers_on(view, audience):
            assert _flat(answer) in said


def test_large_print_goes_on_over_further_sheets_whole(finished: tuple[PageView, ...]) -> None:
    in_large_print = [view for view in finished if view.text_size_pt >= LARGE_PRINT_FROM_PT]
    assert in_large_print
    for view in in_large_print:
        printed = write_pdf(conversation_paper(view, audience="person", words=Words(view.language)))
        assert printed.pages > 1
        assert_sound(printed.data)
        said = _flat(everything_spoken(printed.data))
        assert all(_flat(answer) in said for answer in answers_on(view, "person"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_long_answers_go_on_to_a_continuation_sheet_whole(
    finished: tuple[PageView, ...], audience: Audience
) -> None:
    view = finished[0]
    long = " ".join(["A long answer about the shed, the wood and the company."] * 20)
    fuller = tuple(
        replace(a, text=f"{long} {n}.") if a.kind == "Prose" and a.text else a
        for n, a in enumerate(view.asked)
    )
    printed = write_pdf(paper(replace(view, asked=fuller), audience))
    assert printed.pages > 1
    assert_sound(printed.data)
    said = _flat(everything_spoken(printed.data))
    for answer in answers_on(replace(view, asked=fuller), audience):
        assert said.count(answer) == 1


def test_a_day_a_promise_is_for_stands_on_one_line(finished: tuple[PageView, ...]) -> None:
    for view in (one for one in finished if one.promises):
        days = [promise.by_when for promise in view.promises]
        assert all(days)
        cells = [part.text for part in spoken(write_pdf(paper(view, "person")).data)]
        assert all(day in cells for day in days)
        assert max(len(day) for day in days) <= len("30 Mawrth")


def test_a_page_with_nothing_said_reads_as_what_an_empty_page_takes(tmp_path: Path) -> None:
    with_a_person = [t for t in practice_talks(tmp_path / "home") if not t.asked.is_nameless]
    for talk in with_a_person:
        alone = replace(talk, state="draft", stored={}, promises=(), members=(), known={})
        alone = replace(alone, day_log=())
        view = compose_view(alone)
        assert 0 < fullness(paper(view, "council")).share < fullness(paper(view, "person")).share
        assert fullness(paper(view, "person")).share < 0.3
        asked = [a.me for a in view.asked if a.me]
        said = everything_spoken(write_pdf(paper(view, "person")).data)
        assert asked
        assert not any(one in said for one in asked if one != view.paper_title)


def _flat(text: str) -> str:
    return " ".join(text.split())
