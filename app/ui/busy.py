"""A button whose work is being done: it cannot be pressed twice, and the keyboard comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget


def busy(button: QWidget) -> Callable[[], None]:
    """Take no press until the result is called.

    Without this the keyboard would go on to the next button, and Enter would press that one.
    """
    had_focus = button.hasFocus()
    if had_focus:
        button.clearFocus()
    button.setEnabled(False)

    def over() -> None:
        button.setEnabled(True)
        if had_focus and QApplication.focusWidget() is None and button.isVisible():
            button.setFocus()

    return over
