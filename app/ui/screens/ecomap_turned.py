"""The map turned round to the person: large, no counts, nothing that is not theirs to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.casework import workers
from app.casework.map_views import EcomapView
from app.language import N_, Words
from app.reports.ecomap_shown import shown_to
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.painting import colours_of
from app.ui.canvas.picture import Picture, larger_for, screen_measure
from app.ui.cover import ask_short_code
from app.ui.layouts import FoldRow
from app.ui.pieces import ScrollColumn, Text
from app.ui.screens.ecomap_add import AddCard
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.turned_window import TurnedWindow
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

LARGER: Final = 1.4
"""How much larger the letters are than on the worker's own screen."""
LEAST_HEIGHT: Final = 420
SIDE_WIDTH: Final = 400
NARROW: Final = 900


def seen_by_person(view: EcomapView) -> EcomapView:
    """The map as on the person's own paper: nobody told of in confidence or not safe to show.

    A tie that is hard is drawn as an ordinary one: whether they want to see it is asked on paper.
    """
    return shown_to(view, "person")


class EcomapTurned(TurnedWindow):
    """A window over everything. The person looks, adds and moves; the short code leads back."""

    added = Signal(object)

    def __init__(
        self,
        desk: Desk,
        view: EcomapView,
        words: Words,
        *,
        parent: QWidget | None = None,
        ask_code: Callable[[QWidget, Desk], bool] = ask_short_code,
    ) -> None:
        """`words` are in the language of the person's paper."""
        super().__init__(desk, parent=parent, ask_code=ask_code)
        self._words = words
        self._measure = screen_measure()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margin=40)
        scroll.body.setSpacing(16)
        outer.addWidget(scroll)
        head = QWidget()
        row = FoldRow(spacing=18)
        head.setLayout(row)
        self.heading = Text(
            breakable(words.text(N_("{name}, who are your people?"), name=view.called)),
            kind="turned-heading",
        )
        self.back = self.make_back(workers.owner(desk.store))
        row.add(self.heading, 1)
        row.add(self.back)
        self.add = AddCard(replace(desk, words=words), view.person_id)
        self.add.paste.hide()
        self.add.kind.hide()
        self.add.setMaximumWidth(SIDE_WIDTH)
        self.add.added.connect(self.added)
        self.canvas = MapCanvas(colours_of(desk.settings))
        self.canvas.setAccessibleName(words.text(N_("The map")))
        self.canvas.setMinimumHeight(LEAST_HEIGHT)
        self.canvas.add_wanted.connect(self.add.start)
        scroll.body.addWidget(head)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(20)
        self._middle.addWidget(self.canvas, 1)
        self._middle.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        scroll.body.addLayout(self._middle, 1)
        self.show_view(view)
        self._put_in_order(is_narrow=False)

    def show_view(self, view: EcomapView) -> None:
        """Show the map as it is now, as far as the person may see it."""
        self.canvas.show_picture(self._picture(view))

    def _picture(self, view: EcomapView) -> Picture:
        larger = max(LARGER, larger_for(self._desk.settings, len(view.members)))
        return Picture(seen_by_person(view), self._words, self._measure, larger=larger)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow the box stands above the map."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW * max(100, self._desk.settings.text_size) // 100
        way = QBoxLayout.Direction.BottomToTop if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._middle.direction() != way:
            self._middle.setDirection(way)
            self._put_in_order(is_narrow=is_narrow)

    def _put_in_order(self, *, is_narrow: bool) -> None:
        """Tab follows what is read."""
        tab_in_reading_order(self)
        if is_narrow:
            QWidget.setTabOrder(self.back, self.add.box)
            last: QWidget = self.add.box
            for button in self.add.buttons.values():
                QWidget.setTabOrder(last, button)
                last = button
            self.canvas.put_after(last)
        else:
            self.canvas.put_before(self.add.box)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape first gives up what is under way."""
        if not self.canvas.escape():
            super().keyPressEvent(event)
