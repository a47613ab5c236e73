"""The pieces of the map's screen: the map in its card with its tools, and the signs it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.map_views import KeySign
from app.language import N_, Words
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.painting import MapPainter
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.pieces import Card, Chip, EmptyState, Text, quiet_button
from app.ui.screens.ecomap_list import EcomapList
from app.ui.screens.ecomap_words import closeness_words

if TYPE_CHECKING:
    from app.ui.desk import Desk

LEAST_HEIGHT: Final = 420
LETTERS: Final = 8.5
"""Pixels of the smallest names, at the usual size of text."""
_SIGN: Final = QSize(64, 24)


class MapCard(Card):
    """The map or the list, what it says while it is empty, and the tools below."""

    def __init__(self, desk: Desk, canvas: MapCanvas) -> None:
        super().__init__(margin=8)
        words = self._words = desk.words
        self.canvas = canvas
        self.list = EcomapList(desk)
        self.list.hide()
        self.empty = EmptyState(
            words.text(N_("Nobody is on the map yet")),
            words.text(N_("Type a name under “Add somebody”, then say how close they are.")),
        )
        self.empty.setContentsMargins(10, 0, 10, 0)
        self.ring_label = Chip("", "teal")
        self.ring_label.setParent(canvas)
        self.ring_label.move(12, 12)
        self.ring_label.hide()
        self.body.addWidget(self.empty)
        self.body.addWidget(canvas, 1)
        self.body.addWidget(self.list, 1)
        self.tools = self._make_tools()
        self.body.addWidget(self.tools)
        percent = max(100, desk.settings.text_size)
        canvas.setMinimumHeight(LEAST_HEIGHT * min(percent, 150) // 100)
        canvas.be_legible(LETTERS * percent / 100)
        canvas.setAccessibleName(words.text(N_("The map")))
        canvas.ring_said.connect(self._say_ring)

    def _make_tools(self) -> QWidget:
        """Larger, smaller, all of it; choosing several."""
        words = self._words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.several = quiet_button(words.text(N_("Choose several")))
        self.larger = quiet_button(words.text(N_("Larger")))
        self.smaller = quiet_button(words.text(N_("Smaller")))
        self.whole = quiet_button(words.text(N_("All of it")))
        self.several.clicked.connect(self._begin_group)
        self.larger.clicked.connect(lambda: self.canvas.zoom(1))
        self.smaller.clicked.connect(lambda: self.canvas.zoom(-1))
        self.whole.clicked.connect(lambda: self.canvas.zoom(0))
        for button in (self.several, self.larger, self.smaller, self.whole):
            flow.addWidget(button)
        return holder

    def _begin_group(self, _: bool = False) -> None:
        self.canvas.begin_group()

    def show_face(self, *, is_list: bool, is_empty: bool) -> None:
        """The list or the map."""
        self.canvas.setVisible(not is_list)
        self.empty.setVisible(is_empty)
        self.tools.setVisible(not is_list)
        self.list.setVisible(is_list)

    def _say_ring(self, before: str, now: str) -> None:
        """While somebody is dragged: how close they were and would be."""
        words = self._words
        self.ring_label.setVisible(bool(before or now))
        said = closeness_words(now, words)
        if before != now:
            said = words.text(
                N_("{before} to {now}"),
                before=closeness_words(before, words),
                now=said,
            )
        self.ring_label.setText(said)
        self.ring_label.adjustSize()


class SignPicture(QWidget):
    """One sign of the key, as the map paints it."""

    def __init__(self, painter: MapPainter, sign: KeySign) -> None:
        super().__init__()
        self._painter = painter
        self._sign = sign
        self.setFixedSize(_SIGN)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The sign in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint_sign(painter, self._sign, QRectF(self.rect()))
        painter.end()


class LinesCard(Card):
    """What the lines and shapes mean: only those that are on the map."""

    def __init__(self, words: Words, painter: MapPainter) -> None:
        super().__init__(words.text(N_("Lines")))
        self._painter = painter
        self._shown: tuple[KeySign, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)

    def show_key(self, key: tuple[KeySign, ...]) -> None:
        """Show these signs."""
        if key == self._shown:
            return
        self._shown = key
        clear_layout(self._rows)
        for sign in key:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(SignPicture(self._painter, sign), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(sign.name), 1)
            self._rows.addWidget(holder)
        self.setVisible(bool(key))
