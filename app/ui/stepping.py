"""Undo and redo by name; a step of thousands of rows goes on beside the window, and can be stopped.

The panel over it keeps every other key of the frame away until it has ended.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from app.casework import history
from app.errors import AppError, Cancelled
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.frame import Scope, offer_for, take_offer
from app.ui.messages import Notice, show_error
from app.ui.pieces import Text, quiet_button

if TYPE_CHECKING:
    from app.ui.desk import Desk

LARGE: Final = 500
"""Rows from which a step is taken beside the window: fewer are done in a blink."""

Said = Callable[[str], None]


class LongStep(Notice):
    """How far undo or redo of a large step is, and stopping it; everything is then as it was."""

    def __init__(
        self, desk: Desk, offer: history.Offer, *, is_redo: bool, said: Said, parent: QWidget
    ) -> None:
        words = self._words = desk.words
        name = N_("Redoing: {step}…") if is_redo else N_("Undoing: {step}…")
        stays = N_("If you stop it, everything stays as it is now.")
        super().__init__(words.text(name, step=offer.label), words.text(stays), parent)
        self._desk = desk
        self._offer = offer
        self._is_redo = is_redo
        self._said = said
        self._is_given_up = False
        self._stop = threading.Event()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words.text(N_("How far it is")))
        self.so_far = Text(kind="soft")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.so_far)
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.add_button(self.cancel)

    def begin(self) -> None:
        """Take the step on another thread."""
        desk, offer, is_redo, stop = self._desk, self._offer, self._is_redo, self._stop

        def take(progress: tasks.Progress) -> str | None:
            def told(done: int, total: int) -> None:
                if stop.is_set():
                    raise Cancelled
                progress.report(done, total)

            try:
                return take_offer(desk, offer, is_redo=is_redo, told=told)
            except Cancelled:
                return None

        tasks.start(self, take, done=self._done, failed=self._failed, progressed=self.show_progress)
        self.open()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; once all is done it cannot be stopped any more."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        text = N_("{done} of {total} changes")
        self.so_far.setText(self._words.text(text, done=f"{done:,}", total=f"{total:,}"))
        if done >= total:
            self.so_far.setText(self._words.text(N_("Finishing…")))
            self.cancel.setEnabled(False)

    def reject(self) -> None:
        """Stop it, or look away from what cannot be stopped any more."""
        self._stop.set()
        super().reject()

    def give_up(self) -> None:
        """Stop it without a word: the frame is about to be hidden and the store closed."""
        self._said = _say_nothing
        self._is_given_up = True
        self.reject()

    def _end(self) -> None:
        if self.isVisible():
            self.accept()
        self.deleteLater()

    def _done(self, told: str | None) -> None:
        self._end()
        self._said(told or self._words.text(N_("Stopped. Nothing was changed.")))

    def _failed(self, error: AppError) -> None:
        parent = self.parentWidget()
        self._end()
        if not self._is_given_up:  # else it would stand over the cover, about what nobody awaits
            show_error(parent, error, self._words)


def take_newest(frame: QWidget, desk: Desk, scope: Scope, *, is_redo: bool, said: Said) -> None:
    """Undo or redo the newest step there; `said` is called with what is to be said of it.

    Raises `Refused` with the reason. While a large one goes on nothing else is begun.
    """
    if frame.findChildren(LongStep):
        return
    offer = offer_for(desk, scope, is_redo=is_redo)
    if offer is None or history.size_of(desk.store, step_id=offer.step_id) < LARGE:
        said(take_offer(desk, offer, is_redo=is_redo))
        return
    panel = LongStep(desk, offer, is_redo=is_redo, said=said, parent=frame)
    announce(frame, panel.title.text())
    panel.begin()


def end_long_step(frame: QWidget) -> None:
    """Stop what is still going on, so that closing the store need not wait for it."""
    for panel in frame.findChildren(LongStep):
        panel.give_up()


def _say_nothing(_: str) -> None:
    """Nobody looks any more."""
