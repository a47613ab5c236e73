"""Backups are whole before they have a name, thinned by rule, restored with the old one kept."""

from __future__ import annotations

import errno
import tarfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import paths
from app.casework.people import add_person, people
from app.clock import FixedClock
from app.errors import (
    BadInput,
    DamagedStore,
    FolderGone,
    NoPermission,
    StoreExists,
    WrongPassphrase,
    WrongUse,
)
from app.exchange import backup as backups
from app.exchange.backup import check_backups, make_backup, restore
from app.exchange.backup_file import read_backup_file
from app.exchange.backup_folder import (
    backups_of,
    copy_to_second,
    newest_in_second,
    thin,
    to_keep,
)
from app.models.store import Store
from app.policy import Policy
from app.security.keys import change_passphrase
from tests.exchange.making import COST, FLOOR, NOON, PASSPHRASE, Kept, open_home

NOW = datetime(2026, 11, 12, 12, tzinfo=UTC)


def put_back(file: Path, home: Path, passphrase: str = PASSPHRASE) -> Path | None:
    return restore(file, home, passphrase=passphrase, clock=FixedClock(NOON), floor=FLOOR)


def test_a_backup_brings_everything_back_into_a_new_home(kept: Kept, tmp_path: Path) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    assert put_back(path, tmp_path / "new") is None
    again = open_home(tmp_path / "new")
    assert people(again.store).rows == people(kept.store).rows
    assert all(finding.is_good for finding in again.store.check())
    again.store.close()


def test_a_backup_says_what_is_in_it_and_shows_nothing(kept: Kept, tmp_path: Path) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    about = read_backup_file(path).about
    assert about.rows["person"] == 8
    assert about.store_id == kept.key.store_id
    data = path.read_bytes()
    assert all(word not in data for word in (b"Edna", b"Marwood", "ŵyn".encode(), b"SQLite format"))
    assert path.stat().st_mode & 0o777 == 0o600
    with tarfile.open(path) as tar:
        assert tar.getnames() == ["backup.json", "key.json", "store.db"]
    assert not any(p.name.startswith(".kt-backup-") for p in kept.home.rglob("*"))


def test_a_copy_that_does_not_verify_gets_no_name(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Store.vacuum_into

    def damaging(store: Store, path: Path) -> None:
        copy(store, path)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(Store, "vacuum_into", damaging)
    with pytest.raises(DamagedStore):
        make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    assert not (tmp_path / "b").exists()


def test_a_file_that_is_there_is_not_written_over(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(StoreExists):
        make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    assert (tmp_path / "b").read_bytes() == b"mine"


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_damaged_backup_changes_nothing(kept: Kept, tmp_path: Path, part: float) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    data = bytearray(path.read_bytes())
    for offset in range(8):
        data[int((len(data) - 12_288) * part) + 100 + offset] ^= 0xFF  # the end is padding
    path.write_bytes(data)
    kept.store.close()
    before = paths.store_file(kept.home).read_bytes()
    with pytest.raises((BadInput, DamagedStore)):
        put_back(path, kept.home)
    assert paths.store_file(kept.home).read_bytes() == before
    assert not list(kept.home.glob("before-restore-*"))


@pytest.mark.parametrize("part", [0.0001, 0.001, 0.01, 0.3, 0.7, 0.95])
def test_a_backup_that_was_cut_is_called_damaged(kept: Kept, tmp_path: Path, part: float) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    data = path.read_bytes()
    path.write_bytes(data[: max(20, int((len(data) - 12_288) * part))])
    with pytest.raises(DamagedStore) as met:
        put_back(path, tmp_path / "new")
    assert met.value.title.id == "This backup is damaged."
    assert not paths.store_file(tmp_path / "new").exists()


def test_a_strangers_archive_is_not_called_damaged(tmp_path: Path) -> None:
    strange = tmp_path / "backup.json"
    strange.write_text('{"made by": "another program"}')
    with tarfile.open(tmp_path / "x", "w") as tar:
        tar.add(strange, "backup.json")
    with pytest.raises(BadInput):
        put_back(tmp_path / "x", tmp_path / "new")


def test_a_backup_into_no_folder_names_the_folder(kept: Kept, tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as met:
        make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "no" / "b", floor=FLOOR)
    assert dict(met.value.title.params)["folder"] == tmp_path / "no"


def test_a_closed_folder_is_named_and_no_passing_name(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "closed", str(path))

    monkeypatch.setattr(backups, "write_backup_file", closed)
    with pytest.raises(NoPermission) as met:
        make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    assert dict(met.value.title.params)["place"] == str(tmp_path)


@pytest.mark.parametrize("data", [b"", b"not a tar", b"\0" * 20480])
def test_what_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(BadInput):
        put_back(tmp_path / "x", tmp_path / "new")


def test_restore_keeps_what_was_there(kept: Kept, tmp_path: Path) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    add_person(kept.store, name="After the backup")
    kept.store.close()
    newer = paths.store_file(kept.home).read_bytes()
    aside = put_back(path, kept.home)
    assert aside is not None
    assert paths.store_file(aside).read_bytes() == newer
    again = open_home(kept.home)  # the anchor was reset: an older store opens
    assert people(again.store).total == 8
    again.store.close()
    once_more = open_home(aside)
    assert people(once_more.store).total == 9
    once_more.store.close()


def test_a_wrong_passphrase_restores_nothing(kept: Kept, tmp_path: Path) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    with pytest.raises(WrongPassphrase):
        put_back(path, tmp_path / "new", "something else entirely")
    assert not paths.store_file(tmp_path / "new").exists()


def test_after_a_changed_passphrase_the_new_one_restores_too(kept: Kept, tmp_path: Path) -> None:
    path = make_backup(kept.store, kept.home, key=kept.key, to=tmp_path / "b", floor=FLOOR)
    new = "seven lamps under water"
    change_passphrase(kept.home, kept.key, new, cost=COST, clock=FixedClock(NOON), floor=FLOOR)
    kept.store.close()
    put_back(path, kept.home, new)
    with pytest.raises(WrongPassphrase):
        open_home(kept.home)  # the old one does not come back with the backup
    put_back(path, kept.home, PASSPHRASE)  # but it still opens what was made under it
    open_home(kept.home).store.close()


def test_backups_are_read_again_when_asked(kept: Kept) -> None:
    first = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    assert backups_of(kept.home) == (first,)
    clock = FixedClock(NOON)
    (finding,) = check_backups(kept.home, kept.key, clock=clock)
    assert finding.is_good
    data = bytearray(first.read_bytes())
    data[len(data) // 2] ^= 1
    first.write_bytes(data)
    (finding,) = check_backups(kept.home, kept.key, clock=clock)
    assert not finding.is_good


def test_two_days_seven_days_and_four_weeks_are_kept() -> None:
    times = [NOW - timedelta(minutes=30 * n) for n in range(48 * 60)]
    kept = to_keep(times, now=NOW)
    assert {t for t in times if NOW - t <= timedelta(days=2)} <= kept
    older = sorted(t for t in kept if NOW - t > timedelta(days=2))
    assert min(older) >= NOW - timedelta(days=30)
    assert all(t == max(x for x in times if x.date() == t.date()) for t in older)
    days = {t.date() for t in kept}
    assert {(NOW - timedelta(days=n)).date() for n in range(7)} <= days
    assert len({t.isocalendar()[:2] for t in kept}) == 4
    assert len(older) <= 7 + 4


def test_the_newest_is_kept_whatever_its_age() -> None:
    old = NOW - timedelta(days=400)
    assert to_keep([old, old - timedelta(days=1)], now=NOW) == {old}
    assert to_keep([], now=NOW) == frozenset()


def test_thinning_keeps_within_its_share_of_the_disk(tmp_path: Path) -> None:
    for hour in range(5):
        made = NOW - timedelta(hours=hour)
        (tmp_path / f"kitchen-table-{made:%Y%m%dT%H%M%SZ}.backup").write_bytes(b"x" * 100)
    (tmp_path / "somebody-elses.file").write_bytes(b"x")
    removed = thin(tmp_path, now=NOW, most_bytes=250)
    assert len(removed) == 3
    left = sorted(path.name for path in tmp_path.iterdir())
    assert "somebody-elses.file" in left
    assert f"kitchen-table-{NOW:%Y%m%dT%H%M%SZ}.backup" in left
    thin(tmp_path, now=NOW, most_bytes=0)
    assert f"kitchen-table-{NOW:%Y%m%dT%H%M%SZ}.backup" in {p.name for p in tmp_path.iterdir()}


def test_what_a_killed_backup_left_is_swept(kept: Kept) -> None:
    folder = paths.backup_folder(kept.home)
    folder.mkdir(exist_ok=True)
    (folder / ".kt-backup-1234").mkdir()
    (folder / ".kt-backup-5678.part").write_bytes(b"half")
    (kept.home / ".kt-backup-9abc").mkdir()  # by a restore
    make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    assert [p for p in kept.home.rglob("*") if p.name.startswith(".kt-backup-")] == []
    assert backups.backups_of(kept.home)


def copied(kept: Kept, to: Path, seconds: float = 20) -> Path:
    made = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    return copy_to_second(made, to, store_id=kept.key.store_id, now=NOON, seconds=seconds)


def test_a_second_folder_gets_a_copy_that_restores(kept: Kept, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    assert newest_in_second(second, store_id=kept.key.store_id) is None
    copy = copied(kept, second)
    assert copy.parent == second / kept.key.store_id
    assert newest_in_second(second, store_id=kept.key.store_id) == NOON
    put_back(copy, tmp_path / "new")
    again = open_home(tmp_path / "new")
    assert people(again.store).total == 8
    again.store.close()


def test_a_second_folder_that_is_away_is_not_made(kept: Kept, tmp_path: Path) -> None:
    with pytest.raises(FolderGone):
        copied(kept, tmp_path / "away")
    assert not (tmp_path / "away").exists()
    with pytest.raises(FolderGone):
        newest_in_second(tmp_path / "away", store_id=kept.key.store_id)
    assert len(backups_of(kept.home)) == 1


def test_a_second_folder_that_hangs_is_given_up(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed = threading.Event()

    def hangs(_: object) -> bool:
        freed.wait(30)
        return False

    monkeypatch.setattr(Path, "is_dir", hangs)
    made = paths.backup_folder(kept.home) / "b"
    with pytest.raises(FolderGone):
        copy_to_second(made, tmp_path, store_id="x", now=NOON, seconds=0.05)
    freed.set()


def test_the_window_s_backup_goes_to_both_and_minds_no_missing_folder(
    kept: Kept, tmp_path: Path
) -> None:
    from app.bootstrap import doors_of, open_house
    from app.forms.catalogue import shipped
    from app.ui.house import Opened

    opened = Opened(store=kept.store, key=kept.key, catalogue=shipped())
    second = tmp_path / "second"
    clock = kept.store.clock
    assert isinstance(clock, FixedClock)
    policy = Policy(second_backup_folder=str(second))
    doors = doors_of(open_house(kept.home, clock=clock, policy=policy), floor=FLOOR)
    assert doors.back_up(opened).is_file()
    assert "FolderGone" in (paths.log_folder(kept.home) / "events.log").read_text()
    second.mkdir()
    clock.move(seconds=2)
    doors.back_up(opened)
    assert newest_in_second(second, store_id=kept.key.store_id) == NOON + timedelta(seconds=2)
