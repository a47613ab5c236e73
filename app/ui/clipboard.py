"""What was copied here does not stay on the system's clipboard once the program locks."""

from __future__ import annotations

from typing import Protocol


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
