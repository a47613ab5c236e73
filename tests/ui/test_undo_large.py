"""A step of thousands of rows is undone beside the window: it lives, can be stopped, goes once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework import history, people
from app.casework.arriving import Arrival, add_arrivals
from app.errors import AppError, Cancelled, DiskFull, Refused
from app.language import message
from app.models.store import Store
from app.ui.desk import Desk
from app.ui.joining import remember_place
from app.ui.messages import Notice
from app.ui.screens.today import TodayScreen
from app.ui.shell import Shell
from app.ui.stepping import LARGE, LongStep
from tests.ui import test_shell_ways

shell = test_shell_ways.shell
"""The fixture of a frame at Today."""
MANY = LARGE + 200


def bring_many(store: Store) -> str:
    """Many people at once; the step."""
    arrivals = [Arrival(line=number, fields={"name": f"Mair {number}"}) for number in range(MANY)]
    add_arrivals(store, arrivals, note="", told=lambda _done, _total: None)
    offer = store.undo_offer()
    assert offer is not None
    return offer.step_id


def total(desk: Desk) -> int:
    return people.people(desk.store).total


class Held:
    """Holds the undoing at the first word of how far it is until it is let go; who called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.threads: list[int] = []
        undo = Store.undo

        def held(store: Store, step_id: str, *, told: history.Told | None = None) -> None:
            self.threads.append(threading.get_ident())

            def tell(done: int, total: int) -> None:
                self.begun.set()
                assert self.go_on.wait(20)
                if told is not None:
                    told(done, total)

            undo(store, step_id, told=tell)

        monkeypatch.setattr(Store, "undo", held)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


def panels(shell: Shell) -> list[LongStep]:
    return [one for one in shell.findChildren(LongStep) if one.isVisible()]


def begin(shell: Shell, qtbot: QtBot, held: Held) -> LongStep:
    """Ctrl+Z with many people there; held at its first word."""
    bring_many(shell.desk.store)
    QTest.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(held.begun.is_set, timeout=20_000)  # as long as for its end
    (panel,) = panels(shell)
    return panel


def gone(shell: Shell, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shell.findChildren(LongStep), timeout=20_000)


def test_the_window_lives_while_a_large_step_is_undone_and_a_second_press_does_nothing(
    shell: Shell, desk: Desk, qtbot: QtBot, held: Held
) -> None:
    panel = begin(shell, qtbot, held)
    assert "Undoing" in panel.title.text()
    assert panel.cancel.hasFocus()
    turns: list[int] = []
    shell.status.say_done("Something else")
    for number in range(5):
        QTest.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        shell.undo()
        QApplication.processEvents()
        turns.append(number)
    today = shell.screen_in_front()
    assert isinstance(today, TodayScreen)
    assert total(desk) == MANY  # read on this thread while the other writes
    held.go_on.set()
    gone(shell, qtbot)
    assert len(turns) == 5
    assert total(desk) == 0
    assert len(held.threads) == 1
    assert held.threads[0] != threading.get_ident()
    assert shell.status.saved.text().startswith("Taken back")
    shell.redo()
    gone(shell, qtbot)
    assert total(desk) == MANY


@pytest.mark.parametrize("how", ["key", "button"])
def test_it_can_be_stopped_and_everything_is_as_it_was(
    shell: Shell, desk: Desk, qtbot: QtBot, held: Held, how: str
) -> None:
    panel = begin(shell, qtbot, held)
    stops: dict[str, Callable[[], object]] = {
        "key": lambda: QTest.keyClick(panel, Qt.Key.Key_Escape),
        "button": panel.cancel.click,
    }
    stops[how]()
    held.go_on.set()
    gone(shell, qtbot)
    assert total(desk) == MANY
    assert shell.status.saved.text() == "Stopped. Nothing was changed."
    offer = desk.store.undo_offer()
    assert offer is not None
    assert offer.verb == "added_person"


def test_a_lock_stops_it_instead_of_waiting_for_it(
    shell: Shell, desk: Desk, qtbot: QtBot, held: Held
) -> None:
    panel = begin(shell, qtbot, held)
    threading.Timer(0.05, held.go_on.set).start()  # else what leaving writes would wait for ever
    shell.place_keeper.end()
    panel.give_up()
    shell.leave()
    desk.store.flush()
    gone(shell, qtbot)
    assert total(desk) == MANY
    assert not shell.status.saved.text().startswith("Stopped")


def test_remembering_the_place_gives_up_what_goes_on_first(
    shell: Shell, desk: Desk, qtbot: QtBot, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = begin(shell, qtbot, held)
    seen: list[bool] = []
    held.go_on.set()
    opened: object = type("Opened", (), {"store": desk.store})()
    with monkeypatch.context() as patch:
        patch.setattr(shell.place_keeper, "end", lambda: seen.append(panel.isVisible()))
        remember_place(shell, opened, desk)  # pyright: ignore[reportArgumentType] - what it uses
    assert seen == [False]
    gone(shell, qtbot)


def test_a_refusal_is_said_when_it_comes(
    shell: Shell, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = bring_many(desk.store)
    history.undo(desk.store, step_id=step)
    told: list[AppError] = []
    offer = history.Offer(step_id=step, label="x", person_id=None, page_id=None, key="")

    def show(_parent: object, error: AppError, _words: object) -> None:
        told.append(error)

    def the_same(*_args: object, is_redo: bool) -> history.Offer | None:
        return None if is_redo else offer

    monkeypatch.setattr("app.ui.stepping.show_error", show)
    monkeypatch.setattr("app.ui.stepping.offer_for", the_same)
    shell.undo()
    gone(shell, qtbot)
    assert [desk.words.say(error.title) for error in told] == ["This step is undone already."]
    assert [
        w for w in QApplication.topLevelWidgets() if isinstance(w, Notice) and w.isVisible()
    ] == []


def test_stopping_anywhere_on_the_way_keeps_the_store_as_it_was(store: Store) -> None:
    step = bring_many(store)
    words: list[tuple[int, int]] = []
    history.undo(store, step_id=step, told=lambda done, all_: words.append((done, all_)))
    history.redo(store, step_id=step)
    assert words[-1] == (MANY, MANY)
    assert [done for done, _ in words] == sorted(done for done, _ in words)
    for stop_at in range(len(words)):
        left = stop_at

        def tell(_done: int, _total: int) -> None:
            nonlocal left
            if left == 0:
                raise Cancelled
            left -= 1

        with pytest.raises(Cancelled):
            history.undo(store, step_id=step, told=tell)
        assert people.people(store).total == MANY
    history.undo(store, step_id=step)
    with pytest.raises(Refused):
        history.undo(store, step_id=step)


def test_what_fails_after_it_was_given_up_is_not_said_over_the_cover(
    shell: Shell, qtbot: QtBot, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[AppError] = []
    tell = Store.undo

    def show(_parent: object, error: AppError, _words: object) -> None:
        told.append(error)

    def fail(store: Store, step_id: str, *, told: history.Told | None = None) -> None:
        try:
            tell(store, step_id, told=told)
        except Cancelled:
            raise DiskFull(message(""), message("")) from None

    monkeypatch.setattr("app.ui.stepping.show_error", show)
    monkeypatch.setattr(Store, "undo", fail)
    panel = begin(shell, qtbot, held)
    panel.give_up()
    held.go_on.set()
    gone(shell, qtbot)
    assert told == []
