"""The monthly rehearsal, what may be restored, and what a restore would lose."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app import paths
from app.casework import contacts, people, promises
from app.casework.lost import lost_since
from app.clock import FixedClock
from app.errors import Cancelled, DamagedStore, WrongPassphrase
from app.exchange.backup import make_backup, prepare_restore, put_prepared
from app.exchange.backup_folder import backups_of, copy_to_second
from app.exchange.caseload import bring_in, plan_caseload
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list
from app.exchange.choosing import backups_to_choose, lost_by
from app.exchange.rehearsal import EVERY, is_due, last_rehearsal, rehearse
from app.language import Words
from tests.exchange.making import FLOOR, NOON, PASSPHRASE, Kept, open_home

CLOCK = FixedClock(NOON)


def backed_up(kept: Kept) -> Path:
    """A backup among the home's own."""
    return make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)


def test_a_good_backup_is_rehearsed_once_a_month_and_leaves_nothing_behind(kept: Kept) -> None:
    backup = backed_up(kept)
    assert is_due(kept.home, now=NOON)
    told = rehearse(kept.home, kept.key, clock=CLOCK)
    assert told is not None
    assert told.is_good
    assert last_rehearsal(kept.home) == told
    assert not is_due(kept.home, now=NOON + EVERY - timedelta(days=1))
    assert is_due(kept.home, now=NOON + EVERY)
    assert list(paths.backup_folder(kept.home).iterdir()) == [backup]


def test_a_damaged_backup_is_said_to_be_one_and_tried_again_the_next_day(kept: Kept) -> None:
    backup = backed_up(kept)
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup.write_bytes(data)
    told = rehearse(kept.home, kept.key, clock=CLOCK)
    assert told is not None
    assert not told.is_good
    assert is_due(kept.home, now=NOON + timedelta(days=1))


def test_without_a_backup_nothing_is_rehearsed(kept: Kept) -> None:
    assert rehearse(kept.home, kept.key, clock=CLOCK) is None
    assert last_rehearsal(kept.home) is None


def test_what_was_done_since_a_backup_is_counted_by_kind_and_person(kept: Kept) -> None:
    backup = backed_up(kept)
    assert lost_by(kept.store, backup).steps == 0
    edna = kept.person_id("Edna Marwood")
    contacts.note_contact(kept.store, person_id=edna, words="Rang.")
    promises.add_promise(kept.store, person_id=edna, what="A lift")
    new = people.add_person(kept.store, name="Beryl Hughes")
    people.opened(kept.store, person_id=new.id)
    lost = lost_by(kept.store, backup)
    assert (lost.steps, lost.people, lost.notes, lost.promises, lost.pages) == (3, 2, 1, 1, 0)
    assert lost.names == ("Beryl Hughes", "Edna Marwood")


def test_a_backup_of_another_history_is_not_guessed_at(kept: Kept) -> None:
    assert not lost_since(kept.store, head="3:" + "00" * 32).is_known
    assert not lost_since(kept.store, head="x").is_known


def test_a_backup_is_prepared_beside_an_open_store_and_then_takes_its_place(kept: Kept) -> None:
    backup = backed_up(kept)
    before = people.people(kept.store).total
    people.add_person(kept.store, name="Beryl Hughes")
    ready = prepare_restore(backup, kept.home, passphrase=PASSPHRASE, clock=CLOCK, floor=FLOOR)
    backed_up_again = people.add_person(kept.store, name="Still Here")
    assert people.is_known(kept.store, person_id=backed_up_again.id)
    kept.store.close()
    aside = put_prepared(ready, kept.home, clock=CLOCK)
    assert aside is not None
    assert paths.store_file(aside).is_file()
    again = open_home(kept.home)
    assert people.people(again.store).total == before
    again.store.close()
    assert not list(kept.home.glob(".kt-*"))


def test_a_wrong_passphrase_or_a_damaged_backup_leaves_all_as_it_is(kept: Kept) -> None:
    backup = backed_up(kept)
    with pytest.raises(WrongPassphrase):
        prepare_restore(backup, kept.home, passphrase="not this one", clock=CLOCK, floor=FLOOR)
    backup.write_bytes(backup.read_bytes()[:20_000])
    with pytest.raises(DamagedStore):
        prepare_restore(backup, kept.home, passphrase=PASSPHRASE, clock=CLOCK, floor=FLOOR)
    assert not list(kept.home.glob(".kt-*"))
    assert people.people(kept.store).total > 0


@pytest.mark.parametrize("after", [1, 2, 3])
def test_one_that_is_not_wanted_any_more_leaves_nothing(kept: Kept, after: int) -> None:
    backup = backed_up(kept)
    asked: list[int] = []

    def ask() -> None:
        asked.append(1)
        if len(asked) == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare_restore(
            backup, kept.home, passphrase=PASSPHRASE, clock=CLOCK, floor=FLOOR, asks=ask
        )
    assert not list(kept.home.rglob(".kt-*"))


def test_backups_of_both_places_are_listed_newest_first(kept: Kept, council: Path) -> None:
    backup = backed_up(kept)
    copy_to_second(backup, council, store_id=kept.key.store_id, now=NOON)
    found = backups_to_choose(kept.home, second=str(council), store_id=kept.key.store_id)
    assert [line.is_second for line in found.lines] == [False, True]
    assert {line.size_bytes for line in found.lines} == {backup.stat().st_size}
    away = backups_to_choose(kept.home, second=str(council / "gone"), store_id=kept.key.store_id)
    assert away.is_second_away
    assert [line.path for line in away.lines] == list(backups_of(kept.home))


def test_everybody_a_list_brought_in_is_counted_among_what_would_be_lost(kept: Kept) -> None:
    backup = backed_up(kept)
    edna = kept.person_id("Edna Marwood")
    contacts.note_contact(kept.store, person_id=edna, words="Rang.")
    rows = "".join(f"Fenwick{n},Ida,1/2/19{n},F{n},\n" for n in range(10, 47))
    found = read_list(f"Surname,Forename,DOB,Mosaic ID,Next review\n{rows}".encode())
    plan = plan_caseload(kept.store, found, columns_for(kept.store, found.headings))
    done = bring_in(kept.store, plan, anyway=frozenset(), words=Words("en"), back_up=None)
    assert done.added == 37
    lost = lost_by(kept.store, backup)
    assert (lost.people, lost.notes) == (38, 1)
    assert lost.names[:2] == ("Ida Fenwick10", "Ida Fenwick11")
    kept.store.undo(done.step_id)
    assert lost_by(kept.store, backup).people == 1
