"""Ctrl+K opens anything: rooms, things to do, pages by name, who was opened last, near names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.interview import Interview
from app.casework.visiting import begin_visit
from app.language import Words
from app.policy import Policy
from app.ui.actions import KEYS
from app.ui.desk import Desk
from app.ui.pieces import Card, SectionHeading
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings import SettingsScreen
from app.ui.shell import Shell
from app.ui.ways import Front, every_way
from tests.ui.frames import shown_shell
from tests.ui.screens.making import heard, no_keys


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """Today, ready to work, with Arthur and Nia to be found."""
    people.add_person(desk.store, name="Arthur Bevan")
    people.add_person(desk.store, name="Nia Vaughan")
    desk.store.close_steps()
    yield from shown_shell(desk, qtbot)


def popup_of(shell: Shell) -> SearchPopup:
    (popup,) = shell.findChildren(SearchPopup)
    return popup


def typed(shell: Shell, text: str) -> list[str]:
    """What is offered for a text that is typed after Ctrl+K."""
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shell.top.search.setText(text)
    popup_of(shell).look()
    return [hit.title for hit in popup_of(shell).hits]


def chosen(shell: Shell, text: str) -> None:
    """Type after Ctrl+K and press Enter."""
    typed(shell, text)
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "screen"),
    [
        ("outbox", "outbox"),
        ("OUTB", "outbox"),
        ("recently rem", "removed"),
        ("bring in", "caseload"),
        ("import", "caseload"),
        ("settings", "settings"),
        ("gosodiadau", "settings"),
        ("help", "help"),
    ],
)
def test_a_room_is_gone_to_by_its_words(shell: Shell, text: str, screen: str) -> None:
    chosen(shell, text)
    assert shell.place.screen == screen
    assert not popup_of(shell).isVisible()
    assert shell.top.search.text() == ""


def test_a_room_is_found_by_its_words_in_the_other_language(desk: Desk, qtbot: QtBot) -> None:
    for shell in shown_shell(replace(desk, words=Words("cy")), qtbot):
        assert Words("cy").text("Settings") in typed(shell, "settings")


def test_a_wrong_letter_still_finds_a_room(shell: Shell, qtbot: QtBot) -> None:
    typed(shell, "setings")
    popup = popup_of(shell)
    qtbot.waitUntil(lambda: any(hit.way == "settings" for hit in popup.hits))


def test_cover_lock_and_keys_are_done_where_one_is(shell: Shell) -> None:
    covered, locked = heard(shell.cover_wanted), heard(shell.lock_wanted)
    shell.go("people")
    before = QApplication.focusWidget()
    chosen(shell, "cover the")
    assert (covered, shell.place.screen) == ([()], "people")
    assert QApplication.focusWidget() is before
    chosen(shell, "save and")
    assert locked == [()]


def test_a_card_of_settings_gets_the_keyboard(shell: Shell) -> None:
    chosen(shell, "back up")
    assert shell.place.screen == "settings"
    focused = QApplication.focusWidget()
    assert focused is not None
    card = focused.parentWidget()
    while card is not None and card.accessibleName() != "Backups":
        card = card.parentWidget()
    assert card is not None


def test_people_come_before_rooms_and_rooms_before_near_names(shell: Shell, desk: Desk) -> None:
    for name in ("Helpa Jones", "Holp Jones"):
        people.add_person(desk.store, name=name)
    desk.store.close_steps()
    from app.casework.finding import learn_names

    learn_names(desk.store)
    assert typed(shell, "help") == ["Helpa Jones", "Help", "Holp Jones"]


def test_who_is_spelt_nearly_so_comes_under_a_heading_of_its_own(
    shell: Shell, qtbot: QtBot
) -> None:
    assert typed(shell, "Arthr Bevn") == ["Add “Arthr Bevn” as a new person"]
    popup = popup_of(shell)
    qtbot.waitUntil(lambda: len(popup.hits) == 2)
    lines = [(hit.kind, hit.title) for hit in popup.list.found.hits]
    assert lines == [
        ("heading", "Spelt nearly like that"),
        ("person", "Arthur Bevan"),
        ("new", "Add “Arthr Bevn” as a new person"),
    ]
    popup.go_by(-1)
    wanted = heard(popup.person_wanted)
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    assert len(wanted) == 1


def test_pages_are_found_by_a_name_and_theirs(shell: Shell, desk: Desk) -> None:
    arthur = people.people(desk.store, query="Arthur").rows[0]
    nia = people.people(desk.store, query="Nia").rows[0]
    page = begun(desk, arthur.id)
    begun(desk, nia.id)
    found = typed(shell, "arth conv")
    assert found == ["Arthur Bevan"]
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    assert (shell.place.screen, shell.place.ident) == ("page", page)
    assert typed(shell, "sgwrs 1 nia") == ["Nia Vaughan"]
    assert typed(shell, "zoe conv") == ["Add “zoe conv” as a new person"]


def begun(desk: Desk, person_id: str) -> str:
    return Interview.begin(
        desk.store, person_id=person_id, page_key="conversation_1", catalogue=desk.catalogue
    ).page_id


def test_what_may_be_done_with_the_person_in_front_is_found(shell: Shell, desk: Desk) -> None:
    arthur = people.people(desk.store, query="Arthur").rows[0]
    assert "Visit Arthur" not in typed(shell, "visit")
    shell.go("person", arthur.id)
    assert typed(shell, "visit") == ["Visit Arthur"]
    chosen(shell, "begin conv")
    assert shell.place.screen == "page"
    draft = shell.place.ident
    assert "Turn the screen" in typed(shell, "turn")
    shell.searching.end()
    assert typed(shell, "leaving hosp") == ["Leaving hospital with Arthur"]
    shell.searching.end()
    shell.go("person", arthur.id)
    chosen(shell, "conversation 1 with")
    assert (shell.place.screen, shell.place.ident) == ("page", draft)


def test_an_empty_box_offers_who_was_opened_last(shell: Shell, desk: Desk) -> None:
    for name in ("Arthur", "Nia", "Arthur"):
        shell.go("person", people.people(desk.store, query=name).rows[0].id)
    assert typed(shell, "") == ["Nia Vaughan"]  # not who is in front
    QTest.keyClick(shell.top.search, Qt.Key.Key_Escape)
    assert not popup_of(shell).isVisible()
    shell.go("today")
    assert typed(shell, "") == ["Arthur Bevan", "Nia Vaughan"]
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    assert shell.place.screen == "person"


def test_where_one_is_among_what_was_found_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_: object, text: str) -> None:
        said.append(text)

    monkeypatch.setattr("app.ui.screens.search.announce", hear)
    typed(shell, "a")
    popup_of(shell).go_by(1)
    popup_of(shell).go_by(-1)
    assert said[-1] == "Arthur Bevan. People, 1 of 1"


def test_on_a_visit_nobody_else_and_no_room_of_others_is_found(desk: Desk, qtbot: QtBot) -> None:
    arthur = people.add_person(desk.store, name="Arthur Bevan")
    other = people.add_person(desk.store, name="Artur Bevanson")
    for one in (other, arthur, other):
        people.opened(desk.store, person_id=one.id)
        begun(desk, one.id)
    desk.store.close_steps()
    visiting = replace(desk, visit=begin_visit(desk.store, person_id=arthur.id))
    for shell in shown_shell(visiting, qtbot, room="help"):
        for text in ("", "art", "arthr bevn", "artur", "artur conv", "conv", "bevanson", "today"):
            for title in typed(shell, text):
                assert "Artur" not in title, text
                assert "Bevanson" not in title, text
        assert typed(shell, "outbox") == []
        assert typed(shell, "new person") == []
        assert "Arthur Bevan" in typed(shell, "arthr")
        assert "Arthur Bevan" in typed(shell, "conv")
        assert typed(shell, "") == ["Arthur Bevan"]
        assert "End visiting" in typed(shell, "end")


@pytest.mark.parametrize("is_visit", [False, True])
@pytest.mark.parametrize("policy", [Policy(), Policy(country="wales")])
def test_every_card_of_settings_there_is_and_no_other_is_offered(
    desk: Desk, qtbot: QtBot, policy: Policy, is_visit: bool
) -> None:
    arthur = people.add_person(desk.store, name="Arthur Bevan")
    visit = begin_visit(desk.store, person_id=arthur.id) if is_visit else None
    desk = replace(desk, policy=policy, visit=visit, keys=no_keys())
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    cards = {card.accessibleName() for card in screen.findChildren(Card)} - {""}
    before, _, after = desk.words.text("Settings: {card}", card="|").partition("|")
    said = [way.says for way in every_way(desk, Front()) if way.key.startswith("settings/")]
    assert sorted(said) == sorted(f"{before}{card}{after}" for card in cards)


def test_a_card_that_is_only_to_be_read_is_gone_to(desk: Desk, qtbot: QtBot) -> None:
    for shell in shown_shell(replace(desk, policy=Policy(country="wales")), qtbot):
        chosen(shell, "from your council")
        focused = QApplication.focusWidget()
        assert isinstance(focused, SectionHeading)
        assert focused.text() == "From your council"


def test_every_way_has_words_and_its_key_is_in_the_list_of_keys(desk: Desk) -> None:
    arthur = people.add_person(desk.store, name="Arthur Bevan")
    listed = {key for _, keys in KEYS for key, _ in keys}
    front = Front(person_id=arthur.id, page_id=None, called="Arthur")
    ways = every_way(desk, front)
    assert len({way.key for way in ways}) == len(ways)
    assert all(way.says and "{" not in way.says for way in ways)
    assert {way.keys for way in ways if way.keys} <= listed


@pytest.mark.parametrize("text", ["👵🏽", "'; DROP TABLE person; --", "n" * 10_000, "\x00", "زینب"])
def test_anything_may_be_typed(shell: Shell, text: str, qtbot: QtBot) -> None:
    typed(shell, text)
    popup = popup_of(shell)
    qtbot.waitUntil(lambda: not popup.names.is_learning)
    popup.look()
    assert popup.count.text()
