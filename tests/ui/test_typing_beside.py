"""What goes on beside never holds a key up: typing is shown at once, and the window never waits.

No clock is asked: the work is held in its middle, and whoever waits for the store is written down.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.casework import jots, people, workers
from app.casework.interview import Interview
from app.clock import FixedClock
from app.exchange import sending
from app.exchange.caseload import plan_caseload
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list
from app.models import store as stores
from app.models.transactions import Transactions
from app.ui import tasks
from app.ui.desk import Desk
from app.ui.screens.caseload import CaseloadScreen, Looked
from app.ui.screens.page import PageScreen
from app.ui.screens.search import SearchPopup
from app.ui.shell import Shell
from tests.ui import test_shell_ways
from tests.ui.screens.making import finish_a_page

shell = test_shell_ways.shell
"""The fixture of a frame at Today."""
ROWS = 1_000
SAID = "The shed, and tea with Carys."


class Held:
    """Something that is held in its middle until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def hold(self) -> None:
        """On the thread that does it; on the main one it would never be let go."""
        assert threading.current_thread() is not threading.main_thread()
        self.begun.set()
        assert self.go_on.wait(30)


@pytest.fixture
def held() -> Generator[Held]:
    made = Held()
    yield made
    made.go_on.set()
    QThreadPool.globalInstance().waitForDone(30_000)


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each wait for the store's writer, whether the main thread waited."""
    found: list[bool] = []
    turn = Transactions.turn

    @contextmanager
    def noted(self: Transactions) -> Generator[None]:
        found.append(threading.current_thread() is threading.main_thread())
        inner: AbstractContextManager[None] = turn(self)
        with inner:
            yield

    monkeypatch.setattr(Transactions, "turn", noted)
    return found


def holding(held: Held, does: Callable[..., object]) -> Callable[..., object]:
    """The same, held before it is done."""

    def first_wait(*given: object, **named: object) -> object:
        held.hold()
        return does(*given, **named)

    return first_wait


def page_of_arthur(shell: Shell) -> PageScreen:
    arthur = people.add_person(shell.desk.store, name="Arthur Bevan")
    shell.begin_page(arthur.id, "conversation_1")
    page = shell.screen_in_front()
    assert isinstance(page, PageScreen)
    return page


def a_backup(shell: Shell, held: Held, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    copy = holding(held, stores.copy_into)
    monkeypatch.setattr(stores, "copy_into", copy)
    store = shell.desk.store
    tasks.start(
        shell,
        lambda _: store.vacuum_into(folder / "copy"),
        done=lambda _: None,
        failed=lambda _: None,
    )


def a_delivery(shell: Shell, held: Held, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    finish_a_page(shell.desk, people.add_person(shell.desk.store, name="Nia Vaughan"))
    (folder / "council").mkdir()
    workers.keep_private_setting(
        shell.desk.store,
        "destinations",
        [{"name": "Council", "folder": str(folder / "council"), "profile": "generic"}],
    )
    monkeypatch.setattr(sending, "is_reachable", holding(held, sending.is_reachable))
    shell.outbox_watch.try_now()


@pytest.mark.parametrize("goes_on", [a_backup, a_delivery])
def test_what_is_typed_is_shown_and_saved_while_it_goes_on(
    shell: Shell,
    clock: FixedClock,
    qtbot: QtBot,
    held: Held,
    turns: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    goes_on: Callable[[Shell, Held, pytest.MonkeyPatch, Path], None],
) -> None:
    page = page_of_arthur(shell)
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    goes_on(shell, held, monkeypatch, tmp_path)
    qtbot.waitUntil(held.begun.is_set, timeout=20_000)
    turns.clear()
    for sign in SAID:
        QTest.keyClicks(box, sign)
        assert box.toPlainText().endswith(sign)
        QApplication.processEvents()
    clock.move(seconds=5)
    page.saving.save_if_due()
    desk = shell.desk

    def kept() -> object:
        page_id = page.interview.page_id
        other = Interview.open(desk.store, page_id=page_id, catalogue=desk.catalogue)
        answer = other.answers.get("what_matters")
        other.close()
        return answer

    qtbot.waitUntil(lambda: kept() == SAID, timeout=20_000)
    assert not held.go_on.is_set()
    assert turns.count(True) == 0
    assert turns  # somebody wrote


def a_long_list(desk: Desk, screen: CaseloadScreen) -> None:
    """Many people to bring in, looked at."""
    lines = "".join(f"Su{n},Fo{n},M{n}\r\n" for n in range(ROWS))
    found = read_list(f"Surname,Forename,Mosaic ID\r\n{lines}".encode())
    plan = plan_caseload(desk.store, found, columns_for(desk.store, found.headings))
    screen.show_looked(Looked(path=Path("list.csv"), found=found, plan=plan))


def test_a_line_is_jotted_while_a_list_is_brought_in_and_kept_after_it(
    shell: Shell,
    desk: Desk,
    clock: FixedClock,
    qtbot: QtBot,
    held: Held,
    turns: list[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell.go("caseload")
    screen: object = shell.screen_in_front()
    assert isinstance(screen, CaseloadScreen)
    a_long_list(desk, screen)
    report = tasks.Progress.report

    def half_way(self: tasks.Progress, done: int, total: int) -> None:
        report(self, done, total)
        if total == ROWS and 0 < done < total:  # in the middle of the one transaction
            held.hold()

    monkeypatch.setattr(tasks.Progress, "report", half_way)
    screen.bring_in()
    qtbot.waitUntil(held.begun.is_set, timeout=20_000)
    turns.clear()
    shell.jotting.begin()
    panel = shell.jotting.panel
    assert panel is not None
    for sign in SAID:
        QTest.keyClicks(panel.entry, sign)
        assert panel.entry.toPlainText().endswith(sign)
        QApplication.processEvents()
    clock.move(seconds=5)
    panel.keeper.save_if_due()
    panel.next_line()
    QTest.keyClicks(panel.entry, "And a second line")
    for _ in range(20):
        QApplication.processEvents()
    assert [row.accessibleName() for row in panel.rows.rows] == [f"Jot about nobody yet: {SAID}"]
    popup = SearchPopup(desk)
    popup.look_for("fo1")
    popup.look()
    assert [hit.kind for hit in popup.hits] == ["new"]  # looking does not wait, either
    popup.deleteLater()
    assert turns.count(True) == 0
    assert people.people(desk.store).total == 0  # it has not ended, and nothing waited for it
    assert screen.wait.isVisible()
    held.go_on.set()
    qtbot.waitUntil(screen.done.isVisible, timeout=20_000)
    panel.flush()
    assert people.people(desk.store).total == ROWS
    kept = [line.words for line in jots.jots_to_sort(desk.store)]
    assert sorted(kept) == sorted([SAID, "And a second line"])
