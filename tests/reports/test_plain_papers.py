"""The plainer papers: blank ones, how it went, the chronology and the day at a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.casework.appointments import AppointmentView, by_place
from app.casework.chronology import (
    LEFT_OUT,
    Chronology,
    without_confidences,
    without_waiting,
)
from app.casework.how_it_went import Became, HowItWent
from app.casework.rows import person_view
from app.casework.timeline import TimelineLine
from app.casework.views import MemberView
from app.forms.catalogue import shipped
from app.forms.page import Page, Section
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
    Option,
    Paper,
    Part,
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Prose,
    RowsAsked,
    Scale,
    SeveralChoices,
    Signature,
    WeekAsked,
    YesNo,
)  # fmt: skip
from app.language import Words
from app.models.person import Person
from app.models.timeline import Mark
from app.reports.blank import LARGE_PT, BlankFor, compose_blank
from app.reports.chronology import compose_chronology
from app.reports.day_list import DayList, compose_day_list
from app.reports.document import Document, Figure, Heading, SignatureBlock, TableBlock
from app.reports.how_it_went import compose_how_it_went
from app.reports.pdf import write_pdf
from app.reports.sheets import set_paper
from tests.reports.pdf_structure import assert_sound, everything_spoken
from tests.reports.views import VIEW

MADE = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
YES = (Option("yes", "Yes, and a very long answer that goes on and on " * 4), Option("no", "No"))
EVERY_KIND = Page(
    key="every",
    version=1,
    code="EVERY",
    title="Every kind",
    name="Every kind",
    paper_title="Every kind for {name}",
    lead="",
    openers=(),
    sections=(
        Section(
            key="all",
            title="All",
            questions=(
                Line(key="line", ask="A line"),
                Prose(key="prose", ask="Prose", me="What I say"),
                Choice(key="choice", ask="One", options=YES),
                SeveralChoices(key="several", ask="Some", options=YES),
                DateAsked(key="day", ask="Day"),
                Scale(key="scale", ask="How much", lowest=0, highest=10, lowest_label="none",
                      highest_label="all"),
                YesNo(key="yes", ask="Yes?"),
                Money(key="money", ask="Money"),
                PeopleAsked(key="people", ask="People"),
                PromisesAsked(key="promises", ask="Promises", plan=True),
                RowsAsked(key="rows", ask="Rows", cells=(Line(key="a", ask="A"),), add="Add"),
                RowsAsked(key="fixed", ask="Fixed", cells=(Line(key="a", ask="A"),), rows=YES),
                WeekAsked(key="week", ask="Week", kinds=YES),
                PlaceAsked(key="place", ask="Place", options=YES),
                Line(key="private", ask="For the council", part=Part.AFTERWARDS,
                     paper=Paper.COUNCIL),
                Signature(key="signed", ask="Signed"),
            ),
        ),
    ),
)  # fmt: skip


def headings(paper: Document) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def blank(page: Page, language: str = "en", **whom: Any) -> Document:
    return compose_blank(page, whom=BlankFor(**whom), words=Words(language), made_at=MADE)


def test_a_blank_page_asks_in_the_person_s_own_words_with_room_to_write() -> None:
    paper = blank(EVERY_KIND, name="Arthur Bevan", called="Arthur")
    assert "What I say" in headings(paper)
    assert "For the council" not in headings(paper)
    assert paper.size_pt == LARGE_PT
    assert "Arthur" not in paper.title
    figures = [block for block in paper.blocks if isinstance(block, Figure)]
    assert all(figure.alt for figure in figures)
    tables = [block for block in paper.blocks if isinstance(block, TableBlock)]
    assert [len(table.head) for table in tables] == [4, 1, 2, 5]
    assert all(not "".join(map(str, row[1:])).strip() for table in tables for row in table.rows)
    assert isinstance(paper.blocks[-1], SignatureBlock)


def test_what_waits_behind_an_answer_is_asked_on_paper() -> None:
    """Nobody knows yet how the paper will be answered."""
    for page in shipped():
        own = {Paper.BOTH, Paper.PERSON} if page.person_paper else {Paper.BOTH, Paper.COUNCIL}
        asked = [q for q in page.questions() if q.part is Part.TABLE and q.paper in own]
        assert len(headings(blank(page))) >= len(asked)


@pytest.mark.parametrize("size_pt", [12, LARGE_PT, 28])
def test_there_are_lines_to_write_on_in_every_empty_table(size_pt: float) -> None:
    """Of five columns too, which large print sets one under the other where they hold words."""
    cells = tuple(Line(key=key, ask=f"Column {key}") for key in "abcde")
    rows = RowsAsked(key="rows", ask="Rows", cells=cells, add="Add")
    page = replace(EVERY_KIND, sections=(Section(key="all", title="All", questions=(rows,)),))
    paper = compose_blank(page, whom=BlankFor(), words=Words(), made_at=MADE, size_pt=size_pt)
    told = everything_spoken(write_pdf(paper).data)
    assert all(f"Column {key}" in " ".join(told.split()) for key in "abcde")
    rules = [p.slice.repeat for sheet in set_paper(paper).sheets for p in sheet.placed]
    assert sum(bool(rule) for rule in rules) == 5


def test_what_is_the_council_s_alone_is_not_asked_on_a_paper_left_in_the_house() -> None:
    for page in (page for page in shipped() if page.person_paper):
        told = set(headings(blank(page)))
        kept = [q for q in page.questions() if q.paper is Paper.COUNCIL and not q.me]
        assert not {q.ask for q in kept} & told


def test_a_page_that_names_nobody_has_no_name_on_its_blank() -> None:
    page = replace(EVERY_KIND, is_nameless=True, paper_title="Among us", person_paper=False)
    whom = {"name": "Arthur Bevan", "called": "Arthur", "worker_name": "Gwen Price"}
    text = str(blank(page, **whom).blocks[0])
    assert "Arthur" not in text
    assert "Gwen" not in text


def line(kind: str, said: str, *, after: str = "", who: str = "", n: int = 1) -> TimelineLine:
    return TimelineLine(
        mark=Mark(kind, f"id{n}", "2026-11-02"),
        page_id="",
        on_date="2026-11-02",
        heading="Note",
        words=said,
        after=after,
        who=who,
    )


def member(name: str, **more: Any) -> MemberView:
    fields: dict[str, Any] = dict.fromkeys(MemberView.__dataclass_fields__, "")
    fields |= {"gives": None, "receives": None, "gives_care": None, "under_18": None}
    fields |= {"in_confidence": False, "do_not_show": False, "name": name}
    return MemberView(**{**fields, **more})


def test_whoever_was_told_of_in_confidence_is_left_out_and_nobody_else() -> None:
    lines = (
        line("note", "ÉRIC rang"),
        line("note", "A lift", who="Eric Owen"),
        line("note", "Generic words"),
        line("note", "Gill came"),
    )
    hidden = (member("Eric Owen", in_confidence=True), member("Gill"))
    told = without_confidences(lines, hidden, Words())
    assert [one.words == LEFT_OUT for one in told] == [True, True, False, False]
    assert told[1].who == ""
    assert without_confidences(lines, (member("Gill"),), Words()) == lines


def test_a_chronology_does_not_say_what_only_waits_in_this_program() -> None:
    lines = (
        line("page", "“The shed”", after="It waits in the Outbox. Large print went with Gill."),
        line("note", "It waits in the Outbox.", after="It waits in the Outbox."),
    )
    page, note = without_waiting(lines, Words())
    assert page.after == "Large print went with Gill."
    assert note == lines[1]


def chronology(language: str = "en", **changes: Any) -> Chronology:
    row = Person(id="p", name="Arthur Bevan", created_at=MADE, changed_at=MADE)
    row.nhs_number = "9990000018"
    row.is_practice = row.is_restricted = False
    person = person_view(row)
    told = Chronology(
        person=person,
        worker_name="Gwen Price",
        team="Llanbedr hub",
        lines=(line("note", "He rang", after="Delivered", n=1), line("page", "“The shed”", n=2)),
        left_out=1,
        has_older=True,
        since="2026-01-01",
        until="2026-11",
        query="shed",
        made_at=MADE,
        language=language,
    )
    return replace(told, **changes)


def went(language: str = "en") -> HowItWent:
    became = Became(
        what="A lift to chapel",
        who="someone else",
        who_council="Eric Owen",
        by_when="19 November 2026",
        answer="Partly",
        asked_on="20 November 2026",
        note="",
        note_council="Eric could not come twice",
    )
    waiting = replace(became, what="Oil the hinge", answer="", asked_on="", note_council="")
    return HowItWent(
        view=replace(VIEW, language=language),
        on=date(2026, 11, 22),
        made_at=MADE,
        promises=(became, waiting),
    )


def test_how_it_went_says_what_took_and_keeps_confidences_off_the_person_s_sheet() -> None:
    person = compose_how_it_went(went(), audience="person")
    council = compose_how_it_went(went(), audience="council")
    assert "Eric" not in str(person.blocks)
    assert "Eric could not come twice" in str(council.blocks)
    for paper in (person, council):
        (table,) = (block for block in paper.blocks if isinstance(block, TableBlock))
        assert "Partly" in str(table.rows[0])
        assert table.rows[1][2] == "Not asked yet"
        assert "1 of 2 promises were asked about" in str(paper.blocks)
    assert "9990000018" not in str(person.blocks).replace(" ", "")


def appointment(name: str, **more: Any) -> AppointmentView:
    fields: dict[str, Any] = dict.fromkeys(AppointmentView.__dataclass_fields__, "")
    fields |= {"is_practice": False, "is_urgent": False, "person_name": name, "needs": ()}
    return AppointmentView(**{**fields, **more})


def day_list() -> DayList:
    return DayList(
        day=date(2026, 11, 20),
        places=by_place(
            (
                appointment("Arthur Bevan", place_kind="hub", place_words="Hall",
                            at_time="10:30", needs=("Large print", "Left side")),
                appointment("Mair Ellis", place_kind="hub", place_words="hall", is_urgent=True,
                            organisations="Age UK", asked_on="2026-11-02"),
            )
        ),
        worker_name="Gwen Price",
        team="Llanbedr hub",
        made_at=MADE,
    )  # fmt: skip


def test_the_day_list_says_what_is_needed_at_the_place_and_no_more() -> None:
    paper = compose_day_list(day_list(), words=Words())
    assert headings(paper) == ["At a hub or drop-in, Hall"]
    (table,) = (block for block in paper.blocks if isinstance(block, TableBlock))
    assert [row[1] for row in table.rows] == ["Mair Ellis", "Arthur Bevan"]
    assert table.rows[1][2] == "Large print; Left side"
    said = str(compose_day_list(replace(day_list(), places=()), words=Words()).blocks)
    assert "Nobody is to be seen on this day." in said


def every_plain_paper() -> Iterator[tuple[str, Document]]:
    """One of each, in both languages: also for the validator."""
    for language in ("en", "cy"):
        yield f"plain blank {language}", blank(EVERY_KIND, language)
        yield f"plain blank talk {language}", blank(next(iter(shipped())), language, name="Bob")
        yield f"plain chronology {language}", compose_chronology(chronology(language))
        empty = chronology(language, lines=(), left_out=0, has_older=False)
        yield f"plain chronology empty {language}", compose_chronology(empty)
        yield f"plain day {language}", compose_day_list(day_list(), words=Words(language))
        for audience in ("person", "council"):
            paper = compose_how_it_went(went(language), audience=audience)
            yield f"plain went {audience} {language}", paper


@pytest.mark.parametrize(("name", "paper"), list(every_plain_paper()))
def test_every_plain_paper_prints_whole_and_is_read_out(name: str, paper: Document) -> None:
    printed = write_pdf(paper)
    assert printed.missing == ()
    assert_sound(printed.data)
    spoken = everything_spoken(printed.data)
    assert paper.language == ("cy" if name.endswith("cy") else "en-GB")
    for heading in headings(paper):
        assert heading in spoken
