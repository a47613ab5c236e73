"""A new key for the whole store: what opens it then, what is kept, and what changes nothing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from app import paths
from app.casework import people, workers
from app.clock import FixedClock
from app.errors import (
    AppError,
    Cancelled,
    DamagedStore,
    DiskFull,
    Refused,
    WeakPassphrase,
    WrongPassphrase,
)
from app.exchange.backup import check_backups, make_backup, prepare_restore, put_prepared, restore
from app.exchange.backup_folder import backups_of, copy_to_second
from app.exchange.choosing import lost_by
from app.exchange.new_key import Ready, Renewed, Wanted, get_ready, write_anew
from app.exchange.rehearsal import rehearse
from app.language import Words
from app.models import journal_keys
from app.models.engine import connect
from app.models.journal import JournalStep, Verb
from app.models.store import Store
from app.security.keys import (
    check_headers,
    council_key_of,
    make_next_key,
    set_council_key,
    unlock,
    unlock_with_code,
    unlock_with_council_key,
)
from app.security.recovery_code import new_recovery_code
from app.security.waiting_key import leave_waiting, let_in, waiting_file
from tests.exchange.making import COST, FLOOR, NOON, PASSPHRASE, Kept, raw_bytes
from tests.security.conftest import new_identity

NEW = "seven lamps under water"
CODE = new_recovery_code()
CLOCK = FixedClock(NOON, seed=5)


def wanted(**changes: Any) -> Wanted:
    asked: dict[str, Any] = {"present": PASSPHRASE, "passphrase": NEW, "recovery_code": CODE}
    return Wanted(**{**asked, **changes})


def ready_for(home: Path, **changes: Any) -> Ready:
    return get_ready(home, wanted(**changes), council_key=None, cost=COST, clock=CLOCK, floor=FLOOR)


def quiet(*_: object) -> None:
    """Hears how far it is, and says nothing."""


def renew(home: Path, *, second: Path | None = None, **changes: Any) -> Renewed:
    return write_anew(
        ready_for(home, **changes), home, clock=CLOCK, told=quiet, second=second, floor=FLOOR
    )


def opens(home: Path, passphrase: str) -> bool:
    try:
        unlock(home, passphrase, floor=FLOOR).wipe()
    except WrongPassphrase:
        return False
    return True


def everything_in(home: Path) -> dict[str, bytes]:
    """Every file of a home but the lock and the tries."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


def opened(home: Path, passphrase: str = NEW) -> Store:
    return Store.open(home, unlock(home, passphrase, floor=FLOOR), clock=CLOCK)


def test_everything_is_under_the_new_key_and_as_it_was(kept: Kept) -> None:
    before = people.people(kept.store).rows
    kept.store.close()
    old_salt = paths.store_file(kept.home).read_bytes()[:16]
    done = renew(kept.home)
    assert done.trouble is None
    assert not opens(kept.home, PASSPHRASE)
    assert paths.store_file(kept.home).read_bytes()[:16] != old_salt
    store = opened(kept.home)
    assert people.people(store).rows == before
    assert [f.name for f in store.check() if not f.is_good] == []
    store.close()
    unlock_with_code(kept.home, CODE, floor=FLOOR).wipe()
    assert {found.state for found in check_headers(kept.home, floor=FLOOR)} == {"good"}
    assert sorted(path.name for path in kept.home.iterdir()) == [
        "backups", "key.json", "key.json.2", "state.json", "store.db",
    ]  # fmt: skip


def test_the_key_of_before_opens_nothing_any_more(kept: Kept) -> None:
    kept.store.close()
    old = unlock(kept.home, PASSPHRASE, floor=FLOOR)
    renew(kept.home)
    with pytest.raises(DamagedStore):
        Store.open(kept.home, old, clock=CLOCK)


def test_both_keys_are_wiped_and_their_bytes_lie_nowhere(kept: Kept) -> None:
    kept.store.close()
    ready = ready_for(kept.home)
    literals = [ready.old.store_literal(), ready.next.key.store_literal()]
    secrets = [ready.old.sealed_secret(), ready.next.key.sealed_secret()]
    write_anew(ready, kept.home, clock=CLOCK, told=quiet, floor=FLOOR)
    assert ready.old.is_wiped
    assert ready.next.key.is_wiped
    lying = raw_bytes(kept.home)
    assert not any(secret in lying or secret.hex().encode() in lying for secret in secrets)
    assert not any(literal[2:66] in lying for literal in literals)


def test_it_stands_in_the_journal_and_what_was_done_before_can_still_be_undone(kept: Kept) -> None:
    beryl = people.add_person(kept.store, name="Beryl Hughes")
    kept.store.close()
    renew(kept.home)
    store = opened(kept.home)
    with store.reading() as session:
        verb = select(JournalStep.verb).order_by(JournalStep.seq.desc()).limit(1)
        assert session.scalar(verb) == Verb.RENEWED_KEY
    offer = store.undo_offer()
    assert offer is not None
    store.undo(offer.step_id)
    assert not people.is_known(store, person_id=beryl.id)
    assert all(finding.is_good for finding in store.check())
    store.close()


def test_a_history_that_was_changed_from_outside_is_not_made_good_by_it(kept: Kept) -> None:
    kept.store.close()
    connection: Any = connect(paths.store_file(kept.home), kept.key)
    connection.execute("DROP TRIGGER guard_step_update")
    connection.execute("UPDATE step SET verb = 'noted' WHERE seq = 3")
    connection.close()
    assert renew(kept.home).trouble is not None  # a backup of it is not whole
    store = opened(kept.home)
    (bad,) = [finding for finding in store.check() if not finding.is_good]
    assert bad.name == "journal"
    assert "step 3" in Words().say(bad.says)
    store.close()


def test_it_may_be_done_again_and_the_whole_history_still_fits(kept: Kept) -> None:
    kept.store.close()
    renew(kept.home)
    store = opened(kept.home)
    people.add_person(store, name="Beryl Hughes")
    store.close()
    third = "over hills and valleys"
    renew(kept.home, present=NEW, passphrase=third)
    store = opened(kept.home, third)
    with store.reading() as session:
        assert len(journal_keys.earlier_keys(session.connection())) == 2
    assert all(finding.is_good for finding in store.check())
    # Whoever changes the keys kept for earlier parts is found out.
    workers.keep_private_setting(store, journal_keys.SETTING, [{"through": 1, "key": "zz"}])
    assert [f.name for f in store.check() if not f.is_good] == ["journal"]
    store.close()


def test_what_an_older_backup_would_lose_is_still_told(kept: Kept) -> None:
    backup = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    kept.store.close()
    renew(kept.home)
    store = opened(kept.home)
    people.add_person(store, name="Beryl Hughes")
    lost = lost_by(store, backup)
    assert lost.is_known
    assert (lost.steps, lost.people) == (1, 1)
    store.close()


def test_older_backups_open_with_the_passphrase_of_their_day_only(kept: Kept) -> None:
    older = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    older = older.rename(older.with_name("kitchen-table-20261101T120000Z.backup"))
    kept.store.close()
    done = renew(kept.home)
    assert done.backup is not None
    assert (done.older, done.removed) == (1, 0)
    key = unlock(kept.home, NEW, floor=FLOOR)
    assert all(found.is_good for found in check_backups(kept.home, key, clock=CLOCK))
    with pytest.raises(WrongPassphrase):
        restore(older, kept.home, passphrase=NEW, clock=CLOCK, floor=FLOOR)
    restore(done.backup, kept.home, passphrase=NEW, clock=CLOCK, floor=FLOOR)
    restore(older, kept.home, passphrase=PASSPHRASE, clock=CLOCK, floor=FLOOR)
    assert opens(kept.home, PASSPHRASE)
    assert not opens(kept.home, NEW)
    opened(kept.home, PASSPHRASE).close()


def test_older_backups_go_in_both_places_if_that_is_wanted(kept: Kept, council: Path) -> None:
    older = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    older = older.rename(older.with_name("kitchen-table-20261101T120000Z.backup"))
    copy_to_second(older, council, store_id=kept.key.store_id, now=NOON)
    store_id = kept.key.store_id
    kept.store.close()
    done = renew(kept.home, second=council, removes_older=True)
    assert done.backup is not None
    assert (done.older, done.removed, done.is_second_away) == (0, 2, False)
    assert backups_of(kept.home) == (done.backup,)
    assert [path.name for path in (council / store_id).iterdir()] == [done.backup.name]


def test_a_rehearsal_of_a_backup_from_before_is_no_alarm(kept: Kept) -> None:
    older = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    older.rename(older.with_name("kitchen-table-20261101T120000Z.backup"))
    kept.store.close()
    done = renew(kept.home)
    assert done.backup is not None
    done.backup.unlink()
    told = rehearse(kept.home, unlock(kept.home, NEW, floor=FLOOR), clock=CLOCK)
    assert told is not None
    assert told.is_good


@pytest.mark.parametrize("is_named_by_policy", [False, True])
def test_the_council_can_open_it_as_before(kept: Kept, *, is_named_by_policy: bool) -> None:
    (mine, recipient), (other, named) = new_identity(), new_identity()
    set_council_key(kept.home, kept.key, recipient, floor=FLOOR)
    kept.store.close()
    policy = named if is_named_by_policy else None
    ready = get_ready(kept.home, wanted(), council_key=policy, cost=COST, clock=CLOCK, floor=FLOOR)
    write_anew(ready, kept.home, clock=CLOCK, told=quiet, floor=FLOOR)
    assert council_key_of(kept.home, floor=FLOOR) == (policy or recipient)
    unlock_with_council_key(kept.home, other if policy else mine, floor=FLOOR).wipe()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"present": "not this one"}, WrongPassphrase),
        ({"passphrase": PASSPHRASE}, Refused),
        ({"passphrase": "short"}, WeakPassphrase),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_closed(
    kept: Kept, changes: dict[str, str], error: type[AppError]
) -> None:
    with pytest.raises(error):
        ready_for(kept.home, **changes)
    assert people.people(kept.store).total


def nothing_changed(kept: Kept, do: Callable[[], object], error: type[BaseException]) -> Any:
    """Whether what fails leaves every file as it was."""
    kept.store.close()
    before = everything_in(kept.home)
    with pytest.raises(error) as raised:
        do()
    assert everything_in(kept.home) == before
    opened(kept.home, PASSPHRASE).close()
    return raised.value


@pytest.mark.parametrize("at", range(1, 5))
def test_given_up_at_any_time_before_the_last_part_it_changes_nothing(kept: Kept, at: int) -> None:
    asked: list[str] = []

    def told(part: str, _done: int, _total: int) -> None:
        asked.append(part)
        if len(asked) == at:
            raise Cancelled

    ready = ready_for(kept.home)
    nothing_changed(
        kept,
        lambda: write_anew(ready, kept.home, clock=CLOCK, told=told, floor=FLOOR),
        Cancelled,
    )
    assert ready.old.is_wiped


def test_a_disk_without_room_is_told_of_before_anything_is_written(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = ready_for(kept.home)
    full = SimpleNamespace(total=10, used=9, free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    nothing_changed(
        kept,
        lambda: write_anew(ready, kept.home, clock=CLOCK, told=quiet, floor=FLOOR),
        DiskFull,
    )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("open", errno.ENOSPC),
        ("fsync", errno.ENOSPC),
        ("replace", errno.EACCES),
        ("mkdir", errno.EACCES),
    ],
)
def test_a_disk_that_fails_changes_nothing_or_leaves_the_new_one_whole(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    kept.store.close()
    made = ready_for(kept.home)
    real = getattr(os, call)
    count = 0
    with monkeypatch.context() as patch:

        def failing(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count >= 3:
                raise OSError(code, "no")
            return real(*arguments, **options)

        patch.setattr(os, call, failing)
        with suppress(AppError):
            write_anew(made, kept.home, clock=CLOCK, told=quiet, floor=FLOOR)
    is_new = opens(kept.home, NEW)
    assert opens(kept.home, PASSPHRASE) is not is_new
    store = opened(kept.home, NEW if is_new else PASSPHRASE)
    assert all(finding.is_good for finding in store.check())
    store.close()


def test_a_key_that_waits_is_let_in_by_the_store_alone(kept: Kept) -> None:
    made = make_next_key(
        kept.home, kept.key, passphrase=NEW, code=CODE, council_key=None,
        cost=COST, clock=CLOCK, floor=FLOOR,
    )  # fmt: skip
    leave_waiting(kept.home, made.header)
    assert not let_in(kept.home, floor=FLOOR)
    assert opens(kept.home, PASSPHRASE)
    assert not opens(kept.home, NEW)
    waiting_file(kept.home).write_bytes(b"{}")
    assert not let_in(kept.home, floor=FLOOR)
    assert opens(kept.home, PASSPHRASE)


def test_a_restore_over_a_new_key_that_is_cut_short_can_be_opened(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = make_backup(kept.store, kept.home, key=kept.key, floor=FLOOR)
    kept.store.close()
    renew(kept.home)
    ready = prepare_restore(older, kept.home, passphrase=PASSPHRASE, clock=CLOCK, floor=FLOOR)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.exchange.backup.put_header_bytes", killed)
    with pytest.raises(KeyboardInterrupt):
        put_prepared(ready, kept.home, clock=CLOCK)
    opened(kept.home, PASSPHRASE).close()


def test_a_damaged_page_is_not_carried_over(kept: Kept) -> None:
    """The library's own way of copying would make zeros of it, which nobody could tell later."""
    people.add_person(kept.store, name="Beryl Hughes", about_matters="words " * 2000)
    kept.store.close()
    path = paths.store_file(kept.home)
    last = path.stat().st_size // 4096 - 1
    whole = path.read_bytes()
    for page in (last, last - 1):
        data = bytearray(whole)
        data[page * 4096 + 2000] ^= 1
        path.write_bytes(data)
        before = everything_in(kept.home)
        with pytest.raises(DamagedStore):
            renew(kept.home)
        assert everything_in(kept.home) == before
