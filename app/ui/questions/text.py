"""Text in and out of a box exactly as typed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from app.ui.caret import put_caret


def text_of(box: QPlainTextEdit) -> str:
    """The text as it was typed: Qt's own `toPlainText` turns a no-break space into a common one."""
    return box.document().toRawText().replace("\u2029", "\n")


def write(box: QPlainTextEdit, text: str) -> None:
    """Show a text from outside. What stands there already is left alone, caret and undo with it."""
    if text == text_of(box):
        return
    was_blocked = box.blockSignals(True)
    position = box.textCursor().position()
    box.setPlainText(text)
    # Whoever comes to it later goes on writing at its end.
    put_caret(box, position if box.hasFocus() else box.document().characterCount())
    box.blockSignals(was_blocked)
    box.updateGeometry()
