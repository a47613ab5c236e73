"""The looks every screen is walked through in: themes, sizes and languages; and how it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.language import Words
from app.settings import Settings
from app.ui.application import wear
from app.ui.desk import Desk
from app.ui.style import Style, Theme
from tests.ui.accessibility import focus_order, jumps_up, problems

LOOKS: Final = (
    ("light", 100, "en"),
    ("dark", 200, "cy"),
    ("contrast", 100, "cy"),
    ("light", 200, "en"),
)
EVERYDAY: Final = (("dark", 200, "cy"),)
"""The look of the everyday check, in which most goes wrong: Welsh words are long, and large."""
in_every_look = pytest.mark.parametrize(
    ("theme", "size", "language"),
    [pytest.param(*look, marks=() if look in EVERYDAY else pytest.mark.thorough) for look in LOOKS],
)


def desk_in_look(desk: Desk, theme: Theme, size: int, language: str) -> Desk:
    """The desk in a look, which the whole program wears from now on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, Style(theme, size))
    return replace(
        desk,
        words=Words(language),
        settings=Settings(theme=theme, text_size=size, language=language),
    )


def check_everything(window: QWidget) -> None:
    """Everything is named, large enough, readable and whole."""
    assert problems(window) == []


def check_order(window: QWidget) -> None:
    """Tab comes full circle and follows the reading order."""
    order = focus_order(window)
    assert len(order) >= 2
    assert jumps_up(order, window) == []


class Flashes(QObject):
    """Notes every window that is shown besides dialogs and those one expects."""

    def __init__(self, *expected: type[QWidget]) -> None:
        super().__init__()
        self._expected = expected
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what is shown; hold nothing back."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, (QDialog, *self._expected))
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
