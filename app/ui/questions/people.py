"""People of the network, ticked; somebody new is added by name on the spot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import PeopleAsked
from app.language import N_, Words
from app.ui.pieces import Button, Flow, LineField, TickBox
from app.ui.questions.asking import AddMember, Asking, Given
from app.ui.questions.base import QuestionWidget


class NewName(QWidget):
    """A box for one name; Enter or the button adds it."""

    def __init__(self, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = LineField()
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(words.text(N_("Somebody's name, then Enter")))
        self.button = Button(words.text(N_("Add")))
        self.button.setProperty("kind", "quiet")
        self.button.setAccessibleName(words.text(N_("Add: {name}"), name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def take(self) -> str:
        """The name typed, and the box empty again."""
        name = self.box.text().strip()
        self.box.setText("")  # clearing could be undone in the box, and the name come back
        self.box.setFocus()
        return name


class PeopleBox(QuestionWidget):
    """Which of the person's people; the value is their ids."""

    def __init__(
        self, question: PeopleAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.ticks: dict[str, TickBox] = {}
        self._chosen: list[str] = []
        self._is_read_only = False
        self._holder = QWidget(self)
        self._flow = Flow()
        self._holder.setLayout(self._flow)
        self.put(self._holder)
        words = asking.words
        name = words.text(N_("Add somebody: {question}"), question=self.named)
        self.new = NewName(words, name=name, parent=self)
        self.watch(self.new.box, name=name)
        self.watch(self.new.button, name=self.new.button.accessibleName())
        self.put(self.new)
        self.new.box.returnPressed.connect(self._add)
        self.new.button.clicked.connect(self._add)
        self.take_members(asking.members)

    def _add(self) -> None:
        name = self.new.take()
        if name:
            self.wished.emit(AddMember(name=name))

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Offer these people; those chosen stay chosen."""
        known = {m.id: m for m in members}
        before = list(self.ticks)
        for gone in [i for i in self.ticks if i not in known]:
            tick = self.ticks.pop(gone)
            self.unwatch(tick)
            self._flow.removeWidget(tick)
            tick.deleteLater()
        for member in members:
            tick = self.ticks.get(member.id)
            if tick is None:
                tick = TickBox("")
                tick.clicked.connect(self._say)
                self.ticks[member.id] = tick
                self._flow.addWidget(tick)
                tick.show()
            tick.setText(member.named)
            self.unwatch(tick)
            self.watch(tick, name=f"{self.named}: {member.named}")
            tick.setEnabled(not self._is_read_only)
        self._holder.setVisible(bool(self.ticks))
        self._tick()
        if list(self.ticks) != before:
            self.rearranged.emit()

    def _tick(self) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in self._chosen)

    def _say(self) -> None:
        gone = [i for i in self._chosen if i not in self.ticks]
        self._chosen = [i for i, tick in self.ticks.items() if tick.isChecked()] + gone
        value: list[Json] = list(self._chosen)
        self.edited.emit(Given(value=value))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Tick the people of these ids; somebody who is no longer there is kept in the value."""
        self._chosen = [str(v) for v in value] if isinstance(value, list) else []
        self._tick()

    def set_read_only(self, is_read_only: bool) -> None:
        """Ticks stand still and nobody can be added."""
        self._is_read_only = is_read_only
        self.new.setVisible(not is_read_only)
        for tick in self.ticks.values():
            tick.setEnabled(not is_read_only)
