"""F1: from wherever one is to what Help says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.places import Place

if TYPE_CHECKING:
    from app.ui.shell import Shell


def topic_here(shell: Shell) -> str:
    """The key of the topic of what has the keyboard: the search, the jots, or the screen."""
    from PySide6.QtWidgets import QApplication

    from app.ui.help.pages import topic_of_room
    from app.ui.jotting import is_beside

    focused = QApplication.focusWidget()
    if focused is not None and focused is shell.top.search:
        return "search"
    return "jot" if is_beside(focused) else topic_of_room(shell.place.screen)


def open_help(shell: Shell) -> None:
    """Open Help at the topic of what one is on; within Help, at how to find one's way in it."""
    from app.ui.screens.help import HelpScreen

    topic = topic_here(shell)
    front: object = shell.screen_in_front()
    if isinstance(front, HelpScreen):
        front.show_topic(topic)
    else:
        shell.go_to(Place(screen="help", ident=topic))
