"""A carer's own conversation, begun from somebody's network: leads to a record of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.casework import carers
from app.errors import AppError
from app.forms.pages.carers_conversation import CARERS_CONVERSATION

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.questions.network import NetworkStrip

PAGE: Final = CARERS_CONVERSATION.key


class OwnConversation(QObject):
    """The button in a member's details. It says the same whether or not they have a record."""

    person_wanted = Signal(str)
    """They have a record of their own already: that is where one goes."""
    begin_wanted = Signal(str, str)
    """Their id, and the page to begin with them."""
    trouble = Signal(object)

    def __init__(self, desk: Desk, strip: NetworkStrip) -> None:
        super().__init__(strip)
        self._desk = desk
        editor = strip.editor
        if desk.visit is None:  # on a visit nobody else's record is opened
            editor.offer_own()
        editor.own_wanted.connect(self._go)

    def _go(self, member_id: str) -> None:
        store = self._desk.store
        try:
            known = carers.person_of_member(store, member_id=member_id)
            if known is not None:
                self.person_wanted.emit(known.id)
                return
            made = carers.make_person_of_member(store, member_id=member_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.begin_wanted.emit(made.id, PAGE)
