"""What changed since the version before: each answer as it was and as it is, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.changes import Bit, words_apart
from app.casework.paper_view import page_view
from app.casework.views import ChangedView
from app.language import N_, Words
from app.ui.layouts import FoldRow
from app.ui.pieces import (
    EmptyState,
    Hint,
    Line,
    PageHeading,
    ScrollColumn,
    SectionHeading,
    Text,
)
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class ChangesPanel(Panel):
    """A finished amendment by what it sealed; a draft of one by what stands on it now."""

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        """Raises `Refused` where the page is gone."""
        super().__init__(860, 680, parent=parent)
        words = desk.words
        view = page_view(
            desk.store,
            page_id=page_id,
            catalogue=desk.catalogue,
            policy=desk.policy,
            clock=desk.clock,
        )
        self.changed: tuple[ChangedView, ...] = view.changed
        scroll = ScrollColumn(margin=0)
        number = view.amends or 1
        heading = words.text(N_("What changed since version {number}"), number=number)
        scroll.body.addWidget(PageHeading(heading))
        for changed in self.changed:
            scroll.body.addWidget(_both(changed, words))
            scroll.body.addWidget(Line())
        if self.changed:
            marks = N_("Words that went are struck through, words that came are underlined.")
            scroll.body.addWidget(Hint(words.text(marks)))
        else:
            scroll.body.addWidget(
                EmptyState(
                    words.text(N_("No answer changed")),
                    words.text(N_("What you change on the page is shown here beside what stood.")),
                )
            )
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))
        tab_in_reading_order(self)
        self.close_button.setFocus()


def _both(changed: ChangedView, words: Words) -> QWidget:
    """One question with both answers."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(SectionHeading(breakable(changed.ask)))
    row = FoldRow(spacing=18)
    before, after = words_apart(breakable(changed.before), breakable(changed.after))
    row.add(_side(words.text(N_("Before")), before, changed.before), 1)
    row.add(_side(words.text(N_("Now")), after, changed.after), 1)
    column.addLayout(row)
    return holder


def _side(name: str, bits: Sequence[Bit], plain: str) -> QWidget:
    """One answer under its name, with what differs marked by more than colour."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(name, kind="label"))
    text = Text("–")
    if bits:
        text.setTextFormat(Qt.TextFormat.RichText)  # our own marks alone: what was said is escaped
        text.setText("".join(_marked(bit) for bit in bits))
    text.setAccessibleName(f"{name}: {plain or '–'}")
    column.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return holder


def _marked(bit: Bit) -> str:
    """A stretch as the label draws it; spaces and line breaks stay."""
    said = escape(bit.text).replace("\n", "<br>")
    match bit.kind:
        case "gone":
            return f"<s>{said}</s>"
        case "new":
            return f"<u><b>{said}</b></u>"
        case "same":
            return said
