"""The access log that goes with a package: only where it is asked, whole, hashed and harmless."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from app.casework import people, workers
from app.exchange.access_file import ACCESS_CSV, COLUMNS, access_csv
from app.exchange.exporting import export_people
from app.exchange.folder import is_whole_package
from app.exchange.profiles import Profile, load_profile
from tests.exchange.making import Kept, quick_paper


def export(kept: Kept, to: Path, profile: Profile, person_id: str) -> Path:
    """Export one person; the folder of their package."""
    export_people(
        kept.store,
        person_ids=[person_id],
        to=to,
        profile=profile,
        told=lambda _: None,
        printer=quick_paper,
    )
    (folder,) = to.iterdir()
    return folder


@pytest.fixture
def edna(kept: Kept) -> str:
    """Edna, whose record was opened twice; and somebody else's once."""
    edna = kept.person_id("Edna Marwood")
    other = next(line.id for line in people.people(kept.store).rows if line.id != edna)
    for person_id in (edna, other, edna):
        people.opened(kept.store, person_id=person_id)
    return edna


def test_a_profile_that_asks_gets_every_look_at_that_person_and_no_other(
    kept: Kept, edna: str, tmp_path: Path
) -> None:
    asks = load_profile("generic").model_copy(update={"access_log": True})
    folder = export(kept, tmp_path / "out", asks, edna)
    data = (folder / ACCESS_CSV).read_bytes()
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert tuple(header) == COLUMNS
    assert [row[2] for row in rows] == ["opened the record"] * 2
    assert all(row[0].endswith("+00:00") for row in rows)
    sha256 = hashlib.sha256(data).hexdigest()
    assert f"{sha256}  {ACCESS_CSV}" in (folder / "SHA256SUMS").read_text().splitlines()
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["other_files"] == [
        {"file_name": ACCESS_CSV, "size_bytes": len(data), "sha256": sha256}
    ]
    assert is_whole_package(folder)
    (folder / ACCESS_CSV).write_bytes(data + b"x")
    assert not is_whole_package(folder)


def test_the_shipped_profile_sends_none(kept: Kept, edna: str, tmp_path: Path) -> None:
    folder = export(kept, tmp_path / "out", load_profile("generic"), edna)
    assert not (folder / ACCESS_CSV).exists()
    assert "other_files" not in json.loads((folder / "manifest.json").read_bytes())


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(kept: Kept, edna: str) -> None:
    workers.change_owner(kept.store, name='=HYPERLINK("x")')
    rows = list(csv.reader(io.StringIO(access_csv(kept.store, person_id=edna, council_id="@1")
                                       .decode())))  # fmt: skip
    assert rows[1][1].startswith("'=")
    assert rows[1][4] == "'@1"
