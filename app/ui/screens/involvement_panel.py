"""Ending to work with somebody: since when, a few words, what stops, and what is to be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.casework.involvement import end_involvement, still_open
from app.casework.views import PersonView
from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.buttons import is_enter
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.pieces import (
    Card,
    Field,
    GrowingText,
    Hint,
    Text,
    TickBox,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.questions.dates import DateInput
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


class InvolvementPanel(Card):
    """A small form. `kept` once it is said, `closed` when it is let be."""

    kept = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, person: PersonView, involvement: str) -> None:
        words = desk.words
        super().__init__(_heading(involvement, person, words))
        self._desk = desk
        self._person = person
        self._involvement = involvement
        since = words.text(N_("Since when"))
        self.since = DateInput(words, name=since, today=desk.clock.today())
        self.since.show_value(desk.clock.today().isoformat())
        self.since.box.left.connect(self.since.settle)
        self.note = GrowingText(lines=2)
        self.promises: dict[str, TickBox] = {}
        self.copies: dict[str, TickBox] = {}
        self.trouble = TroubleLine()
        self.body.addWidget(Text(_what_stops(involvement, person, words)))
        self.body.addWidget(Field(since, self.since))
        self.body.addWidget(Field(words.text(N_("A few words, if you like")), self.note))
        self._make_ticks()
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._make_end())

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

    def _make_end(self) -> QWidget:
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.keep = primary_button(words.text(N_("Note it")))
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.keep.clicked.connect(self.keep_it)
        self.cancel.clicked.connect(self.closed.emit)
        flow.addWidget(self.keep)
        flow.addWidget(self.cancel)
        return holder

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.since.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_it(self) -> None:
        """Say it, and close what is ticked, as one step."""
        try:
            end_involvement(
                self._desk.store,
                person_id=self._person.id,
                involvement=self._involvement,
                since=self.since.value(),
                note=self.note.toPlainText(),
                close_promises=[key for key, tick in self.promises.items() if tick.isChecked()],
                close_copies=[key for key, tick in self.copies.items() if tick.isChecked()],
            )
        except AppError as trouble:
            self.trouble.say(sentence(trouble, self._desk.words))
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps it, Escape lets it be."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and is_enter(event):
            self.keep_it()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
