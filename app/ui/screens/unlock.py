"""The unlock window: passphrase, the way in with the recovery code, and nobody's name."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import AppError, WeakPassphrase
from app.language import N_, Words
from app.ui import tasks
from app.ui.house import Doors, Opened
from app.ui.layouts import Centred, Flow, Parts
from app.ui.messages import sentence
from app.ui.pieces import (
    Card,
    Field,
    LineField,
    ScrollColumn,
    Text,
    TickBox,
    link_button,
    primary_button,
)
from app.ui.screens.passphrase_fields import NewPassphrase

Part = Literal["passphrase", "code", "new"]


class UnlockScreen(QWidget):
    """One card in the middle. `opened` carries the open store."""

    opened = Signal(object)
    language_wanted = Signal()

    def __init__(self, words: Words, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._doors = doors
        self._halfway: Opened | None = None
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = Card(margin=36)
        self.card.body.addWidget(Text(words.text(N_("Kitchen Table")), kind="brand-large"))
        self.parts = Parts()
        self.card.body.addWidget(self.parts)
        self._make_passphrase_part()
        self._make_code_part()
        self._make_new_part()
        self._lay_out()
        self.show_part("passphrase")

    def _lay_out(self) -> None:
        """The card in the middle of whatever room there is."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        column.addWidget(scroll)
        scroll.body.addStretch(1)
        scroll.body.addWidget(Centred(self.card, letters=54))
        scroll.body.addStretch(1)

    def _part(self, intro: str) -> QVBoxLayout:
        """A new part of the card, with its first sentence."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(intro, kind="soft"))
        self.parts.add(part)
        return column

    def _make_passphrase_part(self) -> None:
        """What one fills in with a passphrase."""
        words = self._words
        column = self._part(
            words.text(
                N_("Records on this device are encrypted. Nothing leaves it until you send it.")
            )
        )
        self.passphrase = LineField()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self.unlock)
        self.field = Field(words.text(N_("Passphrase")), self.passphrase)
        column.addWidget(self.field)
        show = TickBox(words.text(N_("Show what I type")))
        show.toggled.connect(self._show_typed)
        column.addWidget(show)
        self.unlock_button = primary_button(words.text(N_("Unlock")))
        self.unlock_button.clicked.connect(self.unlock)
        self.lost = link_button(words.text(N_("I can't get in")))
        self.lost.clicked.connect(lambda: self.show_part("code"))
        self.language = link_button(words.text(N_("Cymraeg")))
        self.language.clicked.connect(self.language_wanted)
        row = Flow(spacing=12)
        row.addWidget(self.unlock_button)
        row.addWidget(self.lost)
        row.addWidget(self.language)
        column.addLayout(row)

    def _make_code_part(self) -> None:
        """What one fills in with a recovery code."""
        words = self._words
        column = self._part(
            words.text(
                N_(
                    "Type the recovery code you kept when you set up Kitchen Table: eight groups "
                    "of four. Capital letters and dashes do not matter."
                )
            )
        )
        self.code = LineField()
        self.code.returnPressed.connect(self.unlock_with_code)
        self.code_field = Field(words.text(N_("Recovery code")), self.code)
        column.addWidget(self.code_field)
        column.addWidget(
            Text(
                words.text(
                    N_(
                        "Without the passphrase and the code nobody can open these records, unless "
                        "your council has set up a recovery key. Ask your IT team."
                    )
                ),
                kind="hint",
            )
        )
        self.code_button = primary_button(words.text(N_("Open with the code")))
        self.code_button.clicked.connect(self.unlock_with_code)
        back = link_button(words.text(N_("Back to the passphrase")))
        back.clicked.connect(lambda: self.show_part("passphrase"))
        row = Flow(spacing=12)
        row.addWidget(self.code_button)
        row.addWidget(back)
        column.addLayout(row)

    def _make_new_part(self) -> None:
        words = self._words
        column = self._part(words.text(N_("The code was right. Choose a new passphrase.")))
        self.new = NewPassphrase(words)
        column.addWidget(self.new)
        self.new_button = primary_button(words.text(N_("Keep it and open")))
        self.new_button.clicked.connect(self.keep_new)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_part(self, part: Part) -> None:
        """Show one part and put the caret in its field."""
        index = {"passphrase": 0, "code": 1, "new": 2}[part]
        self.parts.show_part(index)
        (self.passphrase, self.code, self.new.first)[index].setFocus()

    def _show_typed(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)

    def unlock(self) -> None:
        """Try the passphrase, off the main thread."""
        typed = self.passphrase.text()
        if not typed:
            self.field.say_trouble(self._words.text(N_("Type your passphrase.")))
            self.passphrase.setFocus()
            return
        self._set_busy(is_busy=True)
        tasks.start(
            self,
            lambda _: self._doors.unlock(typed),
            done=self._came_in,
            failed=lambda error: self._refused(self.field, error),
        )

    def unlock_with_code(self) -> None:
        """Try the recovery code."""
        typed = self.code.text()
        self._set_busy(is_busy=True)
        tasks.start(
            self,
            lambda _: self._doors.unlock_with_code(typed),
            done=self._came_by_code,
            failed=lambda error: self._refused(self.code_field, error),
        )

    def keep_new(self) -> None:
        """Put the new passphrase in the old one's place and go in."""
        halfway = self._halfway
        try:
            typed = self.new.checked()
        except WeakPassphrase as error:
            self.new.say_trouble(sentence(error, self._words))
            return
        if halfway is None or typed is None:
            return
        self._set_busy(is_busy=True)
        tasks.start(
            self,
            lambda _: self._doors.change_passphrase(halfway, typed),
            done=lambda _: self._came_in(halfway),
            failed=lambda error: self._refused(self.new.field, error),
        )

    def _came_by_code(self, opened: Opened) -> None:
        self._set_busy(is_busy=False)
        self.code.clear()
        self._halfway = opened
        self.show_part("new")

    def _came_in(self, opened: Opened) -> None:
        self._halfway = None
        for box in (self.passphrase, self.code, *self.new.boxes):
            box.clear()
        self.opened.emit(opened)

    def _refused(self, field: Field, error: AppError) -> None:
        self._set_busy(is_busy=False)
        field.say_trouble(sentence(error, self._words))
        if isinstance(field.widget, QLineEdit):
            field.widget.selectAll()
        field.widget.setFocus()

    def _set_busy(self, *, is_busy: bool) -> None:
        """`Opening…` on the button; nothing can be pressed twice."""
        words = self._words
        for button in (self.unlock_button, self.code_button, self.new_button):
            button.setEnabled(not is_busy)
        for box in (self.passphrase, self.code, *self.new.boxes):
            box.setReadOnly(is_busy)
        opening = words.text(N_("Opening…"))
        self.unlock_button.setText(opening if is_busy else words.text(N_("Unlock")))
        self.code_button.setText(opening if is_busy else words.text(N_("Open with the code")))
        if is_busy:
            for field in (self.field, self.code_field, self.new.field):
                field.say_trouble("")
