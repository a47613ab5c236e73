"""Ties of the one who is chosen with others: who knows whom, how it is, and joining more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.map_views import TieView
from app.casework.views import MemberView
from app.forms.vocabulary import TIE_QUALITIES
from app.language import N_, Words
from app.ui.layouts import Flow, FoldRow
from app.ui.pieces import Field, LineField, Text, TroubleLine, link_button, quiet_button
from app.ui.questions.pick import PickButton
from app.ui.screens.ecomap_choice import worded
from app.ui.screens.ecomap_words import other_end
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class KnownRow(QWidget):
    """Another whom they know: how that is, and taking it away."""

    quality_picked = Signal(str)
    untie_wanted = Signal()

    def __init__(self, words: Words, name: str, quality: str) -> None:
        super().__init__()
        row = FoldRow(spacing=8)
        row.setContentsMargins(0, 4, 0, 4)
        self.setLayout(row)
        self.pick = PickButton(
            words,
            tuple(worded(TIE_QUALITIES, words)),
            name=words.text(N_("The tie with {name}"), name=name),
        )
        self.pick.show_value(quality or "ordinary")
        self.pick.picked.connect(self._picked)
        self.untie = link_button(words.text(N_("Take away")))
        self.untie.setAccessibleName(words.text(N_("Take away the tie with {name}"), name=name))
        self.untie.clicked.connect(self.untie_wanted.emit)
        row.add(Text(breakable(name)), 1)
        row.add(self.pick)
        row.add(self.untie)

    def _picked(self, value: object) -> None:
        self.quality_picked.emit(str(value or ""))


class KnowsPart(QWidget):
    """Who they know: rows, a box for names, and the way to choose on the map."""

    tied = Signal(str, str)
    """Another member's id and how it is between them."""
    untied = Signal(str)
    """Another member's id."""
    named = Signal(str)
    """Names as they were typed."""
    choose_wanted = Signal()
    """The other one is to be chosen on the map."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = RowList()
        self.box = LineField()
        self.box.returnPressed.connect(self._named)
        self.trouble = TroubleLine()
        self.choose = quiet_button(words.text(N_("Tie to…")))
        self.choose.setAccessibleName(words.text(N_("Tie to… choose the other one on the map")))
        self.choose.clicked.connect(self.choose_wanted.emit)
        self.join = quiet_button(words.text(N_("Join")))
        self.join.setAccessibleName(words.text(N_("Join: they know these people")))
        self.join.clicked.connect(self._named)
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        flow.addWidget(self.join)
        flow.addWidget(self.choose)
        column.addWidget(
            Field(
                words.text(N_("Knows")),
                self.box,
                words.text(N_("Names on the map, with commas between them.")),
            )
        )
        column.addWidget(self.trouble)
        column.addWidget(holder)
        column.addWidget(self.rows)

    def _named(self) -> None:
        if self.box.text().strip():
            self.named.emit(self.box.text())

    def show_unknown(self, names: tuple[str, ...]) -> None:
        """What could not be understood stays in the box, and is said."""
        words = self._desk.words
        self.box.setText(", ".join(names))
        said = N_("Not found, or there are two of that name: {names}. Use “Tie to…”.")
        self.trouble.say(words.text(said, names=words.listing(list(names))) if names else "")
        self.box.setFocus()

    def show_ties(
        self, member_id: str, ties: tuple[TieView, ...], members: dict[str, MemberView]
    ) -> None:
        """Show whom they know."""
        entries: list[Entry] = []
        for tie in ties:
            ends = (tie.from_member_id, tie.to_member_id)
            other = members.get(other_end(tie, member_id)) if member_id in ends else None
            if other is None:
                continue
            entries.append(
                Entry(
                    key=other.id,
                    made_of=(other.name, tie.quality),
                    make=partial(self._make_row, other, tie.quality),
                )
            )
        self.rows.show_entries(entries)

    def _make_row(self, other: MemberView, quality: str) -> QWidget:
        row = KnownRow(self._desk.words, other.name, quality)
        row.quality_picked.connect(partial(self.tied.emit, other.id))
        row.untie_wanted.connect(partial(self.untied.emit, other.id))
        return row
