"""The cards of a person's screen: the story, About me, what is to happen, unfinished pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import contacts
from app.casework.day_views import DueLine, StoryLine
from app.casework.views import PageLine, PersonView, PromiseView
from app.forms.values import day_of
from app.language import N_, Words
from app.ui.held import put_away
from app.ui.layouts import Flow, FoldRow, in_a_row
from app.ui.pieces import Button, Card, Chip, Hint, RowButton, Text, link_button
from app.ui.screens.new_promise import NewPromise
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.today_rows import DidItTake, later_button
from app.ui.screens.wording import ago, breakable, coming_day, story_day
from app.ui.style import TARGET

if TYPE_CHECKING:
    from app.ui.desk import Desk

STORY_PAGE: Final = 20


class StoryCard(Card):
    """The story so far: contacts and pages, newest first, some at a time."""

    page_wanted = Signal(str)
    note_wanted = Signal(str)
    """The id of a contact to open."""
    jot_wanted = Signal(str)
    """The id of a jot to be sorted."""
    whole_wanted = Signal()

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__(desk.words.text(N_("The story so far")))
        self._desk = desk
        self._person_id = person_id
        self._shown = STORY_PAGE
        self.rows = RowList()
        self.nothing = Text(kind="soft")
        self.older = link_button(desk.words.text(N_("Show older")))
        self.older.clicked.connect(self.show_older)
        self.whole = link_button(desk.words.text(N_("All of it, to search and print")))
        self.whole.clicked.connect(self.whole_wanted.emit)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rows)
        holder = in_a_row(self.older, self.whole)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_older(self) -> None:
        """As many again."""
        self._shown += STORY_PAGE
        self.read()

    def read(self) -> None:
        """Read what is shown from the store; one more tells whether there is older."""
        desk = self._desk
        lines = contacts.story(
            desk.store,
            person_id=self._person_id,
            limit=self._shown + 1,
            words=desk.words,
            catalogue=desk.catalogue,
        )
        shown = lines[: self._shown]
        self.older.setVisible(len(lines) > len(shown))
        self.nothing.setText(
            desk.words.text(
                N_("Nothing has happened yet. Begin with a conversation, or note a contact.")
            )
        )
        self.nothing.setVisible(not shown)
        self.rows.show_entries(
            [
                Entry(key=f"{li.kind}/{li.id}", made_of=li, make=partial(self._make_row, li))
                for li in shown
            ]
        )

    def _make_row(self, line: StoryLine) -> RowButton:
        words = self._desk.words
        day = story_day(line.on_date, self._desk.clock.today(), words)
        heading = line.heading or words.text(N_("Note"))
        said = " ".join(f"{line.words} {line.sent} {line.copy}".split())
        row = RowButton(words.text(N_("{day}, {what}: {words}"), day=day, what=heading, words=said))
        row.add_label(Hint(day), 3)
        row.add_label(Text(heading, kind="strong"), 5)
        row.row.add(self._told(line), 11)
        wanted = {"page": self.page_wanted, "contact": self.note_wanted, "jot": self.jot_wanted}
        row.clicked.connect(partial(wanted[line.kind].emit, line.id))
        return row

    def _told(self, line: StoryLine) -> QWidget:
        """The words, and below them what became of a finished page."""
        holder = QWidget()
        holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(breakable(line.words)))
        if line.sent:
            column.addWidget(Hint(line.sent))
        if line.copy:
            column.addWidget(Text(line.copy, kind="due"))
        return holder


class AboutCard(Card):
    """About me: what matters, who, how to speak with them, please do, please don't, and when."""

    edit_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("About me")))
        self._words = words
        self._texts: dict[str, Text] = {}
        self._holders: dict[str, QWidget] = {}
        for field, heading in (
            ("about_matters", N_("What matters")),
            ("about_people", N_("People who matter")),
            ("about_speaking", N_("How to speak with them")),
            ("about_please_do", N_("Please do")),
            ("about_please_dont", N_("Please don't")),
            ("about_support", N_("How and when to support them")),
            ("about_worth_knowing", N_("Also worth knowing")),
            ("may_be_told", N_("Who may be told")),
        ):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Text(words.text(heading), kind="strong"))
            self._texts[field] = Text()
            column.addWidget(self._texts[field])
            self._holders[field] = holder
            self.body.addWidget(holder)
        self.nothing = Text(kind="soft")
        self.body.addWidget(self.nothing)
        holder = QWidget()
        flow = Flow()
        holder.setLayout(flow)
        self.edit = link_button("")
        self.edit.clicked.connect(self.edit_wanted.emit)
        flow.addWidget(self.edit)
        self.body.addWidget(holder)

    def show_person(self, person: PersonView) -> None:
        """Show what is known."""
        is_empty = True
        for field, text in self._texts.items():
            said = str(getattr(person, field)).strip()
            text.setText(breakable(said))
            self._holders[field].setVisible(bool(said))
            is_empty = is_empty and not said
        self.nothing.setText(
            self._words.text(
                N_("Ask {name}: what matters, what should we do, what should we not?"),
                name=person.called,
            )
        )
        self.nothing.setVisible(is_empty)
        self.edit.setText(self._words.text(N_("Write it down") if is_empty else N_("Change")))
        self.edit.setAccessibleName(self._words.text(N_("{does}: About me"), does=self.edit.text()))


def agreed_chip(promise: PromiseView, words: Words) -> Chip:
    """Whether whoever promised has agreed."""
    if promise.agreed is None:
        return Chip(words.text(N_("To be asked")), "amber")
    if promise.agreed:
        return Chip(words.text(N_("Agreed")), "teal")
    return Chip(words.text(N_("Said no")), "red")


class PromisesCard(Card):
    """Still to happen: promises of which nobody has said yet whether they took."""

    answered = Signal(str, str)
    """The promise's id, and whether it took."""
    later_wanted = Signal(object)
    """The `DueLine` to put off."""
    opened = Signal()
    """The boxes of a new promise stand there now."""
    saved = Signal(object)
    not_saved = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Still to happen")))
        self._desk = desk
        self._person: PersonView | None = None
        self.new: NewPromise | None = None
        self.rows = RowList()
        self.asked = Hint()
        self.nothing = Text(desk.words.text(N_("No promise is open.")), kind="soft")
        self.place = QVBoxLayout()
        for widget in (self.nothing, self.rows, self.asked):
            self.body.addWidget(widget)
        self.body.addLayout(self.place)
        self.add = link_button(desk.words.text(N_("Add a promise")))
        self.add.clicked.connect(self.add_promise)
        holder = in_a_row(self.add)
        self.body.addWidget(holder)

    def show_person(self, person: PersonView) -> None:
        """Know whose promises these are."""
        self._person = person

    def add_promise(self) -> None:
        """Open the boxes of a new promise here."""
        if self._person is None:
            return
        new = NewPromise(self._desk, self._person)
        new.saved.connect(self.saved)
        new.not_saved.connect(self.not_saved)
        new.closed.connect(self._new_closed)
        self.new = new
        self.place.addWidget(new)
        self.add.hide()
        new.show()
        self.opened.emit()
        new.start()

    def _new_closed(self) -> None:
        new, self.new = self.new, None
        put_away(new)
        self.add.show()
        self.add.setFocus()

    def flush(self) -> None:
        """What is typed of a new promise is on the disk before this returns. Raises `AppError`."""
        if self.new is not None:
            self.new.flush()

    def show_promises(self, promises: tuple[PromiseView, ...]) -> None:
        """Show those that are open, the soonest first, and count those that were asked."""
        words = self._desk.words
        told = [p for p in promises if p.what.strip()]
        still = sorted(
            (p for p in told if not p.did_it_take), key=lambda p: p.by_when or "9999-12-31"
        )
        self.rows.show_entries(
            [Entry(key=p.id, made_of=p, make=partial(self._make_row, p)) for p in still]
        )
        self.nothing.setVisible(not still)
        took = sum(p.did_it_take == "yes" for p in told)
        asked = len(told) - len(still)
        said = words.plural(N_("{count} promise was asked about"), N_("{count} promises were asked about"), asked)  # fmt: skip  # noqa: E501
        self.asked.setText(words.text(N_("{asked}; {took} took."), asked=said, took=took))
        self.asked.setVisible(asked > 0)

    def _make_row(self, promise: PromiseView) -> QWidget:
        """What, by when, who and whether they agreed; then whether it took."""
        words = self._desk.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        top = QWidget()
        row = FoldRow(spacing=8)
        top.setLayout(row)
        row.add(Text(breakable(promise.what)), 6)
        row.add(Text(self._by(promise), kind="soft"), 3)
        column.addWidget(top)
        middle = QWidget()
        flow = Flow(spacing=8)
        middle.setLayout(flow)
        if promise.who_words:
            flow.addWidget(Text(promise.who_words, kind="strong", wrap=False))
        flow.addWidget(agreed_chip(promise, words))
        column.addWidget(middle)
        bottom = QWidget()
        ask = Flow(spacing=8)
        bottom.setLayout(ask)
        took = DidItTake(promise.what, words)
        took.answered.connect(partial(self.answered.emit, promise.id))
        took.add(self._make_later(promise))
        asked = Text(words.text(N_("Did it take?")), kind="soft", wrap=False)
        asked.setMinimumHeight(TARGET)  # on the line of the buttons beside it
        ask.addWidget(asked)
        ask.addWidget(took)
        column.addWidget(bottom)
        return holder

    def _make_later(self, promise: PromiseView) -> Button:
        line = DueLine(
            person_id=promise.person_id,
            person_name=self._person.name if self._person else "",
            kind="promise",
            what=promise.what,
            due_on=day_of(promise.follow_up_on or promise.by_when) or self._desk.clock.today(),
            promise_id=promise.id,
            page_id=promise.page_id,
        )
        button = later_button(line, self._desk.words, what=promise.what)
        button.clicked.connect(partial(self.later_wanted.emit, line))
        return button

    def _by(self, promise: PromiseView) -> str:
        """By when, and where that is another day, when it is asked about."""
        words, day, later = self._desk.words, day_of(promise.by_when), day_of(promise.follow_up_on)
        said = coming_day(day, words) if day else words.partial_date(promise.by_when)
        if later is None or later == day:
            return said
        asked = words.text(N_("ask on {day}"), day=coming_day(later, words))
        return "\n".join(text for text in (said, asked) if text)


class DraftsCard(Card):
    """Pages that are not finished."""

    page_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("Unfinished pages")))
        self._desk = desk
        self.rows = RowList()
        self.body.addWidget(self.rows)

    def show_drafts(self, drafts: tuple[PageLine, ...]) -> None:
        """Show them; none, no card."""
        entries = [Entry(key=d.id, made_of=d, make=partial(self._make_row, d)) for d in drafts]
        self.rows.show_entries(entries)
        self.setVisible(bool(drafts))

    def _make_row(self, line: PageLine) -> RowButton:
        """Which page, how far it is, and when it was typed in last."""
        words = self._desk.words
        typed = ago(line.last_typed, self._desk.clock.now(), words)
        done, asked = line.completeness.table_answered, line.completeness.table_asked
        full = words.text(N_("{done} of {all} boxes"), done=done, all=asked)
        row = RowButton(
            words.text(
                N_("Open {page}, {full}, last typed {when}"),
                page=line.page_name,
                full=full,
                when=typed,
            )
        )
        row.add_label(Text(line.page_name, kind="strong"), 4)
        row.add_label(Text(full), 3)
        row.add_label(Text(typed, kind="soft"), 3)
        row.clicked.connect(partial(self.page_wanted.emit, line.id))
        return row
