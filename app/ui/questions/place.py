"""Where it happened: what kind of place, and where in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.forms.conditions import Json
from app.forms.questions import PlaceAsked
from app.language import N_
from app.ui.pieces import LineField
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import OneOf


class PlaceBox(QuestionWidget):
    """A kind of place chosen, and a line for which one."""

    def __init__(
        self, question: PlaceAsked, asking: Asking, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, asking, parent=parent)
        words = asking.words
        options = tuple((o.key, words.text(o.label)) for o in question.options)
        self.kind = OneOf(options, clear=words.text(N_("Clear")), parent=self)
        self.kind.setAccessibleName(self.named)
        for button in self.kind.buttons.values():
            self.watch(button, name=f"{self.named}: {button.text()}")
        self.watch(
            self.kind.clear,
            name=words.text(N_("Clear the answer: {question}"), question=self.named),
        )
        self.box = LineField()
        self.box.setPlaceholderText(words.text(N_("Which place, in words")))
        self.watch(self.box, name=words.text(N_("{question}: which place"), question=self.named))
        self.put(self.kind)
        self.put(self.box)
        self.kind.chosen.connect(self._changed)
        self.box.textEdited.connect(self._changed)

    def _changed(self, _: object) -> None:
        kind, text = self.kind.value(), self.box.text()
        value: Json = {"kind": kind or "", "words": text} if kind or text else None
        self.edited.emit(Given(value=value))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the kind and the words of a place."""
        place = value if isinstance(value, dict) else {}
        self.kind.show_value(place.get("kind") or None)
        text = str(place.get("words") or "")
        if text != self.box.text():
            self.box.setText(text)

    def set_read_only(self, is_read_only: bool) -> None:
        """The choice stands still; the words can be read and selected."""
        self.kind.setEnabled(not is_read_only)
        self.kind.clear.setVisible(not is_read_only and self.kind.value() is not None)
        self.box.setReadOnly(is_read_only)
