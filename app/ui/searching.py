"""The search box with the list below it: typing finds, arrows mark, Enter goes, Escape gives up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.bars import SearchBox

if TYPE_CHECKING:
    from app.ui.shell import Shell
    from app.ui.ways import Front


@runtime_checkable
class Popup(Protocol):
    """What is asked of the list below the search box."""

    def look_for(self, text: str) -> None:
        """Find as it is typed."""
        ...

    def go_by(self, by: int) -> None:
        """Mark the next (1) or the one before (-1)."""
        ...

    def choose(self) -> None:
        """Go to the one that is marked."""
        ...


@runtime_checkable
class KnowsFront(Protocol):
    """A list that finds, too, what may be done with whose screen is in front."""

    def know_front(self, front: Front) -> None:
        """Whose screen it is."""
        ...


class Searching(QObject):
    """Joins the box and the list. The list is made when it is first wanted."""

    given_up = Signal()
    """There is nothing to go back to from where the search was begun."""

    def __init__(self, shell: Shell, box: SearchBox, make: Callable[[], QWidget]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._box = box
        self._make = make
        self._popup: QWidget | None = None
        self._came_from: QWidget | None = None
        self._is_begun = False
        box.textChanged.connect(self._look_for)
        box.moved.connect(self._go_by)
        box.chosen.connect(self._choose)
        box.given_up.connect(self._give_up)

    def begin(self) -> None:
        """To the box, all of it marked."""
        if not self._box.hasFocus():
            self._came_from = QApplication.focusWidget()
        self._is_begun = True
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()
        if not self._box.text():
            self._look_for("")

    def end(self) -> None:
        """Nothing is searched for any more."""
        self._is_begun = False
        if self._popup is not None:
            self._popup.hide()
        self._box.clear()

    def focus_moved(self, _: QWidget | None, to: QWidget | None) -> None:
        """The keyboard is in neither box nor list any more, as when the screen is covered: close.

        Another window in front (nothing here has the keyboard then) is not leaving.
        """
        popup = self._popup
        if popup is None or to is None or not isValid(popup) or not popup.isVisibleTo(self._shell):
            return
        if to is not self._box and to is not popup and not popup.isAncestorOf(to):
            self.end()

    def _give_up(self) -> None:
        self.end()
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given_up.emit()

    def _look_for(self, text: str) -> None:
        """Find as it is typed; nothing typed, what was opened last where a key began the search."""
        if not text.strip() and not self._is_begun:
            if self._popup is not None:
                self._popup.hide()
            return
        popup = self._popup
        if popup is None:
            popup = self._made()
        if popup.isHidden() and isinstance(popup, KnowsFront):
            from app.ui.ways import front_of

            popup.know_front(front_of(self._shell))
        popup.show()
        popup.raise_()
        self.place()
        if isinstance(popup, Popup):
            popup.look_for(text)

    def _made(self) -> QWidget:
        """The list, joined to the frame."""
        popup = self._make()
        popup.setParent(self._shell)
        popup.hide()
        self._popup = popup
        for name, slot in (("found", self.place), ("way_wanted", self._take)):
            signal = getattr(popup, name, None)
            if signal is not None:
                signal.connect(slot)
        return popup

    def _take(self, key: str) -> None:
        """Go to what was chosen, or do it where the search was begun."""
        from app.ui.ways import take

        self._give_up()
        take(self._shell, key)

    def place(self) -> None:
        """Below the box, as wide as it or as a readable line needs, as high as what was found."""
        popup, shell, box = self._popup, self._shell, self._box
        if popup is None or not popup.isVisible():
            return
        below = box.mapTo(shell, QPoint(0, box.height() + 6))
        width = min(max(box.width(), 560), shell.width() - 24)
        left = max(12, min(below.x(), shell.width() - width - 12))
        room = shell.height() - below.y() - 12
        popup.setGeometry(QRect(left, below.y(), width, min(room, popup.sizeHint().height())))

    def _go_by(self, by: int) -> None:
        if isinstance(self._popup, Popup):
            self._popup.go_by(by)

    def _choose(self) -> None:
        if isinstance(self._popup, Popup):
            self._popup.choose()
