"""The rows of Today: who is due and what may be done at once, what is unfinished, what comes."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.day_views import DueLine
from app.casework.rows import shortened
from app.casework.views import PageLine
from app.forms.vocabulary import DID_IT_TAKE
from app.language import N_, Words
from app.ui.layouts import Flow, FoldRow
from app.ui.pieces import Button, Chip, RowButton, Text, chip_button
from app.ui.screens.day_words import day_says
from app.ui.screens.due_layout import DueLayout, day_width
from app.ui.screens.wording import ago, coming_day, due_words

LATER_OF: Final = "later_of"
"""The property of a button that tells what it puts off."""


def what_is_due(line: DueLine, words: Words) -> str:
    """What a due line is about, in words, and why it was put off."""
    said = _what(line, words)
    if line.put_off.strip():
        why = shortened(line.put_off, 120)
        return words.text(N_("{what} Put off: {reason}"), what=said, reason=why)
    return said


def _what(line: DueLine, words: Words) -> str:
    """What a due line is about, without why it was put off."""
    match line.kind:
        case "promise":
            return words.text(N_("Did it take? {what}"), what=line.what)
        case "ring_back":
            return words.text(N_("Two weeks since you talked: ring to hear how it went."))
        case "contact":
            if line.what:
                return words.text(N_("Last noted: {words}"), words=shortened(line.what, 120))
            return words.text(N_("The next contact you agreed."))
        case "rhythm":
            return words.text(N_("Time to be in touch again, as you said you would be."))
        case "needs_review":
            return words.text(N_("Look again at what they need: how to talk, write and meet."))
        case "page_day":
            return day_says(line, words)
        case "money" if line.about:
            return day_says(line, words)
        case "money":
            return words.text(N_("What came of the money? {what}"), what=shortened(line.what, 120))


def _named(line: DueLine, words: Words) -> str:
    """The person's name, marked where they are only for practice."""
    name = line.person_name
    return words.text(N_("{name} (Practice)"), name=name) if line.is_practice else name


def due_key(line: DueLine) -> str:
    """What tells one due line from another."""
    row_id = line.day_key or line.promise_id or line.money_id or line.page_id or ""
    return f"{line.kind}/{line.person_id}/{row_id}"


def _chips(line: DueLine, page_name: str, words: Words) -> list[Chip]:
    """What it comes from: the page by its name where there is one; and whether it is practice."""
    match line.kind:
        case "promise":
            chip = Chip(page_name or words.text(N_("Promise")), "blue")
        case "ring_back":
            chip = Chip(page_name or words.text(N_("Ring back")), "amber")
        case "contact":
            chip = Chip(page_name or words.text(N_("Next contact")), "teal")
        case "rhythm":
            chip = Chip(words.text(N_("Stay in touch")), "teal")
        case "needs_review":
            chip = Chip(words.text(N_("Needs")), "amber")
        case "money":
            chip = Chip(words.text(N_("Money")), "amber")
        case "page_day":
            chip = Chip(page_name or words.text(N_("Coming of age")), "plum")
    return [chip, Chip(words.text(N_("Practice")), "plum")] if line.is_practice else [chip]


def _names(line: DueLine, page_name: str, words: Words) -> QWidget:
    """Who it is, and what it comes from, on one line where there is room."""
    holder = QWidget()
    flow = Flow(spacing=8)
    holder.setLayout(flow)
    flow.addWidget(Text(line.person_name, kind="strong"))
    for chip in _chips(line, page_name, words):
        flow.addWidget(chip)
    return holder


class _Actions(QWidget):
    """The buttons of a row."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(spacing=6)
        self.setLayout(self._flow)

    def add(self, button: Button) -> None:
        """One more."""
        self._flow.addWidget(button)


class DidItTake(_Actions):
    """It did, partly, it did not: whether a promise took. `answered` gives the key."""

    answered = Signal(str)

    def __init__(self, what: str, words: Words, *, chosen: str = "") -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        for option in DID_IT_TAKE:
            answer = words.text(option.label)
            button = chip_button(answer)
            button.setChecked(option.key == chosen)
            button.setAccessibleName(
                words.text(N_("{answer}: did it take? {what}"), answer=answer, what=what)
            )
            button.clicked.connect(partial(self.answered.emit, option.key))
            self.buttons[option.key] = button
            self.add(button)


class DueRow(QWidget):
    """Somebody who hears from the worker. Pressing it opens the person."""

    person_wanted = Signal(str)
    note_wanted = Signal(object)
    """The `DueLine` to note a contact for, or whose money is to be looked at."""
    answered = Signal(object, str)
    """The `DueLine` of a promise, and whether it took."""

    later_wanted = Signal(object)
    """The `DueLine` to put off."""
    looked = Signal(object)
    """The `DueLine` of a day that came back and is done."""

    def __init__(self, line: DueLine, words: Words, today: date, page_name: str = "") -> None:
        super().__init__()
        self._line = line
        self.key = due_key(line)
        self._indent = 0
        self.row = self._make_row(line, words, today, page_name)
        self.setLayout(DueLayout(self.row, self._make_actions(line, words), indent=self._indent))

    def _make_row(self, line: DueLine, words: Words, today: date, page_name: str) -> RowButton:
        """The part that is pressed: when, who and what."""
        when, what = due_words(line.due_on, today, words), what_is_due(line, words)
        name = _named(line, words)
        row = RowButton(words.text(N_("{when}, {name}: {what}"), when=when, name=name, what=what))
        row.row.setContentsMargins(8, 6, 8, 6)
        kind = "late" if line.due_on < today else "due" if line.due_on == today else "strong"
        day = row.add_label(Text(when, kind=kind))
        width = day_width(day, today, words)
        day.setFixedWidth(width)
        self._indent = width + row.row.spacing()
        who = QWidget()
        who.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(_names(line, page_name, words))
        column.addWidget(Text(what))
        row.row.add(who, 1)
        row.clicked.connect(self._open)
        return row

    def _make_actions(self, line: DueLine, words: Words) -> QWidget:
        """What may be done at once; a review of needs is done in the details."""
        if line.promise_id is not None:
            took = DidItTake(line.what, words)
            took.answered.connect(self._answer)
            self.first_action = took.buttons["yes"]
            took.add(self._make_later(line, words))
            return took
        actions = _Actions()
        if line.kind == "needs_review":
            self.first_action = self._make_later(line, words)
            actions.add(self.first_action)
            return actions
        self.first_action = self._make_first(line, words)
        actions.add(self.first_action)
        actions.add(self._make_later(line, words))
        return actions

    def _make_first(self, line: DueLine, words: Words) -> Button:
        """What one does most likely: note a contact, or look at what is asked about."""
        if line.kind == "page_day":
            done = done_button(line, words)
            done.clicked.connect(partial(self.looked.emit, line))
            return done
        if line.kind == "money":
            does, named = N_("Look at the money"), N_("Look at the money of {name}")
        else:
            does, named = N_("Note a contact"), N_("Note a contact with {name}")
        button = Button(words.text(does))
        button.setAccessibleName(words.text(named, name=line.person_name))
        button.clicked.connect(self._note)
        return button

    def _make_later(self, line: DueLine, words: Words) -> Button:
        self.later = later_button(line, words)
        self.later.clicked.connect(self._put_off)
        return self.later

    def _open(self) -> None:
        if self._line.person_id:
            self.person_wanted.emit(self._line.person_id)
        else:
            self._note()

    def _note(self) -> None:
        self.note_wanted.emit(self._line)

    def _put_off(self) -> None:
        self.later_wanted.emit(self._line)

    def _answer(self, answer: str) -> None:
        self.answered.emit(self._line, answer)


def done_button(line: DueLine, words: Words) -> Button:
    """Says that what a day came back for is done."""
    button = Button(words.text(N_("Done")))
    what = what_is_due(line, words)
    said = words.text(N_("Done. {name}: {what}"), name=line.person_name, what=what)
    button.setAccessibleName(said)
    return button


def later_button(line: DueLine, words: Words, *, what: str = "") -> Button:
    """Puts off what is due; `what` where it is called otherwise here. It is found again by it."""
    button = Button(words.text(N_("Later…")))
    button.setProperty(LATER_OF, due_key(line))
    what = what or what_is_due(line, words)
    said = words.text(N_("Later… {name}: {what}"), name=line.person_name, what=what)
    button.setAccessibleName(said)
    return button


def unfinished_row(line: PageLine, words: Words, now: datetime) -> RowButton:
    """A page that is not finished: whose, which, how far, when typed last."""
    done, asked = line.completeness.table_answered, line.completeness.table_asked
    full = words.text(N_("{done} of {all} boxes"), done=done, all=asked)
    typed = ago(line.last_typed, now, words)
    row = RowButton(
        words.text(
            N_("{name}, {page}, {full}, last typed {when}"),
            name=line.person_name,
            page=line.page_name,
            full=full,
            when=typed,
        )
    )
    row.add_label(Text(line.person_name, kind="strong"), 5)
    row.add_label(Text(line.page_name), 5)
    row.add_label(Text(full), 4)
    row.add_label(Text(typed), 4)
    return row


def soon_row(line: DueLine, words: Words) -> RowButton:
    """Something within the fortnight: the day, and what with whom."""
    day = coming_day(line.due_on, words)
    is_contact = line.kind == "contact"
    what = words.text(N_("Next contact")) if is_contact else what_is_due(line, words)
    row = RowButton(
        words.text(N_("{when}, {name}: {what}"), when=day, name=_named(line, words), what=what)
    )
    row.add_label(Text(day, kind="strong"), 3)
    said = words.text(N_("{name} · {what}"), what=what, name=_named(line, words))
    row.add_label(Text(said), 8)
    return row


def column_headings(names: tuple[tuple[str, int], ...]) -> QWidget:
    """Headings over rows: each with the share of the width its column has."""
    holder = QWidget()
    fold = FoldRow()
    fold.setContentsMargins(8, 4, 8, 2)
    holder.setLayout(fold)
    for name, share in names:
        fold.add(Text(name, kind="column-heading"), share)
    return holder
