"""What Unlock says of records that are older than they were here, and the two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import OlderThanRemembered
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import FittedFlow
from app.ui.pieces import Text, danger_button, primary_button, quiet_button

if TYPE_CHECKING:
    from datetime import datetime


class OlderRecords(QWidget):
    """What is missing, that a backup may bring it back, and opening them all the same.

    Opening takes two presses on two buttons; neither is where the caret comes to stand.
    """

    accepted = Signal()
    turned_back = Signal()

    def __init__(
        self, words: Words, trouble: OlderThanRemembered, newest_backup: datetime | None
    ) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.missing = Text(f"{words.say(trouble.title)} {_what_is_missing(words, trouble)}")
        self.backup = Text(_of_backup(words, trouble, newest_backup))
        self.warning = Text(
            words.text(
                N_(
                    "Opened as they are, these records go on without what is missing, and this "
                    "device no longer reminds you of it. That they were opened is noted in the log."
                )
            ),
            kind="trouble",
        )
        self.warning.hide()
        for text in (self.missing, self.backup, self.warning):
            column.addWidget(text)
        self.back = primary_button(words.text(N_("Back to the passphrase")))
        self.back.clicked.connect(self.turned_back)
        self.open = quiet_button(words.text(N_("Open it as it is…")))
        self.open.clicked.connect(self._ask_again)
        self.open_all_the_same = danger_button(words.text(N_("Open without what is missing")))
        self.open_all_the_same.hide()
        self.open_all_the_same.clicked.connect(self.accepted)
        row = FittedFlow(spacing=12)
        for button in (self.back, self.open, self.open_all_the_same):
            row.addWidget(button)
        column.addLayout(row)
        self.setFocusProxy(self.back)

    def says(self) -> str:
        """All of it, for those who listen."""
        return f"{self.missing.text()} {self.backup.text()}"

    def _ask_again(self) -> None:
        """The first press: say what the second does. Enter pressed twice opens nothing."""
        self.open.hide()
        self.warning.show()
        self.open_all_the_same.show()
        self.back.setFocus()
        announce(self, self.warning.text(), at_once=True)


def _what_is_missing(words: Words, trouble: OlderThanRemembered) -> str:
    """Where the records end and how much was written here after that, as far as it is known."""
    if trouble.ends_at is None:
        return words.text(N_("Nothing is written in them."))
    ends = words.moment(trouble.ends_at)
    if trouble.lost is None:
        return words.text(
            N_(
                "Their last change is of {moment}. What was written here after an earlier copy of "
                "them was made is not in them; how much that is cannot be told."
            ),
            moment=ends,
        )
    return words.plural(
        N_("Their last change is of {moment}; {count} change made here after it is missing."),
        N_("Their last change is of {moment}; {count} changes made here after it are missing."),
        trouble.lost,
        moment=ends,
    )


def _of_backup(words: Words, trouble: OlderThanRemembered, newest_backup: datetime | None) -> str:
    """Whether a backup on this device may hold what is missing."""
    if newest_backup is None:
        return words.text(
            N_(
                "There is no backup on this device. Ask your IT team whether there is one "
                "elsewhere, and have it restored before you open these records."
            )
        )
    moment = words.moment(newest_backup)
    if trouble.ends_at is None or newest_backup > trouble.ends_at:
        return words.text(
            N_(
                "There is a newer backup on this device, of {moment}. Ask your IT team to restore "
                "it; what is here now is kept beside it."
            ),
            moment=moment,
        )
    return words.text(
        N_(
            "The newest backup on this device is of {moment}, and no newer than these records. "
            "Ask your IT team whether there is a newer one elsewhere."
        ),
        moment=moment,
    )
