"""Somebody may know the passphrase: a new key for everything, with a new passphrase and code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError, WrongPassphrase
from app.exchange.new_key import Wanted, refuse_same
from app.language import N_
from app.security.recovery_code import new_recovery_code
from app.ui import tasks
from app.ui.announce import announce
from app.ui.busy import busy
from app.ui.layouts import Parts, in_a_row
from app.ui.messages import open_over, sentence
from app.ui.pieces import (
    Button,
    Card,
    Hint,
    PageHeading,
    ScrollColumn,
    Text,
    TickBox,
    danger_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.panel import Panel
from app.ui.screens.passphrase_fields import NewPassphrase
from app.ui.screens.recovery_slip import RecoverySlip
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.settings_keys import Present, has_council_key

if TYPE_CHECKING:
    from app.ui.desk import Desk

Result = TypeVar("Result")
TITLE: Final = N_("Somebody may know my passphrase")
_WILL_HAPPEN: Final = (
    N_("The program locks, and everything is written anew under a new key. Nothing you wrote is "
       "changed or lost."),
    N_("From then on the records here open with the new passphrase and the new recovery code. The "
       "old ones open nothing here any more, nor does a key file that somebody copied."),
    N_("Copies made before stay as they are: whoever took one can open it with the old "
       "passphrase."),
    N_("It takes a few seconds, with thousands of people a minute or more. You see how far it is "
       "and can stop it until it takes hold. After that it cannot be undone."),
)  # fmt: skip
TOLD: Final = 0
ASKED: Final = 1
SHOWN: Final = 2


class NewKeyCard(Card):
    """What to do when somebody may know the passphrase, in Settings."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(TITLE))
        self._desk = desk
        said = N_(
            "Or the recovery code, or has had this device in their hands. Changing the passphrase "
            "is not enough then: a copied key file still opens with the old one."
        )
        self.body.addWidget(Text(words.text(said)))
        self.begin = quiet_button(words.text(N_("Make a new key for everything…")))
        self.begin.clicked.connect(self.open_panel)
        self.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)

    def open_panel(self) -> NewKeyPanel:
        """Say what will happen, and ask for what it needs."""
        panel = NewKeyPanel(self._desk, parent=self.window())
        return open_over(panel)


class NewKeyPanel(Panel):
    """What will happen; a new passphrase; the new code, typed back; then it begins."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(720, 620, parent=parent)
        self._desk = desk
        self._code = ""
        self._task: tasks.Task | None = None
        words = desk.words
        scroll = ScrollColumn(margin=0)
        self.heading = PageHeading(words.text(TITLE))
        scroll.body.addWidget(self.heading)
        self.parts = Parts()
        self.parts.add(self._make_told())
        self.parts.add(self._make_asked())
        self.parts.add(self._make_shown())
        scroll.body.addWidget(self.parts)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self._make_foot()
        self.finished.connect(self._forget)
        self.setAccessibleName(words.text(TITLE))
        self.on.setFocus()
        tab_in_reading_order(self)

    def _make_foot(self) -> None:
        """The way on, which is always seen, and the way back."""
        words = self._desk.words
        self.on = primary_button(words.text(N_("Go on")))
        self.on.clicked.connect(self.go_on)
        self.begin = danger_button(words.text(N_("Lock and write everything anew")))
        self.begin.clicked.connect(self.renew)
        self.close_button = quiet_button(words.text(N_("Cancel")))
        self.close_button.clicked.connect(self.reject)
        self.begin.hide()
        self.column.addWidget(in_a_row(self.on, self.begin, self.close_button, spacing=12))

    def show_step(self, step: int) -> None:
        """Show a step with its way on."""
        self.parts.show_part(step)
        self.on.setVisible(step != SHOWN)
        self.begin.setVisible(step == SHOWN)

    def _make_told(self) -> QWidget:
        """What will happen; it is read before anything is asked."""
        words = self._desk.words
        told = [words.text(line) for line in _WILL_HAPPEN]
        if has_council_key(self._desk):
            told.append(words.text(N_("The council can open this store with its own key.")))
        self.setAccessibleDescription(" ".join(told))
        return _column(*(Text(line) for line in told))

    def _make_asked(self) -> QWidget:
        """The passphrase now, and the new one."""
        words = self._desk.words
        self.present = Present(self._desk, words.text(N_("Passphrase you have now")))
        self.new = NewPassphrase(words)
        self.present.box.returnPressed.connect(self.new.first.setFocus)
        self.new.entered.connect(self.go_on)
        return _column(self.present, self.new)

    def _make_shown(self) -> QWidget:
        """The new code, what becomes of older backups, and the beginning."""
        words = self._desk.words
        said = Text(words.text(N_("Write the new code down or print it now.")))
        self.slip = RecoverySlip(words)
        self.removes = TickBox(words.text(N_("Then remove the older backups")))
        older = Hint(
            words.text(
                N_("A fresh backup is made at once. Older ones, here and in the second folder, "
                   "still open with the passphrase of their day; left alone they go in a month. "
                   "What was removed cannot be brought back.")
            )
        )  # fmt: skip
        said_last = N_(
            "From then on the old passphrase and the old code open nothing here. That cannot be "
            "undone."
        )
        last = Text(words.text(said_last), kind="strong")
        self.told = Text()
        self.told.hide()
        self.slip.typed_back.returnPressed.connect(self._typed_back)
        return _column(said, self.slip, self.removes, older, last, self.told)

    def go_on(self) -> None:
        """From what will happen to what is asked; from there, if all is right, to a new code."""
        if self.parts.index == TOLD:
            self.show_step(ASKED)
            self.present.box.setFocus()
            return
        keys, words = self._desk.keys, self._desk.words
        if not self.on.isEnabled() or keys is None:
            return
        present = self.present.typed(words.text(N_("Type the passphrase you have now.")))
        if not present:
            return
        self.present.field.say_trouble("")
        try:
            new = self.new.checked()
            if new is not None:
                refuse_same(present, new)
        except AppError as error:
            self.new.say_trouble(sentence(error, words))
            return
        if new is None:
            return
        self._work(self.on, lambda: keys.check_passphrase(present), self._show_code)

    def _show_code(self, _: object) -> None:
        words = self._desk.words
        self._code = new_recovery_code()
        self.slip.show_code(self._code)
        self.show_step(SHOWN)
        self.slip.typed_back.setFocus()
        announce(self, words.text(N_("Write the new code down or print it now.")))

    def _typed_back(self) -> None:
        """On to what becomes of older backups: what cannot be undone begins by its button alone."""
        if self.slip.is_typed_back():
            self.removes.setFocus(Qt.FocusReason.TabFocusReason)

    def renew(self) -> None:
        """Once the code was typed back right, make the keys; then lock and write all anew."""
        keys = self._desk.keys
        if keys is None or keys.renew is None or not self.begin.isEnabled() or not self._code:
            return
        if not self.slip.is_typed_back():
            return
        renew = keys.renew
        wanted = Wanted(
            present=self.present.box.text(),
            passphrase=self.new.first.text(),
            recovery_code=self._code,
            removes_older=self.removes.isChecked(),
        )
        self.told.setText(self._desk.words.text(N_("Making the new key…")))
        self.told.show()
        announce(self, self.told.text())
        self._work(self.begin, lambda: renew(wanted), self._take_hold)

    def _take_hold(self, begin: Callable[[], None]) -> None:
        self.accept()
        begin()

    def _work(
        self, button: Button, work: Callable[[], Result], done: Callable[[Result], None]
    ) -> None:
        """Do what takes a second or two with a key, while the button takes no press."""
        over = busy(button)

        def ended(result: Result) -> None:
            over()
            done(result)

        def failed(error: AppError) -> None:
            over()
            self._say(error)

        self._task = tasks.start(self, lambda _: work(), done=ended, failed=failed)

    def _say(self, error: AppError) -> None:
        """Say what is the matter where it can be mended."""
        if self.parts.index == ASKED:
            self.present.say_wrong(error)
            return
        if isinstance(error, WrongPassphrase):  # changed since, in another window
            self.show_step(ASKED)
            self.present.say_wrong(error)
            return
        self.told.setText(sentence(error, self._desk.words))
        announce(self, self.told.text())

    def _forget(self) -> None:
        """Leave nothing that was typed or shown."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._code = ""
        self.present.forget()
        for box in self.new.boxes:
            box.clear()
        self.slip.forget()
        self.slip.typed_back.clear()


def _column(*widgets: QWidget) -> QWidget:
    """Things below each other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    return holder
