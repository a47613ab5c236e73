"""Ending to work with somebody: since when, a few words, what stops, and what is to be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.casework.involvement import end_involvement, still_open
from app.casework.views import PersonView
from app.language import N_, Words
from app.ui.pieces import (
    Field,
    GrowingText,
    Hint,
    Text,
    TickBox,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.small_form import SmallForm
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


def _heading(involvement: str, person: PersonView, words: Words) -> str:
    match involvement:
        case "died":
            return words.text(N_("{name} has died"), name=person.called)
        case "moved":
            return words.text(N_("{name} has moved away"), name=person.called)
        case _:
            return words.text(N_("Finished for now with {name}"), name=person.called)


def _what_stops(involvement: str, person: PersonView, words: Words) -> str:
    if involvement == "died":
        text = N_(
            "We are sorry. Reminders stop, nothing more is addressed to {name}, and no copy is "
            "owed. Everything that was written stays."
        )
    else:
        text = N_(
            "Reminders and letters stop, and {name} leaves the daily lists. Everything that was "
            "written stays, and you can begin again at any time."
        )
    return words.text(text, name=person.called)


class InvolvementPanel(SmallForm):
    """Since when, a few words, and what is to be closed."""

    def __init__(self, desk: Desk, person: PersonView, involvement: str) -> None:
        words = desk.words
        super().__init__(desk, _heading(involvement, person, words))
        self._person = person
        self._involvement = involvement
        since = words.text(N_("Since when"))
        self.since = DateInput(words, name=since, today=desk.clock.today())
        self.since.show_value(desk.clock.today().isoformat())
        self.since.box.left.connect(self.since.settle)
        self.note = GrowingText(lines=2)
        self.promises: dict[str, TickBox] = {}
        self.copies: dict[str, TickBox] = {}
        self.body.addWidget(Text(_what_stops(involvement, person, words)))
        self.body.addWidget(Field(since, self.since))
        self.body.addWidget(Field(words.text(N_("A few words, if you like")), self.note))
        self._make_ticks()
        self.end_with(words.text(N_("Note it")))

    def _make_ticks(self) -> None:
        """A tick for each promise and copy that is open; what is not ticked stays."""
        desk, words = self._desk, self._desk.words
        left = still_open(desk.store, person_id=self._person.id)
        for promise in left.promises:
            who, what = promise.who_words, promise.what
            said = words.text(N_("{who}: {words}"), who=who, words=what) if who else what
            self.promises[promise.id] = TickBox(breakable(said))
        for copy in left.copies if self._involvement != "died" else ():
            page = desk.catalogue.page(copy.page_key)
            name = words.text(page.name) if page is not None else copy.page_key
            said = words.text(N_("The copy of {page}"), page=name)
            self.copies[copy.page_id] = TickBox(said)
        ticks = (*self.promises.values(), *self.copies.values())
        if ticks:
            self.body.addWidget(
                Text(words.text(N_("Still open: tick what is to be closed")), kind="label")
            )
            self.body.addWidget(Hint(words.text(N_("What you do not tick stays on their list."))))
        for tick in ticks:
            self.body.addWidget(tick)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.since.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Say it, and close what is ticked."""
        end_involvement(
            self._desk.store,
            person_id=self._person.id,
            involvement=self._involvement,
            since=self.since.value(),
            note=self.note.toPlainText(),
            close_promises=[key for key, tick in self.promises.items() if tick.isChecked()],
            close_copies=[key for key, tick in self.copies.items() if tick.isChecked()],
        )
