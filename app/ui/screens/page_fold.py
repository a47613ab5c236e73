"""Where head and side of the page screen stand: in the open, or within the page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.pieces import ScrollColumn

FOLD_WIDTH = 1000
SHORT_HEIGHT = 520


class PageFold(QObject):
    """Puts the side below the sheet where it is narrow, and the head within it where it is low."""

    def __init__(
        self,
        screen: QWidget,
        *,
        head: QWidget,
        side: QWidget,
        within: ScrollColumn,
        beside: ScrollColumn,
        percent: int,
    ) -> None:
        """`percent` is the size of the text; `within` scrolls with the page, `beside` stands by."""
        super().__init__(screen)
        self._screen = screen
        self._head, self._side = head, side
        self._within, self._beside = within, beside
        self._percent = percent
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)

    def follow(self) -> None:
        """The screen has another size."""
        if self._screen.isVisible():
            # Within the resizing of a window Qt forgets to paint what stands beside a moved piece.
            self._soon.start()
        else:
            self._fit()

    def _fit(self) -> None:
        size = self._screen.size()
        self._fold(size.width() < FOLD_WIDTH * self._percent // 100)
        self._scroll_head(size.height() < SHORT_HEIGHT * self._percent // 100)

    def _scroll_head(self, is_short: bool) -> None:
        """In a low window the head scrolls away with the page."""
        is_within = self._within.column.isAncestorOf(self._head)
        column = self._screen.layout()
        if is_short and not is_within:
            self._within.body.insertWidget(0, self._head)
        elif is_within and not is_short and isinstance(column, QBoxLayout):
            column.insertWidget(0, self._head)

    def _fold(self, is_narrow: bool) -> None:
        """Put the side below the sheet, or beside it again."""
        is_below = self._within.column.isAncestorOf(self._side)
        if is_narrow == is_below:
            return
        (self._within if is_narrow else self._beside).body.addWidget(self._side)
        self._beside.setVisible(not is_narrow)
