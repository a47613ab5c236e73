"""Everything that happened with a person: steps in plain words, who looked, and bringing back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework.access import accesses
from app.casework.person_history import (
    Earlier,
    PersonHistoryLine,
    Topic,
    bring_back_value,
    person_history,
)
from app.casework.rows import shortened
from app.casework.views import PersonView
from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.messages import show_error
from app.ui.pieces import Button, EmptyState, quiet_button
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.told_list import ToldPanel, ToldRow

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50
LOOKED: Final = "looked"
_FILTERS: Final[tuple[tuple[str, str], ...]] = (
    ("", N_("Everything")),
    ("page", N_("Pages")),
    ("promise", N_("Promises")),
    ("people", N_("People around")),
    ("note", N_("Notes")),
    ("details", N_("Details")),
    (LOOKED, N_("Who looked")),
)
_TOPICS: Final[dict[str, Topic]] = {
    "page": "page",
    "promise": "promise",
    "people": "people",
    "note": "note",
    "details": "details",
}


class StepRow(ToldRow):
    """One step: what, on which page, by whom and when, before and after, and the way back."""

    wanted = Signal(object)
    """The `Earlier` value that is to stand again."""

    def __init__(self, told: PersonHistoryLine, words: Words) -> None:
        line = told.line
        super().__init__(line.verb, words, who=line.who, at=line.at, about=told.page_name)
        self.tell_change(line.before, line.after, words)
        self.buttons: list[Button] = []
        for earlier in told.earlier:
            self._add(earlier, words)

    def _add(self, earlier: Earlier, words: Words) -> None:
        """A button that has an earlier value stand again, or begins to amend."""
        if earlier.is_finished:
            text, says = N_("Amend the page…"), N_("Amend the page…: {name}, {words}")
        else:
            text = N_("Bring back what stood before")
            says = N_("Bring back what stood before: {name}, {words}")
        button = quiet_button(words.text(text))
        said = shortened(earlier.said, 80)
        button.setAccessibleName(words.text(says, name=earlier.name, words=said))
        button.clicked.connect(partial(self.wanted.emit, earlier))
        self.buttons.append(button)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class PersonHistoryPanel(ToldPanel):
    """What happened with one person, the newest first, a part at a time."""

    page_wanted = Signal(str)

    def __init__(self, desk: Desk, person: PersonView, *, parent: QWidget | None = None) -> None:
        words = desk.words
        heading = words.text(N_("Everything that happened with {name}"), name=person.called)
        topics = [(key, words.text(text)) for key, text in _FILTERS]
        chips = ChipChoice(topics, name=heading, chosen="")
        self.filters = chips.buttons
        super().__init__(heading, words, over=chips, parent=parent)
        chips.picked.connect(self.choose)
        self._desk = desk
        self._person = person
        self.choose("")
        self.filters[""].setFocus()

    def choose(self, topic: str) -> None:
        """Show only what is about this; empty: everything."""
        self._topic = topic
        self.filters[topic].setChecked(True)
        self._last_seq: int | None = None
        self._last_look = ""
        self.show_newest()
        words = self._desk.words
        announce(self, words.plural(N_("{count} step"), N_("{count} steps"), len(self.rows)))

    def read_part(self) -> bool:
        """Tell the next steps, or who looked next."""
        return self._read_looks() if self._topic == LOOKED else self._read_steps()

    def _read_steps(self) -> bool:
        """Add the next steps; whether there are earlier ones."""
        desk = self._desk
        found = person_history(
            desk.store,
            person_id=self._person.id,
            catalogue=desk.catalogue,
            words=desk.words,
            topic=_TOPICS.get(self._topic),
            before=self._last_seq,
            limit=SHOWN,
        )
        for told in found.lines:
            row = StepRow(told, desk.words)
            row.wanted.connect(partial(self.bring_back, told.line.step_id))
            self.add(row)
            self._last_seq = told.seq
        return found.has_earlier

    def _read_looks(self) -> bool:
        desk = self._desk
        found = accesses(
            desk.store,
            catalogue=desk.catalogue,
            words=desk.words,
            person_id=self._person.id,
            before=self._last_look,
            limit=SHOWN,
        )
        for line in found.lines:
            self.add(ToldRow(line.did, desk.words, who=line.who, at=line.at))
            self._last_look = line.id
        return found.has_earlier

    def empty(self) -> EmptyState:
        """A person nothing of this kind has happened with."""
        words = self._desk.words
        return EmptyState(
            words.text(N_("Nothing of this has happened yet")),
            words.text(N_("What is done with this person is listed here with its day and time.")),
        )

    def bring_back(self, step_id: str, earlier: object) -> None:
        """Have an earlier value stand again; on a finished page, begin to amend it."""
        if not isinstance(earlier, Earlier):
            return
        desk, words = self._desk, self._desk.words
        try:
            amended = bring_back_value(
                desk.store, step_id=step_id, earlier=earlier, catalogue=desk.catalogue
            )
        except AppError as error:
            show_error(self, error, words)
            return
        if amended is not None:
            self.accept()
            self.page_wanted.emit(amended)
            return
        self.choose(self._topic)
        self.filters[self._topic].setFocus()
        announce(self, words.text(N_("Brought back: {what}. Ctrl+Z takes it back."),
                                  what=earlier.name))  # fmt: skip
