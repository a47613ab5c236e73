"""Giving a copy of a finished page: to whom, how and when; and what a page says of its copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import copies, network
from app.casework.day_views import CopyView, PageCopies
from app.errors import AppError
from app.forms.values import day_of
from app.forms.vocabulary import COPY_WAYS
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.layouts import Flow
from app.ui.pieces import (
    Field,
    LineField,
    Text,
    link_button,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.small_form import SmallForm
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

_BECOME: Final = frozenset({copies.POSTED, copies.NOT_OWED})
_PERSON, _OTHER = "person", "other"


def given_line(copy: CopyView, words: Words) -> str:
    """A copy that was given, in one line: to whom, how and when."""
    day = day_of(copy.given_on)
    when = words.date(day, "medium") if day else copy.given_on
    how = copies.way_words(copy.how, words)
    parts = [part for part in (copy.to_whom, how, when) if part]
    return breakable(" · ".join(parts))


class GiveCopy(SmallForm):
    """To whom, how and when, within what tells of the page."""

    def __init__(self, desk: Desk, about: PageCopies) -> None:
        super().__init__(desk)
        self.stand_within()
        self._about = about
        words, column = desk.words, self.body
        self.whom = ChipChoice(self._people(), name=words.text(N_("Copy for")), chosen=_PERSON)
        self.other = LineField()
        self.other_field = Field(words.text(N_("Who, in your own words")), self.other)
        self.how = ChipChoice(
            tuple((o.key, words.text(o.label)) for o in COPY_WAYS if o.key not in _BECOME),
            name=words.text(N_("How they get it")),
            chosen=copies.TO_POST if about.is_by_phone else "printed",
        )
        day = words.text(N_("Day it was given"))
        self.day = DateInput(words, name=day, today=desk.clock.today())
        self.day.show_value(desk.clock.today().isoformat())
        self.day.box.left.connect(self.day.settle)
        column.addWidget(Text(self.whom.accessibleName(), kind="label"))
        column.addWidget(self.whom)
        column.addWidget(self.other_field)
        column.addWidget(Text(self.how.accessibleName(), kind="label"))
        column.addWidget(self.how)
        column.addWidget(Field(day, self.day))
        self.end_with(words.text(N_("Note this copy")))
        self.other_field.hide()
        self.whom.picked.connect(self._whom_picked)

    def _people(self) -> list[tuple[str, str]]:
        """The person, those around them, and anybody else in words."""
        about = self._about
        members = network.members(self._desk.store, person_id=about.person_id)
        known = [(member.id, member.named) for member in members if member.kind != "pet"]
        self._names = {_PERSON: about.person_name} | {m.id: m.name for m in members}
        other = self._desk.words.text(N_("Somebody else"))
        return [(_PERSON, about.person_name), *known, (_OTHER, other)]

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.whom.buttons[_PERSON].setFocus(Qt.FocusReason.OtherFocusReason)

    def _whom_picked(self, key: str) -> None:
        self.other_field.setVisible(key == _OTHER)
        if key == _OTHER:
            self.other.setFocus()

    def write(self) -> None:
        """Note that it was given."""
        key = self.whom.value
        to_whom = self.other.text() if key == _OTHER else self._names.get(key, "")
        copies.gave_copy(
            self._desk.store,
            page_id=self._about.page_id,
            to_whom=to_whom.strip(),
            how=self.how.value,
            given_on=self.day.value(),
        )


class CopiesPart(QWidget):
    """What a finished page says of its copies, and the way to give one."""

    changed = Signal()
    """Something stands here that did not: the order of Tab may have to follow."""

    def __init__(self, desk: Desk, page_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._page_id = page_id
        self.panel: GiveCopy | None = None
        self.says = Text()
        self.given = Text(kind="soft")
        buttons = QWidget()
        flow = Flow(spacing=8)
        buttons.setLayout(flow)
        self.give = link_button(desk.words.text(N_("Note a copy given…")))
        self.posted = link_button(desk.words.text(N_("It has been posted")))
        flow.addWidget(self.give)
        flow.addWidget(self.posted)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for widget in (self.says, self.given, buttons):
            self.column.addWidget(widget)
        self.give.clicked.connect(self.open_panel)
        self.posted.clicked.connect(self._say_posted)
        self.read()

    def read(self) -> None:
        """Say how it stands."""
        words = self._desk.words
        self.about = copies.copies_of_page(self._desk.store, page_id=self._page_id)
        self.says.setText(copies.owed_words(self.about.owed, words))
        self.says.setVisible(bool(self.says.text()))
        self.given.setText("\n".join(given_line(copy, words) for copy in self.about.given))
        self.given.setVisible(bool(self.about.given))
        to_post = self.about.owed is not None and bool(self.about.owed.copy_id)
        self.posted.setVisible(to_post)

    def open_panel(self) -> None:
        """Ask to whom, how and when."""
        if self.panel is not None:
            return
        panel = GiveCopy(self._desk, self.about)
        panel.kept.connect(self._close)
        panel.closed.connect(self._close)
        self.panel = panel
        self.column.addWidget(panel)
        self.give.hide()
        panel.show()
        self.changed.emit()
        panel.start()

    def _close(self) -> None:
        panel, self.panel = self.panel, None
        put_away(panel)
        self.read()
        self.give.show()
        self.give.setFocus()
        self.changed.emit()

    def _say_posted(self) -> None:
        owed = self.about.owed
        if owed is None or not owed.copy_id:
            return
        self.give.setFocus()
        say_posted(self, self._desk, owed.copy_id)
        self.read()


def say_posted(widget: QWidget, desk: Desk, copy_id: str) -> AppError | None:
    """Mark a copy as posted and say so; gives back the trouble if there was any."""
    try:
        copies.posted(desk.store, copy_id=copy_id)
    except AppError as trouble:
        return trouble
    announce(widget, desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
    return None
