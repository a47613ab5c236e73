"""The ring round whatever has the focus, and keeping that in view."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from app.ui.pieces import ScrollColumn
from app.ui.style import Tone, tone

_REACH: Final = 5
SETTLING_MS: Final = 120
"""Milliseconds from the focus arriving until what has it stands still."""
_PAGES: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


class _Ring(QWidget):
    """Three pixels of gold between two thin edges of ink: it shows on any ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Gold with an edge of ink on both sides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(tone(self, Tone.FOCUS_EDGE), 5))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(QPen(tone(self, Tone.FOCUS), 3))
        painter.drawRoundedRect(box, 9, 9)


class FocusKeeper(QObject):
    """Follows the focus of the whole program: draws the ring and scrolls what has it into view."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._focused: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        self._host: QWidget | None = None
        self._is_scrolling = False
        # What opens for the keyboard to come is laid out a moment after it has come.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        application.focusChanged.connect(self._follow)

    def begin(self) -> None:
        """Go to where the focus is already."""
        self._follow(None, self._application.focusWidget())

    def end(self) -> None:
        """Follow no more."""
        self._application.focusChanged.disconnect(self._follow)
        self._leave()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or new.isWindow():
            return
        if not new.focusPolicy() & Qt.FocusPolicy.TabFocus and not new.focusProxy():
            self._scroll_to(new)  # a heading, put there to be read: nothing to press or type in
            return
        self._host = self._watch(new)
        self._focused = new
        # While a button of the mouse is down nothing may move from under it.
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scroll_to(new)
            self._settling.start()
        self._ring = _Ring(self._host)
        self._place()

    def _leave(self) -> None:
        self._settling.stop()
        for widget in self._watched:
            if isValid(widget):  # what was deleted outright has said nothing
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._lost)
        self._watched = []
        self._focused = None
        self._host = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _lost(self, gone: QObject) -> None:
        """Something on the way is being destroyed: forget it before it is touched again."""
        self._watched = [widget for widget in self._watched if widget is not gone]
        self._focused = None
        self._ring = None
        self._host = None

    def _watch(self, widget: QWidget) -> QWidget:
        """Watch the widget and everything up to where the ring is drawn, which is returned.

        That is the column inside a scroll area (the ring scrolls with it) or the window.
        """
        step = widget
        while True:
            self._watched.append(step)
            step.installEventFilter(self)
            step.destroyed.connect(self._lost)
            parent = step.parentWidget()
            if step.isWindow() or (step is not widget and _is_scrolled(step)) or parent is None:
                return step
            step = parent

    def _scroll_to(self, widget: QWidget) -> None:
        if self._is_scrolling:
            return  # scrolling moves what has the keyboard, which is no reason to scroll again
        self._is_scrolling = True
        try:
            self._scroll_all_to(widget)
        finally:
            self._is_scrolling = False

    def _scroll_all_to(self, widget: QWidget) -> None:
        """Everything round the widget that scrolls, from the inside out."""
        step = widget.parentWidget()
        while step is not None:
            if isinstance(step, ScrollColumn) and step.column.isAncestorOf(widget):
                step.bring_into_view(widget)
            elif isinstance(step, QScrollArea):
                step.ensureWidgetVisible(widget, 0, 24)
            step = step.parentWidget()

    def _place(self) -> None:
        focused, ring, host = self._focused, self._ring, self._host
        if focused is None or ring is None or host is None:
            return
        area = QRect(focused.mapTo(host, QPoint()), focused.size())
        area.adjust(-_REACH, -_REACH, _REACH, _REACH)
        ring.setGeometry(area.intersected(host.rect()))
        ring.setVisible(focused.isVisible())
        ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring goes where its widget goes."""
        if event.type() in _MOVES:
            self._place()
            if self._settling.isActive() and self._focused is not None:
                self._scroll_to(self._focused)
        elif event.type() == QEvent.Type.KeyPress and watched is self._host:
            return isinstance(event, QKeyEvent) and _turn_page(self._host, event.key())
        return False


def _turn_page(window: QWidget | None, key: int) -> bool:
    """Turn what is only there to be read, where the keyboard is beside it; whether it was that."""
    if window is None or key not in _PAGES or not window.isWindow():
        return False
    columns = [c for c in window.findChildren(ScrollColumn) if c.isVisible()]
    longest = max(columns, key=lambda column: column.verticalScrollBar().maximum(), default=None)
    if longest is None:
        return False
    bar, down = longest.verticalScrollBar(), key == Qt.Key.Key_PageDown
    bar.setValue(bar.value() + (bar.pageStep() if down else -bar.pageStep()))
    return True


def _is_scrolled(widget: QWidget) -> bool:
    """Whether this is the content of a scroll area."""
    viewport = widget.parentWidget()
    area = None if viewport is None else viewport.parentWidget()
    return isinstance(area, QScrollArea) and area.widget() is widget
