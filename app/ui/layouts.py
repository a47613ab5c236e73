"""How pieces lie together: rows that fold, things that flow on, two columns that become one."""

from __future__ import annotations

# Not `Qt` by name: it is large, the first window does without, so it loads at its first use.
from PySide6 import QtCore
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QVBoxLayout, QWidget

from app.ui.held import Held, Low, height_of


class FittedFlow(Held):
    """A `Flow` where there is never more height than it needs, as in a card of the first window."""

    def __init__(self, *, spacing: int = 8) -> None:
        super().__init__(spacing=spacing)

    def minimumSize(self) -> QSize:
        """The largest of them."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Go through the lines; the height they take."""
        x, y, line_height = rect.x(), rect.y(), 0
        for item in self.shown():
            width = min(item.sizeHint().width(), max(rect.width(), item.minimumSize().width()))
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line_height = rect.x(), y + line_height + self.spacing(), 0
            height = height_of(item, width)
            if is_real:
                item.setGeometry(QRect(x, y, width, height))
            x += width + self.spacing()
            line_height = max(line_height, height)
        return y + line_height - rect.y()


class Flow(Low, FittedFlow):
    """Things in a row that go on to the next line where there is no room (chips, buttons)."""


def in_a_row(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """Things in a row of their own, on to the next line where there is no room."""
    holder = QWidget()
    flow = Flow(spacing=spacing)
    holder.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class FoldRow(Low):
    """A row that stands its things below each other where they do not fit beside each other."""

    def __init__(self, *, spacing: int = 12) -> None:
        super().__init__(spacing=spacing)
        self._stretches: dict[int, int] = {}

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end; those with a stretch share what room is left."""
        self._stretches[len(self._items)] = stretch
        self.addWidget(widget)

    def sizeHint(self) -> QSize:
        """All beside each other, with the margins."""
        return self._around(super().sizeHint())

    def minimumSize(self) -> QSize:
        """The widest of them: it folds before it cuts."""
        width = max((item.minimumSize().width() for item in self.shown()), default=0)
        height = max((item.minimumSize().height() for item in self.shown()), default=0)
        return self._around(QSize(width, height))

    def _around(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        across, down = margins.left() + margins.right(), margins.top() + margins.bottom()
        return size + QSize(across, down)

    def _widths(self, width: int) -> list[int] | None:
        """The width of each, or None where they do not fit beside each other."""
        widths: list[int] = []
        shares: list[int] = []
        for index, item in enumerate(self._items):
            if item.isEmpty():
                continue
            stretch = self._stretches.get(index, 0)
            shares.append(stretch)
            widths.append((item.minimumSize() if stretch else item.sizeHint()).width())
        rest = width - sum(widths) - self.spacing() * max(0, len(widths) - 1)
        if rest < 0:
            return None
        return _shared(widths, shares, rest)

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Place what is shown; the height it takes with the margins."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        widths = self._widths(inner.width())
        x, y, height = inner.x(), inner.y(), 0
        for index, item in enumerate(self.shown()):
            width = inner.width() if widths is None else widths[index]
            high = height_of(item, width)
            if is_real:
                room = width if widths is not None else min(width, _wide(item, width))
                middle = (
                    (inner.height() - high) // 2
                    if widths is not None
                    and item.alignment() & QtCore.Qt.AlignmentFlag.AlignVCenter
                    else 0
                )
                item.setGeometry(QRect(x, y + max(0, middle), room, high))
            if widths is None:
                y += high + self.spacing()
                height = y - self.spacing() - inner.y()
            else:
                x += width + self.spacing()
                height = max(height, high)
        return height + margins.top() + margins.bottom()


def _shared(widths: list[int], shares: list[int], rest: int) -> list[int]:
    """Widths with the rest given out by share, so that columns of several rows line up."""
    whole = sum(shares)
    if not whole:
        return widths
    # By share of all the room of the stretched, not on top of what each needs, where that fits.
    room = rest + sum(w for w, s in zip(widths, shares, strict=True) if s)
    even = [room * s // whole if s else w for w, s in zip(widths, shares, strict=True)]
    if all(e >= w for e, w in zip(even, widths, strict=True)):
        return even
    return [w + rest * s // whole for w, s in zip(widths, shares, strict=True)]


def _wide(item: QLayoutItem, width: int) -> int:
    """In a folded row what can wrap or wants to grow takes the width, anything else its own."""
    grows = item.expandingDirections() & QtCore.Qt.Orientation.Horizontal
    return width if item.hasHeightForWidth() or grows else item.sizeHint().width()


class _TwoColumns(Low):
    """Lays two things side by side, or below each other where the width is too small."""

    def __init__(self, fold: int, shares: tuple[int, int]) -> None:
        super().__init__(spacing=18)
        self._fold = fold
        self._shares = shares

    def minimumSize(self) -> QSize:
        """As narrow as the wider column: it folds before it cuts."""
        left, right = (QSize() if item.isEmpty() else item.minimumSize() for item in self._items)
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def _widths(self, width: int) -> tuple[int, int] | None:
        """The two widths, or None where they go below each other."""
        left, right = (item.minimumSize().width() for item in self._items)
        if width < max(self._fold, left + right + self.spacing()):
            return None
        room = width - self.spacing()
        first = max(left, min(room * self._shares[0] // sum(self._shares), room - right))
        return first, room - first

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Go through both; the height they take. One that is alone has all the width."""
        left, right = self._items
        if left.isEmpty() or right.isEmpty():
            only = right if left.isEmpty() else left
            height = 0 if only.isEmpty() else height_of(only, rect.width())
            if is_real and height:
                only.setGeometry(QRect(rect.x(), rect.y(), rect.width(), height))
            return height
        widths = self._widths(rect.width())
        if widths is None:
            above, below = height_of(left, rect.width()), height_of(right, rect.width())
            if is_real:
                left.setGeometry(QRect(rect.x(), rect.y(), rect.width(), above))
                top = rect.y() + above + self.spacing()
                right.setGeometry(QRect(rect.x(), top, rect.width(), below))
            return above + below + self.spacing()
        heights = height_of(left, widths[0]), height_of(right, widths[1])
        if is_real:
            left.setGeometry(QRect(rect.x(), rect.y(), widths[0], heights[0]))
            x = rect.x() + widths[0] + self.spacing()
            right.setGeometry(QRect(x, rect.y(), widths[1], heights[1]))
        return max(heights)


class Columns(QWidget):
    """Two columns side by side that become one where the window is narrower than `fold` pixels.

    `.left` and `.right` are the layouts of the two.
    """

    def __init__(self, *, fold: int = 900, shares: tuple[int, int] = (3, 2)) -> None:
        super().__init__()
        both = _TwoColumns(fold, shares)
        self.left = self._column(both)
        self.right = self._column(both)
        self.setLayout(both)

    def _column(self, both: _TwoColumns) -> QVBoxLayout:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        both.addWidget(side)
        return column


class Centred(QWidget):
    """One thing in the middle, as wide as a number of letters or as the room there is."""

    def __init__(self, widget: QWidget, *, letters: int) -> None:
        super().__init__()
        self._layout = _InTheMiddle(self, letters)
        self._layout.addWidget(widget)
        self.setLayout(self._layout)


class _InTheMiddle(Held):
    """Keeps its one thing to a width that grows with the text."""

    def __init__(self, owner: QWidget, letters: int) -> None:
        super().__init__(spacing=0)
        self._owner = owner
        self._letters = letters

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """In the middle, both ways; the height it takes."""
        width = min(rect.width(), self._most())
        height = height_of(self._items[0], width)
        if is_real:
            left = rect.x() + (rect.width() - width) // 2
            top = rect.y() + max(0, (rect.height() - height) // 2)
            self._items[0].setGeometry(QRect(left, top, width, height))
        return height

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self._most(), self.heightForWidth(self._most()))

    def minimumSize(self) -> QSize:
        """As narrow as the thing can be."""
        return self._items[0].minimumSize()

    def _most(self) -> int:
        self._owner.ensurePolished()
        return self._owner.fontMetrics().averageCharWidth() * self._letters


class NoWider(QWidget):
    """One thing as wide as there is room for, up to `most` pixels, and as high as it needs there.

    A greatest width of its own would not do: Qt reckons the height for the width there is.
    """

    def __init__(self, widget: QWidget, *, most: int) -> None:
        super().__init__()
        self._layout = _NoWider(most)
        self._layout.addWidget(widget)
        self.setLayout(self._layout)


class _NoWider(Held):
    def __init__(self, most: int) -> None:
        super().__init__(spacing=0)
        self._most = most

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """From the left edge; the height it takes."""
        width = min(rect.width(), self._most)
        height = height_of(self._items[0], width)
        if is_real:
            self._items[0].setGeometry(QRect(rect.x(), rect.y(), width, max(height, rect.height())))
        return height

    def minimumSize(self) -> QSize:
        """As narrow as the thing can be."""
        return self._items[0].minimumSize()


class Parts(QWidget):
    """Several things of which one is shown; it alone decides the size."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._parts: list[QWidget] = []
        self._shown = 0

    def add(self, part: QWidget) -> int:
        """One more, hidden unless it is the first; which one it is."""
        is_first = not self._parts
        self._parts.append(part)
        self._column.addWidget(part)  # first: what is shown without a parent is a window
        part.setVisible(is_first)
        return len(self._parts) - 1

    @property
    def index(self) -> int:
        """Which one is shown."""
        return self._shown

    def show_part(self, index: int) -> QWidget:
        """Show this one; gives it back."""
        self._parts[self._shown].hide()
        self._shown = index
        self._parts[index].show()
        return self._parts[index]
