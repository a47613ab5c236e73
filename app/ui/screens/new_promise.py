"""Adding a promise to a person outside a page: a promise from the first word, kept as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.casework import network, promises, workers
from app.casework.views import PersonView
from app.language import N_
from app.ui.layouts import in_a_row
from app.ui.pieces import Field, Hint, primary_button
from app.ui.questions.asking import Asking
from app.ui.questions.dates import DateInput
from app.ui.questions.promise_line import AgreedButton, WhatBox
from app.ui.questions.text import text_of
from app.ui.questions.who import Who, WhoBox
from app.ui.screens.typed_fields import Fields
from app.ui.screens.typed_panel import TypedPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk


def asking_of(desk: Desk, person: PersonView) -> Asking:
    """Whom boxes about a person ask, and whose names they know."""
    return Asking(
        words=desk.words,
        called=person.called,
        name=person.name,
        today=desk.clock.today(),
        worker=workers.owner(desk.store),
        workers=workers.workers(desk.store),
        members=network.members(desk.store, person_id=person.id),
    )


class NewPromise(TypedPanel):
    """What, who, by when, and whether they agreed."""

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__(desk)
        self._person_id = person.id
        self._promise_id = ""
        self._waiting: Fields = {}
        asking = self._asking = asking_of(desk, person)
        words, day = desk.words, desk.words.text(N_("By when"))
        self.what = WhatBox(lines=1)
        self.who = WhoBox(asking)
        self.by = DateInput(words, name=day, today=asking.today)
        self.agreed = AgreedButton(asking)
        self.agreed.name_for(words.text(N_("Agreed?")))
        self.done = primary_button(words.text(N_("Done")))
        self.column.setSpacing(8)
        for label, box in (
            (words.text(N_("What")), self.what),
            (words.text(N_("Who")), self.who),
            (day, self.by),
        ):
            self.column.addWidget(Field(label, box))
        kept = N_("Kept from the first word; there is nothing to save.")
        self.column.addWidget(Hint(words.text(kept)))
        ends = in_a_row(self.agreed, self.done)
        self.column.addWidget(ends)
        self._join()

    def _join(self) -> None:
        self.what.textChanged.connect(self._what_typed)
        self.what.done.connect(self.who.setFocus)
        self.who.named.connect(self._who_named)
        self.who.returnPressed.connect(self.by.box.setFocus)
        self.by.edited.connect(self._day_typed)
        self.by.box.left.connect(self.by.settle)
        self.agreed.picked.connect(self._agreed_picked)
        for box in (self.what, self.who, self.by.box):
            box.left.connect(self.keeper.left)
        self.done.clicked.connect(self.close_kept)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_typed(self) -> None:
        self.keeper.typed("what", text_of(self.what))

    def _who_named(self, who: object) -> None:
        if isinstance(who, Who):
            # It was somebody else who agreed.
            self.agreed.show_value(self._asking.agreed_at_once(who.kind, who.id))
            for field, value in (("kind", who.kind), ("id", who.id), ("words", who.words)):
                self.keeper.typed(f"who_{field}", value)

    def _day_typed(self, value: str) -> None:
        self.keeper.typed("by_when", value)

    def _agreed_picked(self, value: object) -> None:
        self.keeper.typed("agreed", value)
        self.keeper.left()

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: the first word makes the promise, what follows changes it."""
        store = self._desk.store
        if self._promise_id:
            promises.change_promise(
                store, promise_id=self._promise_id, gesture=gesture, origin=self.keeper, **fields
            )
            return
        self._waiting = {**self._waiting, **fields}
        told = dict(self._waiting)
        what = str(told.pop("what", ""))
        if not what.strip():
            return  # who and when alone are no promise yet; they go with its first word
        made = promises.add_promise(
            store,
            person_id=self._person_id,
            what=what,
            gesture=gesture,
            origin=self.keeper,
            page_id=None,
            **told,
        )
        self._promise_id = made.id
