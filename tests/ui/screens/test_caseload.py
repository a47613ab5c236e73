"""Bringing a list in: looked at first, changed, decided about, done, stopped and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework import history, jots, people
from app.errors import DiskFull
from app.exchange.caseload import plan_caseload
from app.exchange.caseload_file import read_list
from app.language import N_, message
from app.ui.desk import Desk
from app.ui.pieces import Text, TickBox
from app.ui.screens.caseload import CaseloadScreen
from app.ui.screens.caseload_cards import ColumnRow
from app.ui.screens.caseload_plan import PlanCard
from app.ui.screens.paged_rows import PagedRows
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


def said(rows: PagedRows) -> list[str]:
    return [row.text() for row in rows.rows if isinstance(row, Text)]


def long_list(file: Path, rows: int, *, extra: str = "") -> Path:
    """A list of so many people, who have nothing in common."""
    path = file.with_name("long.csv")
    people = (f"Zed{n},Q{n},1/2/1950,Z{n},\n" for n in range(rows))
    path.write_text("Surname,Forename,DOB,Mosaic ID,Notes\n" + extra + "".join(people))
    return path


def test_beyond_the_first_twenty_there_is_a_way_to_all_of_them(
    screen: CaseloadScreen, file: Path, qtbot: QtBot
) -> None:
    looked(screen, long_list(file, 37), qtbot)
    new = screen.plan.new
    assert (len(new.rows), new.more.text()) == (20, "and 17 more")
    new.more.setFocus()
    QTest.keyClick(new.more, Qt.Key.Key_Return)
    assert (len(new.rows), new.more.isHidden()) == (37, True)
    looked(screen, long_list(file, 250), qtbot)
    assert (len(new.rows), new.more.text()) == (20, "and 230 more")
    seen: list[str] = []
    while not new.more.isHidden():
        new.more.setFocus()
        QTest.keyClick(new.more, Qt.Key.Key_Return)
        seen += said(new)
    assert len(set(seen)) == len(seen) == 250
    assert new.place.text() == "201 to 250 of 250"
    assert new.before.hasFocus()
    new.before.click()
    assert new.place.text() == "101 to 200 of 250"


def test_ten_thousand_rows_are_turned_at_once(desk: Desk, qtbot: QtBot) -> None:
    rows = "".join(f"Zed{n},Q{n},31/2/1950\n" for n in range(10_000))
    found = read_list(f"Surname,Forename,DOB\n{rows}".encode())
    card = PlanCard(desk)
    qtbot.addWidget(card)
    card.show()
    card.show_plan(plan_caseload(desk.store, found, ("surname", "forenames", "born")))
    assert card.aside.more.text() == "and 9980 more"
    began = time.perf_counter()
    for _ in range(4):
        card.aside.more.click()
    assert time.perf_counter() - began < 4
    assert card.aside.place.text() == "301 to 400 of 10,000"
    assert len(card.aside.rows) == 100


def test_who_is_here_already_is_told_by_name_and_line(
    screen: CaseloadScreen, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    assert screen.plan.here_says.isHidden()
    people.add_person(desk.store, name="Gwen Prys", council_id="M1")
    file.write_text(LIST + "Vaughan,Owen,1/2/1950,M2,\nVaughan,Owen,1/2/1950,M7,\n")
    looked(screen, file, qtbot)
    assert said(screen.plan.here) == [
        "Line 2: Gwen Prys · born 12 March 1948 · M1 (here as Gwen Prys)",
        "Line 6: Owen Vaughan · born 1 February 1950 · M2 (the same as line 3)",
    ]
    assert "1 is here already" in screen.plan.counts.text()
    assert "1 row repeats somebody" in screen.plan.counts.text()
    ticks = [tick.text() for tick in screen.plan.alike.rows if isinstance(tick, TickBox)]
    assert "M7 (like line 3 of this list)" in ticks[-1]


def test_a_tick_stays_while_one_looks_at_others(
    screen: CaseloadScreen, file: Path, desk: Desk, qtbot: QtBot
) -> None:
    extra = "".join(f"Bevan,A,,B{n},\n" for n in range(150))
    looked(screen, long_list(file, 0, extra=extra), qtbot)
    alike = screen.plan.alike
    first = alike.rows[0]
    assert isinstance(first, TickBox)
    first.click()
    for _ in range(2):
        alike.more.click()
    assert screen.plan.anyway() == {2}
    screen.plan.all.click()
    assert len(screen.plan.anyway()) == 150
    last = alike.rows[-1]
    assert isinstance(last, TickBox)
    last.click()
    alike.before.click()
    first = alike.rows[0]
    assert isinstance(first, TickBox)
    assert first.isChecked()
    assert (len(screen.plan.anyway()), screen.plan.all.isChecked()) == (149, False)


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


def test_undone_elsewhere_the_card_says_so_and_offers_nothing_to_take_back(
    screen: CaseloadScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen.bring_in()
    qtbot.waitUntil(screen.done.isVisible)
    offer = desk.store.undo_offer()
    assert offer is not None
    jots.jot(desk.store, words="Ring Mair")
    screen.refresh(None)
    assert screen.done.undo.isVisible()
    screen.done.undo.setFocus()
    history.undo(desk.store, step_id=offer.step_id)
    screen.refresh(None)
    assert screen.done.says.text() == "Everything is as it was before."
    assert (screen.done.undo.isHidden(), screen.done.hint.isHidden()) == (True, True)
    assert screen.done.people.hasFocus()
    history.redo(desk.store, step_id=offer.step_id)
    screen.refresh(None)
    assert screen.done.says.text().startswith("2 people were added.")
    screen.done.undo.click()
    ended(screen, qtbot)
    assert (total(desk), screen.done.undo.isHidden()) == (1, True)
