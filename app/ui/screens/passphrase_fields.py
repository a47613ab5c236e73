"""Choosing a passphrase, typed twice or suggested, and a short code; both shown if wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import WeakPassphrase
from app.language import N_, Words
from app.security.passphrases import check_passphrase, suggest_passphrase
from app.ui import cover_code
from app.ui.layouts import Flow
from app.ui.marks import ShowTyped
from app.ui.pieces import Field, Hint, LineField, quiet_button


def strength(text: str, words: Words) -> str:
    """How good a passphrase is, in words; empty for none."""
    if not text:
        return ""
    try:
        check_passphrase(text)
    except WeakPassphrase as error:
        return f"{words.say(error.title)} {words.say(error.advice)}"
    if len(text) >= 20 or len(text.replace("-", " ").split()) >= 4:
        return words.text(N_("A strong passphrase."))
    return words.text(N_("Good enough. A few more letters would make it strong."))


class NewPassphrase(QWidget):
    """Two fields, a suggestion and a tick that shows what is typed. Pasting is welcome."""

    entered = Signal()
    """Enter was pressed in one of the fields."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.first = self._box()
        self.again = self._box()
        self.boxes = (self.first, self.again)
        hint = words.text(N_("Four words that have nothing to do with each other are best."))
        self.field = Field(words.text(N_("New passphrase")), self.first, hint)
        self.again_field = Field(words.text(N_("The same once more")), self.again)
        self.strength = Hint()
        self.first.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._typed_again)
        suggest = quiet_button(words.text(N_("Suggest one")), "refresh-cw")
        suggest.clicked.connect(self.suggest)
        self.show_box = ShowTyped(words, *self.boxes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.strength)
        column.addWidget(self.again_field)
        row = Flow(spacing=12)
        row.addWidget(suggest)
        row.addWidget(self.show_box)
        column.addLayout(row)

    def _box(self) -> LineField:
        box = LineField()
        box.returnPressed.connect(self.entered)
        return box

    def suggest(self) -> None:
        """Fill in four words drawn by chance, and show them to be written down."""
        suggestion = suggest_passphrase()
        self.show_box.setChecked(True)
        self.first.setText(suggestion)
        self.again.setText(suggestion)

    def checked(self) -> str | None:
        """The passphrase, or None with a sentence by the field that does not fit.

        Raises `WeakPassphrase` if it is too weak.
        """
        self.say_trouble("")
        self.again_field.say_trouble("")
        check_passphrase(self.first.text())
        if self.first.text() != self.again.text():
            self.again_field.say_trouble(self._words.text(N_("The two are not the same.")))
            self.again.setFocus()
            return None
        return self.first.text()

    def say_trouble(self, text: str) -> None:
        """Say what is the matter with the passphrase, and go there."""
        self.field.say_trouble(text)
        if text:
            self.strength.setText("")  # it would say the same once more
            self.first.setFocus()

    def _typed(self, text: str) -> None:
        """Another passphrase: what was said of the one before goes."""
        self._typed_again()
        if self.field.trouble.text():
            self.field.say_trouble("")
        self.strength.setText(strength(text, self._words))

    def _typed_again(self) -> None:
        if self.again_field.trouble.text():
            self.again_field.say_trouble("")


class NewCode(QWidget):
    """The field for a short code, hidden unless it is wanted shown; so once is enough."""

    def __init__(self, words: Words, *, label: str, hint: str = "") -> None:
        super().__init__()
        self.box = LineField()
        self.box.setMaxLength(cover_code.MOST)
        self.box.setProperty("kind", "code")
        fits = words.text(
            N_("{least} to {most} letters or numbers."),
            least=cover_code.LEAST,
            most=cover_code.MOST,
        )
        self.field = Field(label, self.box, f"{hint} {fits}" if hint else fits)
        self.show_box = ShowTyped(words, self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.show_box)

    def clear(self) -> None:
        """Empty and hidden again."""
        self.box.clear()
        self.show_box.setChecked(False)
