"""The keys of a page: to each of its parts, and to Finish from wherever one is on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from app.ui.screens.page import PageScreen

_FINISH: Final = ("Ctrl+Return", "Ctrl+Enter")
_PARTS: Final = 9


def add_page_keys(screen: PageScreen) -> None:
    """Have the keys of a page do what they say while the keyboard is on it."""
    for number, section in enumerate(screen.interview.page.sections[:_PARTS], start=1):
        _add(screen, f"Ctrl+{number}", partial(screen.jump_to, section.key))
    for keys in _FINISH:
        _add(screen, keys, partial(_finish, screen))


def _add(screen: PageScreen, keys: str, does: Callable[[], None]) -> None:
    shortcut = QShortcut(QKeySequence(keys), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(does)


def _finish(screen: PageScreen) -> None:
    """As its button does, which a finished page has not."""
    if not screen.head.finish.isHidden():
        screen.head.finish.click()
