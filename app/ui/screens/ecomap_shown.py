"""What the map's screen shows: as it is now or as it was kept, in two faces, and who is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.casework import ecomap, people
from app.casework.map_measures import measure
from app.casework.map_views import EcomapView
from app.casework.map_words import sentences
from app.casework.views import MemberView
from app.errors import AppError
from app.ui.canvas.picture import Picture, larger_for, screen_measure
from app.ui.held import put_away
from app.ui.pieces import PageHeading
from app.ui.screens.ecomap_doing import EcomapDoing
from app.ui.screens.ecomap_forms import LeaveForm
from app.ui.screens.ecomap_frame import EcomapFrame
from app.ui.screens.ecomap_modes import EcomapModes
from app.ui.screens.ecomap_papers import EcomapPapers
from app.ui.screens.ecomap_words import note_of, quality_of
from app.ui.screens.row_list import tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

_TABLES = frozenset({"member", "tie", "person"})
_KEPT = "sealed_view"


class EcomapShown(EcomapFrame):
    """Everything that is seen follows from the people as they are read."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, people.person(desk.store, person_id=person_id), parent)
        self._measure = screen_measure()
        self._live = ecomap.ecomap(desk.store, person_id=self.person_id)
        self._kept: EcomapView | None = None
        self._last_kept: str | None = None
        self._is_list = False
        self._card_of = ""
        self.leaving: LeaveForm | None = None
        self.doing = EcomapDoing(desk, self.person_id, self)
        self.modes = EcomapModes(desk, self.person_id, self.canvas, self.bar, self.doing)
        self.papers = EcomapPapers(desk, self.person_id, self)

    # What is shown

    @property
    def shown(self) -> EcomapView:
        """The map that is shown: as it is now, or one that was kept."""
        return self._kept or self._live

    def refresh(self, changed: object | None) -> None:
        """Show what has changed of these people; None: everything."""
        ids: frozenset[str] | None = getattr(changed, "person_ids", None)
        if ids is not None and self.person_id not in ids:
            return
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        tables = {table for table, _ in entities}
        if ids is None or _KEPT in tables:
            self._last_kept = None
            self._show_head()
        if ids is not None and not tables & _TABLES:
            return
        if ids is None:
            self._read()
        else:
            store, before = self._desk.store, self._live
            self._take(lambda: ecomap.ecomap_after(store, before=before, changed=entities))

    def _read(self, *_: object) -> None:
        """Read the people anew, and show what is other than before."""
        self._take(lambda: ecomap.ecomap(self._desk.store, person_id=self.person_id))

    def _take(self, read: Callable[[], EcomapView]) -> None:
        """Show what is other than before, as it is read now."""
        try:
            now = read()
        except AppError:
            return  # undone out of being: what is shown stays until the worker goes
        if now != self._live:
            self._live = now
            self.papers.show_view(now)
            self._show()

    def _show_kept(self, view: object) -> None:
        """Show a map that was kept, or again the map as it is now."""
        kept = view if isinstance(view, EcomapView) and view.kept_id else None
        self._kept = kept
        self._show()

    def _show(self) -> None:
        """Everything that follows from the map that is shown."""
        view, words = self.shown, self._desk.words
        is_kept = self._kept is not None
        self.canvas.is_read_only = is_kept
        before = self.canvas.picture
        larger = larger_for(self._desk.settings, len(view.members))
        if before is not None and before.larger != larger:
            before = None  # nothing of it holds in letters of another size
        self.canvas.show_picture(Picture(view, words, self._measure, larger=larger, before=before))
        if self._is_list:
            self.map.list.show_view(view)
        self.map.show_face(is_list=self._is_list, is_empty=not view.members)
        for card in (self.add, self.prompts):
            card.setVisible(not is_kept)
        self._show_member()
        said = sentences(measure(view), words)
        self.says.show_said(said)
        picture = self.canvas.picture
        self.lines.show_key(picture.drawing.key if picture is not None else ())
        self._show_head()

    def _show_head(self) -> None:
        if self._last_kept is None:  # a picture is opened and read for it: not at every step
            self._last_kept = self.modes.last_kept_day()
        last = self._last_kept
        self.head.show_state(
            day=self.modes.day_words(self.shown.day),
            is_list=self._is_list,
            compared_with=self.modes.day_words(last) if last else "",
        )

    def _show_member(self) -> None:
        """The card of the one who was asked for, where they may be changed.

        Who was only just added is marked on the map, and the box for the next stays where it is.
        """
        member = self._live.member(self._card_of) if self._kept is None else None
        if member is None:
            self._end_leave()
            self.member.hide()
            return
        self.member.show_member(member, quality_of(self._live, member), note_of(self._live, member))
        known = {m.id: m for m in self._live.members}
        self.knows.show_ties(member.id, self._live.ties, known)
        if self.member.isHidden():
            self.member.show()
            self._put_in_order()

    def toggle_list(self) -> None:
        """The list instead of the map, or the map again."""
        self._is_list = not self._is_list
        chosen = self.canvas.chosen_id
        self._show()
        self.map.list.show_chosen(chosen)
        self._put_in_order()
        self._to_map()

    # Choosing

    def choose(self, member_id: str) -> None:
        """Speak of somebody, on the map and in the list; of nobody where it is empty."""
        self._end_leave()
        is_other, self._card_of = member_id != self._card_of, member_id
        self.canvas.show_chosen(member_id)
        self.map.list.show_chosen(member_id)
        self._show_member()
        if is_other and self.member.isVisible() and not self.is_folded:
            self.bring_in_sight(self.member)

    def start_adding(self) -> None:
        """Speak of nobody, and put the caret where a name is typed."""
        self.choose("")
        self.bring_in_sight(self.add)
        self.add.start()

    def _row_chosen(self, member_id: str) -> None:
        """A row was pressed: as if they were pressed on the map."""
        self.canvas.choose(member_id)
        self.map.list.show_chosen(self.canvas.chosen_id)

    def open_card(self, member_id: str) -> None:
        """Go to the card of somebody."""
        self.choose(member_id)
        if self.member.isVisible():
            self.member.start()

    def _to_map(self) -> None:
        """Put the keyboard on the one who is chosen, or the first, unless one of them has it."""
        chosen, focused = self.canvas.chosen_id, QApplication.focusWidget()
        faces = (self.canvas, self.map.list.rows)
        if focused and focused.isVisible() and any(f.isAncestorOf(focused) for f in faces):
            return
        if self._is_list:
            self.map.list.take_focus(chosen)
        elif chosen:
            self.canvas.node(chosen).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._live.members:
            self.canvas.go_to_end(is_last=False)
        else:
            self.add.start()

    def _live_member(self, member_id: str) -> MemberView | None:
        return self._live.member(member_id) if self._kept is None else None

    def _end_leave(self) -> None:
        form, self.leaving = self.leaving, None
        put_away(form)

    # What the shell asks

    def _put_in_order(self) -> None:
        """Tab follows what is read: the head, the map, its tools, the cards."""
        tab_in_reading_order(self)
        self.canvas.put_before(self.map.several)

    def take_focus(self) -> None:
        """Where nobody is on the map yet, where a name is typed; else the heading."""
        if self._live.members:
            heading = self.findChildren(PageHeading)[0]
            heading.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.start()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape gives up what is under way, or leads from adding to the map."""
        if event.key() == Qt.Key.Key_Escape and self.modes.mode:
            self.modes.end()
            return
        focused = QApplication.focusWidget()
        is_adding = focused is not None and self.add.isAncestorOf(focused)
        if event.key() == Qt.Key.Key_Escape and is_adding and self._live.members:
            self._to_map()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        self.doing.keeper.flush()
