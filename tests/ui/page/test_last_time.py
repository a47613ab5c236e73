"""Last time you said: their own words and our promises, gone over beside a new page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app.casework import promises
from app.casework.finish import finish_page
from app.casework.interview import TALKED_ON, Interview
from app.casework.last_time import last_time
from app.casework.views import PersonView
from app.language import Words
from app.ui.desk import Desk
from app.ui.screens.last_time import LastTimeCard, promise_turned
from app.ui.style import Theme
from tests.ui.looks import check_everything, check_order, desk_in_look, in_every_look
from tests.ui.page.driver import PageDriver
from tests.ui.page.frame import Frame


@pytest.fixture
def before(desk: Desk, person: PersonView) -> str:
    """A finished talk of last month; the page's id."""
    page = Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer(TALKED_ON, "2026-10-19")
    page.answer("what_matters", "The shed, and chapel.")
    page.answer("wants", "Back in the shed.", whose="interpreter")
    page.answer("in_the_way", "The step, I think.", whose="worker")
    page.flush()
    page.close()
    promises.add_promise(
        desk.store,
        person_id=person.id,
        page_id=page.page_id,
        what="ask about the rail",
        who_kind="worker",
        by_when="2026-11-01",
    )
    finish_page(
        desk.store,
        page_id=page.page_id,
        catalogue=desk.catalogue,
        policy=desk.policy,
        send=False,
    )
    return page.page_id


def begun(desk: Desk, person: PersonView) -> str:
    return Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    ).page_id


def test_it_is_the_persons_own_words_and_what_is_still_open(
    desk: Desk, person: PersonView, before: str
) -> None:
    now = begun(desk, person)
    last = last_time(desk.store, person_id=person.id, before_page_id=now)
    assert last is not None
    assert (last.page_id, last.on_date) == (before, "2026-10-19")
    assert [(said.key, said.whose) for said in last.said] == [
        ("what_matters", "person"),
        ("wants", "interpreter"),
    ]
    (promise,) = last.promises
    assert promise_turned(promise, Words("en")) == "We said we would by 1 Nov: ask about the rail"
    promises.answer_did_it_take(desk.store, promise_id=promise.id, answer="no")
    asked = last_time(desk.store, person_id=person.id, before_page_id=now)
    assert asked is not None
    assert asked.promises == ()


def test_nothing_was_said_before_the_first_talk(
    desk: Desk, person: PersonView, before: str
) -> None:
    assert last_time(desk.store, person_id=person.id, before_page_id=before) is None
    early = begun(desk, person)
    page = Interview.open(desk.store, page_id=early, catalogue=desk.catalogue)
    page.answer(TALKED_ON, "2026-10-01")
    page.flush()
    page.close()
    assert last_time(desk.store, person_id=person.id, before_page_id=early) is None


@pytest.fixture
def going_over(frame_begun: Callable[[], Frame]) -> Frame:
    """A new page with Arthur, who has said something before."""
    return frame_begun()


@pytest.fixture
def frame_begun(frame: Frame, before: str, person: PersonView) -> Callable[[], Frame]:
    """Begins another page in the frame."""
    assert before

    def begin() -> Frame:
        frame.shell.begin_page(person.id, "conversation_1")
        frame.settle()
        return frame

    return begin


def card(frame: Frame) -> LastTimeCard:
    found = frame.page().going_over.card
    assert found is not None
    return found


def press(frame: Frame, name: str) -> None:
    (chip,) = [
        b
        for b in card(frame).findChildren(QPushButton)
        if b.accessibleName().startswith(name) and b.isVisible()
    ]
    chip.click()
    frame.settle()


def box(frame: Frame, key: str) -> QPlainTextEdit:
    found = frame.page().sheet.widgets[key].first_box()
    assert isinstance(found, QPlainTextEdit)
    return found


def test_still_so_keeps_their_words_as_theirs_and_undo_takes_them_back(going_over: Frame) -> None:
    press(going_over, "Still so: “Back")
    page = going_over.page()
    assert box(going_over, "wants").toPlainText() == "Back in the shed."
    assert page.interview.whose("wants")[0] == "interpreter"
    kept = Interview.open(
        going_over.desk.store, page_id=page.page_id, catalogue=going_over.desk.catalogue
    )
    assert kept.answers["wants"] == "Back in the shed."
    card(going_over).setFocus()
    going_over.shell.undo()
    going_over.settle()
    assert box(going_over, "wants").toPlainText() == ""
    assert [b.isChecked() for b in card(going_over).findChildren(QPushButton)].count(True) == 0


def test_still_so_comes_below_what_they_say_now_and_mixes_no_voices(going_over: Frame) -> None:
    page = going_over.page()
    page.sheet.go_to("what_matters")
    box(going_over, "what_matters").insertPlainText("The dog.")
    press(going_over, "Still so: “The shed")
    press(going_over, "Still so: “The shed")
    assert box(going_over, "what_matters").toPlainText() == "The dog.\nThe shed, and chapel."
    page.sheet.go_to("wants")
    box(going_over, "wants").insertPlainText("To be warm.")
    press(going_over, "Still so: “Back")
    assert box(going_over, "wants").toPlainText() == "To be warm."


def test_changed_goes_to_the_box_and_writes_nothing(going_over: Frame) -> None:
    page = going_over.page()
    page.sheet.go_to("wants")
    press(going_over, "Changed: “The shed")
    assert box(going_over, "what_matters").hasFocus()
    assert box(going_over, "what_matters").toPlainText() == ""


def test_done_says_that_the_promise_took_and_undo_asks_again(
    going_over: Frame, desk: Desk, person: PersonView
) -> None:
    press(going_over, "Done: We said we would")
    (promise,) = promises.promises_of_person(desk.store, person_id=person.id)
    assert promise.did_it_take == "yes"
    assert len(card(going_over).rows.rows) == 2
    going_over.shell.go("person", person.id)
    going_over.press(Qt.Key.Key_Z)
    (promise,) = promises.promises_of_person(desk.store, person_id=person.id)
    assert promise.did_it_take == ""


def test_without_an_earlier_talk_there_is_no_card(frame: Frame) -> None:
    assert frame.page().going_over.card is None


@in_every_look
def test_the_card_has_names_targets_and_nothing_cut(
    desk: Desk, person: PersonView, before: str, theme: Theme, size: int, language: str
) -> None:
    assert before
    dressed = desk_in_look(desk, theme, size, language)
    driver = PageDriver(dressed, person)
    driver.screen.resize(840, 560)
    driver.settle()
    assert driver.screen.going_over.card is not None
    check_everything(driver.screen)
    check_order(driver.screen)
    driver.dismiss()
