"""What lies beside a page, told in its side: how much, the way to it, and a sheet to copy from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.casework.attachments import AttachmentView, attachments_of_page
from app.errors import AppError
from app.language import N_
from app.ui.held import put_away
from app.ui.layouts import in_a_row
from app.ui.messages import open_over
from app.ui.pieces import Card, Text, TroubleLine, link_button, quiet_button
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.files_panel import FilesPanel

WIDER: Final = 1.3
WIDEST: Final = 900
"""Pixels of the side with a sheet in it."""


class SheetPane(Card):
    """A photo or a sheet written by hand, to be read while one copies it into the boxes."""

    closed = Signal()
    width_wanted = Signal(float)
    """By how much wider the side should be."""

    def __init__(self, desk: Desk, one: AttachmentView) -> None:
        from app.ui.screens.picture_viewer import PictureViewer

        words = desk.words
        super().__init__(breakable(one.name))
        self._desk = desk
        self.viewer = PictureViewer(words, one.name)
        self.trouble = TroubleLine()
        self.wider = quiet_button(words.text(N_("Wider")))
        self.narrower = quiet_button(words.text(N_("Narrower")))
        self.close_button = quiet_button(words.text(N_("Put it away")))
        self.wider.clicked.connect(partial(self.width_wanted.emit, WIDER))
        self.narrower.clicked.connect(partial(self.width_wanted.emit, 1 / WIDER))
        self.close_button.clicked.connect(self.closed.emit)
        for button in (self.wider, self.narrower, self.close_button):
            self.viewer.bar.addWidget(button)
        self.viewer.area.setMinimumHeight(360)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.viewer, 1)
        self._read(one)

    def _read(self, one: AttachmentView) -> None:
        from app.ui import tasks
        from app.ui.messages import sentence
        from app.ui.screens.picture_viewer import images_of

        def failed(error: AppError) -> None:
            self.trouble.say(sentence(error, self._desk.words))

        def shown(images: list[QImage]) -> None:
            self.viewer.show_images(images)

        tasks.start(self, lambda _: images_of(self._desk, one), done=shown, failed=failed)


class FilesCard(Card):
    """How much lies beside the page, and the way to it."""

    def __init__(
        self, desk: Desk, page_id: str, *, side: QWidget, beside: QWidget, window: QWidget
    ) -> None:
        """`side` holds the cards, `beside` scrolls them, `window` is the page's screen."""
        words = desk.words
        super().__init__(words.text(N_("Photos and files")))
        self._desk = desk
        self._page_id = page_id
        self._side, self._beside, self._window = side, beside, window
        self._width = beside.maximumWidth()
        self.pane: SheetPane | None = None
        self.told = Text(kind="soft")
        self.open_button = link_button(words.text(N_("Add or look at them…")))
        self.open_button.clicked.connect(self.open_panel)
        foot = in_a_row(self.open_button)
        self.body.addWidget(self.told)
        self.body.addWidget(foot)
        column = side.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.count() - 1, self)
        self.read()

    def read(self) -> None:
        """Say what lies there."""
        words = self._desk.words
        found = attachments_of_page(self._desk.store, page_id=self._page_id)
        nothing = words.text(N_("Nothing lies beside this page."))
        self.told.setText(breakable(", ".join(one.name for one in found)) or nothing)

    def refresh(self, changed: object) -> None:
        """Say it anew where it was changed, by undo above all."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if any(table in ("attachment", "page") for table, _ in entities):
            self.read()

    def open_panel(self) -> FilesPanel:
        """Show them, to add to, name, look at and remove."""
        from app.ui.screens.files_panel import FilesPanel

        panel = FilesPanel(self._desk, self._page_id, parent=self._window)
        panel.look_wanted.connect(self.look_at)
        panel.changed.connect(self.read)
        panel.finished.connect(self.read)
        return open_over(panel)

    def look_at(self, one: AttachmentView) -> None:
        """Put one beside the boxes."""
        self.put_away()
        pane = SheetPane(self._desk, one)
        pane.closed.connect(self._closed)
        pane.width_wanted.connect(self._widen)
        self.pane = pane
        column = self._side.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(0, pane)
        pane.show()
        tab_in_reading_order(self._window)
        pane.viewer.larger.setFocus()

    def put_away(self) -> None:
        """Take away what is beside the boxes."""
        pane, self.pane = self.pane, None
        if pane is not None:
            put_away(pane)
            self._beside.setFixedWidth(self._width)

    def _closed(self) -> None:
        self.put_away()
        self.open_button.setFocus()

    def _widen(self, by: float) -> None:
        room = max(self._width, min(WIDEST, self._window.width() * 2 // 3))
        self._beside.setFixedWidth(min(room, max(self._width, round(self._beside.width() * by))))
