"""How a row of Today lies: the day in a column of one width, what may be done beside or below."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from app.language import Words
from app.ui.held import Low, height_of
from app.ui.pieces import RowButton
from app.ui.screens.wording import due_words

_LETTERS_BESIDE = 48
_LETTERS = 22
_PAD = 8
"""On either side within a row that is pressed."""
_RING = 6
"""Between a row and the buttons below it: the ring round what has the keyboard stands out there."""


def day_width(label: QLabel, today: date, words: Words) -> int:
    """The width of the column of days, the same in every row, in pixels of this label's font."""
    label.ensurePolished()
    metrics = label.fontMetrics()
    days = (
        today - timedelta(days=99),
        today,
        today + timedelta(days=1),
        today + timedelta(days=10),
    )
    return max(metrics.horizontalAdvance(due_words(day, today, words)) for day in days) + 4


class DueLayout(Low):
    """A row and its buttons: beside it where its words keep room, else below them."""

    def __init__(self, row: RowButton, actions: QWidget, *, indent: int) -> None:
        super().__init__(spacing=8)
        self._indent = indent
        letter = row.fontMetrics().averageCharWidth()
        self._beside = indent + letter * _LETTERS_BESIDE
        self._unfolded = indent + letter * _LETTERS
        self.setContentsMargins(0, 6, 0, 6)
        self.addWidget(row)
        self.addWidget(actions)

    def minimumSize(self) -> QSize:
        """The wider of both: they stand below each other before anything is cut."""
        sizes = [item.minimumSize() for item in self.shown()]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes) + 12)

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Place both; the height they take."""
        inner = rect.marginsRemoved(self.contentsMargins())
        row, actions = self._items
        wanted = actions.sizeHint().width()
        left = inner.width() - wanted - self.spacing()
        if left >= self._beside:
            heights = height_of(row, left), height_of(actions, wanted)
            if is_real:
                row.setGeometry(QRect(inner.x(), inner.y(), left, max(heights)))
                x = inner.x() + left + self.spacing()
                actions.setGeometry(QRect(x, inner.y(), wanted, heights[1]))
            return max(heights) + 12
        indent = self._indent + _PAD if inner.width() >= self._unfolded else _PAD
        room = inner.width() - indent - _PAD
        above, below = height_of(row, inner.width()), height_of(actions, room)
        if is_real:
            row.setGeometry(QRect(inner.x(), inner.y(), inner.width(), above))
            y = inner.y() + above + _RING
            actions.setGeometry(QRect(inner.x() + indent, y, room, below))
        return above + _RING + below + 12
