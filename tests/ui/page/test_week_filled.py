"""On its page the week is filled by one button, which says what it could not place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework.interview import Interview
from app.casework.views import PersonView
from app.forms.conditions import Json
from app.ui.desk import Desk
from app.ui.questions.week import WeekBox
from tests.ui.page.driver import PageDriver


def test_help_for_a_while_fills_the_week_and_what_is_unclear_is_named(
    desk: Desk, person: PersonView
) -> None:
    talk = Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_2", catalogue=desk.catalogue
    )
    helps: Json = [
        {"what": "Sitting", "who": "Marie", "when": "Fri nights", "until": "2026-12-03"},
        {"what": "Meals", "when": "when she can", "until": "2026-12-03"},
    ]
    talk.answer("short_term", helps)
    talk.flush()
    week = Interview.begin(
        desk.store, person_id=person.id, page_key="the_week", catalogue=desk.catalogue
    )
    driver = PageDriver(desk, person, page_id=week.page_id)
    box = driver.screen.sheet.widgets["week_after"]
    assert isinstance(box, WeekBox)
    QTest.keyClick(box.fill, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Meals" in box.count.text()
    assert "Sitting" not in box.count.text()
    driver.screen.leave()
    kept = Interview.open(desk.store, page_id=week.page_id, catalogue=desk.catalogue)
    assert kept.answers["week_after"] == {
        "fri.night": {"what": "Sitting (Marie), until 3 Dec 2026"}
    }
    driver.dismiss()
