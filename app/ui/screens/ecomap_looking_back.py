"""Looking back on the map: pictures that were kept, and two days beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.casework import ecomap
from app.casework.map_comparing import compare, compared_lines
from app.casework.map_keeping import KeptEcomap, kept_ecomap, kept_ecomaps, last_kept_day
from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.errors import AppError
from app.forms.values import day_of
from app.language import N_
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.picture import Ghost
from app.ui.layouts import Flow
from app.ui.questions.pick import PickButton
from app.ui.screens.ecomap_bar import Deed, ModeBar

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.ecomap_doing import EcomapDoing

TODAY: Final = ""
"""Instead of the id of a kept map: as it is now."""


class LookingBack(QObject):
    """One thing at a time is under way, or nothing. `shown` is the view the map is to show."""

    shown = Signal(object)
    """An `EcomapView` that was kept; None: the map as it is now."""
    leave_wanted = Signal(str)
    ended = Signal()
    trouble = Signal(object)

    def __init__(
        self, desk: Desk, person_id: str, canvas: MapCanvas, bar: ModeBar, doing: EcomapDoing
    ) -> None:
        super().__init__(bar)
        self._desk = desk
        self._person_id = person_id
        self._canvas = canvas
        self._bar = bar
        self._doing = doing
        self.mode = ""
        self._queue: tuple[MemberView, ...] = ()
        self._from: PickButton | None = None
        self._to: PickButton | None = None
        bar.given_up.connect(self.end)

    def _text(self, text: str, **params: object) -> str:
        return self._desk.words.text(text, **params)

    def _cancel(self) -> Deed:
        return Deed(key="cancel", says=self._text(N_("Cancel")), does=self.end)

    def end(self) -> None:
        """Give up what is under way, and show the map as it is now."""
        was, self.mode = self.mode, ""
        self._queue = ()
        self._from = self._to = None
        canvas = self._canvas
        if canvas.tying_from:
            canvas.tying_from = ""
        if canvas.lasso.is_on:
            canvas.lasso.end()
        canvas.show_ghosts(())
        self._bar.end()
        if was in {"kept", "compare"}:
            self.shown.emit(None)
        if was:
            self.ended.emit()

    def _begin(self, mode: str) -> None:
        if self.mode not in {"", mode}:
            self.end()
        self.mode = mode

    def _close(self) -> Deed:
        return Deed(key="close", says=self._text(N_("Close")), does=self.end)

    # What was kept

    def kept(self) -> tuple[KeptEcomap, ...]:
        """The kept maps, the newest first."""
        return kept_ecomaps(self._desk.store, person_id=self._person_id)

    def last_kept_day(self) -> str:
        """The day of the newest kept map; empty where none was kept."""
        return last_kept_day(self._desk.store, person_id=self._person_id)

    def day_words(self, day: str) -> str:
        """A day as it stands on a button."""
        found = day_of(day)
        return self._desk.words.date(found, "medium") if found else day

    def show_kept(self) -> None:
        """Choose one of the pictures that were kept; it can only be looked at."""
        self._begin("kept")
        kept = self.kept()
        words = self._desk.words
        if not kept:
            says = self._text(N_("No picture was kept yet. “Keep this picture” keeps today's."))
            self._bar.show_mode(says, [self._close()])
            self._bar.take_focus()
            return
        options = tuple(
            (
                one.id,
                words.plural(
                    N_("{day}: {count} person, kept by {who}"),
                    N_("{day}: {count} people, kept by {who}"),
                    one.people,
                    day=self.day_words(one.day),
                    who=one.by,
                ),
            )
            for one in kept
        )
        pick = PickButton(words, options, name=self._text(N_("Picture kept on")))
        pick.picked.connect(self._show_one)
        back = Deed(key="close", says=self._text(N_("Back to today")), does=self.end, is_first=True)
        says = self._text(N_("A picture that was kept. It can be looked at, not changed."))
        self._bar.show_mode(says, [back])
        self._bar.put(pick)
        self._show_one(kept[0].id)
        pick.setFocus()

    def _show_one(self, kept_id: object) -> None:
        view = self._view_of(str(kept_id))
        if view is not None:
            self.shown.emit(view)

    def _view_of(self, kept_id: str) -> EcomapView | None:
        try:
            if kept_id == TODAY:
                return ecomap.ecomap(self._desk.store, person_id=self._person_id)
            return kept_ecomap(self._desk.store, kept_id=kept_id)
        except AppError as error:
            self.trouble.emit(error)
            return None

    # Comparing

    def begin_compare(self) -> None:
        """Two days beside each other: ghosts, sentences, and which days they are."""
        kept = self.kept()
        if not kept:
            self.show_kept()
            return
        self._begin("compare")
        words = self._desk.words
        days = tuple((one.id, self.day_words(one.day)) for one in kept)
        self._from = PickButton(words, days, name=self._text(N_("From")))
        now = (TODAY, self._text(N_("Today")))
        self._to = PickButton(words, (now, *days), name=self._text(N_("To")))
        for pick in (self._from, self._to):
            pick.picked.connect(self._compare)
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(self._from)
        flow.addWidget(self._to)
        self._bar.put(holder)
        self._compare()
        self._bar.take_focus()

    def _compare(self, *_: object) -> None:
        """Show what became of everybody between the two days that are chosen."""
        if self._from is None or self._to is None:
            return
        old, new = self._view_of(str(self._from.value)), self._view_of(str(self._to.value))
        if old is None or new is None:
            return
        words = self._desk.words
        self.shown.emit(new)
        lines = compared_lines(compare(old, new), words)
        stop = Deed(
            key="close", says=self._text(N_("Stop comparing")), does=self.end, is_first=True
        )
        says = self._text(
            N_("{before} and {now}"),
            before=self.day_words(old.day),
            now=self.day_words(new.day),
        )
        self._canvas.show_ghosts(self._ghosts(old))
        self._bar.show_mode(says, [stop], lines=lines)

    def _ghosts(self, old: EcomapView) -> list[Ghost]:
        """Those who are gone, or stood elsewhere, as they stood then."""
        now = self._canvas.picture
        if now is None:
            return []
        then = now.other(old)
        ghosts: list[Ghost] = []
        for key, node in then.nodes.items():
            if not key:
                continue
            is_here = key in now.nodes
            was, known = then.members[key], now.members.get(key)
            if is_here and known is not None and known.closeness == was.closeness:
                continue
            ghosts.append(Ghost(node=node, at=now.centre_of(key) if is_here else None))
        return ghosts
