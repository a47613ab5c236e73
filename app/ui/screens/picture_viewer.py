"""Looking at a photo, a sheet or a PDF from memory: larger, smaller, turned; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.casework.attachments import AttachmentView, content_of
from app.language import N_, Words
from app.reports.pdf_pictures import pictures
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.pieces import Hint, quiet_button
from app.ui.screens.painted_sheet import PaintedSheet, image_of

if TYPE_CHECKING:
    from app.ui.desk import Desk

STEP: Final = 1.25
LEAST: Final = 0.2
MOST: Final = 5.0
LARGEST: Final = 8000
"""Pixels along a side that are drawn at most, however large one makes it."""
PDF_DPI: Final = 110
MOST_SHEETS: Final = 40
"""Of a PDF, shown beside the boxes: each takes some megabytes of memory."""


def images_of(desk: Desk, one: AttachmentView) -> list[QImage]:
    """The picture, or the first sheets of a PDF and one more where there are more.

    Off the main thread. Raises an `AppError`.
    """
    data = content_of(desk.store, attachment_id=one.id)
    if one.is_picture:
        return [QImage.fromData(data)]
    sheets = islice(pictures(data, dots_per_inch=PDF_DPI), MOST_SHEETS + 1)
    return [image_of(sheet).copy() for sheet in sheets]


class PictureViewer(QWidget):
    """Pictures below each other, as wide as there is room until one makes them larger."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._painted: list[PaintedSheet] = []
        self._turned = 0
        self.zoom = 1.0
        self._fitted_in = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        bar = QWidget()
        self.bar = Flow(spacing=8)
        bar.setLayout(self.bar)
        self.larger = quiet_button(words.text(N_("Larger")))
        self.smaller = quiet_button(words.text(N_("Smaller")))
        self.turn = quiet_button(words.text(N_("Turn it")))
        for button, does in (
            (self.larger, self.make_larger),
            (self.smaller, self.make_smaller),
            (self.turn, self.turn_it),
        ):
            button.clicked.connect(does)
            self.bar.addWidget(button)
        self.area = QScrollArea()
        self.area.setAccessibleName(name)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setMinimumHeight(160)
        holder = QWidget()
        self._sheets = QVBoxLayout(holder)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self.area.setWidget(holder)
        column.addWidget(bar)
        column.addWidget(self.area, 1)

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these, as many as are shown at most."""
        clear_layout(self._sheets)
        shown = images[:MOST_SHEETS]
        name = self.area.accessibleName()
        self._painted = [PaintedSheet(image, name=name) for image in shown]
        for painted in self._painted:
            self._sheets.addWidget(painted, 0, Qt.AlignmentFlag.AlignHCenter)
        if len(images) > len(shown):
            more = N_("Only the first {count} sheets are shown here.")
            self._sheets.addWidget(Hint(self._words.text(more, count=len(shown))))
        self._sheets.addStretch(1)
        self._fit()

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to be seen yet."""
        return bool(self._painted)

    def drawn_size(self) -> QSize:
        """How large the first of them is drawn, in pixels."""
        return self._painted[0].size() if self._painted else QSize()

    def make_larger(self) -> None:
        """Larger by a quarter."""
        self._zoom_to(self.zoom * STEP)

    def make_smaller(self) -> None:
        """Smaller again."""
        self._zoom_to(self.zoom / STEP)

    def turn_it(self) -> None:
        """A quarter to the right."""
        self._turned = (self._turned + 90) % 360
        for painted in self._painted:
            painted.turn(self._turned)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._soon.start()

    def _follow(self) -> None:
        if self._painted and self.area.width() != self._fitted_in:
            self._fit()

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, LEAST), MOST)
        self._fit()

    def _fit(self) -> None:
        """Give each its size; what is in sight is painted in it."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        width = max(120, self.area.width() - bar - 8)  # so that as wide as there is room fits
        self._fitted_in = self.area.width()
        for painted in self._painted:
            painted.setFixedSize(_fitted(painted.natural_size(), round(width * self.zoom)))


def _fitted(size: QSize, width: int) -> QSize:
    """A size of this width in the same shape, never more than can be drawn."""
    height = round(width * size.height() / max(1, size.width()))
    whole = QSize(max(1, width), max(1, height))
    most = QSize(LARGEST, LARGEST)
    is_too_large = whole.width() > LARGEST or whole.height() > LARGEST
    return whole.scaled(most, Qt.AspectRatioMode.KeepAspectRatio) if is_too_large else whole
