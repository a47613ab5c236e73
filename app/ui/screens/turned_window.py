"""A window turned round to the person: over everything, and only the short code leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.casework.views import WorkerView
from app.language import N_
from app.ui.cover import ask_short_code
from app.ui.guarding import guarding
from app.ui.pieces import Button, quiet_button
from app.ui.window import exclude_from_capture

if TYPE_CHECKING:
    from app.ui.desk import Desk


class TurnedWindow(QWidget):
    """What every screen turned round shares: its frame, and the way back."""

    turned_back = Signal()
    cover_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        parent: QWidget | None = None,
        ask_code: Callable[[QWidget, Desk], bool] = ask_short_code,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Kitchen Table")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._ask_code = ask_code
        self._may_close = False

    def make_back(self, worker: WorkerView | None) -> Button:
        """The way back, in the words of the worker's screen: it is for them."""
        mine = self._desk.words
        called = (worker.name.split() or [""])[0] if worker else ""
        back = quiet_button(
            mine.text(N_("Back to {worker}"), worker=called)
            if called
            else mine.text(N_("Back to the worker"))
        )
        back.clicked.connect(self.turn_back)
        return back

    def fill_screen(self) -> None:
        """Show it over the whole display, also where no window manager does that for us."""
        owner = self.parentWidget()
        screen = self.screen() if owner is None else owner.window().screen()
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.setGeometry(screen.geometry())
        rules = guarding(self._desk.policy, self._desk.settings)
        exclude_from_capture(self, is_excluded=rules.is_kept_out)
        self.activateWindow()

    def turn_back(self) -> None:
        """Ask for the short code; with it the worker's screen comes back."""
        if self._ask_code(self, self._desk):
            self.let_go()

    def let_go(self) -> None:
        """Close without asking: the code was given, or the screen is covered."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Closing the window is going back: it asks for the code as well."""
        if not self._may_close:
            event.ignore()
            self.turn_back()
            return
        super().closeEvent(event)
        self.turned_back.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape is a wish to go back; F9 covers and Ctrl+L locks, here as everywhere."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.turn_back()
        elif event.key() == Qt.Key.Key_F9:
            self.cover_wanted.emit()
        elif event.key() == Qt.Key.Key_L and is_control:
            self._desk.lock()
        else:
            super().keyPressEvent(event)
