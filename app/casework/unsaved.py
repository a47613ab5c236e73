"""What was typed and is not on the disk yet: in order of typing, never dropped on a failure."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from app.casework import intake
from app.forms.conditions import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswer:
    """An answer as it stands on the screen, on its way to the store."""

    key: str
    value: Json
    whose: str
    whose_member_id: str
    gesture: str


class Unsaved:
    """Typed answers by key: waiting to be handed over, or handed over and not confirmed.

    The screen's thread types, the writer's thread confirms; a lock keeps them apart.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, TypedAnswer] = {}
        self._on_the_way: dict[str, TypedAnswer] = {}

    def type(self, answer: TypedAnswer) -> None:
        """Take an answer in; it stands in place of what was typed for this key before."""
        with self._lock:
            self._waiting[answer.key] = answer

    def hand_over(self) -> tuple[list[TypedAnswer], list[TypedAnswer]]:
        """What to write now, and what is too long to be written and goes on waiting."""
        with self._lock:
            everything = list(self._waiting.values())
            too_long = [a for a in everything if intake.length_of(a.value) > intake.TEXT_LIMIT]
            ready = [a for a in everything if a not in too_long]
            for answer in ready:
                del self._waiting[answer.key]
                self._on_the_way[answer.key] = answer
            return ready, too_long

    def confirm(self, answer: TypedAnswer) -> None:
        """The answer is on the disk."""
        with self._lock:
            if self._on_the_way.get(answer.key) is answer:
                del self._on_the_way[answer.key]

    def give_back(self, answer: TypedAnswer) -> None:
        """The answer could not be written: it waits again, unless newer words are there."""
        with self._lock:
            if self._on_the_way.get(answer.key) is answer:
                del self._on_the_way[answer.key]
                self._waiting.setdefault(answer.key, answer)

    def keys(self) -> frozenset[str]:
        """The questions with anything unsaved."""
        with self._lock:
            return frozenset(self._waiting) | frozenset(self._on_the_way)

    def current(self) -> Mapping[str, TypedAnswer]:
        """What is unsaved, the newest of each key."""
        with self._lock:
            return {**self._on_the_way, **self._waiting}
