"""Promises and people on the page: rows that all pages share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework import network, promises
from app.ui.questions.network import NetworkStrip
from app.ui.questions.people import PeopleBox
from app.ui.questions.promises import PromisesTable
from tests.ui.page.driver import PageDriver

# The list of names below a box is a window; the screen of the tests knows no windows in front.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard")


def table_of(driver: PageDriver) -> PromisesTable:
    """The table of promises."""
    table = driver.screen.sheet.promises()
    assert table is not None
    return table


def strip_of(driver: PageDriver) -> NetworkStrip:
    """The strip of the whole network."""
    strip = driver.screen.sheet.widgets["people_around"]
    assert isinstance(strip, NetworkStrip)
    return strip


def test_typing_in_the_empty_line_begins_a_promise(driver: PageDriver) -> None:
    driver.type("promises", "Go to the Men's Shed")
    table = table_of(driver)
    assert len(table.lines) == 2
    driver.press(Qt.Key.Key_Return)
    assert table.lines[0].who.hasFocus()
    driver.type_here("Gwen")
    driver.press(Qt.Key.Key_Tab)
    driver.type_here("19 Nov")
    driver.leave()
    (made,) = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert made.what == "Go to the Men's Shed"
    assert (made.who_kind, made.who_words) == ("worker", "Gwen Price")
    assert made.by_when == "2026-11-19"
    assert made.agreed is True  # it is her own
    assert table.lines[0].agreed.value is True


def test_a_promise_typed_over_several_pauses_is_one(driver: PageDriver, qtbot: QtBot) -> None:
    driver.type("promises", "Half-step")
    driver.screen.saving.save()
    driver.type_here(" and rail")
    driver.screen.saving.save()
    driver.leave()
    (made,) = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert made.what == "Half-step and rail"


def test_promises_are_there_when_the_page_is_opened_again(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    line = table_of(driver).lines[0]
    line.agreed.choices[True].trigger()
    again = table_of(driver.reopened())
    assert again.lines[0].what.toPlainText() == "Lift to chapel"
    assert again.lines[0].agreed.text() == "Yes"


def test_a_line_can_be_moved_and_removed_by_keyboard(driver: PageDriver, qtbot: QtBot) -> None:
    for what in ("One", "Two", "Three"):
        table_of(driver).lines[-1].what.setFocus()
        driver.type_here(what)
    driver.screen.saving.flush()
    driver.settle()
    third = table_of(driver).lines[2]
    third.more.click()
    driver.press(Qt.Key.Key_Return, third.details.up)
    driver.screen.saving.flush()
    kept = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert [p.what for p in kept] == ["One", "Three", "Two"]
    driver.press(Qt.Key.Key_Return, third.details.remove)
    driver.screen.saving.flush()
    kept = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert [p.what for p in kept] == ["One", "Two"]
    assert [ln.what.toPlainText() for ln in table_of(driver).lines] == ["One", "Two", ""]


def test_somebody_elses_name_takes_back_that_they_agreed(driver: PageDriver) -> None:
    driver.type("promises", "Lift to chapel")
    line = table_of(driver).lines[0]
    line.agreed.choices[True].trigger()
    line.who.setFocus()
    driver.type_here("Mair")
    assert line.agreed.text() == "To be asked"
    driver.leave()
    (made,) = promises.promises_of_page(driver.desk.store, page_id=driver.page_id)
    assert made.agreed is None


def test_a_name_and_enter_put_somebody_on_the_network(driver: PageDriver, qtbot: QtBot) -> None:
    strip = strip_of(driver)
    strip.new.box.setFocus()
    driver.type_here("Carys")
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(strip.chips) == 1, timeout=3000)
    (carys,) = network.members(driver.desk.store, person_id=driver.person.id)
    assert carys.name == "Carys"
    assert strip.new.box.hasFocus()
    assert "1 person" in driver.screen.side.people.sentence.text()


def test_people_stand_before_groups_and_are_met_in_that_order(
    driver: PageDriver,
) -> None:
    store, person_id = driver.desk.store, driver.person.id
    for name, kind in (("Dr Hale", "paid"), ("Carys", "family"), ("Choir", "group"), ("Huw", "")):
        network.add_member(store, person_id=person_id, name=name, kind=kind)
    strip = strip_of(driver)
    strip.take_members(network.members(store, person_id=person_id))
    driver.settle()
    assert strip.besides.isVisible()
    chips = sorted(strip.chips.values(), key=lambda chip: (chip.y(), chip.x()))
    assert [chip.text().split(" · ")[0] for chip in chips] == ["Carys", "Huw", "Dr Hale", "Choir"]
    assert min(min(chip.width(), chip.height()) for chip in chips) >= 24
    chips[0].setFocus()
    for after in (*chips[1:], strip.new.box):
        QTest.keyClick(driver.screen.window().focusWidget(), Qt.Key.Key_Tab)
        assert after.hasFocus()


def test_a_promise_folds_where_there_is_room_for_few_letters(driver: PageDriver) -> None:
    promises.add_promise(
        driver.desk.store, person_id=driver.person.id, page_id=driver.page_id, what="Ring the hall"
    )
    table = driver.screen.sheet.promises()
    assert table is not None
    table.show_promises(promises.promises_of_page(driver.desk.store, page_id=driver.page_id))
    line, letter = table.lines[0], table.fontMetrics().averageCharWidth()

    def lay(letters: int) -> None:
        driver.screen.resize(letter * letters, 760)
        driver.settle()

    lay(150)
    assert line.who.y() == line.what.y()
    lay(58)  # as with twice the letters in a small window
    assert line.who.y() >= line.what.geometry().bottom()
    assert line.who.width() >= letter * 12
    assert line.what.width() > line.who.width() + line.by.width()
    lay(150)
    assert line.who.y() == line.what.y()


def test_boxes_beside_each_other_are_level_however_their_names_wrap(
    driver: PageDriver, qtbot: QtBot
) -> None:
    sheet, boxes = driver.screen.sheet, (driver.box("in_the_way"), driver.box("wants"))
    left, right = sheet.widgets["in_the_way"], sheet.widgets["wants"]
    right.label.setText("What Arthur would very much like to see happen")

    def are_level() -> bool:
        tops = {box.mapTo(sheet, QPoint()).y() for box in boxes}
        return len(tops) == 1 and right.heading_needs() > left.heading_needs()

    for width in (1180, 900, 1180):
        driver.screen.resize(width, 760)
        qtbot.waitUntil(are_level, timeout=2000)


def test_what_is_known_of_somebody_is_changed_in_place(driver: PageDriver, qtbot: QtBot) -> None:
    driver.screen.rows.add_member("people_around", "Carys")
    strip = strip_of(driver)
    qtbot.waitUntil(lambda: len(strip.chips) == 1, timeout=3000)
    next(iter(strip.chips.values())).click()
    assert strip.editor.lines["relation"].hasFocus()
    driver.type_here("niece")
    strip.editor.ticks["in_confidence"].click()
    strip.editor.picks["closeness"].pick("very")
    driver.leave()
    (carys,) = network.members(driver.desk.store, person_id=driver.person.id)
    assert (carys.relation, carys.closeness, carys.in_confidence) == ("niece", "very", True)
    driver.settle()
    assert "niece · very close" in next(iter(strip.chips.values())).text()
    strip.editor.remove.click()
    driver.leave()
    assert network.members(driver.desk.store, person_id=driver.person.id) == ()


def test_who_gives_care_is_asked_whether_they_are_willing_and_apart_from_it_able(
    driver: PageDriver, qtbot: QtBot
) -> None:
    driver.screen.rows.add_member("people_around", "Carys")
    strip = strip_of(driver)
    qtbot.waitUntil(lambda: len(strip.chips) == 1, timeout=3000)
    next(iter(strip.chips.values())).click()
    editor = strip.editor
    assert not editor.picks["willing"].isVisible()
    editor.ticks["gives_care"].click()
    assert editor.picks["willing"].isVisible()
    driver.settle()
    shown = [box for box in editor.boxes() if box.isVisible()]
    assert shown == sorted(shown, key=lambda box: box.mapTo(editor, QPoint()).y())
    editor.picks["willing"].pick("yes")
    editor.picks["able"].pick("partly")
    driver.leave()
    (carys,) = network.members(driver.desk.store, person_id=driver.person.id)
    assert (carys.gives_care, carys.willing, carys.able) == (True, "yes", "partly")
    editor.ticks["gives_care"].click()
    assert not editor.picks["able"].isVisible()


def test_somebody_new_in_a_list_of_people_is_ticked(driver: PageDriver, qtbot: QtBot) -> None:
    driver.screen.sheet.show_afterwards(True)
    box = driver.screen.sheet.widgets["present"]
    assert isinstance(box, PeopleBox)
    box.new.box.setFocus()
    driver.type_here("Huw")
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(box.ticks) == 1, timeout=3000)
    (huw,) = network.members(driver.desk.store, person_id=driver.person.id)
    assert box.ticks[huw.id].isChecked()
    driver.leave()
    assert driver.desk_reads("present") == [huw.id]
