"""Names one is offered, what a box shows when it is left, and what a step is called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework import history, network, promises
from app.ui.application import wear
from app.ui.questions.promises import PromisesTable
from app.ui.screens.finish_panel import FinishPanel
from app.ui.style import Style
from tests.ui.page.driver import PageDriver

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard")

LONG = "Bartholomew Featherstonehaugh of the Mutual Aid Group Number Nine"


def table_of(driver: PageDriver) -> PromisesTable:
    """The table of promises."""
    table = driver.screen.sheet.promises()
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("typed", "taken"), [("Da", "Dafydd Rhys"), ("hys", "Dafydd Rhys"), ("Nobody", "Nobody")]
)
def test_enter_takes_the_name_that_is_offered(driver: PageDriver, typed: str, taken: str) -> None:
    person_id = driver.person.id
    for name in ("Dafydd Rhys", "Brenda"):
        network.add_member(driver.desk.store, person_id=person_id, name=name)
    again = driver.reopened()
    again.type("promises", "Lift to chapel")
    line = table_of(again).lines[0]
    line.who.setFocus()
    again.type_here(typed)
    QTest.keyClick(line.who, Qt.Key.Key_Return)
    assert line.who.text() == taken
    assert line.by.box.hasFocus()
    again.leave()
    (made,) = promises.promises_of_page(again.desk.store, page_id=again.page_id)
    assert made.who_words == taken
    assert made.who_kind == ("other" if taken == "Nobody" else "member")


def test_a_box_that_was_left_shows_how_its_words_begin(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    who = table_of(driver).lines[0].who
    who.setFocus()
    driver.type_here(LONG)
    driver.press(Qt.Key.Key_Tab)
    assert who.cursorPosition() == 0
    assert who.caret() == len(LONG)
    again = driver.reopened()
    who = table_of(again).lines[0].who
    assert who.text() == LONG
    assert who.cursorPosition() == 0


def test_coming_back_to_a_box_by_no_key_goes_on_where_one_wrote(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    who = table_of(driver).lines[0].who
    who.setFocus()
    driver.type_here("Gwn")
    who.setCursorPosition(2)
    driver.screen.sheet.go_to("wants")  # as a cover takes the keyboard
    who.setFocus()
    driver.type_here("e")
    assert who.text() == "Gwen"


def test_a_step_on_a_promise_names_what_was_set(driver: PageDriver) -> None:
    driver.type("promises", "Walk with Ann")
    driver.leave()
    line = table_of(driver).lines[0]
    line.agreed.choices[True].trigger()
    line.by.box.setFocus()
    driver.type_here("19 Nov")
    driver.leave()
    desk = driver.desk

    def told() -> str:
        offers = history.offers(
            desk.store, page_id=driver.page_id, words=desk.words, catalogue=desk.catalogue
        )
        assert offers.undo is not None
        history.undo(desk.store, step_id=offers.undo.step_id)
        return offers.undo.label

    assert told() == "set “By when” of Walk with Ann"
    assert told() == "set “Agreed” of Walk with Ann"
    assert told() == "added a promise: Walk with Ann"
    lines = history.history_of_page(
        desk.store, page_id=driver.page_id, catalogue=desk.catalogue, words=desk.words
    )
    assert not any("\x1f" in f"{line.verb}{line.subject}" for line in lines)
    assert [line.verb for line in lines if line.verb.startswith("undid")] == [
        "undid: added a promise: Walk with Ann",
        "undid: set “Agreed” of Walk with Ann",
        "undid: set “By when” of Walk with Ann",
    ]


def test_the_columns_stay_whatever_was_agreed(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    driver.settle()
    agreed = table_of(driver).lines[0].agreed
    widths: set[tuple[int, int]] = set()
    for answer in (True, None, False):
        agreed.choices[answer].trigger()
        driver.settle()
        widths.add((agreed.sizeHint().width(), agreed.minimumSizeHint().width()))
    assert len(widths) == 1


def finish_panel(driver: PageDriver) -> FinishPanel:
    """The list before Finish."""
    driver.leave()
    driver.settle()
    driver.screen.head.finish_wanted.emit()
    driver.settle()
    panel = driver.screen.doing.panel
    assert panel is not None
    return panel


def test_finish_names_a_promise_nobody_has_and_leads_to_its_line(driver: PageDriver) -> None:
    driver.type("promises", "QQ")
    driver.leave()
    panel = finish_panel(driver)
    link = next(link for link in panel.links if "QQ" in link.text())
    assert "nobody is named and no day is set" in link.text()
    assert panel.finish.isVisible()
    link.click()
    assert driver.screen.focusWidget() is table_of(driver).lines[0].who
    assert "can wait" in panel.waiting.text()
    assert "Nothing is missing" not in panel.summary.text()


def test_finish_leads_to_the_day_where_only_that_is_wanted(driver: PageDriver) -> None:
    driver.type("promises", "QQ")
    line = table_of(driver).lines[0]
    line.who.setFocus()
    driver.type_here("Mair")
    driver.leave()
    link = next(link for link in finish_panel(driver).links if "no day is set" in link.text())
    link.click()
    assert driver.screen.focusWidget() is line.by.box


def test_after_finish_the_keyboard_is_on_what_can_be_done_first(driver: PageDriver) -> None:
    driver.type("what_matters", "The shed")
    finish_panel(driver)
    driver.screen.doing.finish(False)
    card = driver.screen.doing.card
    assert card is not None
    assert driver.screen.focusWidget() is card.print


def test_large_letters_put_two_questions_below_each_other_and_cut_no_line(
    qapp: QApplication, driver: PageDriver
) -> None:
    def foot(key: str) -> int:
        widget = driver.screen.sheet.widgets[key]
        return widget.mapTo(driver.screen.sheet, QPoint(0, widget.height())).y()

    driver.screen.resize(1180, 640)
    driver.settle()
    assert foot("stay_in_touch") == foot("next_contact")
    low = driver.box("stay_in_touch").height()
    wear(qapp, Style(text_percent=200))
    driver = driver.reopened()
    driver.screen.resize(780, 520)
    driver.settle()
    assert foot("stay_in_touch") < foot("next_contact") - low
    line = driver.box("stay_in_touch")
    assert line.height() >= line.fontMetrics().height() + 12


def test_promise_after_promise_is_written_with_enter_alone(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    for words in ("Brenda", "Friday"):
        driver.press(Qt.Key.Key_Return)
        driver.type_here(words)
    driver.press(Qt.Key.Key_Return)
    table = table_of(driver)
    assert table.lines[1].what.hasFocus()
    driver.type_here("Ring about the bus")
    driver.leave()
    made = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert [(p.what, p.who_words, p.by_when) for p in made] == [
        ("Lift to chapel", "Brenda", "2026-11-13"),
        ("Ring about the bus", "", ""),
    ]
