"""Visiting: one person only, on the screen and in search, until it is ended with the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.casework import people, workers
from app.casework.interview import Interview
from app.casework.pages import move_page, pages_of_person
from app.casework.views import PersonView
from app.casework.visiting import Visit, begin_visit, visit_now
from app.errors import Refused
from app.forms.conditions import Json
from app.ui import cover, visiting
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.places import Place
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.history_panel import HistoryPanel
from app.ui.screens.move_panel import MovePanel
from app.ui.screens.page import PageScreen
from app.ui.screens.person_picker import PersonPicker
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings_keys import KeysCard
from app.ui.shell import Shell
from tests.ui.screens.making import heard

Begin = Callable[[Desk], Shell]


@pytest.fixture
def arthur(desk: Desk) -> PersonView:
    """The one who is visited."""
    return people.add_person(desk.store, name="Arthur Bevan")


@pytest.fixture
def nia(desk: Desk) -> PersonView:
    """Somebody else, with an unfinished page."""
    person = people.add_person(desk.store, name="Nia Vaughan")
    page = Interview.begin(
        desk.store, person_id=person.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "Choir on Thursdays.")
    page.flush()
    page.close()
    return person


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """A frame at a desk, where the worker was."""
    made: list[Shell] = []

    def show(desk: Desk) -> Shell:
        workers.keep_private_setting(desk.store, "cover_code_put_off", True)
        shell = Shell(desk)
        made.append(shell)
        shell.resize(1180, 760)
        shell.show()
        qtbot.waitExposed(shell)
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        shell.go_home()
        return shell

    yield show
    for shell in made:
        shell.leave()
        shell.dismiss()
        shell.close()
        shell.deleteLater()


@pytest.fixture
def visited(desk: Desk, arthur: PersonView, nia: PersonView, begin: Begin) -> Shell:
    """On a visit to Arthur, Nia being somebody else."""
    assert nia.id != arthur.id
    return begin(at(desk, arthur))


def _no(*_: object) -> bool:
    return False


def _yes(*_: object) -> bool:
    return True


def at(desk: Desk, person: PersonView) -> Desk:
    """The desk while this person is visited."""
    return replace(desk, visit=begin_visit(desk.store, person_id=person.id))


def test_a_visit_is_kept_until_it_is_ended_and_ends_with_the_person(
    desk: Desk, arthur: PersonView
) -> None:
    assert visit_now(desk.store) is None
    begun = begin_visit(desk.store, person_id=arthur.id)
    assert begun == Visit(person_id=arthur.id, called="Arthur", since=desk.clock.now())
    assert visit_now(desk.store) == begun
    assert desk.store.undo_offer(person_id=arthur.id) is not None
    offer = desk.store.undo_offer()
    assert offer is not None
    assert offer.verb == "added_person"  # a visit is nothing to undo


@pytest.mark.parametrize("kept", [None, "x", 3, {}, {"person_id": "gone", "since": "x"}])
def test_what_makes_no_sense_is_no_visit(desk: Desk, kept: None | str | int | Json) -> None:
    workers.keep_private_setting(desk.store, "visiting", kept)
    assert visit_now(desk.store) is None


def test_the_frame_begins_with_the_person_wherever_the_worker_was(visited: Shell) -> None:
    assert visited.place.screen == "person"
    assert set(visited.side._rooms) == {"person", "end", "settings", "help"}  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert visited.side.room("person").isChecked()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier),
        (
            Qt.Key.Key_N,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        ),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_no_key_leads_to_others(
    visited: Shell, arthur: PersonView, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    visited.go("settings")
    QTest.keyClick(visited, key, held)
    is_back = key == Qt.Key.Key_Left
    assert visited.place.screen == ("person" if is_back else "settings")
    assert visited.place.ident == (arthur.id if is_back else "")
    if not is_back:
        assert visited.status.saved.text().startswith("You are visiting Arthur.")


def test_while_the_code_is_asked_only_the_person_looks_chosen(
    visited: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_code(visited.desk.store, "7351")
    chosen: list[tuple[bool, bool]] = []

    def ask(*_: object) -> bool:
        rooms = visited.side.room("person"), visited.side.room("end")
        chosen.append((rooms[0].isChecked(), rooms[1].isChecked()))
        return False

    monkeypatch.setattr(cover, "ask_short_code", ask)
    visited.side.room("end").click()
    assert chosen == [(True, False)]


def test_no_way_leads_to_others(
    visited: Shell, nia: PersonView, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(visited, "_failed", said.append)
    before = visited.place
    desk = visited.desk
    (draft,) = pages_of_person(
        desk.store, person_id=nia.id, catalogue=desk.catalogue, words=desk.words
    )
    for place in (
        Place(screen="person", ident=nia.id),
        Place(screen="page", ident=draft.id),
        Place(screen="knock", ident=nia.id),
        Place(screen="ecomap", ident=nia.id),
        Place(screen="money", ident=nia.id),
        Place(screen="money"),
        *(Place(screen=room) for room in ("today", "people", "outbox", "anything")),
    ):
        assert not visited.go_to(place)
        assert (visited.place.screen, visited.place.ident) == (before.screen, before.ident)
    visited.ask_new_person("Nia")
    assert visited.place.screen == "person"
    assert len(said) == 11


def test_search_finds_the_person_and_what_is_theirs(
    visited: Shell, desk: Desk, arthur: PersonView
) -> None:
    page = Interview.begin(
        desk.store, person_id=arthur.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.answer("what_matters", "The choir, and the shed.")
    page.flush()
    page.close()
    desk.store.close_steps()
    popup = SearchPopup(visited.desk)
    for typed, found in (
        ("choir", ["Arthur Bevan"]),
        ("bev", ["Arthur Bevan"]),
        ("vaughan", []),
        ("nobody at all", []),
        ("", ["Arthur Bevan"]),
    ):
        popup.look_for(typed)
        popup.look()
        assert [hit.title for hit in popup.hits] == found
        assert {hit.person_id for hit in popup.hits} <= {arthur.id}
    everybody = SearchPopup(desk)
    everybody.look_for("choir")
    everybody.look()
    assert {hit.title for hit in everybody.hits} == {"Arthur Bevan", "Nia Vaughan"}


def test_nobody_is_counted_and_undo_takes_only_their_steps(
    visited: Shell, desk: Desk, nia: PersonView, qtbot: QtBot
) -> None:
    people.change_person(desk.store, person_id=nia.id, name="Nia Vaughan Price")
    visited.go("help")
    visited.facts.ask()
    qtbot.waitUntil(lambda: visited.status.undo.accessibleName() == "Undo: added Arthur Bevan")
    assert visited.status.outbox.text() == ""


def test_it_begins_on_the_card_and_ends_with_the_short_code(
    desk: Desk, arthur: PersonView, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_code(desk.store, "7391")
    shell = begin(desk)
    told = heard(shell.settings_wanted)
    shell.go("knock", arthur.id)
    card = cast("object", shell.screen_in_front())
    assert isinstance(card, BeforeKnockScreen)
    card.visit.click()
    assert len(told) == 1
    assert shell.place.screen == "person"
    visit = visit_now(desk.store)
    assert visit is not None
    visiting_shell = begin(replace(desk, visit=visit))
    ended = heard(visiting_shell.settings_wanted)
    monkeypatch.setattr(cover, "ask_short_code", _no)
    visiting_shell.side.room("end").click()
    assert (visit_now(desk.store), ended) == (visit, [])
    assert visiting_shell.side.room("person").isChecked()
    monkeypatch.setattr(cover, "ask_short_code", _yes)
    visiting_shell.side.room("end").click()
    assert visit_now(desk.store) is None
    assert len(ended) == 1


def test_without_a_short_code_it_ends_with_a_lock(
    desk: Desk, arthur: PersonView, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []
    shell = begin(replace(at(desk, arthur), lock=lambda: locked.append(True)))

    def agree(_: object, asked: Desk) -> bool:
        asked.lock()
        return False

    monkeypatch.setattr(cover, "ask_short_code", agree)
    visiting.leave_visit(shell)
    assert locked == [True]
    assert visit_now(desk.store) is None


def test_after_a_lock_it_goes_on_in_the_same_box(
    desk: Desk, arthur: PersonView, nia: PersonView, begin: Begin
) -> None:
    assert nia.name
    shell = begin(at(desk, arthur))
    shell.begin_page(arthur.id, "conversation_1")
    box = shell.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "The shed.")
    QTest.keyClick(box, Qt.Key.Key_Left)
    workers.keep_private_setting(desk.store, "last_place", shell.leave().kept_form())
    again = begin(replace(desk, visit=visit_now(desk.store)))
    assert again.place.screen == "page"
    there = again.focusWidget()
    assert isinstance(there, QPlainTextEdit)
    assert (there.toPlainText(), there.textCursor().position()) == ("The shed.", 8)
    assert again.side.room("end").isVisible()


def test_a_page_stays_with_the_person(
    visited: Shell, arthur: PersonView, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited.begin_page(arthur.id, "conversation_1")
    page = cast("object", visited.screen_in_front())
    assert isinstance(page, PageScreen)
    told = heard(page.doing.trouble)
    monkeypatch.setattr(visited, "_failed", list[object]().append)
    page.doing.trouble.disconnect(page.trouble)
    page.doing.show_move()
    assert len(told) == 1
    assert page.findChildren(MovePanel) == []


def test_the_picker_offers_nobody_else(visited: Shell) -> None:
    picker = PersonPicker(visited.desk, label="Who")
    for typed, offered in (("Nia", []), ("Arthur", ["Arthur Bevan"]), ("a", ["Arthur Bevan"])):
        picker.box.setText(typed)
        picker.look()
        assert [row.accessibleName() for row in picker.rows.rows] == offered


def test_a_page_that_goes_back_to_somebody_else_is_left(
    desk: Desk, arthur: PersonView, nia: PersonView, begin: Begin
) -> None:
    (draft,) = pages_of_person(
        desk.store, person_id=nia.id, catalogue=desk.catalogue, words=desk.words
    )
    move_page(desk.store, page_id=draft.id, to_person_id=arthur.id)
    shell = begin(at(desk, arthur))
    shell.go("page", draft.id)
    page = cast("object", shell.screen_in_front())
    assert isinstance(page, PageScreen)
    page.doing.show_history()
    (panel,) = page.findChildren(HistoryPanel)
    assert [la.text() for la in panel.findChildren(QLabel) if "Nia" in la.text()] == []
    panel.reject()
    move_page(desk.store, page_id=draft.id, to_person_id=nia.id)
    QApplication.processEvents()
    assert (shell.place.screen, shell.place.ident) == ("person", arthur.id)


def test_settings_hold_no_keys_meanwhile(visited: Shell, begin: Begin, desk: Desk) -> None:
    visited.go("settings")
    assert visited.findChildren(KeysCard) == []
    plain = begin(desk)
    plain.go("settings")
    assert len(plain.findChildren(KeysCard)) == 1


def test_a_person_who_is_removed_stays_whom_one_visits(visited: Shell, arthur: PersonView) -> None:
    people.remove_person(visited.desk.store, person_id=arthur.id)
    QApplication.processEvents()
    assert (visited.place.screen, visited.place.ident) == ("person", arthur.id)
    assert visit_now(visited.desk.store) is not None
    with pytest.raises(Refused):
        begin_visit(visited.desk.store, person_id=arthur.id)
