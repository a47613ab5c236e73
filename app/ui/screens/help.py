"""Help: how to begin, the keys, what is and is not protected, where the ideas come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import __version__
from app.language import N_
from app.ui.layouts import Columns
from app.ui.pieces import Card, Hint, PageHeading, ScrollColumn, Text, quiet_button

if TYPE_CHECKING:
    from app.casework.interview import Changed
    from app.ui.desk import Desk

_BEGIN: Final = (
    N_("Add a person with nothing but a name, on Today or under People."),
    N_(
        "Start Conversation 1 and talk. Type what matters, what is strong, and who does what by "
        "when. What you type is saved within two seconds."
    ),
    N_("Turn the screen to the person. They can read it, and type in it."),
    N_(
        "Finish when you are ready. What is missing is listed, and most of it can wait. Print the "
        "person's copy there and then."
    ),
    N_(
        "The finished page waits in the Outbox and goes to the council's folder by itself when the "
        "folder can be reached."
    ),
)
_PROTECTED: Final = (
    N_("A lost or stolen device that is off or locked: everything on it is encrypted."),
    N_("A copied file, a backup or a package that waits: encrypted as well."),
    N_("Somebody else who uses the same machine: they have another account and no passphrase."),
    N_("A power cut or a fault: every word that was acknowledged is there."),
)
_NOT_PROTECTED: Final = (
    N_("Harmful software that runs as you while the store is open."),
    N_("An administrator of the machine."),
    N_("Somebody who makes you open it."),
    N_("A PDF you printed or saved: whoever has it can read it. Disk encryption is still needed."),
)
_IDEAS: Final = (
    N_(
        "The three conversations follow published research on strengths-based social work. “The "
        "Three Conversations” is a registered mark of its owner; our prompts are our own words."
    ),
    N_("Kitchen Table never decides about eligibility, risk, capacity or wellbeing. People do."),
)
_MADE_OF: Final = (
    N_("Kitchen Table is free software under the Apache License 2.0."),
    N_("Font: Atkinson Hyperlegible Next, Braille Institute, under the SIL Open Font Licence."),
    N_("Icons: Lucide, under the ISC licence. Window: Qt for Python, under the LGPL."),
)


class HelpScreen(QWidget):
    """Short, and on one page."""

    keys_wanted = Signal()

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        column.addWidget(scroll)
        scroll.body.addWidget(PageHeading(words.text(N_("Help"))))
        columns = Columns(fold=860, shares=(1, 1))
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        begin = self._card(N_("From a name to a page"), _BEGIN, is_numbered=True)
        keys = quiet_button(words.text(N_("All the keys (Ctrl+/)")), "keyboard")
        keys.clicked.connect(self.keys_wanted)
        begin.body.addWidget(keys, 0, Qt.AlignmentFlag.AlignLeft)
        columns.left.addWidget(begin)
        columns.left.addWidget(self._card(N_("Where the ideas come from"), _IDEAS))
        columns.right.addWidget(self._card(N_("What is protected"), _PROTECTED))
        columns.right.addWidget(self._card(N_("What is not"), _NOT_PROTECTED))
        columns.right.addWidget(self._about())

    def _card(self, title: str, lines: tuple[str, ...], *, is_numbered: bool = False) -> Card:
        words = self._desk.words
        card = Card(words.text(title))
        for number, line in enumerate(lines, start=1):
            text = words.text(line)
            card.body.addWidget(Text(f"{number}.  {text}" if is_numbered else text))
        return card

    def _about(self) -> Card:
        words = self._desk.words
        card = self._card(N_("About"), _MADE_OF)
        card.body.addWidget(Text(words.text(N_("Version {version}"), version=__version__)))
        card.body.addWidget(
            Hint(
                words.text(
                    N_("The Welsh words are a draft until a Welsh speaker has checked them.")
                )
            )
        )
        return card

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Nobody's in particular."""
        return None, None

    def refresh(self, changed: Changed | None) -> None:
        """Help does not change."""

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Help"))

    def leave(self) -> None:
        """Nothing is typed here."""
