"""What one does with a page besides writing on it: finish, amend, print, turn, move, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import pages, workers
from app.casework.finish import amend_page, finish_page
from app.casework.paper_view import page_view
from app.casework.sent import sent_of_page, sent_words
from app.casework.unfinish import undo_finish
from app.errors import AppError
from app.language import N_, Words
from app.ui.held import put_away
from app.ui.messages import open_over
from app.ui.questions.asking import Asking
from app.ui.screens.copies_panel import CopiesPart
from app.ui.screens.finish_panel import FinishedCard, FinishPanel
from app.ui.screens.history_panel import HistoryPanel
from app.ui.screens.move_panel import MovePanel
from app.ui.screens.preview import Preview
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.signing_part import SigningPart
from app.ui.screens.turned import TurnedScreen
from app.ui.visiting import only_with

if TYPE_CHECKING:
    from app.casework.interview import Interview
    from app.ui.desk import Desk
    from app.ui.screens.page_saving import Autosave


def places_to_send(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Where packages go, as name and profile: the council's places, else the worker's own."""
    if desk.policy.fixes("destinations"):
        return tuple((place.name, place.profile) for place in desk.policy.destinations)
    kept = workers.private_setting(desk.store, "destinations", [])
    own = [p for p in kept if isinstance(p, dict)] if isinstance(kept, list) else []
    return tuple((str(p["name"]), str(p.get("profile") or "generic")) for p in own if p.get("name"))


class PageActions(QObject):
    """The verbs of the page screen. `top` is where panels stand above the sheet."""

    question_wanted = Signal(str, str)
    """A question's key, and the promise of it that is meant; empty for none."""
    problems_shown = Signal(object)
    """`dict` of question keys and what Finish found."""
    state_changed = Signal()
    page_wanted = Signal(str)
    person_wanted = Signal(str)
    closed = Signal()
    trouble = Signal(object)
    turned_edited = Signal(str, object)
    turned_left = Signal(str)
    turned_back = Signal()
    cover_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        interview: Interview,
        saving: Autosave,
        asking: Asking,
        *,
        top: QVBoxLayout,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._interview = interview
        self._saving = saving
        self._asking = asking
        self._top = top
        self._window = window
        self.panel: FinishPanel | None = None
        self.card: FinishedCard | None = None
        self.copies: CopiesPart | None = None
        self.turned: TurnedScreen | None = None

    def begin_finish(self, missing_signs: tuple[str, ...], *, waiting: str) -> None:
        """Show what is missing, what can wait and what will be sent; nothing is finished yet."""
        if not self._saving.flush():
            return
        self.dismiss()
        problems = self._interview.problems(self._desk.words)
        places = places_to_send(self._desk)
        by_default = workers.private_setting(self._desk.store, "send_by_default", True)
        panel = FinishPanel(
            self._desk.words,
            problems=problems,
            waiting=waiting,
            missing_signs=missing_signs,
            destination=places[0][0] if places else "",
            sends_by_default=by_default is not False,
            can_send=self._interview.page.person_paper,
        )
        panel.question_wanted.connect(self.question_wanted)
        panel.finish_wanted.connect(self.finish)
        panel.dismissed.connect(self.dismiss)
        self.panel = panel
        self._top.addWidget(panel)
        panel.show()  # else it comes a moment later, and takes no keyboard until then
        said: dict[str, str] = {}
        for problem in problems:
            before = said.get(problem.key)
            said[problem.key] = f"{before}\n{problem.text}" if before else problem.text
        self.problems_shown.emit(said)
        panel.take_focus()

    def dismiss(self) -> None:
        """Take the panel away and go on writing."""
        if self.panel is not None:
            self._top.removeWidget(self.panel)
            put_away(self.panel)
            self.panel = None
            self.problems_shown.emit({})

    def finish(self, send: bool) -> None:
        """Seal the page, and put its package in the Outbox if it is to be sent."""
        if not self._saving.flush():
            return
        places = places_to_send(self._desk)
        name, profile = places[0] if places else ("", "generic")
        try:
            finish_page(
                self._desk.store,
                page_id=self._interview.page_id,
                catalogue=self._desk.catalogue,
                policy=self._desk.policy,
                send=send and self._interview.page.person_paper,
                destination=name,
                profile=profile,
            )
        except AppError as error:
            self.trouble.emit(error)
            return
        self.dismiss()
        self.state_changed.emit()
        if self.card is not None:
            self.card.print.setFocus()

    def show_finished(self) -> None:
        """Show above the sheet that the page is finished, or take that away while it is a draft."""
        if self.card is not None:
            self._top.removeWidget(self.card)
            put_away(self.card)
            self.card = self.copies = None
        if self._interview.state == "draft":
            return
        desk, words = self._desk, self._desk.words
        line = pages.page_line(
            desk.store,
            page_id=self._interview.page_id,
            catalogue=desk.catalogue,
            words=words,
        )
        who = self._asking.worker.name if self._asking.worker else ""
        when = words.moment(line.finished_at) if line.finished_at else ""
        said = words.text(N_("Finished by {who}, {when}."), who=who, when=when)
        if line.state == "superseded":
            said = words.text(N_("{said} A later version stands in its place."), said=said)
        has_paper = self._interview.page.person_paper
        can_amend = line.state == "finished"
        card = FinishedCard(words, said=said, can_amend=can_amend, has_person_paper=has_paper)
        card.print_wanted.connect(self.show_print)
        card.amend_wanted.connect(self.amend)
        card.undo_wanted.connect(self.undo_finish)
        if can_amend and has_paper:
            self.copies = CopiesPart(desk, line.id)
            self.copies.changed.connect(partial(tab_in_reading_order, self._window))
            card.body.addWidget(self.copies)
            if not self._interview.page.is_nameless:
                signing = SigningPart(desk, line.id, self._interview.person_id)
                signing.changed.connect(partial(tab_in_reading_order, self._window))
                signing.cover_wanted.connect(self.cover_wanted)
                signing.trouble.connect(self.trouble)
                card.body.addWidget(signing)
        self.card = card
        self.show_sent()
        self._top.addWidget(card)
        card.show()

    def show_sent(self) -> None:
        """Say what became of the finished page: its package or a copy may have gone."""
        if self.card is None or not self.card.can_amend:
            return
        sent = sent_of_page(self._desk.store, page_id=self._interview.page_id)
        is_there = sent is not None and sent.state in {"delivered", "filed"}
        self.card.show_sent(sent_words(sent, self._desk.words), is_there=is_there)
        if self.copies is not None:
            self.copies.read()

    def amend(self) -> None:
        """Begin a new version of the finished page and go there."""
        try:
            new_id = amend_page(self._desk.store, page_id=self._interview.page_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.page_wanted.emit(new_id)

    def undo_finish(self) -> None:
        """Take the finish back, unless its package is already with the council."""
        try:
            undo_finish(self._desk.store, page_id=self._interview.page_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.state_changed.emit()

    def show_print(self) -> None:
        """Show the papers as they print."""
        if self._saving.flush():
            preview = self.preview()
            preview.finished.connect(self.show_sent)
            open_over(preview)

    def preview(self) -> Preview:
        """The print view of this page."""
        return Preview(self._desk, self._interview.page_id, parent=self._window)

    def show_history(self) -> None:
        """Show who changed what."""
        self._saving.flush()
        open_over(HistoryPanel(self._desk, self._interview.page_id, parent=self._window))

    def show_move(self) -> None:
        """Ask whose page it is; not on a visit, when nobody else is to be seen."""
        if self._desk.visit is not None:
            self.trouble.emit(only_with(self._desk.visit))
            return
        self._saving.flush()
        panel = MovePanel(self._desk, now_with=self._interview.person_id, parent=self._window)
        panel.chosen.connect(self.move_to)
        open_over(panel)

    def move_to(self, person_id: str) -> None:
        """Move the draft to another person and open it there."""
        page_id = self._interview.page_id
        try:
            pages.move_page(self._desk.store, page_id=page_id, to_person_id=person_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.page_wanted.emit(page_id)

    def remove(self) -> None:
        """Take the draft away; undo brings it back."""
        self._saving.flush()
        try:
            pages.remove_page(self._desk.store, page_id=self._interview.page_id)
        except AppError as error:
            self.trouble.emit(error)
            return
        self.person_wanted.emit(self._interview.person_id)

    def turn(self) -> TurnedScreen | None:
        """Turn the screen round to the person."""
        if not self._saving.flush():
            return None
        desk = self._desk
        view = page_view(
            desk.store,
            page_id=self._interview.page_id,
            catalogue=desk.catalogue,
            policy=desk.policy,
            clock=desk.clock,
        )
        words = Words(view.language)
        turned = TurnedScreen(desk, self._interview.page, self._asking, words, parent=self._window)
        turned.show_answers(self._interview.answers)
        turned.show_promises(view)
        turned.edited.connect(self.turned_edited)
        turned.left.connect(self.turned_left)
        turned.turned_back.connect(self._came_back)
        turned.cover_wanted.connect(self.cover_wanted)
        self.turned = turned
        turned.fill_screen()
        return turned

    def _came_back(self) -> None:
        self.turned = None
        # Some systems leave the keyboard with no window when one that filled the screen goes.
        self._window.activateWindow()
        self.turned_back.emit()
