"""Before I knock: what one reads in the car, the person's own words first, and where it leads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.casework import people
from app.casework.knocking import knock
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import Card
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from tests.ui.screens.making import finish_a_page, heard

Show = Callable[[QWidget], QWidget]


def cards(screen: QWidget) -> list[str]:
    """The headings of the cards that are seen, in the order they were made."""
    seen = [card for card in screen.findChildren(Card) if card.isVisible()]
    return [card.heading.text() for card in seen if card.heading is not None]


def test_it_shows_what_is_known_and_leaves_out_the_rest(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    people.change_person(
        desk.store,
        person_id=arthur.id,
        visiting_alone="A dog in the yard.",
        about_please_do="Ring first.",
        phone="01632 960 221",
        pronouns="he/him",
    )
    screen = BeforeKnockScreen(desk, arthur.id)
    show(screen)
    assert cards(screen) == [
        "Visiting alone",
        "How to speak",
        "Please do",
        "Who may be told",
        "Where and how to reach them",
        "In their own words",
        "Last noted",
        "What was promised",
        "Due",
    ]
    said = {label.text() for label in screen.findChildren(QLabel)}
    assert {
        "A dog in the yard.",
        "Speak to his left side",
        "he/him",
        "Ring first.",
        "Carys",
        "01632 960 221",
        "The shed, chapel, this house.",
        "Men's Shed with Gwen",
        "Carys, to be asked · 2 days late",
        "Carys · 11 Nov",
    } <= said


def test_their_own_words_are_of_the_newest_page_that_holds_any(
    desk: Desk, arthur: PersonView
) -> None:
    finish_a_page(desk, arthur)
    card = knock(desk.store, person_id=arthur.id, catalogue=desk.catalogue, words=desk.words)
    assert card.said is not None
    assert [said.text for said in card.said.said] == ["The shed."]
    assert len(card.drafts) == 1
    assert card.contact is not None
    assert [line.kind for line in card.due] == ["contact"]


def test_of_somebody_new_it_says_what_to_ask(desk: Desk, show: Show) -> None:
    nia = people.add_person(desk.store, name="Nia Vaughan")
    screen = BeforeKnockScreen(desk, nia.id)
    show(screen)
    assert cards(screen) == ["Before the first visit"]


def test_it_leads_into_the_visit_the_conversation_and_back(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    screen = BeforeKnockScreen(desk, arthur.id)
    show(screen)
    visited, opened = heard(screen.visit_wanted), heard(screen.page_wanted)
    begun, back = heard(screen.begin_wanted), heard(screen.person_wanted)
    start = screen.starts["conversation_1"]
    assert start.text() == "Go on with Conversation 1"
    for button in (screen.visit, start, screen.back):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert visited == back == [(arthur.id,)]
    assert (len(opened), begun) == (1, [])
    nia = BeforeKnockScreen(desk, people.add_person(desk.store, name="Nia").id)
    begun = heard(nia.begin_wanted)
    nia.starts["conversation_1"].click()
    assert begun == [(nia.person_id, "conversation_1")]


def test_a_change_elsewhere_is_shown(desk: Desk, arthur: PersonView, show: Show) -> None:
    screen = BeforeKnockScreen(desk, arthur.id)
    show(screen)
    people.change_person(desk.store, person_id=arthur.id, may_be_told="")
    screen.refresh(None)
    QApplication.processEvents()
    assert "Who may be told" not in cards(screen)


def test_what_to_know_when_alone_is_kept_from_details(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    wanted = heard(screen.room_of_person_wanted)
    screen.head.knock.click()
    assert wanted == [("knock", arthur.id)]
    screen.toggle_details()
    (opened,) = screen.findChildren(Details)
    QTest.keyClicks(opened.prose["visiting_alone"], "Park on the lane.")
    screen.leave()
    known = people.person(desk.store, person_id=arthur.id)
    assert known.visiting_alone == "Park on the lane."
