"""Two records of one person: which other one is it, what would come of it, and one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import people
from app.casework.merging import MergeView, before_merging, merge_people
from app.casework.views import PersonLine, PersonView
from app.errors import AppError
from app.forms.values import show_nhs_number
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.messages import open_over, sentence
from app.ui.pieces import (
    Field,
    Hint,
    LineField,
    RowButton,
    ScrollColumn,
    SectionHeading,
    Text,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST_PEOPLE = 20


class MergePanel(Panel):
    """Find the other record, look at what will happen, and put them together.

    `merged` gives the id of the record that stays.
    """

    merged = Signal(str)

    def __init__(self, desk: Desk, *, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(620, 600, spacing=8, parent=parent)
        self._desk = desk
        self._person = people.person(desk.store, person_id=person_id)
        self._stays = self._goes = person_id
        words = desk.words
        asks = words.text(N_("Which record is the same person as {name}?"), name=self._person.name)
        self.heading = SectionHeading(breakable(asks))
        self.setAccessibleName(asks)
        self.column.addWidget(self.heading)
        sheet = ScrollColumn(margin=0)
        sheet.body.setContentsMargins(4, 4, 12, 4)
        sheet.body.setSpacing(8)
        sheet.body.addWidget(self._make_search())
        sheet.body.addWidget(self._make_before())
        sheet.body.addStretch(1)
        self.column.addWidget(sheet, 1)
        self.end_with(words.text(N_("Cancel")))
        self._find("")
        keep_reading_order(self)
        self.search.setFocus()

    def _make_search(self) -> QWidget:
        """The field and the people it may mean; those most alike stand there at first."""
        words = self._desk.words
        self.finding = QWidget()
        column = QVBoxLayout(self.finding)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.search = LineField()
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._enter)
        self.rows = RowList()
        self.nobody = Hint(words.text(N_("Nobody here is like this. Type a name or a number.")))
        column.addWidget(Field(words.text(N_("Name or number")), self.search))
        column.addWidget(self.nobody)
        column.addWidget(self.rows)
        return self.finding

    def _make_before(self) -> QWidget:
        """What will happen, in a few lines, and the buttons."""
        words = self._desk.words
        self.before = QWidget()
        column = QVBoxLayout(self.before)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.stays_says = Text(kind="strong")
        self.goes_says = Text()
        self.doubt_says = Text(kind="due")
        self.comes_says = Text()
        self.differs_says = Text()
        self.trouble = TroubleLine()
        hint = N_("Both numbers and links lead to the one that stays. It can be undone today.")
        self.join = primary_button(words.text(N_("Put them together")))
        self.join.clicked.connect(self._merge)
        self.swap = quiet_button(words.text(N_("Keep the other one")))
        self.swap.clicked.connect(self._swap)
        self.other = quiet_button(words.text(N_("Choose someone else")))
        self.other.clicked.connect(self._back)
        holder = in_a_row(self.join, self.swap, self.other)
        for widget in (
            *(self.stays_says, self.goes_says, self.doubt_says, self.trouble, holder),
            *(Hint(words.text(hint)), self.comes_says, self.differs_says),
        ):
            column.addWidget(widget)
        self.before.hide()
        return self.before

    # Finding the other one

    def _find(self, query: str) -> None:
        """Those the words fit, or those most alike; never the one it is about."""
        store, me = self._desk.store, self._person
        if query.strip():
            lines = people.people(store, query=query, limit=MOST_PEOPLE).rows
        else:
            lines = people.like_this(
                store,
                name=me.name,
                born=me.born,
                nhs_number=me.nhs_number,
                council_id=me.council_id,
            )
        others = [line for line in lines if line.id != me.id]
        self.rows.show_entries(
            [Entry(key=line.id, made_of=line, make=partial(self._row, line)) for line in others]
        )
        self.nobody.setVisible(not others)

    def _row(self, line: PersonLine) -> RowButton:
        words = self._desk.words
        row = RowButton(line.name)
        row.add_label(Text(breakable(line.name), kind="strong"), 2)
        born = words.text(N_("born {day}"), day=words.partial_date(line.born)) if line.born else ""
        told = " · ".join(part for part in (born, line.council_id) if part)
        row.add_label(Text(told, kind="hint"), 1)
        row.setAccessibleDescription(told)
        row.clicked.connect(partial(self.choose, line.id))
        return row

    def _enter(self) -> None:
        """Enter takes the only one there is; of several it goes to the first."""
        rows = self.rows.rows
        first = rows[0] if rows else None
        if isinstance(first, RowButton):
            if len(rows) == 1 and self.search.text().strip():
                first.click()
            else:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    # What will happen

    def choose(self, person_id: str) -> None:
        """Say what putting this record into the one in front would do."""
        self._stays, self._goes = self._person.id, person_id
        self._show_before()

    def _swap(self) -> None:
        self._stays, self._goes = self._goes, self._stays
        self._show_before()

    def _show_before(self) -> None:
        """Say which record stays, which goes and what comes with it, or why it cannot be."""
        words = self._desk.words
        self.trouble.say("")
        try:
            seen = before_merging(
                self._desk.store, person_id=self._goes, into_id=self._stays, words=words
            )
        except AppError as error:
            self._show(is_before=True, can_join=False)
            self.trouble.say(sentence(error, words))
            return
        said = words.text(N_("Stays: {who}"), who=_told(seen.stays, words))
        self.stays_says.setText(breakable(said))
        said = words.text(N_("Goes into it: {who}"), who=_told(seen.goes, words))
        self.goes_says.setText(breakable(said))
        self.doubt_says.setText(_doubt(seen, words))
        self.comes_says.setText(_coming(seen, words))
        self.differs_says.setText(breakable(_differing(seen, words)))
        self._show(is_before=True, can_join=True)
        self.join.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.stays_says.text()}. {self.goes_says.text()}")

    def _show(self, *, is_before: bool, can_join: bool = True) -> None:
        self.finding.setVisible(not is_before)
        self.before.setVisible(is_before)
        for widget in (self.stays_says, self.goes_says, self.comes_says, self.join, self.swap):
            widget.setVisible(can_join)
        for widget in (self.doubt_says, self.differs_says):
            widget.setVisible(can_join and bool(widget.text()))
        if is_before and not can_join:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._show(is_before=False)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge(self) -> None:
        try:
            kept = merge_people(self._desk.store, person_id=self._goes, into_id=self._stays)
        except AppError as error:
            self.trouble.say(sentence(error, self._desk.words))
            return
        self.accept()
        self.merged.emit(kept.id)


def _told(person: PersonView, words: Words) -> str:
    """Who a record is about: name, birth date, numbers, address."""
    born = words.text(N_("born {day}"), day=words.partial_date(person.born)) if person.born else ""
    address = ", ".join(person.address.split("\n"))
    number = show_nhs_number(person.nhs_number)
    parts = (person.name, born, number, person.council_id, address)
    return " · ".join(part for part in parts if part)


def _doubt(seen: MergeView, words: Words) -> str:
    """What speaks for their being two people."""
    stays, goes = seen.stays, seen.goes
    are_valid = stays.nhs_number_is_valid and goes.nhs_number_is_valid
    if are_valid and show_nhs_number(stays.nhs_number) != show_nhs_number(goes.nhs_number):
        return words.text(N_("Their NHS numbers differ: these may be two people."))
    if len(stays.born) == len(goes.born) == 10 and stays.born != goes.born:
        return words.text(N_("Their birth dates differ: these may be two people."))
    return ""


def _coming(seen: MergeView, words: Words) -> str:
    """What comes along."""
    told = [
        words.plural(N_("{count} page"), N_("{count} pages"), seen.pages),
        words.plural(N_("{count} promise"), N_("{count} promises"), seen.promises),
        words.plural(N_("{count} note"), N_("{count} notes"), seen.contacts),
        words.plural(N_("{count} person around"), N_("{count} people around"), seen.members),
    ]
    counts = (seen.pages, seen.promises, seen.contacts, seen.members)
    coming = [text for text, count in zip(told, counts, strict=True) if count]
    if not coming:
        return words.text(N_("Nothing else is in it."))
    return words.text(N_("With it come {things}."), things=words.listing(coming))


def _differing(seen: MergeView, words: Words) -> str:
    """What it says otherwise, each on a line."""
    if not seen.differs:
        return ""
    return "\n".join((words.text(N_("What it says otherwise is kept in a note:")), *seen.differs))


def ask_to_merge(desk: Desk, screen: WorkScreen, person_id: str) -> MergePanel:
    """Open the panel over a person's screen, and go to whom it leads."""
    panel = MergePanel(desk, person_id=person_id, parent=screen)
    panel.merged.connect(screen.person_wanted)
    return open_over(panel)
