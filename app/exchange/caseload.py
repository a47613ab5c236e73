"""A council's list taken in: what would happen is told first; then all of it happens, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from app.casework.arriving import (
    Acquaintance,
    Arrival,
    add_arrivals,
    everybody_known,
    known_from,
)
from app.exchange.caseload_columns import remember_columns
from app.exchange.caseload_file import CaseloadList, ListRow, as_csv
from app.exchange.caseload_rows import read_row
from app.language import N_, Message, Words
from app.models.store import Store, Verb
from app.security.files import write_whole

Kind = Literal["new", "here", "alike", "set_aside"]
Told = Callable[[int, int], None]
_AT_A_TIME: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """What would become of one row. `like` is who it is or may be, `like_line` where in the list.

    `like_line` is 0 for somebody who was here before; `like_removed`: they were removed here.
    """

    row: ListRow
    kind: Kind
    arrival: Arrival | None = None
    like: str = ""
    like_line: int = 0
    like_removed: bool = False
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPlan:
    """Everything that would happen; nothing is written yet."""

    taken_from: CaseloadList
    columns: tuple[str, ...]
    rows: tuple[PlannedRow, ...]

    def of_kind(self, kind: Kind) -> tuple[PlannedRow, ...]:
        """The rows of one kind, in the order of the list."""
        return tuple(row for row in self.rows if row.kind == kind)

    def repeated(self) -> int:
        """How many rows are of somebody who stands further up in the list."""
        return sum(row.kind == "here" and row.like_line > 0 for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What was done: how many were added, here already, left out and set aside.

    `repeated`: rows of somebody who stands further up in the same list.
    `step_id` is the step that undo takes back; empty where nobody was added.
    """

    added: int
    here: int
    left_out: int
    set_aside: int
    repeated: int = 0
    step_id: str = ""


def _nothing(_done: int, _total: int) -> None:
    """Nobody listens."""


def plan_caseload(
    store: Store, taken_from: CaseloadList, columns: Sequence[str], *, told: Told = _nothing
) -> CaseloadPlan:
    """What would become of each row. `told` hears how many were looked at, and may raise."""
    today = store.clock.today()
    known = Acquaintance()
    for one in everybody_known(store):
        known.meet(one)
    planned: list[PlannedRow] = []
    for number, row in enumerate(taken_from.rows):
        if number % _AT_A_TIME == 0:
            told(number, len(taken_from.rows))
        found = read_row(row, columns, today=today)
        if isinstance(found, Message):
            planned.append(PlannedRow(row=row, kind="set_aside", reason=found))
            continue
        arriving = known_from(found)
        match = known.match(arriving)
        who = match.who
        planned.append(
            PlannedRow(
                row=row,
                kind=match.kind,
                arrival=found,
                like=who.name if who else "",
                like_line=who.line if who else 0,
                like_removed=who.is_removed if who else False,
            )
        )
        if match.kind != "here":
            known.meet(arriving)
    return CaseloadPlan(taken_from=taken_from, columns=tuple(columns), rows=tuple(planned))


def bring_in(
    store: Store,
    plan: CaseloadPlan,
    *,
    anyway: frozenset[int],
    words: Words,
    back_up: Callable[[], object] | None,
    told: Told = _nothing,
) -> BroughtIn:
    """Make a backup, then add everybody who is new, and those alike on the lines `anyway`.

    One transaction: what `told` raises (as when it is cancelled) leaves everything as it was.
    """
    rows = [
        row
        for row in plan.rows
        if row.kind == "new" or (row.kind == "alike" and row.row.line in anyway)
    ]
    arrivals = [row.arrival for row in rows if row.arrival is not None]
    if arrivals:
        told(0, len(arrivals))
        if back_up is not None:
            back_up()
        remember_columns(store, plan.taken_from.headings, plan.columns)
        note = words.text(N_("The council's list says when to be in touch."))
        add_arrivals(store, arrivals, note=note, told=told)
    added_alike = sum(row.kind == "alike" for row in rows)
    return BroughtIn(
        added=len(arrivals),
        here=len(plan.of_kind("here")) - plan.repeated(),
        left_out=len(plan.of_kind("alike")) - added_alike,
        set_aside=len(plan.of_kind("set_aside")),
        repeated=plan.repeated(),
        step_id=_step_id(store) if arrivals else "",
    )


def _step_id(store: Store) -> str:
    """The step that has just been done, if nothing else was done since."""
    offer = store.undo_offer()
    return offer.step_id if offer is not None and offer.verb == Verb.ADDED_PERSON else ""


def column_name(headings: Sequence[str], number: int, words: Words) -> str:
    """What a column is called: its heading, or its number where it has none or shares it."""
    heading = headings[number]
    if not heading:
        return words.text(N_("Column {number}"), number=number + 1)
    if list(headings).count(heading) > 1:
        return words.text(N_("{heading} (column {number})"), heading=heading, number=number + 1)
    return heading


def save_set_aside(path: Path, plan: CaseloadPlan, words: Words) -> None:
    """Write the rows that were set aside to a file to be mended: the same columns and the reason.

    It can be brought in again as it is. Raises as `security.files.write_whole`.
    """
    write_whole(path, as_csv(_to_mend(plan, words)))


def _to_mend(plan: CaseloadPlan, words: Words) -> Iterator[list[str]]:
    headings = plan.taken_from.headings
    width = len(headings)
    yield [
        *(
            heading or column_name(headings, number, words)
            for number, heading in enumerate(headings)
        ),
        words.text(N_("Reason")),
    ]
    for planned in plan.of_kind("set_aside"):
        cells = planned.row.cells
        reason = words.say(planned.reason) if planned.reason else ""
        # What stood beyond the last column stays beyond it: nothing of the row is lost.
        yield [*cells[:width], reason, *cells[width:]]
