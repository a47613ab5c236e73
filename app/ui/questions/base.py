"""What every question widget is: a heading, a way to show a value, and what it tells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import Column, Question
from app.ui.layouts import Flow
from app.ui.pieces import Text
from app.ui.questions.asking import Asking, Given

_LETTERS = 64
_LETTERS_HALF = 40
"""How long a hint may be for each line of the box it stands in."""


class OneLine(Text):
    """Words that stand on one line where there is room, and wrap only where there is none."""

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 4
        return QSize(
            width, super().sizeHint().height() if not self.text() else metrics.height() + 4
        )


class QuestionWidget(QWidget):
    """A question on a page.

    `edited` gives a `Given` each time somebody changes the answer, never when an answer is shown;
    `left` says the keyboard has gone elsewhere; `entered` that it has come; `wished` gives a `Wish`
    about rows the question does not own.
    """

    edited = Signal(object)
    left = Signal()
    entered = Signal()
    wished = Signal(object)
    rearranged = Signal()
    """Boxes came, went or changed places: the order of Tab has to follow."""

    def __init__(
        self, question: Question, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.asking = asking
        self.named = asking.ask(question)
        self._inputs: list[QWidget] = []
        self._plain_names: dict[QWidget, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10 if asking.me else 4)
        self._heading = self._make_heading()
        self._problem = Text(kind="trouble")
        self._problem.hide()
        self._column.addWidget(self._problem)

    def _make_heading(self) -> Flow:
        """The row of the question's name, its hint and room for a small control."""
        holder = QWidget(self)
        row = Flow(spacing=8)
        holder.setLayout(row)
        self.label = OneLine(self.named, kind="turned-label" if self.asking.me else "label")
        row.addWidget(self.label)
        self._hint = OneLine(self.asking.hint(self.question), kind="beside")
        self._hint.setContentsMargins(0, 3, 0, 0)  # on the line of the larger name beside it
        row.addWidget(self._hint)  # first: what is shown without a parent is a window
        self._hint.setVisible(bool(self._hint.text()))
        self._column.addWidget(holder)
        return row

    def heading_needs(self) -> int:
        """The height of the heading at the width there is, in pixels."""
        return self._heading.heightForWidth(self.width())

    def keep_heading_at(self, height: int) -> None:
        """Give the heading at least this height, so that boxes beside each other are level."""
        holder = self._heading.parentWidget()
        if holder is not None and holder.minimumHeight() != height:
            holder.setMinimumHeight(height)

    def show_heading(self, is_shown: bool) -> None:
        """Show the name above the boxes, or leave it to a head that stands over a whole column."""
        holder = self._heading.parentWidget()
        if holder is not None:
            holder.setVisible(is_shown)

    def hint_within(self, lines: int = 1) -> str:
        """Take the hint from beside the name, for showing it within an empty box of some lines.

        A longer one stays where it is, a quiet note: within the box it would be cut.
        """
        is_narrow = self.question.column is not Column.FULL
        letters = lines * (_LETTERS_HALF if is_narrow else _LETTERS)
        if len(self._hint.text()) > letters:
            return ""
        self._hint.hide()
        return self._hint.text()

    def put(self, widget: QWidget) -> None:
        """Place what is answered with below the heading, before any problem."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def put_beside_heading(self, widget: QWidget) -> None:
        """Place a small control at the end of the heading's row."""
        self._heading.addWidget(widget)

    def watch(self, box: QWidget, *, name: str = "") -> None:
        """Take a box as one of this question's: named for those who listen, its focus followed."""
        self._plain_names[box] = name or self.named
        box.setAccessibleName(name or self.named)
        if not name and self._hint.text():
            box.setAccessibleDescription(self._hint.text())
        box.installEventFilter(self)
        if not self._inputs:
            self.label.setBuddy(box)
        self._inputs.append(box)

    def first_box(self) -> QWidget:
        """Where one begins to answer.

        A method, not a focus proxy: Qt ties an order of Tab through one into a circle of its own.
        """
        return self._inputs[0] if self._inputs else self

    def box_of(self, row_id: str) -> QWidget:
        """Where one of its rows is answered; where it has none of that name, its first box."""
        return self.first_box()

    def name_within(self, whole: str) -> None:
        """Name its boxes as part of something, as often as that changes: `Monday: What`."""
        for box in self._inputs:
            box.setAccessibleName(f"{whole}: {self._plain_names[box]}")

    def unwatch(self, box: QWidget) -> None:
        """Let go of a box that is about to be taken away."""
        if box in self._inputs:
            self._inputs.remove(box)
            self._plain_names.pop(box, None)
            box.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the keyboard comes and goes; nothing is held back."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.focus_went(watched)
            self.left.emit()
        return super().eventFilter(watched, event)

    def focus_went(self, box: QObject) -> None:
        """Chance for a kind of question to tidy what was typed when its box is left."""

    def say(self, value: Json) -> None:
        """Tell that the answer is now this, where the question keeps no voice."""
        self.edited.emit(Given(value=value))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show a stored answer. Never emits `edited`."""
        raise NotImplementedError

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Know the person's network as it is now, where the question offers people."""

    def set_read_only(self, is_read_only: bool) -> None:
        """Show the answer without letting it be changed."""
        for box in self._inputs:
            box.setEnabled(not is_read_only)

    def show_problem(self, text: str) -> None:
        """Say beside the question what Finish found; empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if self._inputs:
            described = text or self._hint.text()
            self._inputs[0].setAccessibleDescription(described)

    def problem(self) -> str:
        """What is said to be the matter with the answer; empty while nothing is."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def caret(self) -> int:
        """Where the caret stands, for coming back to it; 0 where there is none."""
        return 0

    def put_caret(self, position: int) -> None:
        """Put the caret back where it was."""
