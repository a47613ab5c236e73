"""What will happen with a list: who is new, who is here, who may be, and what cannot be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.exchange.caseload import CaseloadPlan, Kind, PlannedRow
from app.language import N_
from app.ui.layouts import in_a_row
from app.ui.pieces import Card, Hint, SectionHeading, Text, TickBox, primary_button, quiet_button
from app.ui.screens.paged_rows import PagedRows
from app.ui.screens.row_list import Entry
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


class PlanCard(Card):
    """What will happen, and the button that has it happen."""

    go_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words.text(N_("What will happen")))
        self._desk = desk
        words = desk.words
        self.plan: CaseloadPlan | None = None
        self._of_kind: dict[Kind, tuple[PlannedRow, ...]] = {}
        self._wanted: set[int] = set()
        self.counts = Text()
        self.new = PagedRows(words)
        self.alike_says = SectionHeading(words.text(N_("Someone like this is already here")))
        self.alike_hint = Hint(
            words.text(
                N_("They are left out unless you tick them. Two records can be put together later.")
            )
        )
        self.all = TickBox(words.text(N_("Add all of these anyway")))
        self.all.clicked.connect(self._tick_all)
        self.alike = PagedRows(words)
        self.here_says = SectionHeading(words.text(N_("Not added again")))
        self.here = PagedRows(words)
        self.aside_says = SectionHeading(words.text(N_("Set aside")))
        self.aside = PagedRows(words)
        self.save = quiet_button(words.text(N_("Save these rows to a file to mend…")))
        self.save.clicked.connect(self.save_wanted)
        self.saved = Text(kind="soft")
        self.go = primary_button("")
        self.go.clicked.connect(self.go_wanted)
        flows = [self._flow(button) for button in (self.save, self.go)]
        for widget in (
            *(self.counts, self.new, self.alike_says, self.alike_hint, self.all, self.alike),
            *(self.here_says, self.here),
            *(self.aside_says, self.aside, flows[0], self.saved, flows[1]),
        ):
            self.body.addWidget(widget)

    def _flow(self, button: QWidget) -> QWidget:
        return in_a_row(button)

    def show_plan(self, plan: CaseloadPlan) -> None:
        """Show what would be done."""
        self.plan = plan
        kinds: tuple[Kind, ...] = ("new", "alike", "here", "set_aside")
        before = {row.row.line: row for row in self._of_kind.get("alike", ())}
        self._of_kind = {kind: plan.of_kind(kind) for kind in kinds}
        new, alike, here, aside = (self._of_kind[kind] for kind in kinds)
        self.counts.setText("\n".join(self._counted(plan)))
        # What was ticked stays so while it says the same.
        still = {row.row.line for row in alike if before.get(row.row.line) == row}
        self._wanted &= still
        self.all.setChecked(bool(alike) and len(self._wanted) == len(alike))
        self.new.show_rows(len(new), partial(self._entries, new))
        self.alike.show_rows(len(alike), partial(self._ticks, alike))
        self.here.show_rows(len(here), partial(self._entries, here))
        self.aside.show_rows(len(aside), partial(self._entries, aside))
        for widget in (self.alike_says, self.alike_hint, self.all):
            widget.setVisible(bool(alike))
        self.here_says.setVisible(bool(here))
        for widget in (self.aside_says, self.save):
            widget.setVisible(bool(aside))
        self.saved.hide()
        self._say_go()

    def anyway(self) -> frozenset[int]:
        """The lines that are to be added although someone like them is here."""
        return frozenset(self._wanted)

    def _counted(self, plan: CaseloadPlan) -> list[str]:
        """How many there are of each kind; the new ones also where there are none."""
        words = self._desk.words
        new, alike, here, aside = (len(rows) for rows in self._of_kind.values())
        repeated = plan.repeated()
        told = [
            words.plural(N_("{count} new person"), N_("{count} new people"), new),
            words.plural(
                N_("{count} is here already and stays as it is"),
                N_("{count} are here already and stay as they are"),
                here - repeated,
            ),
            words.plural(
                N_("{count} row repeats somebody further up in the list"),
                N_("{count} rows repeat somebody further up in the list"),
                repeated,
            ),
            words.plural(
                N_("{count} is like someone who is here"),
                N_("{count} are like someone who is here"),
                alike,
            ),
            words.plural(
                N_("{count} row cannot be taken in"), N_("{count} rows cannot be taken in"), aside
            ),
        ]
        counts = (1, here - repeated, repeated, alike, aside)
        return [line for line, count in zip(told, counts, strict=True) if count]

    # The rows of each kind

    def _entries(self, rows: tuple[PlannedRow, ...], first: int, end: int) -> list[Entry]:
        """Some of the rows, each as a line."""
        told = [(row, self._line_words(row)) for row in rows[first:end]]
        return [
            Entry(key=str(row.row.line), made_of=says, make=partial(_line_of, says))
            for row, says in told
        ]

    def _ticks(self, rows: tuple[PlannedRow, ...], first: int, end: int) -> list[Entry]:
        """Some of those who are asked about, each to be ticked."""
        return [
            Entry(key=str(row.row.line), made_of=row, make=partial(self._tick, row))
            for row in rows[first:end]
        ]

    def _line_words(self, row: PlannedRow) -> str:
        words, line = self._desk.words, row.row.line
        if row.kind == "set_aside":
            reason = words.say(row.reason) if row.reason else ""
            return words.text(N_("Line {line}: {reason}"), line=line, reason=reason)
        who = self._person_words(row)
        if row.kind != "here":
            return who
        if row.like_line:
            says = N_("Line {line}: {who} (the same as line {other})")
            return words.text(says, line=line, who=who, other=row.like_line)
        says = N_("Line {line}: {who} (here as {name})")
        return words.text(says, line=line, who=who, name=row.like)

    def _person_words(self, row: PlannedRow) -> str:
        words, arrival = self._desk.words, row.arrival
        if arrival is None:
            return ""
        born = arrival.said("born")
        parts = [
            arrival.said("name"),
            words.text(N_("born {day}"), day=words.partial_date(born)) if born else "",
            arrival.said("council_id"),
            ", ".join(arrival.said("address").split("\n")),
        ]
        return " · ".join(part for part in parts if part)

    def _tick(self, row: PlannedRow) -> TickBox:
        """Whether somebody is added although someone like them is here: who, and like whom."""
        words = self._desk.words
        who = self._person_words(row)
        if row.like_line:
            says = words.text(
                N_("Add {who} (like line {line} of this list)"), who=who, line=row.like_line
            )
        elif row.like_removed:
            says = words.text(
                N_("Add {who} (like {name}, who was removed)"), who=who, name=row.like
            )
        else:
            says = words.text(N_("Add {who} (like {name})"), who=who, name=row.like)
        tick = TickBox(breakable(says))
        tick.setChecked(row.row.line in self._wanted)
        tick.clicked.connect(partial(self._ticked, row.row.line))
        return tick

    def _tick_all(self, is_on: bool) -> None:  # noqa: FBT001 - as Qt says it
        alike = self._of_kind.get("alike", ())
        self._wanted = {row.row.line for row in alike} if is_on else set()
        for tick in self.alike.rows:
            if isinstance(tick, TickBox):
                tick.setChecked(is_on)
        self._say_go()

    def _ticked(self, line: int) -> None:
        tick = self.alike.list.row(str(line))
        if isinstance(tick, TickBox) and tick.isChecked():
            self._wanted.add(line)
        else:
            self._wanted.discard(line)
        self.all.setChecked(len(self._wanted) == len(self._of_kind["alike"]))
        self._say_go()

    def _say_go(self) -> None:
        """How many the button would add; without any there is nothing to press."""
        words = self._desk.words
        count = len(self._wanted) + len(self._of_kind.get("new", ()))
        self.go.setText(
            words.plural(N_("Bring in {count} person"), N_("Bring in {count} people"), count)
        )
        self.go.setEnabled(count > 0)


def _line_of(says: str) -> Text:
    line = Text(breakable(says))
    line.setContentsMargins(0, 6, 0, 6)
    return line
