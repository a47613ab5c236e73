"""The same person twice: found, looked at, put together by the keyboard, and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import history, people
from app.casework.views import PersonView
from app.language import Words
from app.ui.desk import Desk
from app.ui.screens.merge_panel import MergePanel
from app.ui.screens.person import PersonScreen
from app.ui.style import Theme
from tests.ui.accessibility import unmarked_words
from tests.ui.looks import check_everything, check_order, desk_in_look, in_every_look
from tests.ui.screens.making import heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def twice(desk: Desk, arthur: PersonView) -> PersonView:
    """The second record of Arthur."""
    del arthur
    return people.add_person(
        desk.store, name="A. Bevan", born="1944-05-03", council_id="M7", phone="01632 960 001"
    )


def opened(desk: Desk, person: PersonView, qtbot: QtBot) -> MergePanel:
    panel = MergePanel(desk, person_id=person.id)
    qtbot.addWidget(panel)
    panel.open()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def test_who_is_most_alike_is_offered_at_once_and_enter_puts_them_together(
    desk: Desk, arthur: PersonView, twice: PersonView, qtbot: QtBot
) -> None:
    panel = opened(desk, arthur, qtbot)
    told = heard(panel.merged)
    assert len(panel.rows.rows) == 1
    QTest.keyClicks(panel.search, "m7")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.join.hasFocus()
    assert panel.goes_says.text() == "Goes into it: A. Bevan · born 3 May 1944 · M7"
    assert "Name: A. Bevan" in panel.differs_says.text()
    assert people.people(desk.store).total == 2
    QTest.keyClick(panel.join, Qt.Key.Key_Return)
    assert told == [(arthur.id,)]
    assert people.person(desk.store, person_id=twice.id).id == arthur.id
    offer = desk.store.undo_offer(person_id=arthur.id)
    assert offer is not None
    history.undo(desk.store, step_id=offer.step_id)
    assert people.people(desk.store).total == 2


def test_a_number_is_written_as_everywhere(
    desk: Desk, arthur: PersonView, twice: PersonView, qtbot: QtBot
) -> None:
    people.change_person(desk.store, person_id=twice.id, nhs_number="9434765919")
    panel = opened(desk, arthur, qtbot)
    panel.choose(twice.id)
    for says in (panel.stays_says, panel.goes_says):
        assert "943 476 5919" in says.text()
        assert "9434765919" not in says.text()


def test_what_speaks_against_it_is_said(
    desk: Desk, arthur: PersonView, twice: PersonView, qtbot: QtBot
) -> None:
    panel = opened(desk, arthur, qtbot)
    panel.choose(twice.id)
    assert panel.doubt_says.isHidden()
    for fields, said in (
        ({"born": "1950-01-01"}, "Their birth dates differ"),
        ({"nhs_number": "999 000 0018"}, "Their NHS numbers differ"),
    ):
        people.change_person(desk.store, person_id=twice.id, **fields)
        panel.choose(twice.id)
        assert panel.doubt_says.text().startswith(said)
        assert panel.doubt_says.isVisible()


def test_the_other_one_may_stay(
    desk: Desk, arthur: PersonView, twice: PersonView, qtbot: QtBot
) -> None:
    panel = opened(desk, arthur, qtbot)
    told = heard(panel.merged)
    panel.choose(twice.id)
    panel.swap.click()
    assert panel.stays_says.text().startswith("Stays: A. Bevan")
    assert "1 page, 1 promise, 1 note and 1 person around" in panel.comes_says.text()
    panel.join.click()
    assert told == [(twice.id,)]


def test_what_cannot_be_put_together_is_said_and_another_may_be_chosen(
    desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    made_up = people.add_person(desk.store, name="Edna", is_practice=True)
    panel = opened(desk, arthur, qtbot)
    panel.choose(made_up.id)
    assert "made up for practice" in panel.trouble.text()
    assert panel.join.isHidden()
    panel.other.click()
    assert panel.search.hasFocus()


def test_the_person_leads_there_and_an_old_id_leads_to_the_one_that_stays(
    desk: Desk, arthur: PersonView, twice: PersonView, show: Show
) -> None:
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    told = heard(screen.person_wanted)
    menu = screen.head.menu_of_more()
    action = next(a for a in menu.actions() if a.text() == "The same person as…")
    action.trigger()
    (panel,) = screen.findChildren(MergePanel)
    panel.choose(twice.id)
    panel.join.click()
    assert told == [(arthur.id,)]
    later = PersonScreen(desk, twice.id)
    show(later)
    assert (later.person_id, later.title()) == (arthur.id, "Arthur Bevan")


@pytest.mark.parametrize("is_chosen", [False, True])
@in_every_look
def test_it_is_named_large_enough_readable_and_whole(
    desk: Desk,
    arthur: PersonView,
    twice: PersonView,
    qtbot: QtBot,
    is_chosen: bool,
    theme: Theme,
    size: int,
    language: str,
) -> None:
    panel = opened(desk_in_look(desk, theme, size, language), arthur, qtbot)
    if is_chosen:
        panel.choose(twice.id)
    QApplication.processEvents()
    check_everything(panel)
    check_order(panel)


def test_no_word_of_it_is_written_into_the_code(
    desk: Desk, arthur: PersonView, twice: PersonView, qtbot: QtBot
) -> None:
    panel = opened(replace(desk, words=Words("pseudo")), arthur, qtbot)
    assert [word for word in unmarked_words(panel) if word != "A. Bevan"] == []
    panel.choose(twice.id)
    QApplication.processEvents()
    assert unmarked_words(panel) == []
