"""`python -m tests.torture --rounds N`: kill it N times; ends with 0 if nothing was lost."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.killing import Tally, torture


def say(line: str) -> None:
    """One line of figures, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = parser.parse_args()
    if sys.platform == "win32":
        say("torture needs fork, which this system does not have")
        return 0
    begun = time.monotonic()

    def told(tally: Tally) -> None:
        if tally.rounds % 50 == 0:
            say(f"{tally.rounds} rounds, {len(tally.lost)} losses")

    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        tally = torture(Path(folder), rounds=given.rounds, seed=given.seed, told=told)
    seconds = time.monotonic() - begun
    say(f"{tally.rounds} kills in {seconds:.0f} s, seed {given.seed}")
    say(f"killed while {dict(sorted(tally.killed_while.items()))}")
    say(f"acknowledged {dict(sorted(tally.acknowledged.items()))}")
    for line in tally.lost:
        say(line)
    say("nothing lost" if not tally.lost else f"{len(tally.lost)} losses")
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
