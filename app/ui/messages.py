"""The only place that shows what went wrong, and asks before what cannot be undone."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.pieces import (
    ScrollColumn,
    SectionHeading,
    Text,
    danger_button,
    primary_button,
    quiet_button,
)

Dialog = TypeVar("Dialog", bound=QDialog)
_ENDS: Final = (".", "!", "?", "…", "]")
_SIDES: Final = 28
_ROOM_OF_RING: Final = 6  # the ring of the focus is drawn around what stands at the edge
_LEAST_WIDTH: Final = 440
_LETTERS: Final = 54


def sentence(error: AppError, words: Words) -> str:
    """What is the matter and what to do, for a line beside a field or in the status line."""
    title = words.say(error.title)
    # A title that ends on a path or a name has no full stop of its own.
    return f"{title if title.endswith(_ENDS) else title + '.'} {words.say(error.advice)}"


def open_as_large(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog this size, or as much of it as the window below or the screen has room for."""
    room = _room_for(dialog)
    dialog.resize(min(width, room.width()), min(height, room.height()))


def open_over(dialog: Dialog) -> Dialog:
    """Show a dialog over the window below it and go on; once it is closed nothing of it stays."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def wait_for(dialog: QDialog) -> bool:
    """Show a dialog and wait until it is closed; whether it was accepted. Nothing of it stays."""
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_accepted


def give_keyboard_back(dialog: QDialog) -> None:
    """To the window below a dialog that has closed, should nobody else do so."""
    below = dialog.parentWidget()
    if below is not None and below.isVisible():
        below.activateWindow()


def _room_for(dialog: QDialog) -> QSize:
    room = dialog.screen().availableGeometry().size()
    below = dialog.parentWidget()
    if below is not None and below.window().isVisible():
        room = room.boundedTo(below.window().size())
    return room


class Notice(QDialog):
    """A heading, a sentence or two, and buttons below; as narrow as a page column.

    What does not fit in the window below it scrolls; the buttons are always seen.
    """

    def __init__(self, title: str, advice: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES - _ROOM_OF_RING, 24, _SIDES - _ROOM_OF_RING, 18)
        column.setSpacing(8)
        self._scroll = ScrollColumn(margin=_ROOM_OF_RING)
        content = self._scroll.body
        content.setContentsMargins(_ROOM_OF_RING, 4, _ROOM_OF_RING, 4)
        content.setSpacing(12)
        self.title = SectionHeading(title)
        self.advice = Text(advice)
        content.addWidget(self.title)
        content.addWidget(self.advice)
        content.addSpacing(4)
        self.body = QVBoxLayout()
        content.addLayout(self.body)
        content.addStretch(1)
        column.addWidget(self._scroll, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(_ROOM_OF_RING, 0, _ROOM_OF_RING, 0)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName(title)
        self.setAccessibleDescription(advice)

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as a line reads well, as high as its words need, as far as there is room."""
        super().showEvent(event)
        room = _room_for(self)
        reads_well = max(_LEAST_WIDTH, self.fontMetrics().averageCharWidth() * _LETTERS)
        width = min(max(self.width(), reads_well), room.width())
        margins = self._column.contentsMargins()
        within = width - margins.left() - margins.right()
        around = margins.top() + margins.bottom() + self._column.spacing()
        words = max(
            self._scroll.body.totalHeightForWidth(within),
            self._scroll.column.minimumSizeHint().height(),
        )
        high = words + around + self._buttons.sizeHint().height()
        self.resize(width, min(max(high, self.height()), room.height()))

    def done(self, result: int) -> None:
        """Close; the keyboard goes back to the window below."""
        super().done(result)
        give_keyboard_back(self)

    def add_button(self, button: QAbstractButton) -> None:
        """Put a button at the end of the row."""
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def show_error(parent: QWidget | None, error: AppError, words: Words) -> None:
    """Show an expected trouble: what it is and what to do."""
    notice = Notice(words.say(error.title), words.say(error.advice), parent)
    close = primary_button(words.text(N_("Close")))
    close.clicked.connect(notice.accept)
    notice.add_button(close)
    close.setFocus()
    announce(notice, sentence(error, words), at_once=True)
    wait_for(notice)


def confirm(parent: QWidget | None, words: Words, *, title: str, advice: str, does: str) -> bool:
    """Ask before what cannot be undone: `advice` says what happens, `does` is the button."""
    notice = Notice(title, advice, parent)
    keep = quiet_button(words.text(N_("Cancel")))
    keep.clicked.connect(notice.reject)
    go_on = danger_button(does)
    go_on.clicked.connect(notice.accept)
    notice.add_button(keep)
    notice.add_button(go_on)
    keep.setFocus()
    return wait_for(notice)


def show_crash(parent: QWidget | None, reference: str, words: Words) -> None:
    """Say that something unexpected happened, by its reference number and nothing personal."""
    notice = Notice(
        words.text(N_("Something went wrong.")),
        words.text(
            N_(
                "What you typed is kept. You can go on; if it happens again, close Kitchen Table "
                "and open it again. Your IT team can look it up by this number: {reference}"
            ),
            reference=reference,
        ),
        parent,
    )
    close = primary_button(words.text(N_("Go on")))
    close.clicked.connect(notice.accept)
    notice.add_button(close)
    close.setFocus()
    open_over(notice)
