"""A person: who they are, the story so far, what is still to happen, and who is around them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import contacts, pages, people, promises
from app.casework.day_views import DueLine
from app.casework.views import ContactView
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.messages import open_over
from app.ui.pieces import Card, Columns, ScrollColumn, Text, primary_button
from app.ui.screens.contact_note import MOST_NOTES, ContactNote
from app.ui.screens.merge_panel import ask_to_merge
from app.ui.screens.person_cards import AboutCard, DraftsCard, PromisesCard, StoryCard
from app.ui.screens.person_due import StayInTouchCard
from app.ui.screens.person_facts import Details
from app.ui.screens.person_heading import PersonHead
from app.ui.screens.person_more import join_more
from app.ui.screens.person_people import PeopleAround
from app.ui.screens.put_off_place import later_of
from app.ui.screens.row_list import keep_reading_order, tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.seen_card import SeenCard

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.person_history import PersonHistoryPanel


class PersonScreen(WorkScreen):
    """One person."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = people.person(desk.store, person_id=person_id)
        self.person_id = self._person.id  # of a record put into another, the one that stands
        self._note: ContactNote | None = None
        self._details: Details | None = None
        self.sheet = ScrollColumn()
        self.sheet.body.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)
        self._make_parts()
        self._join()
        self.refresh(None)
        keep_reading_order(self)
        people.opened(desk.store, person_id=self.person_id)

    def _make_parts(self) -> None:
        """Head, note, details, and the two columns of cards."""
        desk = self._desk
        self.head = PersonHead(desk)
        self.removed = self._make_removed()
        self.note_place = QVBoxLayout()
        self.details_place = QVBoxLayout()
        self.columns = Columns()
        self.story = StoryCard(desk, self.person_id)
        self.drafts = DraftsCard(desk)
        self.about = AboutCard(desk.words)
        self.promises = PromisesCard(desk)
        self.around = PeopleAround(desk, self._person)
        self.columns.left.addWidget(self.drafts)
        self.columns.left.addWidget(self.story)
        self.touch = StayInTouchCard(desk, self.person_id)
        self.seen = SeenCard(desk, self.person_id)
        for card in (self.about, self.touch, self.seen, self.promises, self.around):
            self.columns.right.addWidget(card)
        body = self.sheet.body
        body.addWidget(self.head)
        body.addWidget(self.removed)
        body.addLayout(self.note_place)
        body.addLayout(self.details_place)
        body.addWidget(self.columns)
        body.addStretch(1)

    def _make_removed(self) -> Card:
        words = self._desk.words
        card = Card()
        self.removed_says = Text()
        self.bring_back = primary_button(words.text(N_("Bring back")))
        self.bring_back.clicked.connect(self._bring_back)
        card.body.addWidget(self.removed_says)
        card.body.addWidget(self.bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _join(self) -> None:
        """What the parts say, to what is done about it."""
        head = self.head
        head.begin_wanted.connect(partial(self.begin_wanted.emit, self.person_id))
        head.page_wanted.connect(self.page_wanted)
        head.note_wanted.connect(self.note_contact)
        head.knock_wanted.connect(partial(self.room_of_person_wanted.emit, "knock", self.person_id))
        to_money = partial(self.room_of_person_wanted.emit, "money", self.person_id)
        head.money_wanted.connect(to_money)
        self.touch.money_wanted.connect(to_money)
        self.touch.trouble.connect(self.trouble)
        head.details_wanted.connect(self.toggle_details)
        head.remove_wanted.connect(self.remove)
        head.history_wanted.connect(self.show_history)
        self.about.edit_wanted.connect(partial(self._edit, "about_matters"))
        self.touch.needs_wanted.connect(partial(self._edit, "needs"))
        head.merge_wanted.connect(self.ask_to_merge)
        self.story.page_wanted.connect(self.page_wanted)
        self.story.note_wanted.connect(self._open_note)
        self.story.jot_wanted.connect(self.jot_wanted)
        self.drafts.page_wanted.connect(self.page_wanted)
        self.touch.note_wanted.connect(self.note_contact)
        self.touch.putting_off.opened.connect(partial(tab_in_reading_order, self))
        self.touch.putting_off.ended.connect(self._put_off)
        self.promises.later_wanted.connect(self.touch.putting_off.ask)
        self.promises.answered.connect(self._answer)
        self.promises.opened.connect(partial(tab_in_reading_order, self))
        self.promises.saved.connect(self.saved)
        self.promises.not_saved.connect(self.not_saved)
        self.around.join(self)
        self.around.map_wanted.connect(
            partial(self.room_of_person_wanted.emit, "ecomap", self.person_id)
        )
        join_more(self, self._desk)

    # What is shown

    def refresh(self, changed: object | None) -> None:
        """Show what has changed of this person; None: everything."""
        ids: frozenset[str] | None = getattr(changed, "person_ids", None)
        if ids is not None and self.person_id not in ids:
            return
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if ids is not None and not entities:
            return
        desk = self._desk
        try:
            self._person = people.person(desk.store, person_id=self.person_id)
        except AppError:
            return  # undone out of being: what is shown stays until the worker goes
        if changed is None or ("person", self.person_id) in entities:
            is_here = bool(people.resolve(desk.store, ref=self.person_id))
            self._show_removed(is_removed=not is_here)
        drafts = pages.pages_of_person(
            desk.store,
            person_id=self.person_id,
            catalogue=desk.catalogue,
            words=desk.words,
            only_drafts=True,
        )
        self.head.show_person(self._person, drafts)
        self.drafts.show_drafts(drafts)
        self.about.show_person(self._person)
        self.promises.show_person(self._person)
        self.promises.show_promises(
            promises.promises_of_person(desk.store, person_id=self.person_id)
        )
        self.touch.read()
        self.seen.read()
        self.around.read()
        self.story.read()
        if self._note is not None and changed is not None:
            self._note.refresh(changed)
        details = self._details
        if details is not None and getattr(changed, "origin", None) is not details.keeper:
            details.show_person(self._person)

    # A note of contact

    def note_contact(self) -> None:
        """Open an empty note."""
        self._show_note(None)

    def _open_note(self, contact_id: str) -> None:
        notes = contacts.contacts_of(self._desk.store, person_id=self.person_id, limit=MOST_NOTES)
        note = next((n for n in notes if n.id == contact_id), None)
        if note is not None:
            self._show_note(note)

    def _show_note(self, known: ContactView | None) -> None:
        if self._note is not None and not self._note.close_kept():
            return
        person = self._person
        note = ContactNote(self._desk, person_id=person.id, name=person.name, note=known)
        note.closed.connect(self._note_closed)
        note.saved.connect(self.saved)
        note.not_saved.connect(self.not_saved)
        self._note = note
        self.note_place.addWidget(note)
        note.show()
        tab_in_reading_order(self)
        note.start()

    def _note_closed(self) -> None:
        note, self._note = self._note, None
        put_away(note)
        self.refresh(None)
        self.head.note.setFocus()

    # Details

    def toggle_details(self) -> None:
        """Open the form, or close it."""
        if self._details is not None:
            self._details.close_kept()
            return
        details = Details(self._desk, self._person)
        details.closed.connect(self._details_closed)
        details.opened.connect(partial(tab_in_reading_order, self))
        details.saved.connect(self.saved)
        details.not_saved.connect(self.not_saved)
        self._details = details
        self.details_place.addWidget(details)
        self.columns.hide()
        details.show()
        tab_in_reading_order(self)
        details.go_to("name")

    def _edit(self, field: str) -> None:
        if self._details is None:
            self.toggle_details()
        if self._details is not None:
            self._details.go_to(field)

    def _details_closed(self) -> None:
        details, self._details = self._details, None
        put_away(details)
        self.columns.show()
        self.refresh(None)
        self.head.details.setFocus()

    def ask_to_merge(self) -> None:
        """Ask which other record is the same person's."""
        try:
            self.leave()  # what is in a box belongs to this record, whichever stays
        except AppError as error:
            self.trouble.emit(error)
            return
        ask_to_merge(self._desk, self, self.person_id)

    # Promises, and removing

    def _answer(self, promise_id: str, answer: str) -> None:
        try:
            promises.answer_did_it_take(self._desk.store, promise_id=promise_id, answer=answer)
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.refresh(None)

    def _put_off(self, line: DueLine, is_put_off: bool) -> None:
        if is_put_off:
            self.refresh(None)
        (later_of(self, line) or self.head.note).setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the person off every list; it can be taken back here or by undo."""
        try:
            self.leave()
            people.remove_person(self._desk.store, person_id=self.person_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self._show_removed(is_removed=True)
        self.bring_back.setFocus()
        announce(self, self.removed_says.text())

    def _bring_back(self) -> None:
        try:
            people.bring_back_person(self._desk.store, person_id=self.person_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self._show_removed(is_removed=False)
        self.refresh(None)
        self.head.note.setFocus()

    def show_history(self) -> PersonHistoryPanel | None:
        """Show everything that happened with the person."""
        from app.ui.screens.person_history import PersonHistoryPanel

        try:
            self.leave()
        except AppError as error:
            self.trouble.emit(error)
            return None
        panel = PersonHistoryPanel(self._desk, self._person, parent=self.window())
        panel.page_wanted.connect(self.page_wanted)
        return open_over(panel)

    def _show_removed(self, *, is_removed: bool) -> None:
        if is_removed == (not self.removed.isHidden()):
            return
        if self._note is not None:
            self._note.close_kept()
        if self._details is not None:
            self._details.close_kept()
        said = N_("{name} is removed from every list. Nothing is erased.")
        self.removed_says.setText(self._desk.words.text(said, name=self._person.name))
        self.removed.setVisible(is_removed)
        self.head.setEnabled(not is_removed)
        self.columns.setVisible(not is_removed)

    # What the shell asks

    def undo_scope(self) -> tuple[str | None, str | None]:
        """This person's steps."""
        return self.person_id, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._person.name

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        if self._note is not None:
            self._note.flush()
        if self._details is not None:
            self._details.flush()
        self.seen.flush()
        self.promises.flush()
        self.around.keeper.flush()
