"""The line below every screen: what is saved, what waits to be sent, what may be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.buttons import LETTERS_A_LINE
from app.ui.messages import sentence
from app.ui.pieces import (
    Button,
    Text,
    plain_button,
    set_kind,
)
from app.ui.style import Tone, tone

_SAVED_EVERY: Final = 60.0
"""Seconds between two times that "Saved" is read out; it is shown each time."""
_SHORTEST: Final = 26
"""Letters of a step's name that are shown at least."""
_DONE_STANDS: Final = 12_000
"""Milliseconds that what was just done stands there."""


class StatusLine(QFrame):
    """What is saved, what waits to go, what undo would take back, and when it covers."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, words: Words, cover_minutes: int, *, is_kept_out: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "bar-status")
        self._words = words
        self._told_at: datetime | None = None
        self._at_rest = words.text(N_("Saved on this device, encrypted"))
        self.saved = Text(self._at_rest, wrap=False)
        self.done = QTimer(self)
        self.done.setSingleShot(True)
        self.done.setInterval(_DONE_STANDS)
        self.done.timeout.connect(self.rest)
        self.outbox = Text("", wrap=False)
        self.covers = Text(wrap=False)
        self._covers_after = words.plural(
            N_("Covers after {count} minute"), N_("Covers after {count} minutes"), cover_minutes
        )
        self.covers.setText(self._covers_after)
        self.pictures = Text(wrap=False)
        if not is_kept_out:
            self.pictures.setText(words.text(N_("Screen shots allowed")))
        self.undo = self._step_button("undo-2")
        self.undo.clicked.connect(self.undo_wanted)
        self.redo = self._step_button("redo-2")
        self.redo.clicked.connect(self.redo_wanted)
        self.dot = _Dot(Tone.TEAL)
        self.outbox_dot = _Dot(Tone.AMBER)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 20, 1)
        row.setSpacing(8)
        for widget in (self.dot, self.saved, self.outbox_dot, self.outbox):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.undo, self.redo, self.pictures, self.covers):
            row.addWidget(widget)
        self.say_outbox(0)
        self.say_steps("", "")

    def _step_button(self, icon: str) -> Button:
        button = plain_button("", icon)
        set_kind(button, "status")
        return button

    def say_saved(self, moment: datetime) -> None:
        """Everything typed is on the disk since this moment."""
        text = self._words.text(
            N_("Saved on this device, encrypted · {time}"), time=self._words.time(moment)
        )
        was_trouble = self.saved.property("kind") == "trouble"
        if was_trouble:
            set_kind(self.saved, "")
        self.dot.show_tone(Tone.TEAL)
        self._at_rest = text
        self.rest()
        told = self._told_at
        if was_trouble or told is None or (moment - told).total_seconds() >= _SAVED_EVERY:
            self._told_at = moment
            announce(self, text)

    def say_done(self, text: str) -> None:
        """What undo or redo has just done stands here for a while, or until something is saved."""
        if self.saved.property("kind") != "trouble":
            self.saved.setText(text)
            self.done.start()
            self._make_room()

    def rest(self) -> None:
        """Say again what is saved, and since when."""
        self.done.stop()
        if self.saved.property("kind") != "trouble":
            self.saved.setText(self._at_rest)
            self._make_room()

    def say_not_saved(self, error: AppError) -> None:
        """What was typed last is on the screen only, and why."""
        text = self._words.text(N_("Not saved yet: {reason}"), reason=sentence(error, self._words))
        if self.saved.text() != text:
            self.saved.setText(text)
            set_kind(self.saved, "trouble")
            self.dot.show_tone(Tone.RED)
            announce(self, text, at_once=True)

    def say_outbox(self, waiting: int, *, has_place: bool = True) -> None:
        """How many packages wait for the council's folder, or for one to be chosen."""
        going = self._words.plural(
            N_("Working offline · {count} package will go when the council's folder is reachable"),
            N_("Working offline · {count} packages will go when the council's folder is reachable"),
            waiting,
        )
        homeless = self._words.plural(
            N_("{count} package is ready · no folder is chosen yet"),
            N_("{count} packages are ready · no folder is chosen yet"),
            waiting,
        )
        self.outbox.setText("" if not waiting else going if has_place else homeless)
        self.outbox.setVisible(waiting > 0)
        self.outbox_dot.setVisible(waiting > 0)
        self._make_room()

    def say_steps(self, undo: str, redo: str) -> None:
        """The names of the steps that undo and redo would take; empty for none."""
        words = self._words
        for button, name, text in (
            (self.undo, undo, words.text(N_("Undo: {step}"), step=undo)),
            (self.redo, redo, words.text(N_("Redo: {step}"), step=redo)),
        ):
            button.setVisible(bool(name))
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._make_room()

    def say_covering(self, seconds: int) -> None:
        """Warn that it covers soon; less than nothing takes the warning back."""
        if seconds < 0:
            self.covers.setText(self._covers_after)
            set_kind(self.covers, "")
            return
        text = self._words.plural(
            N_("Covers in {count} second: press any key to go on"),
            N_("Covers in {count} seconds: press any key to go on"),
            seconds,
        )
        if self.covers.property("kind") != "due":
            set_kind(self.covers, "due")
            announce(self, text)
        self.covers.setText(text)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """It leaves words out before it is cut."""
        return QSize(200, self._tall(super().minimumSizeHint()))

    def sizeHint(self) -> QSize:
        """As high without a step to take back as with one: the screen above stays still."""
        return QSize(super().sizeHint().width(), self._tall(super().sizeHint()))

    def _tall(self, hint: QSize) -> int:
        around = self.contentsMargins()
        edges = around.top() + around.bottom() + 2
        return max(hint.height(), self.undo.sizeHint().height() + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is less pressing where there is no room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """What is saved always stays; the rest is left out from the least pressing."""
        for button in (self.undo, self.redo):
            button.setText(self._cut(button))
        is_warning = self.covers.property("kind") == "due"
        rest = self.width() - 60 - self.saved.sizeHint().width() - 24
        for widget, is_wanted in self._by_need(is_warning=is_warning):
            needed = widget.sizeHint().width() + 16
            fits = is_wanted and rest >= needed
            widget.setVisible(fits)
            rest -= needed if fits else 0
        self.outbox_dot.setVisible(not self.outbox.isHidden())

    def _cut(self, button: Button) -> str:
        """A step's name as long as there is room for on one line; the whole of it is in the tip."""
        metrics = button.fontMetrics()
        letter = metrics.averageCharWidth()
        room = min(max(self.width() * 2 // 5, letter * _SHORTEST), letter * LETTERS_A_LINE) - letter
        return metrics.elidedText(button.toolTip(), Qt.TextElideMode.ElideRight, room)

    def _by_need(self, *, is_warning: bool) -> list[tuple[QWidget, bool]]:
        undo = (self.undo, bool(self._name_of(self.undo)))
        redo = (self.redo, bool(self._name_of(self.redo)))
        outbox = (self.outbox, bool(self.outbox.text()))
        covers = (self.covers, True)
        pictures = (self.pictures, bool(self.pictures.text()))
        if is_warning:
            return [covers, undo, outbox, redo, pictures]
        return [undo, outbox, pictures, redo, covers]

    def _name_of(self, button: Button) -> str:
        return button.text().partition(":")[2].strip()


class _Dot(QWidget):
    """A small round sign before a line; the words beside it say what it means."""

    def __init__(self, shade: Tone) -> None:
        super().__init__()
        self._shade = shade
        self.setFixedSize(8, 20)

    def show_tone(self, shade: Tone) -> None:
        """Another colour."""
        self._shade = shade
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone(self, self._shade))
        painter.drawEllipse(1, self.height() // 2 - 3, 6, 6)
        painter.end()
