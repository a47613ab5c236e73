"""The story so far as a whole: every kind of thing with a person, filtered, searched, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.timeline import FILTER_WORDS, Mark, Sought, TimelineLine, timeline
from app.casework.views import PersonView
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import FoldRow
from app.ui.messages import open_over
from app.ui.pieces import (
    EmptyState,
    Field,
    Hint,
    LineField,
    PageHeading,
    RowButton,
    ScrollColumn,
    Text,
    link_button,
    quiet_button,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.panel import Panel
from app.ui.screens.papers import chronology_panel
from app.ui.screens.row_list import Entry, RowList, keep_reading_order, tab_in_reading_order
from app.ui.screens.wording import breakable, story_day

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.paper_panel import PaperPanel

SHOWN: Final = 50
QUIET_MS: Final = 250
"""After the last letter, before it is looked for."""


class StoryPanel(Panel):
    """What happened with one person, newest first, a part at a time."""

    page_wanted = Signal(str)

    def __init__(self, desk: Desk, person: PersonView, *, parent: QWidget | None = None) -> None:
        super().__init__(860, 720, parent=parent)
        self._desk = desk
        self._person = person
        self._lines: list[TimelineLine] = []
        self._kind = ""
        words = desk.words
        scroll = ScrollColumn(margin=0)
        heading = words.text(N_("The story so far with {name}"), name=person.called)
        scroll.body.addWidget(PageHeading(breakable(heading)))
        kinds = [(key, words.text(text)) for key, text in FILTER_WORDS]
        chips = ChipChoice(kinds, name=heading, chosen="")
        chips.picked.connect(self.choose)
        self.filters = chips.buttons
        scroll.body.addWidget(chips)
        scroll.body.addWidget(self._make_boxes(words))
        scroll.body.addWidget(self._make_list(words))
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self.read()
        keep_reading_order(self)
        self.filters[""].setFocus()

    def _make_boxes(self, words: Words) -> QWidget:
        """Words to look for, from when till when, and the way to paper."""
        holder = QWidget()
        row = FoldRow(spacing=12)
        holder.setLayout(row)
        today = self._desk.clock.today()
        self.query = LineField()
        self.since = DateInput(
            words, name=words.text(N_("From")), today=today, is_part_allowed=True
        )
        self.until = DateInput(words, name=words.text(N_("To")), today=today, is_part_allowed=True)
        self.query.textChanged.connect(self._typed)
        for box in (self.since, self.until):
            box.edited.connect(self._typed)
            box.box.left.connect(box.settle)
        row.add(Field(words.text(N_("With these words")), self.query), 5)
        row.add(Field(words.text(N_("From")), self.since), 3)
        row.add(Field(words.text(N_("To")), self.until), 3)
        return holder

    def _make_list(self, words: Words) -> QWidget:
        """How many, the rows, what stands in their place, and the way to older ones."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.print_button = quiet_button(words.text(N_("Print what is shown…")), "printer")
        self.print_button.clicked.connect(self.show_paper)
        self.count = Hint()
        self.rows = RowList()
        self.empty = EmptyState(
            words.text(N_("Nothing of this has happened yet")),
            words.text(N_("Take away a filter, or empty the boxes above.")),
        )
        self.older = link_button(words.text(N_("Show older")))
        self.older.clicked.connect(self.show_older)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.count, self.rows, self.empty):
            column.addWidget(widget)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    # What is shown

    @property
    def sought(self) -> Sought:
        """What is asked for now."""
        return Sought(
            kind=self._kind,
            since=self.since.value(),
            until=self.until.value(),
            query=self.query.text(),
        )

    def choose(self, kind: str) -> None:
        """Show only things of this kind; empty: all."""
        self._kind = kind
        self.filters[kind].setChecked(True)
        self.look()

    def _typed(self, *_: object) -> None:
        self._quiet.start()

    def look(self) -> None:
        """Read from the newest on, and say how many there are."""
        self._quiet.stop()
        self.read()
        announce(self, self.count.text())

    def read(self, before: Mark | None = None) -> None:
        """Read a part and show it: the newest, or the one after the mark `before`."""
        desk, words = self._desk, self._desk.words
        found = timeline(
            desk.store,
            person_id=self._person.id,
            catalogue=desk.catalogue,
            words=words,
            sought=self.sought,
            before=before,
            limit=SHOWN,
        )
        self._lines = [*(self._lines if before else ()), *found.lines]
        self.rows.show_entries(
            [
                Entry(
                    key=f"{line.mark.kind}/{line.mark.id}",
                    made_of=line,
                    make=partial(self._make_row, line),
                )
                for line in self._lines
            ]
        )
        total = len(self._lines)
        some = words.plural(N_("{count} thing"), N_("{count} things"), total)
        more = words.text(N_("The newest: {things}"), things=some)
        self.count.setText(more if found.has_older else some)
        self.count.setVisible(total > 0)
        self.empty.setVisible(not total)
        self.older.setVisible(found.has_older)
        self.print_button.setVisible(total > 0)

    def show_older(self) -> None:
        """The next part; the keyboard goes on from there."""
        if self._lines:
            self.read(self._lines[-1].mark)
        if self.older.isHidden():
            self.close_button.setFocus()
        tab_in_reading_order(self)

    def _make_row(self, line: TimelineLine) -> QWidget:
        """Day, what it was and by whom, and the words; pressed where it leads to a page."""
        words = self._desk.words
        day = story_day(line.on_date, self._desk.clock.today(), words)
        said = " ".join(f"{line.words} {line.after}".split())
        if line.page_id:
            row = RowButton(
                words.text(N_("{day}, {what}: {words}"), day=day, what=line.heading, words=said)
            )
            row.clicked.connect(partial(self._open, line.page_id))
            fold = row.row
        else:
            row = QWidget()
            fold = FoldRow()
            fold.setContentsMargins(8, 10, 8, 10)
            row.setLayout(fold)
        fold.add(_through(Hint(day)), 3)
        fold.add(_stack(Text(breakable(line.heading), kind="strong"), Hint(breakable(line.who))), 5)
        fold.add(_stack(Text(breakable(line.words)), Hint(breakable(line.after))), 11)
        return row

    def _open(self, page_id: str) -> None:
        self.accept()
        self.page_wanted.emit(page_id)

    def show_paper(self) -> PaperPanel:
        """What is shown, as a paper."""
        panel = chronology_panel(self._desk, self._person, self.sought, parent=self)
        return open_over(panel)


def _through(widget: QWidget) -> QWidget:
    """Presses go through it to the row."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget


def _stack(*texts: Text) -> QWidget:
    """Texts below each other, empty ones left out."""
    holder = _through(QWidget())
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for text in texts:
        if text.text():
            column.addWidget(text)
    return holder
