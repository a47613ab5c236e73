"""The history of a page: who changed what, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.casework import history
from app.casework.day_views import HistoryLine
from app.language import N_, Words
from app.ui.messages import open_as_large
from app.ui.pieces import (
    EmptyState,
    Hint,
    Line,
    PageHeading,
    ScrollColumn,
    Text,
    quiet_button,
)
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST_LINES = 200


class HistoryRow(QWidget):
    """One step: what was done, by whom and when, and the words before and after."""

    def __init__(self, line: HistoryLine, words: Words) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(line.verb, kind="strong"))
        when = words.moment(line.at)
        said = words.text(N_("{who}, {when}"), who=line.who, when=when) if line.who else when
        column.addWidget(Hint(said))
        before, after = breakable(line.before), breakable(line.after)
        if before:
            column.addWidget(Text(words.text(N_("Before: {words}"), words=before), kind="soft"))
            after = words.text(N_("After: {words}"), words=after or "–")
        if after:
            column.addWidget(Text(after))


class HistoryPanel(QDialog):
    """The steps of one page, the newest first."""

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = desk.words
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        open_as_large(self, 720, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        column.addWidget(PageHeading(words.text(N_("History of this page"))))
        scroll = ScrollColumn(margin=0)
        column.addWidget(scroll, 1)
        self.close_button = quiet_button(words.text(N_("Close")))
        self.close_button.clicked.connect(self.accept)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        desk.store.close_steps()
        self.lines = history.history_of_page(
            desk.store,
            page_id=page_id,
            catalogue=desk.catalogue,
            words=words,
            limit=MOST_LINES,
        )
        if not self.lines:
            scroll.body.addWidget(
                EmptyState(
                    words.text(N_("Nothing has happened yet")),
                    words.text(N_("What you write is listed here with its day and time.")),
                )
            )
        for line in self.lines:
            scroll.body.addWidget(HistoryRow(line, words))
            scroll.body.addWidget(Line())
        scroll.body.addStretch(1)
        self.close_button.setFocus()
