"""The Outbox sends what can go, keeps what cannot, and never hangs."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.finish import amend_page, finish_page
from app.casework.people import change_person
from app.casework.queue import packages
from app.casework.views import Audience, PageView
from app.casework.workers import keep_private_setting
from app.errors import FolderGone, Refused
from app.exchange import outbox
from app.exchange.folder import is_whole_package
from app.exchange.outbox import deliver_waiting, destinations_of, prepare
from app.exchange.package import Printed
from app.exchange.profiles import Profile, load_profile
from app.exchange.sending import Attempt, Destination, is_reachable
from app.forms.catalogue import shipped
from app.forms.conditions import Json
from app.language import N_, message
from app.models.package import Package as PackageRow
from app.models.page import SealedView as SealedRow
from app.models.store import Step, Verb
from app.policy import Destination as PolicyDestination
from app.policy import Policy
from tests.exchange.making import Kept, quick_paper


def place(folder: Path) -> Destination:
    return Destination(name="Council folder", folder=folder)


def test_every_package_is_delivered_once(kept: Kept, council: Path) -> None:
    report = deliver_waiting(kept.store, destinations=[place(council)])
    assert len(report.delivered) == 8
    assert (report.waiting, report.failed) == ((), ())
    assert all(is_whole_package(folder) for folder in council.iterdir())
    lines = packages(kept.store)
    assert {line.state for line in lines} == {"delivered"}
    assert {line.reference for line in lines} == {folder.name for folder in council.iterdir()}
    assert all(line.delivered_at and line.size_bytes for line in lines)
    assert (
        deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper).delivered
        == ()
    )


def test_while_the_folder_is_away_everything_stays_queued(kept: Kept, tmp_path: Path) -> None:
    away = tmp_path / "away"
    report = deliver_waiting(kept.store, destinations=[place(away)], printer=quick_paper)
    assert (len(report.waiting), report.delivered, report.failed) == (8, (), ())
    assert not away.exists()  # where a share is away, its mount point must not fill up
    assert {line.state for line in packages(kept.store)} == {"ready"}
    away.mkdir()
    assert (
        len(deliver_waiting(kept.store, destinations=[place(away)], printer=quick_paper).delivered)
        == 8
    )


def test_without_a_destination_everything_waits(kept: Kept) -> None:
    assert len(deliver_waiting(kept.store, destinations=[]).waiting) == 8


def test_a_delivery_that_was_not_noted_is_found_and_noted(kept: Kept, council: Path) -> None:
    """Killed between the rename and the note: the package is there already, and the same."""
    first = deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    with kept.store.writing(outbox_step()) as session:
        for package_id in first.delivered:
            row = session.get(PackageRow, package_id)
            assert row is not None
            row.state, row.delivered_at = "ready", None
    folders = sorted(path.name for path in council.iterdir())
    again = deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    assert again.delivered == first.delivered
    assert sorted(path.name for path in council.iterdir()) == folders


def test_one_that_fails_holds_up_no_other(kept: Kept, council: Path) -> None:
    broken = kept.person_id("Kieran")

    def printer(view: PageView, audience: Audience) -> Printed:
        if view.person_id == broken:
            raise Refused(message(N_("This page could not be printed.")), message(N_("Try again.")))
        return quick_paper(view, audience)

    report = deliver_waiting(kept.store, destinations=[place(council)], printer=printer)
    assert (len(report.delivered), len(report.failed)) == (7, 1)
    (line,) = (line for line in packages(kept.store) if line.person_id == broken)
    assert (line.state, line.reason) == ("ready", "This page could not be printed.")
    assert deliver_waiting(
        kept.store, destinations=[place(council)], printer=quick_paper
    ).delivered == (line.id,)


def test_a_folder_that_hangs_is_given_up_and_never_joined() -> None:
    """The attempt's thread is left behind; it learns that nobody waits for it."""
    attempt = Attempt()
    let_go = threading.Event()
    begun = time.monotonic()
    with pytest.raises(FolderGone):
        attempt.within(0.05, lambda: let_go.wait(30))
    assert time.monotonic() - begun < 5
    assert attempt.is_given_up()
    let_go.set()


def test_a_folder_that_hangs_in_the_middle_leaves_the_package_queued(
    kept: Kept, council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()

    def hanging(*_args: object, **_named: object) -> None:
        let_go.wait(30)

    monkeypatch.setattr("app.exchange.sending.put_package", hanging)
    monkeypatch.setattr(outbox.send, "__kwdefaults__", {"seconds": 0.05})
    report = deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    let_go.set()
    # One attempt is enough to know that the folder does not answer.
    assert (len(report.waiting), report.delivered, report.failed) == (8, (), ())


def test_whether_a_folder_is_there_is_told_without_hanging(
    council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_reachable(council)
    assert not is_reachable(tmp_path / "away")
    let_go = threading.Event()

    def hanging(_path: Path) -> bool:
        return let_go.wait(30)

    monkeypatch.setattr(Path, "is_dir", hanging)
    assert not is_reachable(council, seconds=0.05)
    let_go.set()


def test_papers_are_printed_once_and_kept(kept: Kept, council: Path) -> None:
    assert prepare(kept.store, printer=quick_paper) == ()
    assert all(line.size_bytes for line in packages(kept.store))

    def printer(view: PageView, audience: Audience) -> Printed:
        raise AssertionError("printed a second time")

    report = deliver_waiting(kept.store, destinations=[place(council)], printer=printer)
    assert len(report.delivered) == 8


def test_cancel_stops_between_two_packages(kept: Kept, council: Path) -> None:
    answers: Iterator[bool] = iter([False, False, True])
    report = deliver_waiting(
        kept.store,
        destinations=[place(council)],
        cancel=lambda: next(answers),
        printer=quick_paper,
    )
    assert (len(report.delivered), len(report.waiting)) == (2, 6)


def test_a_council_that_asks_for_its_number_gets_nothing_without_it(
    kept: Kept, council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = load_profile("generic").model_copy(update={"needs_council_number": True})

    def strictly(_key: str) -> Profile:
        return strict

    monkeypatch.setattr(outbox, "load_profile", strictly)
    kieran = kept.person_id("Kieran")
    change_person(kept.store, person_id=kieran, council_id="")
    # What was sealed still knows the number; the profile asks what is known today.
    report = deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    assert (len(report.delivered), len(report.waiting)) == (7, 1)
    (line,) = (line for line in packages(kept.store) if line.person_id == kieran)
    assert line.state == "needs_council_number"
    change_person(kept.store, person_id=kieran, council_id="MB-77")
    report = deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    assert report.delivered == (line.id,)
    assert any(folder.name.startswith("MB-77_") for folder in council.iterdir())


def test_an_amendment_says_which_paper_it_takes_the_place_of(kept: Kept, council: Path) -> None:
    deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    before = {folder.name for folder in council.iterdir()}
    (line,) = (line for line in packages(kept.store) if line.person_name == "Maureen Tolley")
    with kept.store.reading() as session:
        row = session.get(SealedRow, sealed_of(kept, line.id))
        page_id = row.page_id if row else None
    assert page_id is not None
    finish_page(
        kept.store,
        page_id=amend_page(kept.store, page_id=page_id),
        catalogue=shipped(),
        policy=Policy(),
        send=True,
    )
    deliver_waiting(kept.store, destinations=[place(council)], printer=quick_paper)
    (new,) = {folder.name for folder in council.iterdir()} - before
    old = json.loads((council / line.reference / "manifest.json").read_text("utf-8"))
    rows = json.loads((council / new / "manifest.json").read_text("utf-8"))["documents"]
    assert [row["version"] for row in rows] == [2, 2]
    assert [row["supersedes_uuid"] for row in rows] == [d["doc_uuid"] for d in old["documents"]]
    assert all(row["file_name"].endswith("_v2.pdf") for row in rows)


def test_the_councils_own_destinations_come_before_the_workers(
    kept: Kept, council: Path, tmp_path: Path
) -> None:
    mine: list[Json] = [{"name": "Mine", "folder": str(council)}, "nonsense", {"name": "no folder"}]
    keep_private_setting(kept.store, "destinations", mine)
    assert [d.name for d in destinations_of(kept.store, Policy())] == ["Mine"]
    theirs = PolicyDestination(name="Theirs", folder=str(tmp_path))
    policy = replace(Policy(), destinations=(theirs,))
    assert [d.name for d in destinations_of(kept.store, policy)] == ["Theirs"]
    keep_private_setting(kept.store, "destinations", "nonsense")
    assert destinations_of(kept.store, Policy()) == ()


def sealed_of(kept: Kept, package_id: str) -> str:
    """The sealed view that a package is of."""
    with kept.store.reading() as session:
        row = session.get(PackageRow, package_id)
        assert row is not None
        return row.sealed_view_id


def outbox_step() -> Step:
    """A step for what a test changes by hand."""
    return Step(Verb.CHANGED_PACKAGE)
