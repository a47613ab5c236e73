"""Files that are broken or meant to break something: all that can be taken in is, and only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.casework import history, people
from app.casework.moving import row_counts
from app.errors import DiskFull
from app.exchange.caseload import CaseloadPlan, bring_in, plan_caseload, save_set_aside
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list, read_list_file
from app.language import Words, message
from app.models.store import Store
from tests.exchange.making import Kept

ENGLISH = Words("en")
HEAD = "Surname,Forename,DOB,Mosaic ID,Notes\n"
GOOD = "Prys,Gŵen,12/03/1948,M1,tea\n"
LAST = "Vaughan,Owen,1/2/1950,M2,bowls\n"
FILES = {
    "utf-16": (HEAD + GOOD + LAST).encode("utf-16"),
    "cp1252": (HEAD + GOOD.replace("ŵ", "ê") + LAST).encode("cp1252"),
    "a broken letter": (HEAD + GOOD).encode() + b"Bev\xffan,A\xc3,,M3,\n" + LAST.encode(),
    "formulas": f"{HEAD}\"=cmd|' /C calc'!A0\",+1,@SUM(A1),-2,=1+1\n{GOOD}{LAST}".encode(),
    "an open quote": f'{HEAD}{GOOD}{LAST}"Bevan,A,,M3,\n'.encode(),
    "a million columns": f"{HEAD}{GOOD}Bevan{',' * 1_000_000}x\n{LAST}".encode(),
    "10 MB": f"{HEAD}{GOOD}{'x' * 10_000_000},A,,M3,\n{LAST}".encode(),
    "nothings": f"{HEAD}{GOOD}Be\0van,A,,M3,\n{LAST}".encode(),
    "headings twice": f"Surname,Surname,DOB,Mosaic ID,Notes\n{GOOD}{LAST}".encode(),
    "signs one cannot see": f"{HEAD}{GOOD}\u202eBevan\u200b,\u2066A,,M3,\n{LAST}".encode(),
}


def planned(store: Store, data: bytes, folder: Path) -> CaseloadPlan:
    """As the screen does it, from a file."""
    path = folder / "list.csv"
    path.write_bytes(data)
    found = read_list(read_list_file(path))
    return plan_caseload(store, found, columns_for(store, found.headings))


def counts(store: Store) -> dict[str, int]:
    with store.reading() as session:
        return row_counts(session)


@pytest.mark.parametrize("name", FILES)
def test_what_can_be_taken_in_is_and_a_second_time_nothing_changes(
    empty: Kept, tmp_path: Path, name: str
) -> None:
    store = empty.store
    before = counts(store)
    plan = planned(store, FILES[name], tmp_path)
    done = bring_in(store, plan, anyway=frozenset(), words=ENGLISH, back_up=None)
    assert done.added == len(plan.of_kind("new")) >= 2
    assert people.people(store).total == done.added
    found = {line.name for ref in ("M1", "M2") for line in people.resolve(store, ref=ref)}
    assert len(found) == 2
    after = counts(store)
    again = planned(store, FILES[name], tmp_path)
    assert bring_in(store, again, anyway=frozenset(), words=ENGLISH, back_up=None).added == 0
    assert counts(store) == after
    save_set_aside(tmp_path / "mend.csv", plan, ENGLISH)
    read_list(read_list_file(tmp_path / "mend.csv"))
    history.undo(store, step_id=done.step_id)
    assert counts(store)["person"] == before.get("person", 0)


@pytest.mark.parametrize("name", FILES)
def test_a_disk_that_fills_up_in_the_middle_keeps_none_of_it(
    empty: Kept, tmp_path: Path, name: str
) -> None:
    store = empty.store
    plan = planned(store, FILES[name], tmp_path)
    before = counts(store)

    def fill_up(done: int, total: int) -> None:
        if done == total:  # everybody is written, nothing is kept
            raise DiskFull(message("full"), message("make room"))

    with pytest.raises(DiskFull):
        bring_in(store, plan, anyway=frozenset(), words=ENGLISH, back_up=None, told=fill_up)
    assert counts(store) == before
    assert people.people(store).total == 0
