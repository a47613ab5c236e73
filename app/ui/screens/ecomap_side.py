"""What stands beside the map: questions to ask, and what the picture says in plain lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.map_words import Said
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.held import put_away
from app.ui.layouts import Flow, FoldRow
from app.ui.pieces import Card, Hint, Line, Text, quiet_button
from app.ui.screens.wording import breakable

PROMPTS: Final = (
    N_("Who lives with you?"),
    N_("Who would you ring at three in the morning?"),
    N_("Who makes you laugh?"),
    N_("Who do you help?"),
    N_("Who have you lost touch with, and miss?"),
    N_("Where do you go each week, and who is there?"),
    N_("Do you have any animals?"),
)


class PromptsCard(Card):
    """One question at a time, in the person's language; any may be passed over."""

    def __init__(self, words: Words, theirs: Words) -> None:
        """`theirs` are in the language of the person's paper."""
        super().__init__(words.text(N_("To ask")))
        self._words, self._theirs = words, theirs
        self._at = 0
        self.asks = Text(kind="strong")
        self.so_far = Text(kind="hint")
        self.before = quiet_button(words.text(N_("Before")))
        self.next = quiet_button(words.text(N_("Next")))
        self.before.setAccessibleName(words.text(N_("Before: the question before")))
        self.next.setAccessibleName(words.text(N_("Next: the next question")))
        self.before.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        buttons = QWidget()
        flow = Flow(spacing=8)
        buttons.setLayout(flow)
        flow.addWidget(self.before)
        flow.addWidget(self.next)
        for widget in (self.asks, self.so_far, buttons):
            self.body.addWidget(widget)
        self._show()

    def go(self, step: int) -> None:
        """To the next question or the one before; round and round."""
        self._at = (self._at + step) % len(PROMPTS)
        self._show()
        announce(self, self.asks.text())

    def _show(self) -> None:
        self.asks.setText(self._theirs.text(PROMPTS[self._at]))
        self.so_far.setText(
            self._words.text(
                N_("{number} of {total}. Pass over any."), number=self._at + 1, total=len(PROMPTS)
            )
        )


class SaysCard(Card):
    """What the picture says: short lines, each with its count."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("What the picture says")))
        self.said: tuple[Said, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def show_said(self, said: tuple[Said, ...]) -> None:
        """Show these lines."""
        if said == self.said:
            return
        before, self.said = self.said, said
        for number, line in enumerate(said):
            if number >= len(before):
                self._put(number, line)
            elif line != before[number]:
                self._take(number)
                self._put(number, line)
        for number in range(len(before) - 1, len(said) - 1, -1):
            self._take(number)
        self.setVisible(bool(said))

    def _put(self, number: int, line: Said) -> None:
        """A line below a rule, save for the first; the others stay as they are."""
        holder = _row(line, has_rule=number > 0)
        self._lines.insertWidget(number, holder)

    def _take(self, number: int) -> None:
        item = self._lines.takeAt(number)
        widget = item.widget() if item is not None else None
        put_away(widget)


def _row(line: Said, *, has_rule: bool) -> QWidget:
    """What it is about, the figure in bold, and the words; a rule above where it is not first."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    if has_rule:
        column.addWidget(Line())
        column.addSpacing(4)
    head = QWidget()
    row = FoldRow(spacing=12)
    head.setLayout(row)
    row.add(Text(breakable(line.name)), 1)
    if line.figure:
        row.add(Text(line.figure, kind="strong", wrap=False))
    column.addWidget(head)
    if line.text:
        column.addWidget(Hint(breakable(line.text)))
    return holder
