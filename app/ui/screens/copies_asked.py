"""After printing: was the paper given to the person? One press notes it, another lets it be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework import copies
from app.casework.views import PageView
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.pieces import Text, quiet_button
from app.ui.style import TARGET

if TYPE_CHECKING:
    from app.ui.desk import Desk

LARGE_PT: Final = 16


class CopyAsked(QWidget):
    """A question in a row. Nothing is asked of a page that is not finished."""

    def __init__(self, desk: Desk, view: PageView) -> None:
        super().__init__()
        self._desk = desk
        self._view = view
        self._how = "printed"
        words = desk.words
        flow = Flow(spacing=8)
        self.setLayout(flow)
        self.asks = Text(
            words.text(N_("Given to {name}?"), name=view.person_called), kind="strong", wrap=False
        )
        self.asks.setMinimumHeight(TARGET)
        self.given = quiet_button(words.text(N_("Yes, note it")))
        self.to_post = quiet_button(words.text(N_("It goes by post")))
        self.not_given = quiet_button(words.text(N_("Not given")))
        for widget in (self.asks, self.given, self.to_post, self.not_given):
            flow.addWidget(widget)
        self.given.clicked.connect(self._note_given)
        self.to_post.clicked.connect(partial(self._note, copies.TO_POST))
        self.not_given.clicked.connect(self._end)
        self.hide()

    def ask(self, size_pt: float) -> None:
        """Ask about a paper of letters this large that was just printed."""
        if self._view.state == "draft":
            return
        is_welsh = self._view.language == "cy"
        self._how = "large_print" if size_pt >= LARGE_PT else "welsh" if is_welsh else "printed"
        self.show()
        (self.to_post if self._view.by_phone else self.given).setFocus()
        announce(self, self.asks.text(), at_once=True)

    def _note_given(self) -> None:
        self._note(self._how)

    def _note(self, how: str) -> None:
        view, words = self._view, self._desk.words
        try:
            copies.gave_copy(
                self._desk.store, page_id=view.page_id, to_whom=view.person_name, how=how
            )
        except AppError as trouble:
            self.asks.setText(sentence(trouble, words))
            return
        announce(self, words.text(N_("Kept. Ctrl+Z takes it back.")))
        self._end()

    def _end(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus()
        self.hide()
