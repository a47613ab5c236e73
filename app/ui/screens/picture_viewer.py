"""Looking at a photo, a sheet or a PDF from memory: larger, smaller, turned; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.casework.attachments import AttachmentView, content_of
from app.language import N_, Words
from app.reports.pdf_pictures import pictures
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.pieces import quiet_button
from app.ui.screens.paper_preview import image_of

if TYPE_CHECKING:
    from app.ui.desk import Desk

STEP: Final = 1.25
LEAST: Final = 0.2
MOST: Final = 5.0
LARGEST: Final = 8000
"""Pixels along a side that are drawn at most, however large one makes it."""
PDF_DPI: Final = 110


def images_of(desk: Desk, one: AttachmentView) -> list[QImage]:
    """The picture, or the sheets of a PDF; off the main thread. Raises an `AppError`."""
    data = content_of(desk.store, attachment_id=one.id)
    if one.is_picture:
        return [QImage.fromData(data)]
    return [image_of(sheet) for sheet in pictures(data, dots_per_inch=PDF_DPI)]


class PictureViewer(QWidget):
    """Pictures below each other, as wide as there is room until one makes them larger."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._images: tuple[QImage, ...] = ()
        self._labels: list[QLabel] = []
        self._turned = 0
        self.zoom = 1.0
        self._drawn_in = 0
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
        """Show these."""
        self._images = tuple(images)
        self._draw()

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to be seen yet."""
        return bool(self._images)

    def drawn_size(self) -> QSize:
        """How large the first of them is drawn, in pixels."""
        return self._labels[0].pixmap().size() if self._labels else QSize()

    def make_larger(self) -> None:
        """Larger by a quarter."""
        self._zoom_to(self.zoom * STEP)

    def make_smaller(self) -> None:
        """Smaller again."""
        self._zoom_to(self.zoom / STEP)

    def turn_it(self) -> None:
        """A quarter to the right."""
        self._turned = (self._turned + 90) % 360
        self._draw()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._soon.start()

    def _follow(self) -> None:
        if self._images and self.area.width() != self._drawn_in:
            self._draw()

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, LEAST), MOST)
        self._draw()

    def _draw(self) -> None:
        """Draw them anew in this size, turned like this."""
        clear_layout(self._sheets)
        self._labels = []
        bar = self.area.verticalScrollBar().sizeHint().width()
        width = max(120, self.area.width() - bar - 8)  # so that as wide as there is room fits
        self._drawn_in = self.area.width()
        for image in self._images:
            turned = image.transformed(QTransform().rotate(self._turned))
            size = _fitted(turned.size(), round(width * self.zoom))
            label = QLabel()
            label.setPixmap(
                QPixmap.fromImage(
                    turned.scaled(
                        size,
                        Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )
            )
            label.setAccessibleName(self.area.accessibleName())
            self._labels.append(label)
            self._sheets.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sheets.addStretch(1)


def _fitted(size: QSize, width: int) -> QSize:
    """A size of this width, never more than can be drawn."""
    height = round(width * size.height() / max(1, size.width()))
    return QSize(min(width, LARGEST), min(max(1, height), LARGEST))
