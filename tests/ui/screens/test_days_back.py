"""Days that come back stand on Today and with the person, and are done or put off by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import money, people
from app.casework.interview import Interview
from app.casework.today import due_of_person
from app.casework.views import PersonView
from app.forms.conditions import Json
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.pieces import Button
from app.ui.screens.person import PersonScreen
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def edna(desk: Desk) -> PersonView:
    """Edna Marwood, who was going home from hospital."""
    person = people.add_person(desk.store, name="Edna Marwood", born="2009-01-05")
    talk = Interview.begin(
        desk.store, person_id=person.id, page_key="leaving_hospital", catalogue=desk.catalogue
    )
    helps: Json = [{"what": "Meals", "until": "2026-11-11"}]
    talk.answer("look_again", "2026-11-10")
    talk.answer("short_term", helps)
    talk.flush()
    return person


def said(desk: Desk, person: PersonView) -> list[str]:
    return [line.about for line in due_of_person(desk.store, person_id=person.id)]


@pytest.mark.usefixtures("edna")
def test_today_says_what_each_day_is_for_and_done_goes_on_to_the_next(
    desk: Desk, edna: PersonView, show: Show
) -> None:
    today = TodayScreen(desk)
    show(today)
    today.refresh(None)
    rows = [row for row in today.touch.rows.rows if isinstance(row, DueRow)]
    assert [row.row.accessibleName().partition("Edna Marwood: ")[2] for row in rows] == [
        "Turns 18 within half a year: plan it with children's services.",
        "Look again now that they are at home.",
        "Help for a while ends: Meals",
    ]
    assert rows[1].first_action.accessibleName().startswith("Done. Edna Marwood: Look again")
    QTest.keyClick(rows[1].first_action, Qt.Key.Key_Return)
    assert said(desk, edna) == ["comes_of_age", "short_term"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == "Later… Edna Marwood: Help for a while ends: Meals"


def test_with_the_person_one_is_done_where_it_stands(
    desk: Desk, edna: PersonView, show: Show
) -> None:
    screen = PersonScreen(desk, edna.id)
    show(screen)
    done = [b for b in screen.touch.findChildren(Button) if b.text() == "Done"]
    assert len(done) == len(said(desk, edna)) == 3
    QTest.keyClick(done[0], Qt.Key.Key_Return)
    assert said(desk, edna) == ["at_home", "short_term"]
    assert QApplication.focusWidget() is screen.head.note


def test_a_sum_for_a_place_leads_to_the_money_and_to_nobody(desk: Desk, show: Show) -> None:
    place = money.ask(
        desk.store, for_kind="place", for_words="The hall", amount="40", for_what="Chairs"
    )
    money.authorise(desk.store, policy=Policy(), money_id=place)
    money.change(desk.store, money_id=place, look_back_on="2026-11-12")
    today = TodayScreen(desk)
    show(today)
    today.refresh(None)
    opened: list[tuple[str, str]] = []

    def hear(room: str, who: str) -> None:
        opened.append((room, who))

    today.room_of_person_wanted.connect(hear)
    today.person_wanted.connect(partial(hear, "person"))
    row = next(row for row in today.touch.rows.rows if isinstance(row, DueRow))
    QTest.keyClick(row.row, Qt.Key.Key_Return)
    assert opened == [("money", "")]
