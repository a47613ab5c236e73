"""The week: squares one goes through by arrow keys and writes in; kinds by sign and word."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms.conditions import Json
from app.forms.questions import Option, WeekAsked
from app.language import Words
from app.ui.questions.asking import Asking, FillWeek, Given
from app.ui.questions.factory import widget_for
from app.ui.questions.promise_week import PromiseWeek
from app.ui.questions.week import WeekBox

QUESTION = WeekAsked(
    key="week",
    ask="The week as it is",
    kinds=(Option("company", "Company"), Option("rest", "Rest for those who help")),
)
WEEK: Json = {"mon.morning": {"what": "Gill rings", "kind": "company"}, "tue.night": {"what": "x"}}
ASKING = Asking(words=Words("en"), called="Arthur", today=date(2026, 11, 12))


def shown(qtbot: QtBot, value: Json = None) -> tuple[WeekBox, list[Json]]:
    """The week on the screen, and what it tells."""
    box = widget_for(QUESTION, ASKING, now=lambda: datetime(2026, 11, 12, tzinfo=UTC))
    assert isinstance(box, WeekBox)
    qtbot.addWidget(box)
    told: list[Json] = []

    def hear(given: object) -> None:
        assert isinstance(given, Given)
        told.append(given.value)

    box.edited.connect(hear)
    box.resize(900, 700)
    box.show_value(value)
    box.show()
    box.activateWindow()
    QApplication.processEvents()
    return box, told


def stops(box: WeekBox) -> list[QWidget]:
    """What Tab comes to."""
    every = box.findChildren(QWidget)
    return [w for w in every if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(box)]


def test_arrows_go_between_squares_and_tab_comes_to_one_of_them(qtbot: QtBot) -> None:
    box, told = shown(qtbot, WEEK)
    box.first_box().setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget() or box, key)
    assert box.squares["tue.morning"].hasFocus()
    assert [w for w in stops(box) if w in box.squares.values()] == [box.squares["tue.morning"]]
    assert told == []


def test_a_square_is_written_in_from_its_first_letter(qtbot: QtBot) -> None:
    box, told = shown(qtbot, WEEK)
    square = box.squares["wed.evening"]
    square.setFocus()
    QTest.keyClicks(square, "C")
    assert box.editor.what.hasFocus()
    assert box.editor.what.accessibleName() == "The week as it is: Wednesday, Evening"
    QTest.keyClicks(box.editor.what, "hoir")
    value = told[-1]
    assert isinstance(value, dict)
    assert value["wed.evening"] == {"what": "Choir", "kind": ""}
    assert value["tue.night"] == {"what": "x"}
    QTest.keyClick(box.editor.what, Qt.Key.Key_Return)
    assert square.hasFocus()
    assert square.accessibleName() == "The week as it is: Wednesday, Evening: Choir"


def test_what_a_square_is_to_them_has_a_sign_and_a_word(qtbot: QtBot) -> None:
    box, told = shown(qtbot)
    square = box.squares["mon.morning"]
    square.click()
    box.editor.kinds["rest"].click()
    assert told == [{"mon.morning": {"what": "", "kind": "rest"}}]
    assert square.means.text() == "Rest for those who help"
    assert not square.sign.pixmap().isNull()
    box.editor.kinds["rest"].click()
    assert told[-1] == {}
    assert not square.means.isVisible()


def test_delete_empties_a_square(qtbot: QtBot) -> None:
    box, told = shown(qtbot, WEEK)
    QTest.keyClick(box.squares["mon.morning"], Qt.Key.Key_Delete)
    assert told == [{"tue.night": {"what": "x"}}]
    assert box.editor.what.toPlainText() == ""


def test_the_counts_stand_below(qtbot: QtBot) -> None:
    box, _ = shown(qtbot, WEEK)
    assert box.count.text().startswith("Empty squares: 26 of 28. With company: 1.")


def test_day_by_day_where_there_is_no_room_with_the_editor_below_its_square(qtbot: QtBot) -> None:
    box, _ = shown(qtbot, WEEK)
    tops = {box.squares[f"mon.{part}"].y() for part in ("morning", "night")}
    assert len(tops) == 1
    box.resize(300, 2400)
    QApplication.processEvents()
    tops = {box.squares[f"mon.{part}"].y() for part in ("morning", "night")}
    assert len(tops) == 2
    box.squares["fri.night"].click()
    QApplication.processEvents()
    square = box.squares["fri.night"]
    assert 0 <= box.editor.y() - square.geometry().bottom() < 20
    QTest.keyClick(square, Qt.Key.Key_Down)
    assert box.squares["sat.morning"].hasFocus()


def test_a_finished_week_is_read_not_written(qtbot: QtBot) -> None:
    box, told = shown(qtbot, WEEK)
    box.set_read_only(True)
    QTest.keyClicks(box.squares["mon.morning"], "x")
    QTest.keyClick(box.squares["mon.morning"], Qt.Key.Key_Delete)
    box.squares["mon.morning"].click()
    assert told == []
    assert not box.editor.isVisible()
    assert not box.fill.isVisible()


def test_the_button_asks_for_the_week_to_be_filled(qtbot: QtBot) -> None:
    box, _ = shown(qtbot)
    wished: list[object] = []
    box.wished.connect(wished.append)
    box.fill.click()
    assert wished == [FillWeek()]


def test_a_promise_says_when_in_the_week_it_is(qtbot: QtBot) -> None:
    week = PromiseWeek(ASKING)
    qtbot.addWidget(week)
    told: list[object] = []

    def hear(*said: object) -> None:
        told.append(said)

    week.changed.connect(hear)
    week.name_for(2)
    week.show_week(("sat.night", "of another kind"))
    assert week.button.accessibleName() == "When in the week: Saturday, Night, line 2"
    week.button.click()
    assert week.ticks["sat.night"].isChecked()
    assert week.ticks["mon.morning"].accessibleName() == "Monday, Morning, line 2"
    week.ticks["mon.morning"].click()
    assert told == [("week", ["mon.morning", "sat.night"])]
