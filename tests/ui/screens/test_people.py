"""The list of people: filter as one types, keys, and somebody like this already here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.screens import people_list
from app.ui.screens.people import PeopleScreen
from tests.ui.screens.making import heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, arthur: PersonView, show: Show) -> PeopleScreen:
    """The list with Arthur, Ŵyna and Zoe."""
    people.add_person(desk.store, name="Ŵyna Prys")
    people.add_person(desk.store, name="Zoe Tanner", involvement="finished_for_now")
    shown = PeopleScreen(desk)
    show(shown)
    return shown


def names(screen: PeopleScreen) -> list[str]:
    """Names in the list as it stands."""
    model = screen.list.people
    lines = (model.line(row) for row in range(model.total))
    return [line.name for line in lines if line is not None]


def test_typing_filters_at_once_and_folds_accents(screen: PeopleScreen, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is screen.filter
    QTest.keyClicks(screen.filter, "wyna")
    qtbot.waitUntil(lambda: names(screen) == ["Ŵyna Prys"])
    assert screen.count.text() == "1 person"


def test_enter_in_the_filter_opens_the_one_marked(screen: PeopleScreen, arthur: PersonView) -> None:
    wanted = heard(screen.person_wanted)
    QTest.keyClick(screen.filter, Qt.Key.Key_Return)
    assert wanted == [(arthur.id,)]
    QTest.keyClick(screen.filter, Qt.Key.Key_Down)
    other = heard(screen.person_wanted)
    QTest.keyClick(screen.filter, Qt.Key.Key_Return)
    assert other[0] != (arthur.id,)


def test_arrows_and_enter_work_in_the_list_itself(screen: PeopleScreen, arthur: PersonView) -> None:
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    wanted = heard(screen.person_wanted)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert wanted == [(arthur.id,)]
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is screen.filter


def test_a_row_is_read_out_whole(screen: PeopleScreen) -> None:
    index = screen.list.people.index(0, 0)
    assert screen.list.people.data(index) == (
        "Arthur Bevan, born 3 May 1944, Conversation 1, unfinished, Next contact: Fri 20 Nov"
    )


def test_those_we_finished_with_come_when_asked_for(screen: PeopleScreen) -> None:
    assert "Zoe Tanner" not in names(screen)
    screen.everyone.click()
    assert "Zoe Tanner" in names(screen)


def test_someone_like_this_is_already_here(
    screen: PeopleScreen, desk: Desk, arthur: PersonView
) -> None:
    screen.new.click()
    QTest.keyClicks(screen.new_person.box, "A Bevan")
    QTest.keyClick(screen.new_person.box, Qt.Key.Key_Return)
    assert screen.new_person.alike.isVisible()
    row = QApplication.focusWidget()
    assert row is not None
    assert row is screen.new_person.alike_rows.rows[0]
    wanted = heard(screen.person_wanted)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted == [(arthur.id,)]
    made = heard(screen.person_wanted)
    QTest.keyClick(screen.new_person.anyway, Qt.Key.Key_Return)
    assert people.person(desk.store, person_id=made[0][0]).name == "A Bevan"


def test_a_name_is_asked_for_in_words(screen: PeopleScreen) -> None:
    screen.new.click()
    QTest.keyClick(screen.new_person.box, Qt.Key.Key_Return)
    assert "A name is needed" in screen.new_person.field.trouble.text()


def test_only_the_pages_in_view_are_read(
    desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(people_list.PAGE * 3):
        people.add_person(desk.store, name=f"Person {number:04}")
    asked: list[int] = []
    read = people.people

    def listening(store: object, **how: object) -> people.PeoplePage:
        asked.append(int(str(how["offset"])))
        return read(desk.store, **how)  # pyright: ignore[reportArgumentType] - passed on as it is

    monkeypatch.setattr(people_list.people, "people", listening)
    screen = PeopleScreen(desk)
    show(screen)
    screen.grab()
    assert screen.list.people.total == people_list.PAGE * 3
    assert set(asked) == {0}
    screen.list.scrollToBottom()
    screen.grab()
    assert max(asked) == people_list.PAGE * 2


def test_nobody_here_yet_says_what_to_do(desk: Desk, show: Show) -> None:
    screen = PeopleScreen(desk)
    show(screen)
    assert screen.empty.isVisible()
    assert not screen.list.isVisible()


def test_who_is_marked_stays_marked_when_the_list_is_read_again(
    screen: PeopleScreen, desk: Desk
) -> None:
    screen.list.mark(1)
    marked = screen.list.people.line(screen.list.currentIndex().row())
    screen.list.look("", everyone=False)
    after = screen.list.people.line(screen.list.currentIndex().row())
    assert after is not None
    assert after == marked
