"""The prompt for young carers with a person: who they are, and the page that sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import young_carers
from app.casework.young_carers import THINK_FAMILY, young_words
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.pieces import Text, link_button, quiet_button
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class YoungCarerPrompt(QWidget):
    """Not there where there is nobody to think of, nor on a visit: the person may look on."""

    begin_wanted = Signal(str, str)
    """The person's id, and the page to begin."""
    page_wanted = Signal(str)
    """The id of the page that is under way."""
    trouble = Signal(object)
    gone = Signal()
    """It was said to be done: the keyboard goes elsewhere."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._person_id = person_id
        self._draft_id = ""
        words = desk.words
        self.says = Text()
        self.go = quiet_button(words.text(N_("Think family")))
        self.go.clicked.connect(self._go)
        self.done = link_button(words.text(N_("Done")))
        self.done.setAccessibleName(words.text(N_("Done: young carers were thought of")))
        self.done.clicked.connect(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.says)
        column.addWidget(in_a_row(self.go, self.done))
        self.hide()

    def read(self) -> None:
        """Show whom to think of."""
        store = self._desk.store
        young = None
        if self._desk.visit is None:
            young = young_carers.to_see_to(store, person_id=self._person_id)
        if young is not None:
            self._draft_id = young.draft_id
            self.says.setText(breakable(young_words(young.names, self._desk.words)))
        self.setVisible(young is not None)

    def _go(self) -> None:
        if self._draft_id:
            self.page_wanted.emit(self._draft_id)
        else:
            self.begin_wanted.emit(self._person_id, THINK_FAMILY)

    def _done(self) -> None:
        try:
            young_carers.seen_to(self._desk.store, person_id=self._person_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.read()
        self.gone.emit()
