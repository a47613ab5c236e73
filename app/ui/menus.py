"""Menus behind a button: made anew each time they open, and let go of once they close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def new_menu(owner: QWidget) -> QMenu:
    """An empty menu that goes as it closes: whoever opens it often leaves none behind."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add_entry(menu: QMenu, says: str, does: Callable[[], object]) -> QAction:
    """One thing to do, in words that may hold a name: an ampersand in it marks no shortcut."""
    action = menu.addAction(says.replace("&", "&&"))
    action.triggered.connect(without_more(does))
    return action


def add_choice(menu: QMenu, says: str, does: Callable[[], object], *, is_ticked: bool) -> QAction:
    """One of several answers, or what is so or not, ticked where it is so now."""
    action = add_entry(menu, says, does)
    action.setCheckable(True)
    action.setChecked(is_ticked)
    return action


def begin_at_ticked(menu: QMenu) -> None:
    """Have a menu open with what is ticked marked, so that Up and Down go on from there."""

    def mark() -> None:
        ticked = next((action for action in menu.actions() if action.isChecked()), None)
        if ticked is not None:
            menu.setActiveAction(ticked)

    # Once it is there: what is marked before is forgotten as it opens.
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, mark))


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu at the lower left corner of its button."""
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def without_more(does: Callable[[], object]) -> Callable[..., None]:
    """What is done when something is pressed, whatever Qt tells of the press."""

    def do(*_: object) -> None:
        does()

    return do
