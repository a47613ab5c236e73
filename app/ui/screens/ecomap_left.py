"""Those who are no longer in the picture: why, since when, and bringing them back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.forms.values import day_of
from app.forms.vocabulary import LEFT_REASONS, label
from app.language import N_
from app.ui.layouts import FoldRow
from app.ui.pieces import Button, EmptyState, PageHeading, ScrollColumn, Text, quiet_button
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class LeftPanel(Panel):
    """Everybody who left, each to be brought back."""

    wanted_back = Signal(object)
    """A `MemberView`."""

    def __init__(self, desk: Desk, view: EcomapView, *, parent: QWidget | None = None) -> None:
        super().__init__(620, 560, parent=parent)
        self._desk = desk
        words = desk.words
        title = words.text(N_("No longer in the picture"))
        self.setAccessibleName(title)
        scroll = ScrollColumn(margin=0)
        scroll.body.setContentsMargins(6, 4, 12, 4)
        scroll.body.addWidget(PageHeading(title))
        self.rows = RowList()
        self.empty = EmptyState(
            words.text(N_("Nobody has left")),
            words.text(N_("Who is taken off the map stands here, with the reason and the day.")),
        )
        scroll.body.addWidget(self.empty)
        scroll.body.addWidget(self.rows)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))
        self.show_view(view)
        keep_reading_order(self)
        (self.findChild(Button) or self.close_button).setFocus()

    def show_view(self, view: EcomapView) -> None:
        """Show who left."""
        self.empty.setVisible(not view.left)
        self.rows.show_entries(
            [Entry(key=m.id, made_of=m, make=partial(self._make_row, m)) for m in view.left]
        )

    def _make_row(self, member: MemberView) -> QWidget:
        words = self._desk.words
        day = day_of(member.left_on)
        since = words.date(day, "medium") if day else member.left_on
        why = words.text(label(LEFT_REASONS, member.left_reason)) if member.left_reason else ""
        said = " · ".join(part for part in (member.named, why, since) if part)
        holder = QWidget()
        row = FoldRow(spacing=12)
        row.setContentsMargins(0, 6, 0, 6)
        holder.setLayout(row)
        back = quiet_button(words.text(N_("Bring back {name}"), name=member.name))
        back.clicked.connect(partial(self._bring_back, member))
        row.add(Text(breakable(said)), 1)
        row.add(back)
        return holder

    def _bring_back(self, member: MemberView, _: bool = False) -> None:
        self.wanted_back.emit(member)
