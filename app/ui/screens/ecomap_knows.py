"""Ties of the one who is chosen with others: who knows whom, how it is, and joining more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.map_views import TieView
from app.casework.views import MemberView
from app.forms.vocabulary import TIE_QUALITIES
from app.language import N_, Words
from app.ui.layouts import Flow, FoldRow
from app.ui.pieces import Field, LineField, Text, TroubleLine, link_button, quiet_button
from app.ui.questions.pick import PickButton
from app.ui.screens.ecomap_choice import worded
from app.ui.screens.ecomap_words import NOT_SAID, direction_from, other_end
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class KnownRow(QWidget):
    """Another whom they know: how that is, which way help goes, a note, and taking it away."""

    quality_picked = Signal(str)
    direction_picked = Signal(str)
    """Seen from the one whose card it is: a key of `HELP_DIRECTIONS`, empty for not said."""
    noted = Signal(str)
    """The note as typed so far."""
    left = Signal()
    """The note was left."""
    opened = Signal()
    untie_wanted = Signal()

    def __init__(self, words: Words, called: str, name: str) -> None:
        """`called` is the one whose card it is, `name` the other."""
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        self.pick = PickButton(
            words,
            tuple(worded(TIE_QUALITIES, words)),
            name=words.text(N_("The tie with {name}"), name=name),
        )
        self.pick.picked.connect(self._picked)
        self.untie = link_button(words.text(N_("Take away")))
        self.untie.setAccessibleName(words.text(N_("Take away the tie with {name}"), name=name))
        self.untie.clicked.connect(self.untie_wanted.emit)
        head = QWidget()
        row = FoldRow(spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        head.setLayout(row)
        row.add(Text(breakable(name)), 1)
        row.add(self.pick)
        row.add(self.untie)
        column.addWidget(head)
        self.more = link_button(words.text(N_("Help and note")))
        self.more.setAccessibleName(words.text(N_("Help and note: {name}"), name=name))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._open)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.details = self._make_details(called, name)
        self.details.hide()
        column.addWidget(self.details)

    def _make_details(self, called: str, name: str) -> QWidget:
        """Which way help goes between the two, and what is to be remembered of their tie."""
        words = self._words
        ways = (
            ("", words.text(NOT_SAID)),
            ("from", words.text(N_("{name} helps {other}"), name=called, other=name)),
            ("to", words.text(N_("{name} helps {other}"), name=name, other=called)),
            ("both", words.text(N_("They help each other"))),
            ("none", words.text(N_("Neither"))),
        )
        self.way = PickButton(
            words, ways, name=words.text(N_("Help between {name} and {other}"), name=called,
            other=name),
        )  # fmt: skip
        self.way.picked.connect(self._picked_way)
        self.note = LineField()
        self.note.textEdited.connect(self.noted)
        self.note.left.connect(self.left)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(words.text(N_("Help")), kind="label"))
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            Field(words.text(N_("Note on the tie with {name}"), name=breakable(name)), self.note)
        )
        return holder

    def show_tie(self, quality: str, direction: str, note: str) -> None:
        """Show what is kept; a note in which one writes is left alone."""
        self.pick.show_value(quality or "ordinary")
        self.way.show_value(direction)
        if note != self.note.text() and not self.note.hasFocus():
            self.note.setText(note)
        if direction or note:
            self.more.setChecked(True)

    def _open(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.opened.emit()

    def _picked(self, value: object) -> None:
        self.quality_picked.emit(str(value or ""))

    def _picked_way(self, value: object) -> None:
        self.direction_picked.emit(str(value or ""))


class KnowsPart(QWidget):
    """Who they know: rows, a box for names, and the way to choose on the map."""

    tied = Signal(str, str)
    """Another member's id and how it is between them."""
    helped = Signal(str, str)
    """Another member's id and which way help goes."""
    noted = Signal(str, str)
    """Another member's id and the note on their tie, to be kept after a pause."""
    left = Signal()
    """A note was left."""
    opened = Signal()
    """More or less is shown."""
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
        shown: dict[str, TieView] = {}
        called = members[member_id].name
        for tie in ties:
            ends = (tie.from_member_id, tie.to_member_id)
            other = members.get(other_end(tie, member_id)) if member_id in ends else None
            if other is None:
                continue
            entries.append(
                Entry(
                    key=other.id,
                    made_of=(member_id, called, other.name),
                    make=partial(self._make_row, called, other),
                )
            )
            shown[other.id] = tie
        self.rows.show_entries(entries)
        for key, tie in shown.items():  # a row that stays keeps what is being typed in it
            row = self.rows.row(key)
            if isinstance(row, KnownRow):
                row.show_tie(tie.quality, direction_from(tie, member_id), tie.note)

    def _make_row(self, called: str, other: MemberView) -> QWidget:
        row = KnownRow(self._desk.words, called, other.name)
        row.quality_picked.connect(partial(self.tied.emit, other.id))
        row.direction_picked.connect(partial(self.helped.emit, other.id))
        row.noted.connect(partial(self.noted.emit, other.id))
        row.left.connect(self.left)
        row.opened.connect(self.opened)
        row.untie_wanted.connect(partial(self.untied.emit, other.id))
        return row
