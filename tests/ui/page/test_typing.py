"""Words typed on the page screen are kept, whatever happens next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.casework import history
from app.clock import FixedClock
from app.errors import AppError, DiskFull
from app.language import message
from app.ui.questions.prose import ProseBox
from app.ui.screens.page_pause import CEILING, PAUSE, SavePause
from tests.ui.page.driver import PageDriver


def stored(driver: PageDriver, key: str) -> object:
    """What another reader finds in the store."""
    return driver.desk_reads(key)


def test_what_is_typed_is_there_when_the_page_is_opened_again(driver: PageDriver) -> None:
    driver.type("what_matters", "The shed, and company.")
    again = driver.reopened()
    assert again.text("what_matters") == "The shed, and company."


def test_typing_is_stored_after_the_pause_without_leaving(
    driver: PageDriver, clock: FixedClock, qtbot: QtBot
) -> None:
    driver.type("wants", "Back in the shed")
    assert stored(driver, "wants") is None
    clock.move(seconds=PAUSE)
    driver.screen.saving.save_if_due()
    driver.desk.store.flush()
    assert stored(driver, "wants") == "Back in the shed"


def test_typing_without_a_pause_is_stored_at_the_ceiling() -> None:
    pause = SavePause()
    keys = [tenth / 10 for tenth in range(100)]
    stored_at: list[float] = []
    for now in keys:
        if pause.wait(now) == 0:
            stored_at.append(now)
            pause.done()
        pause.touch(now)
    assert stored_at[0] <= CEILING + 0.1
    assert CEILING < 2.0


def test_a_pause_that_was_used_waits_for_nothing() -> None:
    pause = SavePause()
    assert pause.wait(5.0) is None
    pause.touch(5.0)
    assert pause.wait(5.0) == pytest.approx(PAUSE)
    pause.done()
    assert pause.wait(99.0) is None


def test_leaving_a_box_stores_it_at_once(driver: PageDriver, qtbot: QtBot) -> None:
    driver.type("what_matters", "Company")
    driver.screen.sheet.go_to("wants")
    driver.desk.store.flush()
    assert stored(driver, "what_matters") == "Company"


def test_the_screen_says_when_all_is_stored(driver: PageDriver, qtbot: QtBot) -> None:
    driver.type("what_matters", "Company")
    with qtbot.waitSignal(driver.screen.saved, timeout=3000):
        driver.screen.saving.save()


def test_a_store_that_refuses_keeps_the_words_and_says_so(
    driver: PageDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = driver.desk.store
    full = DiskFull(message("The disk is full."), message("Make room."))
    real = store.answer_later

    def refuse(*_: object, done: object = None, **__: object) -> None:
        assert callable(done)
        done(full)

    monkeypatch.setattr(store, "answer_later", refuse)
    driver.type("what_matters", "Company")
    told: list[object] = []
    driver.screen.not_saved.connect(told.append)
    driver.screen.saving.save()
    qtbot.waitUntil(lambda: told == [full], timeout=3000)
    assert driver.text("what_matters") == "Company"
    with pytest.raises(AppError):
        driver.leave()
    monkeypatch.setattr(store, "answer_later", real)
    driver.leave()
    assert stored(driver, "what_matters") == "Company"


def test_ten_thousand_letters_are_kept_exactly(driver: PageDriver) -> None:
    text = ("tŷ a’r ardd\u00a0<b>&\"' 😀 یہ میرا گھر ہے\n" * 300)[:10_000]
    box = driver.box("what_matters")
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.insertPlainText(text)
    driver.leave()
    assert stored(driver, "what_matters") == text
    again = driver.reopened()
    again.type("what_matters", "!")
    again.leave()
    assert stored(again, "what_matters") == text + "!"  # one goes on at the end


def test_a_date_that_cannot_be_read_is_kept_as_typed(driver: PageDriver) -> None:
    driver.type("next_contact", "after the harvest")
    driver.leave()
    assert stored(driver, "next_contact") == "after the harvest"
    assert driver.reopened().text("next_contact") == "after the harvest"


def test_whose_words_are_chosen_beside_the_box(driver: PageDriver) -> None:
    driver.type("what_matters", "Bu yn Llanbedr erioed")
    widget = driver.screen.sheet.widgets["what_matters"]
    assert isinstance(widget, ProseBox)
    widget.picker.pick("interpreter", "")
    again = driver.reopened()
    box = again.screen.sheet.widgets["what_matters"]
    assert isinstance(box, ProseBox)
    assert box.picker.whose == "interpreter"
    assert "interpreter" in box.picker.text()


def test_ctrl_z_is_the_boxs_own_while_it_has_typing(driver: PageDriver) -> None:
    driver.type("what_matters", "Company")
    box = driver.box("what_matters")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.text("what_matters") == ""
    driver.leave()
    assert stored(driver, "what_matters") == ""


def test_the_journals_undo_shows_the_words_before_and_goes_there(
    driver: PageDriver, qtbot: QtBot
) -> None:
    driver.type("what_matters", "Company")
    driver.screen.sheet.go_to("wants")
    driver.leave()
    driver.type("wants", "A lift")
    driver.screen.sheet.go_to("stay_in_touch")
    driver.leave()
    driver.follow_the_store()
    person_id, page_id = driver.screen.undo_scope()
    desk = driver.desk
    offer = history.offers(
        desk.store, person_id=person_id, page_id=page_id, words=desk.words, catalogue=desk.catalogue
    ).undo
    assert offer is not None
    history.undo(desk.store, step_id=offer.step_id)
    qtbot.waitUntil(lambda: driver.text("wants") == "", timeout=3000)
    assert driver.text("what_matters") == "Company"
    assert driver.box("wants").hasFocus()


def test_an_answer_of_a_retired_question_stays_visible(driver: PageDriver) -> None:
    driver.screen.interview.answer("hobbies_then", "Rugby")
    again = driver.reopened()
    said = [w.text() for w in again.labels()]
    assert "Rugby" in said


def test_what_depends_on_an_answer_comes_and_goes_with_it(driver: PageDriver) -> None:
    sheet = driver.screen.sheet
    sheet.show_afterwards(True)
    assert not sheet.widgets["equipment_cost"].isVisible()
    driver.type("equipment", "A rail")
    driver.settle()
    assert sheet.widgets["equipment_cost"].isVisible()


def test_the_gauge_follows_the_words(driver: PageDriver, qtbot: QtBot) -> None:
    gauge = driver.screen.side.gauge
    before = gauge.bar.value()
    box = driver.box("what_matters")
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText("The shed, the wood and the company of it. " * 20)
    qtbot.waitUntil(lambda: gauge.bar.value() > before)
    box.insertPlainText("The shed, the wood and the company of it. " * 200)
    heading = gauge.heading
    assert heading is not None
    qtbot.waitUntil(lambda: "sheets" in heading.text())
