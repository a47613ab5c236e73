"""The pieces by themselves: what wraps, what presses, what Ctrl+Z takes back, what scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.language import Words
from app.ui.focus import FocusKeeper
from app.ui.pieces import (
    Card,
    Field,
    Flow,
    FoldRow,
    GrowingText,
    LineField,
    PageHeading,
    RowButton,
    ScrollColumn,
    Text,
    TickBox,
    icon_button,
    primary_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton

_KEPT: list[QWidget] = []


def shown(qtbot: QtBot, *widgets: QWidget, width: int = 600, height: int = 500) -> ScrollColumn:
    """A window with a scrolling column of these."""
    column = ScrollColumn()
    for widget in widgets:
        column.body.addWidget(widget)
    column.body.addStretch(1)
    column.resize(width, height)
    qtbot.addWidget(column)
    column.show()
    qtbot.waitExposed(column)
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    # Nothing else holds a window of a test that does not look at it again.
    _KEPT[:] = [column]
    return column


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_buttons_rows_and_ticks_are_pressed_by_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    button, row, tick = primary_button("Finish"), RowButton("Arthur Bevan"), TickBox("Send")
    shown(qtbot, button, row, tick)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("button"))
    row.clicked.connect(lambda: pressed.append("row"))
    for widget in (button, row, tick):
        QTest.keyClick(widget, key)
    assert pressed == ["button", "row"]
    assert tick.isChecked()


def test_long_words_on_a_button_wrap_and_it_grows_higher(qtbot: QtBot) -> None:
    button = primary_button("Conversation 2 · making things steady after a very long sentence")
    column = shown(qtbot, button, width=260)
    qtbot.waitUntil(lambda: button.height() > 60)
    assert button.width() <= column.viewport().width()


def test_nothing_that_is_pressed_is_smaller_than_a_finger(qtbot: QtBot) -> None:
    widgets = [primary_button("A"), TickBox("B"), RowButton("C"), icon_button("x", "Close")]
    widgets.append(PickButton(Words("en"), ((None, "Not said"), (True, "Yes")), name="Agreed"))
    shown(qtbot, *widgets, LineField())
    for widget in widgets:
        assert widget.height() >= 44
        assert widget.width() >= 44


def test_a_list_to_pick_from_is_named_by_its_question_not_only_by_its_value(qtbot: QtBot) -> None:
    pick = PickButton(Words("en"), ((None, "Not said"), (True, "Yes")), name="Agreed, line 1")
    shown(qtbot, pick)
    assert pick.accessibleName() == "Agreed, line 1: Not said"
    pick.pick(True)
    assert pick.accessibleName() == "Agreed, line 1: Yes"


def test_a_field_names_its_widget_by_the_label(qtbot: QtBot) -> None:
    box = LineField()
    field = Field("Language", box, "Of the paper")
    shown(qtbot, field)
    assert box.accessibleName() == "Language"
    assert box.accessibleDescription() == "Of the paper"
    assert field.label.buddy() is box


def test_trouble_is_said_by_the_field_and_taken_back(qtbot: QtBot) -> None:
    box = LineField()
    field = Field("Name", box)
    shown(qtbot, field)
    field.say_trouble("Give at least a name.")
    assert field.trouble.isVisible()
    assert box.accessibleDescription() == "Give at least a name."
    field.say_trouble("")
    assert not field.trouble.isVisible()


def test_a_box_grows_with_its_words_and_shrinks_again(qtbot: QtBot) -> None:
    box = GrowingText(lines=2)
    shown(qtbot, box)
    low = box.height()
    box.setPlainText("word " * 400)
    qtbot.waitUntil(lambda: box.height() > low * 3)
    assert not box.verticalScrollBar().isVisible()
    box.setPlainText("")
    qtbot.waitUntil(lambda: box.height() == low)


def test_a_card_grows_with_the_box_in_it(qtbot: QtBot) -> None:
    box = GrowingText()
    card = Card("What matters")
    card.body.addWidget(Field("What matters to Arthur", box))
    shown(qtbot, card)
    box.setPlainText("word " * 400)
    qtbot.waitUntil(lambda: card.height() > box.height() > 300)


def test_pasting_is_plain_text(qtbot: QtBot) -> None:
    box = GrowingText()
    shown(qtbot, box)
    rich = QMimeData()
    rich.setHtml("<h1>Shed</h1>")
    rich.setText("Shed")
    box.insertFromMimeData(rich)
    assert box.toPlainText() == "Shed"
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not box.canInsertFromMimeData(picture)


def test_tab_leaves_the_box(qtbot: QtBot) -> None:
    box, after = GrowingText(), LineField()
    shown(qtbot, box, after)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert box.toPlainText() == ""


class Journal:
    """Counts what reaches the window's own undo."""

    def __init__(self, window: QWidget) -> None:
        self.undone = 0
        self.redone = 0
        QShortcut(QKeySequence("Ctrl+Z"), window, self.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), window, self.redo)

    def undo(self) -> None:
        """One more."""
        self.undone += 1

    def redo(self) -> None:
        """One more."""
        self.redone += 1


@pytest.mark.parametrize("make", [GrowingText, LineField])
def test_ctrl_z_is_the_boxs_while_it_has_typing_then_the_journals(
    qtbot: QtBot, make: type[GrowingText] | type[LineField]
) -> None:
    box = make()
    column = shown(qtbot, box)
    journal = Journal(column)
    box.setFocus()
    QTest.keyClicks(box, "shed")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    text = box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()
    assert text == ""
    assert journal.undone == 0
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.undone == 1


def test_ctrl_shift_z_brings_typing_back_then_is_the_journals(qtbot: QtBot) -> None:
    box = GrowingText()
    column = shown(qtbot, box)
    journal = Journal(column)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    box.setFocus()
    QTest.keyClicks(box, "shed")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Z, both)
    assert box.toPlainText() == "shed"
    assert journal.redone == 0
    QTest.keyClick(box, Qt.Key.Key_Z, both)
    assert journal.redone == 1


def test_the_focused_field_is_scrolled_into_view_from_outside_too(qtbot: QtBot) -> None:
    fields = [LineField() for _ in range(30)]
    column = shown(qtbot, *fields)
    bar = column.verticalScrollBar()
    assert bar.value() == 0
    fields[25].setFocus()
    qtbot.waitUntil(lambda: bar.value() > 0)
    place = QRect(
        fields[25].mapTo(column.viewport(), fields[25].rect().topLeft()), fields[25].size()
    )
    assert column.viewport().rect().contains(place)


def test_the_line_being_written_in_a_long_box_stays_in_view(qtbot: QtBot) -> None:
    box = GrowingText()
    column = shown(qtbot, box, height=300)
    box.setFocus()
    box.setPlainText("line\n" * 80)
    qtbot.waitUntil(lambda: box.height() > 1000)
    box.moveCursor(box.textCursor().MoveOperation.End)
    QTest.keyClicks(box, "x")

    def is_caret_seen() -> bool:
        caret = box.viewport().mapTo(column.viewport(), box.cursorRect().bottomLeft())
        return 0 < caret.y() <= column.viewport().height()

    qtbot.waitUntil(is_caret_seen)


def test_the_ring_goes_round_what_has_the_focus(qtbot: QtBot) -> None:
    first, second = LineField(), LineField()
    column = shown(qtbot, first, second)
    first.setFocus()
    ring = column.findChild(QWidget, "focus-ring")
    assert isinstance(ring, QWidget)
    assert ring.geometry().contains(first.geometry())
    second.setFocus()
    rings = [r for r in column.findChildren(QWidget, "focus-ring") if r.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry().contains(second.geometry())


def test_the_ring_survives_the_end_of_what_it_was_round(qtbot: QtBot) -> None:
    first, second = LineField(), LineField()
    column = shown(qtbot, first, second)
    first.setFocus()
    first.deleteLater()
    QApplication.sendPostedEvents(first, 0)
    QApplication.sendPostedEvents()
    second.setFocus()
    rings = [r for r in column.findChildren(QWidget, "focus-ring") if r.isVisible()]
    assert len(rings) == 1


def test_the_ring_lets_go_of_what_was_deleted_outright(qtbot: QtBot) -> None:
    first, second = LineField(), LineField()
    column = shown(qtbot, first, second)
    first.setFocus()
    first.blockSignals(True)  # so that not even its end is heard of
    delete(first)
    second.setFocus()
    rings = [r for r in column.findChildren(QWidget, "focus-ring") if r.isVisible()]
    assert len(rings) == 1


def test_a_heading_is_read_out_without_a_ring(qtbot: QtBot) -> None:
    heading, box = PageHeading("Today"), LineField()
    column = shown(qtbot, heading, box)
    heading.setFocus()
    assert heading.hasFocus()
    assert not [r for r in column.findChildren(QWidget, "focus-ring") if r.isVisible()]
    QTest.keyClick(heading, Qt.Key.Key_Tab)
    assert box.hasFocus()


def test_a_row_stands_its_parts_below_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    row = FoldRow()
    holder.setLayout(row)
    left, right = Text("Arthur Bevan", wrap=False), Text("Did the introduction take?", wrap=False)
    row.add(left)
    row.add(right)
    qtbot.addWidget(holder)
    holder.resize(800, 200)
    holder.show()
    assert left.y() == right.y()
    holder.resize(200, 200)
    qtbot.waitUntil(lambda: right.y() > left.y())
    assert row.heightForWidth(200) > row.heightForWidth(800)


def test_things_flow_on_to_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    flow = Flow()
    column.addLayout(flow)
    buttons = [primary_button(f"Button {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(holder)
    holder.resize(300, 400)
    holder.show()
    assert buttons[0].y() < buttons[5].y()
    assert all(button.geometry().right() <= 300 for button in buttons)
    buttons[0].hide()
    qtbot.waitUntil(lambda: buttons[1].x() == column.contentsMargins().left())


def test_a_box_is_high_enough_for_the_hint_within_and_stays_so(qtbot: QtBot) -> None:
    box = GrowingText(lines=2)
    qtbot.addWidget(box)
    hint = "Say who thinks so, in which words, and that the person may well read all of this"
    box.setPlaceholderText(hint)
    box.resize(700, 60)
    box.show()
    wide = box.height()
    box.resize(200, 60)
    narrow = box.height()
    assert narrow > wide
    room = QRect(0, 0, box.viewport().width() - 8, 10_000)
    needed = box.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, hint).height()
    assert narrow >= needed
    box.insertPlainText("A")
    assert box.height() == narrow


def test_a_box_in_a_folded_row_is_as_wide_as_the_buttons_below_it(qtbot: QtBot) -> None:
    holder, box, button = QWidget(), LineField(), primary_button("Somebody new")
    row = FoldRow()
    holder.setLayout(row)
    box.setMinimumWidth(300)
    row.add(box, 1)
    row.add(button)
    qtbot.addWidget(holder)
    holder.resize(350, 200)
    holder.show()
    assert button.y() > box.y()
    assert box.width() == button.width() == 350


def test_two_who_follow_the_focus_do_not_scroll_against_each_other(
    qtbot: QtBot, qapp: QApplication
) -> None:
    other = FocusKeeper(qapp)  # beside the one of every test
    buttons = [quiet_button(f"Button {number}") for number in range(60)]
    column = shown(qtbot, *buttons)
    for button in (buttons[0], buttons[-1], buttons[1], buttons[-2]):
        button.setFocus()
        QApplication.processEvents()
        place = button.mapTo(column.viewport(), QPoint())
        assert column.viewport().rect().contains(place)
    other.end()
