"""What happened, told line by line, the newest first: the rows, and the panel they stand in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import N_, Words
from app.ui.held import clear_layout
from app.ui.pieces import (
    EmptyState,
    Hint,
    Line,
    PageHeading,
    ScrollColumn,
    Text,
    link_button,
)
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable


class ToldRow(QWidget):
    """One thing that happened: what, of what or whom, and by whom and when."""

    def __init__(self, did: str, words: Words, *, who: str, at: datetime, about: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(Text(breakable(did), kind="strong"))
        if about:
            self.column.addWidget(Text(breakable(about)))
        when = words.moment(at)
        self.column.addWidget(
            Hint(words.text(N_("{who}, {when}"), who=who, when=when) if who else when)
        )

    def tell_change(self, before: str, after: str, words: Words) -> None:
        """Add the words before and after; without any before, only what was written."""
        before, after = breakable(before), breakable(after)
        if before:
            said = words.text(N_("Before: {words}"), words=before)
            self.column.addWidget(Text(said, kind="soft"))
            after = words.text(N_("After: {words}"), words=after or "–")
        if after:
            self.column.addWidget(Text(after))


class ToldPanel(Panel):
    """A heading, the rows of a part below it, and *Earlier…* where there are more."""

    def __init__(
        self,
        heading: str,
        words: Words,
        *,
        said: str = "",
        over: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`said` is a sentence below the heading; `over` stands above the rows."""
        super().__init__(760, 680, parent=parent)
        self.rows: list[ToldRow] = []
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(breakable(heading)))
        if said:
            scroll.body.addWidget(Text(said, kind="soft"))
        if over is not None:
            scroll.body.addWidget(over)
        self._list = QVBoxLayout()
        scroll.body.addLayout(self._list)
        self.earlier = link_button(words.text(N_("Earlier…")))
        self.earlier.clicked.connect(self.show_earlier)
        self.earlier.hide()
        scroll.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))

    def read_part(self) -> bool:
        """Add the next part with `add`; whether there is an earlier one."""
        raise NotImplementedError

    def empty(self) -> EmptyState:
        """What is said where nothing has happened."""
        raise NotImplementedError

    def add(self, row: ToldRow) -> None:
        """Add a row below those that are there."""
        self.rows.append(row)
        self._list.addWidget(row)
        self._list.addWidget(Line())

    def show_newest(self) -> None:
        """Show the newest part, and nothing else."""
        self.rows = []
        clear_layout(self._list)
        self.earlier.setVisible(self.read_part())
        if not self.rows:
            self._list.addWidget(self.empty())
        tab_in_reading_order(self)

    def show_earlier(self) -> None:
        """Show the next part; the keyboard goes on from there."""
        has_earlier = self.read_part()
        self.earlier.setVisible(has_earlier)
        if not has_earlier:
            self.close_button.setFocus()
        tab_in_reading_order(self)
