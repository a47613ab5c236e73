"""Adding people to the map: one line, how close, and on to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.casework import ecomap
from app.casework.kinds import guess_kind
from app.casework.map_lines import LineRead, read_lines
from app.casework.views import MemberView
from app.errors import AppError
from app.forms.vocabulary import CLOSENESS, MEMBER_KINDS, NOT_COUNTED_KINDS, label
from app.language import N_
from app.ui.announce import announce
from app.ui.buttons import is_enter
from app.ui.canvas.map_keys import NUMBERS
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.pieces import (
    Button,
    Card,
    Field,
    Hint,
    LineField,
    Text,
    TroubleLine,
    link_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton
from app.ui.screens.ecomap_words import closeness_name, closeness_words, in_words

if TYPE_CHECKING:
    from app.ui.desk import Desk

KEYS: Final = tuple(option.key for option in CLOSENESS)


class AddCard(Card):
    """`Gill, daughter`, then how close: she is there, and the caret waits for the next."""

    added = Signal(object)
    """The `MemberView` that was added."""
    paste_wanted = Signal()

    def __init__(self, desk: Desk, person_id: str) -> None:
        words = desk.words
        super().__init__()
        self.setAccessibleName(words.text(N_("Add somebody")))
        self._desk = desk
        self._person_id = person_id
        self.box = LineField()
        self.box.textChanged.connect(self._guess)
        self.box.returnPressed.connect(partial(self.add, ""))
        self.trouble = TroubleLine()
        hint = words.text(N_("“Gill, daughter”, then a button, or Ctrl with 1, 2 or 3."))
        self.body.addWidget(Field(words.text(N_("Add somebody")), self.box, hint))
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._make_buttons())
        self.body.addWidget(self._make_kind())
        self.said = Hint()
        self.said.hide()
        self.body.addWidget(self.said)
        self.paste = link_button(words.text(N_("Paste many lines…")))
        self.paste.clicked.connect(self.paste_wanted.emit)
        self.body.addWidget(self.paste, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_buttons(self) -> QWidget:
        """How close: each adds who stands in the box."""
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=6)
        holder.setLayout(flow)
        self.buttons: dict[str, Button] = {}
        for key in (*KEYS, ""):
            name = closeness_name(key, words)
            button = quiet_button(name)
            button.setAccessibleName(words.text(N_("Add them: {closeness}"), closeness=name))
            button.clicked.connect(partial(self.add, key))
            self.buttons[key] = button
            flow.addWidget(button)
        return holder

    def _make_kind(self) -> QWidget:
        """What they will be added as: guessed, and shown to be changed."""
        words = self._desk.words
        kinds = tuple((o.key, words.text(o.label)) for o in MEMBER_KINDS)
        guessed = ("", words.text(N_("As the words say")))
        self.kind = PickButton(words, (guessed, *kinds), name=words.text(N_("Added as")))
        self.guess = Text(kind="soft")
        self.guess.hide()
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(self.kind)
        flow.addWidget(self.guess)
        return holder

    def _read(self) -> LineRead:
        """What stands in the box, as it would be added."""
        text = " ".join(self.box.text().split())
        found = read_lines(text)
        return found[0] if found else LineRead(number=1, text=text)

    def _guess(self, _: str = "") -> None:
        """Say what the words make of them."""
        words = self._desk.words
        line = self._read()
        kind = line.kind or guess_kind(line.relation)
        known = words.text(label(MEMBER_KINDS, kind)) if kind else ""
        self.guess.setText(known)
        self.guess.setVisible(bool(known) and not self.kind.value)
        self.trouble.say("")

    def add(self, closeness: str, _: bool = False) -> None:
        """Add who stands in the box; the caret stays there for the next."""
        words = self._desk.words
        if not self.box.text().strip():
            self.trouble.say(words.text(N_("Type a name first. A first name or initials will do.")))
            self.box.setFocus()
            return
        line = self._read()
        try:
            member = ecomap.add_on_map(
                self._desk.store,
                person_id=self._person_id,
                name=line.name or line.text,
                relation=line.relation,
                closeness=closeness or line.closeness,
                kind=str(self.kind.value or "") or line.kind,
            )
        except AppError as error:
            self.trouble.say(sentence(error, words))
            return
        self._say_added(member)
        self.box.clear()
        self.kind.show_value("")
        self.box.setFocus()
        self.added.emit(member)

    def _say_added(self, member: MemberView) -> None:
        words = self._desk.words
        told = words.text(N_("Added: {who}."), who=in_words(member, words))
        if not member.closeness and member.kind not in NOT_COUNTED_KINDS:
            told = words.text(
                N_("Added: {who}, {closeness}."),
                who=in_words(member, words),
                closeness=closeness_words("", words),
            )
        self.said.setText(told)
        self.said.show()
        announce(self, told)

    def start(self) -> None:
        """Put the caret where a name is typed."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+1, 2 or 3 adds as close as that."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        closeness = NUMBERS.get(Qt.Key(event.key()))
        if is_control and closeness:
            self.add(closeness)
        elif is_control and is_enter(event):
            self.add("")
        else:
            super().keyPressEvent(event)
