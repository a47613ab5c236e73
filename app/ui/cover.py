"""The cover over the screen, and asking for the short code that takes it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.language import N_, Words
from app.ui import cover_code
from app.ui.layouts import Centred, Flow
from app.ui.messages import Notice, wait_for
from app.ui.pieces import (
    Card,
    Field,
    LineField,
    ScrollColumn,
    Text,
    TroubleLine,
    primary_button,
    quiet_button,
)

if TYPE_CHECKING:
    from app.casework.workers import Store
    from app.ui.desk import Desk


class CodeEntry(QWidget):
    """A field for the short code: three tries, then `failed`."""

    passed = Signal()
    failed = Signal()

    def __init__(self, words: Words, is_right: Callable[[str], bool], does: str) -> None:
        super().__init__()
        self._words = words
        self._is_right = is_right
        self._left = cover_code.TRIES
        self.code = LineField()
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setProperty("kind", "code")
        self.code.setMaxLength(cover_code.MOST)
        self.code.returnPressed.connect(self.try_code)
        self.field = Field(words.text(N_("Short code")), self.code)
        self.button = primary_button(does)
        self.button.clicked.connect(self.try_code)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        self.row = Flow(spacing=12)
        self.row.addWidget(self.button)
        column.addLayout(self.row)

    def try_code(self) -> None:
        """Compare what was typed."""
        typed = self.code.text()
        if not typed.strip():
            self.field.say_trouble(self._words.text(N_("Type your short code.")))
            return
        self.code.clear()
        if self._is_right(typed):
            self.field.say_trouble("")
            self._left = cover_code.TRIES
            self.passed.emit()
            return
        self._left -= 1
        if self._left == 0:
            self.failed.emit()
            return
        self.field.say_trouble(
            self._words.plural(
                N_("This is not your short code. You have {count} more try, then it locks."),
                N_("This is not your short code. You have {count} more tries, then it locks."),
                self._left,
            )
        )
        self.code.setFocus()


class CoverScreen(QWidget):
    """Hides everything. The short code takes it away; three wrong ones, or the button, lock."""

    uncovered = Signal()
    lock_wanted = Signal()

    def __init__(self, words: Words, store: Store) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._trouble = TroubleLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        column.addWidget(scroll)
        card = Card(margin=36)
        card.body.addWidget(Text(words.text(N_("Kitchen Table")), kind="brand-large"))
        card.body.addWidget(
            Text(words.text(N_("Covered. Everything you typed is kept.")), kind="soft")
        )
        card.body.addWidget(self._trouble)
        card.body.addSpacing(8)
        lock = quiet_button(words.text(N_("Lock")), "lock")
        lock.clicked.connect(self.lock_wanted)
        self.entry: CodeEntry | None = None
        if cover_code.has_code(store):
            self.entry = self._entry(words, store)
            self.entry.row.addWidget(lock)
            card.body.addWidget(self.entry)
        else:
            card.body.addWidget(
                Text(words.text(N_("No short code was chosen. Lock, then use your passphrase.")))
            )
            card.body.addWidget(lock, 0, Qt.AlignmentFlag.AlignLeft)
        self._first: QWidget = self.entry.code if self.entry else lock
        scroll.body.addStretch(1)
        scroll.body.addWidget(Centred(card, letters=54))
        scroll.body.addStretch(1)

    def _entry(self, words: Words, store: Store) -> CodeEntry:
        entry = CodeEntry(
            words, lambda code: cover_code.is_right(store, code), words.text(N_("Uncover"))
        )
        entry.passed.connect(self.uncovered)
        entry.failed.connect(self.lock_wanted)
        return entry

    def take_focus(self) -> None:
        """Put the caret where the code is typed."""
        self._first.setFocus()

    def say_trouble(self, text: str) -> None:
        """Say why it cannot lock yet."""
        self._trouble.say(text)


def ask_short_code(parent: QWidget | None, desk: Desk) -> bool:
    """Ask for the short code; three wrong ones lock the program. False if it was not given."""
    words = desk.words
    if not cover_code.has_code(desk.store):
        return _ask_to_lock(parent, desk)
    notice = Notice(
        words.text(N_("Your short code")),
        words.text(N_("So that nobody else comes to the other records by this way.")),
        parent,
    )
    entry = CodeEntry(
        words, lambda code: cover_code.is_right(desk.store, code), words.text(N_("Go on"))
    )
    cancel = quiet_button(words.text(N_("Cancel")))
    cancel.clicked.connect(notice.reject)
    entry.row.addWidget(cancel)
    entry.passed.connect(notice.accept)

    def fail() -> None:
        notice.reject()
        desk.lock()

    entry.failed.connect(fail)
    notice.body.addWidget(entry)
    entry.code.setFocus()
    return wait_for(notice)


def _ask_to_lock(parent: QWidget | None, desk: Desk) -> bool:
    """Without a short code the way back is the passphrase."""
    words = desk.words
    notice = Notice(
        words.text(N_("No short code was chosen.")),
        words.text(N_("Lock, then unlock with your passphrase. Choose a code in Settings.")),
        parent,
    )
    cancel = quiet_button(words.text(N_("Cancel")))
    cancel.clicked.connect(notice.reject)
    lock = primary_button(words.text(N_("Lock")), "lock")
    lock.clicked.connect(notice.accept)
    notice.add_button(cancel)
    notice.add_button(lock)
    if wait_for(notice):
        desk.lock()
    return False
