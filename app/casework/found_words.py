"""Things found by their words as people are: accents folded, beginnings enough, spelling near."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Final

from app.models.base import folded

_MOST_TYPED: Final = 80
_LEAST_NEAR: Final = 4
_NEAR_ENOUGH: Final = 0.8


class KnownByWords:
    """Things by their keys and all that each is known by, what it is called first."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._phrases = {key: [_words(text) for text in said] for key, said in texts.items()}
        self._words = {key: {*chain(*phrases)} for key, phrases in self._phrases.items()}
        self._every = {word for words in self._words.values() for word in words}

    def meant_by(self, query: str) -> tuple[str, ...]:
        """What every typed word begins a word of; what is called so comes first."""
        return self._meant(_words(query[:_MOST_TYPED]), lambda word, other: other.startswith(word))

    def nearly_meant_by(self, query: str) -> tuple[str, ...]:
        """What holds every typed word nearly as it was spelt; short words exactly."""
        from app.casework.close_names import by_letters

        def is_near(word: str, other: str) -> bool:
            if len(word) < _LEAST_NEAR or other.startswith(word):
                return other.startswith(word)
            beginnings = {other, other[: len(word)], other[: len(word) + 1]}
            return any(by_letters(word, one) >= _NEAR_ENOUGH for one in beginnings)

        typed = _words(query[:_MOST_TYPED])
        is_enough = any(len(word) >= _LEAST_NEAR for word in typed)
        return self._meant(typed, is_near) if is_enough else ()

    def _meant(self, typed: list[str], fits: Callable[[str, str], bool]) -> tuple[str, ...]:
        if not typed:
            return ()
        fitting = [{other for other in self._every if fits(word, other)} for word in typed]
        if not all(fitting):
            return ()
        found = [
            (min(_rank(phrase, fitting) for phrase in self._phrases[key]), key)
            for key, words in self._words.items()
            if all(not some.isdisjoint(words) for some in fitting)
        ]
        return tuple(key for _, key in sorted(found, key=lambda one: one[0]))


def _rank(phrase: list[str], fitting: list[set[str]]) -> int:
    """0 for what is called just so, 1 for what begins so, 2 for the rest."""
    if not phrase or phrase[0] not in fitting[0]:
        return 2
    return 0 if len(phrase) == len(fitting) else 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
