"""A program that is started once and forks a child for each round, which gives a store a new key.

A line on standard input is `AT HOME`: the child dies of itself at the AT-th time that it reaches
the disk or says how far it is, and lives through it all for 0. The last it says is how often it
did, and which time it was that the new store took the old one's place.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.clock import FixedClock
from app.exchange.new_key import Wanted, get_ready, write_anew
from tests.exchange.making import COST, FLOOR, NOON, PASSPHRASE

NEW = "seven lamps under water"
CODE = "-".join(["ABCD"] * 8)
_CALLS = ("open", "fsync", "replace", "unlink", "mkdir")


def say(words: str) -> None:
    """Tell the test, at once."""
    os.write(1, f"{words}\n".encode())


class Dying:
    """Counts, and dies at the one that was asked for."""

    def __init__(self, at: int) -> None:
        self._at = at
        self.count = 0
        self.swapped_at = 0

    def step(self, *_: object) -> None:
        """One more."""
        self.count += 1
        if self.count == self._at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call that is counted."""

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.step()
            if len(args) == 2 and Path(str(args[1])).name == "store.db":
                self.swapped_at = self.count
            return call(*args, **kwargs)

        return counted


def renew(at: int, home: Path) -> None:
    """Give the store a new key, or die on the way."""
    clock = FixedClock(NOON, seed=5)
    ready = get_ready(
        home,
        Wanted(present=PASSPHRASE, passphrase=NEW, recovery_code=CODE),
        council_key=None,
        cost=COST,
        clock=clock,
        floor=FLOOR,
    )
    dying = Dying(at)
    for name in _CALLS:
        setattr(os, name, dying.before(getattr(os, name)))
    write_anew(ready, home, clock=clock, told=dying.step, floor=FLOOR)
    say(f"{dying.count} {dying.swapped_at}")


def main() -> None:
    """Fork a child for each line, and wait until it ends."""
    say("ready")
    for line in sys.stdin:
        at, home = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            renew(int(at), Path(home))
            os._exit(0)
        os.waitpid(child, 0)
        say("over")


if __name__ == "__main__":
    main()
