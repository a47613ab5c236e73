"""Where packages go: each place and whether it is there, trying now, choosing the folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from app.casework.workers import keep_private_setting
from app.errors import AppError
from app.exchange.outbox import destinations_of
from app.forms.conditions import Json
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.outbox_watch import OutboxWatch
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Button,
    Card,
    EmptyState,
    Text,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.screens.outbox_rows import DestinationRow
from app.ui.screens.row_list import Entry, RowList

if TYPE_CHECKING:
    from app.ui.desk import Desk


class PlacesCard(Card):
    """The places, and what goes on there. `round_done` when a round of sending has ended."""

    round_done = Signal()

    def __init__(self, desk: Desk, watch: OutboxWatch) -> None:
        super().__init__()
        self._desk = desk
        self.watch = watch
        words = desk.words
        self.places = RowList()
        self.no_place = EmptyState(
            words.text(N_("No folder is chosen yet")),
            words.text(
                N_("Packages wait here, encrypted, until you choose the folder your council uses.")
            ),
        )
        self.says = TroubleLine()
        self.looking = Text(words.text(N_("Looking for the folder…")), kind="soft")
        self.looking.hide()
        self.progress_says = Text(kind="soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.text(N_("Packages sent so far")))
        below = (self.says, self.looking, self.progress_says, self.bar)
        for widget in (self.places, self.no_place, *below):
            self.body.addWidget(widget)
        self.body.addWidget(self._make_buttons())
        self.watch.changed.connect(self._watch_changed)
        self.watch.progressed.connect(self._say_progress)
        self.watch.trouble.connect(self._say_trouble)

    def _make_buttons(self) -> QWidget:
        words = self._desk.words
        buttons = QWidget()
        flow = Flow(spacing=8)
        buttons.setLayout(flow)
        self.try_now = primary_button(words.text(N_("Try now")), "send")
        self.try_now.clicked.connect(self.watch.try_now)
        self.choose = quiet_button(words.text(N_("Choose the council's folder")), "folder-open")
        self.choose.clicked.connect(self.choose_folder)
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.cancel.clicked.connect(self.watch.cancel)
        for button in (self.try_now, self.choose, self.cancel):
            flow.addWidget(button)
        return buttons

    def first_button(self) -> Button:
        """Where the keyboard begins."""
        return self.choose if self.try_now.isHidden() else self.try_now

    def read(self) -> None:
        """Show the places as they are set, and how they stand."""
        desk = self._desk
        places = destinations_of(desk.store, desk.policy)
        is_fixed = desk.policy.fixes("destinations")
        entries = [
            Entry(
                key=place.name,
                made_of=(place, self.watch.state_of(place.name)),
                make=partial(
                    DestinationRow,
                    desk.words,
                    name=place.name,
                    folder=place.folder,
                    state=self.watch.state_of(place.name),
                    is_fixed=is_fixed,
                ),
            )
            for place in places
        ]
        self.places.show_entries(entries)
        self.no_place.setVisible(not places)
        self.choose.setVisible(not is_fixed)
        words = desk.words
        self.choose.setText(
            words.text(N_("Choose another folder"))
            if places
            else words.text(N_("Choose the council's folder"))
        )
        self._show_going()

    def _show_going(self) -> None:
        is_going = self.watch.is_going_on
        has_place = not self.no_place.isVisibleTo(self)
        self.try_now.setVisible(has_place)
        self.cancel.setVisible(is_going and self.bar.maximum() > 0 and has_place)
        self.looking.setVisible(is_going and has_place and self.bar.isHidden())
        if not is_going:
            self.bar.setMaximum(0)
            self.bar.hide()
            self.progress_says.hide()

    def _watch_changed(self) -> None:
        had_focus = self.cancel.hasFocus()
        self.read()
        done = self.watch.last_round
        if not self.watch.is_going_on and done is not None:
            self.says.say("")
            words, sent = self._desk.words, len(done.report.delivered)
            said = words.plural(
                N_("{count} package delivered"), N_("{count} packages delivered"), sent
            )
            if sent:
                announce(self, said)
            self.round_done.emit()
        if had_focus and self.cancel.isHidden():
            self.try_now.setFocus()

    def _say_progress(self, done: int, total: int) -> None:
        words = self._desk.words
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        self.bar.show()
        self.looking.hide()
        said = words.text(N_("{done} of {total} packages"), done=done, total=total)
        self.progress_says.setText(said)
        self.progress_says.show()
        self.cancel.show()

    def _say_trouble(self, error: object) -> None:
        if isinstance(error, AppError):
            self.says.say(sentence(error, self._desk.words))

    def choose_folder(self) -> None:
        """Ask for the folder the council uses."""
        words = self._desk.words
        folder = QFileDialog.getExistingDirectory(
            self, words.text(N_("Choose the council's folder")), in_documents()
        )
        if folder:
            self.take_folder(Path(folder))

    def take_folder(self, folder: Path) -> None:
        """Send to this folder from now on, and try at once."""
        name = self._desk.words.text(N_("Council folder"))
        place: dict[str, Json] = {"name": name, "folder": str(folder), "profile": "generic"}
        keep_private_setting(self._desk.store, "destinations", [place])
        self.read()
        self.watch.try_now()
