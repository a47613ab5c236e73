"""Sheets on the way to a printer: painted from memory off the main thread, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter

from app.errors import Cancelled
from app.reports.pdf_pictures import pictures
from app.ui.screens.painted_sheet import image_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.ui.tasks import Progress

MOST_DOTS: Final = 300
"""Dots an inch: more is not seen on paper."""


def send_sheets(printer: QPrinter, data: bytes, total: int, progress: Progress) -> bool:
    """Paint each sheet of a PDF for a printer; False where it did not answer.

    Raises `Cancelled` once it is not wanted any more: then the printer forgets it.
    """
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dots = float(min(printer.resolution(), MOST_DOTS))
    try:
        for number, sheet in enumerate(pictures(data, dots_per_inch=dots)):
            progress.report(number, total)
            if number:
                printer.newPage()
            where = printer.pageLayout().paintRectPixels(printer.resolution())
            painter.drawImage(where, image_of(sheet))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return True
