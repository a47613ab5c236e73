"""Spelling in the frame: where marks come, in which language, and where never."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework import network, own_words, people
from app.casework.interview import Interview
from app.casework.own_words import add_own_word, forget_own_word
from app.casework.views import PersonView
from app.casework.visiting import begin_visit, visit_now
from app.errors import AppError
from app.models.store import Store
from app.ui import spelling, tasks
from app.ui.desk import Desk
from app.ui.screens.turned import TurnedScreen
from app.ui.shell import Shell
from app.ui.spelling import Spellers
from app.ui.spelling_marks import marks_of
from app.ui.writing import GrowingText
from tests.ui.page.frame import Frame, focused
from tests.ui.waves import waved

Work = Callable[[tasks.Progress], object]
Done = Callable[[object], None]
Failed = Callable[[AppError], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No quiet moment is waited for."""
    monkeypatch.setattr(spelling, "QUIET_MS", 0)


@pytest.fixture
def frame(frame: Frame, qapp: QApplication) -> Frame:
    """The frame hears of the keyboard, as in the program."""
    keeper = frame.shell.place_keeper
    qapp.focusChanged.connect(keeper.focus_moved)
    keeper.focus_moved(None, QApplication.focusWidget())  # the first box was entered before
    return frame


def box_of(frame: Frame, key: str = "what_matters") -> GrowingText:
    frame.page().sheet.go_to(key)
    box = focused()
    assert isinstance(box, GrowingText)
    return box


def test_words_of_a_page_are_marked_and_nothing_is_stored_by_it(frame: Frame, qtbot: QtBot) -> None:
    box = box_of(frame)
    QTest.keyClicks(box, "They recieve and ")
    qtbot.waitUntil(lambda: waved(box) == ["recieve"])
    frame.breathe()
    before = frame.desk.store.undo_offer()
    box_of(frame, "strong")
    box_of(frame)
    frame.settle()
    assert frame.desk.store.undo_offer() == before


def test_nothing_is_opened_before_somebody_writes(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    shell = Shell(desk)
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    qapp.focusChanged.connect(shell.place_keeper.focus_moved)
    for room in ("today", "people", "settings"):
        shell.go(room)
        for _ in range(5):
            QApplication.processEvents()
    assert not shell.findChildren(Spellers)
    shell.leave()
    shell.dismiss()


def test_the_people_around_are_not_marked_and_others_are(
    frame: Frame, desk: Desk, person: PersonView, qtbot: QtBot
) -> None:
    network.add_member(desk.store, person_id=person.id, name="Zqxa Brynllwyd")
    people.add_person(desk.store, name="Qzvortha")
    box = box_of(frame)
    QTest.keyClicks(box, f"{person.name}, Zqxa's and Brynllwyd; Qzvortha ")
    qtbot.waitUntil(lambda: waved(box) == ["Qzvortha"])


def test_the_language_of_the_conversation_decides(
    frame: Frame, desk: Desk, person: PersonView, qtbot: QtBot
) -> None:
    people.change_person(desk.store, person_id=person.id, paper_language="cy")
    box = box_of(frame)
    QTest.keyClicks(box, "Mae gwasanethau yma ")
    qtbot.waitUntil(lambda: waved(box) == ["gwasanethau"])


def test_a_jot_about_somebody_whose_paper_is_welsh_is_spelt_as_the_worker_writes(
    frame: Frame, desk: Desk, person: PersonView, qtbot: QtBot
) -> None:
    people.change_person(desk.store, person_id=person.id, paper_language="cy")
    frame.shell.jotting.begin()
    jot = focused()
    assert isinstance(jot, GrowingText)
    QTest.keyClicks(jot, "Half a line they recieve ")
    qtbot.waitUntil(lambda: waved(jot) == ["recieve"])
    add_own_word(desk.store, word="Tregwyntog")
    frame.settle()
    assert waved(jot) == ["recieve"]


def test_a_word_added_or_taken_away_anywhere_is_heard_of(
    frame: Frame, desk: Desk, qtbot: QtBot
) -> None:
    box = box_of(frame)
    QTest.keyClicks(box, "to Tregwyntog ")
    qtbot.waitUntil(lambda: waved(box) == ["Tregwyntog"])
    add_own_word(desk.store, word="Tregwyntog")
    qtbot.waitUntil(lambda: waved(box) == [])
    forget_own_word(desk.store, word="Tregwyntog")
    qtbot.waitUntil(lambda: waved(box) == ["Tregwyntog"])


def chosen_welsh(frame: Frame) -> None:
    """The conversation in front is in Welsh, the paper in English."""
    _, page_id = frame.page().undo_scope()
    assert page_id
    store = frame.desk.store
    page = Interview.open(store, page_id=page_id, catalogue=frame.desk.catalogue)
    page.answer("language_chosen", "cy")
    page.flush()
    frame.settle()


def test_each_box_is_judged_as_what_it_is_about_whatever_is_in_front(
    frame: Frame, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen_welsh(frame)
    strong = box_of(frame, "strong")
    QTest.keyClicks(strong, "Mae hi yn Tregwyntog ")
    qtbot.waitUntil(lambda: waved(strong) == ["Tregwyntog"])
    box = box_of(frame)
    QTest.keyClicks(box, "Mae gwasenethau yn Tregwyntog ")
    qtbot.waitUntil(lambda: waved(box) == ["gwasenethau", "Tregwyntog"])
    frame.shell.jotting.begin()
    jot = focused()
    assert isinstance(jot, GrowingText)
    QTest.keyClicks(jot, "They recieve it in Tregwyntog ")
    qtbot.waitUntil(lambda: waved(jot) == ["recieve", "Tregwyntog"])
    asked: list[str | None] = []
    in_sight = own_words.in_sight

    def counted(
        store: Store,
        *,
        person_id: str | None,
        page_id: str | None,
        screen_language: str,
        is_jot: bool,
    ) -> own_words.Sight:
        asked.append(page_id)
        return in_sight(
            store,
            person_id=person_id,
            page_id=page_id,
            screen_language=screen_language,
            is_jot=is_jot,
        )

    monkeypatch.setattr(own_words, "in_sight", counted)
    add_own_word(desk.store, word="Tregwyntog")
    qtbot.waitUntil(lambda: waved(jot) == ["recieve"])
    qtbot.waitUntil(lambda: waved(box) == ["gwasenethau"])
    qtbot.waitUntil(lambda: waved(strong) == [])
    assert sorted(bool(page_id) for page_id in asked) == [False, True]  # not once for each box


def test_an_answer_that_was_overtaken_is_dropped(
    frame: Frame, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = box_of(frame)
    QTest.keyClicks(box, "to Tregwyntog ")
    qtbot.waitUntil(lambda: waved(box) == ["Tregwyntog"])
    answers: list[Callable[[], None]] = []
    start = tasks.start

    def held(owner: QObject, work: Work, *, done: Done, failed: Failed) -> object:
        if not isinstance(owner, spelling.Spelling):
            return start(owner, work, done=done, failed=failed)
        answers.append(partial(done, work(tasks.Progress(lambda _so_far, _total: None))))
        return None

    monkeypatch.setattr(tasks, "start", held)
    add_own_word(desk.store, word="Zqxa")
    qtbot.waitUntil(lambda: len(answers) == 1)
    add_own_word(desk.store, word="Tregwyntog")
    qtbot.waitUntil(lambda: len(answers) == 2)
    for bring in reversed(answers):
        bring()
    frame.settle()
    assert waved(box) == []


def test_f7_works_from_the_keys_of_the_frame(frame: Frame, qtbot: QtBot) -> None:
    box = box_of(frame)
    QTest.keyClicks(box, "They recieve and ")
    qtbot.waitUntil(lambda: waved(box) == ["recieve"])
    QTest.keyClick(box, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert box.textCursor().selectedText() == "recieve"
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_the_turned_screen_has_no_marks(frame: Frame, qtbot: QtBot) -> None:
    box = box_of(frame)
    QTest.keyClicks(box, "They recieve and ")
    qtbot.waitUntil(lambda: waved(box) == ["recieve"])
    frame.page().doing.turn()
    turned = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TurnedScreen))
    boxes = turned.findChildren(GrowingText)
    assert boxes
    for one in boxes:
        one.setFocus()
        QTest.keyClicks(one, " teh end ")
        for _ in range(5):
            QApplication.processEvents()
        assert not one.is_spelt
        assert marks_of(one) is None
        assert waved(one) == []
    turned.let_go()


def test_where_the_library_is_missing_f7_says_so(
    frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    box = box_of(frame)
    QTest.keyClicks(box, "They recieve and ")
    qtbot.waitUntil(lambda: marks_of(box) is not None)

    def says() -> bool:
        QTest.keyClick(box, Qt.Key.Key_F7)
        return "cannot be checked" in frame.shell.status.saved.text()

    qtbot.waitUntil(says)
    assert waved(box) == []


@pytest.fixture
def plain(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """A frame whose worker wants no marks."""
    shell = Shell(replace(desk, settings=replace(desk.settings, marks_spelling=False)))
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    yield shell
    shell.leave()
    shell.dismiss()


def test_marks_can_be_turned_off(
    plain: Shell, person: PersonView, qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.focusChanged.connect(plain.place_keeper.focus_moved)
    plain.begin_page(person.id, "conversation_1")
    frame = Frame(plain, qtbot)
    box = box_of(frame)
    QTest.keyClicks(box, "They recieve and ")
    frame.settle()
    assert marks_of(box) is None
    QTest.keyClick(box, Qt.Key.Key_F7)
    assert "not marked now" in plain.status.saved.text()


def test_on_a_visit_only_the_visited_person_is_in_sight(
    desk: Desk, person: PersonView, qtbot: QtBot
) -> None:
    begin_visit(desk.store, person_id=person.id)
    shell = Shell(replace(desk, visit=visit_now(desk.store)))
    qtbot.addWidget(shell)
    hub = next(one for one in shell.findChildren(QObject) if isinstance(one, spelling.Spelling))
    shell.go("settings")
    assert hub.scope() == (person.id, None)
    shell.leave()
    shell.dismiss()
