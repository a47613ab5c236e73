"""Somebody's people drawn with them: a map and a list of the same, and what stands beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.casework import ecomap, people
from app.casework.map_measures import measure
from app.casework.map_views import EcomapView
from app.casework.map_words import sentences
from app.casework.views import MemberView
from app.errors import AppError
from app.ui.canvas.picture import Picture, larger_for, screen_measure
from app.ui.pieces import PageHeading
from app.ui.screens.ecomap_doing import EcomapDoing
from app.ui.screens.ecomap_forms import LeaveForm, PastePanel
from app.ui.screens.ecomap_frame import EcomapFrame
from app.ui.screens.ecomap_menu import member_menu
from app.ui.screens.ecomap_modes import EcomapModes
from app.ui.screens.ecomap_papers import EcomapPapers
from app.ui.screens.ecomap_turned import EcomapTurned
from app.ui.screens.ecomap_words import quality_of
from app.ui.screens.row_list import tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

_TABLES = frozenset({"member", "tie", "person"})


class EcomapScreen(EcomapFrame):
    """The people of one person."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, people.person(desk.store, person_id=person_id), parent)
        self._measure = screen_measure()
        self._larger = larger_for(desk.settings)
        self._live = ecomap.ecomap(desk.store, person_id=self.person_id)
        self._kept: EcomapView | None = None
        self._is_list = False
        self.leaving: LeaveForm | None = None
        self.doing = EcomapDoing(desk, self.person_id, self)
        self.modes = EcomapModes(desk, self.person_id, self.canvas, self.bar, self.doing)
        self.papers = EcomapPapers(desk, self.person_id, self)
        self._join()
        self._show()
        self._put_in_order()
        people.opened(desk.store, person_id=self.person_id)

    def _join(self) -> None:
        """What the pieces say, to what is done about it."""
        self._join_head()
        self._join_faces()
        self._join_cards()
        self.modes.leave_wanted.connect(self.ask_leave)
        self.modes.shown.connect(self._show_kept)
        self.modes.ended.connect(self._to_map)
        self.bar.rearranged.connect(self._put_in_order)
        self.doing.done.connect(self._read)
        self.doing.keeper.saved.connect(self.saved)
        self.doing.keeper.not_saved.connect(self.not_saved)
        for part in (self.doing, self.modes, self.papers):
            part.trouble.connect(self.trouble)
        self.papers.brought_in.connect(self._read)
        self.papers.turned_back.connect(self._to_map)

    def _join_head(self) -> None:
        head = self.head
        head.list_wanted.connect(self.toggle_list)
        head.compare_wanted.connect(self.modes.begin_compare)
        head.keep_wanted.connect(self._keep_picture)
        head.turn_wanted.connect(self.turn_round)
        head.print_wanted.connect(self._print)
        head.blank_wanted.connect(partial(self._print, is_blank=True))
        head.import_wanted.connect(self.papers.bring_in)
        head.tidy_wanted.connect(lambda: self.modes.preview_tidy(self._live))
        head.kept_wanted.connect(self.modes.show_kept)
        head.still_wanted.connect(lambda: self.modes.begin_still(self._live))
        head.left_wanted.connect(self._show_left)
        head.person_wanted.connect(partial(self.person_wanted.emit, self.person_id))

    def _join_faces(self) -> None:
        """The map and the list say the same."""
        canvas, rows = self.canvas, self.map.list
        canvas.chosen.connect(self.choose)
        canvas.moved.connect(self._moved)
        canvas.turned.connect(self.turn)
        canvas.gesture_ended.connect(self.doing.end_gesture)
        canvas.tied.connect(self._tied)
        rows.chosen.connect(self._row_chosen)
        rows.tie_begun.connect(canvas.begin_tie)
        for face in (canvas, rows):
            face.opened.connect(self.open_card)
            face.closeness_wanted.connect(self.set_closeness)
            face.leave_wanted.connect(self.ask_leave)
            face.menu_wanted.connect(self._open_menu)

    def _join_cards(self) -> None:
        """The cards beside."""
        member, knows = self.member, self.knows
        member.changed.connect(self._changed)
        member.tied.connect(self._quality)
        member.typed.connect(self._typed)
        member.left.connect(self.doing.keeper.left)
        member.leave_wanted.connect(lambda: self.ask_leave(self.member.member_id))
        member.away_wanted.connect(self._to_map)
        member.opened.connect(self._put_in_order)
        knows.tied.connect(self._knows)
        knows.untied.connect(self._untie)
        knows.named.connect(self._named)
        knows.choose_wanted.connect(lambda: self.canvas.begin_tie(self.member.member_id))
        self.add.added.connect(self._added)
        self.add.paste_wanted.connect(self.paste)

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
        if ids is not None and not any(table in _TABLES for table, _ in entities):
            return
        self._read()

    def _read(self, *_: object) -> None:
        """Read the people anew, and show what is other than before."""
        try:
            now = ecomap.ecomap(self._desk.store, person_id=self.person_id)
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
        self.canvas.show_picture(
            Picture(view, words, self._measure, larger=self._larger, before=before)
        )
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
        kept = self.modes.kept()
        self.head.show_state(
            day=self.modes.day_words(view.day),
            is_list=self._is_list,
            compared_with=self.modes.day_words(kept[0].day) if kept else "",
        )

    def _show_member(self) -> None:
        """The card of the one who is chosen, if there is one and it may be changed."""
        member = self._live.member(self.canvas.chosen_id) if self._kept is None else None
        if member is None:
            self._end_leave()
            self.member.hide()
            return
        self.member.show_member(member, quality_of(self._live, member))
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
        self.canvas.show_chosen(member_id)
        self.map.list.show_chosen(member_id)
        self._show_member()

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
        """Put the keyboard back on the one who is chosen, or on the first."""
        chosen = self.canvas.chosen_id
        if self._is_list:
            self.map.list.take_focus(chosen)
        elif chosen:
            self.canvas.node(chosen).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._live.members:
            self.canvas.go_to_end(is_last=False)
        else:
            self.add.start()

    def _open_menu(self, member_id: str, at: QPoint) -> None:
        member = self._live.member(member_id)
        if member is not None and self._kept is None:
            member_menu(self, member).popup(at)

    # What is done

    def _live_member(self, member_id: str) -> MemberView | None:
        return self._live.member(member_id) if self._kept is None else None

    def set_closeness(self, member_id: str, closeness: str) -> None:
        """How close somebody is."""
        member = self._live_member(member_id)
        if member is not None and member.closeness != closeness:
            self.doing.change(member, "closeness", closeness)

    def _moved(self, member_id: str, turn: float, closeness: object) -> None:
        member = self._live_member(member_id)
        if member is not None:
            self.doing.move(member, turn, None if closeness is None else str(closeness))

    def turn(self, member_id: str, by: float) -> None:
        """Somebody goes along the ring by so many degrees."""
        member = self._live_member(member_id)
        if member is not None:
            self.doing.turn(self._live, member, by)

    def _changed(self, field: str, value: object) -> None:
        member = self._live_member(self.member.member_id)
        if member is not None:
            self.doing.change(member, field, value)

    def _typed(self, field: str, value: object) -> None:
        self.doing.typed(self.member.member_id, field, value)

    def _quality(self, quality: str) -> None:
        self.doing.tie("", self.member.member_id, quality)

    def _knows(self, other: str, quality: str) -> None:
        self.doing.tie(self.member.member_id, other, quality)

    def _tied(self, first: str, second: str) -> None:
        self.modes.tied()
        self.doing.tie(first, second)

    def _untie(self, other: str) -> None:
        tie = self._live.between(self.member.member_id, other)
        if tie is not None:
            self.doing.untie(tie.id)

    def _named(self, names: str) -> None:
        unknown = self.doing.know(self.member.member_id, names)
        if unknown is not None:
            self.knows.show_unknown(unknown)

    def _added(self, member: object) -> None:
        self._read()
        if isinstance(member, MemberView):
            self.canvas.show_chosen(member.id)
            self.map.list.show_chosen(member.id)
            if not self.member.isHidden():
                self._show_member()

    def paste(self) -> PastePanel:
        """Many lines at once."""
        panel = PastePanel(self._desk, self.person_id, parent=self.window())
        panel.added.connect(self._read)
        panel.finished.connect(panel.deleteLater)
        panel.open()
        return panel

    def _keep_picture(self) -> None:
        self.doing.keep_picture()
        self._show()

    def _print(self, *, is_blank: bool = False) -> None:
        try:
            self.leave()
        except AppError as error:
            self.trouble.emit(error)
            return
        self.papers.show_print(self.shown, is_blank=is_blank)

    def turn_round(self) -> EcomapTurned | None:
        """Turn the map round: the person looks, adds and moves."""
        try:
            self.leave()
        except AppError as error:
            self.trouble.emit(error)
            return None
        self.modes.end()
        turned = self.papers.turn(self._live)
        turned.added.connect(self._read)
        turned.cover_wanted.connect(self.cover_wanted)
        turned.canvas.moved.connect(self._moved)
        turned.canvas.turned.connect(self.turn)
        turned.canvas.closeness_wanted.connect(self.set_closeness)
        turned.canvas.tied.connect(self._tied)
        return turned

    # Leaving

    def ask_leave(self, member_id: str) -> None:
        """Ask why somebody is no longer in the picture."""
        member = self._live_member(member_id)
        if member is None:
            return
        self.choose(member_id)
        form = LeaveForm(self._desk, member)
        form.kept.connect(partial(self._has_left, member_id))
        form.closed.connect(self._give_up_leaving)
        self.leaving = form
        self.member.places.addWidget(form)
        form.show()
        self._put_in_order()
        form.start()

    def _end_leave(self) -> None:
        form, self.leaving = self.leaving, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _give_up_leaving(self) -> None:
        self._end_leave()
        self._put_in_order()
        self._to_map()

    def _has_left(self, member_id: str) -> None:
        self._end_leave()
        self._read()
        if self.modes.mode == "still":
            self.modes.left(member_id)
        else:
            self._to_map()

    def _show_left(self) -> None:
        self.papers.show_left(self._live, self.doing.come_back)

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
        """Escape gives up what is under way."""
        if event.key() == Qt.Key.Key_Escape and self.modes.mode:
            self.modes.end()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        self.doing.keeper.flush()
