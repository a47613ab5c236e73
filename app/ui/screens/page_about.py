"""What a page is for, beside it and folded until asked: its own card, and where it comes from."""

from __future__ import annotations

from app.forms.page import Page
from app.language import N_, Words
from app.ui.pieces import Button, Card, Hint, Text


class PageAbout(Card):
    """One button; what it shows stays until it is pressed again."""

    def __init__(self, words: Words, page: Page) -> None:
        super().__init__(margin=6)
        self.button = Button(words.text(N_("What is this page for?")), kind="plain-left")
        self.button.show_icon("chevron-right")
        self.button.setCheckable(True)
        self.said = Text(words.text(page.card))
        self.source = Hint(words.text(page.source))
        self.body.addWidget(self.button)
        for widget in (self.said, self.source):
            widget.setContentsMargins(12, 0, 12, 8)
            self.body.addWidget(widget)
            widget.hide()
        self._has_source = bool(page.source)
        self.button.toggled.connect(self._toggled)

    def _toggled(self, is_open: bool) -> None:
        self.button.show_icon("chevron-down" if is_open else "chevron-right")
        self.said.setVisible(is_open)
        self.source.setVisible(is_open and self._has_source)
