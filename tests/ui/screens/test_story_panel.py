"""The whole story: filters, words, days, older parts, and the way to paper and to pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.casework import contacts, people
from app.casework.access import accesses
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.pages import pages_of_person
from app.casework.timeline import Sought
from app.casework.views import PersonView
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.pieces import RowButton
from app.ui.screens.changes_panel import ChangesPanel
from app.ui.screens.page import PageScreen
from app.ui.screens.paper_panel import PaperPanel
from app.ui.screens.papers import blank_panel, chronology_panel, how_it_went_panel
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_more import show_story
from app.ui.screens.story_panel import SHOWN, StoryPanel
from tests.ui.screens.conftest import Show


def said(panel: StoryPanel) -> list[str]:
    return [line.words for line in panel._lines]  # pyright: ignore[reportPrivateUsage] - what it read


def test_the_card_of_a_person_leads_to_the_whole_story(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    screen = show(PersonScreen(desk, arthur.id))
    opened: list[StoryPanel] = []
    screen.story.whole.click()
    opened += screen.window().findChildren(StoryPanel)
    assert len(opened) == 1
    opened[0].done(0)


def test_words_and_kinds_narrow_it_and_a_row_leads_to_its_page(
    desk: Desk, arthur: PersonView, show: Show[StoryPanel], qtbot: QtBot
) -> None:
    contacts.note_contact(desk.store, person_id=arthur.id, words="The lathe is mended")
    panel = show(StoryPanel(desk, arthur))
    panel.filters["note"].click()
    everything = len(said(panel))
    panel.query.setFocus()
    QTest.keyClicks(panel.query, "lathe")
    qtbot.waitUntil(lambda: said(panel) == ["The lathe is mended"])
    assert everything > 1
    panel.query.clear()
    panel.filters["page"].click()
    qtbot.waitUntil(lambda: len(panel.rows.rows) == 1)
    (row,) = panel.rows.rows
    assert isinstance(row, RowButton)
    heard: list[str] = []
    panel.page_wanted.connect(heard.append)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert heard == [pages_of_person(
        desk.store, person_id=arthur.id, catalogue=desk.catalogue, words=desk.words
    )[0].id]  # fmt: skip


def test_older_ones_follow_and_nothing_found_says_so(
    desk: Desk, arthur: PersonView, show: Show[StoryPanel]
) -> None:
    for number in range(SHOWN):
        contacts.note_contact(desk.store, person_id=arthur.id, words=f"Note {number}")
    panel = show(StoryPanel(desk, arthur))
    panel.choose("note")
    assert len(panel.rows.rows) == SHOWN
    panel.older.click()
    assert len(panel.rows.rows) > SHOWN
    assert panel.older.isHidden()
    panel.since.box.setText("1.1.2090")
    panel.since.edited.emit("2090-01-01")
    panel.choose("money")
    assert panel.rows.isHidden()
    assert panel.empty.isVisible()
    assert panel.print_button.isHidden()


def drawn(panel: PaperPanel, qtbot: QtBot) -> PaperPanel:
    qtbot.waitUntil(lambda: panel.printed is not None, timeout=20_000)
    return panel


def test_the_story_prints_and_what_is_saved_is_logged(
    desk: Desk, arthur: PersonView, show: Show[PaperPanel], qtbot: QtBot, tmp_path: Path
) -> None:
    panel = drawn(show(chronology_panel(desk, arthur, Sought(kind="note"))), qtbot)
    file = tmp_path / "chronology.pdf"
    panel.choose_file = lambda: str(file)
    panel.save_button.click()
    assert file.read_bytes().startswith(b"%PDF")
    looked = accesses(
        desk.store, catalogue=desk.catalogue, words=desk.words, person_id=arthur.id
    ).lines
    assert looked[0].action == "exported"
    panel.choose_file = lambda: str(tmp_path / "none" / "x.pdf")
    panel.save_button.click()
    assert panel.trouble.text()


def test_a_blank_page_is_drawn_in_another_language_when_asked(
    desk: Desk, arthur: PersonView, show: Show[PaperPanel], qtbot: QtBot
) -> None:
    page = next(iter(desk.catalogue))
    panel = drawn(show(blank_panel(desk, page, arthur)), qtbot)
    first = panel.printed
    assert first is not None
    assert "What matters to me" in first.sheets[0].text
    options = panel.findChildren(QMenu)
    next(a for menu in options for a in menu.actions() if a.text() == "In Welsh").trigger()
    qtbot.waitUntil(lambda: panel.printed is not first, timeout=20_000)
    assert panel.printed is not None
    assert "What matters to me" not in panel.printed.sheets[0].text


@pytest.fixture
def finished(desk: Desk, arthur: PersonView) -> str:
    """Arthur's page, finished."""
    (page,) = pages_of_person(
        desk.store, person_id=arthur.id, catalogue=desk.catalogue, words=desk.words
    )
    talk = Interview.open(desk.store, page_id=page.id, catalogue=desk.catalogue)
    talk.answer("what_matters", "The <b>shed</b>")
    talk.flush()
    talk.close()
    finish_page(desk.store, page_id=page.id, catalogue=desk.catalogue, policy=Policy(), send=False)
    return page.id


def test_the_menu_of_a_page_offers_what_there_is_for_it(
    desk: Desk, finished: str, show: Show[PageScreen]
) -> None:
    def offered(page_id: str) -> list[str]:
        screen = show(PageScreen(desk, page_id))
        return [action.text() for action in screen.head.menu_of_more().actions()]

    blank = "Print this page blank, to write on together"
    changed = "What changed since the version before"
    went = "How it went: the promises of this page"
    first = offered(finished)
    assert blank in first
    assert went in first
    assert changed not in first
    amendment = offered(amend_page(desk.store, page_id=finished))
    assert changed in amendment
    assert went not in amendment


def test_before_and_after_stand_side_by_side_as_they_were_written(
    desk: Desk, finished: str, show: Show[ChangesPanel]
) -> None:
    new_id = amend_page(desk.store, page_id=finished)
    empty = show(ChangesPanel(desk, new_id))
    assert empty.changed == ()
    talk = Interview.open(desk.store, page_id=new_id, catalogue=desk.catalogue)
    talk.answer("what_matters", "The <b>lathe</b>")
    talk.flush()
    talk.close()
    panel = show(ChangesPanel(desk, new_id))
    labels = panel.findChildren(QLabel)
    names = [label.accessibleName() for label in labels]
    assert "Before: The <b>shed</b>" in names
    assert "Now: The <b>lathe</b>" in names
    assert all("<b>shed" not in label.text() for label in labels)


def test_how_it_went_is_printed_of_a_finished_page(
    desk: Desk, arthur: PersonView, finished: str, show: Show[PaperPanel], qtbot: QtBot
) -> None:
    panel = drawn(show(how_it_went_panel(desk, finished, arthur.id)), qtbot)
    assert panel.printed is not None
    assert "How it went" in panel.printed.sheets[0].text
    assert people.person(desk.store, person_id=arthur.id).called in panel.printed.sheets[0].text


def test_the_story_opens_from_the_screen(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    panel = show_story(show(PersonScreen(desk, arthur.id)), desk)
    assert panel.rows.rows
    panel.done(0)
