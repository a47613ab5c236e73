"""The people around a person: counted, added by a name, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal

from app.casework import network
from app.casework.as_told import add_as_told
from app.casework.views import MemberView, PersonView
from app.errors import AppError
from app.forms.questions import PeopleAsked
from app.language import N_
from app.ui.pieces import Card, Text, quiet_button
from app.ui.questions.asking import AddMember, Asking, ChangeMember, RemoveMember, Wish
from app.ui.questions.network import NetworkStrip
from app.ui.screens.own_conversation import OwnConversation
from app.ui.screens.screen import WorkScreen
from app.ui.screens.typed_fields import Fields, TypedFields
from app.ui.screens.young_carer import YoungCarerPrompt

if TYPE_CHECKING:
    from app.ui.desk import Desk


class PeopleAround(Card):
    """The network in a strip of names, and how many there are in words."""

    trouble = Signal(object)
    changed = Signal()
    map_wanted = Signal()

    def __init__(self, desk: Desk, person: PersonView) -> None:
        words = desk.words
        super().__init__(words.text(N_("People around {name}"), name=person.called))
        self._desk = desk
        self._person_id = person.id
        self._members: tuple[MemberView, ...] = ()
        self.sentence = Text(kind="soft")
        self.body.addWidget(self.sentence)
        self.young = YoungCarerPrompt(desk, person.id)
        self.young.trouble.connect(self.trouble)
        self.body.addWidget(self.young)
        self.keeper = TypedFields(desk.clock, self._keep, parent=self)
        self.keeper.saved.connect(self.read)
        asking = Asking(
            words=words, called=person.called, name=person.name, today=desk.clock.today()
        )
        question = PeopleAsked(key="people", ask=N_("Who is around {name}?"), whole_network=True)
        self.strip = NetworkStrip(question, asking, parent=self)
        self.strip.wished.connect(self._wished)
        self.strip.left.connect(self.keeper.left)
        self.own = OwnConversation(desk, self.strip)
        self.own.trouble.connect(self.trouble)
        self.body.addWidget(self.strip)
        self.draw = quiet_button(words.text(N_("Draw {name}'s people"), name=person.called))
        self.draw.clicked.connect(self.map_wanted.emit)
        self.body.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignLeft)

    def join(self, screen: WorkScreen) -> None:
        """What it says, to the screen it stands on."""
        self.trouble.connect(screen.trouble)
        self.own.person_wanted.connect(screen.person_wanted)
        self.young.page_wanted.connect(screen.page_wanted)
        for part in (self.own, self.young):
            part.begin_wanted.connect(screen.begin_wanted)
        self.young.gone.connect(self.draw.setFocus)
        self.keeper.saved.connect(screen.saved)
        self.keeper.not_saved.connect(screen.not_saved)

    def read(self) -> None:
        """Show the network as it is in the store, once what was typed or picked here lies there."""
        if self.keeper.is_unsaved:
            return  # what was just picked would be shown as it was before
        words = self._desk.words
        members = network.members(self._desk.store, person_id=self._person_id)
        count = network.count_network(members)
        said = network.count_sentence(count, words)
        self.sentence.setText(said or words.text(N_("Nobody is named yet.")))
        self.young.read()
        if members != self._members:
            self._members = members
            self.strip.take_members(members)

    def _wished(self, wish: object) -> None:
        """Do what the strip asks for; what is typed about a member waits for a pause."""
        told = cast(Wish, wish)
        try:
            if isinstance(told, AddMember):
                self.keeper.flush()
                add_as_told(
                    self._desk.store, person_id=self._person_id, text=told.name, origin=self
                )
            elif isinstance(told, RemoveMember):
                self.keeper.flush()
                network.remove_member(self._desk.store, member_id=told.member_id, origin=self)
            elif isinstance(told, ChangeMember):
                self.keeper.typed(f"{told.member_id}/{told.about}", told.value)
                return
        except AppError as error:
            self.trouble.emit(error)
            return
        self.read()
        self.changed.emit()

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: what was typed about members."""
        by_member: dict[str, Fields] = {}
        for key, value in fields.items():
            member_id, _, about = key.partition("/")
            by_member.setdefault(member_id, {})[about] = value
        for member_id, told in by_member.items():
            network.change_member(
                self._desk.store,
                member_id=member_id,
                gesture=f"{gesture}/{member_id}",
                origin=self,
                **told,
            )
