"""Bringing a list in: looked at first, changed, decided about, done, stopped and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.errors import DiskFull
from app.exchange.caseload_file import read_list
from app.language import N_, message
from app.ui.desk import Desk
from app.ui.pieces import TickBox
from app.ui.screens.caseload import CaseloadScreen
from app.ui.screens.caseload_cards import ColumnRow
from app.ui.screens.people import PeopleScreen
from tests.ui.screens.making import heard, no_keys

Show = Callable[[QWidget], QWidget]
LIST = (
    "Surname,Forename,DOB,Mosaic ID,Notes\n"
    "Prys,Gwen,12/03/1948,M1,likes tea\n"
    "Vaughan,Owen,1/2/1950,M2,\n"
    "Bevan,A,,M3,\n"
    ",,31/2/1950,M4,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A council's list of four."""
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    return path


def looked(screen: CaseloadScreen, file: Path, qtbot: QtBot) -> None:
    screen.take_file(file)
    qtbot.waitUntil(lambda: screen.plan.isVisible() and screen.wait.isHidden())


@pytest.fixture
def screen(desk: Desk, show: Show, file: Path, qtbot: QtBot) -> CaseloadScreen:
    """The screen with the list looked at; Arthur Bevan is here already."""
    people.add_person(desk.store, name="Arthur Bevan")
    made = CaseloadScreen(desk)
    show(made)
    looked(made, file, qtbot)
    return made


def total(desk: Desk) -> int:
    return people.people(desk.store).total


def ended(screen: CaseloadScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(screen.wait.isHidden)


def test_nothing_is_written_before_the_worker_says_so(screen: CaseloadScreen, desk: Desk) -> None:
    assert total(desk) == 1
    assert "2 new people" in screen.plan.counts.text()
    assert "1 is like someone who is here" in screen.plan.counts.text()
    assert "1 row cannot be taken in" in screen.plan.counts.text()
    assert screen.plan.go.text() == "Bring in 2 people"


def test_the_list_comes_in_by_the_keyboard_and_goes_again_as_one_step(
    screen: CaseloadScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen.plan.go.setFocus()
    QTest.keyClick(screen.plan.go, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.done.isVisible)
    assert total(desk) == 3
    assert screen.done.says.text().startswith("2 people were added.")
    assert screen.done.people.hasFocus()
    screen.done.undo.click()
    ended(screen, qtbot)
    assert total(desk) == 1
    assert screen.done.undo.isHidden()


def test_those_alike_come_in_when_they_are_ticked(
    screen: CaseloadScreen, desk: Desk, qtbot: QtBot
) -> None:
    (tick,) = screen.plan.alike.rows
    assert isinstance(tick, TickBox)
    assert "Arthur Bevan" in tick.text()
    tick.click()
    assert (screen.plan.go.text(), screen.plan.all.isChecked()) == ("Bring in 3 people", True)
    screen.plan.all.click()
    assert not tick.isChecked()
    screen.plan.all.click()
    screen.bring_in()
    qtbot.waitUntil(screen.done.isVisible)
    assert total(desk) == 4


def test_another_meaning_of_a_column_is_looked_at_anew_and_remembered(
    screen: CaseloadScreen, desk: Desk, file: Path, show: Show, qtbot: QtBot
) -> None:
    row = screen.columns.rows.rows[4]
    assert isinstance(row, ColumnRow)
    assert row.pick.value == ""
    row.pick.pick("preferred_name")
    ended(screen, qtbot)
    screen.bring_in()
    qtbot.waitUntil(screen.done.isVisible)
    (gwen,) = people.resolve(desk.store, ref="M1")
    assert people.person(desk.store, person_id=gwen.id).preferred_name == "likes tea"
    again = CaseloadScreen(desk)
    show(again)
    looked(again, file, qtbot)
    told = again.columns.rows.rows[4]
    assert isinstance(told, ColumnRow)
    assert told.pick.value == "preferred_name"
    assert "2 are here already" in again.plan.counts.text()


def test_the_first_line_may_be_said_to_be_a_person(screen: CaseloadScreen, qtbot: QtBot) -> None:
    screen.file.headed.click()
    ended(screen, qtbot)
    assert screen.file.says.text() == "list.csv: 5 rows"


def test_lines_above_the_headings_are_left_out_and_said_so(
    screen: CaseloadScreen, file: Path, qtbot: QtBot
) -> None:
    assert screen.file.above.isHidden()
    titled = file.with_name("titled.csv")
    titled.write_text(f"Adult caseload extract 22/11/2026\nRun by: Jo\n\n{LIST}")
    looked(screen, titled, qtbot)
    assert screen.file.above.text() == "2 lines above the headings were left out."
    assert screen.file.above.isVisible()
    assert screen.file.headed.isChecked()
    assert screen.file.says.text() == "titled.csv: 4 rows"


def test_what_is_no_list_is_said_and_what_was_chosen_before_stands(
    screen: CaseloadScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(b"")
    screen.take_file(other)
    ended(screen, qtbot)
    assert "nothing in this file" in screen.trouble_says.text()
    assert screen.plan.isVisible()


def test_stopped_nothing_is_added(desk: Desk, show: Show, file: Path, qtbot: QtBot) -> None:
    screens: list[CaseloadScreen] = []

    def stop_meanwhile() -> Path:
        screens[0]._stop.set()  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess]
        return file

    keys = replace(no_keys(), back_up=stop_meanwhile)
    screen = CaseloadScreen(replace(desk, keys=keys))
    screens.append(screen)
    show(screen)
    looked(screen, file, qtbot)
    screen.bring_in()
    ended(screen, qtbot)
    assert total(desk) == 0
    assert screen.plan.isVisible()
    assert screen.plan.go.isEnabled()


def test_without_room_for_the_backup_nothing_is_added(
    desk: Desk, show: Show, file: Path, qtbot: QtBot
) -> None:
    def no_room() -> Path:
        raise DiskFull(message(N_("The disk is full.")), message(""))

    keys = replace(no_keys(), back_up=no_room)
    screen = CaseloadScreen(replace(desk, keys=keys))
    show(screen)
    looked(screen, file, qtbot)
    screen.bring_in()
    ended(screen, qtbot)
    assert total(desk) == 0
    assert "The disk is full." in screen.trouble_says.text()


def test_rows_set_aside_are_saved_with_their_reason(screen: CaseloadScreen, tmp_path: Path) -> None:
    path = tmp_path / "mend.csv"
    screen.save_set_aside(path)
    found = read_list(path.read_bytes())
    assert found.headings[-1] == "Reason"
    assert found.rows[0].cells[3:] == ("M4", "", "The birth date cannot be read.")
    assert screen.plan.saved.isVisible()


def test_a_file_may_be_dropped(desk: Desk, show: Show, file: Path, qtbot: QtBot) -> None:
    screen = CaseloadScreen(desk)
    show(screen)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    screen.file.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: screen.plan.isVisible() and screen.wait.isHidden())


def test_people_lead_here_also_while_there_is_nobody(desk: Desk, show: Show) -> None:
    screen = PeopleScreen(desk)
    show(screen)
    told = heard(screen.room_wanted)
    screen.bring_in.click()
    assert told == [("caseload",)]
    assert screen.empty.isVisible()


def test_taking_back_is_never_called_keeping_not_even_behind_another_screen(
    screen: CaseloadScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    begin = screen.wait.begin

    def listening(says: str) -> None:
        said.append(says)
        begin(says)

    monkeypatch.setattr(screen.wait, "begin", listening)
    screen.bring_in()
    qtbot.waitUntil(screen.done.isVisible)
    assert said[-1] == "Keeping them…"
    screen.hide()
    said.clear()
    screen.take_back()
    ended(screen, qtbot)
    assert said == ["Taking it back…", "Finishing…"]
