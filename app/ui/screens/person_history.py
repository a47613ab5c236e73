"""Everything that happened with a person: steps in plain words, who looked, and bringing back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QVBoxLayout, QWidget

from app.casework.access import AccessLine, accesses
from app.casework.person_history import (
    Earlier,
    PersonHistoryLine,
    Topic,
    bring_back_value,
    person_history,
)
from app.casework.rows import shortened
from app.casework.views import PersonView
from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import Flow
from app.ui.messages import open_as_large, show_error
from app.ui.pieces import (
    Button,
    EmptyState,
    Hint,
    Line,
    PageHeading,
    ScrollColumn,
    Text,
    chip_button,
    link_button,
    quiet_button,
)
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50
LOOKED: Final = "looked"
_FILTERS: Final[tuple[tuple[str, str], ...]] = (
    ("", N_("Everything")),
    ("page", N_("Pages")),
    ("promise", N_("Promises")),
    ("people", N_("People around")),
    ("note", N_("Notes")),
    ("details", N_("Details")),
    (LOOKED, N_("Who looked")),
)
_TOPICS: Final[dict[str, Topic]] = {
    "page": "page",
    "promise": "promise",
    "people": "people",
    "note": "note",
    "details": "details",
}


class StepRow(QWidget):
    """One step: what, on which page, by whom and when, before and after, and the way back."""

    wanted = Signal(object)
    """The `Earlier` value that is to stand again."""

    def __init__(self, told: PersonHistoryLine, words: Words) -> None:
        super().__init__()
        line = told.line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(breakable(line.verb), kind="strong"))
        if told.page_name:
            column.addWidget(Hint(told.page_name))
        when = words.moment(line.at)
        said = words.text(N_("{who}, {when}"), who=line.who, when=when) if line.who else when
        column.addWidget(Hint(said))
        before, after = breakable(line.before), breakable(line.after)
        if before:
            column.addWidget(Text(words.text(N_("Before: {words}"), words=before), kind="soft"))
            after = words.text(N_("After: {words}"), words=after or "–")
        if after:
            column.addWidget(Text(after))
        self.buttons: list[Button] = []
        for earlier in told.earlier:
            self._add(column, earlier, words)

    def _add(self, column: QVBoxLayout, earlier: Earlier, words: Words) -> None:
        """A button that has an earlier value stand again, or begins to amend."""
        if earlier.is_finished:
            text, says = N_("Amend the page…"), N_("Amend the page…: {name}, {words}")
        else:
            text = N_("Bring back what stood before")
            says = N_("Bring back what stood before: {name}, {words}")
        button = quiet_button(words.text(text))
        said = shortened(earlier.said, 80)
        button.setAccessibleName(words.text(says, name=earlier.name, words=said))
        button.clicked.connect(partial(self.wanted.emit, earlier))
        self.buttons.append(button)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class LookedRow(QWidget):
    """Somebody looked: what they did, who and when; at whose record where that is not plain."""

    def __init__(self, line: AccessLine, words: Words, *, names: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(line.did, kind="strong"))
        if names and line.person_name:
            column.addWidget(Text(breakable(line.person_name)))
        when = words.moment(line.at)
        said = words.text(N_("{who}, {when}"), who=line.who, when=when) if line.who else when
        column.addWidget(Hint(said))


class PersonHistoryPanel(QDialog):
    """What happened with one person, the newest first, a part at a time."""

    page_wanted = Signal(str)

    def __init__(self, desk: Desk, person: PersonView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = person
        self._topic = ""
        words = desk.words
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        open_as_large(self, 760, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        heading = words.text(N_("Everything that happened with {name}"), name=person.called)
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(breakable(heading)))
        scroll.body.addWidget(self._make_filters())
        self._list = QVBoxLayout()
        scroll.body.addLayout(self._list)
        self.earlier = link_button(words.text(N_("Earlier…")))
        self.earlier.clicked.connect(self.show_earlier)
        scroll.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        self.close_button = quiet_button(words.text(N_("Close")))
        self.close_button.clicked.connect(self.accept)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.choose("")
        self.filters[""].setFocus()

    def _make_filters(self) -> QWidget:
        """A row of buttons of which one is pressed."""
        holder = QWidget()
        flow = Flow()
        holder.setLayout(flow)
        group = QButtonGroup(self)
        self.filters: dict[str, Button] = {}
        for key, text in _FILTERS:
            button = chip_button(self._desk.words.text(text))
            group.addButton(button)
            button.clicked.connect(partial(self.choose, key))
            self.filters[key] = button
            flow.addWidget(button)
        return holder

    def choose(self, topic: str) -> None:
        """Show only what is about this; empty: everything."""
        self._topic = topic
        self.filters[topic].setChecked(True)
        self._clear()
        self._last_seq: int | None = None
        self._last_look = ""
        self.rows: list[StepRow | LookedRow] = []
        self._read()
        if not self.rows:
            self._list.addWidget(self._empty())
        words = self._desk.words
        announce(self, words.plural(N_("{count} step"), N_("{count} steps"), len(self.rows)))
        tab_in_reading_order(self)

    def show_earlier(self) -> None:
        """Show the next part; the keyboard goes on from there."""
        self._read()
        if self.earlier.isHidden():
            self.close_button.setFocus()
        tab_in_reading_order(self)

    def _read(self) -> None:
        """Add the next part below what is shown."""
        if self._topic == LOOKED:
            has_earlier = self._read_looks()
        else:
            has_earlier = self._read_steps()
        self.earlier.setVisible(has_earlier)

    def _read_steps(self) -> bool:
        """Add the next steps; whether there are earlier ones."""
        desk = self._desk
        found = person_history(
            desk.store,
            person_id=self._person.id,
            catalogue=desk.catalogue,
            words=desk.words,
            topic=_TOPICS.get(self._topic),
            before=self._last_seq,
            limit=SHOWN,
        )
        for told in found.lines:
            row = StepRow(told, desk.words)
            row.wanted.connect(partial(self.bring_back, told.line.step_id))
            self._add(row)
            self._last_seq = told.seq
        return found.has_earlier

    def _read_looks(self) -> bool:
        desk = self._desk
        found = accesses(
            desk.store,
            catalogue=desk.catalogue,
            words=desk.words,
            person_id=self._person.id,
            before=self._last_look,
            limit=SHOWN,
        )
        for line in found.lines:
            self._add(LookedRow(line, desk.words))
            self._last_look = line.id
        return found.has_earlier

    def _add(self, row: StepRow | LookedRow) -> None:
        self.rows.append(row)
        self._list.addWidget(row)
        self._list.addWidget(Line())

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _empty(self) -> QWidget:
        words = self._desk.words
        return EmptyState(
            words.text(N_("Nothing of this has happened yet")),
            words.text(N_("What is done with this person is listed here with its day and time.")),
        )

    def bring_back(self, step_id: str, earlier: object) -> None:
        """Have an earlier value stand again; on a finished page, begin to amend it."""
        if not isinstance(earlier, Earlier):
            return
        desk, words = self._desk, self._desk.words
        try:
            amended = bring_back_value(
                desk.store, step_id=step_id, earlier=earlier, catalogue=desk.catalogue
            )
        except AppError as error:
            show_error(self, error, words)
            return
        if amended is not None:
            self.accept()
            self.page_wanted.emit(amended)
            return
        self.choose(self._topic)
        self.filters[self._topic].setFocus()
        announce(self, words.text(N_("Brought back: {what}. Ctrl+Z takes it back."),
                                  what=earlier.name))  # fmt: skip
