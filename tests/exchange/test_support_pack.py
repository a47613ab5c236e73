"""A support pack: what it tells, that it tells nothing of anybody, and what it does without."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.casework import contacts, jots, people, workers
from app.clock import FixedClock
from app.errors import DiskFull, FolderGone
from app.exchange.backup import make_backup
from app.exchange.support_pack import (
    ABOUT,
    LOG,
    SupportFacts,
    file_name,
    make_pack,
    write_pack,
)
from app.language import N_, Words, message
from app.log import EventLog
from app.policy import Destination, Policy
from tests.exchange.making import FLOOR, NOON, Kept

MARK = "zqxjkv"
WORDS = Words("en")
OF_A_PERSON = ("preferred_name", "phone", "council_id", "about_matters", "may_be_told", "postcode")


def facts_of(kept: Kept, **others: Any) -> SupportFacts:
    usual = SupportFacts(
        home=kept.home,
        clock=FixedClock(NOON),
        policy=Policy(),
        window={"Qt": "6.11.3", "theme": "light"},
        store=kept.store,
        floor=FLOOR,
    )
    return replace(usual, **others)


def test_it_tells_versions_counts_health_and_the_log(kept: Kept) -> None:
    EventLog(paths.log_folder(kept.home)).event("store_opened", ms=7)
    make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    pack = make_pack(facts_of(kept), WORDS)
    for told in (
        "Kitchen Table 0.",
        "SQLCipher 4.",
        "SQLite 3.",
        "Newest schema it knows: ",
        "Qt: 6.11.3",
        "key.json: good",
        "key.json.2: good",
        "1 backup on this device",
        "The newest is 0 hours old",
        f"People: {people.people(kept.store).total}, removed: 0",
        "Pages, finished: ",
        "Outbox, ready: ",
        "A quick look found no damage.",
        "store_opened ms=7",
    ):
        assert told in pack.text, told
    assert pack.is_whole
    assert "missing" not in pack.text


def fill_with_marks(kept: Kept) -> None:
    """A marker in everything one can say of a person, oneself and the council."""
    store = kept.store
    person = people.add_person(store, name=f"{MARK} Marwood", address=f"1 {MARK} Row")
    people.change_person(
        store,
        person_id=person.id,
        **dict.fromkeys(OF_A_PERSON, MARK),
    )
    contacts.note_contact(store, person_id=person.id, words=f"Rang {MARK}")
    jots.jot(store, words=f"{MARK} at nine", person_id=None)
    workers.change_owner(store, name=MARK, role=MARK, team=MARK, phone=MARK, organisation=MARK)
    for key in ("council_name", "complaint_line", "out_of_hours"):
        workers.keep_private_setting(store, key, MARK)
    log = EventLog(paths.log_folder(kept.home))
    log.event("person_opened", id=person.id, name=MARK)
    log.trouble(FolderGone(message(N_("Lost {place}"), place=MARK), message(N_("x"))))


def test_nothing_of_anybody_is_in_it(kept: Kept, tmp_path: Path) -> None:
    fill_with_marks(kept)
    home = tmp_path / MARK / "home"
    shutil.copytree(kept.home, home)
    policy = Policy(
        council_name=MARK,
        destinations=(Destination(name=MARK, folder=f"/{MARK}"),),
        out_of_hours_line=MARK,
        second_backup_folder=f"/{MARK}",
        fixed=frozenset({"council_name", "destinations"}),
    )
    ids = [line.id for line in people.people(kept.store).rows]
    pack = make_pack(facts_of(kept, home=home, policy=policy), WORDS)
    assert "council_name, destinations" in pack.about
    assert f"People: {len(ids)}, " in pack.about
    assert MARK not in pack.text
    assert not any(ident in pack.text for ident in ids)
    assert str(Path.home()) not in pack.text
    write_pack(pack, tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as made:
        inside = {name: made.read(name).decode() for name in made.namelist()}
    assert inside == {ABOUT: pack.about, LOG: pack.log}


def test_locked_it_tells_the_rest_and_why(kept: Kept) -> None:
    why = message(N_("The records are locked."))
    pack = make_pack(facts_of(kept, store=None, why_closed=why), WORDS)
    assert "This part is missing: The records are locked." in pack.about
    assert "key.json: good" in pack.about
    assert not pack.is_whole


def test_a_damaged_home_is_told_about_part_by_part(kept: Kept, tmp_path: Path) -> None:
    home = tmp_path / "damaged"
    home.mkdir()
    for path in paths.header_files(home):
        path.write_bytes(b"gone")
    paths.state_file(home).mkdir()
    pack = make_pack(facts_of(kept, home=home, store=None), WORDS)
    assert "key.json: damaged" in pack.about
    assert "This part is missing: " in pack.about.split("== Backups")[1]
    assert "Free on the disk: " in pack.about


def test_a_home_that_is_not_there_still_gives_a_pack(kept: Kept, tmp_path: Path) -> None:
    pack = make_pack(facts_of(kept, home=tmp_path / "none", store=None, policy=None), WORDS)
    assert "key.json: missing" in pack.about
    assert "has a fault" in pack.about
    assert str(tmp_path) not in pack.text


def test_what_goes_wrong_is_told_without_what_it_says(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> object:
        raise FolderGone(message(N_("Lost {place}"), place=MARK), message(N_("x")))

    def breaks(*_: object, **__: object) -> object:
        raise ValueError(MARK)

    monkeypatch.setattr("app.exchange.support_pack.count_all", fails)
    monkeypatch.setattr("app.exchange.support_pack.store_versions", breaks)
    pack = make_pack(facts_of(kept), WORDS)
    assert "This part is missing: Lost …" in pack.about
    assert "This part is missing: ValueError" in pack.about
    assert MARK not in pack.text
    assert not pack.is_whole


def test_it_is_written_whole_or_not_at_all(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = make_pack(facts_of(kept), WORDS)
    there = tmp_path / file_name(NOON)
    there.write_bytes(b"earlier")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("app.security.files.os.fsync", full)
        with pytest.raises(DiskFull):
            write_pack(pack, there)
    assert there.read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert there.name == "kitchen-table-support-2026-11-12.zip"


def test_the_welsh_pack_has_every_part(kept: Kept) -> None:
    pack = make_pack(facts_of(kept), Words("cy"))
    assert pack.about.count("\n== ") == make_pack(facts_of(kept), WORDS).about.count("\n== ")
    assert {field.name for field in fields(pack)} == {"about", "log", "is_whole", "made_at"}
