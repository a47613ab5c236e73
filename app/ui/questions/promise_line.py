"""One promise of the table: what, who, by when, agreed, and its details."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from app.casework.views import PromiseView
from app.forms.conditions import Json
from app.language import N_
from app.ui.pieces import Button
from app.ui.questions.asking import Asking
from app.ui.questions.dates import DateInput
from app.ui.questions.pick import PickButton, Value
from app.ui.questions.promise_details import PromiseDetails
from app.ui.questions.promise_plan import PlanFields
from app.ui.questions.text import text_of, write
from app.ui.questions.what_box import WhatBox
from app.ui.questions.who import Who, WhoBox

AGREED: Final[tuple[tuple[bool | None, str, str], ...]] = (
    (True, N_("Yes"), "yes"),
    (None, N_("To be asked"), "to_be_asked"),
    (False, N_("No"), "no"),
)


class AgreedButton(PickButton):
    """Whether they agreed: yes, to be asked, or no."""

    def __init__(self, asking: Asking, *, parent: QWidget | None = None) -> None:
        options = tuple((agreed, asking.words.text(label)) for agreed, label, _ in AGREED)
        super().__init__(asking.words, options, parent=parent)
        self.setProperty("kind", "agreed")
        self.show_icon("")
        self.show_value(None)

    def sizeHint(self) -> QSize:
        """As wide as the longest answer: the columns stay where they are whatever was said."""
        return super().sizeHint() + QSize(self._spare(), 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word of all answers."""
        return super().minimumSizeHint() + QSize(self._spare(by_word=True), 0)

    def _spare(self, *, by_word: bool = False) -> int:
        """How much narrower the answer shown is than the widest."""
        width = self.fontMetrics().horizontalAdvance

        def wide(label: str) -> int:
            return max(width(part) for part in (label.split() if by_word else [label]))

        return max(wide(label) for label in self._labels.values()) - wide(self.text())

    def show_value(self, value: Value) -> None:
        """Show what they said, and colour it; the word says it without the colour."""
        super().show_value(value)
        look = next(look for agreed, _, look in AGREED if agreed is value)
        if self.property("agreed") != look:
            self.setProperty("agreed", look)
            self.style().unpolish(self)
            self.style().polish(self)


class PromiseLine(QWidget):
    """The boxes of one promise; `line` is its id, or one of its own until there is a promise."""

    changed = Signal(object)
    """A tuple of (field, value) pairs."""
    moved = Signal(int)
    removed = Signal()
    gone_on = Signal()
    """Enter was pressed in the last box one writes in."""

    def __init__(
        self, line: str, asking: Asking, *, is_plan: bool = False, parent: QWidget | None = None
    ) -> None:
        """In an emergency plan it also says what if it fails, and whom to ring."""
        super().__init__(parent)
        self.line = line
        self._asking = asking
        self.number = 0
        words = asking.words
        self.what = WhatBox(lines=1, parent=parent)
        self.who = WhoBox(asking, parent=parent)
        self.who.ensurePolished()
        self.who.setMinimumWidth(self.who.fontMetrics().averageCharWidth() * 8 + 20)
        self.by = DateInput(
            words, name="", today=asking.today, is_part_allowed=True, is_short=True, parent=parent
        )
        self.by.button.hide()
        self.agreed = AgreedButton(asking, parent=parent)
        self.more = Button("", kind="icon", icon="ellipsis")
        self.more.setCheckable(True)
        self.details = PromiseDetails(asking, parent=parent)
        self.details.hide()
        self.plan = PlanFields(asking, parent=parent) if is_plan else None
        self._join()
        self.hide()  # the line itself is only the owner of its boxes

    def _join(self) -> None:
        """Each box tells what is typed in it; Enter leads from one to the next."""
        self.what.textChanged.connect(self._what_typed)
        self.what.done.connect(self.who.setFocus)
        self.who.named.connect(self._who_named)
        self.who.returnPressed.connect(self.by.box.setFocus)
        self.by.edited.connect(partial(self._field_said, "by_when"))
        self.agreed.picked.connect(partial(self._field_said, "agreed"))
        self.more.toggled.connect(self.details.setVisible)
        self.details.changed.connect(self._field_said)
        if self.plan is not None:
            self.plan.changed.connect(self._field_said)
            self.by.box.returnPressed.connect(self.plan.fails.setFocus)
            self.plan.phone.done.connect(self.gone_on)
        else:
            self.by.box.returnPressed.connect(self.gone_on)
        self.details.moved.connect(self.moved)
        self.details.removed.connect(self.removed)

    def boxes(self) -> tuple[QWidget, ...]:
        """What one can focus, in reading order."""
        of_plan = self.plan.boxes() if self.plan is not None else ()
        first = (self.what, self.who, self.by.box, self.agreed, self.more)
        return (*first, *of_plan, *self.details.boxes())

    def first_empty(self) -> QWidget:
        """Where the promise still wants somebody or a day; else what it is."""
        if not self.who.text().strip():
            return self.who
        return self.what if self.by.value() else self.by.box

    def widgets(self) -> tuple[QWidget, ...]:
        """The five cells of the row, then what stands below."""
        of_plan = (self.plan,) if self.plan is not None else ()
        return (self.what, self.who, self.by, self.agreed, self.more, *of_plan, self.details)

    def name_boxes(self, number: int, *, is_new: bool) -> None:
        """Name every box by its line, for those who listen."""
        words = self._asking.words
        self.number = number
        names = (
            (self.what, N_("What, line {number}")),
            (self.who, N_("Who, line {number}")),
            (self.by.box, N_("By when, line {number}")),
            (self.more, N_("More about line {number}")),
        )
        for box, text in names:
            box.setAccessibleName(words.text(text, number=number))
        self.agreed.name_for(words.text(N_("Agreed, line {number}"), number=number))
        self.details.name_for(number)
        self.what.setPlaceholderText(words.text(N_("Add a line")) if is_new else "")
        for widget in (self.who, self.by, self.agreed, self.more):
            widget.setVisible(not is_new)
        if self.plan is not None:
            self.plan.name_for(number)
            self.plan.setVisible(not is_new)
        if is_new:
            self.details.hide()

    def _say(self, *fields: tuple[str, Json]) -> None:
        self.changed.emit(tuple(fields))

    def _field_said(self, field: str, value: Json) -> None:
        self._say((field, value))

    def _what_typed(self) -> None:
        if not self.signalsBlocked():
            self._say(("what", text_of(self.what)))

    def _who_named(self, who: object) -> None:
        if isinstance(who, Who):
            # It was somebody else who agreed.
            self.agreed.show_value(self._asking.agreed_at_once(who.kind, who.id))
            self._say(("who_kind", who.kind), ("who_id", who.id), ("who_words", who.words))

    def take_people(self, asking: Asking) -> None:
        """Offer the people there are now."""
        self._asking = asking
        self.who.take_people(asking)

    def show_promise(self, promise: PromiseView) -> None:
        """Show what is stored; a box that says so already is left alone. Emits nothing."""
        self.blockSignals(True)
        try:
            if not (self.what.hasFocus() and promise.what == text_of(self.what).strip()):
                write(self.what, promise.what)
            self.who.show_who(
                Who(kind=promise.who_kind, id=promise.who_id, words=promise.who_words)
            )
            self.by.show_value(promise.by_when)
            self.agreed.show_value(promise.agreed)
            self.details.show_promise(promise)
            if self.plan is not None:
                self.plan.show_promise(promise)
        finally:
            self.blockSignals(False)

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable, not to be changed."""
        self.what.setReadOnly(is_read_only)
        self.who.setReadOnly(is_read_only)
        self.by.set_read_only(is_read_only)
        self.by.button.hide()
        self.agreed.setEnabled(not is_read_only)
        self.details.set_read_only(is_read_only)
        if self.plan is not None:
            self.plan.set_read_only(is_read_only)
