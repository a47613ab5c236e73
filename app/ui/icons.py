"""The icons: Lucide's drawings (ISC, licence beside them), tinted as they are loaded."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths

SIZE: Final = 20


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    """The drawing as text; `KeyError` would be a name that is not shipped."""
    path = paths.resource(f"icons/{name}.svg")
    if not path.is_file():
        raise KeyError(f"no icon is called {name}")
    return path.read_text("utf-8")


def picture(name: str, colour: QColor, size: int = SIZE) -> QPixmap:
    """An icon in one colour, sharp on every screen: drawn at three times its size."""
    drawing = _drawing(name).replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(size * 3, size * 3))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(3)
    return pixmap


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.Link, size: int = SIZE) -> QIcon:
    """An icon in a colour of the theme now shown; a change of theme builds the window anew."""
    return QIcon(picture(name, QGuiApplication.palette().color(role), size))
