"""A sheet of paper or a photo on the screen, scaled only once it is seen, as large as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from app.reports.pdf_pictures import SheetPicture

LEAST_WIDTH = 120


def image_of(sheet: SheetPicture) -> QImage:
    """A sheet as a picture. It lies in the bytes of the sheet: keep both, or `copy` it."""
    return QImage(
        sheet.pixels, sheet.width, sheet.height, sheet.stride, QImage.Format.Format_BGR888
    )


class PaintedSheet(QLabel):
    """One picture that keeps its shape: as wide as there is room, never wider than it is itself.

    Of a hundred sheets below each other only those in sight cost anything.
    """

    def __init__(self, image: QImage, *, name: str, keeps: object = None) -> None:
        """`keeps` holds the bytes that the picture lies in, where it has none of its own."""
        super().__init__()
        self._image = image
        self._keeps = keeps
        self._angle = 0
        self._turned: QImage | None = None
        self._smaller: QPixmap | None = None
        self.setAccessibleName(name)
        self.setPixmap(QPixmap(1, 1))  # by it a screen reader is told that this is a picture
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(image.width())
        self.setMinimumWidth(min(LEAST_WIDTH, image.width()))

    def turn(self, angle: int) -> None:
        """Show it turned by so many degrees from how it came, a multiple of 90."""
        self._angle = angle
        self._turned = self._smaller = None
        self.updateGeometry()
        self.update()

    def natural_size(self) -> QSize:
        """Its own size in pixels, turned as it is shown."""
        size = self._image.size()
        return size.transposed() if self._angle % 180 else size

    @property
    def is_scaled(self) -> bool:
        """Whether it was made smaller for the screen: only what has been seen is."""
        return self._smaller is not None

    def sizeHint(self) -> QSize:
        """As large as it is itself."""
        return self.natural_size()

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height at this width."""
        size = self.natural_size()
        return round(width * size.height() / max(1, size.width()))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The picture over all there is."""
        image = self._as_turned()
        painter = QPainter(self)
        wanted = self.size() * self.devicePixelRatioF()
        if wanted.width() < image.width():
            painter.drawPixmap(self.rect(), self._scaled(image, wanted))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), image)
        painter.end()

    def _as_turned(self) -> QImage:
        if not self._angle % 360:
            return self._image
        if self._turned is None:
            self._turned = self._image.transformed(QTransform().rotate(self._angle))
        return self._turned

    def _scaled(self, image: QImage, size: QSize) -> QPixmap:
        """Smaller than it is, kept for as long as it is shown in that size."""
        if self._smaller is None or self._smaller.size() != size:
            how = Qt.TransformationMode.SmoothTransformation
            exactly = Qt.AspectRatioMode.IgnoreAspectRatio
            self._smaller = QPixmap.fromImage(image.scaled(size, exactly, how))
        return self._smaller
