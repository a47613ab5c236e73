"""Painting the rows of a long list: the ground of a marked row, and a line of text in a box."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import Tone


class RowPainter(QStyledItemDelegate):
    """What painters of rows share.

    Inks come from the program's palette: a style sheet thins the soft ink of a view's own.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view = view

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Colour a marked row."""
        if option.state & QStyle.StateFlag.State_Selected:
            ground = QGuiApplication.palette().color(Tone.TEAL_SOFT.value)
            painter.fillRect(option.rect, ground)

    def write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        *,
        shade: Tone = Tone.INK,
        bold: bool = False,
        at_end: bool = False,
    ) -> None:
        """One line of text in a box, shortened where it does not fit."""
        font = QFont(self.view.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QGuiApplication.palette().color(shade.value))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        across = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(across | Qt.AlignmentFlag.AlignVCenter), fitting)
