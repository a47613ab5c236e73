"""A program that is started once and forks a child for each round, to be killed by the test.

A line on standard input is a round: `autosave HOME` or `migrate HOME`. The child says `pid N`,
then what it has done.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import select

from app import paths
from app.clock import SystemClock
from app.models.migrations.running import upgrade_file
from app.models.page import Answer
from app.models.schema import SCHEMA_VERSION
from app.models.store import Step, Store, Verb
from tests.models.making import fixed_key

VERSIONS = Path(__file__).parent / "migrations_to_next"
THIS, NEXT = SCHEMA_VERSION, SCHEMA_VERSION + 1


def say(words: str) -> None:
    """Tell the test, at once."""
    os.write(1, f"{words}\n".encode())


def autosave(home: Path) -> None:
    """Type into one answer for ever; each save that has been kept is said."""
    store = Store.open(home, fixed_key(), clock=SystemClock())
    with store.reading() as session:
        page_id = session.scalars(select(Answer)).one().page_id
    for n in count(1):
        step = Step(Verb.ANSWERED, "others", page_id=page_id, gesture=f"gesture {n // 7}")
        with store.writing(step) as session:
            answer = session.scalars(select(Answer).where(Answer.page_id == page_id)).one()
            answer.value = f"{n} words"
        say(f"kept {n}")
        if n % 5 == 0:
            store.close_steps()
        if n % 11 == 0:
            store.checkpoint()


def migrate(home: Path) -> None:
    """Bring a store of this version to the next one."""
    say("begin")
    upgrade_file(paths.store_file(home), fixed_key(), THIS, NEXT, versions=VERSIONS)
    say("end")


def main() -> None:
    """Fork a child for each line, and wait until it ends."""
    rounds = {"autosave": autosave, "migrate": migrate}
    say("ready")
    for line in sys.stdin:
        name, home = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            rounds[name](Path(home))
            os._exit(0)
        os.waitpid(child, 0)
        say("over")


if __name__ == "__main__":
    main()
