"""The keys in Settings: short code, passphrase and recovery code, each changed by who has one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError, WrongPassphrase
from app.language import N_
from app.security.recovery_code import new_recovery_code
from app.security.throttle import refuse_too_soon
from app.ui import cover_code, tasks
from app.ui.announce import announce
from app.ui.busy import busy
from app.ui.layouts import Flow, Parts
from app.ui.marks import ShowTyped
from app.ui.messages import sentence, show_error
from app.ui.pieces import (
    Button,
    Card,
    Field,
    Hint,
    Line,
    LineField,
    Text,
    primary_button,
    quiet_button,
)
from app.ui.screens.passphrase_fields import NewCode, NewPassphrase
from app.ui.screens.recovery_slip import RecoverySlip

if TYPE_CHECKING:
    from app.ui.desk import Desk

_CLOSED: Final = 0
_ASKED: Final = 1
_SHOWN: Final = 2


class KeysCard(Card):
    """Short code, passphrase and recovery code, and whether the council has a key of its own."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Passphrase and codes")))
        if has_council_key(desk):
            self.body.addWidget(
                Text(words.text(N_("The council can open this store with its own key.")))
            )
            if desk.policy.fixes("council_recovery_key"):
                self.body.addWidget(Hint(words.text(N_("Set by your council."))))
            self.body.addWidget(Line())
        self.short_code = CodePart(desk)
        self.passphrase = PassphrasePart(desk)
        self.recovery = RecoveryPart(desk)
        self.body.addWidget(self.short_code)
        self.body.addWidget(Line())
        self.body.addWidget(self.passphrase)
        self.body.addWidget(Line())
        self.body.addWidget(self.recovery)


def has_council_key(desk: Desk) -> bool:
    """Whether the council's own key opens this store, too."""
    with suppress(AppError):  # key files in trouble are told of elsewhere
        return desk.keys is not None and desk.keys.has_council_key()
    return False


class Present(QWidget):
    """The field for what the worker has now: whoever finds the window open has not."""

    def __init__(self, desk: Desk, label: str) -> None:
        super().__init__()
        self._words = desk.words
        self.box = LineField()
        self.field = Field(label, self.box)
        self.show_box = ShowTyped(desk.words, self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.show_box)

    def typed(self, ask: str) -> str:
        """What stands in it; empty, with a word by the field, if nothing does."""
        if not self.box.text():
            self.say(ask)
        return self.box.text()

    def say(self, text: str) -> None:
        """Say what is the matter, and go there."""
        self.field.say_trouble(text)
        self.box.selectAll()
        self.box.setFocus()

    def say_wrong(self, error: AppError) -> None:
        """Another passphrase than the one now, a pause, or some other trouble."""
        if isinstance(error, WrongPassphrase):
            self.say(self._words.text(N_("This is not the passphrase you have now.")))
        else:
            self.say(sentence(error, self._words))

    def forget(self) -> None:
        """Empty and hidden again."""
        self.box.clear()
        self.show_box.setChecked(False)
        self.field.say_trouble("")


class CodePart(QWidget):
    """Another short code, by the present one or the passphrase; or the first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._desk = desk
        self._left = cover_code.TRIES
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.no_code = Text(
            words.text(N_("You have no short code yet: whoever covers the screen has to lock it."))
        )
        self.present = Present(desk, words.text(N_("Short code you have now, or your passphrase")))
        self.new_code = NewCode(
            words,
            label=words.text(N_("New short code")),
            hint=words.text(N_("It takes the cover away.")),
        )
        self.code, self.field = self.new_code.box, self.new_code.field
        self.keep = quiet_button("")
        self.keep.clicked.connect(self.change)
        self.code.returnPressed.connect(self.change)
        self.present.box.returnPressed.connect(self.change)
        self.told = Text()
        self.told.hide()
        for widget in (self.no_code, self.present, self.new_code):
            column.addWidget(widget)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        self._show_state()

    def _show_state(self) -> None:
        """Say whether there is a short code, and what the button does to it."""
        words, has_code = self._desk.words, cover_code.has_code(self._desk.store)
        self.no_code.setVisible(not has_code)
        self.present.setVisible(has_code)
        self.keep.setText(
            words.text(N_("Change the short code"))
            if has_code
            else words.text(N_("Keep this code"))
        )

    def change(self) -> None:
        """Keep another short code, if whoever types it knows the present one or the passphrase."""
        desk, words = self._desk, self._desk.words
        if not self.keep.isEnabled():
            return
        try:
            has_code = cover_code.has_code(desk.store)
            if has_code:
                ask = words.text(N_("Type the short code you have now, or your passphrase."))
                present = self.present.typed(ask)
                if not present:
                    return
                self._look_at(present)
                return
            self._keep()
        except AppError as error:
            self.present.say_wrong(error)

    def _look_at(self, present: str) -> None:
        """Compare with the short code, then off the main thread with the passphrase."""
        desk = self._desk
        if not self._fits():
            return
        refuse_too_soon(desk.home, desk.clock)
        keys = desk.keys
        if cover_code.is_right(desk.store, present):
            self._keep()
            return
        if keys is None:
            self._wrong()
            return
        over = busy(self.keep)

        def done(_: object) -> None:
            over()
            self._keep()

        def failed(error: AppError) -> None:
            over()
            if isinstance(error, WrongPassphrase):
                self._wrong()
            else:
                self.present.say_wrong(error)

        tasks.start(self, lambda _: keys.check_passphrase(present), done=done, failed=failed)

    def _wrong(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._desk.lock()
            return
        self.present.say(
            self._desk.words.plural(
                N_("This is neither your short code nor your passphrase. {count} more try, then "
                   "it locks."),
                N_("This is neither your short code nor your passphrase. {count} more tries, then "
                   "it locks."),
                self._left,
            )
        )  # fmt: skip

    def _fits(self) -> bool:
        """Whether the new one will do; if not, its field says so."""
        try:
            cover_code.check_code(self.code.text())
        except AppError as error:
            self.field.say_trouble(sentence(error, self._desk.words))
            self.code.setFocus()
            return False
        self.field.say_trouble("")
        return True

    def _keep(self) -> None:
        """Keep what was typed, if it will do, and say so."""
        if not self._fits():
            return
        try:
            cover_code.keep_code(self._desk.store, self.code.text())
        except AppError as error:
            show_error(self, error, self._desk.words)
            return
        self._left = cover_code.TRIES
        self.new_code.clear()
        self.present.forget()
        self._show_state()
        said = self._desk.words.text(N_("The short code was changed."))
        self.told.setText(said)
        self.told.show()
        announce(self, said)


class _KeyPart(Parts):
    """A button; what opens when it is pressed; and below it what was done."""

    def __init__(self, desk: Desk, opens: str) -> None:
        super().__init__()
        self._desk = desk
        self.begin = quiet_button(opens)
        self.begin.clicked.connect(self.open)
        self.told = Text()
        self.told.hide()
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        self.add(first)

    def open(self) -> None:
        """Open it; the keyboard goes to its first field."""
        raise NotImplementedError

    def add_step(self, *widgets: QWidget, does: str, go_on: Callable[[], None]) -> Button:
        """One more step: widgets, a button that goes on, and a way back."""
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in widgets:
            column.addWidget(widget)
        row = Flow(spacing=12)
        on = primary_button(does)
        on.clicked.connect(go_on)
        back = quiet_button(self._desk.words.text(N_("Cancel")))
        back.clicked.connect(self.give_up)
        row.addWidget(on)
        row.addWidget(back)
        column.addLayout(row)
        self.add(step)
        return on

    def give_up(self) -> None:
        """Close it; nothing was changed."""
        self.close_part("")

    def close_part(self, said: str) -> None:
        """Forget what was typed and close it; say what was done, if anything was."""
        self.forget()
        self.show_part(_CLOSED)
        self.begin.setFocus()
        self.told.setText(said)
        self.told.setVisible(bool(said))
        if said:
            announce(self, said)

    def forget(self) -> None:
        """Leave nothing that was typed or shown."""
        raise NotImplementedError


class PassphrasePart(_KeyPart):
    """Another passphrase; the one before is asked for first."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(desk, words.text(N_("Change the passphrase…")))
        self.present = Present(desk, words.text(N_("Passphrase you have now")))
        self.new = NewPassphrase(words)
        older = Hint(words.text(N_("Backups made before now still open with the passphrase of "
                                   "their day.")))  # fmt: skip
        self.change = self.add_step(
            self.present, self.new, older,
            does=words.text(N_("Change it")), go_on=self.change_passphrase,
        )  # fmt: skip
        self.present.box.returnPressed.connect(self.new.first.setFocus)
        self.new.entered.connect(self.change_passphrase)

    def open(self) -> None:
        """Open it; the keyboard goes to its first field."""
        self.show_part(_ASKED)
        self.present.box.setFocus()

    def change_passphrase(self) -> None:
        """Put another passphrase in the place of the one before."""
        keys, words = self._desk.keys, self._desk.words
        if not self.change.isEnabled():
            return  # Enter once more while it is being changed
        present = self.present.typed(words.text(N_("Type the passphrase you have now.")))
        if not present:
            return
        try:
            typed = self.new.checked()
        except AppError as error:
            self.new.say_trouble(sentence(error, words))
            return
        if typed is None or keys is None:
            return
        over = busy(self.change)

        def done(_: object) -> None:
            over()
            self.close_part(words.text(N_("The passphrase was changed.")))

        def failed(error: AppError) -> None:
            over()
            self.present.say_wrong(error)

        tasks.start(
            self, lambda _: keys.change_passphrase(present, typed), done=done, failed=failed
        )

    def forget(self) -> None:
        """Leave nothing that was typed."""
        self.present.forget()
        for box in self.new.boxes:
            box.clear()
        self.new.show_box.setChecked(False)
        self.new.say_trouble("")


class RecoveryPart(_KeyPart):
    """Another recovery code: it opens nothing before it was typed back from a copy."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(desk, words.text(N_("Make a new recovery code…")))
        self._code = ""
        self.present = Present(desk, words.text(N_("Passphrase you have now")))
        until = words.text(
            N_("The code you have now opens these records until you have typed the new one back.")
        )
        self.make = self.add_step(
            Text(until), self.present, does=words.text(N_("Make a new code")), go_on=self.show_code
        )
        self.present.box.returnPressed.connect(self.show_code)
        self.slip = RecoverySlip(words)
        said = Text(words.text(N_("Write the new code down or print it now.")))
        self.keep = self.add_step(
            said, self.slip,
            does=words.text(N_("Use this code from now on")), go_on=self.keep_code,
        )  # fmt: skip
        self.slip.typed_back.returnPressed.connect(self.keep_code)

    def open(self) -> None:
        """Open it; the keyboard goes to its first field."""
        self.show_part(_ASKED)
        self.present.box.setFocus()

    def show_code(self) -> None:
        """Once the passphrase is right, show a new code; nothing is kept yet."""
        keys, words = self._desk.keys, self._desk.words
        if not self.make.isEnabled():
            return
        present = self.present.typed(words.text(N_("Type the passphrase you have now.")))
        if not present or keys is None:
            return
        over = busy(self.make)

        def done(_: object) -> None:
            over()
            if self.index != _ASKED:
                return  # it was given up meanwhile
            self.present.forget()
            self._code = new_recovery_code()
            self.slip.show_code(self._code)
            self.show_part(_SHOWN)
            self.slip.typed_back.setFocus()
            announce(self, words.text(N_("Write the new code down or print it now.")))

        def failed(error: AppError) -> None:
            over()
            self.present.say_wrong(error)

        tasks.start(self, lambda _: keys.check_passphrase(present), done=done, failed=failed)

    def keep_code(self) -> None:
        """Once it was typed back right, it opens the records and the one before does no more."""
        keys, words, code = self._desk.keys, self._desk.words, self._code
        if keys is None or not code or not self.keep.isEnabled() or not self.slip.is_typed_back():
            return
        over = busy(self.keep)

        def done(_: object) -> None:
            over()
            said = N_("The new code opens these records; the one before no longer does.")
            self.close_part(words.text(said))

        def failed(error: AppError) -> None:
            over()
            show_error(self, error, words)

        tasks.start(self, lambda _: keys.keep_recovery_code(code), done=done, failed=failed)

    def forget(self) -> None:
        """Leave nothing that was typed or shown."""
        self._code = ""
        self.present.forget()
        self.slip.forget()
        self.slip.typed_back.clear()
        self.slip.typed_field.say_trouble("")
