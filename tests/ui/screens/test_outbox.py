"""The Outbox: what waits, what goes by itself, and what is said about the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.casework.views import PackageLine, PersonView
from app.casework.workers import keep_private_setting, keep_private_setting_later, private_setting
from app.exchange.outbox import packages
from app.language import Words
from app.policy import Destination, Policy
from app.ui import outbox_watch
from app.ui.desk import Desk
from app.ui.outbox_watch import OutboxWatch
from app.ui.places import SETTING as PLACE
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.outbox_rows import note_words, state_words
from app.ui.screens.settings_cards import SendingCard
from tests.ui.screens.making import finish_a_page, heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The council's folder."""
    made = tmp_path / "council"
    made.mkdir()
    return made


@pytest.fixture
def with_package(desk: Desk, arthur: PersonView) -> Desk:
    """A desk with one package that waits."""
    finish_a_page(desk, arthur)
    return desk


@pytest.fixture
def watch(with_package: Desk, qtbot: QtBot) -> Iterator[OutboxWatch]:
    """A watch that goes no round by itself."""
    made = OutboxWatch(with_package)
    yield made
    qtbot.waitUntil(lambda: not made.is_going_on, timeout=20_000)
    made.stop()


def state(desk: Desk) -> str:
    return packages(desk.store)[0].state


def texts_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def rows(screen: OutboxScreen) -> list[str]:
    return [row.accessibleName() for row in screen.rows.rows]


def test_without_a_folder_it_says_what_to_do_and_nothing_is_tried(
    with_package: Desk, watch: OutboxWatch, show: Show
) -> None:
    screen = OutboxScreen(with_package, watch=watch)
    show(screen)
    assert screen.places.no_place.isVisible()
    assert not screen.places.try_now.isVisible()
    assert rows(screen) == [
        "Arthur Bevan, Conversation 1 · 2 papers, Ready, waiting for the folder"
    ]


def test_a_chosen_folder_is_kept_and_the_package_goes_there(
    with_package: Desk, watch: OutboxWatch, show: Show, folder: Path, qtbot: QtBot
) -> None:
    screen = OutboxScreen(with_package, watch=watch)
    show(screen)
    screen.places.take_folder(folder)
    qtbot.waitUntil(lambda: state(with_package) == "delivered", timeout=20_000)
    qtbot.waitUntil(lambda: not watch.is_going_on, timeout=20_000)
    screen.refresh(None)
    qtbot.waitUntil(lambda: "Delivered" in rows(screen)[0])
    assert "checked, same bytes" in rows(screen)[0]
    assert [path.name for path in folder.iterdir()]
    kept = private_setting(with_package.store, "destinations")
    assert kept == [{"name": "Council folder", "folder": str(folder), "profile": "generic"}]


def test_a_folder_that_is_away_is_said_with_since_when(
    with_package: Desk, watch: OutboxWatch, show: Show, folder: Path, qtbot: QtBot
) -> None:
    folder.rmdir()
    screen = OutboxScreen(with_package, watch=watch)
    show(screen)
    qtbot.waitUntil(lambda: not watch.is_going_on, timeout=20_000)
    screen.places.take_folder(folder)
    qtbot.waitUntil(lambda: watch.state_of("Council folder") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not watch.is_going_on)
    found = watch.state_of("Council folder")
    assert found is not None
    assert not found.is_there
    row = screen.places.places.rows[0]
    assert "Not reachable since 12 Nov 14:52" in texts_of(row)
    assert state(with_package) == "ready"


def test_a_package_goes_by_itself_after_finish(
    desk: Desk, arthur: PersonView, folder: Path, qtbot: QtBot
) -> None:
    policy = Policy(destinations=(Destination(name="Drop", folder=str(folder)),))
    desk = replace(desk, policy=policy)
    watch = OutboxWatch(desk)
    watch.start()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    finish_a_page(desk, arthur)
    qtbot.waitUntil(lambda: state(desk) == "delivered", timeout=20_000)
    qtbot.waitUntil(lambda: not watch.is_going_on, timeout=20_000)
    watch.stop()


def test_a_folder_chosen_in_settings_is_looked_at_and_sent_to_at_once(
    with_package: Desk, watch: OutboxWatch, folder: Path, qtbot: QtBot
) -> None:
    watch.start()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    SendingCard(with_package).keep(str(folder))
    qtbot.waitUntil(lambda: state(with_package) == "delivered", timeout=20_000)
    found = watch.state_of(folder.name)
    assert found is not None
    assert found.is_there


def test_other_settings_begin_no_round(
    with_package: Desk, watch: OutboxWatch, qtbot: QtBot, qapp: QApplication
) -> None:
    watch.start()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    rounds = heard(watch.changed)
    keep_private_setting(with_package.store, "out_of_hours", "01632 960 000")
    qapp.processEvents()
    assert rounds == []


def test_where_the_keyboard_is_asks_the_store_for_no_places(
    with_package: Desk, watch: OutboxWatch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.start()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    asked: list[object] = []

    def count(*of: object) -> tuple[Destination, ...]:
        asked.append(of)
        return ()

    monkeypatch.setattr("app.exchange.outbox.destinations_of", count)
    store = with_package.store
    keep_private_setting_later(store, PLACE, {"screen": "people"}, origin=PLACE)
    keep_private_setting(store, "out_of_hours", "01632 960 000")
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) == 1  # for the setting that may have been a folder


def test_a_folder_that_comes_back_is_found_by_itself(
    with_package: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outbox_watch.EVERY_MS <= 60_000
    monkeypatch.setattr(outbox_watch, "EVERY_MS", 100)
    monkeypatch.setattr(outbox_watch, "LOOKS", 1_000_000)
    folder.rmdir()
    policy = Policy(destinations=(Destination(name="Drop", folder=str(folder)),))
    desk = replace(with_package, policy=policy)
    watch = OutboxWatch(desk)
    watch.start()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    assert state(desk) == "ready"
    folder.mkdir()
    qtbot.waitUntil(lambda: state(desk) == "delivered", timeout=20_000)
    qtbot.waitUntil(lambda: not watch.is_going_on, timeout=20_000)
    watch.stop()


def test_that_a_folder_is_there_is_shown_before_everything_is_sent(
    with_package: Desk, folder: Path, qtbot: QtBot
) -> None:
    policy = Policy(destinations=(Destination(name="Drop", folder=str(folder)),))
    watch = OutboxWatch(replace(with_package, policy=policy))
    told: list[tuple[bool, bool]] = []
    watch.changed.connect(
        lambda: told.append((watch.is_going_on, watch.state_of("Drop") is not None))
    )
    watch.try_now()
    qtbot.waitUntil(lambda: watch.last_round is not None, timeout=20_000)
    assert (True, True) in told


def test_a_place_fixed_by_the_council_is_not_chosen_here(
    with_package: Desk, show: Show, folder: Path, qtbot: QtBot
) -> None:
    policy = Policy(destinations=(Destination(name="Drop", folder=str(folder)),))
    desk = replace(with_package, policy=policy)
    watch = OutboxWatch(desk)
    screen = OutboxScreen(desk, watch=watch)
    show(screen)
    assert not screen.places.choose.isVisible()
    said = [w.text() for w in screen.places.places.rows[0].findChildren(type(screen.places.says))]
    assert said == []
    qtbot.waitUntil(lambda: not watch.is_going_on, timeout=20_000)
    assert "Set by your council." in texts_of(screen.places.places.rows[0])


def test_what_is_not_filed_yet_can_be_shown_alone(
    with_package: Desk, watch: OutboxWatch, show: Show
) -> None:
    screen = OutboxScreen(with_package, watch=watch)
    show(screen)
    screen.unfiled.click()
    assert len(rows(screen)) == 1
    assert screen.unfiled.isChecked()


def test_an_empty_outbox_says_how_something_comes_here(desk: Desk, show: Show) -> None:
    watch = OutboxWatch(desk)
    screen = OutboxScreen(desk, watch=watch)
    show(screen)
    assert screen.empty.isVisible()
    watch.stop()


@pytest.mark.parametrize(
    ("package_state", "said", "note"),
    [
        ("ready", "Ready", "waiting for the folder"),
        ("delivered", "Delivered", "12 Nov 14:52 · checked, same bytes"),
        ("filed", "Filed", "12 Nov 14:52 · council reference 88142"),
        ("refused", "Refused", "No such person."),
        (
            "needs_council_number",
            "Needs the council's number",
            "fill it in under Details of the person",
        ),
    ],
)
def test_every_state_is_said_in_words(
    with_package: Desk, package_state: str, said: str, note: str
) -> None:
    line = packages(with_package.store)[0]
    told: PackageLine = replace(
        line,
        state=package_state,
        delivered_at=line.made_at,
        reason="No such person." if package_state == "refused" else "",
        reference="88142",
    )
    words = Words("en")
    assert state_words(told.state, words) == said
    assert note_words(told, words) == note


def test_it_opens_with_only_what_is_not_filed_where_that_was_asked_for(
    with_package: Desk, watch: OutboxWatch, show: Show
) -> None:
    screen = OutboxScreen(with_package, watch=watch, only_unfiled=True)
    show(screen)
    assert screen.unfiled.isChecked()
    assert len(rows(screen)) == 1
