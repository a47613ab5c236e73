"""Before I knock: a large, calm card to read in the car, and from there into the house."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.knocking import Knock, knock
from app.casework.views import PersonView, PromiseView
from app.errors import AppError
from app.forms.values import day_of
from app.forms.vocabulary import LANGUAGE_NAMES, label
from app.language import N_
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.pieces import (
    Button,
    Card,
    Columns,
    Hint,
    PageHeading,
    ScrollColumn,
    Text,
    primary_button,
    quiet_button,
)
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.start_buttons import StartButtons
from app.ui.screens.today_rows import what_is_due
from app.ui.screens.wording import breakable, due_words, story_day

if TYPE_CHECKING:
    from app.ui.desk import Desk


class BeforeKnockScreen(WorkScreen):
    """The card of one person. Parts of which nothing is known are left out."""

    visit_wanted = Signal(str)
    """The person's id: from now on nobody else is to be seen."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.person_id = person_id
        self._shown: Knock | None = None
        self.sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)
        self._hint = Hint(desk.words.text(N_("Before I knock")))
        self.name = PageHeading()
        self.columns = Columns(shares=(1, 1))
        body = self.sheet.body
        body.addWidget(self._hint)
        body.addWidget(self.name)
        body.addWidget(self._make_buttons())
        body.addWidget(self.columns)
        body.addStretch(1)
        body.setSpacing(12)
        self._show(self._asked())
        tab_in_reading_order(self)

    def _make_buttons(self) -> QWidget:
        """The way into the house, to a conversation, and back."""
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=10)
        holder.setLayout(flow)
        self.visit = primary_button(words.text(N_("Start visiting")))
        self.visit.setAccessibleDescription(
            words.text(N_("From now on nobody else is on the screen, until you end the visit."))
        )
        self.visit.clicked.connect(partial(self.visit_wanted.emit, self.person_id))
        flow.addWidget(self.visit)
        self.start = StartButtons(self._desk, flow, is_first=False, parent=self)
        self.start.begin_wanted.connect(partial(self.begin_wanted.emit, self.person_id))
        self.start.page_wanted.connect(self.page_wanted)
        self.back = quiet_button(words.text(N_("Back to the person")))
        self.back.clicked.connect(partial(self.person_wanted.emit, self.person_id))
        flow.addWidget(self.back)
        return holder

    @property
    def starts(self) -> dict[str, Button]:
        """The buttons of the commonest pages by key."""
        return self.start.starts

    def _asked(self) -> Knock:
        desk = self._desk
        return knock(
            desk.store, person_id=self.person_id, catalogue=desk.catalogue, words=desk.words
        )

    # What is shown

    def refresh(self, changed: object | None) -> None:
        """Show what has changed of this person; None: everything."""
        ids: frozenset[str] | None = getattr(changed, "person_ids", None)
        if ids is not None and self.person_id not in ids:
            return
        try:
            now = self._asked()
        except AppError:
            return  # undone out of being: what is shown stays until the worker goes
        if now != self._shown:
            self._show(now)

    def _show(self, now: Knock) -> None:
        """Make the card anew: nothing is typed on it."""
        self._shown = now
        self.name.setText(breakable(now.person.name))
        self.start.show_offers(self.person_id)
        for side in (self.columns.left, self.columns.right):
            clear_layout(side)
        for title, lines in self._how_to_be(now.person):
            self._add(self.columns.left, title, lines)
        for title, lines in self._what_was(now):
            self._add(self.columns.right, title, lines)
        if not self.columns.left.count() and not self.columns.right.count():
            nothing = N_("Nothing is known yet. What matters to {name} is a good first question.")
            said = self._desk.words.text(nothing, name=now.person.called)
            self._add(self.columns.left, N_("Before the first visit"), [(said, "")])
        self.columns.left.addStretch(1)
        self.columns.right.addStretch(1)

    def _add(self, column: QVBoxLayout, title: str, lines: list[tuple[str, str]]) -> None:
        """A card of large lines, each with a small one below it; none without lines."""
        if not lines:
            return
        card = Card(self._desk.words.text(title))
        for text, below in lines:
            card.body.addWidget(Text(breakable(text), kind="turned"))
            if below:
                card.body.addWidget(Text(below, kind="soft"))
        column.addWidget(card)
        if self.isVisible():
            card.show()

    def _how_to_be(self, person: PersonView) -> list[tuple[str, list[tuple[str, str]]]]:
        """How to speak, what to do and not to do, whom to tell, going alone, where they are."""
        return [
            (N_("Visiting alone"), _plain(person.visiting_alone)),
            (N_("How to speak"), self._how_to_speak(person)),
            (N_("Please do"), _plain(person.about_please_do)),
            (N_("Please don't"), _plain(person.about_please_dont)),
            (N_("Who may be told"), _plain(person.may_be_told)),
            (N_("Where and how to reach them"), self._where(person)),
        ]

    def _how_to_speak(self, person: PersonView) -> list[tuple[str, str]]:
        words = self._desk.words
        lines = [(need, "") for need in person.needs]
        if person.language:
            spoken = words.text(label(LANGUAGE_NAMES, person.language))
            lines.append((words.text(N_("Speaks {language} best"), language=spoken), ""))
        if person.preferred_name and person.preferred_name != person.name:
            lines.append((words.text(N_("likes “{name}”"), name=person.preferred_name), ""))
        if person.pronouns:
            lines.append((person.pronouns, ""))
        return lines

    def _where(self, person: PersonView) -> list[tuple[str, str]]:
        address = ", ".join(_lines(person.address))
        lines = [" ".join(part for part in (address, person.postcode) if part)]
        lines += [person.phone, person.other_phone]
        return [(line, "") for line in lines if line.strip()]

    def _what_was(self, now: Knock) -> list[tuple[str, list[tuple[str, str]]]]:
        """Their own words first, then what was noted, what we promised and what is due."""
        return [
            (N_("In their own words"), self._own_words(now)),
            (N_("Last noted"), self._noted(now)),
            (N_("What was promised"), [self._promise(promise) for promise in now.promised]),
            (N_("Due"), self._due(now)),
        ]

    def _own_words(self, now: Knock) -> list[tuple[str, str]]:
        words, said = self._desk.words, now.said
        if said is None:
            return []
        day = story_day(said.on_date, self._desk.clock.today(), words)
        return [
            (one.text, f"{words.text(one.ask, name=now.person.called)} · {day}")
            for one in said.said
        ]

    def _noted(self, now: Knock) -> list[tuple[str, str]]:
        note = now.contact
        if note is None:
            return []
        day = story_day(note.on_date, self._desk.clock.today(), self._desk.words)
        return [(note.words, " · ".join(part for part in (note.with_whom, day) if part))]

    def _promise(self, promise: PromiseView) -> tuple[str, str]:
        words, day = self._desk.words, day_of(promise.by_when)
        when = due_words(day, self._desk.clock.today(), words) if day else ""
        who = promise.who_words
        if promise.agreed is None and who:
            who = words.text(N_("{who}, to be asked"), who=who)
        return promise.what, " · ".join(part for part in (who, when) if part)

    def _due(self, now: Knock) -> list[tuple[str, str]]:
        words, today = self._desk.words, self._desk.clock.today()
        return [
            (due_words(line.due_on, today, words), what_is_due(line, words)) for line in now.due
        ]

    # What the shell asks

    def undo_scope(self) -> tuple[str | None, str | None]:
        """This person's steps."""
        return self.person_id, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        name = self._shown.person.name if self._shown is not None else ""
        return self._desk.words.text(N_("Before I knock: {name}"), name=name)

    def leave(self) -> None:
        """Nothing is typed here."""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _plain(text: str) -> list[tuple[str, str]]:
    """Each line of a text, with nothing below it."""
    return [(line, "") for line in _lines(text)]
