"""The list of people: filter as one types, keys, and somebody like this already here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.casework import contacts, people
from app.casework.sifting import Area, areas
from app.casework.views import PersonView
from app.errors import AppError, DiskFull
from app.language import message
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


def test_filters_are_combined_counted_said_and_cleared(
    screen: PeopleScreen, desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_: object, text: str) -> None:
        said.append(text)

    monkeypatch.setattr("app.ui.screens.people.announce", hear)
    chips = screen.sieve.chips
    assert screen.sieve.clear_button.isHidden()
    QTest.keyClick(chips["is_unfinished"], Qt.Key.Key_Space)
    assert (names(screen), screen.count.text()) == (["Arthur Bevan"], "1 of 2")
    assert said == ["1 of 2"]
    chips["paper cy"].click()
    assert names(screen) == []
    assert screen.count.text() == "0 of 2. Press a filter again to take it away."
    assert not screen.empty.isVisible()
    screen.sieve.clear_button.click()
    assert names(screen) == ["Arthur Bevan", "Ŵyna Prys"]
    assert QApplication.focusWidget() is chips["is_due"]
    chips["involvement finished_for_now"].click()
    assert names(screen) == ["Zoe Tanner"]
    again = PeopleScreen(desk)
    show(again)
    assert names(again) == ["Zoe Tanner"]
    assert again.sieve.chips["involvement finished_for_now"].isChecked()


def test_where_there_is_little_room_the_filters_stand_behind_a_button_that_counts_them(
    screen: PeopleScreen,
) -> None:
    sieve = screen.sieve
    assert (sieve.isVisible(), sieve.opener.isVisible()) == (True, False)
    screen.resize(816, 530)
    assert (sieve.isVisible(), sieve.opener.isVisible()) == (False, True)
    assert sieve.opener.text() == "Filters…"
    sieve.opener.setFocus()
    QTest.keyClick(sieve.opener, Qt.Key.Key_Return)
    assert sieve.isVisible()
    QTest.keyClick(sieve.opener, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.everyone
    QTest.keyClick(screen.everyone, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sieve.chips["is_due"]
    QTest.keyClick(sieve.chips["is_unfinished"], Qt.Key.Key_Space)
    QTest.keyClick(sieve.opener, Qt.Key.Key_Return)
    assert sieve.isHidden()
    assert sieve.opener.accessibleName() == "Filters… (1 in use)"
    assert names(screen) == ["Arthur Bevan"]
    screen.resize(1180, 760)
    assert (sieve.isVisible(), sieve.opener.isVisible()) == (True, False)
    assert QApplication.focusWidget() is sieve.chips["is_due"]


def test_a_filter_in_use_is_not_folded_away_from_the_keyboard(screen: PeopleScreen) -> None:
    screen.sieve.chips["is_due"].setFocus()
    screen.resize(816, 530)
    assert QApplication.focusWidget() is screen.sieve.chips["is_due"]
    assert screen.sieve.opener.text() == "Hide the filters"


def test_where_they_live_is_picked_from_where_people_do(screen: PeopleScreen, desk: Desk) -> None:
    people.add_person(desk.store, name="Lea Moss", postcode="LD3 7AB")
    menu = screen.sieve.menu_of_areas(areas(desk.store))
    assert [action.text() for action in menu.actions()] == ["Anywhere", "LD3: 1 person"]
    menu.actions()[1].trigger()
    assert names(screen) == ["Lea Moss"]
    assert screen.sieve.where.text() == "Lives in: LD3"


def test_what_is_due_follows_what_changes(screen: PeopleScreen, desk: Desk, qtbot: QtBot) -> None:
    screen.sieve.chips["is_due"].click()
    assert names(screen) == ["Arthur Bevan"]
    wyna = people.people(desk.store, query="wyna").rows[0]
    contacts.note_contact(
        desk.store, person_id=wyna.id, words="Ring.", next_contact_on="2026-11-12"
    )
    screen.refresh(None)
    qtbot.waitUntil(lambda: names(screen) == ["Arthur Bevan", "Ŵyna Prys"])


def test_who_is_spelt_nearly_so_stands_below_the_list(
    screen: PeopleScreen, arthur: PersonView, qtbot: QtBot
) -> None:
    QTest.keyClicks(screen.filter, "Artur Bevn")
    qtbot.waitUntil(screen.nearly.isVisible)
    (row,) = screen.nearly.rows.rows
    wanted = heard(screen.person_wanted)
    QTest.keyClick(screen.filter, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted == [(arthur.id,)]
    screen.filter.setText("Arthur")
    qtbot.waitUntil(screen.nearly.isHidden)


def test_never_more_are_shown_than_there_are(screen: PeopleScreen, desk: Desk) -> None:
    for name in ("Ann", "Bob"):
        people.add_person(desk.store, name=f"{name} Zoe", involvement="finished_for_now")
    chips = screen.sieve.chips
    chips["involvement finished_for_now"].click()
    assert screen.count.text() == "3 of 5"
    screen.everyone.click()
    assert screen.count.text() == "3 of 5"
    screen.everyone.click()
    screen.sieve.clear()
    chips["paper en"].click()
    assert screen.count.text() == "2 of 2"
    screen.filter.setText("zoe")
    screen.look()
    assert screen.count.text() == "3 of 5"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_that_where_they_live_cannot_be_read_is_said_and_no_menu_stays_behind(
    screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def close_the_menu() -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    for _ in range(3):
        QTimer.singleShot(0, close_the_menu)
        screen.sieve.where.click()
    qtbot.waitUntil(lambda: not screen.sieve.findChildren(QMenu))
    told: list[AppError] = []

    def broken(_: object) -> tuple[Area, ...]:
        raise DiskFull(message(""), message(""))

    def show_error(_: QWidget, error: AppError, _words: object) -> None:
        told.append(error)

    monkeypatch.setattr("app.ui.screens.people_sieve.areas", broken)
    monkeypatch.setattr("app.ui.screens.people_sieve.show_error", show_error)
    screen.sieve.where.click()
    assert [type(error) for error in told] == [DiskFull]
