"""The frame of an unlocked store: bars, screens by name, undo by name, what is saved and sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.casework import workers
from app.errors import AppError, Cancelled
from app.ui.announce import announce
from app.ui.bars import SideBar, TopBar
from app.ui.frame import Scope
from app.ui.frame_facts import FrameFacts
from app.ui.guarding import guarding
from app.ui.jotting import Jotting
from app.ui.looks import Looks
from app.ui.messages import show_error
from app.ui.outbox_watch import OutboxWatch
from app.ui.place_keeper import PlaceKeeper
from app.ui.places import SETTING as PLACE
from app.ui.places import Place, arrive, begin_on, here
from app.ui.rooms import (
    MakePopup,
    MakeScreen,
    begin_new,
    begun_page,
    day_ahead,
    is_same_room,
    make_popup,
    make_screen,
    nearer_place,
    nearest_place,
    offer_later,
)
from app.ui.searching import Searching
from app.ui.shell_keys import add_shell_keys
from app.ui.status_line import StatusLine
from app.ui.stepping import take_newest
from app.ui.visiting import enter_room, go_visiting, place_on_visit, room_of, rooms_on_visit

if TYPE_CHECKING:
    from app.ui.desk import Desk

FOLD_WIDTH: Final = 900
_BACK: Final = 30


class Screen(Protocol):
    """What the shell asks of every screen (besides being a widget)."""

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Whose steps undo offers: person id and page id."""
        ...

    def refresh(self, changed: object | None) -> None:
        """Show what has changed; None: everything."""
        ...

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        ...

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        ...


class _Told(QObject):
    """Brings what the store tells on its own threads to the main thread."""

    changed = Signal(object)


def hear(screen: QWidget, slots: tuple[tuple[str, Callable[..., object]], ...]) -> None:
    """Join what a screen says, by the names of its signals, as far as it says it."""
    for name, slot in slots:
        signal = getattr(screen, name, None)
        if signal is not None:
            signal.connect(slot)


def _lay_round(
    shell: QWidget, stack: QWidget, *, above: QWidget, beside: QWidget, below: QWidget
) -> None:
    """Bars round what has all the room there is."""
    grid = QGridLayout(shell)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.addWidget(above, 0, 0, 1, 2)
    grid.addWidget(beside, 1, 0)
    grid.addWidget(stack, 1, 1)
    grid.addWidget(below, 2, 0, 1, 2)
    grid.setRowStretch(1, 1)
    grid.setColumnStretch(1, 1)


class Shell(Looks):
    """Everything one sees of an unlocked store."""

    cover_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        screens: MakeScreen | None = None,
        popup: MakePopup = make_popup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        kept = Place.from_kept(workers.private_setting(desk.store, PLACE))
        self._kept = place_on_visit(desk, kept)
        self._ahead = day_ahead(desk) if screens is None and self._kept.screen == "today" else None
        self.outbox_watch = OutboxWatch(desk, parent=self)
        self._make_screen = screens or partial(make_screen, watch=self.outbox_watch)
        self._make_popup = popup
        self._front: QWidget | None = None
        self.place = Place(screen="")
        self._behind: list[Place] = []
        self._gone: Place | None = None
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._join()
        self.told = _Told(self)
        add_shell_keys(self)
        self.told.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = desk.store.subscribe(self.told.changed.emit)

    def _build(self) -> None:
        """Bars round a stack of one screen at a time."""
        words = self.desk.words
        owner = workers.owner(self.desk.store)
        who = " · ".join(part for part in (owner.name, owner.role) if part) if owner else ""
        self.top = TopBar(words, who)
        self.side = SideBar(words, rooms_on_visit(self.desk))
        rules = guarding(self.desk.policy, self.desk.settings)
        self.status = StatusLine(words, rules.cover_minutes, is_kept_out=rules.is_kept_out)
        self.facts = FrameFacts(self.desk, self.side, self.status, self._scope, parent=self)
        self.stack = QStackedWidget()
        _lay_round(self, self.stack, above=self.top, beside=self.side, below=self.status)

    def _join(self) -> None:
        self.top.cover_wanted.connect(self.cover_wanted)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.side.room_wanted.connect(partial(enter_room, self))
        self.side.language_wanted.connect(self.change_language)
        self.status.undo_wanted.connect(self.undo)
        self.status.redo_wanted.connect(self.redo)
        self.searching = Searching(self, self.top.search, self._popup_for_search)
        self.searching.given_up.connect(self._to_screen)
        self.jotting = Jotting(self)
        self.place_keeper = PlaceKeeper(
            self.desk.store, lambda: here(self.place, self._front), self
        )

    # Going from screen to screen

    def go(self, screen: str, ident: str = "") -> None:
        """Go to a screen by name."""
        self.go_to(Place(screen=screen, ident=ident))

    def go_to(self, place: Place) -> bool:
        """Go to a place: leave the screen in front, build the other, put the focus back.

        False if it cannot be left or reached; why has then been said.
        """
        try:
            self._leave_screen()
            made = self._make_screen(self.desk, place)
        except AppError as error:
            self._failed(error)
            return False
        if self.place.screen and not is_same_room(place, self.place):
            self._behind = [*self._behind, self.place][-_BACK:]
        self._gone = None
        self._show(made, place)
        return True

    def go_back(self) -> None:
        """Back to where one was before, passing over what is not there any more."""
        while self._behind:
            *earlier, last = self._behind
            if nearest_place(self.desk, last, None) != last:
                self._behind = earlier
                continue
            if self.go_to(last):
                self._behind = earlier
            return

    def go_home(self) -> None:
        """Back to where the worker was before the lock; Today if that is gone."""
        ahead, self._ahead = self._ahead, None
        ready = partial(make_screen, watch=self.outbox_watch, ahead=ahead)
        make = ready if ahead else self._make_screen
        try:
            self._show(make(self.desk, self._kept), self._kept)
        except AppError:
            self.go("today")
        offer_later(self.desk, self)

    def ask_new_person(self, name: str = "") -> None:
        """To the one field of a new person, with a name in it if there is one already."""
        self.searching.end()
        if self.place.screen == "people" or self.go_to(Place(screen="people")):
            begin_new(self._front, name)

    def _leave_screen(self) -> None:
        screen, place = self.screen_in_front(), here(self.place, self._front)
        if screen is not None and place is not None:
            self.place = place
            screen.leave()
            self.jotting.flush()

    def _show(self, made: QWidget, place: Place) -> None:
        """Put a new screen in front; the one before goes."""
        before = self._front
        self._front = made
        self._connect(made)
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        self.place = place
        self.side.show_room(room_of(self.desk, place))
        self.searching.end()
        arrive(made, place)
        announce(self, cast(Screen, made).title())
        counts = getattr(made, "counts", None)
        if counts is None:
            self.facts.ask()
        else:
            self.facts.know(counts)  # it has just counted everybody itself

    def _connect(self, made: QWidget) -> None:
        """Join what a screen says to the frame; a screen says only what it has to say."""
        slots: tuple[tuple[str, Callable[..., object]], ...] = (
            ("person_wanted", partial(self.go, "person")),
            ("page_wanted", partial(self.go, "page")),
            ("begin_wanted", self.begin_page),
            ("new_person_wanted", self.ask_new_person),
            ("room_wanted", self.go),
            ("closed", self._screen_closed),
            ("saved", self.say_saved),
            ("not_saved", self.status.say_not_saved),
            ("trouble", self._failed),
            ("settings_wanted", self.settings_wanted.emit),
            ("keys_wanted", self.list_keys),
            ("back_wanted", self.go_back),
            ("cover_wanted", self.cover_wanted.emit),
            ("counted", self.facts.know),
            ("visit_wanted", partial(go_visiting, self)),
            ("room_of_person_wanted", self.go),
            ("jot_wanted", self.jotting.open_at),
        )
        hear(made, slots)

    def _screen_closed(self) -> None:
        person_id, _ = self._scope()
        if person_id is not None and self.place.screen == "page":
            self.go("person", person_id)
        else:
            self.go("today")

    def begin_page(self, person_id: str, page_key: str) -> None:
        """Begin a page with a person and go to it."""
        try:
            self.go("page", begun_page(self.desk, person_id, page_key))
        except AppError as error:
            self._failed(error)

    def screen_in_front(self) -> Screen | None:
        """The screen one sees."""
        return None if self._front is None else cast(Screen, self._front)

    def leave(self) -> Place:
        """Have everything typed on the disk and say where the worker is. Raises `AppError`."""
        self._leave_screen()
        return self.place

    def begin_sending(self) -> None:
        """From now on packages go by themselves when their place can be reached."""
        self.outbox_watch.start()
        self.place_keeper.begin()

    def dismiss(self) -> None:
        """Hear nothing more of the store: this shell is about to go."""
        self._unsubscribe()
        self.place_keeper.end()
        self.outbox_watch.stop()
        self.facts.stop()
        for timer in self.findChildren(QTimer):  # nothing put off may ask a closed store
            timer.stop()

    # What the store tells

    def _changed(self, changed: object) -> None:
        if getattr(changed, "origin", None) == PLACE:
            return  # nothing that is shown
        screen = self.screen_in_front()
        with suppress(Cancelled):  # the store was closed while this was on its way
            if screen is not None and not self._went_nearer(screen, changed):
                screen.refresh(changed)
            self.jotting.refresh(changed)
            self.facts.ask_soon(changed)

    def _went_nearer(self, screen: Screen, changed: object) -> bool:
        """Leave what an undo or a move took for the nearest that is there; whether that was so."""
        before, near = self.place, nearer_place(self.desk, self.place, screen.undo_scope(), changed)
        if near is None:
            return False
        with suppress(AppError):  # what was typed on it has nowhere to go any more
            screen.leave()
        try:
            made = self._make_screen(self.desk, near)
        except AppError:
            near = Place(screen="people")
            made = self._make_screen(self.desk, near)
        self._gone = before if near != before else None
        self._show(made, near)
        return True

    def say_saved(self, moment: object) -> None:
        """A screen has everything on the disk."""
        if isinstance(moment, datetime):
            self.status.say_saved(moment)

    def _failed(self, error: object) -> None:
        if isinstance(error, AppError):
            show_error(self, error, self.desk.words)

    # Undo and redo by name

    def _scope(self) -> Scope:
        screen = self.screen_in_front()
        return self.jotting.scope((None, None) if screen is None else screen.undo_scope())

    def undo(self) -> None:
        """Take back the newest step here."""
        self._step(is_redo=False)

    def redo(self) -> None:
        """Bring back what undo took."""
        self._step(is_redo=True)

    def _step(self, *, is_redo: bool) -> None:
        """Undo or redo the newest step here, and say so."""
        try:
            self._leave_screen()  # what is still in a box belongs to the step that is taken back
            said = partial(self._stepped, is_redo=is_redo)
            take_newest(self, self.desk, self._scope(), is_redo=is_redo, said=said)
        except AppError as error:
            self._failed(error)

    def _stepped(self, told: str, *, is_redo: bool) -> None:
        """Undo or redo is done: say so."""
        announce(self, told)
        self.status.say_done(told)
        gone = self._gone
        if is_redo and gone is not None and nearest_place(self.desk, gone, None) == gone:
            self.go_to(gone)  # what undo took from the front comes back to it
        self.facts.ask()

    def _popup_for_search(self) -> QWidget:
        popup = self._make_popup(self.desk)
        self._connect(popup)
        return popup

    def _to_screen(self) -> None:
        """The search was given up: the keyboard goes back to the screen."""
        if self._front is not None:
            begin_on(self._front)

    # Folding

    def fold_width(self) -> int:
        """The width under which the rooms fold: it grows with the text."""
        return FOLD_WIDTH * max(100, self.desk.settings.text_size) // 100

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rooms where there is little width."""
        super().resizeEvent(event)
        self.side.fold(is_folded=self.width() < self.fold_width())
        self.searching.place()
