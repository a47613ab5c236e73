"""What is done on the map of somebody's people: each act is one step, said aloud."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.casework import ecomap, network, ties
from app.casework.map_keeping import keep_ecomap
from app.casework.map_placing import turn_near, turns
from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.screens.ecomap_words import TIE_NOTE, closeness_words, in_words
from app.ui.screens.typed_fields import Fields, TypedFields

if TYPE_CHECKING:
    from app.ui.desk import Desk

_FURTHEST: Final = 12
"""Presses of an arrow that one press may stand for where others are in the way."""
_HELP: Final = {
    "both": (True, True),
    "gives": (True, False),
    "gets": (False, True),
    "none": (False, False),
}


class EcomapDoing(QObject):
    """The verbs of the screen. Trouble is told; after each act whoever listens reads anew."""

    trouble = Signal(object)
    done = Signal()
    """Something was kept."""

    def __init__(self, desk: Desk, person_id: str, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._person_id = person_id
        self._screen = screen
        self._gesture = ""
        self._gesture_of = ""
        self.keeper = TypedFields(desk.clock, self._keep, parent=self)

    # Typed

    def typed(self, member_id: str, field: str, value: object) -> None:
        """A field of a member was typed in; it is kept after a pause."""
        self.keeper.typed(f"{member_id}/{field}", value)

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: what was typed about members."""
        by_member: dict[str, Fields] = {}
        for key, value in fields.items():
            member_id, _, field = key.partition("/")
            if field.startswith(TIE_NOTE):
                self._note(member_id, field.removeprefix(TIE_NOTE), value, gesture)
            else:
                by_member.setdefault(member_id, {})[field] = value
        for member_id, told in by_member.items():
            network.change_member(
                self._desk.store,
                member_id=member_id,
                gesture=f"{gesture}/{member_id}",
                origin=self,
                **told,
            )

    def _note(self, member_id: str, other: str, note: object, gesture: str) -> None:
        """What was typed about the tie of a member with another; an empty id is the person."""
        ties.tie(
            self._desk.store,
            person_id=self._person_id,
            first=member_id,
            second=other,
            note=note,
            gesture=f"{gesture}/{member_id}/{other}",
            origin=self,
        )

    # One of them

    def change(self, member: MemberView, field: str, value: object) -> None:
        """A field of a member is this now."""
        store = self._desk.store
        try:
            self.keeper.flush()
            if field == "closeness":
                now = ecomap.set_closeness(store, member_id=member.id, closeness=str(value))
            elif field == "is_pinned":
                now = ecomap.pin(store, member_id=member.id, is_pinned=bool(value))
            elif field == "help":
                gives, gets = _HELP[str(value)]
                now = network.change_member(store, member_id=member.id, gives=gives, receives=gets)
            else:
                now = network.change_member(
                    store, member_id=member.id, gesture=None, origin=None, **{field: value}
                )
        except AppError as error:
            self.trouble.emit(error)
            self.done.emit()  # what was pressed shows again what is kept
            return
        self._kept(in_words(now, self._desk.words))

    def move(self, member: MemberView, turn: float, closeness: str | None) -> None:
        """They stand somewhere else now; `closeness` where a ring was crossed."""
        words = self._desk.words
        try:
            ecomap.move(self._desk.store, member_id=member.id, turn=turn, closeness=closeness)
        except AppError as error:
            self.trouble.emit(error)
            self.done.emit()
            return
        if closeness is None:
            self._kept(words.text(N_("{name} was moved."), name=member.name))
            return
        told = words.text(
            N_("{name}: {before} to {now}."),
            name=member.name,
            before=closeness_words(member.closeness, words),
            now=closeness_words(closeness, words),
        )
        self._kept(told)

    def turn(self, view: EcomapView, member: MemberView, by: float) -> None:
        """Along the ring by so many degrees; presses that follow each other are one step."""
        if self._gesture_of != member.id:
            self._gesture, self._gesture_of = self._desk.clock.new_id(), member.id
        try:
            now = ecomap.move(
                self._desk.store,
                member_id=member.id,
                turn=_along(view, member, by),
                gesture=self._gesture,
            )
        except AppError as error:
            self.trouble.emit(error)
            return
        words = self._desk.words
        self._kept(words.text(N_("{name} was moved."), name=now.name))

    def end_gesture(self) -> None:
        """What comes next is another step."""
        if self._gesture:
            self._desk.store.close_gesture(self._gesture)
        self._gesture = self._gesture_of = ""

    def come_back(self, member: MemberView) -> None:
        """Somebody who left is there again."""
        self._do(
            lambda: ecomap.come_back(self._desk.store, member_id=member.id),
            N_("{name} is on the map again."),
            name=member.name,
        )

    # Ties

    def tie(self, first: str, second: str, **said: object) -> None:
        """Tie two; `quality` says how it is between them, `direction` which way help goes."""
        act = partial(
            ties.tie, self._desk.store, person_id=self._person_id, first=first, second=second
        )
        self._do(partial(act, **said), N_("The tie is kept."))

    def untie(self, tie_id: str) -> None:
        """Take a tie away."""
        self._do(lambda: ties.untie(self._desk.store, tie_id=tie_id), N_("The tie is gone."))

    def tie_all(self, member_ids: tuple[str, ...]) -> None:
        """These know each other."""
        store, person_id = self._desk.store, self._person_id
        self._do(
            lambda: ties.tie_all(store, person_id=person_id, member_ids=member_ids),
            N_("They know each other now. Ctrl+Z takes it back."),
        )

    def untie_all(self, member_ids: tuple[str, ...]) -> None:
        """These do not know each other."""
        store, person_id = self._desk.store, self._person_id
        self._do(
            lambda: ties.untie_all(store, person_id=person_id, member_ids=member_ids),
            N_("The ties among them are gone. Ctrl+Z takes it back."),
        )

    def know(self, member_id: str, names: str) -> tuple[str, ...] | None:
        """They know these; which names nobody has, or two have. None when it could not be kept."""
        try:
            unknown = ties.know_each_other(
                self._desk.store, person_id=self._person_id, member_id=member_id, names=names
            )
        except AppError as error:
            self.trouble.emit(error)
            return None
        self._kept(self._desk.words.text(N_("The tie is kept.")))
        return unknown

    # All of them

    def tidy(self) -> None:
        """Put everybody who is not pinned in order."""
        self._do(
            lambda: ecomap.tidy(self._desk.store, person_id=self._person_id),
            N_("The map is tidied. Ctrl+Z takes it back."),
        )

    def keep_picture(self) -> None:
        """Keep the map as it is now, for ever."""
        self._do(
            lambda: keep_ecomap(self._desk.store, person_id=self._person_id),
            N_("This picture is kept as it is today. It never changes."),
        )

    def _do(self, act: Callable[[], object], said: str, **params: object) -> None:
        try:
            self.keeper.flush()
            act()
        except AppError as error:
            self.trouble.emit(error)
            self.done.emit()
            return
        self._kept(self._desk.words.text(said, **params))

    def _kept(self, said: str) -> None:
        self.done.emit()
        announce(self._screen, said)


def _along(view: EcomapView, member: MemberView, by: float) -> float:
    """The next place along the ring that is free: past whoever stands in the way."""
    begin = turns(view).get(member.id, 0.0)
    for press in range(1, _FURTHEST):
        turn = turn_near(view, member.id, member.closeness, begin + by * press)
        away = (turn - begin + 180.0) % 360.0 - 180.0
        if away * by > 0:
            return turn
    return begin + by
