"""Where the caret of a box stands, counted as Qt counts: in pairs for signs beyond the first plane.

Python's `len` counts an emoji once, Qt twice; a place taken from one for the other splits it.
"""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def put_caret(box: QPlainTextEdit | QLineEdit, position: int) -> None:
    """Put the caret there, or as near as the text allows: within it, and inside of no sign."""
    if isinstance(box, QLineEdit):
        box.setCursorPosition(within(box.text(), position))
        return
    cursor = box.textCursor()
    cursor.setPosition(within(box.document().toRawText(), position))
    box.setTextCursor(cursor)


def within(text: str, position: int) -> int:
    """The place in a text, in Qt's count, that is nearest before one asked for."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(max(0, min(position, 2 * len(text))))  # it goes to the end by itself
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return max(0, finder.position())
