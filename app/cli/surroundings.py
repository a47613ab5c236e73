"""What a command stands in: streams, environment, clock and costs, so that tests choose them."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final, TextIO

from app.clock import Clock, SystemClock
from app.errors import WrongUse
from app.language import N_, Message, Words, message
from app.policy import Policy
from app.security.cost import SHIPPED_FLOOR_KIB, KeyCost

VARIABLE: Final = "KITCHEN_TABLE_PASSPHRASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The world of one command; `cost` and `floor` (KiB) of new keys are small in tests.

    `policy` None reads the machine's own.
    """

    environment: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Clock = field(default_factory=SystemClock)
    cost: KeyCost | None = None
    floor: int = SHIPPED_FLOOR_KIB
    policy: Policy | None = None
    ask: Callable[[str], str] = getpass.getpass

    @classmethod
    def of_this_process(cls) -> Surroundings:
        """The real ones; words of every language go out whatever the terminal was set to."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="replace")
        return cls(environment=os.environ, stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command on its way: where, in which words, and how it speaks."""

    around: Surroundings
    words: Words
    home: Path
    as_json: bool

    def say(self, text: str) -> None:
        """A line for who reads the output; nothing when the output is JSON."""
        if not self.as_json:
            print(text, file=self.around.stdout)

    def give(self, value: object) -> None:
        """The whole answer as JSON, when that is what was asked for."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1), file=self.around.stdout)

    def note(self, said: Message) -> None:
        """One sentence on stderr."""
        print(" ".join(self.words.say(said).split()), file=self.around.stderr, flush=True)

    def progress(self, done: int, total: int) -> None:
        """How far it has come, over the same line, only where somebody watches."""
        stream = self.around.stderr
        if stream.isatty():
            end = "\n" if done >= total else "\r"
            print(f"{done} / {total}", end=end, file=stream, flush=True)

    def passphrase(self, *, is_new: bool = False) -> str:
        """The passphrase from the environment or the terminal; a new one is asked for twice.

        Raises `WrongUse` where there is neither: it is never an argument, which others could see.
        """
        given = self.around.environment.get(VARIABLE)
        if given:
            return given
        if not self.around.stdin.isatty():
            raise WrongUse(
                message(N_("A passphrase is needed.")),
                message(
                    N_("Set {variable}, or start the command in a terminal."), variable=VARIABLE
                ),
            )
        typed = self.around.ask(self.words.text(N_("Passphrase: ")))
        if is_new and typed != self.around.ask(self.words.text(N_("The same again: "))):
            raise WrongUse(
                message(N_("The two passphrases are not the same.")),
                message(N_("Start again and type it twice.")),
            )
        return typed


class DayClock(SystemClock):
    """The real clock with another day: what is worked out for today is worked out for that one."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def today(self) -> date:
        """The chosen day."""
        return self._day


def noon_of(day: date) -> datetime:
    """A moment of a day on which nobody doubts the day, in UTC."""
    return datetime.combine(day, time(12), UTC)
