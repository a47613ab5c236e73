"""The card one begins from: a new person by name, or a conversation with whoever it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import N_
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.pieces import Card, Hint, primary_button, quiet_button
from app.ui.screens.new_person import NewPerson
from app.ui.screens.person_picker import PersonPicker

if TYPE_CHECKING:
    from app.ui.desk import Desk


class StartCard(Card):
    """Two buttons; each opens one field in place."""

    person_wanted = Signal(str)
    begin_wanted = Signal(str, str)
    """A person's id and the key of a page."""
    page_wanted = Signal(str)
    """The id of a page that is under way already."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Start")))
        self._desk = desk
        buttons = QWidget()
        flow = Flow(spacing=8)
        buttons.setLayout(flow)
        self.new = primary_button(words.text(N_("New person")), "user-plus")
        self.talk = quiet_button(words.text(N_("Conversation with…")), "message-circle")
        flow.addWidget(self.new)
        flow.addWidget(self.talk)
        self.new_person = NewPerson(desk)
        self.picker = PersonPicker(desk, label=words.text(N_("Who is the conversation with?")))
        for widget in (buttons, self.new_person, self.picker):
            self.body.addWidget(widget)
        hint = N_("Nothing but a name is needed to begin. Everything else can wait.")
        self.body.addWidget(Hint(words.text(hint)))
        self.new_person.hide()
        self.picker.hide()
        self.new.clicked.connect(self.ask_name)
        self.talk.clicked.connect(self.ask_who)
        self.new_person.added.connect(self.person_wanted)
        self.new_person.person_wanted.connect(self.person_wanted)
        self.picker.picked.connect(self._begin)
        self.picker.given_up.connect(self._give_up)

    def ask_name(self) -> None:
        """Open the one field of a new person."""
        self.picker.hide()
        self.new_person.show()
        self.new_person.box.setFocus()

    def ask_who(self) -> None:
        """Ask whom the conversation is with."""
        self.new_person.hide()
        self.picker.show()
        self.picker.box.setFocus()

    def _give_up(self) -> None:
        self.picker.clear()
        self.picker.hide()
        self.talk.setFocus()

    def _begin(self, person_id: str) -> None:
        """Ask which conversation; where there is only one to be had, begin it."""
        from app.ui.screens.choose_page import ask_which, offers_here

        try:
            offers = offers_here(self._desk, person_id)
            if len(offers) == 1 and not offers[0].draft_id:
                self.begin_wanted.emit(person_id, offers[0].page_key)
            elif offers:
                ask_which(
                    self._desk,
                    person_id,
                    over=self,
                    begin=partial(self.begin_wanted.emit, person_id),
                    go_on=self.page_wanted.emit,
                )
        except AppError as trouble:
            self.picker.field.say_trouble(sentence(trouble, self._desk.words))
