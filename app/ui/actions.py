"""The keys that work everywhere, and the list of them (Ctrl+/)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language import N_, Words
from app.ui.messages import Notice, open_as_large
from app.ui.pieces import SectionHeading, Text, primary_button

NEW_PERSON_KEY: Final = "Ctrl+Shift+N"
JOT_KEY: Final = "Ctrl+N"

# What is shown in the list: a group's heading, then keys and what they do.
KEYS: Final = (
    (
        N_("Everywhere"),
        (
            ("Ctrl+K", N_("Find and open anything")),
            (JOT_KEY, N_("Jot a line")),
            (NEW_PERSON_KEY, N_("New person")),
            ("F9", N_("Cover the screen")),
            ("Ctrl+L", N_("Save and lock")),
            ("Ctrl+Z", N_("Undo: first what you typed in this box, then the step before")),
            ("Ctrl+Shift+Z", N_("Redo")),
            ("Alt+1", N_("Today")),
            ("Alt+2", N_("People")),
            ("Alt+3", N_("Outbox")),
            ("Alt+Left", N_("Back to where you were")),
            ("Ctrl+,", N_("Settings")),
            ("F1", N_("Help with what you are on")),
            ("Ctrl+/", N_("This list")),
        ),
    ),
    (
        N_("While searching, and in the list of people"),
        (
            (N_("Up, Down"), N_("Mark the next, or the one before")),
            ("Enter", N_("Open what is marked")),
            ("Esc", N_("Empty the box, close the search")),
        ),
    ),
    (
        N_("Text size"),
        (
            ("Ctrl++", N_("Larger")),
            ("Ctrl+-", N_("Smaller")),
            ("Ctrl+0", N_("As it was at first")),
        ),
    ),
    (
        N_("On a page"),
        (
            ("Ctrl+1 … Ctrl+9", N_("To a part of the page")),
            ("Ctrl+Enter", N_("Finish: first what is missing and what goes")),
            ("Tab", N_("To the next box")),
            ("Shift+Tab", N_("To the box before")),
        ),
    ),
    (
        N_("In a box of several lines"),
        (
            ("F7", N_("To the next word that may be misspelt")),
            ("Shift+F10", N_("What can be done with this word")),
        ),
    ),
    (
        N_("On the map of somebody's people"),
        (
            (N_("Up, Down"), N_("Nearer, further")),
            (N_("Left, Right"), N_("Along the ring")),
            ("1, 2, 3", N_("Extremely, very, quite close; 0: not said")),
            ("A", N_("Add somebody")),
            ("T", N_("Tie to somebody")),
            ("G", N_("Choose several")),
            ("Enter", N_("More about them")),
            ("Delete", N_("Say that they are no longer there")),
            ("+, -", N_("Larger, smaller")),
            ("Ctrl+1, 2, 3", N_("While adding: add who is typed, as close as that")),
            ("Esc", N_("While adding: to the map")),
        ),
    ),
    (
        N_("On a jotted line"),
        (
            ("1 … 9", N_("To that heading of the page")),
            ("S", N_("To the story")),
            ("P", N_("Say whose it is")),
            ("Enter", N_("Change it")),
            ("Delete", N_("Remove it")),
            ("Esc", N_("Close the jots")),
        ),
    ),
)


def add_key(
    window: QWidget, keys: str | QKeySequence.StandardKey, does: Callable[[], None]
) -> None:
    """Have a key do something anywhere in a window."""
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(does)


class KeyList(Notice):
    """Every key and what it does."""

    def __init__(self, words: Words, parent: QWidget | None) -> None:
        super().__init__(
            words.text(N_("Keys")),
            words.text(N_("Everything can be done without a mouse.")),
            parent,
        )
        named: list[Text] = []
        grids: list[QGridLayout] = []
        for heading, keys in KEYS:
            self.body.addWidget(SectionHeading(words.text(heading)))
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
            for row, (key, does) in enumerate(keys):
                name = Text(words.text(key), kind="strong", wrap=False)
                named.append(name)
                grid.addWidget(name, row, 0)
                grid.addWidget(Text(words.text(does)), row, 1)
            self.body.addLayout(grid)
            grids.append(grid)
        widest = max(name.sizeHint().width() for name in named)
        for grid in grids:
            grid.setColumnMinimumWidth(0, widest)
        close = primary_button(words.text(N_("Close")))
        close.clicked.connect(self.accept)
        self.add_button(close)
        close.setFocus()
        open_as_large(self, 620, 640)
