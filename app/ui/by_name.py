"""Qt's values by their names and numbers, for what stands in the first window.

`Qt` and its like hold some 1,200 named values, which Python makes all at once when the first is
asked for: 30 ms and more. The unlock window is painted without them; what comes later uses them.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter

# For `drawText` and `boundingRect`, which take numbers; a test holds them against Qt's own.
LEFT: Final = 0x0001
ACROSS_MIDDLE: Final = 0x0004
DOWN_MIDDLE: Final = 0x0080
WRAP: Final = 0x1000


def put(thing: QObject, **values: str) -> None:
    """Set properties by the names of their values: `put(label, textFormat="PlainText")`.

    Raises `ValueError` for a property or a name that Qt does not know.
    """
    for name, value in values.items():
        if not thing.setProperty(name, value):
            raise ValueError(f"{type(thing).__name__} has no {name} called {value}")


def write_in(painter: QPainter, colour: QColor) -> None:
    """Have a painter write in a colour; mostly the widget's own has it do so already."""
    if painter.pen().color() != colour:
        painter.setPen(colour)
