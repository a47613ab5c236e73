"""Before a store is brought to a new version a backup of the old one lies whole beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.casework.people import people
from app.clock import FixedClock
from app.errors import DamagedStore, DiskFull
from app.exchange import upgrading
from app.exchange.backup import restore
from app.exchange.backup_file import read_backup_file
from app.exchange.backup_folder import backups_of
from app.models import creation
from app.models.engine import connect
from app.models.migrations import running
from app.security.files import file_trouble
from app.security.keys import unlock
from tests.exchange.making import FLOOR, NOON, PASSPHRASE, Kept, open_home
from tests.models.killed import NEXT, VERSIONS


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of a second version, which this one is not yet."""
    monkeypatch.setattr(creation, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(
        running.upgrade_file, "__kwdefaults__", {"versions": VERSIONS}, raising=True
    )


def version_of(path: Path, kept: Kept) -> int:
    connection: Any = connect(path, kept.key)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def upgrade(kept: Kept) -> None:
    """What opening the store does first."""
    before = upgrading.backup_before_migration(
        kept.home, kept.key, clock=FixedClock(NOON), floor=FLOOR
    )
    creation.make_ready(kept.home, kept.key, before)


def test_the_backup_is_of_the_old_version_and_brings_it_back(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = people(kept.store).rows
    kept.store.close()
    with monkeypatch.context() as patch:
        patch.setattr(creation, "SCHEMA_VERSION", NEXT)
        patch.setattr(running.upgrade_file, "__kwdefaults__", {"versions": VERSIONS})
        upgrade(kept)
    assert version_of(paths.store_file(kept.home), kept) == NEXT
    (backup,) = backups_of(kept.home)
    assert read_backup_file(backup).about.rows["person"] == 8
    restore(backup, tmp_path / "new", passphrase=PASSPHRASE, clock=FixedClock(NOON), floor=FLOOR)
    again = open_home(tmp_path / "new")
    assert people(again.store).rows == rows
    again.store.close()


def test_what_is_only_in_the_log_is_in_the_backup_too(
    kept: Kept, tmp_path: Path, second: None
) -> None:
    import shutil

    from app.casework.people import add_person

    add_person(kept.store, name="Only in the log")
    crashed = Kept(store=kept.store, home=tmp_path / "crashed", key=kept.key)
    shutil.copytree(kept.home, crashed.home)
    upgrade(crashed)
    (backup,) = backups_of(crashed.home)
    assert read_backup_file(backup).about.rows["person"] == 9


def test_without_a_backup_no_step_is_taken(
    kept: Kept, second: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.store.close()
    before = paths.store_file(kept.home).read_bytes()

    def full(*_: object, **__: object) -> None:
        raise file_trouble(OSError(28, "full"))

    monkeypatch.setattr(upgrading, "wrap_up", full)
    with pytest.raises(DiskFull):
        upgrade(kept)
    assert paths.store_file(kept.home).read_bytes() == before
    assert backups_of(kept.home) == ()


def test_a_damaged_store_is_neither_backed_up_nor_brought_up(kept: Kept, second: None) -> None:
    kept.store.close()
    path = paths.store_file(kept.home)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedStore):
        upgrade(kept)
    assert path.read_bytes() == bytes(data)
    assert backups_of(kept.home) == ()


def test_both_doors_ask_for_the_backup(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.bootstrap import doors_of, open_house
    from app.models.store import Store
    from app.policy import Policy
    from tests.test_cli import run

    kept.store.close()
    asked: list[object] = []
    really = Store.open

    def opened(*args: Any, **named: Any) -> Store:
        asked.append(named.get("before_migration"))
        named["before_migration"] = None
        return really(*args, **named)

    monkeypatch.setattr(Store, "open", opened)
    house = open_house(kept.home, clock=FixedClock(NOON), policy=Policy())
    doors_of(house, floor=FLOOR).unlock(PASSPHRASE).store.close()
    assert run("find", "--home", kept.home, "x").code == 0
    assert len(asked) == 2
    assert all(asked)
    unlock(kept.home, PASSPHRASE, floor=FLOOR).wipe()
