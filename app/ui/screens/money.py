"""Money: small sums and recovery budgets of a person, or of everybody, and what they come to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import people
from app.casework.money_sums import limit_in_force, sums, totals, year_began
from app.casework.money_views import STATES, MoneyView
from app.casework.views import PersonView
from app.errors import AppError
from app.language import N_
from app.ui.held import put_away
from app.ui.layouts import Flow, in_a_row
from app.ui.pieces import (
    Card,
    EmptyState,
    Hint,
    PageHeading,
    RowButton,
    ScrollColumn,
    Text,
    link_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.money_panel import SumPanel
from app.ui.screens.money_words import (
    amount_words,
    for_whom,
    held_words,
    limit_words,
    state_chips,
    totals_words,
    what_for,
)
from app.ui.screens.needs_banner import add_needs
from app.ui.screens.row_list import Entry, RowList, keep_reading_order, tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN: Final = 50
QUIET_MS: Final = 120


class MoneyScreen(WorkScreen):
    """The list with its totals, and above it the one sum that is open."""

    room_wanted = Signal(str, str)

    def __init__(self, desk: Desk, person_id: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: PersonView | None = None
        if person_id:
            self._person = people.person(desk.store, person_id=person_id)
        self.person_id = self._person.id if self._person else ""
        self._most = SHOWN
        self.panel: SumPanel | None = None
        self.sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)
        self._make_parts()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show)
        self._show()
        keep_reading_order(self)

    def _make_parts(self) -> None:
        """The heading, the limit, the buttons, the place of a sum, and the list."""
        words = self._desk.words
        body = self.sheet.body
        body.setSpacing(12)
        body.addWidget(PageHeading(breakable(self.title())))
        if self._person is not None:
            add_needs(body, self._person, words)
        limit = limit_in_force(self._desk.store, policy=self._desk.policy)
        body.addWidget(Text(limit_words(limit, words), kind="soft"))
        body.addWidget(self._make_buttons())
        self.place = QVBoxLayout()
        body.addLayout(self.place)
        card = Card(words.text(N_("Sums of money")))
        self.totals = Text(kind="strong")
        self.unread = Hint()
        self.empty = EmptyState(
            words.text(N_("No sum has been asked for yet")),
            words.text(
                N_(
                    "A small sum or a recovery budget can be asked for here and authorised at "
                    "once. Begin with “Ask for a sum”."
                )
            ),
        )
        self.rows = RowList()
        self.more = link_button(words.text(N_("Show more")))
        self.more.clicked.connect(self.show_more)
        foot = in_a_row(self.more)
        for widget in (self.totals, self.unread, self.empty, self.rows, foot):
            card.body.addWidget(widget)
        body.addWidget(card)
        body.addStretch(1)

    def _make_buttons(self) -> QWidget:
        """Asking; and of a person the papers, the way back, and the way to everybody's."""
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=10)
        holder.setLayout(flow)
        self.ask = primary_button(words.text(N_("Ask for a sum")))
        self.ask.clicked.connect(self.ask_for_one)
        flow.addWidget(self.ask)
        self.papers = quiet_button(words.text(N_("Papers…")))
        self.papers.clicked.connect(self.show_papers)
        self.everybody = link_button(words.text(N_("Everybody's sums")))
        self.everybody.clicked.connect(partial(self.room_wanted.emit, "money", ""))
        if self._person is None:
            return holder
        said = words.text(N_("Back to {name}"), name=self._person.called)
        self.back = quiet_button(said)
        self.back.clicked.connect(partial(self.person_wanted.emit, self.person_id))
        flow.addWidget(self.papers)
        flow.addWidget(self.back)
        if self._desk.visit is None:
            flow.addWidget(self.everybody)
        return holder

    # The list

    def _show(self) -> None:
        """Read the list and the totals again."""
        desk, words = self._desk, self._desk.words
        found = sums(desk.store, policy=desk.policy, person_id=self.person_id, limit=self._most)
        self.rows.show_entries(
            [
                Entry(key=one.id, made_of=one, make=partial(self._make_row, one))
                for one in found.rows
            ]
        )
        since = year_began(desk.clock.today())
        added = totals(desk.store, policy=desk.policy, person_id=self.person_id, since=since)
        self.totals.setText(totals_words(added, since, words))
        self.unread.setText(
            words.plural(
                N_("{count} amount cannot be read, and is in no total."),
                N_("{count} amounts cannot be read, and are in no total."),
                added.unread,
            )
        )
        self.unread.setVisible(added.unread > 0)
        self.totals.setVisible(found.total > 0)
        self.empty.setVisible(not found.total)
        self.papers.setEnabled(found.total > 0)
        self.more.setVisible(found.total > len(found.rows))

    def _make_row(self, one: MoneyView) -> RowButton:
        """What for, how much and where it stands."""
        words = self._desk.words
        what, amount = what_for(one, words), amount_words(one, words)
        whom = for_whom(one, words) if not self.person_id or one.for_kind != "person" else ""
        row = RowButton(
            words.text(
                N_("{what}, {amount}: {state}"),
                what=", ".join(text for text in (what, whom) if text),
                amount=amount,
                state=words.text(STATES[one.state]),
            )
        )
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(breakable(what), kind="strong"))
        beside = " · ".join(text for text in (whom, held_words(one, words)) if text)
        column.addWidget(Text(breakable(beside), kind="soft"))
        row.row.add(holder, 6)
        row.add_label(Text(breakable(amount), kind="strong"), 2)
        row.row.add(in_a_row(*state_chips(one, words), spacing=6), 4)
        row.clicked.connect(partial(self.open, one))
        return row

    def show_more(self) -> None:
        """As many again."""
        self._most += SHOWN
        self._show()

    # One sum

    def ask_for_one(self) -> None:
        """Open an empty sum."""
        self.open(None)

    def open(self, one: MoneyView | None) -> None:
        """Open one that is there, or an empty one; what was open before is kept first."""
        if self.panel is not None and not self.panel.close_kept():
            return
        panel = SumPanel(self._desk, person_id=self.person_id, one=one)
        panel.closed.connect(self._closed)
        panel.saved.connect(self.saved)
        panel.not_saved.connect(self.not_saved)
        panel.changed_shape.connect(partial(tab_in_reading_order, self))
        self.panel = panel
        self.place.addWidget(panel)
        panel.show()
        tab_in_reading_order(self)
        panel.start()

    def _closed(self) -> None:
        panel, self.panel = self.panel, None
        put_away(panel)
        self._show()
        self.ask.setFocus()

    def show_papers(self) -> None:
        """Look at the person's and the council's paper of their sums."""
        from app.ui.screens.money_paper import show_money_papers

        if self._person is None:
            return
        try:
            self.leave()
            show_money_papers(self._desk, self._person, parent=self.window())
        except AppError as error:
            self.trouble.emit(error)

    # What the shell asks

    def refresh(self, changed: object | None) -> None:
        """Read the list again in a quiet moment, and what is open at once."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if changed is None or any(table in {"money", "person"} for table, _ in entities):
            self._quiet.start()
        if self.panel is not None and changed is not None:
            self.panel.refresh(changed)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """This person's steps, or anybody's."""
        return self.person_id or None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        words = self._desk.words
        if self._person is None:
            return words.text(N_("Money"))
        return words.text(N_("Money: {name}"), name=self._person.called)

    def leave(self) -> None:
        """Everything typed is on the disk before this returns."""
        if self.panel is not None:
            self.panel.flush()
