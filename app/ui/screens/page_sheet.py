"""The sheet: every question of a page in its place, and the Afterwards strip that opens there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.casework.views import MemberView, PromiseView
from app.forms.conditions import Json
from app.forms.page import Page
from app.forms.questions import Column, Part, Question
from app.language import N_
from app.ui.held import clear_layout
from app.ui.pieces import Button, Columns, Hint, Line, Text
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget
from app.ui.questions.factory import widget_for
from app.ui.questions.promises import PromisesTable
from app.ui.questions.signature import SignatureBox

_WAITING_NAMED = 4
_PAIR_LETTERS = 53
"""How many letters wide the sheet is at least with two questions beside each other."""


def rows_of(questions: tuple[Question, ...]) -> Iterator[tuple[Question, ...]]:
    """Questions in rows: one that stands left with one that stands right, all others alone."""
    waiting: Question | None = None
    for question in questions:
        if waiting is not None:
            if question.column is Column.RIGHT:
                yield waiting, question
                waiting = None
                continue
            yield (waiting,)
            waiting = None
        if question.column is Column.LEFT:
            waiting = question
        else:
            yield (question,)
    if waiting is not None:
        yield (waiting,)


class _Pair(Columns):
    """Two questions beside each other, their boxes level however their names wrap."""

    def __init__(self, first: QuestionWidget, second: QuestionWidget) -> None:
        # By letters, not by pixels: in half of a narrow sheet large ones have three words a line.
        letter = QFontMetrics(QApplication.font()).averageCharWidth()
        super().__init__(fold=_PAIR_LETTERS * letter, shares=(1, 1))
        self._both = (first, second)
        self.left.addWidget(first)
        self.right.addWidget(second)
        for question in self._both:
            question.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A question has another width: its name may wrap otherwise; or it is asked no more."""
        if event.type() == QEvent.Type.Resize:
            self._level()
        elif event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            # The one that is left has the width of both.
            for question in self._both:
                column = question.parentWidget()
                if column is not None:
                    column.setVisible(not question.isHidden())
        return False

    def _level(self) -> None:
        """Level the headings where both stand on one line; each as it is where they fold."""
        tops = {question.mapTo(self, QPoint()).y() for question in self._both}
        is_beside = len(tops) == 1
        height = max(question.heading_needs() for question in self._both) if is_beside else 0
        for question in self._both:
            question.keep_heading_at(height)


class Sheet(QFrame):
    """The page on screen. Children signal up by the question's key; parents call down."""

    edited = Signal(str, object)
    left = Signal(str)
    entered = Signal(str)
    wished = Signal(str, object)
    rearranged = Signal()
    """Boxes came, went or changed places: the order of Tab has to follow."""
    strip_made = Signal()
    """The Afterwards strip was opened for the first time: its answers are to be shown."""

    def __init__(self, page: Page, asking: Asking, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.page = page
        self._asking = asking
        self._now = now
        self.widgets: dict[str, QuestionWidget] = {}
        self._rows: list[tuple[QWidget, tuple[str, ...]]] = []
        self._visible: frozenset[str] = frozenset()
        self._problems: dict[str, str] = {}
        self._is_read_only = False
        self._is_by_phone = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 22, 26, 28)
        self._column.setSpacing(14)
        self._make_heading()
        for section in page.sections:
            self._add_questions(
                self._column, tuple(q for q in section.questions if q.part is Part.TABLE)
            )
        self.retired = QVBoxLayout()
        self._column.addLayout(self.retired)
        self._make_strip()
        self._column.addStretch(1)

    def _make_heading(self) -> None:
        words = self._asking.words
        columns = Columns(fold=420, shares=(3, 2))
        self.title = Text(words.text(self.page.title), kind="sheet-heading")
        columns.left.addWidget(self.title)
        self.meta = Hint()
        columns.right.addWidget(self.meta)
        self._column.addWidget(columns)
        rule = Line("rule")
        rule.setProperty("accent", self.page.accent)
        self._column.addWidget(rule)

    def _make_strip(self) -> None:
        """The strip is folded at first; its button says what can wait."""
        self.strip = Button("", kind="plain-left", icon="chevron-right")
        self.strip.setProperty("strip", "true")
        self.strip.setCheckable(True)
        self.strip.toggled.connect(self.show_afterwards)
        self._column.addWidget(self.strip)
        self.afterwards = QWidget()
        self._strip = QVBoxLayout(self.afterwards)
        self._strip.setContentsMargins(0, 0, 0, 0)
        self._strip.setSpacing(18)
        self.afterwards.hide()
        self._column.addWidget(self.afterwards)

    def _make_afterwards(self) -> None:
        """Make what lies in the strip, once: a folded strip need not hold the page up."""
        if self._strip.count():
            return
        for section in self.page.sections:
            self._add_questions(
                self._strip, tuple(q for q in section.questions if q.part is Part.AFTERWARDS)
            )
        self.show_visible(self._visible)
        self.show_problems(self._problems)
        for key, widget in self.widgets.items():
            if self._is_afterwards(key):
                widget.set_read_only(self._is_read_only)
        self.strip_made.emit()

    def _is_afterwards(self, key: str) -> bool:
        question = self.page.question(key)
        return question is not None and question.part is Part.AFTERWARDS

    def _add_questions(self, column: QVBoxLayout, questions: tuple[Question, ...]) -> None:
        for row in rows_of(questions):
            made = tuple(self._make(question) for question in row)
            holder: QWidget = made[0]
            if len(made) == 2:
                holder = _Pair(made[0], made[1])
            column.addWidget(holder)
            self._rows.append((holder, tuple(q.key for q in row)))

    def _make(self, question: Question) -> QuestionWidget:
        widget = widget_for(question, self._asking, now=self._now)
        key = question.key
        widget.edited.connect(partial(self.edited.emit, key))
        widget.left.connect(partial(self.left.emit, key))
        widget.entered.connect(partial(self.entered.emit, key))
        widget.wished.connect(partial(self.wished.emit, key))
        widget.rearranged.connect(self.rearranged)
        self.widgets[key] = widget
        return widget

    def show_afterwards(self, is_open: bool) -> None:
        """Open or fold the strip."""
        if is_open:
            self._make_afterwards()
        self.strip.setChecked(is_open)
        self.strip.show_icon("chevron-down" if is_open else "chevron-right")
        self.afterwards.setVisible(is_open)

    def show_waiting(self, waiting: tuple[str, ...]) -> str:
        """Say on the strip what can wait; the sentence is handed back for the side."""
        words = self._asking.words
        asked = (self.page.question(key) for key in waiting)
        names = [self._asking.ask(question) for question in asked if question is not None]
        if not names:
            said = words.text(N_("Everything afterwards is answered."))
        else:
            listed = ", ".join(names[:_WAITING_NAMED])
            if len(names) > _WAITING_NAMED:
                listed += "…"
            said = words.plural(
                N_("{count} thing can wait: {names}"),
                N_("{count} things can wait: {names}"),
                len(names),
                names=listed,
            )
        self.strip.setText(words.text(N_("Afterwards · {said}"), said=said))
        return said

    def show_visible(self, keys: frozenset[str]) -> None:
        """Show the questions the answers call for; nothing is made anew, so the caret stays."""
        self._visible = keys
        for key, widget in self.widgets.items():
            if widget.isHidden() == (key in keys):
                widget.setVisible(key in keys)
        for holder, row in self._rows:
            is_shown = any(key in keys for key in row)
            if holder.isHidden() == is_shown:
                holder.setVisible(is_shown)

    def show_answer(self, key: str, value: Json, whose: str, member_id: str) -> None:
        """Show one stored answer."""
        widget = self.widgets.get(key)
        if widget is not None:
            widget.show_value(value, whose, member_id)

    def show_members(self, members: tuple[MemberView, ...]) -> None:
        """Let every question that offers people know them."""
        self._asking = replace(self._asking, members=members)
        for widget in self.widgets.values():
            widget.take_members(members)

    def show_promises(self, promises: tuple[PromiseView, ...]) -> None:
        """Show the promises in their table."""
        table = self.promises()
        if table is not None:
            table.show_promises(promises)

    def promises(self) -> PromisesTable | None:
        """The table of promises, on a page that has one."""
        tables = (w for w in self.widgets.values() if isinstance(w, PromisesTable))
        return next(tables, None)

    def show_by_phone(self, is_by_phone: bool) -> None:
        """On the phone nothing is signed."""
        self._is_by_phone = is_by_phone
        for widget in self.widgets.values():
            if isinstance(widget, SignatureBox):
                widget.take_by_phone(is_by_phone)

    def show_retired(self, answers: tuple[tuple[str, str], ...]) -> None:
        """Show answers of questions the page no longer asks: kept, readable, not printed."""
        clear_layout(self.retired)
        for ask, said in answers:
            self.retired.addWidget(Text(ask, kind="label"))
            self.retired.addWidget(Text(said))

    def set_read_only(self, is_read_only: bool) -> None:
        """Show everything, let nothing be changed."""
        self._is_read_only = is_read_only
        for widget in self.widgets.values():
            widget.set_read_only(is_read_only)

    def go_to(self, key: str, row_id: str = "") -> None:
        """Put the focus on a question or one of its rows, opening the strip where it lies there."""
        if self._is_afterwards(key):
            self.show_afterwards(True)
        widget = self.widgets.get(key)
        if widget is None:
            return
        (widget.box_of(row_id) if row_id else widget.first_box()).setFocus()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside each question what Finish found; all others are cleared."""
        self._problems = problems
        for key, widget in self.widgets.items():
            widget.show_problem(problems.get(key, ""))
