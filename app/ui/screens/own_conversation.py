"""A carer's own conversation, begun from somebody's network: leads to a record of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.casework import carers
from app.casework.views import PersonLine
from app.errors import AppError
from app.forms.pages.carers_conversation import CARERS_CONVERSATION
from app.ui.messages import open_over

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.questions.network import NetworkStrip
    from app.ui.screens.own_record_panel import OwnRecordPanel

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
        self._strip = strip
        self.panel: OwnRecordPanel | None = None
        """Asks whether it is somebody who is here already."""
        editor = strip.editor
        if desk.visit is None:  # on a visit nobody else's record is opened
            editor.offer_own()
        editor.own_wanted.connect(self._go)

    def _go(self, member_id: str) -> None:
        """To their record; where they have none, ask of those who are like them, or make one."""
        store = self._desk.store
        try:
            known = carers.person_of_member(store, member_id=member_id)
            alike = () if known else carers.alike_of_member(store, member_id=member_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        if known is not None:
            self.person_wanted.emit(known.id)
        elif alike:
            self._ask(member_id, alike)
        else:
            self._make(member_id)

    def _ask(self, member_id: str, alike: tuple[PersonLine, ...]) -> None:
        from app.ui.screens.own_record_panel import OwnRecordPanel

        name = self._strip.editor.lines["name"].text()
        panel = OwnRecordPanel(self._desk, name, alike, parent=self._strip.window())
        panel.chosen.connect(partial(self._link, member_id))
        panel.new_wanted.connect(partial(self._make, member_id))
        self.panel = open_over(panel)

    def _link(self, member_id: str, person_id: str) -> None:
        """It is this one: that is where one goes from now on."""
        try:
            known = carers.make_person_of_member(
                self._desk.store, member_id=member_id, person_id=person_id
            )
        except AppError as error:
            self.trouble.emit(error)
            return
        self.person_wanted.emit(known.id)

    def _make(self, member_id: str) -> None:
        """A record of their own, and their conversation begun in it."""
        try:
            made = carers.make_person_of_member(self._desk.store, member_id=member_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.begin_wanted.emit(made.id, PAGE)
