"""Noting a contact: a plain panel whose first word is a note already, kept as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.casework import contacts
from app.casework.views import ContactView
from app.errors import AppError
from app.forms.vocabulary import CONTACT_WAYS, PUT_OFF
from app.language import N_
from app.ui.announce import announce
from app.ui.buttons import is_enter
from app.ui.layouts import Flow, FoldRow
from app.ui.messages import open_over
from app.ui.pieces import (
    Button,
    Card,
    Field,
    GrowingText,
    Hint,
    LineField,
    Text,
    chip_button,
    link_button,
    primary_button,
)
from app.ui.questions.dates import DateInput
from app.ui.questions.text import write
from app.ui.screens.typed_fields import Fields
from app.ui.screens.typed_panel import TypedPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk


MOST_NOTES = 500


class ContactNote(TypedPanel):
    """Way, day, with whom, words, next contact."""

    def __init__(
        self, desk: Desk, *, person_id: str, name: str, note: ContactView | None = None
    ) -> None:
        super().__init__(desk)
        words = desk.words
        card = Card(words.text(N_("Note a contact with {name}"), name=name))
        self.body = card.body
        self.column.addWidget(card)
        self._person_id = person_id
        self._contact_id = note.id if note else ""
        self._waiting: Fields = {}
        self._is_showing = False
        self.keeper.saved.connect(self._say_kept)
        self._make_way()
        self._make_facts()
        self.told = GrowingText(lines=3)
        self.body.addWidget(Field(words.text(N_("What was said and done")), self.told))
        self._make_end()
        self._show(note)
        self._join()

    def _make_way(self) -> None:
        """How the contact was made."""
        words = self._desk.words
        self.body.addWidget(Text(words.text(N_("How")), kind="label"))
        holder = QWidget()
        flow = Flow(spacing=6)
        holder.setLayout(flow)
        self.ways: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        for option in CONTACT_WAYS:
            if option.key == PUT_OFF:
                continue
            button = chip_button(words.text(option.label))
            self._group.addButton(button)
            self.ways[option.key] = button
            flow.addWidget(button)
        self.body.addWidget(holder)

    def _make_facts(self) -> None:
        """The day, with whom, and the next contact, beside each other where they fit."""
        words, today = self._desk.words, self._desk.clock.today()
        day, label = words.text(N_("Day")), words.text(N_("Next contact"))
        self.day = DateInput(words, name=day, today=today)
        self.next = DateInput(words, name=label, today=today)
        self.with_whom = LineField()
        for box in (self.day.box, self.next.box):
            box.ensurePolished()
            box.setMinimumWidth(box.fontMetrics().horizontalAdvance("30 December 2026") + 24)
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        row.add(Field(day, self.day), 1)
        row.add(Field(words.text(N_("With whom, if not the person")), self.with_whom), 1)
        row.add(Field(label, self.next), 1)
        self.body.addWidget(holder)

    def _make_end(self) -> None:
        words = self._desk.words
        ends = QWidget()
        flow = Flow(spacing=8)
        ends.setLayout(flow)
        self.done = primary_button(words.text(N_("Done")))
        self.remove = link_button(words.text(N_("Remove this note")))
        self.move_to = link_button(words.text(N_("Move to another person…")))
        for button in (self.done, self.move_to, self.remove):
            flow.addWidget(button)
        self.kept = Hint(words.text(N_("Kept from the first word; there is nothing to save.")))
        self.body.addWidget(self.kept)
        self.body.addWidget(ends)

    def _show(self, note: ContactView | None) -> None:
        today = self._desk.clock.today().isoformat()
        self._is_showing = True
        self.day.show_value(note.on_date if note else today)
        self._show_known(is_known=note is not None)
        if note is not None:
            if note.way in self.ways:
                self.ways[note.way].setChecked(True)
            self.with_whom.setText(note.with_whom)
            write(self.told, note.words)
            self.next.show_value(note.next_contact_on)
        self._is_showing = False

    def _join(self) -> None:
        self._group.buttonClicked.connect(self._way_chosen)
        self.day.edited.connect(self._day_typed)
        self.next.edited.connect(self._next_typed)
        self.with_whom.textEdited.connect(self._with_whom_typed)
        self.told.textChanged.connect(self._words_typed)
        self.done.clicked.connect(self.close_kept)
        self.move_to.clicked.connect(self.ask_whose)
        self.remove.clicked.connect(self._remove)
        for box in (self.day.box, self.next.box, self.with_whom, self.told):
            box.left.connect(self.keeper.left)
        self.day.box.left.connect(self.day.settle)
        self.next.box.left.connect(self.next.settle)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way_chosen(self) -> None:
        chosen = next((key for key, b in self.ways.items() if b.isChecked()), "")
        self.keeper.typed("way", chosen)
        self.keeper.left()

    def _day_typed(self, value: str) -> None:
        self.keeper.typed("on_date", value)

    def _next_typed(self, value: str) -> None:
        self.keeper.typed("next_contact_on", value)

    def _with_whom_typed(self, text: str) -> None:
        self.keeper.typed("with_whom", text)

    def _words_typed(self) -> None:
        if not self._is_showing:
            self.keeper.typed("words", self.told.toPlainText())

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: the first word makes the note, what follows changes it."""
        if self._contact_id:
            contacts.change_contact(
                self._desk.store,
                contact_id=self._contact_id,
                gesture=gesture,
                origin=self.keeper,
                **fields,
            )
            return
        self._waiting = {**self._waiting, **fields}
        told = {key: str(value) for key, value in self._waiting.items()}
        if not any(told.get(key, "").strip() for key in ("words", "way", "next_contact_on")):
            return  # a day alone is no note yet; it goes with the first word
        made = contacts.note_contact(
            self._desk.store,
            person_id=self._person_id,
            words=told.pop("words", ""),
            origin=self.keeper,
            **told,
        )
        self._contact_id = made.id

    def _say_kept(self, moment: object) -> None:
        self._show_known(is_known=bool(self._contact_id))

    def _show_known(self, *, is_known: bool) -> None:
        """A note that is there can be moved and removed."""
        for button in (self.move_to, self.remove):
            button.setVisible(is_known)

    def refresh(self, changed: object) -> None:
        """Show what was changed elsewhere, by undo above all."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        is_mine = getattr(changed, "origin", None) is self.keeper
        if is_mine or ("contact", self._contact_id) not in entities or self.keeper.is_unsaved:
            return
        notes = contacts.contacts_of(self._desk.store, person_id=self._person_id, limit=MOST_NOTES)
        note = next((n for n in notes if n.id == self._contact_id), None)
        if note is None:
            self.closed.emit()  # it was taken back
        else:
            self._show(note)

    def ask_whose(self) -> None:
        """Ask whose note it is."""
        from app.ui.screens.move_panel import MovePanel  # Today's first picture does without

        panel = MovePanel(
            self._desk,
            now_with=self._person_id,
            asks=N_("Whose note is this?"),
            says=N_("All of it moves along, the next contact too."),
            parent=self,
        )
        panel.chosen.connect(self.give_to)
        open_over(panel)

    def give_to(self, person_id: str) -> None:
        """The note is this person's; undo brings it back here."""
        from app.casework import jots

        try:
            self.flush()
            jots.move_note(self._desk.store, contact_id=self._contact_id, to_person_id=person_id)
        except AppError as trouble:
            self.not_saved.emit(trouble)
            return
        said = self._desk.words.text(N_("The note is with them now. Ctrl+Z brings it back."))
        announce(self, said)
        self.closed.emit()

    def _remove(self) -> None:
        try:
            self.flush()
            if self._contact_id:
                contacts.remove_contact(
                    self._desk.store, contact_id=self._contact_id, origin=self.keeper
                )
        except AppError as trouble:
            self.not_saved.emit(trouble)
            return
        if self._contact_id:
            said = self._desk.words.text(N_("The note is removed. Ctrl+Z brings it back."))
            announce(self, said)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a line to the words."""
        if is_enter(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.told.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
