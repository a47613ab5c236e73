"""Stores with a long journal for the budget of locking: made once, in build/bench."""

from __future__ import annotations

import secrets
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app import paths
from app.casework import people, workers
from app.clock import SystemClock
from app.models import engine
from app.models.base import utc_text
from app.models.chain import SALT_BYTES, START, Chain, header_of
from app.models.journal import Verb
from app.models.recording import RowChange
from app.models.schema import SCHEMA_VERSION
from app.models.store import Store
from app.security.cost import DEFAULT_COST
from app.security.keys import create_keys
from tests.benchmarks.practice_store import PASSPHRASE, TODAY, fingerprint
from tests.source import ROOT

DAYS: Final = 500
"""Working days over which the steps are spread; the last is the day of the practice store."""
_AT_A_TIME: Final = 5_000
STEP: Final = (
    *("id", "created_at", "changed_at", "verb", "subject", "worker_id", "person_id", "page_id"),
    *("gesture", "day", "schema", "undoes_id", "salt", "digest", "seq", "closed_at", "tag"),
)
CHANGE: Final = ("step_id", "position", "entity", "row_id", "before", "after", "salt", "digest")
Values = dict[str, Any]


@contextmanager
def journal_home(rows: int) -> Generator[Path]:
    """A copy of a home whose journal has so many rows, half steps and half what they changed."""
    made = ROOT / "build" / "bench" / f"journal-{rows}-{fingerprint()}"
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as folder:
        if not made.is_dir():
            print(f"Making a journal of {rows:,} rows; this is done once.", file=sys.stderr)
            fresh = Path(folder) / "fresh"
            make(fresh, rows)
            fresh.rename(made)
        copy = Path(folder) / "home"
        shutil.copytree(made, copy, ignore=shutil.ignore_patterns("lock", "log"))
        yield copy


def make(home: Path, rows: int) -> None:
    """One person with one note that was changed again and again."""
    home.mkdir()
    clock = SystemClock()
    keys = create_keys(home, passphrase=PASSPHRASE, cost=DEFAULT_COST, clock=clock)
    store = Store.create(home, keys.key, clock=clock)
    workers.set_owner(store, name="Gwen", role="", organisation="", team="", phone="",
                      language="en")  # fmt: skip
    workers.keep_private_setting(store, "cover_code_put_off", True)
    person_id = people.add_person(store, name="Edna Marwood").id
    owner = store.worker_id
    store.close()
    lengthen(home, keys.key, rows, person_id=person_id, worker_id=owner)


def lengthen(
    home: Path, key: engine.StoreKey, rows: int, *, person_id: str, worker_id: str | None
) -> None:
    """Write steps onto the end of a closed store's journal, as the program would have chained."""
    connection: Any = engine.connect(paths.store_file(home), key)
    engine.prepare(connection, "foreign_keys=OFF")  # what a step changed goes in before it
    found = connection.execute(
        "SELECT seq, tag FROM step WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq, tag = found or (0, START)
    chain = Chain(key.derive("journal"))
    steps: list[Values] = []
    changes: list[Values] = []
    for step, change in rows_of(chain, rows // 2, seq, tag, person_id, worker_id):
        steps.append(step)
        changes.append(change)
        if len(steps) == _AT_A_TIME:
            put(connection, steps, changes)
    put(connection, steps, changes)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def put(connection: Any, steps: list[Values], changes: list[Values]) -> None:
    """Insert and forget them."""
    connection.execute("BEGIN IMMEDIATE")
    for table, columns, values in (("change", CHANGE, changes), ("step", STEP, steps)):
        marks = ", ".join(f":{name}" for name in columns)
        into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - ours
        connection.executemany(into, values)
        values.clear()
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rows_of(
    chain: Chain, many: int, seq: int, tag: bytes, person_id: str, worker_id: str | None
) -> Iterator[tuple[Values, Values]]:
    """Steps with the one change of each, the oldest first."""
    clock = SystemClock()
    last = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    note = clock.new_id()
    for number in range(many):
        seq += 1
        days_ago = DAYS - 1 - number * DAYS // many
        at = utc_text(last - timedelta(days=days_ago) + timedelta(seconds=number % 3600))
        step_id, salt = clock.new_id(), secrets.token_bytes(SALT_BYTES)
        step: Values = {
            "id": step_id,
            "created_at": at,
            "changed_at": at,
            "verb": str(Verb.CHANGED_NOTE),
            "subject": "",
            "worker_id": worker_id,
            "person_id": person_id,
            "page_id": None,
            "gesture": None,
            "day": at[:10],
            "schema": SCHEMA_VERSION,
            "undoes_id": None,
            "salt": salt,
            "digest": chain.subject_digest(salt, step_id, ""),
            "seq": seq,
            "closed_at": at,
        }
        change = chain.change_values(
            step_id,
            0,
            RowChange(
                entity="contact",
                row_id=note,
                before={"words": f"The shed, and tea on day {days_ago}."},
                after={"words": f"The shed, and tea and a bus on day {days_ago}."},
            ),
        )
        tag = chain.tag(tag, header_of(step, 1), (change["digest"],))
        yield {**step, "tag": tag}, change
