"""Help before anything is unlocked: the same topics, the licences, and a support pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.exchange.support_pack import SupportPack
from app.language import N_, Words
from app.ui.house import Doors
from app.ui.messages import open_as_large, open_over
from app.ui.pieces import Button, link_button
from app.ui.screens.help_view import HelpView
from app.ui.screens.licences_panel import LicencesPanel
from app.ui.screens.support_panel import SupportPanel, window_facts

_OPEN: Final = frozenset({"support", "licences"})


class HelpWindow(QDialog):
    """All of Help in a window of its own."""

    def __init__(
        self, words: Words, make: Callable[[], SupportPack], topic: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._make = make
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        open_as_large(self, 900, 640)
        self.view = HelpView(words, topic=topic, is_open=_OPEN.__contains__, back=N_("Close"))
        self.view.back_wanted.connect(self.accept)
        self.view.lead_wanted.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.box.setFocus()

    def _go_on(self, lead: str) -> None:
        if lead == "support":
            open_over(SupportPanel(self._words, self._make, parent=self))
        elif lead == "licences":
            open_over(LicencesPanel(self._words, parent=self))


def maker(words: Words, doors: Doors, widget: QWidget) -> Callable[[], SupportPack]:
    """What gathers a pack while nothing is unlocked; the window is looked at now."""
    facts = window_facts(widget, None, words)
    return lambda: doors.support_pack(words, facts)


def open_locked_help(
    words: Words, doors: Doors, widget: QWidget, topic: str = "unlock"
) -> HelpWindow:
    """Open Help over the unlock window."""
    return open_over(HelpWindow(words, maker(words, doors, widget), topic, widget))


def ways_to_help(words: Words, doors: Doors, widget: QWidget) -> tuple[Button, ...]:
    """For whoever cannot get in: what Help says about it, and a pack for the IT team."""
    ask = link_button(words.text(N_("Help")))
    ask.clicked.connect(lambda: open_locked_help(words, doors, widget, "locked_out"))
    pack = link_button(words.text(N_("Make a support pack…")))
    pack.clicked.connect(
        lambda: open_over(SupportPanel(words, maker(words, doors, widget), parent=widget))
    )
    return ask, pack
