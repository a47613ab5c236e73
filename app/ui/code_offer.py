"""Offering a short code to a worker who has none yet; it can be put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework.workers import keep_private_setting, private_setting
from app.errors import AppError
from app.language import N_
from app.ui import cover_code
from app.ui.announce import announce
from app.ui.messages import Notice, open_over, sentence
from app.ui.pieces import primary_button, quiet_button
from app.ui.screens.passphrase_fields import NewCode

if TYPE_CHECKING:
    from app.ui.desk import Desk

SETTING: Final = "cover_code_put_off"


class CodeOffer(Notice):
    """One field. Kept at once; put off, it is not asked again: Settings has it too."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        words = desk.words
        super().__init__(
            words.text(N_("Choose a short code")),
            words.text(
                N_(
                    "The screen is covered with F9, or by itself after a few quiet minutes. With "
                    "a short code you take the cover away, and nobody sees you type your "
                    "passphrase."
                )
            ),
            parent,
        )
        self._desk = desk
        new = NewCode(
            words,
            label=words.text(N_("New short code")),
            hint=words.text(N_("It takes the cover away.")),
        )
        self.code, self.field = new.box, new.field
        self.code.returnPressed.connect(self.keep)
        self.body.addWidget(new)
        self.later = quiet_button(words.text(N_("Not now")))
        self.later.clicked.connect(self.reject)
        self.take = primary_button(words.text(N_("Keep this code")))
        self.take.clicked.connect(self.keep)
        self.add_button(self.later)
        self.add_button(self.take)
        self.code.setFocus()

    def keep(self) -> None:
        """Keep what was typed, or say why it will not do."""
        try:
            cover_code.keep_code(self._desk.store, self.code.text())
        except AppError as error:
            self.field.say_trouble(sentence(error, self._desk.words))
            self.code.setFocus()
            return
        announce(self, self._desk.words.text(N_("The short code was changed.")))
        self.accept()

    def reject(self) -> None:
        """Put it off."""
        keep_private_setting(self._desk.store, SETTING, True)
        super().reject()


def offer_code(desk: Desk, parent: QWidget) -> CodeOffer | None:
    """Offer a short code once to a worker who has none; what is shown, if anything."""
    is_put_off = private_setting(desk.store, SETTING, False) is True
    if is_put_off or cover_code.has_code(desk.store):
        return None
    return open_over(CodeOffer(desk, parent))
