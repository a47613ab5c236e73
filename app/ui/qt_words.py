"""The words on Qt's own buttons, from our catalogue."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from app.language import Words


class QtWords(QTranslator):
    """Gives Qt's own buttons the words of our catalogue; Qt has no Welsh of its own."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Never: it answers from the catalogue."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The words, or None for what the catalogue does not know: "" would blank a button."""
        worded = self._words.text(sourceText) if sourceText else ""
        return worded if worded and worded != sourceText else None
