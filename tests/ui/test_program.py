"""The whole program: first set-up, unlock, cover, lock, and coming back to where one was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.casework import people, workers
from app.clock import FixedClock
from app.errors import DiskFull
from app.language import message
from app.policy import Policy
from app.settings import Settings
from app.ui import cover_code
from app.ui.application import RESTART, Application, qt_application
from app.ui.clipboard import forget_copied
from app.ui.cover import CodeEntry, CoverScreen
from app.ui.house import Doors, House, Opened
from app.ui.pieces import PageHeading
from app.ui.rounds import Rounds
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.page import PageScreen
from app.ui.screens.turned import TurnedScreen
from app.ui.screens.unlock import UnlockScreen
from app.ui.screens.welcome import WelcomeScreen
from app.ui.shell import Shell
from app.ui.window import MainWindow
from tests.ui.looks import Flashes

PASSPHRASE = "teapot-ladder-harbour-moss"
CODE = "7391"


class ProgramDriver:
    """Drives the program as a worker would, by what is on the window."""

    def __init__(self, qtbot: QtBot, application: Application, codes: list[int]) -> None:
        self.qtbot = qtbot
        self.application = application
        self.codes = codes

    def start(self) -> None:
        """Start as the program starts."""
        self.application.start()
        self.qtbot.waitExposed(self.application.window)
        self.application.window.activateWindow()
        self.qtbot.waitUntil(self.application.window.isActiveWindow)

    def find(self, kind: type[QWidget]) -> list[QWidget]:
        """Those of a kind that are seen."""
        return [w for w in self.application.window.findChildren(kind) if w.isVisible()]

    def welcome(self) -> WelcomeScreen:
        """The first set-up in front."""
        (screen,) = self.find(WelcomeScreen)
        assert isinstance(screen, WelcomeScreen)
        return screen

    def unlock_screen(self) -> UnlockScreen:
        """The unlock window in front."""
        (screen,) = self.find(UnlockScreen)
        assert isinstance(screen, UnlockScreen)
        return screen

    def shell(self) -> Shell:
        """The shell, once it is there."""
        self.qtbot.waitUntil(lambda: bool(self.find(Shell)), timeout=20_000)
        (shell,) = self.find(Shell)
        assert isinstance(shell, Shell)
        return shell

    def cover(self) -> CoverScreen:
        """The cover in front."""
        self.qtbot.waitUntil(lambda: bool(self.find(CoverScreen)))
        (cover,) = self.find(CoverScreen)
        assert isinstance(cover, CoverScreen)
        return cover

    def set_up(self, *, practice: bool = False) -> str:
        """First set-up from start to end; gives back the recovery code."""
        screen = self.welcome()
        screen.go(1)
        screen.name.setText("Gwen Price")
        QTest.keyClick(screen.name, Qt.Key.Key_Return)
        for box in screen.passphrase.boxes:
            box.setText(PASSPHRASE)
        QTest.keyClick(screen.passphrase.again, Qt.Key.Key_Return)
        screen.code.setText(CODE)
        QTest.keyClick(screen.code, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: screen.parts.index == 4, timeout=20_000)
        code = screen.recovery.text().replace("\n", "-")
        screen.practice.setChecked(practice)
        screen.typed_back.setText(code.lower().replace("-", " "))
        QTest.keyClick(screen.typed_back, Qt.Key.Key_Return)
        self.shell()
        return code

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase and press Enter."""
        screen = self.unlock_screen()
        screen.passphrase.setText(passphrase)
        QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)

    def lock(self) -> None:
        """Lock by key and wait until the process would begin afresh."""
        QTest.keyClick(self.application.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(self.codes), timeout=20_000)

    def texts(self) -> str:
        """Every word that is seen."""
        labels = self.find(QLabel)
        return "\n".join(label.text() for label in labels if isinstance(label, QLabel))


class Begin(Protocol):
    """Begins the program on the test's home."""

    def __call__(self, doors_now: Doors | None = None) -> ProgramDriver:
        """A fresh program, as after a lock."""
        ...


@pytest.fixture
def begin(qtbot: QtBot, house: House, doors: Doors) -> Iterator[Begin]:
    """Begin the program on the test's home; again: a fresh one, as after a lock."""
    made: list[Application] = []

    def start(doors_now: Doors | None = None) -> ProgramDriver:
        codes: list[int] = []
        application = Application(
            qt_application([]), house, doors_now or doors, on_exit=codes.append
        )
        made.append(application)
        driver = ProgramDriver(qtbot, application, codes)
        driver.start()
        return driver

    yield start
    for application in made:
        application.dismantle()


def test_first_set_up_leads_to_today_and_keeps_who_it_is(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    assert driver.shell().place.screen == "today"
    owner = workers.owner(driver.shell().desk.store)
    assert owner is not None
    assert owner.name == "Gwen Price"
    assert cover_code.is_right(driver.shell().desk.store, CODE)


def test_set_up_does_not_end_before_the_code_was_typed_back(begin: Begin, home: Path) -> None:
    driver = begin()
    screen = driver.welcome()
    screen.go(1)
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    assert screen.parts.index == 1
    assert "name" in screen.name_field.trouble.text()
    screen.name.setText("Gwen")
    QTest.keyClick(screen.name, Qt.Key.Key_Return)
    screen.passphrase.first.setText("short")
    QTest.keyClick(screen.passphrase.first, Qt.Key.Key_Return)
    assert screen.parts.index == 2
    assert screen.passphrase.field.trouble.isVisible()
    for box in screen.passphrase.boxes:
        box.setText(PASSPHRASE)
    QTest.keyClick(screen.passphrase.again, Qt.Key.Key_Return)
    screen.code.setText("1111")
    QTest.keyClick(screen.code, Qt.Key.Key_Return)
    assert screen.parts.index == 3
    screen.code.setText(CODE)
    QTest.keyClick(screen.code, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: screen.parts.index == 4, timeout=20_000)
    screen.typed_back.setText("AAAA-BBBB")
    QTest.keyClick(screen.typed_back, Qt.Key.Key_Return)
    assert screen.typed_field.trouble.isVisible()
    assert not (home / "store.db").exists()


def test_keys_of_a_set_up_that_was_broken_off_do_not_stand_in_the_way(
    begin: Begin, home: Path, doors: Doors
) -> None:
    doors.make_keys(PASSPHRASE).key.wipe()
    assert (home / "key.json").exists()
    driver = begin()
    driver.set_up()
    assert (home / "store.db").exists()


def test_a_home_whose_records_are_gone_is_not_set_up_anew(
    begin: Begin, home: Path, doors: Doors
) -> None:
    doors.make_keys(PASSPHRASE).key.wipe()
    (home / "state.json").write_text("{}")
    driver = begin()
    driver.unlock()
    screen = driver.unlock_screen()
    driver.qtbot.waitUntil(screen.field.trouble.isVisible, timeout=20_000)
    assert "not where they were" in screen.field.trouble.text()


def test_a_wrong_passphrase_is_said_by_the_field_and_nothing_else_happens(begin: Begin) -> None:
    first = begin()
    first.set_up()
    first.lock()
    driver = begin()
    driver.unlock("not the passphrase")
    screen = driver.unlock_screen()
    driver.qtbot.waitUntil(screen.field.trouble.isVisible, timeout=20_000)
    assert "does not open" in screen.field.trouble.text()
    assert screen.passphrase.hasFocus()
    assert screen.unlock_button.isEnabled()
    driver.unlock()
    driver.shell()


def test_the_recovery_code_leads_to_a_new_passphrase(begin: Begin) -> None:
    first = begin()
    code = first.set_up()
    first.lock()
    driver = begin()
    screen = driver.unlock_screen()
    QTest.mouseClick(screen.lost, Qt.MouseButton.LeftButton)
    screen.code.setText(code.lower())
    QTest.keyClick(screen.code, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: screen.part == "new", timeout=20_000)
    for box in screen.new.boxes:
        box.setText("garden-copper-seven-wheel")
    QTest.keyClick(screen.new.again, Qt.Key.Key_Return)
    driver.shell()
    driver.lock()
    again = begin()
    again.unlock("garden-copper-seven-wheel")
    again.shell()


def _make_older(home: Path, *, by: int) -> None:
    """Have the device remember more steps than the store holds, as after a cut log."""
    state = json.loads((home / "state.json").read_text())
    state["journal"]["seq"] += by
    (home / "state.json").write_text(json.dumps(state))


def test_older_records_are_not_opened_by_enter_alone(begin: Begin, home: Path) -> None:
    first = begin()
    first.set_up()
    first.lock()
    _make_older(home, by=3)
    driver = begin()
    driver.unlock()
    screen = driver.unlock_screen()
    driver.qtbot.waitUntil(lambda: screen.part == "older", timeout=20_000)
    older = screen.older
    assert "; 3 changes made here after it are missing." in older.missing.text()
    assert "There is no backup on this device." in older.backup.text()
    assert older.back.hasFocus()
    assert not older.open_all_the_same.isVisible()
    older.open.setFocus()
    QTest.keyClick(older.open, Qt.Key.Key_Return)
    assert older.open_all_the_same.isVisible()
    assert older.back.hasFocus()  # the second Enter goes back
    QTest.keyClick(older.back, Qt.Key.Key_Return)
    assert screen.part == "passphrase"
    assert not driver.find(Shell)


def test_older_records_open_as_they_are_at_the_second_press_and_it_is_logged(
    begin: Begin, home: Path
) -> None:
    first = begin()
    first.set_up()
    first.lock()
    _make_older(home, by=1)
    (home / "backups").mkdir(exist_ok=True)
    (home / "backups" / "kitchen-table-20990101T120000Z.backup").write_bytes(b"")
    driver = begin()
    driver.unlock()
    screen = driver.unlock_screen()
    driver.qtbot.waitUntil(lambda: screen.part == "older", timeout=20_000)
    assert "; 1 change made here after it is missing." in screen.older.missing.text()
    assert "There is a newer backup on this device, of 1 January 2099" in screen.older.backup.text()
    QTest.mouseClick(screen.older.open, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.older.open_all_the_same, Qt.MouseButton.LeftButton)
    driver.shell()
    log = (home / "log" / "events.log").read_text()
    assert "older_records_opened accept_older=yes" in log
    driver.lock()
    again = begin()
    again.unlock()
    again.shell()  # from now on they are what this device remembers


def test_older_records_open_by_the_recovery_code_too(begin: Begin, home: Path) -> None:
    first = begin()
    code = first.set_up()
    first.lock()
    _make_older(home, by=2)
    driver = begin()
    screen = driver.unlock_screen()
    QTest.mouseClick(screen.lost, Qt.MouseButton.LeftButton)
    screen.code.setText(code)
    QTest.keyClick(screen.code, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: screen.part == "older", timeout=20_000)
    screen.older.open.click()
    screen.older.open_all_the_same.click()
    driver.qtbot.waitUntil(lambda: screen.part == "new", timeout=20_000)


def test_nobody_is_named_before_unlocking(begin: Begin) -> None:
    first = begin()
    first.set_up()
    first.lock()
    driver = begin()
    assert "Gwen" not in driver.texts()
    assert driver.application.window.windowTitle() == "Kitchen Table"


def test_a_visit_outlasts_a_lock_and_ends_with_the_short_code(begin: Begin) -> None:
    first = begin()
    first.set_up()
    store = first.shell().desk.store
    arthur = people.add_person(store, name="Arthur Bevan")
    people.add_person(store, name="Nia Vaughan")
    first.shell().go("people")
    first.shell().go("knock", arthur.id)
    (card,) = first.find(BeforeKnockScreen)
    assert isinstance(card, BeforeKnockScreen)
    card.visit.click()
    visiting = first.shell()
    assert visiting.desk.visit is not None
    visiting.go_back()
    assert visiting.place.screen == "person"
    visiting.begin_page(arthur.id, "conversation_1")
    first.lock()
    driver = begin()
    driver.unlock()
    shell = driver.shell()
    assert (shell.desk.visit, shell.place.screen) == (visiting.desk.visit, "page")
    assert "Nia" not in driver.texts()
    asking = QTimer(shell)
    asking.timeout.connect(partial(_give_code, asking))
    asking.start(20)
    shell.side.room("end").click()
    ended = driver.shell()
    assert (ended.desk.visit, ended.place.screen) == (None, "page")
    ended.go("people")
    assert ended.place.screen == "people"


def _give_code(asking: QTimer) -> None:
    """Type the short code as soon as it is asked for."""
    dialog = QApplication.activeModalWidget()
    entry = dialog.findChild(CodeEntry) if dialog is not None else None
    if isinstance(entry, CodeEntry):
        asking.stop()
        entry.code.setText(CODE)
        entry.try_code()


def test_lock_closes_the_store_wipes_the_key_and_asks_for_a_fresh_process(begin: Begin) -> None:
    driver = begin()
    opened: list[Opened] = []
    driver.welcome().opened.connect(opened.append)
    driver.set_up()
    driver.lock()
    assert driver.codes == [RESTART]
    assert opened[0].key.is_wiped
    assert not driver.application.window.isVisible()


class CopiedBy:
    """A clipboard that knows who copied what is on it."""

    def __init__(self, *, us: bool) -> None:
        self.us = us
        self.is_empty = False

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's name
        """Whether it was us."""
        return self.us

    def clear(self) -> None:
        """Empty it."""
        self.is_empty = True


@pytest.mark.parametrize("us", [True, False])
def test_only_what_was_copied_here_is_taken_off_the_clipboard(us: bool) -> None:
    clipboard = CopiedBy(us=us)
    forget_copied(clipboard)
    assert clipboard.is_empty is us


def test_unlocking_returns_to_the_same_screen_and_field(begin: Begin) -> None:
    first = begin()
    first.set_up()
    shell = first.shell()
    shell.go("settings")
    (box,) = [w for w in shell.findChildren(QLineEdit) if w.accessibleName() == "Your role"]
    box.setFocus()
    QTest.keyClicks(box, "Social worker")
    box.setCursorPosition(6)
    first.lock()
    driver = begin()
    driver.unlock()
    again = driver.shell()
    assert again.place.screen == "settings"
    focused = again.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert (focused.accessibleName(), focused.text()) == ("Your role", "Social worker")
    assert focused.cursorPosition() == 6


def test_the_cover_hides_everything_and_the_short_code_takes_it_away(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    shell = driver.shell()
    people.add_person(shell.desk.store, name="Arthur Bevan")
    QTest.keyClick(driver.application.window, Qt.Key.Key_F9)
    cover = driver.cover()
    assert not shell.isVisible()
    assert "Arthur" not in driver.texts()
    assert "Gwen" not in driver.texts()
    assert cover.entry is not None
    assert cover.entry.code.hasFocus()
    QTest.keyClicks(cover.entry.code, CODE)
    QTest.keyClick(cover.entry.code, Qt.Key.Key_Return)
    assert shell.isVisible()
    assert not driver.find(CoverScreen)


def test_other_windows_are_hidden_by_the_cover_and_come_back(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    driver.shell()
    other = QLabel("Arthur Bevan")
    driver.qtbot.addWidget(other)
    other.show()
    driver.application.cover()
    assert not other.isVisible()
    entry = driver.cover().entry
    assert entry is not None
    entry.code.setText(CODE)
    entry.try_code()
    assert other.isVisible()


def _turned_page(driver: ProgramDriver) -> TurnedScreen:
    """A page of Arthur's, turned round to him; one word was typed into it."""
    shell = driver.shell()
    arthur = people.add_person(shell.desk.store, name="Arthur Bevan")
    shell.begin_page(arthur.id, "conversation_1")
    page = shell.screen_in_front()
    assert isinstance(page, PageScreen)
    turned = page.doing.turn()
    assert turned is not None
    QTest.keyClicks(turned.focusWidget(), "Shed")
    return turned


def _windows_naming(name: str) -> list[QWidget]:
    """Every window of its own that is seen and has the name on it."""
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for label in window.findChildren(QLabel)
        if label.isVisible() and name in label.text()
    ]


def test_covering_gives_the_turned_screen_up_and_keeps_what_was_typed_there(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    turned = _turned_page(driver)
    assert turned in _windows_naming("Arthur")
    page = driver.shell().screen_in_front()
    assert isinstance(page, PageScreen)
    driver.application.cover()
    assert _windows_naming("Arthur") == []
    assert page.doing.turned is None
    entry = driver.cover().entry
    assert entry is not None
    entry.code.setText(CODE)
    entry.try_code()
    assert page.interview.answers["what_matters"] == "Shed"


def test_locking_gives_the_turned_screen_up(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    _turned_page(driver)
    driver.application.lock()
    assert _windows_naming("Arthur") == []
    driver.qtbot.waitUntil(lambda: driver.codes == [RESTART], timeout=20_000)
    assert _windows_naming("Arthur") == []


@pytest.mark.parametrize("key", ["F9", "Ctrl+L"])
def test_the_turned_screen_covers_and_locks_by_key(begin: Begin, key: str) -> None:
    driver = begin()
    driver.set_up()
    turned = _turned_page(driver)
    box = turned.focusWidget()
    assert box is not None
    if key == "F9":
        QTest.keyClick(box, Qt.Key.Key_F9)
    else:
        QTest.keyClick(box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert driver.find(CoverScreen)
    assert _windows_naming("Arthur") == []
    if key == "Ctrl+L":
        driver.qtbot.waitUntil(lambda: driver.codes == [RESTART], timeout=20_000)


def test_the_turned_screen_fills_the_whole_display(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    turned = _turned_page(driver)
    assert turned.geometry() == driver.application.window.screen().geometry()
    turned.let_go()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_that_stood_open_is_gone_after_the_cover(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    driver.shell()
    menu = QMenu(driver.application.window)
    menu.addAction("Arthur Bevan")
    menu.popup(driver.application.window.pos())
    driver.application.cover()
    assert not menu.isVisible()
    entry = driver.cover().entry
    assert entry is not None
    entry.code.setText(CODE)
    entry.try_code()
    assert not menu.isVisible()


def test_a_new_page_begins_in_its_first_box_and_typing_presses_nothing(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    shell = driver.shell()
    arthur = people.add_person(shell.desk.store, name="Arthur Bevan")
    shell.begin_page(arthur.id, "conversation_1")
    page = shell.screen_in_front()
    assert isinstance(page, PageScreen)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "The shed, chapel")
    assert page.doing.turned is None
    assert page.interview.answers["what_matters"] == "The shed, chapel"


def test_help_begins_in_its_search(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    shell = driver.shell()
    shell.go("help")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused is not shell.top.search
    assert focused.accessibleName() == "Find in Help"


@pytest.mark.parametrize("room", ["today", "person", "outbox", "settings"])
def test_a_space_typed_on_arriving_presses_nothing_and_tab_goes_on(begin: Begin, room: str) -> None:
    driver = begin()
    driver.set_up()
    shell = driver.shell()
    arthur = people.add_person(shell.desk.store, name="Arthur Bevan")
    shell.go(room, arthur.id if room == "person" else "")
    place = shell.place
    heading = QApplication.focusWidget()
    assert isinstance(heading, PageHeading)
    QTest.keyClick(heading, Qt.Key.Key_Space)
    QTest.keyClick(heading, Qt.Key.Key_Return)
    assert shell.place == place
    QTest.keyClick(heading, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    screen = shell.stack.currentWidget()
    assert first is not heading
    assert screen is not None
    assert first is not None
    assert screen.isAncestorOf(first)


def test_a_search_given_up_leads_back_to_the_box_one_came_from(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    shell = driver.shell()
    shell.go("settings")
    (box,) = [w for w in shell.findChildren(QLineEdit) if w.accessibleName() == "Your role"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.top.search.hasFocus()
    QTest.keyClick(shell.top.search, Qt.Key.Key_Escape)
    assert box.hasFocus()


def test_going_from_screen_to_screen_shows_no_other_window(begin: Begin) -> None:
    flashes = Flashes(MainWindow, TurnedScreen)
    QApplication.instance().installEventFilter(flashes)  # type: ignore[union-attr] # there is one
    driver = begin()
    driver.set_up(practice=True)
    shell = driver.shell()
    for room in ("today", "people", "outbox", "settings", "help"):
        shell.go(room)
    edna = people.people(shell.desk.store, query="Edna").rows[0]
    shell.searching.begin()
    QTest.keyClicks(shell.top.search, "Edna Marwood")
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    assert shell.place.ident == edna.id
    shell.begin_page(edna.id, "conversation_1")
    page = shell.screen_in_front()
    assert isinstance(page, PageScreen)
    page.sheet.show_afterwards(True)
    page.head.finish.click()
    assert flashes.seen == []
    QApplication.instance().removeEventFilter(flashes)  # type: ignore[union-attr]


def test_three_wrong_codes_lock(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    driver.application.cover()
    entry = driver.cover().entry
    assert entry is not None
    for left in ("2 more tries", "1 more try"):
        entry.code.setText("0000")
        entry.try_code()
        assert left in entry.field.trouble.text()
    entry.code.setText("0000")
    entry.try_code()
    driver.qtbot.waitUntil(lambda: driver.codes == [RESTART], timeout=20_000)


def test_a_lock_that_cannot_save_stays_covered_keeps_the_key_and_tries_again(
    begin: Begin, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.application.TRY_AGAIN", 20)
    tries: list[int] = []

    def close(opened: Opened) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise DiskFull(message("The disk is full."), message("Free some room."))
        doors.close(opened)

    driver = begin(replace(doors, close=close))
    driver.set_up()
    driver.application.lock()
    cover = driver.cover()
    driver.qtbot.waitUntil(lambda: len(tries) == 3, timeout=20_000)
    assert cover is not None
    driver.qtbot.waitUntil(lambda: driver.codes == [RESTART], timeout=20_000)


def test_after_a_lock_that_could_not_save_whoever_uncovers_it_works_on(
    begin: Begin, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.application.TRY_AGAIN", 300)
    full = DiskFull(message("The disk is full."), message("Free some room."))

    def close(opened: Opened) -> None:
        raise full

    driver = begin(replace(doors, close=close))
    driver.set_up()
    driver.application.lock()
    entry = driver.cover().entry
    assert entry is not None
    driver.qtbot.waitUntil(lambda: driver.application.findChild(Rounds) is None)
    driver.qtbot.waitUntil(lambda: "The disk is full." in driver.texts(), timeout=20_000)
    QTest.keyClicks(entry.code, CODE)
    QTest.keyClick(entry.code, Qt.Key.Key_Return)
    shell = driver.shell()
    # Backups are made again, and where one is is kept again.
    driver.qtbot.waitUntil(lambda: driver.application.findChild(Rounds) is not None)
    shell.go("people")
    store = shell.desk.store
    driver.qtbot.waitUntil(lambda: "people" in str(workers.private_setting(store, "last_place")))
    assert driver.codes == []


def test_language_theme_and_size_change_at_once_and_the_place_stays(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    driver.shell().go("help")
    driver.shell().change_language()
    welsh = driver.shell()
    assert welsh.desk.words.language == "cy"
    assert welsh.place.screen == "help"
    welsh.change_size(1)
    assert driver.shell().desk.settings.text_size == 112
    driver.shell().change_size(0)
    assert driver.shell().desk.settings == Settings(language="cy")
    dark = replace(driver.shell().desk.settings, theme="dark")
    driver.shell().settings_wanted.emit(dark)
    ground = driver.application.window.palette().window().color().name()
    assert ground == "#121918"


def test_idle_minutes_warn_then_cover_then_lock(begin: Begin, clock: FixedClock) -> None:
    driver = begin()
    driver.set_up()
    watch = driver.application.lock_watch
    for _ in range(4):
        clock.move(seconds=70)
        watch.look()
    assert "Covers in 20 seconds" in driver.shell().status.covers.text()
    clock.move(seconds=25)
    watch.look()
    assert driver.find(CoverScreen)
    for _ in range(18):
        clock.move(seconds=70)
        watch.look()
    driver.qtbot.waitUntil(lambda: driver.codes == [RESTART], timeout=20_000)


def test_closing_the_window_saves_and_ends(begin: Begin, home: Path, clock: FixedClock) -> None:
    driver = begin()
    driver.set_up()
    driver.application.window.close()
    driver.qtbot.waitUntil(lambda: driver.codes == [0], timeout=20_000)
    assert not (home / "store.db-wal").exists() or not (home / "store.db-wal").stat().st_size


def test_a_crash_is_told_by_a_number_and_no_word_of_it(begin: Begin) -> None:
    driver = begin()
    driver.set_up()
    driver.application.say_crash("4821-7730")
    driver.qtbot.waitUntil(lambda: "4821-7730" in _dialog_texts())
    assert "Arthur" not in _dialog_texts()
    for window in QApplication.topLevelWidgets():
        if window is not driver.application.window:
            window.close()


def _dialog_texts() -> str:
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return "\n".join(label.text() for w in windows for label in w.findChildren(QLabel))


def test_policy_fixes_the_council_in_set_up(qtbot: QtBot, doors: Doors, house: House) -> None:
    policy = Policy(council_name="Powys County Council", fixed=frozenset({"council_name"}))
    application = Application(
        qt_application([]), replace(house, policy=policy), doors, on_exit=lambda _: None
    )
    application.start()
    (screen,) = application.window.findChildren(WelcomeScreen)
    assert screen.council.text() == "Powys County Council"
    assert screen.council.isReadOnly()
    application.dismantle()
