"""Somebody's people drawn with them: a map and a list of the same, and what stands beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.casework import people
from app.casework.views import MemberView
from app.errors import AppError
from app.ui.messages import open_over
from app.ui.screens.ecomap_forms import LeaveForm, PastePanel
from app.ui.screens.ecomap_menu import member_menu
from app.ui.screens.ecomap_shown import EcomapShown
from app.ui.screens.ecomap_turned import EcomapTurned
from app.ui.screens.ecomap_words import TIE_NOTE

if TYPE_CHECKING:
    from app.ui.desk import Desk


class EcomapScreen(EcomapShown):
    """The people of one person."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, person_id, parent=parent)
        self._left_over = ""
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
            face.add_wanted.connect(self.start_adding)
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
        member.another_wanted.connect(self.start_adding)
        member.opened.connect(self._put_in_order)
        knows.tied.connect(self._knows)
        knows.helped.connect(self._helps)
        knows.noted.connect(self._noted)
        knows.left.connect(self.doing.keeper.left)
        knows.opened.connect(self._put_in_order)
        knows.untied.connect(self._untie)
        knows.named.connect(self._named)
        knows.choose_wanted.connect(lambda: self.canvas.begin_tie(self.member.member_id))
        self.add.added.connect(self._added)
        self.add.paste_wanted.connect(self.paste)

    def _open_menu(self, member_id: str, at: QPoint) -> None:
        member = self._live.member(member_id)
        if member is not None and self._kept is None:
            member_menu(self, member).popup(at)

    # What is done

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
        self.doing.tie("", self.member.member_id, quality=quality)

    def _knows(self, other: str, quality: str) -> None:
        self.doing.tie(self.member.member_id, other, quality=quality)

    def _helps(self, other: str, direction: str) -> None:
        self.doing.tie(self.member.member_id, other, direction=direction or None)

    def _noted(self, other: str, note: str) -> None:
        self._typed(f"{TIE_NOTE}{other}", note)

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
        self.choose("")
        self._read()
        if isinstance(member, MemberView):
            self.canvas.show_chosen(member.id)
            self.map.list.show_chosen(member.id)
        self.bring_in_sight(self.add)

    def paste(self) -> PastePanel:
        """Many lines at once."""
        panel = PastePanel(self._desk, self.person_id, lines=self._left_over, parent=self.window())
        panel.left_over.connect(self._keep_lines)
        panel.added.connect(self._read)
        return open_over(panel)

    def _keep_lines(self, lines: str) -> None:
        self._left_over = lines

    def _keep_picture(self) -> None:
        self.doing.keep_picture()
        self._last_kept = None
        self._show()

    def _print(self, *, is_blank: bool = False) -> None:
        try:
            self.leave()
        except AppError as error:
            self.trouble.emit(error)
            return
        self.papers.show_print(self.shown, live=self._live, is_blank=is_blank)

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
