"""Help as a screen: what every screen is for, what is protected, whom to thank, what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.council_lines import council_lines
from app.language import N_
from app.ui.help.conversations import page_topics
from app.ui.messages import open_over
from app.ui.screens.help_view import HelpView
from app.ui.visiting import OPEN_TO_ALL

if TYPE_CHECKING:
    from app.casework.interview import Changed
    from app.exchange.support_pack import SupportPack
    from app.ui.desk import Desk

_HERE: Final = frozenset({"keys", "support", "licences"})
"""What opens over Help itself."""


class HelpScreen(QWidget):
    """All of Help, opened at a topic. Nobody is named on it, so it stays open on a visit."""

    keys_wanted = Signal()
    back_wanted = Signal()
    room_wanted = Signal(str)

    def __init__(self, desk: Desk, *, topic: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = HelpView(
            desk.words,
            topic=topic,
            is_open=self._is_open,
            complaint=self._complaint,
            more=page_topics(desk.catalogue),
        )
        self.view.back_wanted.connect(self.back_wanted)
        self.view.lead_wanted.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def _is_open(self, lead: str) -> bool:
        """On a visit nothing leads to where somebody else might be seen."""
        return lead in _HERE or self._desk.visit is None or lead in OPEN_TO_ALL

    def _complaint(self) -> str:
        """The council's line for complaints, from its policy or from Settings."""
        return council_lines(self._desk.store, self._desk.policy).complaint

    def _go_on(self, lead: str) -> None:
        """To the screen or list a topic leads to."""
        match lead:
            case "keys":
                self.keys_wanted.emit()
            case "support":
                from app.ui.screens.support_panel import SupportPanel

                open_over(SupportPanel(self._desk.words, self._maker(), parent=self))
            case "licences":
                from app.ui.screens.licences_panel import LicencesPanel

                open_over(LicencesPanel(self._desk.words, parent=self))
            case _:
                self.room_wanted.emit(lead)

    def _maker(self) -> Callable[[], SupportPack]:
        """What gathers a support pack; the window is looked at now, the rest off this thread."""
        from app.exchange.support_pack import SupportFacts, make_pack
        from app.ui.screens.support_panel import window_facts

        desk = self._desk
        facts = SupportFacts(
            home=desk.home,
            clock=desk.clock,
            policy=desk.policy,
            window=window_facts(self, desk.settings, desk.words),
            store=desk.store,
        )
        return lambda: make_pack(facts, desk.words)

    def take_focus(self) -> None:
        """Typing finds a topic at once; the one Help was opened at is marked and shown."""
        self.view.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_topic(self, key: str) -> None:
        """Go to another topic without leaving."""
        self.view.show_topic(key)
        self.view.read(key)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Nobody's in particular."""
        return None, None

    def refresh(self, changed: Changed | None) -> None:
        """Help does not change."""

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Help"))

    def leave(self) -> None:
        """Nothing typed here is kept."""
