"""An older copy or a lost end is noticed at open; a restore may accept it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app import paths
from app.errors import OlderThanRemembered
from app.models.anchor import read_anchor
from app.models.contact import Contact
from app.models.store import Step, Store, Verb
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
