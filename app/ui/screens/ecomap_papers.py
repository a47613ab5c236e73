"""What leaves the map's screen or comes to it: turned round, printed, saved, brought in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.casework.map_keeping import as_safe_today
from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.language import Words
from app.ui.messages import open_over
from app.ui.screens.ecomap_left import LeftPanel
from app.ui.screens.ecomap_turned import EcomapTurned

if TYPE_CHECKING:
    from app.exchange.easynwk import TakenIn
    from app.ui.desk import Desk


class EcomapPapers(QObject):
    """Opens what stands over the map."""

    trouble = Signal(object)
    brought_in = Signal()
    turned_back = Signal()

    def __init__(self, desk: Desk, person_id: str, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._person_id = person_id
        self._screen = screen
        self.turned: EcomapTurned | None = None
        self.left: LeftPanel | None = None

    def turn(self, view: EcomapView) -> EcomapTurned:
        """Turn the map round to the person."""
        turned = EcomapTurned(self._desk, view, Words(view.language), parent=self._screen)
        turned.turned_back.connect(self._came_back)
        self.turned = turned
        turned.fill_screen()
        return turned

    def _came_back(self) -> None:
        self.turned = None
        # Some systems leave the keyboard with no window when one that filled the screen goes.
        self._screen.activateWindow()
        self.turned_back.emit()

    def show_print(self, view: EcomapView, *, live: EcomapView, is_blank: bool = False) -> None:
        """The papers of the map as they print; `live` is the map as it is now."""
        from app.ui.screens.ecomap_print import EcomapPreview

        paper = "blank" if is_blank else "person"
        shareable = as_safe_today(view, live) if view.kept_id else view
        preview = EcomapPreview(
            self._desk, view, paper=paper, shareable=shareable, parent=self._screen
        )
        open_over(preview)

    def bring_in(self) -> None:
        """Ask for a file of easyNWK, and take in its map."""
        from app.ui.screens.ecomap_bringing import chosen_map

        path = chosen_map(self._desk, self._screen)
        if path:
            self.bring_in_file(Path(path))

    def bring_in_file(self, path: Path) -> None:
        """Take in the map of a file."""
        from app.ui.screens.ecomap_bringing import begin_bringing

        begin_bringing(
            self._desk,
            self,
            self._person_id,
            path,
            done=self._brought,
            failed=self.trouble.emit,
        )

    def _brought(self, taken: TakenIn) -> None:
        from app.ui.screens.ecomap_bringing import BroughtIn

        self.brought_in.emit()
        notice = BroughtIn(self._desk.words, taken, self._screen.window())
        open_over(notice)

    def show_left(self, view: EcomapView, come_back: Callable[[MemberView], None]) -> LeftPanel:
        """Those who are no longer in the picture."""
        panel = LeftPanel(self._desk, view, parent=self._screen.window())
        panel.wanted_back.connect(come_back)
        panel.finished.connect(self._left_closed)
        self.left = panel
        panel.open()
        return panel

    def _left_closed(self) -> None:
        panel, self.left = self.left, None
        if panel is not None:
            panel.deleteLater()

    def show_view(self, view: EcomapView) -> None:
        """What stands over the map follows it."""
        if self.turned is not None:
            self.turned.show_view(view)
        if self.left is not None:
            self.left.show_view(view)
