"""The frame of an unlocked store: bars, screens by name, undo by name, what is saved and sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.casework import workers
from app.errors import AppError
from app.ui.actions import KeyList, add_key
from app.ui.announce import announce
from app.ui.bars import SideBar, StatusLine, TopBar
from app.ui.frame import Scope, take_step
from app.ui.frame_facts import FrameFacts
from app.ui.messages import show_error
from app.ui.outbox_watch import OutboxWatch
from app.ui.places import Place, arrive, begin_on, focus_on
from app.ui.rooms import (
    MakePopup,
    MakeScreen,
    begun_page,
    day_ahead,
    make_popup,
    make_screen,
    offer_later,
    size_beside,
)
from app.ui.searching import Searching

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


class Shell(QWidget):
    """Everything one sees of an unlocked store."""

    settings_wanted = Signal(object)
    """The `Settings` to be kept and shown."""
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
        kept = Place.from_kept(workers.private_setting(desk.store, "last_place"))
        self._ahead = day_ahead(desk) if screens is None and kept.screen == "today" else None
        self.outbox_watch = OutboxWatch(desk, parent=self)
        self._make_screen = screens or partial(make_screen, watch=self.outbox_watch)
        self._make_popup = popup
        self._front: QWidget | None = None
        self.place = Place(screen="")
        self._behind: list[Place] = []
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._join()
        self._add_keys()
        self._told = _Told(self)
        self._told.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = desk.store.subscribe(self._told.changed.emit)

    def _build(self) -> None:
        """Bars round a stack of one screen at a time."""
        words = self.desk.words
        owner = workers.owner(self.desk.store)
        who = " · ".join(part for part in (owner.name, owner.role) if part) if owner else ""
        self.top = TopBar(words, who)
        self.side = SideBar(words)
        self.status = StatusLine(words, self.desk.policy.cover_minutes)
        self.facts = FrameFacts(self.desk, self.side, self.status, self._scope, parent=self)
        self.stack = QStackedWidget()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top, 0, 0, 1, 2)
        grid.addWidget(self.side, 1, 0)
        grid.addWidget(self.stack, 1, 1)
        grid.addWidget(self.status, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)

    def _join(self) -> None:
        self.top.cover_wanted.connect(self.cover_wanted)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.side.room_wanted.connect(self.go)
        self.side.language_wanted.connect(self.change_language)
        self.status.undo_wanted.connect(self.undo)
        self.status.redo_wanted.connect(self.redo)
        self.searching = Searching(self, self.top.search, self._popup_for_search)
        self.searching.given_up.connect(self._to_screen)

    def _add_keys(self) -> None:
        """The keys that work on every screen."""
        for keys, does in (
            ("Ctrl+K", self.searching.begin),
            ("F9", self.cover_wanted.emit),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Alt+1", lambda: self.go("today")),
            ("Alt+2", lambda: self.go("people")),
            ("Alt+3", lambda: self.go("outbox")),
            ("Alt+Left", self.go_back),
            ("Ctrl+,", lambda: self.go("settings")),
            ("F1", lambda: self.go("help")),
            ("Ctrl+/", self.list_keys),
            ("Ctrl++", lambda: self.change_size(1)),
            ("Ctrl+=", lambda: self.change_size(1)),
            ("Ctrl+-", lambda: self.change_size(-1)),
            ("Ctrl+0", lambda: self.change_size(0)),
        ):
            add_key(self, keys, does)

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
        if self.place.screen and (place.screen, place.ident) != (
            self.place.screen,
            self.place.ident,
        ):
            self._behind = [*self._behind, self.place][-_BACK:]
        self._show(made, place)
        return True

    def go_back(self) -> None:
        """Back to where one was before."""
        if self._behind:
            *earlier, last = self._behind
            if self.go_to(last):
                self._behind = earlier

    def go_home(self) -> None:
        """Back to where the worker was before the lock; Today if that is gone."""
        kept = Place.from_kept(workers.private_setting(self.desk.store, "last_place"))
        ahead, self._ahead = self._ahead, None
        try:
            if ahead is not None:
                made = make_screen(self.desk, kept, watch=self.outbox_watch, ahead=ahead)
            else:
                made = self._make_screen(self.desk, kept)
            self._show(made, kept)
        except AppError:
            self.go("today")
        offer_later(self.desk, self)

    def _leave_screen(self) -> None:
        screen = self.screen_in_front()
        if screen is not None:
            key, caret = focus_on(cast(QWidget, screen))
            self.place = replace(self.place, key=key, caret=caret)
            screen.leave()

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
        self.side.show_room("people" if place.screen in {"person", "page"} else place.screen)
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
            ("room_wanted", self.go),
            ("closed", self._screen_closed),
            ("saved", self.say_saved),
            ("not_saved", self.status.say_not_saved),
            ("trouble", self._failed),
            ("settings_wanted", self.settings_wanted.emit),
            ("keys_wanted", self.list_keys),
            ("cover_wanted", self.cover_wanted.emit),
            ("counted", self.facts.know),
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
            page_id = begun_page(self.desk, person_id, page_key)
        except AppError as error:
            self._failed(error)
            return
        self.go("page", page_id)

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

    def dismiss(self) -> None:
        """Hear nothing more of the store: this shell is about to go."""
        self._unsubscribe()
        self.outbox_watch.stop()
        self.facts.stop()
        for timer in self.findChildren(QTimer):  # nothing put off may ask a closed store
            timer.stop()

    # What the store tells

    def _changed(self, changed: object) -> None:
        screen = self.screen_in_front()
        if screen is not None:
            screen.refresh(changed)
        self.facts.ask_soon(changed)

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
        return (None, None) if screen is None else screen.undo_scope()

    def undo(self) -> None:
        """Take back the newest step here."""
        self._step(is_redo=False)

    def redo(self) -> None:
        """Bring back what undo took."""
        self._step(is_redo=True)

    def _step(self, *, is_redo: bool) -> None:
        screen = self.screen_in_front()
        try:
            if screen is not None:
                screen.leave()  # what is still in a box belongs to the step that is taken back
            told = take_step(self.desk, self._scope(), is_redo=is_redo)
        except AppError as error:
            self._failed(error)
            return
        announce(self, told)
        self.facts.ask()

    # Language, size, keys

    def change_language(self) -> None:
        """The other language, at once."""
        other = "en" if self.desk.words.language == "cy" else "cy"
        self.settings_wanted.emit(replace(self.desk.settings, language=other))

    def change_size(self, by: int) -> None:
        """Larger, smaller, or (0) as at first."""
        now = self.desk.settings.text_size
        wanted = size_beside(now, by)
        if wanted != now:
            self.settings_wanted.emit(replace(self.desk.settings, text_size=wanted))

    def list_keys(self) -> None:
        """Show every key."""
        KeyList(self.desk.words, self).exec()

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
