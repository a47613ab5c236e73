"""A package lies in a folder whole or not at all, and says what is in it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from app.casework.filing import filings_of_person, journal_head
from app.errors import Cancelled, FolderGone, Refused
from app.exchange import folder as folders
from app.exchange.folder import is_whole_package, put_package, sweep_unfinished_packages
from app.exchange.manifest import COLUMNS
from app.exchange.package import Package, day_of, package_of, print_both, reference_of
from app.exchange.printing import print_paper
from app.exchange.profiles import load_profile
from tests.exchange.making import Kept


@pytest.fixture
def package(kept: Kept) -> Package:
    """Edna's package."""
    (filing,) = filings_of_person(kept.store, person_id=kept.person_id("Edna"))
    papers = print_both(filing, profile=load_profile("generic"), printer=print_paper)
    return package_of(
        papers,
        reference=reference_of(filing),
        day=day_of(filing.sealed.view),
        head=journal_head(kept.store),
        exported_at=kept.store.clock.now(),
    )


def test_a_package_says_what_is_in_it_and_nobodys_name(package: Package, council: Path) -> None:
    put = put_package(council, package, mark="m")
    where = council / put.name
    assert put.placed == "new"
    assert sorted(path.name for path in where.iterdir()) == sorted(n for n, _ in package.files())
    rows = json.loads((where / "manifest.json").read_text("utf-8"))["documents"]
    assert [row["audience"] for row in rows] == ["person", "council"]
    for row in rows:
        assert tuple(row) == COLUMNS
        data = (where / row["file_name"]).read_bytes()
        assert data.startswith(b"%PDF")
        assert (row["sha256"], row["size_bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
        assert row["local_person_id"] == "MB-20417"
        assert (row["nhs_number"], row["family_name"], row["given_name"]) == ("", "", "")
        assert (row["agreement_to_record"], row["agreement_to_share"]) == ("yes", "yes")
        assert row["journal_head"].count(":") == 1
        # Edna is a practice person: whoever files this is told, in the manifest and on the paper.
        assert row["sensitivity"] == "practice"
        assert "an invented person, not to be filed" in row["description"]
        assert "Practice: an invented person" in "".join(
            page.get_textpage().get_text_range() for page in PdfDocument(data)
        )
    with (where / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        assert [dict(row) for row in csv.DictReader(stream)] == [
            {key: str(value) for key, value in row.items()} for row in rows
        ]
    names = " ".join(path.name for path in where.iterdir()) + put.name
    assert "Edna" not in names
    assert "9990000018" not in names


def test_the_sums_are_those_of_every_file(package: Package, council: Path) -> None:
    where = council / put_package(council, package, mark="m").name
    lines = (where / "SHA256SUMS").read_text("ascii").splitlines()
    told = {line[66:]: line[:64] for line in lines}
    there = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in where.iterdir()}
    assert told == {name: sha256 for name, sha256 in there.items() if name != "SHA256SUMS"}
    assert is_whole_package(where)


def test_control_files_come_after_what_they_speak_of(package: Package) -> None:
    names = [name for name, _ in package.files()]
    assert names[-3:] == ["manifest.csv", "manifest.json", "SHA256SUMS"]
    assert all(name.endswith(".pdf") for name in names[:-3])


def test_the_same_package_again_is_left_as_it_is(package: Package, council: Path) -> None:
    first = put_package(council, package, mark="m")
    before = {p.name: p.stat().st_mtime_ns for p in (council / first.name).iterdir()}
    again = put_package(council, package, mark="m")
    assert again.placed == "there_already"
    assert again.manifest_sha256 == first.manifest_sha256
    assert before == {p.name: p.stat().st_mtime_ns for p in (council / first.name).iterdir()}


def test_another_package_of_that_name_is_never_written_over(
    package: Package, council: Path
) -> None:
    where = council / put_package(council, package, mark="m").name
    paper = next(where.glob("*.pdf"))
    paper.write_bytes(b"somebody changed this")
    with pytest.raises(Refused):
        put_package(council, package, mark="m")
    assert paper.read_bytes() == b"somebody changed this"
    assert not is_whole_package(where)


@pytest.mark.parametrize("stop_at", range(6))
def test_a_package_that_is_stopped_has_no_name(
    package: Package, council: Path, stop_at: int
) -> None:
    calls: Iterator[bool] = iter([False] * stop_at + [True])
    with pytest.raises(Cancelled):
        put_package(council, package, mark="m", is_given_up=lambda: next(calls))
    assert list(council.iterdir()) == []


def test_what_is_read_back_is_compared(
    package: Package, council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = folders._write_synced  # pyright: ignore[reportPrivateUsage] - the disk's part

    def lying_disk(path: Path, data: bytes) -> None:
        write(path, data[:-1] if path.suffix == ".pdf" else data)

    monkeypatch.setattr(folders, "_write_synced", lying_disk)
    with pytest.raises(Refused) as caught:
        put_package(council, package, mark="m")
    assert caught.value.title.id == "What was read back is not what was written."


def test_a_folder_that_is_gone_is_said_so(package: Package, tmp_path: Path) -> None:
    with pytest.raises(FolderGone):
        put_package(tmp_path / "away", package, mark="m")
    assert not (tmp_path / "away").exists()


def test_only_this_devices_left_overs_are_swept(council: Path) -> None:
    for mark in ("mine", "other"):
        (council / f".partial-{mark}-1234").mkdir()
        (council / f".partial-{mark}-1234" / "x.pdf").write_bytes(b"half")
    assert sweep_unfinished_packages(council, mark="mine") == 1
    assert [path.name for path in council.iterdir()] == [".partial-other-1234"]
