"""These screens for everybody: names, targets, order, nothing cut, in themes, sizes, languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import contacts, jots, network
from app.casework import people as people_of
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.outbox_watch import OutboxWatch
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.copies_card import CopyRow
from app.ui.screens.jot_lines import Front
from app.ui.screens.jot_panel import JotPanel
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.people import PeopleScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.person_history import PersonHistoryPanel
from app.ui.screens.removed import RemovedScreen
from app.ui.screens.search import SearchPopup
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow
from app.ui.style import Theme
from tests.ui.accessibility import unmarked_words
from tests.ui.looks import check_everything, check_order, desk_in_look, in_every_look
from tests.ui.screens.making import LIST_WORDS, a_list_looked_at, finish_a_page

Show = Callable[[QWidget], QWidget]
SCREENS = (
    *("today", "later", "copies", "people", "person", "details", "note", "promise", "outbox"),
    *("removed", "happened", "search", "caseload", "ending", "jots", "knock"),
)
# What the worker or the person said stands as it was said.
TYPED = {
    "Arthur Bevan",
    "Arthur",
    "Large print",
    "Speak to his left side",
    "Carys",
    "Men's Shed with Gwen",
    "The shed, chapel, this house.",
    "9434765919",
    "943 476 5919",
    "Bus at nine",
    "Carys rings",
    "Brighter since the half-step went in. Carys",
    "Nerys",
    "Brighter since the half-step went in.",
    "Carys · 11 Nov",
    "12 Nov",
    "11 Nov",
    *LIST_WORDS,
}


def make(name: str, desk: Desk, person: PersonView) -> QWidget:  # noqa: PLR0912 - one a screen
    """A screen by its name here, with what can be opened on it open."""
    match name:
        case "today":
            today = TodayScreen(desk)
            today.start.ask_name()
            return today
        case "later":
            day = TodayScreen(desk)
            due = day.touch.rows.rows[0]
            assert isinstance(due, DueRow)
            due.later.click()
            return day
        case "copies":
            finish_a_page(desk, person)
            owing = TodayScreen(desk)
            owing.refresh(None)
            first = owing.copies.rows.rows[0]
            assert isinstance(first, CopyRow)
            first.button.click()
            return owing
        case "people":
            people = PeopleScreen(desk)
            people.ask_name()
            return people
        case "caseload":
            return a_list_looked_at(desk)
        case "outbox":
            finish_a_page(desk, person)
            return OutboxScreen(desk, watch=OutboxWatch(desk))
        case "removed":
            for note in contacts.contacts_of(desk.store, person_id=person.id):
                contacts.remove_contact(desk.store, contact_id=note.id)
            friend = network.add_member(desk.store, person_id=person.id, name="Nerys")
            network.remove_member(desk.store, member_id=friend.id)
            return RemovedScreen(desk)
        case "happened":
            people_of.change_person(desk.store, person_id=person.id, born="1944-05-04")
            return PersonHistoryPanel(desk, person)
        case "knock":
            return BeforeKnockScreen(desk, person.id)
        case "search":
            popup = SearchPopup(desk)
            popup.look_for("bright")
            popup.look()
            return popup
        case "jots":
            return jot_panel(desk, person)
        case _:
            screen = PersonScreen(desk, person.id)
            if name in ("details", "ending"):
                screen.toggle_details()
                details = screen.findChild(Details)
                if name == "ending" and isinstance(details, Details):
                    details.involvement.pick.pick("moved")
                    details.stages.ticks["identify"].click()
            elif name == "note":
                screen.note_contact()
            elif name == "promise":
                screen.promises.add_promise()
            return screen


def jot_panel(desk: Desk, person: PersonView) -> JotPanel:
    """Beside Arthur's draft, with two lines of which one is being changed."""
    for words in ("Bus at nine", "Carys rings"):
        jots.jot(desk.store, words=words, person_id=person.id)
    panel = JotPanel(desk, keep_front=lambda: None)
    panel.show_front(
        Front(
            person_id=person.id,
            page_id=jots.draft_to_sort_into(desk.store, person_id=person.id),
        )
    )
    panel.edit()
    panel.sorting.pick()
    return panel


def dressed(screen: QWidget) -> QWidget:
    """On the ground the window gives it."""
    if not screen.property("kind"):
        screen.setProperty("kind", "ground")
        screen.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return screen


@pytest.mark.parametrize("name", SCREENS)
@in_every_look
def test_everything_is_named_large_enough_readable_and_whole(
    desk: Desk,
    arthur: PersonView,
    show: Show,
    name: str,
    theme: Theme,
    size: int,
    language: str,
) -> None:
    screen = dressed(make(name, desk_in_look(desk, theme, size, language), arthur))
    show(screen)
    screen.resize(870, 560)
    QApplication.processEvents()
    check_everything(screen)


@pytest.mark.parametrize("name", [one for one in SCREENS if one != "search"])
def test_tab_comes_full_circle_in_reading_order(
    desk: Desk, arthur: PersonView, show: Show, name: str
) -> None:
    screen = dressed(make(name, desk, arthur))
    show(screen)
    screen.resize(870, 560)
    QApplication.processEvents()
    check_order(screen)


@pytest.mark.parametrize("name", SCREENS)
def test_no_word_is_written_into_the_code(
    desk_in: Callable[[str], Desk], arthur: PersonView, show: Show, name: str
) -> None:
    screen = dressed(make(name, desk_in("pseudo"), arthur))
    show(screen)
    assert [word for word in unmarked_words(screen) if word not in TYPED] == []
