"""Before a page is finished: what is missing, what cannot be printed, what will be sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.casework.views import ProblemLine
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import Flow, in_a_row
from app.ui.pieces import (
    Card,
    Hint,
    Text,
    TickBox,
    link_button,
    primary_button,
    quiet_button,
)

_SIGNS_NAMED = 12


class FinishPanel(Card):
    """The list at the top of the page. Each line of it leads to its question."""

    question_wanted = Signal(str, str)
    """A question's key, and the promise of it that is meant; empty for none."""
    finish_wanted = Signal(bool)
    """With True the page is also sent to the council."""
    dismissed = Signal()

    def __init__(
        self,
        words: Words,
        *,
        problems: tuple[ProblemLine, ...],
        waiting: str,
        missing_signs: tuple[str, ...],
        destination: str,
        sends_by_default: bool,
        can_send: bool = True,
    ) -> None:
        """Without `can_send` it is a page that stays with the worker."""
        super().__init__(words.text(N_("Before you finish")))
        self._words = words
        self.links: list[QAbstractButton] = []
        self._blocks = any(problem.blocks for problem in problems)
        self._add_problems(problems)
        self.waiting = Hint(waiting)
        self.body.addWidget(self.waiting)  # first: what is shown without a parent is a window
        self.waiting.setVisible(bool(waiting))
        if missing_signs:
            self._add_signs(missing_signs)
        self.send = TickBox(words.text(N_("Send to the council")))
        self.send.setChecked(sends_by_default and can_send)
        self.body.addWidget(self.send)
        self.send.setVisible(can_send)
        stays = N_("Nothing of this page goes to the council or to the person: it names nobody.")
        goes = self._what_goes(destination) if can_send else Hint(words.text(stays))
        self.body.addWidget(goes)
        self._add_buttons(bool(problems))

    def _add_problems(self, problems: tuple[ProblemLine, ...]) -> None:
        """A sentence, then a line for each thing that leads to its question."""
        words = self._words
        if not problems:
            said = words.text(N_("It can be finished as it is."))
        elif self._blocks:
            said = words.text(N_("Some of this is needed before it can be finished:"))
        else:
            said = words.text(N_("You may go on without any of this. Each line leads there:"))
        self.summary = Text(said)
        self.body.addWidget(self.summary)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for problem in problems:
            text = problem.text
            if problem.blocks:
                text = words.text(N_("{problem} (needed)"), problem=text)
            link = link_button(text)
            link.clicked.connect(partial(self.question_wanted.emit, problem.key, problem.row_id))
            row = in_a_row(link)
            column.addWidget(row)
            self.links.append(link)
        self.body.addWidget(holder)

    def _add_signs(self, missing: tuple[str, ...]) -> None:
        words = self._words
        shown = "  ".join(missing[:_SIGNS_NAMED])
        self.signs = Text(
            words.text(
                N_("These signs cannot be printed and will print as words: {signs}"), signs=shown
            )
        )
        self.body.addWidget(self.signs)

    def _what_goes(self, destination: str) -> Hint:
        """Name what is sent and where, before it is."""
        words = self._words
        if destination:
            return Hint(
                words.text(
                    N_(
                        "Goes: the person's copy and the council's copy of this page, to "
                        "{destination}, when it can be reached."
                    ),
                    destination=destination,
                )
            )
        return Hint(
            words.text(
                N_(
                    "Goes: the person's copy and the council's copy of this page. They wait in "
                    "the Outbox until the council's folder is chosen, there or in Settings."
                )
            )
        )

    def _add_buttons(self, has_problems: bool) -> None:
        words = self._words
        text = N_("Finish anyway") if has_problems else N_("Finish this page")
        self.finish = primary_button(words.text(text))
        self.finish.clicked.connect(lambda: self.finish_wanted.emit(self.send.isChecked()))
        self.back = quiet_button(words.text(N_("Keep writing")))
        self.back.clicked.connect(self.dismissed)
        self.body.addWidget(in_a_row(self.finish, self.back))
        self.finish.setVisible(not self._blocks)

    def take_focus(self) -> None:
        """Go to the first thing to look at, and have the summary read out."""
        announce(self, self.summary.text(), at_once=True)
        first = self.links[0] if self.links else (self.back if self._blocks else self.finish)
        first.setFocus()


class FinishedCard(Card):
    """What stands above a finished page: who finished it when, and what can still be done."""

    print_wanted = Signal()
    amend_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self, words: Words, *, said: str, can_amend: bool, has_person_paper: bool = True
    ) -> None:
        super().__init__(words.text(N_("This page is finished")))
        self.body.addWidget(Text(said))
        self.can_amend = can_amend
        self.sent = Text(kind="soft")
        self.body.addWidget(self.sent)
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        prints = N_("Print the person's copy") if has_person_paper else N_("Print")
        self.print = primary_button(words.text(prints), "printer")
        self.amend = quiet_button(words.text(N_("Amend")), "pencil")
        self.undo = quiet_button(words.text(N_("Undo finish")), "undo-2")
        for button, signal, is_offered in (
            (self.print, self.print_wanted, True),
            (self.amend, self.amend_wanted, can_amend),
            (self.undo, self.undo_wanted, can_amend),
        ):
            button.clicked.connect(signal.emit)
            flow.addWidget(button)
            button.setVisible(is_offered)
        self.body.addWidget(holder)

    def show_sent(self, said: str, *, is_there: bool) -> None:
        """Say what became of it; once it is with the council the finish cannot be undone."""
        self.sent.setText(said)
        self.undo.setVisible(self.can_amend and not is_there)
