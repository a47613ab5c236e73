"""What is known about one person of the network, to be changed in place."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.casework.views import MemberView
from app.forms.questions import Option
from app.forms.vocabulary import CLOSENESS, MEMBER_KINDS, NOT_COUNTED_KINDS, YES_PARTLY_NO
from app.language import N_, Words
from app.ui.pieces import Flow, LineField, TickBox, link_button, quiet_button
from app.ui.questions.asking import ChangeMember, RemoveMember
from app.ui.questions.pick import PickButton

_TEXTS: Final = (
    ("name", N_("Name")),
    ("relation", N_("Relation")),
    ("phone", N_("Phone")),
)
_PICKED: Final[tuple[tuple[str, str, tuple[Option, ...]], ...]] = (
    ("kind", N_("Who they are"), MEMBER_KINDS),
    ("closeness", N_("How close"), CLOSENESS),
)
_OF_CARE: Final[tuple[tuple[str, str, tuple[Option, ...]], ...]] = (
    ("willing", N_("Willing"), YES_PARTLY_NO),
    ("able", N_("Able"), YES_PARTLY_NO),
)
"""Asked of whoever gives care, apart from each other."""
_TICKED: Final = (
    ("gives", N_("Gives help")),
    ("receives", N_("Gets help")),
    ("gives_care", N_("Gives care")),
    ("under_18", N_("Under 18")),
    ("in_confidence", N_("Told in confidence")),
    ("do_not_show", N_("Not shown on paper")),
)


class MemberEditor(QFrame):
    """The fields of one member; each change is wished for at once."""

    wished = Signal(object)
    closed = Signal()
    own_wanted = Signal(str)
    """The member's id: they are to have a conversation of their own."""

    def __init__(self, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._offers_own = False
        self.member_id = ""
        self.setProperty("kind", "card")
        self.lines: dict[str, LineField] = {}
        self.picks: dict[str, PickButton] = {}
        self.ticks: dict[str, TickBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._make_fields())
        column.addWidget(self._make_ticks())
        column.addWidget(self._make_care())
        self.own = link_button(words.text(N_("A conversation of their own, as a carer")))
        self.own.clicked.connect(lambda: self.own_wanted.emit(self.member_id))
        self.own.hide()
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._make_buttons())

    def _make_fields(self) -> QGridLayout:
        """The lines and menus, two beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        cells = [(about, label, None) for about, label in _TEXTS]
        cells += [(about, label, options) for about, label, options in _PICKED]
        for place, (about, label, options) in enumerate(cells):
            worded = self._words.text(label)
            box = self._make_line(about) if options is None else self._make_pick(about, options)
            if isinstance(box, PickButton):
                box.name_for(worded)
            else:
                box.setAccessibleName(worded)
            tag = QLabel(worded, self)
            tag.setProperty("kind", "hint")
            tag.setBuddy(box)
            row, col = place // 2 * 2, place % 2
            grid.addWidget(tag, row, col)
            grid.addWidget(box, row + 1, col)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_line(self, about: str) -> LineField:
        box = LineField()
        box.textEdited.connect(partial(self._wish, about))
        self.lines[about] = box
        return box

    def _make_pick(self, about: str, options: tuple[Option, ...]) -> PickButton:
        words = self._words
        known = tuple((o.key, words.text(o.label)) for o in options)
        pick = PickButton(words, (("", words.text(N_("Not said"))), *known))
        pick.picked.connect(partial(self._wish, about))
        self.picks[about] = pick
        return pick

    def _make_ticks(self) -> QWidget:
        """What is or is not so of them."""
        holder = QWidget(self)
        flow = Flow()
        holder.setLayout(flow)
        for about, label in _TICKED:
            tick = TickBox(self._words.text(label))
            tick.clicked.connect(partial(self._ticked, about))
            self.ticks[about] = tick
            flow.addWidget(tick)
        return holder

    def _make_care(self) -> QWidget:
        """Whether who gives care is willing, and able: shown once they are said to give it."""
        self._care = QWidget(self)
        grid = QGridLayout(self._care)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for place, (about, label, options) in enumerate(_OF_CARE):
            pick = self._make_pick(about, options)
            pick.name_for(self._words.text(label))
            tag = QLabel(self._words.text(label), self._care)
            tag.setProperty("kind", "hint")
            tag.setBuddy(pick)
            grid.addWidget(tag, 0, place)
            grid.addWidget(pick, 1, place)
            grid.setColumnStretch(place, 1)
        self._care.hide()
        return self._care

    def boxes(self) -> tuple[QWidget, ...]:
        """What one can focus, in reading order."""
        of_care = [self.picks[about] for about, _, _ in _OF_CARE]
        picks = [pick for pick in self.picks.values() if pick not in of_care]
        filled_in = (*self.lines.values(), *picks, *self.ticks.values(), *of_care)
        return (*filled_in, self.own, self.remove, self.done)

    def offer_own(self) -> None:
        """From now on offer a conversation of their own to whoever can have one."""
        self._offers_own = True

    def _ticked(self, about: str, _: bool = False) -> None:
        self._wish(about, self.ticks[about].isChecked())
        self._care.setVisible(self.ticks["gives_care"].isChecked())

    def _make_buttons(self) -> QHBoxLayout:
        """Take off the network, and close."""
        row = QHBoxLayout()
        self.remove = link_button("")
        self.remove.clicked.connect(
            lambda: self.wished.emit(RemoveMember(member_id=self.member_id))
        )
        self.done = quiet_button(self._words.text(N_("Close")))
        self.done.clicked.connect(self.closed)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done)
        return row

    def _wish(self, about: str, value: str | bool) -> None:
        self.wished.emit(ChangeMember(member_id=self.member_id, about=about, value=value))

    def show_member(self, member: MemberView) -> None:
        """Show what is known; a line that says so already is left alone."""
        is_other = member.id != self.member_id
        self.member_id = member.id
        for about, box in self.lines.items():
            text = str(getattr(member, about))
            if is_other or (text != box.text() and not box.hasFocus()):
                box.setText(text)
        for about, pick in self.picks.items():
            pick.show_value(str(getattr(member, about)))
        for about, tick in self.ticks.items():
            tick.setChecked(bool(getattr(member, about)))
        self._care.setVisible(bool(member.gives_care))
        self.remove.setText(self._words.text(N_("Take {name} off the network"), name=member.name))
        self.remove.setAccessibleName(
            self._words.text(N_("Take {name} off the network"), name=member.name)
        )
        own = self._words.text(N_("{name}'s own conversation, as a carer"), name=member.name)
        self.own.setAccessibleName(own)
        self.own.setVisible(self._offers_own and member.kind not in NOT_COUNTED_KINDS)
        self.setAccessibleName(self._words.text(N_("About {name}"), name=member.name))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
