"""An emergency plan asks of each promise what if it fails and whom to ring, in plain sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework.views import PromiseView
from app.forms.questions import PromisesAsked
from app.language import Words
from app.ui.questions.asking import Asking, ChangePromise
from app.ui.questions.factory import widget_for
from app.ui.questions.promises import PromisesTable

PROMISE = PromiseView(
    id="p1", person_id="a", page_id="b", position=0, what="Sit with her at night",
    who_kind="other", who_id="", who_words="Gill", agreed=True, agreed_on="", asked_by="",
    by_when="2026-11-14", help="", prevention=(), introduced_to="", follow_up_on="",
    did_it_take="", taken_asked_on="", note="", if_it_fails="Ring Huw", phone="01632 960 201",
)  # fmt: skip


def table(qtbot: QtBot, *, plan: bool) -> tuple[PromisesTable, list[ChangePromise]]:
    """The promises on the screen, and what is wished of them."""
    asking = Asking(words=Words("en"), called="Arthur", today=date(2026, 11, 12))
    question = PromisesAsked(key="promises", ask="What we do", plan=plan)
    made = widget_for(question, asking, now=lambda: datetime(2026, 11, 12, tzinfo=UTC))
    assert isinstance(made, PromisesTable)
    qtbot.addWidget(made)
    wished: list[ChangePromise] = []

    def hear(wish: object) -> None:
        if isinstance(wish, ChangePromise):
            wished.append(wish)

    made.wished.connect(hear)
    made.resize(800, 400)
    made.show()
    made.show_promises((PROMISE,))
    QApplication.processEvents()
    return made, wished


def test_both_boxes_stand_open_below_the_promise_and_tell_what_is_typed(qtbot: QtBot) -> None:
    shown, wished = table(qtbot, plan=True)
    plan = shown.lines[0].plan
    assert plan is not None
    assert plan.isVisible()
    assert (plan.fails.toPlainText(), plan.phone.toPlainText()) == ("Ring Huw", "01632 960 201")
    assert plan.fails.accessibleName() == "If it fails, line 1"
    assert wished == []
    QTest.keyClicks(plan.phone, "!")
    QTest.keyClicks(plan.fails, "!")
    assert [wish.fields[0][0] for wish in wished] == ["phone", "if_it_fails"]
    open_line = shown.lines[-1].plan
    assert open_line is not None
    assert not open_line.isVisible()


def test_showing_what_is_stored_leaves_what_is_being_typed(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, plan=True)
    plan = shown.lines[0].plan
    assert plan is not None
    shown.activateWindow()
    plan.phone.setFocus()
    QTest.keyClicks(plan.phone, " day")
    shown.show_promises((PROMISE,))
    assert "day" in plan.phone.toPlainText()
    plan.phone.clearFocus()
    shown.show_promises((replace(PROMISE, phone="999"),))
    assert plan.phone.toPlainText() == "999"


def test_enter_leads_through_a_plan_and_on_to_the_next_line(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, plan=True)
    line = shown.lines[0]
    assert line.plan is not None
    way = (line.what, line.who, line.by.box, line.plan.fails, line.plan.phone, shown.lines[1].what)
    line.what.setFocus()
    for box in way[1:]:
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Return)
        assert shown.focusWidget() is box


def test_promises_that_are_no_plan_do_not_ask_it(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, plan=False)
    assert shown.lines[0].plan is None


def test_a_finished_plan_is_read_not_written(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, plan=True)
    shown.set_read_only(True)
    plan = shown.lines[0].plan
    assert plan is not None
    assert plan.fails.isReadOnly()
    assert plan.phone.isReadOnly()


def test_a_promise_that_is_for_a_while_says_until_when(qtbot: QtBot) -> None:
    shown, wished = table(qtbot, plan=False)
    line = shown.lines[0]
    line.more.setChecked(True)
    until = line.details.until
    assert until.box.accessibleName() == "For a while: until, line 1"
    QTest.keyClicks(until.box, "3 Dec 2026")
    assert wished[-1].fields == (("until", "2026-12-03"),)
    shown.show_promises((replace(PROMISE, until="2026-12-24"),))
    assert until.value() == "2026-12-24"
