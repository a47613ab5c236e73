"""What was copied here does not stay on the system's clipboard: not for long, not over a lock."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

FORGET_AFTER_SECONDS: Final = 90
"""Long enough to paste into the council's system, short enough to be forgotten by then."""
_MARK: Final = "x-kde-passwordManagerHint"
_KEPT_BY_NOBODY: Final = (
    (_MARK, b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\0\0\0\0"),
    ('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', b"\0\0\0\0"),
)
"""How programs that keep what is copied (KDE's, Windows' history) are asked to let it be."""


class Clipboard(Protocol):
    """What is asked of the system's clipboard."""

    def ownsClipboard(self) -> bool:
        """Whether what is on it was copied here."""
        ...

    def clear(self) -> object:
        """Empty it."""
        ...


def forget_copied(clipboard: Clipboard) -> None:
    """Empty the clipboard if what is on it was copied here; anybody else's stays."""
    if clipboard.ownsClipboard():
        clipboard.clear()


def not_to_be_kept(text: str) -> QMimeData:
    """A text for the clipboard with a word to those who would keep it."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _KEPT_BY_NOBODY:
        data.setData(kind, QByteArray(value))
    return data


class ClipboardWatch(QObject):
    """Marks each text that is copied here as not to be kept, and forgets it after a while."""

    def __init__(self, clipboard: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_marking = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(FORGET_AFTER_SECONDS * 1000)
        self.pause.timeout.connect(self.forget)
        clipboard.dataChanged.connect(self._copied)

    def forget(self) -> None:
        """Empty it now, if what is on it was copied here."""
        self.pause.stop()
        forget_copied(self._clipboard)

    def _copied(self) -> None:
        """Something else is on the clipboard; only what was copied here is looked at."""
        if self._is_marking:
            return
        clipboard = self._clipboard
        text = clipboard.text() if clipboard.ownsClipboard() else ""
        if text and clipboard.mimeData().hasFormat(_MARK):
            return  # Windows and Wayland tell of the marking itself, and later: its time runs
        self.pause.stop()
        if not text:
            return
        self._is_marking = True
        try:
            clipboard.setMimeData(not_to_be_kept(text))
        finally:
            self._is_marking = False
        self.pause.start()
