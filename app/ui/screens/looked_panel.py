"""What I opened: every record that was opened, printed or saved as a file, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.casework.access import accesses
from app.language import N_
from app.ui.messages import open_as_large
from app.ui.pieces import (
    EmptyState,
    Line,
    PageHeading,
    ScrollColumn,
    Text,
    link_button,
    quiet_button,
)
from app.ui.screens.person_history import LookedRow
from app.ui.screens.row_list import tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50


class LookedPanel(QDialog):
    """Whose records were opened, printed or saved, by whom and when; a part at a time."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last = ""
        self.rows: list[LookedRow] = []
        words = desk.words
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        open_as_large(self, 760, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(words.text(N_("What I opened"))))
        said = N_(
            "Each time a record is opened, printed or saved as a file, it is written down here. "
            "Nobody can change this list."
        )
        scroll.body.addWidget(Text(words.text(said), kind="soft"))
        self._list = QVBoxLayout()
        scroll.body.addLayout(self._list)
        self.earlier = link_button(words.text(N_("Earlier…")))
        self.earlier.clicked.connect(self.show_earlier)
        scroll.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        self.close_button = quiet_button(words.text(N_("Close")))
        self.close_button.clicked.connect(self.accept)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.show_earlier()
        if not self.rows:
            title = words.text(N_("Nothing was opened yet"))
            advice = words.text(N_("Open a person, and it is listed here with its day and time."))
            self._list.addWidget(EmptyState(title, advice))
        self.close_button.setFocus()

    def show_earlier(self) -> None:
        """Show the next part."""
        desk = self._desk
        found = accesses(
            desk.store,
            catalogue=desk.catalogue,
            words=desk.words,
            before=self._last,
            limit=SHOWN,
        )
        for line in found.lines:
            row = LookedRow(line, desk.words, names=True)
            self.rows.append(row)
            self._list.addWidget(row)
            self._list.addWidget(Line())
            self._last = line.id
        self.earlier.setVisible(found.has_earlier)
        if not found.has_earlier:
            self.close_button.setFocus()
        tab_in_reading_order(self)
