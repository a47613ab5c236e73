"""What all our layouts share: their items, their height at a width, their place."""

from __future__ import annotations

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


def let_wrap(widget: QWidget) -> None:
    """Let a widget whose words wrap be as high as they need at the width it is given."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def put_away(widget: QWidget | None) -> None:
    """Let something go for good: it is seen no more at once, and is gone soon."""
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout, and put away what was shown in it."""
    while (item := layout.takeAt(0)) is not None:
        put_away(item.widget())


class Held(QLayout):
    """What our layouts share: keeping their items."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._is_laid = False
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take in one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrower one is higher."""
        return True

    def shown(self) -> list[QLayoutItem]:
        """Those that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def invalidate(self) -> None:
        """Something in it has changed: what was worked out holds no more."""
        self._heights.clear()
        self._is_laid = False
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """The height at a width in pixels, worked out once: Qt asks for it over and over."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), is_real=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place, unless it is there."""
        if self._is_laid and rect == self.geometry():
            return
        super().setGeometry(rect)
        self._lay(rect, is_real=True)
        self._is_laid = True

    def sizeHint(self) -> QSize:
        """All beside each other."""
        hints = [item.sizeHint() for item in self.shown()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Go through what is shown, place it where `is_real`; the height it takes."""
        raise NotImplementedError


class Low(Held):
    """A layout that leaves to others the height it does not need."""

    def expandingDirections(self) -> QtCore.Qt.Orientation:
        """Neither way."""
        return QtCore.Qt.Orientation(0)


def height_of(item: QLayoutItem, width: int) -> int:
    """The height an item needs at a width."""
    high = item.heightForWidth(width) if item.hasHeightForWidth() else -1
    return high if high > 0 else item.sizeHint().height()
