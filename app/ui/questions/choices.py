"""Questions answered by choosing: one of a few, several, yes or no, and a scale."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.forms.conditions import Json
from app.forms.questions import Choice, Option, Scale, SeveralChoices, YesNo
from app.language import N_
from app.ui.pieces import Button, Flow, RadioChoice, TickBox
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget

YES_NO: tuple[Option, ...] = (
    Option("yes", N_("Yes")),
    Option("no", N_("No")),
    Option("not_asked", N_("Not asked")),
)


class OneOf(QWidget):
    """Radio buttons of which one or none is chosen; what was chosen can be cleared."""

    chosen = Signal(object)

    def __init__(
        self, options: tuple[tuple[Json, str], ...], *, clear: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = Flow()
        self.setLayout(self._flow)
        self._group = QButtonGroup(self)
        self.buttons: dict[Json, RadioChoice] = {}
        for value, label in options:
            button = RadioChoice(label)
            self.buttons[value] = button
            self._group.addButton(button)
            self._flow.addWidget(button)
        self.clear = Button(clear)
        self.clear.setProperty("kind", "link")
        self.clear.hide()
        self._flow.addWidget(self.clear)
        self._group.buttonClicked.connect(self._say)
        self.clear.clicked.connect(self._clear)

    def value(self) -> Json:
        """What is chosen, or None."""
        return next((v for v, b in self.buttons.items() if b.isChecked()), None)

    def show_value(self, value: Json) -> None:
        """Choose this, or nothing where it is unknown; says nothing."""
        self._group.setExclusive(False)
        for known, button in self.buttons.items():
            button.setChecked(known == value and value is not None)
        self._group.setExclusive(True)
        self.clear.setVisible(self.value() is not None and self.isEnabled())

    def _say(self) -> None:
        self.clear.setVisible(True)
        self.chosen.emit(self.value())

    def _clear(self) -> None:
        first = next(iter(self.buttons.values()))
        first.setFocus()
        self.show_value(None)
        self.chosen.emit(None)


class _OneOfBox(QuestionWidget):
    """What a choice, a yes or no and a scale have in common."""

    def __init__(
        self,
        question: Choice | YesNo | Scale,
        asking: Asking,
        options: tuple[tuple[Json, str], ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.choice = OneOf(options, clear=asking.words.text(N_("Clear")), parent=self)
        self.choice.setAccessibleName(self.named)
        for button in self.choice.buttons.values():
            self.watch(button, name=f"{self.named}: {button.text()}")
        self.watch(
            self.choice.clear,
            name=asking.words.text(N_("Clear the answer: {question}"), question=self.named),
        )
        self.choice.chosen.connect(self.say)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Choose what is stored; nothing where there is no answer."""
        self.choice.show_value(value)


class ChoiceBox(_OneOfBox):
    """One of a few."""

    def __init__(self, question: Choice, asking: Asking, *, parent: QWidget | None = None) -> None:
        options = tuple(
            (o.key, asking.words.text(o.label, name=asking.called)) for o in question.options
        )
        super().__init__(question, asking, options, parent=parent)
        self.put(self.choice)


class YesNoBox(_OneOfBox):
    """Yes, no, or not asked."""

    def __init__(self, question: YesNo, asking: Asking, *, parent: QWidget | None = None) -> None:
        options = tuple((o.key, asking.words.text(o.label)) for o in YES_NO)
        super().__init__(question, asking, options, parent=parent)
        self.put(self.choice)


class ScaleBox(_OneOfBox):
    """A number between two ends that are named."""

    def __init__(self, question: Scale, asking: Asking, *, parent: QWidget | None = None) -> None:
        numbers = range(question.lowest, question.highest + 1)
        super().__init__(question, asking, tuple((n, str(n)) for n in numbers), parent=parent)
        ends = (
            (question.lowest, question.lowest_label),
            (question.highest, question.highest_label),
        )
        for number, label in ends:
            button = self.choice.buttons[number]
            worded = asking.words.text(label)
            button.setText(asking.words.text(N_("{number}, {end}"), number=number, end=worded))
            button.setAccessibleName(f"{self.named}: {button.text()}")
        self.put(self.choice)


class SeveralBox(QuestionWidget):
    """Any of a few, ticked."""

    def __init__(
        self, question: SeveralChoices, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.ticks: dict[str, TickBox] = {}
        self._unknown: list[Json] = []
        holder = QWidget(self)
        flow = Flow()
        holder.setLayout(flow)
        for option in question.options:
            tick = TickBox(asking.words.text(option.label, name=asking.called))
            self.ticks[option.key] = tick
            self.watch(tick, name=f"{self.named}: {tick.text()}")
            tick.clicked.connect(self._say)
            flow.addWidget(tick)
        self.put(holder)

    def _say(self) -> None:
        ticked: list[Json] = [key for key, tick in self.ticks.items() if tick.isChecked()]
        self.say([*ticked, *self._unknown])

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Tick what is stored; an option the page no longer has is kept in the value."""
        chosen = value if isinstance(value, list) else []
        self._unknown = [v for v in chosen if not (isinstance(v, str) and v in self.ticks)]
        for key, tick in self.ticks.items():
            tick.setChecked(key in chosen)
