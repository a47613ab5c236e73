"""The whole network as a strip of names; one field adds somebody, a name opens what is known."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import PeopleAsked
from app.forms.vocabulary import CLOSENESS, NOT_COUNTED_KINDS, label
from app.language import N_, Words
from app.ui.pieces import Button, Flow, Text
from app.ui.questions.asking import AddMember, Asking, RemoveMember
from app.ui.questions.base import QuestionWidget
from app.ui.questions.member_editor import MemberEditor
from app.ui.questions.people import NewName


def member_words(member: MemberView, words: Words) -> str:
    """A member in a few words: `Gill · daughter · extremely close`."""
    close = words.text(label(CLOSENESS, member.closeness)) if member.closeness else ""
    said = [member.name, member.relation, close[:1].lower() + close[1:]]
    if member.in_confidence:
        said.append(words.text(N_("told in confidence")))
    return " · ".join(part for part in said if part)


class NetworkStrip(QuestionWidget):
    """Everybody around the person. It keeps no value: the people are rows that all pages share."""

    def __init__(
        self, question: PeopleAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        words = asking.words
        self.chips: dict[str, Button] = {}
        self._members: dict[str, MemberView] = {}
        self._is_read_only = False
        self._holder = QWidget(self)
        self._flow = Flow(spacing=6)
        self._flow.setContentsMargins(0, 2, 0, 4)
        self._holder.setLayout(self._flow)
        self._flowing: list[QWidget] = []
        self.besides = Text(words.text(N_("Groups and paid help")), kind="chips-label", wrap=False)
        self.besides.setParent(self._holder)
        self.besides.hide()
        self.editor = MemberEditor(words, parent=self)
        self.editor.hide()
        name = words.text(N_("Add somebody: {question}"), question=self.named)
        self.new = NewName(words, name=name, parent=self)
        self.watch(self.new.box, name=name)
        self.watch(self.new.button, name=self.new.button.accessibleName())
        for widget in (self._holder, self.editor, self.new):
            self.put(widget)
        for box in (*self.editor.lines.values(), *self.editor.picks.values()):
            box.installEventFilter(self)
        self.new.box.returnPressed.connect(self._add)
        self.new.button.clicked.connect(self._add)
        self.editor.wished.connect(self._edited)
        self.editor.closed.connect(self._close)
        self.take_members(asking.members)

    def _add(self) -> None:
        name = self.new.take()
        if name:
            self.wished.emit(AddMember(name=name))

    def _edited(self, wish: object) -> None:
        self.wished.emit(wish)
        if isinstance(wish, RemoveMember):
            self.editor.hide()
            self.new.box.setFocus()

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Show these people; the one whose details are open stays open."""
        self._members = {m.id: m for m in members}
        for gone in [i for i in self.chips if i not in self._members]:
            chip = self.chips.pop(gone)
            self.unwatch(chip)
            self._flow.removeWidget(chip)
            self._flowing.remove(chip)
            chip.deleteLater()
        for member in members:
            self._show_chip(member)
        self._put_in_order(members)
        if self.editor.member_id in self._members:
            self.editor.show_member(self._members[self.editor.member_id])
        else:
            self.editor.hide()
        self._holder.setVisible(bool(self.chips))

    def _show_chip(self, member: MemberView) -> None:
        chip = self.chips.get(member.id)
        if chip is None:
            chip = Button("", kind="member")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._open, member.id))
            self.chips[member.id] = chip
            chip.installEventFilter(self)
        said = member_words(member, self.asking.words)
        chip.setText(said)
        chip.setAccessibleName(said)
        chip.setEnabled(not self._is_read_only)

    def _put_in_order(self, members: tuple[MemberView, ...]) -> None:
        """People first; then, after a small word, groups, paid help and pets, who do not count."""
        besides = [m.id for m in members if m.kind in NOT_COUNTED_KINDS]
        people = [m.id for m in members if m.id not in besides]
        flow: list[QWidget] = [self.chips[key] for key in people]
        flow += [self.besides, *(self.chips[key] for key in besides)] if besides else []
        self.besides.setVisible(bool(besides))
        if besides:  # in the middle of a line of chips
            self.besides.setMinimumHeight(self.chips[besides[0]].sizeHint().height())
        if flow == self._flowing:
            return
        for widget in self._flowing:
            self._flow.removeWidget(widget)
        for widget in flow:
            self._flow.addWidget(widget)
            widget.show()
        self._flowing = flow
        self.rearranged.emit()

    def _open(self, member_id: str, _: bool = False) -> None:
        is_open = self.editor.isVisibleTo(self) and self.editor.member_id == member_id
        for key, chip in self.chips.items():
            chip.setChecked(key == member_id and not is_open)
        if is_open:
            self.editor.hide()
            return
        self.editor.show_member(self._members[member_id])
        self.editor.show()
        self.editor.lines["relation"].setFocus()

    def _close(self) -> None:
        chip = self.chips.get(self.editor.member_id)
        self.editor.hide()
        if chip is not None:
            chip.setChecked(False)
            chip.setFocus()

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Nothing: the people come with `take_members`."""

    def set_read_only(self, is_read_only: bool) -> None:
        """The names stand; nobody is added or changed."""
        self._is_read_only = is_read_only
        self.new.setVisible(not is_read_only)
        self.editor.hide()
        for chip in self.chips.values():
            chip.setEnabled(not is_read_only)
