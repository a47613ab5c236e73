"""On a visit no text of any widget, nothing a screen reader meets and no pixel tells of others."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDeadlineTimer, QEvent, QThreadPool
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app.casework import contacts, network, people, promises, workers
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.pages import move_page
from app.casework.visiting import begin_visit
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.settings import Settings
from app.ui.desk import Desk
from app.ui.pieces import ScrollColumn
from app.ui.screens.history_panel import HistoryPanel
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_more import show_story
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings import SettingsScreen
from app.ui.shell import Shell
from tests.conftest import MOMENT
from tests.ui.frames import is_quiet
from tests.ui.keys import FixedKey

# Letters of which no word of the program is made.
WORD = st.text(alphabet="qxzjvŵŷ", min_size=5, max_size=11)
NAMES = st.lists(st.tuples(WORD, WORD), min_size=1, max_size=3)
Names = list[tuple[str, str]]
_TEXT = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


@contextmanager
def desk_with(others: Names, home: Path) -> Generator[tuple[Desk, str, str]]:
    """A desk on a visit to Arthur, these people besides; his id and his draft's."""
    clock = FixedClock(MOMENT)
    home.mkdir()
    store = Store.create(home, FixedKey(), clock=clock)
    workers.set_owner(store, name="Gwen Price", role="Social worker")
    workers.keep_private_setting(store, "cover_code_put_off", True)
    desk = Desk(
        store=store,
        catalogue=shipped(),
        policy=Policy(),
        settings=Settings(),
        clock=clock,
        home=home,
        words=Words("en"),
    )
    arthur = people.add_person(store, name="Arthur Bevan", needs=["Large print"]).id
    draft = _draft(desk, arthur, "The shed.")
    contacts.note_contact(store, person_id=arthur, words="Brighter.", next_contact_on="2026-11-12")
    promises.add_promise(store, person_id=arthur, page_id=draft, what="The half-step")
    moved = people.add_person(store, name=" ".join(others[0]))
    page = _draft(desk, moved.id, "Begun with the wrong person.")
    move_page(store, page_id=page, to_person_id=arthur)
    for number, (first, last) in enumerate(others):
        _add(desk, f"{first.capitalize()} {last.capitalize()}", is_sent=number == 0)
    store.close_steps()
    yield replace(desk, visit=begin_visit(store, person_id=arthur)), arthur, draft
    store.close()


def _draft(desk: Desk, person_id: str, text: str) -> str:
    page = Interview.begin(
        desk.store, person_id=person_id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", text)
    page.flush()
    page.close()
    return page.page_id


def _add(desk: Desk, name: str, *, is_sent: bool) -> None:
    """Somebody whose name is in everything that is kept of them, and who is due today."""
    store = desk.store
    person = people.add_person(store, name=name, address=f"{name} House", needs=[name])
    network.add_member(store, person_id=person.id, name=f"{name} too")
    people.opened(store, person_id=person.id)
    page = _draft(desk, person.id, f"{name} said so.")
    contacts.note_contact(
        store, person_id=person.id, words=f"Rang {name}.", next_contact_on="2026-11-12"
    )
    contacts.note_contact(store, person_id=None, words=f"A jot of {name}.")
    promises.add_promise(store, person_id=person.id, what=f"Ring {name}", by_when="2026-11-10")
    if is_sent:
        finish_page(store, page_id=page, catalogue=desk.catalogue, policy=desk.policy, send=True)


def settle() -> None:
    """Let what was asked for off the main thread come, and what was put away go."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone(QDeadlineTimer(5000))
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def every_text() -> Iterator[str]:
    """What any widget of the program holds, seen or not, and what a screen reader would meet."""
    for widget in QApplication.allWidgets():
        yield from (widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.toolTip(), widget.windowTitle(), widget.objectName())
        if isinstance(widget, (QLabel, QPushButton, QLineEdit)):
            yield widget.text()
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget.placeholderText()
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
    for window in QApplication.topLevelWidgets():
        yield from _read(QAccessible.queryAccessibleInterface(window))


def _read(interface: QAccessibleInterface | None) -> Iterator[str]:
    if interface is None or not interface.isValid():
        return
    yield from (interface.text(kind) for kind in _TEXT)
    for at in range(interface.childCount()):
        yield from _read(interface.child(at))


def _whole_story(front: PersonScreen, shell: Shell) -> Iterator[str]:
    """All that happened with whoever is visited."""
    story = show_story(front, shell.desk)
    settle()
    yield "the whole story"
    story.done(0)


def walk(shell: Shell, arthur: str, draft: str, typed: tuple[str, ...]) -> Iterator[str]:
    """Every place and panel one comes to on a visit, each once it stands there; its name."""
    for screen, ident in (
        ("person", arthur),
        ("ecomap", arthur),
        ("settings", ""),
        ("help", ""),
        ("page", draft),
    ):
        shell.go(screen, ident)
        shell.facts.ask()
        settle()
        yield screen
        for text in typed:
            shell.searching.begin()
            shell.top.search.setText(text)
            (popup,) = shell.findChildren(SearchPopup)
            popup.look()
            settle()
            yield f"{screen}, looking for {text}"
        shell.searching.end()
        front: object = shell.screen_in_front()
        if isinstance(front, SettingsScreen):
            yield from _what_was_opened(front)
        elif isinstance(front, PersonScreen):
            front.toggle_details()
            front.note_contact()
            front.promises.add_promise()
            settle()
            yield "details"
            assert "The same person as…" not in [
                a.text() for a in front.head.menu_of_more().actions()
            ]
            everything = front.show_history()
            assert everything is not None
            settle()
            yield "everything that happened"
            everything.done(0)
            yield from _whole_story(front, shell)
        elif isinstance(front, PageScreen):
            front.sheet.show_afterwards(True)
            front.doing.show_history()
            settle()
            yield "afterwards and history"
            for dialog in shell.findChildren(QDialog):
                dialog.done(0)
        shell.jotting.begin()
        settle()
        yield f"{screen}, jots"
        panel = shell.jotting.panel
        assert panel is not None
        panel.close_kept()


def _what_was_opened(settings: SettingsScreen) -> Iterator[str]:
    opened = settings.looking_back.show_looked()
    yield "what was opened"
    opened.done(0)


def put_away(shell: Shell) -> None:
    """Close the frame and what stands over it."""
    for dialog in shell.findChildren(QDialog):
        dialog.done(0)
    shell.leave()
    shell.dismiss()
    shell.close()
    shell.deleteLater()
    settle()


@given(others=NAMES, start=st.integers(1, 3))
@settings(max_examples=4, phases=(Phase.explicit, Phase.generate))
def test_no_text_holds_the_name_of_anybody_else(others: Names, start: int) -> None:
    gc.collect()
    settle()
    words = {word.casefold() for name in others for word in name}
    typed = (others[0][0], others[-1][1][:start], "a", "said")
    with (
        TemporaryDirectory() as place,
        desk_with(others, Path(place) / "home") as (desk, arthur, draft),
    ):
        shell = Shell(desk)
        shell.resize(1180, 760)
        shell.show()
        shell.go_home()
        try:
            for where in walk(shell, arthur, draft, typed):
                box = shell.top.search.text().casefold()
                held = {
                    (word, text)
                    for text in every_text()
                    for word in words
                    if word in text.casefold() and text.casefold() != box
                }
                assert (where, held) == (where, set())
        finally:
            put_away(shell)


def _still(qtbot: QtBot, shell: Shell) -> QImage:
    """The frame, scrolled to its top, once nothing moves any more.

    How far the program itself had scrolled depends on when each thing was laid out.
    """
    taken: list[QImage] = []

    def rests() -> bool:
        settle()
        for column in shell.findChildren(ScrollColumn):
            column.verticalScrollBar().setValue(0)
        taken.append(shell.grab().toImage())
        return is_quiet(shell) and len(taken) > 2 and taken[-1] == taken[-2] == taken[-3]

    qtbot.waitUntil(rests, timeout=20_000)
    return taken[-1]


def pictures(qtbot: QtBot, others: Names, home: Path) -> dict[str, QImage]:
    """What is painted of the frame at every place."""
    with desk_with(others, home) as (desk, arthur, draft):
        shell = Shell(desk)
        shell.resize(1180, 760)
        shell.show()
        shell.go_home()
        taken: dict[str, QImage] = {}
        for where in walk(shell, arthur, draft, ("a", "said")):
            taken[where] = _still(qtbot, shell)
            for at, column in enumerate(shell.findChildren(ScrollColumn)):
                if column.isVisible():  # what lies below the window's edge, too
                    taken[f"{where}, column {at}"] = column.column.grab().toImage()
            for dialog in shell.findChildren(HistoryPanel):
                taken[f"{where}, panel"] = dialog.grab().toImage()
        put_away(shell)
        return taken


def _told(one: QImage, other: QImage) -> str:
    """Where two pictures differ."""
    if one.size() != other.size():
        return f"{one.size().toTuple()} and {other.size().toTuple()}"
    places = product(range(one.width()), range(one.height()))
    apart = [(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)]
    return f"{len(apart)} pixels from {min(apart)} to {max(apart)}"


def test_no_pixel_tells_who_else_there_is(tmp_path: Path, qtbot: QtBot) -> None:
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)  # a caret that is always there
    one = pictures(qtbot, [("qxzjvqx", "vvzzqx"), ("zzqxj", "xxvvzz")], tmp_path / "one")
    other = pictures(qtbot, [("jjjvv", "ŵŵŵxxxqqqzz"), ("vxzvx", "qqqqq")], tmp_path / "other")
    QApplication.setCursorFlashTime(before)
    assert len(one) >= 13
    assert one.keys() == other.keys()
    told = {where: _told(one[where], other[where]) for where in one if one[where] != other[where]}
    assert told == {}


def test_the_walk_sees_a_name_that_is_shown(tmp_path: Path) -> None:
    with desk_with([("qxzjv", "vvzzqx")], tmp_path / "home") as (desk, _, _):
        shell = Shell(replace(desk, visit=None))
        shell.show()
        shell.go("people")
        settle()
        found = [text for text in every_text() if "qxzjv" in text.casefold()]
        put_away(shell)
    assert found
