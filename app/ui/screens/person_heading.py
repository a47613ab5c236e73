"""The head of a person's screen: who they are, what they need, and what may be begun with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.casework.views import PageLine, PersonView
from app.forms.values import day_of
from app.forms.vocabulary import INVOLVEMENT, label
from app.language import N_
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.menus import add_entry, new_menu, open_below
from app.ui.pieces import (
    Button,
    Chip,
    ChipKind,
    PageHeading,
    icon_button,
    quiet_button,
)
from app.ui.questions.base import OneLine
from app.ui.screens.person_more import add_blank_papers
from app.ui.screens.start_buttons import StartButtons
from app.ui.screens.wording import breakable, who_they_are

if TYPE_CHECKING:
    from app.ui.desk import Desk

LONGEST_CHIP = 40
_ROUND = 32


class LongChip(Chip):
    """A chip whose words wrap where there is no room for one line of them."""

    def __init__(self, text: str, kind: ChipKind) -> None:
        super().__init__(breakable(text), kind)
        self.setWordWrap(True)
        across = QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As wide as the words and the ground round them."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + _ROUND
        return QSize(wide, metrics.height() + 6)


class WholeName(PageHeading):
    """A name that wraps only where the whole row has no room for one line of it."""

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, super().sizeHint().height())


class PersonHead(QWidget):
    """Name, needs as chips, and the start buttons: only for rooms that exist."""

    begin_wanted = Signal(str)
    """The key of a page."""
    page_wanted = Signal(str)
    knock_wanted = Signal()
    note_wanted = Signal()
    money_wanted = Signal()
    details_wanted = Signal()
    remove_wanted = Signal()
    history_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names = QWidget()
        self._names = Flow(spacing=12)
        names.setLayout(self._names)
        self.name = WholeName()
        self.about = OneLine("", kind="beside")
        self.about.setContentsMargins(0, 9, 0, 0)  # on the line of the large name beside it
        self._names.addWidget(self.name)
        self._names.addWidget(self.about)
        self.chips = QWidget()
        self._chips = Flow(spacing=6)
        self.chips.setLayout(self._chips)
        for widget in (names, self.chips, self._make_buttons()):
            column.addWidget(widget)

    def _make_buttons(self) -> QWidget:
        """What may be begun: a page, a note, the details, and what is seldom needed."""
        words = self._desk.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        talks, flow = self._row_in(column), self._row_in(column)
        self._drafts: dict[str, str] = {}
        self.start = StartButtons(self._desk, talks, is_first=True, parent=self)
        self.start.begin_wanted.connect(self.begin_wanted)
        self.start.page_wanted.connect(self.page_wanted)
        self.note = quiet_button(words.text(N_("Note a contact")))
        self.note.clicked.connect(self.note_wanted.emit)
        self.details = quiet_button(words.text(N_("Details")))
        self.details.clicked.connect(self.details_wanted.emit)
        self.more = icon_button("ellipsis", words.text(N_("More to do with this person")))
        self.more.clicked.connect(self._open_menu)
        self.knock = quiet_button(words.text(N_("Before I knock")))
        self.knock.clicked.connect(self.knock_wanted.emit)
        self.money = quiet_button(words.text(N_("Money")))
        self.money.clicked.connect(self.money_wanted.emit)
        for button in (self.note, self.knock, self.money, self.details, self.more):
            flow.addWidget(button)
        if self._desk.visit is not None:
            self.knock.hide()  # the person may be looking on
        return holder

    def _row_in(self, column: QVBoxLayout) -> Flow:
        """A row of buttons of its own: conversations are not mixed with all else there is to do."""
        row = QWidget()
        flow = Flow(spacing=10)
        row.setLayout(flow)
        column.addWidget(row)
        return flow

    @property
    def starts(self) -> dict[str, Button]:
        """The buttons of the commonest pages by key."""
        return self.start.starts

    def menu_of_more(self) -> QMenu:
        """What is seldom needed."""
        words = self._desk.words
        menu = new_menu(self)
        for key, draft in self._drafts.items():
            page = self._desk.catalogue.page(key)
            if draft and page is not None:
                text = words.text(N_("Begin another {page}"), page=words.text(page.name))
                add_entry(menu, text, partial(self.begin_wanted.emit, key))
        if isinstance(self._shown, PersonView):
            said = N_("Everything that happened with {name}")
            add_entry(menu, words.text(said, name=self._shown.called), self.history_wanted.emit)
            add_blank_papers(menu, self._desk, self._shown.id, self.window())
        if self._desk.visit is None:  # it names those who are like them
            add_entry(menu, words.text(N_("The same person as…")), self.merge_wanted.emit)
        add_entry(menu, words.text(N_("Remove this person")), self.remove_wanted.emit)
        return menu

    def _open_menu(self) -> None:
        open_below(self.menu_of_more(), self.more)

    def show_person(self, person: PersonView, drafts: tuple[PageLine, ...]) -> None:
        """Show who it is and which pages are under way."""
        self._drafts = {line.page_key: line.id for line in reversed(drafts)}
        if person.involvement == "died":
            self.start.hide()
        else:
            self.start.show_offers(person.id)
        if person == self._shown:
            return
        self._shown = person
        self.name.setText(breakable(person.name))
        self.about.setText(who_they_are(person, self._desk.words))
        self.about.setVisible(bool(self.about.text()))
        self._show_chips(person)

    def _show_chips(self, person: PersonView) -> None:
        clear_layout(self._chips)
        for text, kind in self._chip_words(person):
            is_long = len(text) > LONGEST_CHIP
            self._chips.addWidget(LongChip(text, kind) if is_long else Chip(text, kind))
        self.chips.setVisible(self._chips.count() > 0)
        says = self._desk.words.text(N_("What {name} needs"), name=person.called)
        self.chips.setAccessibleName(says)
        self.chips.setAccessibleDescription(", ".join(person.needs))

    def _review(self, person: PersonView) -> list[tuple[str, ChipKind]]:
        """When what they need is looked at again; amber from that day on."""
        words, day = self._desk.words, day_of(person.needs_review_on)
        if day is None or person.involvement != "open":
            return []
        said = words.date(day, "medium")
        if day <= self._desk.clock.today():
            return [(words.text(N_("Look at the needs again: due {day}"), day=said), "amber")]
        return [(words.text(N_("Needs looked at again on {day}"), day=said), "teal")]

    def _chip_words(self, person: PersonView) -> list[tuple[str, ChipKind]]:
        """All that is to be seen at once of a person, with the colour of each."""
        words = self._desk.words
        said: list[tuple[str, ChipKind]] = []
        if person.is_practice:
            said.append((words.text(N_("Practice")), "plum"))
        if person.involvement != "open":
            ended = words.text(label(INVOLVEMENT, person.involvement))
            day = words.partial_date(person.involvement_on)
            if day:
                ended = words.text(N_("{what}, {day}"), what=ended, day=day)
            said.append((ended, "plum" if person.involvement == "died" else "blue"))
        for need in person.needs:
            said.append((need, "amber"))  # noqa: PERF401 - a list would lose its kind
        said += self._review(person)
        told = " ".join(person.may_be_told.split())
        if told and len(told) <= LONGEST_CHIP:  # more than fits stands in About me
            said.append((words.text(N_("May be told: {who}"), who=told), "teal"))
        if person.nhs_number and not person.nhs_number_is_valid:
            said.append((words.text(N_("Check this number: NHS")), "red"))
        return said
