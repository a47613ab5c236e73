"""Copies where one meets them: on Today, on a finished page, and after printing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import copies
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import RowButton
from app.ui.screens.copies_card import CopyRow
from app.ui.screens.copies_panel import CopiesPart
from app.ui.screens.preview import Preview
from app.ui.screens.today import TodayScreen
from tests.ui.screens.making import finish_a_page, heard

Show = Callable[[QWidget], QWidget]


def owed_page(desk: Desk, person: PersonView) -> str:
    """A finished page whose copy is owed."""
    finish_a_page(desk, person)
    return copies.owed_to(desk.store, person_id=person.id)[0].page_id


def today_with_copies(desk: Desk, show: Show, qtbot: QtBot) -> TodayScreen:
    """Today, once the whole of it has come."""
    screen = TodayScreen(desk)
    show(screen)
    qtbot.waitUntil(lambda: bool(screen.copies.rows.rows))
    return screen


def first(screen: TodayScreen) -> CopyRow:
    row = screen.copies.rows.rows[0]
    assert isinstance(row, CopyRow)
    return row


def given(desk: Desk, page_id: str) -> list[tuple[str, str]]:
    about = copies.copies_of_page(desk.store, page_id=page_id)
    return [(copy.to_whom, copy.how) for copy in about.given]


def test_today_shows_a_copy_owed_after_its_first_picture_and_it_is_noted_by_keys(
    desk: Desk, arthur: PersonView, show: Show, qtbot: QtBot
) -> None:
    page_id = owed_page(desk, arthur)
    screen = today_with_copies(desk, show, qtbot)
    row = first(screen)
    assert row.button.accessibleName() == (
        "Copy given… Arthur Bevan, Conversation 1, finished 12 Nov"
    )
    QTest.keyClick(row.button, Qt.Key.Key_Space)
    panel = screen.copies.panel
    assert panel is not None
    assert QApplication.focusWidget() is panel.whom.buttons["person"]
    QTest.keyClick(panel.how.buttons["read_aloud"], Qt.Key.Key_Space)
    QTest.keyClick(panel.day.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given(desk, page_id) == [("Arthur Bevan", "read_aloud")]
    assert screen.copies.rows.rows == []
    assert screen.copies.isHidden()


def test_one_to_post_says_so_and_is_posted_on_the_spot(
    desk: Desk, arthur: PersonView, show: Show, qtbot: QtBot
) -> None:
    page_id = owed_page(desk, arthur)
    copies.gave_copy(desk.store, page_id=page_id, to_whom="Arthur Bevan", how="post")
    screen = today_with_copies(desk, show, qtbot)
    QTest.keyClick(first(screen).button, Qt.Key.Key_Return)
    assert given(desk, page_id) == [("Arthur Bevan", "posted")]
    assert screen.copies.rows.rows == []


def test_a_row_opens_the_page(desk: Desk, arthur: PersonView, show: Show, qtbot: QtBot) -> None:
    page_id = owed_page(desk, arthur)
    screen = today_with_copies(desk, show, qtbot)
    wanted = heard(screen.page_wanted)
    row = first(screen).findChild(RowButton)
    assert isinstance(row, RowButton)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted == [(page_id,)]


def test_a_finished_page_says_it_is_owed_and_a_copy_goes_to_anybody(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    page_id = owed_page(desk, arthur)
    part = CopiesPart(desk, page_id)
    show(part)
    assert part.says.text() == "Their copy has not been given yet."
    part.give.click()
    panel = part.panel
    assert panel is not None
    assert [b.text() for b in panel.whom.buttons.values()] == [
        "Arthur Bevan",
        "Carys",
        "Somebody else",
    ]
    panel.whom.buttons["other"].click()
    panel.keep.click()
    assert "Nobody is named yet" in panel.trouble.text()
    QTest.keyClicks(panel.other, "His niece")
    panel.keep.click()
    assert part.panel is None
    assert part.given.text() == "His niece · Printed here · 12 Nov 2026"
    assert part.says.text() == "Their copy has not been given yet."


def test_escape_gives_no_copy(desk: Desk, arthur: PersonView, show: Show) -> None:
    page_id = owed_page(desk, arthur)
    part = CopiesPart(desk, page_id)
    show(part)
    part.give.click()
    assert part.panel is not None
    QTest.keyClick(part.panel.whom.buttons["person"], Qt.Key.Key_Escape)
    assert part.panel is None
    assert given(desk, page_id) == []


def test_after_printing_one_is_asked_whether_it_was_given(
    desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    page_id = owed_page(desk, arthur)
    preview = Preview(desk, page_id)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: preview.printed is not None, timeout=10_000)
    assert preview.copy_asked.isHidden()
    preview.copy_asked.ask(12.0)
    assert preview.copy_asked.isVisible()
    assert preview.copy_asked.asks.text() == "Given to Arthur?"
    assert given(desk, page_id) == []
    preview.copy_asked.given.click()
    assert given(desk, page_id) == [("Arthur Bevan", "printed")]
    assert preview.copy_asked.isHidden()
    preview.copy_asked.ask(20.0)
    preview.copy_asked.not_given.click()
    assert len(given(desk, page_id)) == 1
