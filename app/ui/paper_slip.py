"""Printing the recovery code: a slip of paper straight from memory, with nobody's name on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from app.language import N_, Words
from app.ui.style import FAMILY


def print_recovery_code(parent: QWidget, code: str, words: Words) -> bool:
    """Ask for a printer and print the code; False if the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Kitchen Table")
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    paint_slip(painter, QRectF(painter.viewport()), code, words)
    painter.end()
    return True


def paint_slip(painter: QPainter, page: QRectF, code: str, words: Words) -> None:
    """Draw the slip on a page of any size, in device units."""
    unit = page.height() / 60
    area = page.adjusted(unit * 4, unit * 4, -unit * 4, -unit * 4)
    lines = (
        (words.text(N_("Kitchen Table: recovery code")), 18, True),
        (code.replace("-", " - "), 16, True),
        (
            words.text(
                N_(
                    "Keep this away from the device, where you would keep a house key. Whoever has "
                    "it and the device can open the records. A newer code replaces it."
                )
            ),
            12,
            False,
        ),
    )
    wrap = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    for text, size, is_bold in lines:
        font = QFont(FAMILY, size)
        font.setBold(is_bold)
        painter.setFont(font)
        used = painter.boundingRect(area, wrap, text)
        painter.drawText(area, wrap, text)
        area.setTop(used.bottom() + unit * 2)
