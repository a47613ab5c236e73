"""What a screen about people tells the frame round it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class WorkScreen(QWidget):
    """A screen one works on; the frame listens to what it says."""

    person_wanted = Signal(str)
    page_wanted = Signal(str)
    room_of_person_wanted = Signal(str, str)
    """A screen by name, and the person's id."""
    begin_wanted = Signal(str, str)
    """A person's id and the key of a page."""
    jot_wanted = Signal(str)
    """The id of a jot to be sorted; empty for the newest."""
    saved = Signal(object)
    """A `datetime`: all that was typed lies on the disk."""
    not_saved = Signal(object)
    """An `AppError`: what is typed is kept on the screen and tried again."""
    trouble = Signal(object)
    """An `AppError` to be shown."""
