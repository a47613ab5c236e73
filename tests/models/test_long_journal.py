"""What opening and closing a store cost does not grow with its journal: a lock is in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.models import engine
from app.models.page import Answer
from app.models.store import Step, Store, Verb
from tests.benchmarks.journal_store import lengthen
from tests.models.making import fixed_key, reopen, start

FEW, MANY = 40, 4_000


class Counter:
    """Counts each instruction that SQLite does on every connection made from now on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        connect = engine.connect

        def counted(*given: Any, **named: Any) -> Any:
            connection = connect(*given, **named)
            connection.set_progress_handler(self._one_more, 1)
            return connection

        monkeypatch.setattr(engine, "connect", counted)

    def _one_more(self) -> int:
        self.count += 1
        return 0

    def since(self) -> int:
        """What was counted since this was last asked."""
        count, self.count = self.count, 0
        return count


def lengthened(home: Path, rows: int) -> Path:
    """A store with a page that was begun and a journal of so many rows."""
    started = start(home)
    owner = started.store.worker_id
    started.store.close()
    lengthen(home, fixed_key(), rows, person_id=started.person_id, worker_id=owner)
    return home


def costs(home: Path, counter: Counter) -> tuple[int, int]:
    """Of opening; and of typing, leaving what is open and closing, as a lock does."""
    counter.since()
    store = reopen(home)
    opening = counter.since()
    with store.reading() as session:
        page_id = session.connection().exec_driver_sql("SELECT id FROM page").scalar_one()
    type_into(store, page_id)
    counter.since()
    store.close()
    return opening, counter.since()


def type_into(store: Store, page_id: str) -> None:
    """A sentence whose step is still open."""
    step = Step(Verb.ANSWERED, "what_matters", page_id=page_id, gesture="typing")
    with store.writing(step) as session:
        session.add(Answer(page_id=page_id, key="what_matters", value="The shed."))


def test_opening_and_closing_do_not_grow_with_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, long = lengthened(tmp_path / "short", FEW), lengthened(tmp_path / "long", MANY)
    with monkeypatch.context() as patch:
        counter = Counter(patch)
        opened_short, closed_short = costs(short, counter)
        opened_long, closed_long = costs(long, counter)
        store = reopen(long)
        counter.since()
        with store.reading() as session:
            session.connection().exec_driver_sql("SELECT max(closed_at) FROM step").scalar_one()
        assert counter.since() > MANY  # a look at every step would have been seen
        store.close()
    assert min(opened_short, closed_short) > 10  # something is counted
    assert (opened_long, closed_long) == (opened_short, closed_short)
    store = reopen(long)
    assert all(finding.is_good for finding in store.check())  # chained as the program chains
    store.close()
