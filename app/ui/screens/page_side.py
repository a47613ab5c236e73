"""What helps beside the page: how full it is, openers, their people, and the parts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.language import N_, Words
from app.ui.pieces import Button, Card, Hint, Line, Text, quiet_button

_EIGHTHS = (
    N_("This page is empty"),
    N_("This page is nearly empty"),
    N_("This page is a quarter full"),
    N_("This page is over a quarter full"),
    N_("This page is half full"),
    N_("This page is over half full"),
    N_("This page is three quarters full"),
    N_("This page is nearly full"),
    N_("This page is full"),
)

_FULL = 0.97


def fullness_words(share: float, pages: int, words: Words) -> str:
    """How full the fuller paper is, in words."""
    if pages > 1:
        return words.plural(
            N_("This page runs on to {count} sheet"),
            N_("This page runs on to {count} sheets"),
            pages,
        )
    return words.text(_EIGHTHS[8 if share >= _FULL else min(7, max(0, round(share * 8)))])


class GaugeCard(Card):
    """How full the page is: words, and a bar that says the same."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("This page is empty")))
        self._words = words
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.text(N_("How full the page is")))
        self.note = Hint()
        self.waiting = Hint()
        for widget in (self.bar, self.note, self.waiting):
            self.body.addWidget(widget)

    def show_fullness(self, share: float, pages: int, large_print_pages: int = 0) -> None:
        """Show how full the fuller of the two papers is."""
        said = fullness_words(share, pages, self._words)
        if self.heading is not None and self.heading.text() != said:
            self.heading.setText(said)
            self.setAccessibleName(said)
        self.bar.setValue(min(100, round(share * 100)))
        note = (
            self._words.text(N_("It prints on one side of A4 as you see it."))
            if pages <= 1
            else self._words.text(N_("What does not fit goes on a continuation sheet."))
        )
        if large_print_pages:
            large = self._words.plural(
                N_("In large print it takes {count} sheet."),
                N_("In large print it takes {count} sheets."),
                large_print_pages,
            )
            note = f"{note} {large}"
        if self.note.text() != note:
            self.note.setText(note)

    def show_waiting(self, said: str) -> None:
        """Say what can wait until afterwards."""
        self.waiting.setText(self._words.text(N_("Afterwards · {said}"), said=said))


class OpenersCard(Card):
    """Things one may ask when the talk slows."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("If the talk slows")))
        self._shown: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._is_offered = True

    def offer(self, is_offered: bool) -> None:
        """Stand beside a draft; beside a finished page there is nothing more to ask."""
        self._is_offered = is_offered
        self.setVisible(is_offered and bool(self._shown))

    def show_openers(self, openers: tuple[str, ...]) -> None:
        """Show these questions."""
        if openers == self._shown:
            return
        self._shown = openers
        for row in self._rows:
            self.body.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for place, opener in enumerate(openers):
            if place:
                self._rows.append(Line())
                self.body.addWidget(self._rows[-1])
            self._rows.append(Text(opener))
            self.body.addWidget(self._rows[-1])
        self.setVisible(self._is_offered and bool(openers))


class PeopleCard(Card):
    """The person's people, counted."""

    map_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("Their people")))
        self.sentence = Text(kind="soft")
        self.body.addWidget(self.sentence)
        self.draw = quiet_button(words.text(N_("Draw their people")))
        self.draw.clicked.connect(self.map_wanted.emit)
        self.body.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sentence(self, sentence: str) -> None:
        """Show the count in words."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class PartsCard(Card):
    """The parts of the page, each a way to jump there."""

    part_wanted = Signal(str)

    def __init__(self, words: Words, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(words.text(N_("Parts of this page")))
        self.body.setSpacing(0)
        self.buttons: dict[str, Button] = {}
        for number, (key, title) in enumerate(parts, start=1):
            button = Button(words.text(N_("{number}. {title}"), number=number, title=title))
            button.setProperty("kind", "plain-left")
            if number <= 9:
                said = words.text(N_("{title} (Ctrl+{number})"), title=title, number=number)
                button.setToolTip(said)
                button.setAccessibleDescription(
                    words.text(N_("Ctrl+{number} jumps there"), number=number)
                )
            button.clicked.connect(partial(self.part_wanted.emit, key))
            self.buttons[key] = button
            self.body.addWidget(button)


class PageSide(QWidget):
    """The cards beside (or, where it is narrow, below) the sheet."""

    part_wanted = Signal(str)

    def __init__(self, words: Words, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.gauge = GaugeCard(words)
        self.openers = OpenersCard(words)
        self.people = PeopleCard(words)
        self.parts = PartsCard(words, parts)
        self.parts.part_wanted.connect(self.part_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.gauge, self.openers, self.people, self.parts):
            column.addWidget(card)
        column.addStretch(1)
        self._column = column

    def add_after_people(self, card: QWidget) -> None:
        """A further card, before the parts of the page."""
        self._column.insertWidget(self._column.indexOf(self.parts), card)

    def add_last_time(self, card: QWidget) -> None:
        """What they said the last time, below the gauge."""
        self._column.insertWidget(1, card)
