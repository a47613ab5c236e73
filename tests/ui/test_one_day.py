"""One invented day in the real program: eight visits, a call, a laptop shut, a full disk, council.

Nothing that was said is lost, nobody else is shown while one is with somebody, and each paper is
with the council once, by five o'clock.
"""

from __future__ import annotations

import gc
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.casework import people, workers
from app.casework.today import today_counts
from app.clock import FixedClock
from app.exchange.outbox import packages
from app.models.contact import Contact
from app.models.engine import disk_full
from app.models.page import Answer
from app.models.place import Place
from app.models.store import Store
from app.ui.application import Application, qt_application
from app.ui.cover import CodeEntry
from app.ui.house import Doors, House
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.contact_note import ContactNote
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.shell import Shell
from tests.ui.test_nobody_else import every_text, walk
from tests.ui.test_program import CODE, Begin, ProgramDriver

# Letters of which no word of the program is made: whoever of them is shown is found.
NAMES = (
    *("Qvaxj Zzoqv", "Vjuzz Xqaqx", "Xizqv Jjovx", "Zqexj Vvaqz", "Jvoxq Qzzix"),
    *("Xxuvz Zjaqj", "Vqizx Xvezz", "Zvajx Jqoqv", "Qjexv Vxxuz"),
)
CALLED = 8
"""Who is rung, and not visited."""
WALKED = (0, 7)
"""On these visits every room and panel is looked through."""
SHUT, FULL = 3, 4
"""On these visits the laptop is shut in the middle, and the disk is full."""
PATIENCE = 60_000
A_BREATH = timedelta(seconds=10)
FIELDS = ("what_matters", "strong", "in_the_way")


@pytest.fixture
def begin(qtbot: QtBot, house: House, doors: Doors) -> Iterator[Begin]:
    """Begin the program on the test's home; of the one before nothing is left, as after an exec."""
    made: list[Application] = []

    def end() -> None:
        while made:
            made.pop().dismantle()
        settle()
        gc.collect()

    def start(doors_now: Doors | None = None) -> ProgramDriver:
        end()
        codes: list[int] = []
        made.append(
            Application(qt_application([]), house, doors_now or doors, on_exit=codes.append)
        )
        driver = ProgramDriver(qtbot, made[-1], codes)
        driver.start()
        return driver

    yield start
    end()


class Day:
    """A worker's hands, and what was said to her so far."""

    def __init__(self, begin: Begin, clock: FixedClock, home: Path, council: Path) -> None:
        self._begin = begin
        self.clock = clock
        self.home = home
        self.council = council
        self.driver: ProgramDriver = begin()
        self.said: list[str] = []
        self.ids: tuple[str, ...] = ()

    @property
    def shell(self) -> Shell:
        """The frame in front."""
        return self.driver.shell()

    @property
    def store(self) -> Store:
        """The open store."""
        return self.shell.desk.store

    def at(self, hour: int, minute: int = 0) -> None:
        """Until it is this time of the day she has a hand on the keys."""
        until = datetime(2026, 11, 12, hour, minute, tzinfo=UTC)
        watch = self.driver.application.lock_watch
        while self.clock.now() < until:
            self.clock.set(min(until, self.clock.now() + A_BREATH))
            QTest.keyClick(self.driver.application.window.windowHandle(), Qt.Key.Key_Shift)
            watch.look()
        settle()

    # The morning, and between visits

    def begin_the_day(self) -> None:
        """The first set-up; everybody is there, and the council's folder is chosen."""
        self.driver.set_up()
        self.ids = tuple(people.add_person(self.store, name=name).id for name in NAMES)
        self.council.mkdir()
        self.shell.go("outbox")
        outbox = self.shell.screen_in_front()
        assert isinstance(outbox, OutboxScreen)
        outbox.places.take_folder(self.council)
        settle()

    def begin_again(self) -> None:
        """Unlock, as after a lock."""
        self.driver = self._begin()
        self.driver.unlock()
        settle()

    # With somebody

    def knock(self, number: int) -> None:
        """The card in the car, and from there the visit."""
        self.shell.go("knock", self.ids[number])
        (card,) = self.driver.find(BeforeKnockScreen)
        assert isinstance(card, BeforeKnockScreen)
        card.visit.click()
        assert self.shell.desk.visit is not None
        self.sees_nobody_but(number)

    def sees_nobody_but(self, number: int, where: str = "") -> None:
        """No widget holds a name of anybody else, nor anything they said."""
        settle()
        others = {word for name in NAMES if name != NAMES[number] for word in name.split()}
        shown = [text for text in every_text() for word in others
                 if word.casefold() in text.casefold()]  # fmt: skip
        assert (number, where, shown) == (number, where, [])

    def page(self) -> PageScreen:
        """The page in front."""
        page = self.shell.screen_in_front()
        assert isinstance(page, PageScreen)
        return page

    def box(self) -> QPlainTextEdit:
        """Where the keyboard is."""
        box = QApplication.focusWidget()
        assert isinstance(box, QPlainTextEdit)
        return box

    def words(self, number: int) -> str:
        """The next sentence that somebody says; it names who."""
        words = f"{NAMES[number].split()[1]} said {len(self.said)}"
        self.said.append(words)
        return words

    def writes(self, number: int, key: str) -> str:
        """Type what is said into a box of the page, and pause."""
        words = self.words(number)
        self.page().sheet.go_to(key)
        QTest.keyClicks(self.box(), words)
        self.pause()
        return words

    def pause(self) -> None:
        """A breath: what was typed is stored by itself."""
        self.clock.set(self.clock.now() + A_BREATH)
        self.page().saving.save_if_due()
        settle()

    def jots(self, number: int) -> None:
        """A line beside the page."""
        self.shell.jotting.begin()
        panel = self.shell.jotting.panel
        assert panel is not None
        QTest.keyClicks(panel.entry, self.words(number))
        QTest.keyClick(panel.entry, Qt.Key.Key_Return)
        self.sees_nobody_but(number, "jots")
        panel.close_kept()

    def finishes(self, number: int) -> None:
        """Finish the page; its papers are to go to the council."""
        page = self.page()
        page.head.finish.click()
        panel = page.doing.panel
        assert panel is not None
        assert panel.send.isChecked()
        panel.finish.click()
        self.sees_nobody_but(number, "finished")
        assert page.interview.state == "finished"

    def goes_home(self) -> None:
        """End the visit by the short code."""
        asking = QTimer(self.shell)
        asking.timeout.connect(partial(give_code, asking))
        asking.start(20)
        self.shell.side.room("end").click()
        assert self.shell.desk.visit is None

    def visit(self, number: int) -> None:
        """A whole visit."""
        self.knock(number)
        self.shell.begin_page(self.ids[number], "conversation_1")
        self.writes(number, FIELDS[0])
        if number == SHUT:
            self.laptop_is_shut(number)
        if number == FULL:
            self.disk_is_full(number)
        for key in FIELDS[1:]:
            self.writes(number, key)
        self.jots(number)
        self.sees_nobody_but(number, "page")
        if number in WALKED:
            typed = (NAMES[number - 1].split()[0], "said")
            draft = self.shell.place.ident
            for where in walk(self.shell, self.ids[number], draft, typed):
                self.sees_nobody_but_typed(number, where)
            self.shell.go("page", draft)
        self.finishes(number)
        self.goes_home()

    def sees_nobody_but_typed(self, number: int, where: str) -> None:
        """The same, where what the worker typed into the search herself stands there."""
        box = self.shell.top.search
        typed = box.text()
        with_nothing = box.blockSignals(True)
        box.setText("")
        self.sees_nobody_but(number, where)
        box.setText(typed)
        box.blockSignals(with_nothing)

    # What happens to her

    def laptop_is_shut(self, number: int) -> None:
        """In the middle, without a word: what a kill leaves on the disk is what there is after."""
        key = self.box().accessibleName()
        text = self.box().toPlainText()
        kept = partial(workers.private_setting, self.store, "last_place", {})
        self.driver.qtbot.waitUntil(
            lambda: key in json.dumps(kept(), ensure_ascii=False), timeout=PATIENCE
        )
        left = self.home.with_name("left")
        shutil.copytree(self.home, left, ignore=shutil.ignore_patterns("lock"))
        self.driver.lock()  # only to let go of the files; none of it is kept
        for path in self.home.iterdir():
            if path.name != "lock":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(left, self.home, dirs_exist_ok=True)
        assert (self.home / "store.db-wal").stat().st_size  # not closed
        self.begin_again()
        assert self.shell.desk.visit is not None
        assert (self.box().accessibleName(), self.box().toPlainText()) == (key, text)
        self.sees_nobody_but(number, "unlocked")

    def disk_is_full(self, number: int) -> None:
        """At noon: what is typed stays on the screen, no lock loses it, and it is saved later."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Place, "assert_there", refuse)
            words = self.writes(number, FIELDS[1])
            assert words in self.box().toPlainText()
            assert "Not saved yet: The disk is full." in self.shell.status.saved.text()
            window = self.driver.application.window
            QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            entry = self.driver.cover().entry
            assert entry is not None
            self.driver.qtbot.waitUntil(
                lambda: "The disk is full." in self.driver.texts(), timeout=PATIENCE
            )
            self.sees_nobody_but(number, "covered")
            assert self.driver.codes == []
            QTest.keyClicks(entry.code, CODE)
            QTest.keyClick(entry.code, Qt.Key.Key_Return)
            assert words in self.box().toPlainText()
            assert words not in said_in(self.store)
        self.pause()
        assert words in said_in(self.store)
        self.driver.qtbot.waitUntil(
            lambda: self.shell.status.saved.text().startswith("Saved on this device"),
            timeout=PATIENCE,
        )

    def rings(self, number: int) -> None:
        """A call, noted beside the person."""
        self.shell.go("person", self.ids[number])
        screen = self.shell.screen_in_front()
        assert isinstance(screen, PersonScreen)
        screen.note_contact()
        (note,) = [n for n in screen.findChildren(ContactNote) if n.isVisible()]
        note.ways["phone"].click()
        QTest.keyClicks(note.told, self.words(number))
        self.shell.go("today")

    def council_goes(self) -> None:
        """Its folder cannot be reached."""
        self.council.rename(self.council.with_name("away"))

    def council_is_back(self) -> None:
        """Its folder is there again; the program looks, more than once."""
        self.council.with_name("away").rename(self.council)
        watch = self.shell.outbox_watch
        for _ in range(3):
            watch.try_now()
            self.driver.qtbot.waitUntil(lambda: not watch.is_going_on, timeout=PATIENCE)


def settle() -> None:
    """Let what was asked for off the main thread come, however long, and what was put away go."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone(QDeadlineTimer(PATIENCE))
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def refuse(_: Place) -> None:
    """A commit on a disk without room."""
    raise disk_full()


def give_code(asking: QTimer) -> None:
    """Type the short code as soon as it is asked for."""
    dialog = QApplication.activeModalWidget()
    entry = dialog.findChild(CodeEntry) if dialog is not None else None
    if isinstance(entry, CodeEntry):
        asking.stop()
        entry.code.setText(CODE)
        entry.try_code()


def said_in(store: Store) -> str:
    """All the words that a store holds of its people."""
    store.flush()
    with store.reading() as session:
        answers = [str(value) for value in session.scalars(select(Answer.value))]
        return "\n".join([*answers, *session.scalars(select(Contact.words))])


def papers_sent(council: Path) -> list[str]:
    """The pages whose papers are with the council, as often as they are there."""
    return [
        row["doc_uuid"]
        for path in sorted(council.rglob("manifest.json"))
        for row in json.loads(path.read_bytes())["documents"]
        if row["audience"] == "council"
    ]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_with_eight_visits_loses_nothing_and_shows_nobody_to_anybody(
    begin: Begin, clock: FixedClock, home: Path, tmp_path: Path
) -> None:
    clock.set(datetime(2026, 11, 12, 8, 30, tzinfo=UTC))
    day = Day(begin, clock, home, tmp_path / "council")
    day.begin_the_day()
    day.council_goes()
    for number in range(CALLED):
        day.at(9 + number * 45 // 60, number * 45 % 60)
        if number == FULL:
            day.at(12)
        day.visit(number)
        if number == 1:
            day.driver.lock()  # in the car
            day.begin_again()
        if number == 5:
            day.rings(CALLED)
    assert papers_sent(day.council.with_name("away")) == []
    assert today_counts(day.store).waiting == CALLED
    day.at(16)
    day.council_is_back()
    day.at(16, 55)
    lines = packages(day.store, limit=50, offset=0)
    assert [line.state for line in lines] == ["delivered"] * CALLED
    sent = papers_sent(day.council)
    assert len(sent) == len(set(sent)) == CALLED
    day.driver.lock()
    day.begin_again()
    assert clock.now() < datetime(2026, 11, 12, 17, tzinfo=UTC)
    kept = said_in(day.store)
    assert [words for words in day.said if words not in kept] == []
    assert len(day.said) == CALLED * 4 + 2
    assert len(papers_sent(day.council)) == CALLED
    assert all(finding.is_good for finding in day.store.check())
