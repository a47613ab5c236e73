"""The unlock window: passphrase, the way in with the recovery code, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import AppError, OlderThanRemembered, WeakPassphrase
from app.language import N_, Words
from app.ui.house import Doors, Opened
from app.ui.layouts import Centred, FittedFlow, Parts
from app.ui.marks import ShowTyped
from app.ui.pieces import (
    Button,
    Card,
    Field,
    LineField,
    ScrollColumn,
    Text,
    link_button,
    primary_button,
)

Part = Literal["passphrase", "code", "new", "older"]
_Came = Callable[[Opened], None]


class UnlockScreen(QWidget):
    """One card in the middle. `opened` carries the open store.

    What the way in with a recovery code needs is made when somebody takes it: hardly ever.
    """

    opened = Signal(object)
    language_wanted = Signal()

    def __init__(self, words: Words, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._doors = doors
        self._halfway: Opened | None = None
        self._part_shown: Part = "passphrase"
        self._places: dict[Part, tuple[int, QWidget]] = {}
        self._buttons: list[tuple[Button, str]] = []
        self._fields: list[Field] = []
        self._boxes: list[LineField] = []
        self.card = Card(margin=36)
        self.card.body.addWidget(Text(words.text(N_("Kitchen Table")), kind="brand-large"))
        self.parts = Parts()
        self.card.body.addWidget(self.parts)
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

    def _keep(self, part: Part, button: Button, field: Field, *boxes: LineField) -> None:
        """Remember what is switched off while the store opens, and where the caret goes."""
        self._places[part] = (len(self._places), boxes[0])
        self._buttons.append((button, button.text()))
        self._fields.append(field)
        self._boxes.extend(boxes)

    def _make_passphrase_part(self) -> None:
        """What one fills in with a passphrase."""
        words = self._words
        column = self._part(
            words.text(
                N_("Records on this device are encrypted. Nothing leaves it until you send it.")
            )
        )
        self.passphrase = LineField()
        self.passphrase.returnPressed.connect(self.unlock)
        self.field = Field(words.text(N_("Passphrase")), self.passphrase)
        column.addWidget(self.field)
        column.addWidget(ShowTyped(words, self.passphrase))
        self.unlock_button = primary_button(words.text(N_("Unlock")))
        self.unlock_button.clicked.connect(self.unlock)
        self.lost = link_button(words.text(N_("I can't get in")))
        self.lost.clicked.connect(lambda: self.show_part("code"))
        self.language = link_button(words.text(N_("Cymraeg")))
        self.language.clicked.connect(self.language_wanted)
        row = FittedFlow(spacing=12)
        row.addWidget(self.unlock_button)
        row.addWidget(self.lost)
        row.addWidget(self.language)
        column.addLayout(row)
        self._keep("passphrase", self.unlock_button, self.field, self.passphrase)

    def _make_code_part(self) -> None:
        """What one fills in with a recovery code."""
        from app.ui.screens.locked_help import ways_to_help

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
        row = FittedFlow(spacing=12)
        row.addWidget(self.code_button)
        row.addWidget(back)
        for way in ways_to_help(words, self._doors, self):
            row.addWidget(way)
        column.addLayout(row)
        self._keep("code", self.code_button, self.code_field, self.code)

    def _make_new_part(self) -> None:
        """What one fills in once the code was right."""
        from app.ui.screens.passphrase_fields import NewPassphrase

        words = self._words
        column = self._part(words.text(N_("The code was right. Choose a new passphrase.")))
        self.new = NewPassphrase(words)
        column.addWidget(self.new)
        self.new_button = primary_button(words.text(N_("Keep it and open")))
        self.new_button.clicked.connect(self.keep_new)
        self.new.entered.connect(self.keep_new)
        row = FittedFlow()
        row.addWidget(self.new_button)
        column.addLayout(row)
        self._keep("new", self.new_button, self.new.field, *self.new.boxes)

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._part_shown

    def show_part(self, part: Part) -> None:
        """Show one part and put the caret in its field."""
        if part not in self._places:
            match part:
                case "passphrase":
                    self._make_passphrase_part()
                case "code":
                    self._make_code_part()
                case "new":
                    self._make_new_part()
                case "older":
                    return  # there is no such part before the store has said so
        index, box = self._places[part]
        self._part_shown = part
        self.parts.show_part(index)
        box.setFocus()

    def _show_older(
        self, error: OlderThanRemembered, accept: Callable[[], Opened], done: _Came, field: Field
    ) -> None:
        """Say what is missing, and offer the ways on. `accept` opens the store as it is."""
        from app.ui.announce import announce
        from app.ui.screens.older_records import OlderRecords

        self._set_busy(is_busy=False)
        came_from = self._part_shown
        older = self.older = OlderRecords(self._words, error, self._doors.newest_backup())
        older.turned_back.connect(lambda: self.show_part("passphrase"))

        def go_on() -> None:
            self._set_busy(is_busy=True)
            self._start(accept, done, refused)

        def refused(error: AppError) -> None:
            self.show_part(came_from)
            self._refused(field, error)

        older.accepted.connect(go_on)
        self._buttons.append((older.open_all_the_same, older.open_all_the_same.text()))
        self._places["older"] = (self.parts.add(older), older)
        self.show_part("older")
        announce(self, older.says(), at_once=True)

    def unlock(self) -> None:
        """Try the passphrase, off the main thread."""
        typed = self.passphrase.text()
        if not typed:
            self.field.say_trouble(self._words.text(N_("Type your passphrase.")))
            self.passphrase.setFocus()
            return
        self._try(
            lambda: self._doors.unlock(typed),
            self._came_in,
            self.field,
            accept=lambda: self._doors.unlock_as_it_is(typed),
        )

    def unlock_with_code(self) -> None:
        """Try the recovery code."""
        typed = self.code.text()
        self._try(
            lambda: self._doors.unlock_with_code(typed),
            self._came_by_code,
            self.code_field,
            accept=lambda: self._doors.unlock_as_it_is_with_code(typed),
        )

    def keep_new(self) -> None:
        """Put the new passphrase in the old one's place and go in."""
        halfway = self._halfway
        try:
            typed = self.new.checked()
        except WeakPassphrase as error:
            self.new.say_trouble(self._sentence(error))
            return
        if halfway is None or typed is None:
            return

        def change() -> Opened:
            self._doors.change_passphrase(halfway, typed)
            return halfway

        self._try(change, self._came_in, self.new.field)

    def _try(
        self,
        work: Callable[[], Opened],
        done: _Came,
        field: Field,
        *,
        accept: Callable[[], Opened] | None = None,
    ) -> None:
        """Do the slow work off the main thread; what is wrong is said by the field.

        With `accept` a store that is older than it was here can be opened as it is.
        """
        if not self._buttons[0][0].isEnabled():
            return  # Enter once more while it opens

        def failed(error: AppError) -> None:
            if accept is not None and isinstance(error, OlderThanRemembered):
                self._show_older(error, accept, done, field)
            else:
                self._refused(field, error)

        self._set_busy(is_busy=True)
        self._start(work, done, failed)

    def _start(
        self, work: Callable[[], Opened], done: _Came, failed: Callable[[AppError], None]
    ) -> None:
        from app.ui import tasks

        tasks.start(self, lambda _: work(), done=done, failed=failed)

    def _sentence(self, error: AppError) -> str:
        from app.ui.messages import sentence

        return sentence(error, self._words)

    def _came_by_code(self, opened: Opened) -> None:
        self._set_busy(is_busy=False)
        self.code.clear()
        self._halfway = opened
        self.show_part("new")

    def _came_in(self, opened: Opened) -> None:
        self._halfway = None
        for box in self._boxes:
            box.clear()
        self.opened.emit(opened)

    def _refused(self, field: Field, error: AppError) -> None:
        self._set_busy(is_busy=False)
        field.say_trouble(self._sentence(error))
        if isinstance(field.widget, QLineEdit):
            field.widget.selectAll()
        field.widget.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens Help here, too."""
        if event.key() == QtCore.Qt.Key.Key_F1:
            from app.ui.screens.locked_help import open_locked_help

            open_locked_help(self._words, self._doors, self)
        else:
            super().keyPressEvent(event)

    def _set_busy(self, *, is_busy: bool) -> None:
        """`Opening…` on the button; nothing can be pressed twice."""
        for button, text in self._buttons:
            button.setEnabled(not is_busy)
            is_waited_for = is_busy and button.isVisible()
            button.setText(self._words.text(N_("Opening…")) if is_waited_for else text)
        for box in self._boxes:
            box.setReadOnly(is_busy)
        if is_busy:
            for field in self._fields:
                field.say_trouble("")
