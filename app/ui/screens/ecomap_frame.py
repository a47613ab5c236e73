"""The frame of the map's screen: the head, the map in the middle, the cards beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.casework.views import PersonView
from app.language import N_, Words
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.painting import colours_of
from app.ui.pieces import ScrollColumn
from app.ui.screens.ecomap_add import AddCard
from app.ui.screens.ecomap_bar import ModeBar
from app.ui.screens.ecomap_head import EcomapHead
from app.ui.screens.ecomap_knows import KnowsPart
from app.ui.screens.ecomap_member import MemberCard
from app.ui.screens.ecomap_parts import LinesCard, MapCard
from app.ui.screens.ecomap_side import PromptsCard, SaysCard
from app.ui.screens.page_fold import PageFold
from app.ui.screens.screen import WorkScreen

if TYPE_CHECKING:
    from app.ui.desk import Desk

SIDE_WIDTH = 400


class EcomapFrame(WorkScreen):
    """The pieces, where they stand; what they do is the screen's."""

    cover_wanted = Signal()

    def __init__(self, desk: Desk, person: PersonView, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self.words = desk, desk.words
        self._person = person
        self.person_id = person.id
        self._wanted: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        self._build()

    def _build(self) -> None:
        """The head, the map in the middle, the cards beside it."""
        desk, words = self._desk, self._desk.words
        self.head = EcomapHead(desk, self._person)
        self.bar = ModeBar()
        self.canvas = MapCanvas(colours_of(desk.settings))
        self.map = MapCard(desk, self.canvas)
        self.add = AddCard(desk, self.person_id)
        self.member = MemberCard(desk)
        self.member.hide()
        self.knows = KnowsPart(desk)
        self.member.places.addWidget(self.knows)
        self.prompts = PromptsCard(words, Words(self._person.paper_language))
        self.says = SaysCard(words)
        self.lines = LinesCard(words, self.canvas.painter)
        side = self._lay_out()
        self.folding = PageFold(
            self,
            head=self.head,
            side=side,
            within=self._within,
            beside=self.beside,
            percent=max(100, desk.settings.text_size),
        )

    def _lay_out(self) -> QWidget:
        """Put the pieces where they stand; the holder of the cards beside.

        From the outside inwards: Qt dresses everything anew below whatever gets a parent.
        """
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 16, 28, 0)
        outer.setSpacing(12)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        outer.addWidget(self.head)
        outer.addLayout(middle, 1)
        self._within = ScrollColumn(margin=0)
        middle.addWidget(self._within, 1)
        self._within.body.setContentsMargins(0, 0, 0, 12)
        self._within.body.setSpacing(12)
        self._within.body.addWidget(self.bar)
        self._within.body.addWidget(self.map, 1)
        self.beside = ScrollColumn(margin=0)
        middle.addWidget(self.beside)
        self.beside.setFixedWidth(SIDE_WIDTH)
        self.beside.body.setContentsMargins(0, 0, 6, 12)
        side = QWidget()
        self.beside.body.addWidget(side)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.member, self.add, self.prompts, self.says, self.lines):
            column.addWidget(card)
        column.addStretch(1)
        return side

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fold the cards below the map where it is narrow."""
        super().resizeEvent(event)
        self.folding.follow()

    @property
    def is_folded(self) -> bool:
        """Whether the cards stand below the map, and would push it out of sight."""
        return self._within.column.isAncestorOf(self.member)

    def bring_in_sight(self, card: QWidget) -> None:
        """Scroll to the upper end of a card, once it has found its place."""
        self._wanted = card
        self._soon.start()

    def _scroll(self) -> None:
        card = self._wanted
        above = card.parentWidget() if card is not None and card.isVisible() else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        column = above.widget() if above is not None else None
        if above is None or card is None or column is None:
            return
        top = card.mapTo(column, QPoint(0, 0)).y()
        bar = above.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + above.viewport().height() - card.height():
            bar.setValue(top)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """This person's steps."""
        return self.person_id, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self.words.text(N_("{name}'s people"), name=self._person.called)
