"""Answers in rows: typed, moved, taken away, kept only where they say something."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.forms.conditions import Json
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
    Need,
    Option,
    Prose,
    RowsAsked,
    Scale,
    YesNo,
)
from app.language import Words
from app.ui.questions.asking import Asking, Given
from app.ui.questions.cells import PickCell
from app.ui.questions.dates import DateBox
from app.ui.questions.factory import widget_for
from app.ui.questions.rows import RowsBox

WHO = (Option("self", "Self"), Option("family", "Family"))
HELP = RowsAsked(
    key="help",
    ask="Short-term help",
    add="Add help",
    cells=(
        Line(key="what", ask="What"),
        DateAsked(key="until", ask="Until", need=Need.REQUIRED),
        Money(key="cost", ask="Cost"),
    ),
    sum_of="cost",
)
STEPS = RowsAsked(
    key="steps",
    ask="Who does what",
    rows=WHO,
    cells=(
        Prose(key="what", ask="What"),
        YesNo(key="agreed", ask="Agreed"),
        Scale(key="now", ask="Now", lowest=1, highest=3, lowest_label="low", highest_label="high"),
        Choice(key="kind", ask="Kind", options=WHO),
    ),
)
TWO: Json = [{"what": "Meals", "until": "2026-12-20", "cost": 8500}, {"what": "A rail"}]


class Told:
    """A question on the screen and what it told."""

    def __init__(self, qtbot: QtBot, question: RowsAsked, value: Json = None) -> None:
        asking = Asking(words=Words("en"), called="Arthur", today=date(2026, 11, 12))
        made = widget_for(question, asking, now=lambda: datetime(2026, 11, 12, tzinfo=UTC))
        assert isinstance(made, RowsBox)
        self.box = made
        qtbot.addWidget(made)
        self.values: list[Json] = []
        self.heard: list[str] = []
        made.edited.connect(self._hear)
        made.left.connect(self._left)
        made.resize(900, 400)
        made.show_value(value)
        made.show()
        made.activateWindow()
        QApplication.processEvents()

    def _hear(self, given: object) -> None:
        assert isinstance(given, Given)
        self.values.append(given.value)
        self.heard.append("edited")

    def _left(self) -> None:
        self.heard.append("left")

    def type(self, row: int, cell: str, text: str) -> None:
        """Type in a cell."""
        QTest.keyClicks(self.box.lines[row].box_of(cell), text)

    def names(self) -> list[str]:
        """What each cell of the first column is called for those who listen."""
        return [line.first_box().accessibleName() for line in self.box.lines]


def test_an_empty_question_shows_one_open_line_that_is_kept_once_it_says_something(
    qtbot: QtBot,
) -> None:
    told = Told(qtbot, HELP)
    assert len(told.box.lines) == 1
    told.type(0, "what", "M")
    QTest.keyClick(told.box.lines[0].box_of("what"), Qt.Key.Key_Backspace)
    assert told.values == [[{"what": "M"}], []]


def test_every_box_is_named_by_question_line_and_cell(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    assert told.box.lines[1].box_of("until").accessibleName() == "Short-term help, line 2: Until"
    fixed = Told(qtbot, STEPS)
    name = fixed.box.lines[1].box_of("agreed").accessibleName()
    assert name == "Who does what, Family: Agreed: Not said"


def test_enter_in_the_last_cell_begins_the_next_row(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, [{"what": "Meals"}])
    first = told.box.lines[0]
    first.first_box().setFocus()
    QTest.keyClick(first.first_box(), Qt.Key.Key_Return)
    assert first.box_of("until").hasFocus()
    QTest.keyClick(first.box_of("until"), Qt.Key.Key_Return)
    QTest.keyClick(first.box_of("cost"), Qt.Key.Key_Return)
    assert len(told.box.lines) == 2
    assert told.box.lines[1].first_box().hasFocus()
    QTest.keyClicks(told.box.lines[1].first_box(), "Rail")
    assert told.values[-1] == [{"what": "Meals"}, {"what": "Rail"}]


def test_no_second_empty_row_is_begun(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    told.box.add_row()
    told.box.add_row()
    assert len(told.box.lines) == 3


def test_a_row_taken_away_is_a_step_of_its_own_and_undo_gives_it_back(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    QTest.keyClick(told.box.lines[0].more, Qt.Key.Key_Delete)
    assert told.values == [[{"what": "A rail"}]]
    place = told.heard.index("edited")
    assert told.heard[place - 1] == told.heard[place + 1] == "left"  # apart from any typing
    assert told.names() == ["Short-term help, line 1: What"]
    told.box.show_value(TWO)
    assert len(told.box.lines) == 2
    assert told.box._kept() == TWO  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def test_a_row_is_moved_with_the_caret_on_its_button(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    rail = told.box.lines[1]
    rail.more.setFocus()
    QTest.keyClick(rail.more, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    value = told.values[-1]
    assert isinstance(value, list)
    assert [row["what"] for row in value if isinstance(row, dict)] == ["A rail", "Meals"]
    assert rail.more.hasFocus()
    QTest.keyClick(rail.more, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert len(told.values) == 1  # it is the first already


def test_the_menu_of_a_row_does_the_same(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    menu = told.box.lines[0].menu_of_more()
    assert [action.text() for action in menu.actions()] == ["Move up", "Move down", "Take away"]
    menu.actions()[2].trigger()
    assert told.values == [[{"what": "A rail"}]]


def test_amounts_are_added_up_below(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    assert told.box.sum.text() == "£85 in all"
    told.type(1, "cost", "12.50")
    assert told.box.sum.text() == "£97.50 in all"


def test_what_cannot_be_read_is_kept_and_said_beside_its_cell(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP)
    told.type(0, "until", "when she is better")
    assert told.values[-1] == [{"until": "when she is better"}]
    day = told.box.lines[0].cells["until"]
    assert isinstance(day, DateBox)
    assert day.day.reading.text() == "Kept as typed; it can't be read as a date yet"
    assert not day.day.reading.isHidden()


def test_rows_fold_where_there_is_no_room_and_the_caret_stays(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, TWO)
    box = told.box.lines[1].box_of("what")
    box.setFocus()
    assert isinstance(box, QPlainTextEdit)
    lines = told.box.lines
    tops = {cell.y() for cell in lines[1].cells.values()}
    assert len(tops) == 1
    told.box.resize(260, 900)
    QApplication.processEvents()
    tops = {cell.y() for cell in lines[1].cells.values()}
    assert len(tops) == 3
    assert box.hasFocus()
    assert told.values == []


def test_fixed_rows_keep_their_keys_and_what_the_page_no_longer_asks(qtbot: QtBot) -> None:
    old: Json = {"row": "gone", "what": "An older wording"}
    told = Told(qtbot, STEPS, [{"row": "family", "what": "Tea", "older": 1}, old])
    told.type(0, "what", "x")
    assert told.values[-1] == [
        {"row": "self", "what": "x"},
        {"row": "family", "what": "Tea", "older": 1},
        old,
    ]


@pytest.mark.parametrize(("cell", "value"), [("agreed", "no"), ("now", 2), ("kind", "family")])
def test_a_cell_of_few_answers_is_a_menu(qtbot: QtBot, cell: str, value: Json) -> None:
    told = Told(qtbot, STEPS)
    widget = told.box.lines[0].cells[cell]
    assert isinstance(widget, PickCell)
    widget.pick.choices[value].trigger()  # type: ignore[index]
    assert told.values[-1] == [{"row": "self", cell: value}]
    widget.pick.choices[None].trigger()
    assert told.values[-1] == []


def test_a_finished_page_shows_only_what_was_said(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP)
    told.box.set_read_only(True)
    assert not told.box.nothing.isHidden()
    assert told.box.more.isHidden()
    told.box.show_value(TWO)
    assert told.box.nothing.isHidden()
    assert [line.more.isHidden() for line in told.box.lines] == [True, True]


def test_finish_leads_to_the_very_cell(qtbot: QtBot) -> None:
    told = Told(qtbot, HELP, [{"what": "Meals", "until": "2026-12-20"}, {"what": "Rail"}])
    assert told.box.box_of("1/until") is told.box.lines[1].box_of("until")
    assert told.box.box_of("7/until") is told.box.first_box()
    assert told.box.box_of("of a promise") is told.box.first_box()
