"""Choosing the page: by what it is for, by typing, by keyboard; what is under way goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.casework.visiting import begin_visit
from app.ui.desk import Desk
from app.ui.pieces import SectionHeading
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.choose_page import ChoosePanel, ask_which
from app.ui.screens.paper_panel import PaperPanel
from app.ui.screens.person import PersonScreen
from app.ui.screens.start_card import StartCard
from app.ui.ways import Front, every_way
from tests.many_pages import many_pages
from tests.ui.screens.making import heard


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A desk with several pages."""
    return replace(desk, catalogue=many_pages())


@pytest.fixture
def nia(many: Desk) -> PersonView:
    return people.add_person(many.store, name="Nia Rowlands", preferred_name="Nia")


def opened(many: Desk, person: PersonView, qtbot: QtBot) -> ChoosePanel:
    """The panel on the screen."""
    panel = ChoosePanel(many, person.id)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    return panel


def shown(panel: ChoosePanel) -> list[str]:
    """Headings and rows one sees, in order."""
    keys = {row: key for key, row in panel.rows.items()}
    said: list[str] = []
    for holder, inside in panel._parts:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        if holder.isVisible():
            said += [h.text() for h in holder.findChildren(SectionHeading)]
            said += [key for row, key in keys.items() if key in inside and row.isVisible()]
    return said


def test_pages_stand_in_their_groups_those_under_way_first(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    Interview.begin(many.store, person_id=nia.id, page_key="named", catalogue=many.catalogue)
    panel = opened(many, nia, qtbot)
    assert shown(panel) == [
        "Already begun", "named",
        "Most often", "conversation_1", "conversation_2", "conversation_3",
        "Conversations", "first",
        "A decision, sharing, keeping safe", "named/anew",
        "Among colleagues", "peer_discussion",
    ]  # fmt: skip
    assert panel.rows["named"].accessibleName() == "Go on with A named decision. Somebody doubts"


def test_another_is_begun_beside_the_one_under_way(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    Interview.begin(many.store, person_id=nia.id, page_key="named", catalogue=many.catalogue)
    panel = opened(many, nia, qtbot)
    begun = heard(panel.begin_wanted)
    assert panel.rows["named/anew"].accessibleName().startswith("Begin another A named decision")
    panel.rows["named/anew"].click()
    assert begun == [("named",)]


def test_typing_leaves_what_is_meant_and_enter_takes_the_likeliest(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    panel = opened(many, nia, qtbot)
    begun = heard(panel.begin_wanted)
    assert panel.box.hasFocus()
    QTest.keyClicks(panel.box, "long")
    panel.look()
    assert shown(panel) == ["Most often", "conversation_3"]
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    assert begun == [("conversation_3",)]


def test_what_nobody_calls_a_page_is_said(many: Desk, nia: PersonView, qtbot: QtBot) -> None:
    panel = opened(many, nia, qtbot)
    begun = heard(panel.begin_wanted)
    QTest.keyClicks(panel.box, "xyzzy")
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    assert panel.none.isVisible()
    assert begun == []


def test_down_and_enter_choose_by_keyboard(many: Desk, nia: PersonView, qtbot: QtBot) -> None:
    draft = Interview.begin(
        many.store, person_id=nia.id, page_key="conversation_2", catalogue=many.catalogue
    )
    panel = opened(many, nia, qtbot)
    gone_on = heard(panel.page_wanted)
    QTest.keyClick(panel.box, Qt.Key.Key_Down)
    assert panel.rows["conversation_2"].hasFocus()
    QTest.keyClick(panel.rows["conversation_2"], Qt.Key.Key_Return)
    assert gone_on == [(draft.page_id,)]


def test_the_person_has_the_commonest_buttons_and_a_way_to_all(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    for screen in (PersonScreen(many, nia.id), BeforeKnockScreen(many, nia.id)):
        qtbot.addWidget(screen)
        screen.show()
        start = screen.head.start if isinstance(screen, PersonScreen) else screen.start
        assert list(start.starts) == ["conversation_1", "conversation_2", "conversation_3"]
        begun = heard(screen.begin_wanted)
        start.others.click()
        (panel,) = screen.window().findChildren(ChoosePanel)
        panel.rows["first"].click()
        assert begun == [(nia.id, "first")]


def test_each_page_is_printed_blank_by_keyboard_instead_of_begun(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    Interview.begin(many.store, person_id=nia.id, page_key="named", catalogue=many.catalogue)
    panel = opened(many, nia, qtbot)
    assert {key.partition("/")[0] for key in panel.blanks} == {o.page_key for o in panel.offers}
    begun, printed = heard(panel.begin_wanted), heard(panel.blank_wanted)
    QTest.keyClicks(panel.box, "long")
    panel.look()
    assert [key for key, blank in panel.blanks.items() if blank.isVisible()] == ["conversation_3"]
    QTest.keyClick(panel.box, Qt.Key.Key_Down)
    QTest.keyClick(panel.rows["conversation_3"], Qt.Key.Key_Tab)
    blank = panel.blanks["conversation_3"]
    assert QApplication.focusWidget() is blank
    assert blank.accessibleName() == "Blank paper of Conversation 3"
    QTest.keyClick(blank, Qt.Key.Key_Return)
    assert (begun, printed) == ([], [("conversation_3",)])


def test_the_blank_paper_comes_up_over_where_one_was(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    screen = PersonScreen(many, nia.id)
    qtbot.addWidget(screen)
    screen.show()
    panel = ask_which(many, nia.id, over=screen, begin=str, go_on=str)
    panel.blanks["conversation_1"].click()
    (paper,) = screen.findChildren(PaperPanel)
    assert paper.isVisible()
    paper.close()


def test_today_asks_which_page_after_it_asked_whom(
    many: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    card = StartCard(many)
    qtbot.addWidget(card)
    card.show()
    begun = heard(card.begin_wanted)
    card.ask_who()
    card.picker.picked.emit(nia.id)
    (panel,) = card.window().findChildren(ChoosePanel)
    panel.rows["named"].click()
    assert begun == [(nia.id, "named")]


def test_somebody_gone_is_said_where_whom_was_asked(many: Desk, qtbot: QtBot) -> None:
    card = StartCard(many)
    qtbot.addWidget(card)
    card.picker.picked.emit("nobody")
    assert card.picker.field.trouble.text()


def test_ctrl_k_knows_every_page_that_is_offered(many: Desk, nia: PersonView) -> None:
    ways = [way.key for way in every_way(many, Front(person_id=nia.id, called="Nia"))]
    assert {"begin/first", "begin/named", "choose", "talk"} <= set(ways)
    assert "begin/matters" not in ways
    visit = begin_visit(many.store, person_id=nia.id)
    there = replace(many, visit=visit)
    ways = [way.key for way in every_way(there, Front(person_id=nia.id, called="Nia"))]
    assert "begin/peer_discussion" not in ways
    assert "talk" not in ways
