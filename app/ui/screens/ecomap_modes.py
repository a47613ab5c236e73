"""What may be under way on the map: tying, choosing several, tidying, going over everybody."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.casework import ecomap
from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.errors import AppError
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.map_keys import beyond
from app.ui.canvas.picture import Ghost
from app.ui.screens.ecomap_bar import Deed, ModeBar
from app.ui.screens.ecomap_looking_back import LookingBack
from app.ui.screens.ecomap_words import in_words

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.ecomap_doing import EcomapDoing


class EcomapModes(LookingBack):
    """What may be under way besides looking back."""

    def __init__(
        self, desk: Desk, person_id: str, canvas: MapCanvas, bar: ModeBar, doing: EcomapDoing
    ) -> None:
        super().__init__(desk, person_id, canvas, bar, doing)
        canvas.tie_begun.connect(self._tie_begun)
        canvas.marked.connect(self._marked)

    # Tying, and several at once

    def _tie_begun(self, member_id: str) -> None:
        """Say that the other one is to be chosen."""
        member = self._canvas.member(member_id)
        if member is None:
            if self.mode == "tie":
                self.end()
            return
        self._begin("tie")
        self._canvas.tying_from = member_id
        says = self._text(
            N_("Now choose whom {name} is tied to: on the map, or in the list."), name=member.name
        )
        self._bar.show_mode(says, [self._cancel()])

    def tied(self) -> None:
        """The other one was chosen."""
        if self.mode == "tie":
            self.end()

    def _marked(self, ids: object) -> None:
        """Say who is chosen together, and offer what may be done with them."""
        if not self._canvas.lasso.is_on:
            if self.mode == "group":
                self.end()
            return
        self._begin("group")
        words = self._desk.words
        members = [self._canvas.member(one) for one in self._canvas.lasso.marked]
        names = [member.name for member in members if member is not None]
        says = self._text(N_("Press those you mean, or draw a line round them."))
        if names:
            says = self._text(N_("Chosen: {names}."), names=words.listing(names))
        deeds = [self._cancel()]
        if len(names) > 1:
            join = Deed(
                key="join",
                says=self._text(N_("These know each other")),
                does=partial(self._with_marked, is_tied=True),
                is_first=True,
            )
            part = Deed(
                key="part",
                says=self._text(N_("No ties among them")),
                does=partial(self._with_marked, is_tied=False),
            )
            deeds = [join, part, *deeds]
        self._bar.show_mode(says, deeds)

    def _with_marked(self, *, is_tied: bool) -> None:
        marked = self._canvas.lasso.marked
        self.end()
        if is_tied:
            self._doing.tie_all(marked)
        else:
            self._doing.untie_all(marked)

    # Tidy

    def preview_tidy(self, view: EcomapView) -> None:
        """Show where Tidy would put everybody; nothing is changed."""
        self._begin("tidy")
        try:
            turns = ecomap.tidied(self._desk.store, person_id=self._person_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        now = self._canvas.picture
        if now is None:
            return
        members = tuple(replace(m, angle=turns.get(m.id, m.angle)) for m in view.members)
        then = now.other(replace(view, members=members))
        ghosts = [
            Ghost(node=node, at=now.centre_of(key))
            for key, node in then.nodes.items()
            if key in now.nodes and key and (node.x, node.y) != now.centre_of(key)
        ]
        if not ghosts:
            says, deeds = self._text(N_("The map is tidy already.")), [self._close()]
        else:
            says = self._text(N_("The dashed shapes show where people would go. Nobody moved yet."))
            tidy = Deed(key="tidy", says=self._text(N_("Tidy")), does=self._tidy, is_first=True)
            leave = Deed(key="cancel", says=self._text(N_("Leave it as it is")), does=self.end)
            deeds = [tidy, leave]
        self._canvas.show_ghosts(ghosts)
        self._bar.show_mode(says, deeds)
        self._bar.take_focus()

    def _tidy(self) -> None:
        self.end()
        self._doing.tidy()

    # Still right?

    def begin_still(self, view: EcomapView) -> None:
        """Go over everybody: still so, nearer, further, no longer there."""
        kept = self.kept()
        self._begin("still")
        since = self._view_of(kept[0].id) if kept else view
        if since is None:
            return
        store = self._desk.store
        self._queue = ecomap.still_right(store, person_id=self._person_id, since=since)
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask about the first who is waiting."""
        if self.mode != "still":
            return
        if not self._queue:
            says = self._text(N_("That is everybody. “Keep this picture” keeps it as it is today."))
            self._bar.show_mode(says, [self._close()])
            self._bar.take_focus()
            return
        member = self._canvas.member(self._queue[0].id) or self._queue[0]
        self._canvas.show_chosen(member.id)
        words = self._desk.words
        says = self._text(N_("{who}: still right?"), who=in_words(member, words))
        left = len(self._queue) - 1
        line = words.plural(N_("{count} more after this."), N_("{count} more after this."), left)
        self._bar.show_mode(says, self._answers(member), lines=[line] if left else [])
        self._bar.take_focus()

    def _answers(self, member: MemberView) -> list[Deed]:
        """What may be said of one of them."""
        rings = [
            Deed(key=key, says=self._text(says), does=partial(self._place, member, ring))
            for key, says, step in (("nearer", N_("Nearer"), -1), ("further", N_("Further"), 1))
            if member.kind not in NOT_COUNTED_KINDS
            and (ring := beyond(member.closeness, step)) is not None
        ]
        left = partial(self.leave_wanted.emit, member.id)
        return [
            Deed(key="so", says=self._text(N_("Still so")), does=self._go_on, is_first=True),
            *rings,
            Deed(key="left", says=self._text(N_("No longer there…")), does=left),
            Deed(key="pass", says=self._text(N_("Pass over")), does=self._go_on),
            Deed(key="end", says=self._text(N_("End")), does=self.end),
        ]

    def _place(self, member: MemberView, closeness: str) -> None:
        self._doing.change(member, "closeness", closeness)
        self._go_on()

    def _go_on(self) -> None:
        self._queue = self._queue[1:]
        self._ask_next()

    def left(self, member_id: str) -> None:
        """Somebody was said to be no longer there."""
        if self.mode == "still" and self._queue and self._queue[0].id == member_id:
            self._go_on()
