"""Jots from anywhere: kept as typed, sorted by one key, and the keyboard goes back to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.casework import contacts, jots, people
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.errors import DiskFull
from app.language import message
from app.ui.desk import Desk
from app.ui.jotting import is_beside
from app.ui.screens.jot_line import JotBox, JotRow
from app.ui.screens.jot_panel import JotPanel
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.today import TodayScreen
from app.ui.shell import Shell
from tests.ui.frames import shown_shell

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """Today, ready to work."""
    yield from shown_shell(desk, qtbot, width=1380, height=800)


@pytest.fixture
def arthur(desk: Desk) -> PersonView:
    """Arthur Bevan."""
    return people.add_person(desk.store, name="Arthur Bevan")


@pytest.fixture
def page_id(desk: Desk, arthur: PersonView) -> str:
    """A draft with Arthur that says something."""
    page = Interview.begin(
        desk.store, person_id=arthur.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    page.close()
    return page.page_id


def open_panel(shell: Shell) -> JotPanel:
    QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_N, CONTROL)
    panel = shell.jotting.panel
    assert panel is not None
    return panel


def press(key: Qt.Key) -> None:
    """A key, where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def jot(panel: JotPanel, words: str) -> None:
    """Type a line and Enter."""
    QTest.keyClicks(panel.entry, words)
    QTest.keyClick(panel.entry, Qt.Key.Key_Return)


def rows(panel: JotPanel) -> list[JotRow]:
    return [row for row in panel.rows.rows if isinstance(row, JotRow)]


def kept(desk: Desk, person_id: str | None = None) -> list[str]:
    return [line.words for line in jots.jots_to_sort(desk.store, person_id=person_id)]


def page_in_front(shell: Shell) -> PageScreen:
    screen = cast("object", shell.screen_in_front())
    assert isinstance(screen, PageScreen)
    return screen


def box_of(shell: Shell, key: str) -> QPlainTextEdit:
    """The box of a question of the page in front."""
    page_in_front(shell).sheet.go_to(key)
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    return box


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_a_line_about_nobody_is_kept_from_its_first_letter(
    shell: Shell, desk: Desk, qtbot: QtBot
) -> None:
    panel = open_panel(shell)
    assert panel.entry.hasFocus()
    with qtbot.waitSignal(panel.saved, timeout=4000):
        QTest.keyClicks(panel.entry, "R")
        panel.keeper.save()  # the clock of a test stands still; this is the pause
    assert kept(desk) == ["R"]
    QTest.keyClicks(panel.entry, "ing the hub")
    panel.flush()
    assert kept(desk) == ["Ring the hub"]


def test_enter_begins_the_next_line_and_the_newest_stands_last(shell: Shell, desk: Desk) -> None:
    panel = open_panel(shell)
    for words in ("First", "Second", "  "):
        jot(panel, words)
    assert panel.entry.hasFocus()
    assert [row.accessibleName() for row in rows(panel)] == [
        "Jot about nobody yet: First",
        "Jot about nobody yet: Second",
    ]
    panel.flush()
    assert kept(desk) == ["First", "Second"]


def test_escape_gives_the_keyboard_back_to_the_very_box_and_caret(
    shell: Shell, page_id: str, qtbot: QtBot
) -> None:
    shell.go("page", page_id)
    box = box_of(shell, "what_matters")
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.Right)
    panel = open_panel(shell)
    assert box.isVisible()
    QTest.keyClicks(panel.entry, "Bus at nine")
    QTest.keyClick(panel.entry, Qt.Key.Key_Escape)
    assert shell.jotting.panel is None
    assert box.hasFocus()
    assert box.textCursor().position() == 1
    assert open_panel(shell) is panel
    assert [row.accessibleName() for row in rows(panel)] == ["Jot about Arthur Bevan: Bus at nine"]


def test_the_page_can_be_typed_in_beside_it_and_the_key_goes_between_them(
    shell: Shell, desk: Desk, page_id: str
) -> None:
    shell.go("page", page_id)
    box = box_of(shell, "strong")
    panel = open_panel(shell)
    QTest.keyClick(panel.entry, Qt.Key.Key_N, CONTROL)
    assert box.hasFocus()
    assert shell.jotting.panel is panel
    QTest.keyClicks(box, "Chapel")
    page_in_front(shell).leave()
    said = Interview.open(desk.store, page_id=page_id, catalogue=desk.catalogue)
    assert said.answers["strong"] == "Chapel"


def test_a_number_sends_a_line_to_its_heading_which_shows_it_at_once(
    shell: Shell, desk: Desk, page_id: str, qtbot: QtBot
) -> None:
    shell.go("page", page_id)
    panel = open_panel(shell)
    for words in ("Chapel on Sundays", "Bus at nine"):
        jot(panel, words)
    assert panel.sorting.headings[0].text() == "1: What matters to Arthur"
    QTest.keyClick(panel.entry, Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_1)
    page = page_in_front(shell)
    both = "The shed.\nChapel on Sundays"
    qtbot.waitUntil(lambda: page.interview.answers["what_matters"] == both)
    settle()
    assert both in [box.toPlainText() for box in page.findChildren(QPlainTextEdit)]
    (left,) = rows(panel)
    assert left.hasFocus()
    assert kept(desk) == ["Bus at nine"]


def test_what_is_being_typed_in_the_box_is_not_lost_when_a_line_comes_below(
    shell: Shell, page_id: str, qtbot: QtBot
) -> None:
    shell.go("page", page_id)
    box = box_of(shell, "what_matters")
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, " And chapel.")
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.send(1)
    page = page_in_front(shell)
    qtbot.waitUntil(
        lambda: page.interview.answers["what_matters"] == "The shed. And chapel.\nBus at nine"
    )


def test_one_undo_brings_back_the_box_and_the_line(
    shell: Shell, desk: Desk, page_id: str, qtbot: QtBot
) -> None:
    shell.go("page", page_id)
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_1)
    assert rows(panel) == []
    assert panel.entry.hasFocus()
    QTest.keyClick(panel.entry, Qt.Key.Key_Z, CONTROL)
    page = page_in_front(shell)
    qtbot.waitUntil(lambda: page.interview.answers["what_matters"] == "The shed.")
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)
    assert kept(desk) == ["Bus at nine"]
    assert is_beside(QApplication.focusWidget())


def test_undo_is_about_what_has_the_keyboard_the_page_or_the_jots_beside_it(
    shell: Shell, desk: Desk, page_id: str, arthur: PersonView, qtbot: QtBot
) -> None:
    shell.go("page", page_id)
    panel = open_panel(shell)
    contacts.note_contact(desk.store, person_id=arthur.id, words="Rang Carys.")
    box = box_of(shell, "strong")
    QTest.keyClicks(box, "Chapel")
    page_in_front(shell).leave()
    said = [line.words for line in contacts.contacts_of(desk.store, person_id=arthur.id)]
    assert said == ["Rang Carys."]
    shell.undo()
    page = page_in_front(shell)
    qtbot.waitUntil(lambda: not page.interview.answers.get("strong"))
    panel.start()
    shell.undo()
    assert contacts.contacts_of(desk.store, person_id=arthur.id) == ()


def test_a_number_no_heading_has_sends_nothing(shell: Shell, desk: Desk) -> None:
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_9)
    panel.flush()
    assert kept(desk) == ["Bus at nine"]


def test_the_only_draft_is_offered_where_none_is_open(
    shell: Shell, desk: Desk, arthur: PersonView, page_id: str
) -> None:
    shell.go("person", arthur.id)
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    assert panel.sorting.open.isVisible()
    assert panel.sorting.about.text() == "Conversation 1 with Arthur Bevan"
    panel.sorting.headings[1].click()
    said = Interview.open(desk.store, page_id=page_id, catalogue=desk.catalogue)
    assert said.answers["strong"] == "Bus at nine"


def test_to_the_story_by_its_key_on_the_day_it_was_jotted(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    shell.go("person", arthur.id)
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_S)
    assert kept(desk) == []
    (note,) = contacts.contacts_of(desk.store, person_id=arthur.id)
    assert (note.words, note.on_date) == ("Bus at nine", desk.clock.today().isoformat())


def test_a_line_about_nobody_asks_whose_it_is_and_goes_on_to_the_story(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_S)
    assert panel.sorting.picker.box.hasFocus()
    QTest.keyClicks(panel.sorting.picker.box, "Art")
    QTest.keyClick(panel.sorting.picker.box, Qt.Key.Key_Return)
    assert [c.words for c in contacts.contacts_of(desk.store, person_id=arthur.id)] == [
        "Bus at nine"
    ]
    assert not panel.sorting.picker.isVisible()
    assert panel.entry.hasFocus()


def test_whose_it_is_can_be_said_and_said_anew(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    nia = people.add_person(desk.store, name="Nia Vaughan")
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    for typed, person in (("Art", arthur), ("Nia", nia)):
        panel.go_to_last()
        press(Qt.Key.Key_P)
        QTest.keyClicks(panel.sorting.picker.box, typed)
        QTest.keyClick(panel.sorting.picker.box, Qt.Key.Key_Return)
        assert kept(desk, person.id) == ["Bus at nine"]
    assert kept(desk, arthur.id) == []
    assert isinstance(QApplication.focusWidget(), JotRow)


def test_escape_gives_up_saying_whose_it_is_and_leaves_the_panel_open(shell: Shell) -> None:
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_P)
    QTest.keyClick(panel.sorting.picker.box, Qt.Key.Key_Escape)
    assert shell.jotting.panel is panel
    assert rows(panel)[0].hasFocus()


def test_enter_changes_a_line_where_it_stands(shell: Shell, desk: Desk) -> None:
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_Return)
    box = QApplication.focusWidget()
    assert isinstance(box, JotBox)
    QTest.keyClicks(box, " 30 S")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert shell.jotting.panel is panel
    (row,) = rows(panel)
    assert row.hasFocus()
    assert row.accessibleName().endswith("Bus at nine 30 S")
    panel.flush()
    assert kept(desk) == ["Bus at nine 30 S"]


def test_delete_removes_a_line_and_undo_brings_it_back(
    shell: Shell, desk: Desk, qtbot: QtBot
) -> None:
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.go_to_last()
    press(Qt.Key.Key_Delete)
    assert (rows(panel), kept(desk)) == ([], [])
    shell.undo()
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)
    assert kept(desk) == ["Bus at nine"]


def test_with_a_person_in_front_no_line_about_another_shows_until_asked(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    nia = people.add_person(desk.store, name="Nia Vaughan")
    jots.jot(desk.store, words="Moved house", person_id=nia.id)
    jots.jot(desk.store, words="Bus at nine", person_id=arthur.id)
    shell.go("person", arthur.id)
    panel = open_panel(shell)
    assert [row.accessibleName() for row in rows(panel)] == ["Jot about Arthur Bevan: Bus at nine"]
    assert panel.others.text() == "Show 1 that is not theirs"
    panel.others.click()
    assert len(rows(panel)) == 2
    shell.go("person", nia.id)
    assert [row.accessibleName() for row in rows(panel)] == ["Jot about Nia Vaughan: Moved house"]


def test_nothing_typed_is_lost_when_the_store_is_left_or_another_screen_comes(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    panel = open_panel(shell)
    QTest.keyClicks(panel.entry, "Ring the hub")
    shell.go("person", arthur.id)
    assert kept(desk) == ["Ring the hub"]
    assert panel.entry.toPlainText() == ""
    QTest.keyClicks(panel.entry, "Bus at nine")
    shell.leave()
    assert kept(desk, arthur.id) == ["Bus at nine"]


def test_a_disk_in_trouble_holds_up_no_key_and_keeps_the_words(
    shell: Shell, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panel = open_panel(shell)

    def full(*_: object, **__: object) -> str:
        raise DiskFull(message("The disk is full."), message("Make room."))

    real = jots.jot
    monkeypatch.setattr(jots, "jot", full)
    with qtbot.waitSignal(panel.not_saved, timeout=4000):
        QTest.keyClicks(panel.entry, "Ring")
        panel.keeper.save()
    QTest.keyClicks(panel.entry, " the hub")
    monkeypatch.setattr(jots, "jot", real)
    panel.flush()
    assert kept(desk) == ["Ring the hub"]


def test_pasted_lines_are_one(shell: Shell) -> None:
    panel = open_panel(shell)
    QApplication.clipboard().setText("Ring\nthe hub")
    panel.entry.paste()
    assert panel.entry.toPlainText() == "Ring the hub"


def test_today_says_how_many_wait_and_leads_to_them(shell: Shell, desk: Desk, qtbot: QtBot) -> None:
    today = cast("object", shell.screen_in_front())
    assert isinstance(today, TodayScreen)
    assert today.jots is None
    jots.jot(desk.store, words="Ring the hub")
    jots.jot(desk.store, words="Bus at nine")
    qtbot.waitUntil(lambda: today.jots is not None and today.jots.isVisible())
    assert today.jots is not None
    assert today.jots.says.text() == "2 jots to sort"
    today.jots.open.click()
    panel = shell.jotting.panel
    assert panel is not None
    assert rows(panel)[-1].hasFocus()


def test_the_story_shows_a_jot_as_one_and_leads_to_it(
    shell: Shell, desk: Desk, arthur: PersonView
) -> None:
    ident = jots.jot(desk.store, words="Bus at nine", person_id=arthur.id)
    shell.go("person", arthur.id)
    screen = cast("object", shell.screen_in_front())
    assert isinstance(screen, PersonScreen)
    row = screen.story.rows.row(f"jot/{ident}")
    assert row is not None
    assert "Jot, to be sorted" in row.accessibleName()
    cast("JotRow", row).click()
    panel = shell.jotting.panel
    assert panel is not None
    assert rows(panel)[0].hasFocus()


def test_the_search_leads_to_a_line_about_nobody(
    shell: Shell, desk: Desk, arthur: PersonView, qtbot: QtBot
) -> None:
    jots.jot(desk.store, words="Ring the hub about the hall")
    jots.jot(desk.store, words="Bus at nine")
    desk.store.close_steps()
    shell.go("person", arthur.id)
    shell.searching.begin()
    QTest.keyClicks(shell.top.search, "hall")
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    panel = shell.jotting.panel
    assert panel is not None
    focused = QApplication.focusWidget()
    assert isinstance(focused, JotRow)
    assert focused.accessibleName().endswith("about the hall")


def test_the_mouse_opens_it_too_and_the_keyboard_goes_back_to_its_box(
    shell: Shell, page_id: str
) -> None:
    shell.go("page", page_id)
    box = box_of(shell, "strong")
    QTest.mouseClick(shell.side.jot, Qt.MouseButton.LeftButton)
    panel = shell.jotting.panel
    assert panel is not None
    assert panel.entry.hasFocus()
    panel.close_button.click()
    assert box.hasFocus()


def test_at_the_foot_the_box_for_the_next_line_is_seen_however_many_wait(
    shell: Shell, desk: Desk
) -> None:
    for number in range(12):
        jots.jot(desk.store, words=f"Line {number}")
    shell.resize(1024, 640)
    panel = open_panel(shell)
    settle()
    assert panel.older.isVisible()
    assert rows(panel)[-1].accessibleName().endswith("Line 11")
    assert not panel.entry.visibleRegion().isEmpty()
    panel.older.click()
    assert len(rows(panel)) > 3


@pytest.mark.parametrize(("width", "is_right"), [(1380, True), (1024, False)])
def test_it_stands_at_the_right_or_at_the_foot_and_leaves_the_screen_in_sight(
    shell: Shell, width: int, is_right: bool
) -> None:
    panel = open_panel(shell)
    shell.resize(width, 640)
    settle()
    assert (panel.x() > shell.stack.x()) is is_right
    assert (panel.y() > shell.stack.y()) is not is_right
    assert shell.stack.height() >= 200
    assert shell.stack.width() >= 600


def test_it_opens_on_no_covered_screen(
    shell: Shell, qtbot: QtBot, show_over: Callable[[Shell], QWidget]
) -> None:
    over = show_over(shell)
    QTest.keyClick(over, Qt.Key.Key_N, CONTROL)
    assert shell.jotting.panel is None


@pytest.fixture
def show_over(qtbot: QtBot) -> Callable[[Shell], QWidget]:
    """Covers a shell as the window does: it is not to be seen, and has no keyboard."""

    def cover(shell: Shell) -> QWidget:
        over = QWidget()
        qtbot.addWidget(over)
        over.show()
        qtbot.waitExposed(over)
        shell.hide()
        return over

    return cover


def test_it_says_what_it_cannot_do(
    shell: Shell, desk: Desk, arthur: PersonView, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []

    def saying(_window: object, error: object, _words: object) -> None:
        said.append(error)

    monkeypatch.setattr("app.ui.messages.show_error", saying)
    shell.go("person", arthur.id)
    panel = open_panel(shell)
    jot(panel, "Bus at nine")
    panel.flush()
    (line,) = jots.jots_to_sort(desk.store)
    contacts.remove_contact(desk.store, contact_id=line.id)
    panel.sorting.story.click()
    assert len(said) == 1


def test_the_caret_comes_back_into_a_line_with_emoji(shell: Shell) -> None:
    panel = open_panel(shell)
    panel.entry.insertPlainText("🚌🚌🚌 at ni")
    was = shell.jotting.open_jots()
    assert was is not None
    panel.entry.moveCursor(QTextCursor.MoveOperation.Start)
    shell.jotting.open_again(was)
    QTest.keyClicks(panel.entry, "n")
    assert panel.entry.toPlainText() == "🚌🚌🚌 at nin"
