"""One of the people on the map: a real button over what is painted, so that all can reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from app.ui.canvas.map_canvas import MapCanvas

LEAST: Final = 24
"""Pixels, also where very many people are shown."""
HOLD_MS: Final = 600
"""From pressing until that is a wish for the menu."""


class NodeButton(QAbstractButton):
    """Where somebody stands. It paints nothing: the ground has them already."""

    def __init__(self, canvas: MapCanvas, member_id: str) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.member_id = member_id
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(self._clicked)
        self._hold: QTimer | None = None
        self._pressed_at: QPointF | None = None

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Nothing."""

    def _clicked(self) -> None:
        self._canvas.choose(self.member_id)

    # Pressed, dragged, held

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Where it begins; only the left button, a finger or a pen moves anybody."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = event.position()
        if self._hold is None:  # of hundreds few are ever pressed
            self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
            self._hold.timeout.connect(self._held)
        self._hold.start()

    def _let_go(self) -> None:
        """It is no wish for the menu any more."""
        if self._hold is not None:
            self._hold.stop()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Far enough from where it began: they go where the pointer goes."""
        began = self._pressed_at
        if began is None:
            return
        place = self.mapToParent(event.position())
        dragging = self._canvas.dragging
        if dragging.is_on:
            dragging.go(place)
            return
        way = event.position() - began
        if way.manhattanLength() >= QApplication.startDragDistance() and self._canvas.may_drag:
            self._let_go()
            dragging.begin(self.member_id, self.mapToParent(began))
            dragging.go(place)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """Let go: they stay there, or it was only a press."""
        began, self._pressed_at = self._pressed_at, None
        self._let_go()
        if began is None:
            return
        if self._canvas.dragging.is_on:
            self._canvas.dragging.drop(self.mapToParent(event.position()))
        elif self.rect().contains(event.position().toPoint()):
            self.click()

    def give_up_press(self) -> None:
        """Letting go is no press any more."""
        self._pressed_at = None
        self._let_go()

    def _held(self) -> None:
        """Pressed and held: the menu; letting go afterwards is no press any more."""
        if self._pressed_at is not None and not self._canvas.dragging.is_on:
            self._pressed_at = None
            self._canvas.ask_menu(self.member_id)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """The menu, by the other button or the menu key."""
        self._canvas.ask_menu(self.member_id)
        event.accept()

    # By key

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move, numbers say how close, Enter opens; the rest is the window's."""
        if not self._canvas.keys.take(self.member_id, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Who has the keyboard is brought into sight."""
        super().focusInEvent(event)
        self._canvas.focused(self.member_id)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """What the arrows did so far is one step; what comes next is another."""
        super().focusOutEvent(event)
        self._canvas.keys.end()
