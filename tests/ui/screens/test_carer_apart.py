"""No screen of one person shows what belongs to the record of whoever cares for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QWidget

from app.casework import carers, contacts, network, people, promises
from app.casework.interview import Interview
from app.casework.visiting import begin_visit, found_for
from app.forms.conditions import Json
from app.forms.questions import Choice, DateAsked, Line, Prose, Question, SeveralChoices, YesNo
from app.ui.desk import Desk
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.choose_page import ChoosePanel
from app.ui.screens.ecomap import EcomapScreen
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_more import show_story
from app.ui.screens.today import TodayScreen
from tests.ui.canary import MARK
from tests.ui.test_nobody_else import every_text, settle

Show = Callable[[QWidget], QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """Somebody who is cared for and their carer, by id; the carer's own words hold the mark."""

    cared_for: str
    carer: str


def _said(question: Question, number: int) -> Json:
    """An answer of this kind that is theirs: words with the mark, or the first of a choice."""
    match question:
        case Prose() | Line():
            return f"{MARK} {number}"
        case Choice(options=options):
            return options[0].key
        case SeveralChoices(options=options):
            return [options[0].key]
        case YesNo():
            return "yes"
        case DateAsked():
            return "2026-11-10"
        case _:
            return None


def _answer_all(desk: Desk, carer: str) -> str:
    """Every question of a carer's conversation answered; the page's id."""
    page = desk.catalogue.page("carers_conversation")
    assert page is not None
    talk = Interview.begin(desk.store, person_id=carer, page_key=page.key, catalogue=desk.catalogue)
    for number, question in enumerate(page.questions()):
        value = _said(question, number)
        if value is not None and question.key != "conversation_on":
            talk.answer(question.key, value)
    talk.flush()
    return talk.page_id


@pytest.fixture
def two(desk: Desk) -> Two:
    """Iqbal, and Nasreen with everything that a carer's record can hold."""
    store = desk.store
    iqbal = people.add_person(store, name="Iqbal Sharif")
    member = network.add_member(
        store, person_id=iqbal.id, name="Nasreen", gives_care=True, willing="yes", able="partly"
    )
    nasreen = carers.make_person_of_member(store, member_id=member.id)
    people.change_person(
        store,
        person_id=nasreen.id,
        name=f"Nasreen {MARK}",
        about_matters=MARK,
        needs=[MARK],
        visiting_alone=MARK,
    )
    network.add_member(store, person_id=nasreen.id, name=f"{MARK} Khan")
    contacts.note_contact(
        store, person_id=nasreen.id, words=f"{MARK} rang", next_contact_on="2026-11-12"
    )
    promises.add_promise(
        store,
        person_id=nasreen.id,
        page_id=_answer_all(desk, nasreen.id),
        what=MARK,
        by_when="2026-11-11",
    )
    store.close_steps()
    return Two(cared_for=iqbal.id, carer=nasreen.id)


def shown(desk: Desk, two: Two, show: Show) -> Iterator[str]:
    """Every screen of the person who is cared for, by name, while it stands."""
    person = PersonScreen(desk, two.cared_for)
    show(person)
    settle()
    yield "person"
    for opened in (show_story(person, desk), person.show_history()):
        assert opened is not None
        settle()
        yield type(opened).__name__
        opened.close()
    for screen in (BeforeKnockScreen(desk, two.cared_for), EcomapScreen(desk, two.cared_for)):
        show(screen)
        settle()
        yield type(screen).__name__
    chooser = ChoosePanel(desk, two.cared_for)
    show(chooser)
    yield "chooser"
    for key in ("conversation_1", "conversation_3", "think_family", "carers_conversation"):
        talk = Interview.begin(
            desk.store, person_id=two.cared_for, page_key=key, catalogue=desk.catalogue
        )
        show(PageScreen(desk, talk.page_id))
        settle()
        yield key


def test_no_screen_of_a_person_shows_their_carers_own_record(
    desk: Desk, two: Two, show: Show
) -> None:
    desk = replace(desk, visit=begin_visit(desk.store, person_id=two.cared_for))
    for screen in shown(desk, two, show):
        assert [text for text in every_text() if MARK in text] == [], screen
    found = found_for(desk.store, visit=desk.visit, query=MARK, limit=20)
    assert MARK not in str((found.people, found.notes))


def test_the_mark_is_there_to_be_found_with_the_carer_and_on_today(
    desk: Desk, two: Two, show: Show
) -> None:
    for screen in (PersonScreen(desk, two.carer), TodayScreen(desk)):
        show(screen)
        settle()
        assert any(MARK in text for text in every_text())


def test_conversation_3_asks_nothing_of_the_carers_own_conversation(desk: Desk) -> None:
    page = desk.catalogue.page("conversation_3")
    theirs = desk.catalogue.page("carers_conversation")
    assert page is not None
    assert theirs is not None
    of_carer = {question.key for question in page.questions() if "carer" in question.key}
    assert of_carer == {"carer_position"}
    own = {q.key for q in theirs.questions()} & {q.key for q in page.questions()}
    assert not own & {"offer", "seen", "ask_again_on", "willing_now", "able_now", "own_life"}
