"""No cell of any CSV file the program writes is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from app.casework import people, workers
from app.exchange.access_file import access_csv
from app.exchange.caseload import plan_caseload, save_set_aside
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list
from app.exchange.cells import guarded, rows_as_csv, unguarded
from app.exchange.manifest import COLUMNS, manifest_of
from app.language import Words
from tests.exchange.making import Kept
from tests.source import modules

SIGNS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠")
NASTY = tuple(f'{sign}HYPERLINK("x"),1' for sign in SIGNS)
Writes = Callable[[Kept, Path], bytes]


def the_manifest(_kept: Kept, _: Path) -> bytes:
    """A row for each, the same in every column."""
    rows = tuple(dict.fromkeys(COLUMNS, cell) | {"file_name": "f", "sha256": "0"} for cell in NASTY)
    return manifest_of(rows, batch_uuid="b", head="h", made_at="m").csv


def the_accesses(kept: Kept, _: Path) -> bytes:
    """Of somebody whom workers of such names looked at."""
    edna, data = kept.person_id("Edna Marwood"), b""
    for cell in NASTY:
        workers.change_owner(kept.store, name=cell)
        people.opened(kept.store, person_id=edna)
        data += access_csv(kept.store, person_id=edna, council_id=cell)
    return data


def the_rows_set_aside(kept: Kept, folder: Path) -> bytes:
    """Rows that cannot be taken in, full of them, below headings that are like it, too."""
    cells = [["Surname", "DOB", *NASTY], *(["", "31/2/1950", cell] for cell in NASTY)]
    told = io.StringIO(newline="")
    csv.writer(told).writerows(cells)
    found = read_list(told.getvalue().encode(), has_headings=True)
    plan = plan_caseload(kept.store, found, columns_for(kept.store, found.headings))
    assert len(plan.of_kind("set_aside")) == len(NASTY)
    save_set_aside(folder / "to-mend.csv", plan, Words("en"))
    return (folder / "to-mend.csv").read_bytes()


@pytest.mark.parametrize("writes", [the_manifest, the_accesses, the_rows_set_aside])
def test_no_cell_of_a_file_begins_like_a_formula(
    kept: Kept, tmp_path: Path, writes: Writes
) -> None:
    data = writes(kept, tmp_path)
    cells = [c for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
             for c in row]  # fmt: skip
    nasty = [cell for cell in cells if "HYPERLINK" in cell]
    assert len(nasty) >= len(NASTY)
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))] == []
    assert all(unguarded(cell) != cell for cell in nasty)


def test_what_is_guarded_comes_back_and_the_rest_is_let_be() -> None:
    assert [unguarded(guarded(cell)) for cell in NASTY] == list(NASTY)
    assert [guarded(cell) for cell in ("Siân", "O'Brien", "'tis", "1-2", "")] == [
        *("Siân", "O'Brien", "'tis", "1-2", ""),
    ]
    assert rows_as_csv([["=1", 7], ["", -7]]) == "'=1,7\r\n,-7\r\n"


def test_one_place_writes_csv() -> None:
    assert [m.path for m in modules("app") if "csv.writer" in m.text or "DictWriter" in m.text] \
        == ["app/exchange/cells.py"]  # fmt: skip
