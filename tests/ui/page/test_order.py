"""Tab follows what is read, whatever rows have come, gone, been undone or unfolded."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import AppError
from app.ui.frame import offer_for, take_offer
from app.ui.questions.network import NetworkStrip
from app.ui.questions.prose import ProseBox
from app.ui.screens.page_sheet import Sheet
from tests.ui.page.frame import Frame, focused

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard")


def tab_round(frame: Frame) -> list[QWidget]:
    """Everything Tab comes to from the first box of the sheet until it is there again."""
    begin = frame.page().sheet.widgets["what_matters"].first_box()
    begin.setFocus()
    met = [begin]
    for _ in range(600):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is begin:
            return met
        assert focused() not in met, "Tab goes round in a circle of its own"
        met.append(focused())
    raise AssertionError("Tab does not come full circle")


def question_of(sheet: Sheet, box: QWidget) -> str:
    """The key of the question a box belongs to; empty for the strip."""
    return next((key for key, w in sheet.widgets.items() if w.isAncestorOf(box)), "")


def assert_in_reading_order(frame: Frame) -> None:
    """Question after question as they stand, each promise from its first box to its last."""
    sheet = frame.page().sheet
    met = tab_round(frame)
    on_sheet = [sheet.isAncestorOf(box) for box in met]
    # It begins in the middle of the sheet: what lies before that comes last of all.
    assert sum(a != b for a, b in zip(on_sheet, on_sheet[1:], strict=False)) <= 2
    left = on_sheet.index(False)
    back = len(met) - on_sheet[::-1].index(False)
    stops = met[back:] + met[:left]
    table = sheet.promises()
    strip = sheet.widgets["people_around"]
    assert table is not None
    assert isinstance(strip, NetworkStrip)
    boxes = [box for line in table.lines for box in line.boxes() if box.isVisible()]
    promised = [box for box in stops if table.isAncestorOf(box)]
    assert promised == boxes
    chips = sorted(strip.chips.values(), key=lambda chip: (chip.y(), chip.x()))
    editor = [box for box in strip.editor.boxes() if box.isVisible()]
    around = [*chips, *editor, strip.new.box, strip.new.button]
    assert [b for b in stops if strip.isAncestorOf(b)] == around
    asked = (
        [q.key for q in sheet.page.questions() if not sheet.widgets[q.key].isHidden()]
        if (sheet.afterwards.isVisible())
        else [q.key for q in sheet.page.questions() if q.key in sheet.widgets]
    )
    keys = list(dict.fromkeys(key for key in (question_of(sheet, b) for b in stops) if key))
    at_table = [k for k in asked if not sheet.afterwards.isAncestorOf(sheet.widgets[k])]
    later = [k for k in asked if sheet.afterwards.isAncestorOf(sheet.widgets[k])]
    wanted = [k for k in (*at_table, *later) if k in keys]
    assert keys == wanted
    seen = {
        w
        for w in sheet.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    grouped = {w for w in seen if w not in stops and getattr(w, "group", lambda: None)()}
    assert seen - grouped == {*stops}


class Hands:
    """Does things at random to the rows of a page."""

    def __init__(self, frame: Frame, seed: int) -> None:
        self.frame = frame
        self.chance = random.Random(seed)

    def promise(self) -> None:
        """Write in the empty line."""
        table = self.frame.page().sheet.promises()
        assert table is not None
        table.lines[-1].what.setFocus()
        QTest.keyClicks(table.lines[-1].what, "Shed")

    def unpromise(self) -> None:
        """Remove some line."""
        table = self.frame.page().sheet.promises()
        assert table is not None
        if len(table.lines) > 1:
            self.chance.choice(table.lines[:-1]).details.remove.click()

    def more(self) -> None:
        """Open or fold some line."""
        table = self.frame.page().sheet.promises()
        assert table is not None
        if len(table.lines) > 1:
            self.chance.choice(table.lines[:-1]).more.click()

    def member(self) -> None:
        """Add somebody."""
        strip = self.frame.page().sheet.widgets["people_around"]
        assert isinstance(strip, NetworkStrip)
        strip.new.box.setFocus()
        QTest.keyClicks(strip.new.box, self.chance.choice(["Carys", "Huw", "Alis"]))
        QTest.keyClick(strip.new.box, Qt.Key.Key_Return)

    def open_member(self) -> None:
        """Open or close what is known of somebody."""
        strip = self.frame.page().sheet.widgets["people_around"]
        assert isinstance(strip, NetworkStrip)
        if strip.chips:
            self.chance.choice(list(strip.chips.values())).click()

    def afterwards(self) -> None:
        """Open or fold Afterwards."""
        self.frame.page().sheet.strip.click()

    def undo(self) -> None:
        """Take back the newest step, unless that began the page."""
        self._step(is_redo=False)

    def redo(self) -> None:
        """Bring it back."""
        self._step(is_redo=True)

    def _step(self, *, is_redo: bool) -> None:
        shell = self.frame.shell
        self.frame.breathe()
        scope = self.frame.page().undo_scope()
        back = shell.desk.store.undo_offer(person_id=scope[0], page_id=scope[1])
        if not is_redo and (back is None or back.verb == "started_page"):
            return
        try:
            take_offer(shell.desk, offer_for(shell.desk, scope, is_redo=is_redo), is_redo=is_redo)
        except AppError:
            return

    def act(self) -> None:
        """One of these things."""
        deeds = (
            self.promise, self.promise, self.unpromise, self.more, self.member, self.open_member,
            self.afterwards, self.undo, self.redo,
        )  # fmt: skip
        self.chance.choice(deeds)()
        self.frame.breathe()


@pytest.mark.parametrize("seed", range(4))
def test_tab_goes_round_the_sheet_as_it_is_read(frame: Frame, seed: int) -> None:
    hands = Hands(frame, seed)
    assert_in_reading_order(frame)
    for _ in range(4):
        for _ in range(3):
            hands.act()
        assert_in_reading_order(frame)


def test_a_new_first_promise_after_removing_and_undoing_is_met_in_its_place(frame: Frame) -> None:
    hands = Hands(frame, 0)
    for deed in (hands.promise, hands.unpromise, hands.undo, hands.redo, hands.promise):
        deed()
        frame.breathe()
    assert_in_reading_order(frame)


def test_tab_from_afterwards_just_opened_goes_into_it(frame: Frame) -> None:
    sheet = frame.page().sheet
    Hands(frame, 0).promise()
    sheet.strip.setFocus()
    QTest.keyClick(sheet.strip, Qt.Key.Key_Space)
    QTest.keyClick(sheet.strip, Qt.Key.Key_Tab)
    assert sheet.afterwards.isAncestorOf(focused())


def test_words_typed_on_whose_words_go_to_its_box(frame: Frame) -> None:
    sheet = frame.page().sheet
    first = sheet.widgets["what_matters"]
    assert isinstance(first, ProseBox)
    first.box.setFocus()
    QTest.keyClick(first.box, Qt.Key.Key_Tab)
    picker = focused()
    following = next(
        w for w in sheet.widgets.values() if isinstance(w, ProseBox) and w.picker is picker
    )
    assert following is not first
    for sign in "Hens, and (2) more":
        QTest.keyClicks(focused(), sign)
    assert following.box.toPlainText() == "Hens, and (2) more"
    QTest.keyClick(following.box, Qt.Key.Key_Backtab)
    assert picker.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_whose_words_opens_by_key(frame: Frame, key: Qt.Key) -> None:
    box = frame.page().sheet.widgets["what_matters"]
    assert isinstance(box, ProseBox)
    box.picker.setFocus()
    QTest.keyClick(box.picker, key)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
