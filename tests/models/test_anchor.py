"""An older copy or a lost end is noticed at open; a restore may accept it."""

from __future__ import annotations

import errno
import json
import random
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.errors import OlderThanRemembered
from app.models.anchor import AnchorKeeper, read_anchor
from app.models.chain import head_of
from app.models.contact import Contact
from app.models.store import Step, Store, Verb
from app.security.files import file_trouble
from tests.models.making import reopen, start


@pytest.fixture
def closed(home: Path) -> Path:
    """A home with two kept copies of its file: `store.old` is two answers behind."""
    begun = start(home)
    begun.answer("others", "Mum")
    begun.store.checkpoint()
    shutil.copy(paths.store_file(home), home / "store.old")
    begun.answer("others", "Bea")
    begun.answer("hopes", "Bowls")
    begun.store.close()
    return home


def put_old_back(home: Path) -> None:
    shutil.copy(home / "store.old", paths.store_file(home))


def test_closing_remembers_the_head(closed: Path) -> None:
    anchor = read_anchor(closed)
    assert anchor is not None
    assert anchor.head.seq == 6


def note(store: Store, words: str) -> None:
    with store.writing(Step(Verb.NOTED)) as session:
        session.add(Contact(words=words))


def test_a_store_that_went_on_without_a_checkpoint_opens(closed: Path) -> None:
    store = reopen(closed)
    note(store, "Rang")
    after_crash = closed.parent / "after the crash"
    shutil.copytree(closed, after_crash)
    store.close()
    reopen(after_crash).close()


def test_an_old_copy_is_noticed_and_left_as_it_is(closed: Path) -> None:
    put_old_back(closed)
    before = paths.store_file(closed).read_bytes()
    with pytest.raises(OlderThanRemembered):
        reopen(closed)
    assert paths.store_file(closed).read_bytes() == before


def test_a_restore_accepts_the_old_copy_once_and_for_all(closed: Path) -> None:
    put_old_back(closed)
    reopen(closed, accept_older=True).close()
    reopen(closed).close()


def test_an_old_copy_that_was_written_on_is_noticed(closed: Path) -> None:
    state = paths.state_file(closed).read_bytes()
    put_old_back(closed)
    store = reopen(closed, accept_older=True)
    for n in range(4):
        note(store, str(n))
    store.close()
    paths.state_file(closed).write_bytes(state)
    with pytest.raises(OlderThanRemembered):
        reopen(closed)


def test_a_lost_log_is_noticed(home: Path) -> None:
    begun = start(home)
    begun.store.checkpoint()
    kept = paths.store_file(home).read_bytes()
    begun.answer("others", "Mum")
    begun.store.close()
    paths.store_file(home).write_bytes(kept)
    with pytest.raises(OlderThanRemembered):
        reopen(home)


@pytest.mark.parametrize("state", ["", "{", "[]", '{"journal": 1}', '{"journal": {"seq": "1"}}'])
def test_an_unreadable_memory_is_made_again(closed: Path, state: str) -> None:
    paths.state_file(closed).write_text(state)
    reopen(closed).close()
    assert read_anchor(closed) is not None


def test_what_else_the_state_file_holds_stays(closed: Path) -> None:
    state = json.loads(paths.state_file(closed).read_text())
    paths.state_file(closed).write_text(json.dumps({**state, "tries": 3}))
    reopen(closed).close()
    assert json.loads(paths.state_file(closed).read_text())["tries"] == 3


def test_the_memory_of_another_store_does_not_fit(closed: Path) -> None:
    state = json.loads(paths.state_file(closed).read_text())
    state["journal"]["store_id"] = "another"
    paths.state_file(closed).write_text(json.dumps(state))
    with pytest.raises(OlderThanRemembered):
        reopen(closed)


def remembered(home: Path) -> int:
    anchor = read_anchor(home)
    return anchor.head.seq if anchor is not None else 0


def wait_for_the_anchor(home: Path, seq: int) -> None:
    """Wait until quiet has come and the head is remembered."""
    end = time.monotonic() + 10
    while remembered(home) < seq and time.monotonic() < end:
        threading.Event().wait(0.01)
    assert remembered(home) == seq


@pytest.fixture
def unclosed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of a home whose last answers are in the log only, as a crash leaves it."""
    monkeypatch.setattr(
        AnchorKeeper.__init__, "__kwdefaults__", {"quiet": 0.02, "longest": 0.5}, raising=True
    )
    begun = start(home)
    begun.store.checkpoint()
    for words in ("Mum", "Bea", "Mum and Bea"):
        begun.answer("others", words)
    with begun.store.reading() as session:
        seq = head_of(session.connection()).seq
    wait_for_the_anchor(home, seq)
    crashed = home.parent / "crashed"
    shutil.copytree(home, crashed)
    yield crashed
    begun.store.close()


def test_after_a_crash_the_anchor_that_followed_is_no_alarm(unclosed: Path) -> None:
    assert log_of(unclosed).stat().st_size
    reopen(unclosed).close()


def log_of(home: Path) -> Path:
    return home / "store.db-wal"


def test_a_log_that_was_removed_cut_or_damaged_is_always_noticed(unclosed: Path) -> None:
    whole = log_of(unclosed).read_bytes()
    chance = random.Random(20261112)
    ways: list[bytes | None] = [None, b"", whole[: len(whole) // 2]]
    ways += [whole[: chance.randrange(1, len(whole) - 1)] for _ in range(10)]
    for _ in range(20):
        at = chance.randrange(len(whole))
        flipped = bytes([whole[at] ^ 1 << chance.randrange(8)])
        ways.append(whole[:at] + flipped + whole[at + 1 :])
    for number, log in enumerate(ways):
        home = unclosed.with_name(f"damaged {number}")
        shutil.copytree(unclosed, home)
        if log is None:
            log_of(home).unlink()
        else:
            log_of(home).write_bytes(log)
        with pytest.raises(OlderThanRemembered):
            reopen(home).close()


def test_the_anchor_follows_while_nothing_is_ever_quiet() -> None:
    times: list[float] = []
    keeper = AnchorKeeper(lambda: times.append(time.monotonic()), quiet=5.0, longest=0.05)
    end = time.monotonic() + 5
    while not times and time.monotonic() < end:
        keeper.hear()
        threading.Event().wait(0.001)
    keeper.stop()
    assert times


def test_an_anchor_that_cannot_be_written_holds_nothing_up_and_is_tried_again() -> None:
    tries: list[int] = []
    again = threading.Event()

    def remember() -> None:
        tries.append(1)
        again.set()
        if len(tries) == 1:
            raise file_trouble(OSError(errno.ENOSPC, "full"))

    keeper = AnchorKeeper(remember, quiet=0.0)
    for _ in range(2):
        again.clear()
        keeper.hear()
        assert again.wait(5)
    keeper.stop()
    assert len(tries) == 2
    keeper.hear()
    assert len(tries) == 2
