"""The screen turned round: large and plain, only what the person may read and write in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PageView
from app.forms.conditions import Answers
from app.forms.page import Page
from app.forms.questions import PromisesAsked
from app.language import N_, Words
from app.ui.cover import ask_short_code
from app.ui.layouts import FoldRow
from app.ui.pieces import ScrollColumn, Text
from app.ui.questions.asking import Asking
from app.ui.questions.base import OneLine, QuestionWidget
from app.ui.questions.factory import widget_for
from app.ui.screens.turned_window import TurnedWindow

if TYPE_CHECKING:
    from app.ui.desk import Desk

WIDEST = 1240


class TurnedScreen(TurnedWindow):
    """A page turned round. The person reads and may type; the short code leads back."""

    edited = Signal(str, object)
    left = Signal(str)

    def __init__(
        self,
        desk: Desk,
        page: Page,
        asking: Asking,
        words: Words,
        *,
        parent: QWidget | None = None,
        ask_code: Callable[[QWidget, Desk], bool] = ask_short_code,
    ) -> None:
        """`words` are in the language of the person's paper, whatever the worker's screen is in."""
        super().__init__(desk, parent=parent, ask_code=ask_code)
        self.asking = replace(asking, me=True, members=(), words=words)
        self.widgets: dict[str, QuestionWidget] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margin=60, width=WIDEST)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(scroll)
        self._body = scroll.body
        self._body.setContentsMargins(60, 48, 60, 48)
        self._body.setSpacing(28)
        self._make_heading()
        for question in page.questions():
            if not question.turned:
                continue
            if isinstance(question, PromisesAsked):
                self._make_promises(words.text(question.me or question.ask))
            else:
                widget = widget_for(question, self.asking, now=desk.clock.now)
                widget.edited.connect(partial(self.edited.emit, question.key))
                widget.left.connect(partial(self.left.emit, question.key))
                self.widgets[question.key] = widget
                self._body.addWidget(widget)
        self._body.addStretch(1)

    def _make_heading(self) -> None:
        """The question to the person, and the way back."""
        words = self.asking.words
        holder = QWidget()
        row = FoldRow(spacing=18)
        holder.setLayout(row)
        self.heading = Text(
            words.text(N_("{name}, have we got this right?"), name=self.asking.called),
            kind="turned-heading",
        )
        self.back = self.make_back(self.asking.worker)
        row.add(self.heading, 1)
        row.add(self.back)
        self._body.addWidget(holder)

    def _make_promises(self, title: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(OneLine(title, kind="turned-label"))
        self._promises = QVBoxLayout()
        self._promises.setSpacing(12)
        column.addLayout(self._promises)
        self._body.addWidget(holder)

    def show_answers(self, answers: Answers) -> None:
        """Show what is written so far, and begin in the first box."""
        for key, widget in self.widgets.items():
            widget.show_value(answers.get(key))
        first = next(iter(self.widgets.values()), None)
        if first is not None:
            first.first_box().setFocus()

    def show_promises(self, view: PageView) -> None:
        """Show the promises as the person's own paper words them: nobody told of in confidence."""
        words = self.asking.words
        for promise in view.promises:
            holder = QWidget()
            row = FoldRow(spacing=18)
            holder.setLayout(row)
            who = promise.who
            if promise.to_be_asked and who:
                who = words.text(N_("{who}, to be asked"), who=who)
            rest = " · ".join(part for part in (who, promise.by_when) if part)
            row.add(Text(promise.what, kind="turned"), 3)
            row.add(Text(rest, kind="turned"), 2)
            self._promises.addWidget(holder)
