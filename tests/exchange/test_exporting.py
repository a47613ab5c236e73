"""Team export: a package a person, the same twice is once, and one failure is one failure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.casework.people import add_person, people
from app.casework.views import Audience, PageView
from app.errors import Cancelled
from app.exchange.exporting import Exported, export_people
from app.exchange.folder import is_whole_package, never
from app.exchange.package import Printed, Printer
from app.exchange.profiles import load_profile
from app.models.journal import Access
from tests.exchange.making import Kept, quick_paper


def exported(
    kept: Kept,
    to: Path,
    *,
    printer: Printer = quick_paper,
    is_stopped: Callable[[], bool] = never,
) -> list[Exported]:
    told: list[Exported] = []
    export_people(
        kept.store,
        person_ids=[line.id for line in people(kept.store).rows],
        to=to,
        profile=load_profile("generic"),
        told=told.append,
        printer=printer,
        is_stopped=is_stopped,
    )
    return told


def test_everybody_with_something_finished_gets_a_package(kept: Kept, tmp_path: Path) -> None:
    add_person(kept.store, name="Nothing Yet")
    told = exported(kept, tmp_path / "out")
    assert sorted(result.outcome for result in told) == ["exported"] * 8 + ["nothing_finished"]
    folders = list((tmp_path / "out").iterdir())
    assert {folder.name for folder in folders} == {r.folder for r in told if r.folder}
    assert all(is_whole_package(folder) for folder in folders)
    with kept.store.reading() as session:
        logged = {row.person_id for row in session.query(Access).filter_by(action="exported")}
    assert logged == {result.person_id for result in told if result.folder}


def test_exporting_again_skips_what_is_there(kept: Kept, tmp_path: Path) -> None:
    exported(kept, tmp_path / "out")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")}

    def printer(view: PageView, audience: Audience) -> Printed:
        raise AssertionError("printed again")

    again = exported(kept, tmp_path / "out", printer=printer)
    assert {result.outcome for result in again} == {"there_already"}
    assert before == {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")}


def test_a_package_somebody_changed_is_set_aside_and_left(kept: Kept, tmp_path: Path) -> None:
    first = exported(kept, tmp_path / "out")
    spoilt = next((tmp_path / "out" / first[0].folder).glob("*.pdf"))
    spoilt.write_bytes(b"changed")
    again = exported(kept, tmp_path / "out")
    assert [r.outcome for r in again] == ["set_aside"] + ["there_already"] * 7
    assert spoilt.read_bytes() == b"changed"


@pytest.mark.parametrize("error", [ValueError("Edna Marwood"), MemoryError(), RecursionError()])
def test_one_page_that_cannot_be_printed_holds_up_nobody(
    kept: Kept, tmp_path: Path, error: Exception
) -> None:
    broken = kept.person_id("Edna")

    def printer(view: PageView, audience: Audience) -> Printed:
        if view.person_id == broken:
            raise error
        return quick_paper(view, audience)

    told = exported(kept, tmp_path / "out", printer=printer)
    aside = [result for result in told if result.outcome == "set_aside"]
    assert [result.person_id for result in aside] == [broken]
    assert aside[0].reason is not None
    assert "Marwood" not in repr(aside)
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_it_stops_between_two_people(kept: Kept, tmp_path: Path) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        exported(kept, tmp_path / "out", is_stopped=lambda: next(answers))
    assert len(list((tmp_path / "out").iterdir())) == 2
