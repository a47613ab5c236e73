"""The screen turned round: large and plain, only what the person may read and write in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PagePromise, PageView
from app.forms.conditions import Answers
from app.forms.page import Page
from app.forms.questions import PromisesAsked
from app.language import N_, Words
from app.ui.cover import ask_short_code
from app.ui.guarding import guarding
from app.ui.layouts import FoldRow
from app.ui.pieces import ScrollColumn, Text, quiet_button
from app.ui.questions.asking import Asking
from app.ui.questions.base import OneLine, QuestionWidget
from app.ui.questions.factory import widget_for
from app.ui.window import exclude_from_capture

if TYPE_CHECKING:
    from app.ui.desk import Desk

WIDEST = 1240


class TurnedScreen(QWidget):
    """A window over everything. The person reads and may type; the short code leads back."""

    edited = Signal(str, object)
    left = Signal(str)
    turned_back = Signal()
    cover_wanted = Signal()

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
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Kitchen Table")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._ask_code = ask_code
        self._may_close = False
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
        words, mine = self.asking.words, self._desk.words  # the way back is for the worker
        holder = QWidget()
        row = FoldRow(spacing=18)
        holder.setLayout(row)
        self.heading = Text(
            words.text(N_("{name}, have we got this right?"), name=self.asking.called),
            kind="turned-heading",
        )
        worker = self.asking.worker
        called = (worker.name.split() or [""])[0] if worker else ""
        self.back = quiet_button(
            mine.text(N_("Back to {worker}"), worker=called)
            if called
            else mine.text(N_("Back to the worker"))
        )
        self.back.clicked.connect(self.turn_back)
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
            if view.is_plan:
                self._show_plan(promise)

    def _show_plan(self, promise: PagePromise) -> None:
        """Below a line of an emergency plan: what if it fails, and whom to ring."""
        words = self.asking.words
        is_told = not promise.who_council  # of somebody told of in confidence no number is shown
        for text, said in (
            (N_("If it fails: {what}"), promise.if_it_fails),
            (N_("Ring: {who}"), promise.phone if is_told else ""),
        ):
            if said.strip():
                worded = words.text(text, what=said, who=said)
                self._promises.addWidget(Text(worded, kind="turned"))

    def fill_screen(self) -> None:
        """Show it over the whole display, also where no window manager does that for us."""
        owner = self.parentWidget()
        screen = self.screen() if owner is None else owner.window().screen()
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.setGeometry(screen.geometry())
        rules = guarding(self._desk.policy, self._desk.settings)
        exclude_from_capture(self, is_excluded=rules.is_kept_out)
        self.activateWindow()

    def turn_back(self) -> None:
        """Ask for the short code; with it the worker's screen comes back."""
        if self._ask_code(self, self._desk):
            self.let_go()

    def let_go(self) -> None:
        """Close without asking: the code was given, or the screen is covered."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Closing the window is going back: it asks for the code as well."""
        if not self._may_close:
            event.ignore()
            self.turn_back()
            return
        super().closeEvent(event)
        self.turned_back.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape is a wish to go back; F9 covers and Ctrl+L locks, here as everywhere."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.turn_back()
        elif event.key() == Qt.Key.Key_F9:
            self.cover_wanted.emit()
        elif event.key() == Qt.Key.Key_L and is_control:
            self._desk.lock()
        else:
            super().keyPressEvent(event)
