"""One topic of Help as text that is read, scrolled with the arrow keys, and led on from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app import __version__
from app.language import Words
from app.ui.held import clear_layout
from app.ui.help.topic import Topic
from app.ui.pieces import Button, ScrollColumn, SectionHeading, Text


class HelpArticle(ScrollColumn):
    """The text. It takes the keyboard itself, so that the arrow keys scroll it."""

    left = Signal()
    """Esc: back to the list."""

    def __init__(self, words: Words) -> None:
        super().__init__(margin=18)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "clear")
        self.body.setSpacing(12)
        self._shown: list[QWidget] = []
        self.texts: tuple[str, ...] = ()
        self.buttons: tuple[Button, ...] = ()

    def show_topic(self, topic: Topic, more: Sequence[str], buttons: Sequence[Button]) -> None:
        """Show a topic, lines that are not the program's own (`more`), and what leads on."""
        words = self._words
        self.clear()
        title = words.text(topic.title)
        self.texts = (*(words.text(line, version=__version__) for line in topic.lines), *more)
        self.buttons = tuple(buttons)
        self._shown = [SectionHeading(title), *(Text(text) for text in self.texts), *buttons]
        for widget in self._shown:
            if isinstance(widget, Button):
                self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self.body.addWidget(widget)
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(title)
        # Whoever comes here hears all of it, as whoever looks here sees it.
        self.setAccessibleDescription(" ".join(self.texts))

    def clear(self) -> None:
        """Nothing is shown."""
        clear_layout(self.body)
        self._shown = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; Home and End to the top and the foot; the rest is Qt's."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)
