"""`kill -9` at any moment loses nothing that was kept and leaves a schema old or new, whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app import paths
from app.models import engine
from app.models.contact import Contact
from app.models.page import Answer
from app.models.person import Person
from app.models.store import Step, Verb
from tests.models.killed import NEXT, THIS
from tests.models.making import fixed_key, reopen, start

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked"),
]


class Victims:
    """The program that forks a child for each round."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.models.killed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert self.hear() == "ready"

    def hear(self) -> str:
        """The next thing it says."""
        assert self._program.stdout is not None
        return self._program.stdout.readline().decode().strip()

    def begin(self, what: str, home: Path) -> int:
        """Start a round; the child's pid."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{what} {home}\n".encode())
        self._program.stdin.flush()
        name, pid = self.hear().split()
        assert name == "pid"
        return int(pid)

    def rest(self) -> list[str]:
        """Everything the round still said."""
        said: list[str] = []
        while (words := self.hear()) != "over":
            said.append(words)
        return said

    def end(self) -> None:
        """Let the program go."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.stdout.close()
        assert self._program.wait(20) == 0


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    program = Victims()
    yield program
    program.end()


def wait(seconds: float) -> None:
    """Let the child go on for a random while: the test is about when it is cut."""
    threading.Event().wait(seconds)


def test_every_kept_word_is_there_after_a_kill(victims: Victims, home: Path, rounds: int) -> None:
    begun = start(home)
    begun.answer("others", "0 words")
    begun.store.close()
    chance = random.Random(20261112)
    kept = 0
    for _round in range(rounds):
        pid = victims.begin("autosave", home)
        first = victims.hear()
        wait(chance.uniform(0, 0.12))
        os.kill(pid, signal.SIGKILL)
        said = [int(words.split()[1]) for words in (first, *victims.rest()) if words]
        kept += len(said)
        store = reopen(home)
        with store.reading() as session:
            value = session.scalars(select(Answer)).one().value
        assert value in {f"{said[-1]} words", f"{said[-1] + 1} words"}
        assert all(finding.is_good for finding in store.check())
        store.close()
    assert kept > rounds


def test_a_killed_migration_leaves_the_old_or_the_new_schema_whole(
    victims: Victims, home: Path, rounds: int
) -> None:
    begun = start(home)
    with begun.store.writing(Step(Verb.LOADED)) as session:
        for n in range(400):
            person = Person(name=f"Gwen {n}")
            session.add(person)
            session.add(Contact(person_id=person.id, words="Rang " * 20))
    begun.store.close()
    kept = home.parent / "kept"
    shutil.copytree(home, kept)
    victims.begin("migrate", home)
    started_at = time.monotonic()
    assert victims.rest() == ["begin", "end"]
    whole = time.monotonic() - started_at
    chance = random.Random(20261112)
    versions: list[int] = []
    for n in range(max(8, rounds // 2)):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        pid = victims.begin("migrate", home)
        assert victims.hear() == "begin"
        wait(whole * (n / 8 if n < 8 else chance.random()))
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(pid, signal.SIGKILL)
        victims.rest()
        versions.append(version_of_whole_store(home))
    assert THIS in versions


def version_of_whole_store(home: Path) -> int:
    """The schema version of a store in which nothing is half."""
    connection: Any = engine.connect(paths.store_file(home), fixed_key())
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master").fetchall()]
    columns = [row[1] for row in connection.execute("PRAGMA table_info(person)").fetchall()]
    assert ("goal" in names) is (version == NEXT)
    assert ("likes" in columns) is (version == NEXT)
    assert not any(name.startswith("_alembic") for name in names)
    assert sum(name.startswith("guard_") for name in names) == 15
    for table, rows in (("person", 401), ("contact", 400), ("change", 803)):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()
    return version
