"""The card of Settings about spelling: whether words are marked, and the words one added."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.casework.dictionaries import is_spelling_here
from app.casework.own_words import forget_own_word, own_words
from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import Flow, FoldRow
from app.ui.messages import show_error
from app.ui.pieces import Card, Hint, Text, TickBox, link_button, quiet_button
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 10


class OwnWordRow(QWidget):
    """A word one added, with the button that takes it away."""

    def __init__(self, word: str, words: Words) -> None:
        super().__init__()
        fold = FoldRow(spacing=18)
        fold.setContentsMargins(0, 4, 0, 4)
        self.setLayout(fold)
        self.remove = quiet_button(words.text(N_("Remove")), "trash-2")
        self.remove.setAccessibleName(words.text(N_("Remove “{word}”"), word=word))
        name = Text(breakable(word))
        name.setContentsMargins(0, 10, 0, 0)  # level with the word on the button
        fold.add(name, 1)
        fold.add(self.remove)


class SpellingCard(Card):
    """Marks on or off; the worker's own words, each of which can be taken away."""

    settings_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Spelling")))
        self._desk = desk
        self._most = SHOWN
        self.marks = TickBox(words.text(N_("Mark words that may be misspelt")))
        self.marks.setChecked(desk.settings.marks_spelling)
        self.marks.clicked.connect(self._marks_chosen)
        self.body.addWidget(self.marks)
        if is_spelling_here():
            said = N_(
                "Where you write several lines, in English or Welsh by the language of the page. "
                "F7 goes to the next one."
            )
        else:
            said = N_("Spelling cannot be checked on this computer.")
            self.marks.setEnabled(False)
        self.body.addWidget(Hint(words.text(said)))
        self.rows = RowList()
        self._told = Hint()
        self.more = link_button(words.text(N_("Show more")))
        self.more.clicked.connect(self._show_more)
        if desk.visit is None:  # the words may be names of other people
            self._add_list()

    def _add_list(self) -> None:
        words = self._desk.words
        self.body.addWidget(Text(words.text(N_("Words I added")), kind="label"))
        self.body.addWidget(self._told)
        self.body.addWidget(self.rows)
        foot = Flow()
        foot.addWidget(self.more)
        self.body.addLayout(foot)
        self.show_words()
        keep_reading_order(self)

    def _marks_chosen(self, is_on: bool) -> None:
        self.settings_wanted.emit(replace(self._desk.settings, marks_spelling=is_on))

    def show_words(self) -> None:
        """Read the list again."""
        words, own = self._desk.words, own_words(self._desk.store)
        entries = [
            Entry(key=word, made_of=word, make=partial(self._make_row, word))
            for word in own[: self._most]
        ]
        self.rows.show_entries(entries)
        self.more.setVisible(len(own) > len(entries))
        if own:
            told = words.plural(
                N_("{count} word, kept encrypted with your records"),
                N_("{count} words, kept encrypted with your records"),
                len(own),
            )
        else:
            told = words.text(
                N_("None yet. On a marked word press Shift+F10 and choose “Add to my words”.")
            )
        self._told.setText(told)

    def _make_row(self, word: str) -> OwnWordRow:
        row = OwnWordRow(word, self._desk.words)
        row.remove.clicked.connect(partial(self.forget, word))
        return row

    def forget(self, word: str) -> None:
        """Take a word away; undo brings it back."""
        try:
            forget_own_word(self._desk.store, word=word)
        except AppError as error:
            show_error(self, error, self._desk.words)
            return
        self.show_words()
        said = N_("Removed: {word}. Ctrl+Z brings it back.")
        announce(self, self._desk.words.text(said, word=word))

    def _show_more(self) -> None:
        self._most += 5 * SHOWN
        self.show_words()

    def follow(self, changed: object | None) -> None:
        """Show what was added or taken away elsewhere, undo among it."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        is_told = changed is None or any(table == "setting" for table, _ in entities)
        if is_told and self._desk.visit is None:
            self.show_words()
