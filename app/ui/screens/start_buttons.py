"""The buttons that begin a conversation: the commonest pages, and the way to all others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.casework.offering import MOST_COMMON, Offer, commonest
from app.language import N_
from app.ui.layouts import Flow
from app.ui.pieces import Button, primary_button, quiet_button
from app.ui.screens.choose_page import ask_which, offers_here

if TYPE_CHECKING:
    from app.ui.desk import Desk


class StartButtons(QObject):
    """Stands in the row of a screen's other buttons. Shows what may be begun with one person."""

    begin_wanted = Signal(str)
    """The key of a page."""
    page_wanted = Signal(str)
    """The id of a page under way."""

    def __init__(self, desk: Desk, flow: Flow, *, is_first: bool, parent: QWidget) -> None:
        """With `is_first` the first button is the one main thing to do on the screen."""
        super().__init__(parent)
        self._desk = desk
        self._over = parent
        self._person_id = ""
        self.starts: dict[str, Button] = {}
        self._offers: dict[str, Offer] = {}
        self._slots: list[Button] = []
        for place in range(MOST_COMMON):
            button = primary_button("") if is_first and not place else quiet_button("")
            button.clicked.connect(partial(self._pressed, place))
            self._slots.append(button)
        self.others = quiet_button(desk.words.text(N_("Other conversations…")))
        self.others.clicked.connect(self.ask)
        for button in (*self._slots, self.others):
            # What is shown without a parent is a window of its own; who is taken from one that
            # has a layout leaves that too, so the parent comes first.
            button.setParent(flow.parentWidget() or parent)
            button.hide()
            flow.addWidget(button)

    def show_offers(self, person_id: str) -> None:
        """Offer what may be begun with this person now, or gone on with."""
        self._person_id = person_id
        words, every = self._desk.words, offers_here(self._desk, person_id)
        shown = commonest(every)
        self._offers = {offer.page_key: offer for offer in shown}
        self.starts = dict(zip(self._offers, self._slots, strict=False))
        for offer, button in zip(shown, self._slots, strict=False):
            name = words.text(offer.name)
            going_on = words.text(N_("Go on with {page}"), page=name)
            button.setText(going_on if offer.draft_id else name)
            button.setToolTip(words.text(offer.moment))
        for place, button in enumerate(self._slots):
            button.setVisible(place < len(shown))
        self.others.setVisible(len(every) > len(shown))

    def hide(self) -> None:
        """Nothing is begun with this person any more."""
        for button in (*self._slots, self.others):
            button.hide()

    def _pressed(self, place: int) -> None:
        offer = list(self._offers.values())[place]
        if offer.draft_id:
            self.page_wanted.emit(offer.draft_id)
        else:
            self.begin_wanted.emit(offer.page_key)

    def ask(self) -> None:
        """Show all there are."""
        ask_which(
            self._desk,
            self._person_id,
            over=self._over,
            begin=self.begin_wanted.emit,
            go_on=self.page_wanted.emit,
        )
