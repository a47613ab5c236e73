"""The list of keys (Ctrl+/) and the keys there are: each that is listed works, and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.interview import Interview
from app.ui.actions import KEYS, KeyList
from app.ui.desk import Desk
from app.ui.pieces import Text
from app.ui.shell import Shell

# Keys of the list that are no shortcuts of the frame: Qt's own, or those of the list one is in.
# A test elsewhere presses each of them.
IN_PLACE = frozenset({"Tab", "Shift+Tab", "1 … 9", "S", "P", "Enter", "Delete", "Esc", "Up, Down",
                      "Shift+F10", "Left, Right", "1, 2, 3", "A", "T", "G", "+, -",
                      "Ctrl+1, 2, 3"})  # fmt: skip
SAME_AS = {"Ctrl+Y": "Ctrl+Shift+Z", "Ctrl+=": "Ctrl++", "Ctrl+Return": "Ctrl+Enter"}
"""A second key for what the list names once."""


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Iterator[Shell]:
    """A page in front, where most keys are."""
    arthur = people.add_person(desk.store, name="Arthur Bevan")
    page = Interview.begin(
        desk.store, person_id=arthur.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page.close()
    made = Shell(desk)
    qtbot.addWidget(made)
    made.go("page", page.page_id)
    yield made
    made.leave()
    made.dismiss()


def listed() -> list[str]:
    """Every key of the list, one by one."""
    found: list[str] = []
    for _, keys in KEYS:
        for key, _does in keys:
            first, dots, last = key.partition(" … ")
            if dots and "+" in first:
                stem = first[:-1]
                found += [f"{stem}{at}" for at in range(int(first[-1]), int(last[-1]) + 1)]
            else:
                found.append(key)
    return found


def bound(shell: Shell) -> set[str]:
    """Every shortcut of the frame and of the page in front."""
    written = QKeySequence.SequenceFormat.PortableText
    return {s.key().toString(written) for s in shell.findChildren(QShortcut) if s.isEnabled()}


def test_every_key_of_the_list_is_there(shell: Shell) -> None:
    parts = len(shell.findChildren(QShortcut))
    assert parts > 0
    missing = {key for key in listed() if key not in IN_PLACE} - bound(shell)
    # A page with fewer than nine parts has fewer keys to them.
    assert {key for key in missing if not key.startswith("Ctrl+") or not key[-1].isdigit()} == set()
    assert "Ctrl+1" not in missing


def test_every_key_that_is_there_is_listed(shell: Shell) -> None:
    assert bound(shell) - set(SAME_AS) - set(listed()) == set()
    assert set(SAME_AS.values()) <= set(listed())


def test_no_key_is_given_away_twice(shell: Shell) -> None:
    keys = [s.key().toString() for s in shell.findChildren(QShortcut)]
    assert sorted(keys) == sorted(set(keys))


def test_the_list_shows_every_key_with_what_it_does(desk: Desk, qtbot: QtBot) -> None:
    shown = KeyList(desk.words, None)
    qtbot.addWidget(shown)
    texts = {text.text() for text in shown.findChildren(Text)}
    for heading, keys in KEYS:
        assert desk.words.text(heading) in texts
        for key, does in keys:
            assert {key, desk.words.text(does)} <= texts
