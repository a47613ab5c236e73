"""What a worker sees of spelling: the words of a box below which there is a wave."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from app.ui.writing import GrowingText


def waved(box: GrowingText) -> list[str]:
    """The words with a wave, in order."""
    found: list[str] = []
    block = box.document().begin()
    while block.isValid():
        for form in block.layout().formats():
            if form.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + form.start)
                length = form.start + form.length
                cursor.setPosition(block.position() + length, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor.selectedText())
        block = block.next()
    return found
