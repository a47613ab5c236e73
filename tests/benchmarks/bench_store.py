"""Measures the store: what a save costs beyond bare sqlcipher3; by itself also loading and search.

Run with `python -m tests.benchmarks.bench_store [--people N] [--notes N]`.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import paths
from app.clock import SystemClock
from app.models import engine
from app.models.contact import Contact
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.search import find_notes, find_people
from app.models.store import SaidAnswer, Step, Store, Verb
from app.models.worker import Worker
from tests.benchmarks.measure import Measure
from tests.models.making import fixed_key

WORDS = (
    *("bowls", "library", "shopping", "daughter", "medication", "garden", "hospital", "bus"),
    *("church", "cat", "kitchen", "stairs", "neighbour", "worried", "better", "again", "called"),
    *("visited", "agreed", "lunch", "club", "mornings", "pain", "sleep", "money", "carer"),
    *("respite", "tea", "phone", "letter", "council", "form", "walking", "frame", "steps"),
)
NAMES = ("Dot", "Gwen", "Siân", "Mair", "Arthur", "Roy", "Gill", "Bea", "Idris", "Owen", "Amina")
LAST = ("Evans", "Jones", "Davies", "Prys", "Abbot", "Khan", "Williams", "Roberts", "Hughes")
SAVES = 300
CHANGED = "2026-11-12T14:52:00.000000+00:00"


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of some runs took, in ms, sorted."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)


def line(what: str, taken: list[float]) -> None:
    """One line of the table."""
    p95 = taken[int(len(taken) * 0.95)]
    print(f"{what:<52}{statistics.median(taken):9.2f}{p95:9.2f}{taken[-1]:9.2f}")


def load(store: Store, people: int, notes: int) -> None:
    """Generate people with notes, 1,000 people a step."""
    chance = random.Random(4)
    for start in range(0, people, 1000):
        with store.writing(Step(Verb.LOADED)) as session:
            for n in range(start, min(start + 1000, people)):
                name = f"{chance.choice(NAMES)} {chance.choice(LAST)} {n}"
                person = Person(name=name, postcode=f"CF{n % 40} {n % 10}AA", phone=f"029{n:08}")
                session.add(person)
                for _ in range(notes // people):
                    day = f"20{chance.randint(20, 26)}-{chance.randint(1, 12):02}-11"
                    words = " ".join(chance.choices(WORDS, k=40))
                    session.add(Contact(person_id=person.id, on_date=day, words=words))
        store.checkpoint()


def measures() -> Iterator[Measure]:
    """The one budget of the store itself."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        store = Store.create(home, fixed_key(), clock=SystemClock())
        ours, theirs, _ = timed_saves(store, home)
        store.close()
    yield Measure(
        what="An autosave's commit, beyond bare sqlcipher3 writing the same rows",
        at_most=1,
        measured=statistics.median(ours) - statistics.median(theirs),
        unit="ms",
        beside=f"{statistics.median(ours):.2f} ms against {statistics.median(theirs):.2f} ms",
    )


def timed_saves(store: Store, home: Path) -> tuple[list[float], list[float], list[float]]:
    """One autosave through the store and the same rows by the bare library, turn by turn.

    Milliseconds, sorted: ours, the bare library's, and ours with the step closed after it.
    """
    with store.writing(Step(Verb.SET_UP)) as session:
        session.add(Worker(name="Mair Prys", is_owner=True))
    with store.writing(Step(Verb.STARTED_PAGE)) as session:
        person = Person(name="Dot Evans")
        page = Page(person_id="", page_key="conversation_1", definition_version=1)
        session.add(person)
        page.person_id = person.id
        session.add(page)
        session.add(Answer(page_id=page.id, key="others", value=""))
    text = " ".join(WORDS) * 5
    bare: Any = engine.connect(paths.store_file(home), fixed_key())
    engine.prepare(bare)
    step = Step(Verb.ANSWERED, "others", person.id, page.id, "gesture")
    count = iter(range(10**9))

    def refuse(_: Session) -> None:
        raise AssertionError("typing takes the short way")

    def save() -> None:
        said = SaidAnswer(
            page_id=page.id,
            key="others",
            value=f"{text} {next(count)}",
            whose="worker",
            whose_member_id=None,
            version=1,
        )
        store.answer(step, said, refuse)

    def save_bare() -> None:
        value = f'"{text} {next(count)}"'
        bare.execute("BEGIN IMMEDIATE")
        found = bare.execute(
            "SELECT id FROM answer WHERE page_id = ? AND key = 'others'", (page.id,)
        ).fetchone()
        bare.execute(
            "UPDATE answer SET value = ?, changed_at = ? WHERE id = ?", (value, CHANGED, *found)
        )
        bare.execute("UPDATE bare SET after = ?, digest = zeroblob(32) WHERE n = 1", (value,))
        bare.execute("COMMIT")

    bare.execute("CREATE TABLE bare (n INTEGER PRIMARY KEY, after TEXT, digest BLOB)")
    bare.execute("INSERT INTO bare VALUES (1, '', NULL)")
    save()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(SAVES):
        theirs += milliseconds(save_bare, 1)
        ours += milliseconds(save, 1)
    bare.execute("DROP TABLE bare")
    bare.close()
    closing = milliseconds(lambda: (save(), store.close_steps()), 50)
    return sorted(ours), sorted(theirs), closing


def bench_saves(store: Store, home: Path) -> None:
    """What a save costs, in lines of the table."""
    ours, theirs, closing = timed_saves(store, home)
    line("autosave, bare sqlcipher3, the same rows", theirs)
    line("autosave, through the store", ours)
    extra = statistics.median(ours) - statistics.median(theirs)
    print(f"{'autosave, extra at the median (at most 1 ms)':<52}{extra:9.2f}")
    line("closing a step (chain and index)", closing)


def bench_search(store: Store) -> None:
    """People and notes for words as they are typed."""
    queries = {
        "search, whole words": ["gwen", "daughter", "lunch club", "library bowls"],
        "search, two letters": ["gw", "da", "me", "wo"],
        "search, one letter": ["g", "m"],
        "search, nothing found": ["zzz", "gwen zzz"],
    }
    with store.reading() as session:
        everything: list[float] = []
        for what, words in queries.items():
            taken = sorted(
                ms
                for word in words
                for ms in milliseconds(
                    lambda word=word: (find_people(session, word), find_notes(session, word)), 40
                )
            )
            everything += taken
            line(what, taken)
        line("search, all (p95 at most 50 ms)", sorted(everything))


def main() -> None:
    """Make a store in a temporary folder, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--notes", type=int, default=100_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        store = Store.create(home, fixed_key(), clock=SystemClock())
        print(f"{'what':<52}{'median':>9}{'p95':>9}{'most':>9}  ms")
        begun = time.perf_counter()
        load(store, asked.people, asked.notes)
        took = time.perf_counter() - begun
        size = paths.store_file(home).stat().st_size / 1e6
        print(f"loading {asked.people} people, {asked.notes} notes: {took:.1f} s, {size:.0f} MB")
        bench_search(store)
        bench_saves(store, home)
        line("undo offer", milliseconds(store.undo_offer, 50))
        line("checkpoint and anchor", milliseconds(store.checkpoint, 20))
        line("check of everything", milliseconds(store.check, 1))
        store.close()
        line("open and close", milliseconds(lambda: _open_and_close(home), 5))


def _open_and_close(home: Path) -> None:
    Store.open(home, fixed_key(), clock=SystemClock()).close()


if __name__ == "__main__":
    main()
