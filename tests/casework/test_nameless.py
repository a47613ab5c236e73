"""A sheet for colleagues names nobody: what gives people away is found, the print has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework import network, people, promises
from app.casework.interview import Interview
from app.casework.nameless import giveaways, known_of
from app.casework.paper_view import page_view
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.reports.conversation import Audience, conversation_paper
from app.reports.pdf import write_pdf
from tests.reports.pdf_structure import assert_sound, everything_spoken

NAMES = ("Delroy Bennett", "Tia Bennett", "Joy", "Siân O’Rourke-Ŵyn", "Mrs Kaplan")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("delroy fell; Bennett's children argue", ["delroy", "Bennett's"]),
        ("SIAN o’rourke-wyn came", ["SIAN", "o’rourke-wyn"]),
        ("They find joy in dominoes", []),
        ("Then Joy came", ["Joy"]),
        ("A mrs somebody, and the son", []),
        ("Kaplan has keys", ["Kaplan"]),
        ("999 000 0042 is hers", ["999 000 0042"]),
        ("9990000042", ["9990000042"]),
        ("order 9990000041 of bricks", []),
        ("lives at ZZ99 4RW now", ["ZZ99 4RW"]),
        ("lives at zz994rw now", ["zz994rw"]),
        ("ring 01632 960 266 or +44 7700 900411", ["01632 960 266", "+44 7700 900411"]),
        ("2 daughters, 3 sons, 12 November 2026, £1,250.00", []),
        ("Tiara and Bennettson", []),
        ("", []),
    ],
)
def test_what_gives_somebody_away_is_found(text: str, found: list[str]) -> None:
    assert [one.said for one in giveaways(text, names=NAMES)] == found


def test_what_else_is_known_of_the_person_is_found_too() -> None:
    given = giveaways("From 40 ropewalk, number MB-20455", names=(), numbers=("40 Ropewalk",))
    assert [one.said for one in given] == ["40 Ropewalk"]


def test_a_council_number_of_digits_is_known_and_a_year_is_not(
    store: Store, arthur: PersonView
) -> None:
    kept = people.change_person(store, person_id=arthur.id, council_id="40117", born="1944")
    assert known_of(kept) == ("40117",)
    given = giveaways("In 1944, 40117", names=(), numbers=known_of(kept))
    assert [one.said for one in given] == ["40117"]


@pytest.fixture
def discussed(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """A peer discussion about somebody of whom everything is known."""
    people.change_person(
        store,
        person_id=arthur.id,
        nhs_number="9990000018",
        council_id="MB-1",
        address="40 Ropewalk, Marlbeck",
        postcode="ZZ99 4RW",
        phone="01632 960 266",
        needs=["Deaf in one ear"],
        born="1944-03-04",
    )
    carys = network.add_member(store, person_id=arthur.id, name="Carys Pugh", relation="niece")
    page = Interview.begin(
        store, person_id=arthur.id, page_key="peer_discussion", catalogue=catalogue
    )
    page.answer("situation", "A man in his eighties whose niece is tired.", whose="person")
    page.answer("strong", "He mends things.", whose="member", whose_member_id=carys.id)
    page.answer("suggestions", [{"what": "Ask the shed", "role": "an OT", "adopted": "adopted"}])
    page.answer("roles", "Two social workers")
    page.flush()
    promises.add_promise(
        store, person_id=arthur.id, page_id=page.page_id, what="Ring", who_words="Carys Pugh"
    )
    return page


def test_before_finish_a_name_or_number_in_the_text_is_said(
    discussed: Interview, words: Words
) -> None:
    assert [line for line in discussed.problems(words) if "names nobody" in line.text] == []
    discussed.answer("situation", "Arthur rings Carys on 01632 960 266 from ZZ99 4RW")
    discussed.answer("suggestions", [{"what": "9990000018 again"}])
    said = [line for line in discussed.problems(words) if "names nobody" in line.text]
    assert [line.key for line in said] == ["situation", "suggestions"]
    assert "Arthur, Carys, 01632 960 266 and ZZ99 4RW" in said[0].text
    assert not any(line.blocks for line in said)


@pytest.mark.parametrize("audience", ["person", "council"])
def test_discussion_sheet_prints_with_no_name_address_or_nhs_number(
    store: Store, discussed: Interview, catalogue: Catalogue, clock: FixedClock, audience: Audience
) -> None:
    view = page_view(
        store, page_id=discussed.page_id, catalogue=catalogue, policy=Policy(), clock=clock
    )
    long = tuple(replace(a, text=a.text * 60) if a.key == "situation" else a for a in view.asked)
    for shown in (view, replace(view, asked=long)):
        paper = conversation_paper(shown, audience=audience, words=Words())
        printed = write_pdf(paper)
        assert_sound(printed.data)
        said = everything_spoken(printed.data) + paper.title + paper.running_head
        for part in ("Arthur", "Bevan", "Carys", "Pugh", "Ropewalk", "ZZ99", "999 000", "MB-1"):
            assert part not in said
        for part in ("01632", "1944", "March", "Deaf", "Gwen", "niece)"):
            assert part not in said
        if audience == "council":
            assert "Ask the shed" in said
            assert "eighties" in said
