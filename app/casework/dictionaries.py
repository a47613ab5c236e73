"""The dictionaries beside the program: whether they know a word, and which known ones are near."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Final, Protocol, cast

from app.paths import resource

CODES: Final = {"en": "en_GB", "cy": "cy_GB"}
MOST_KEPT: Final = 20_000
"""Answers that are remembered; a page has a few hundred different words."""
MOST_TRIED: Final = 6000
"""Spellings tried for one word: about a fifth of a second, in steps of some microseconds."""
_SIGNS: Final = {
    "en": "esianrtolcdugmphbyfvkwzjxq'",
    "cy": "aeidnrhylosgtwcufmbpjâêîôûŵŷáéïöv'",
}
_SOUND: Final = {
    "en": (
        *(("ie", "ei"), ("ei", "ie"), ("f", "ph"), ("ph", "f"), ("k", "c"), ("c", "k"), ("c", "s")),
        *(("s", "c"), ("shun", "tion"), ("shun", "sion"), ("sion", "tion"), ("cion", "tion")),
        *(("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("able", "ible")),
        *(("ible", "able"), ("er", "or"), ("or", "er"), ("er", "re"), ("our", "or"), ("or", "our")),
        *(
            ("iz", "is"),
            ("yz", "ys"),
            ("er", "ur"),
            ("ens", "ednes"),
            ("a", "e"),
            ("e", "a"),
            ("i", "e"),
            ("e", "i"),
        ),
        *(("i", "y"), ("y", "i"), ("u", "o"), ("o", "u"), ("oo", "u"), ("ar", "er"), ("er", "ar")),
    ),
    "cy": (
        *(("w", "ŵ"), ("y", "ŷ"), ("a", "â"), ("e", "ê"), ("i", "î"), ("o", "ô"), ("u", "û")),
        *(("u", "i"), ("i", "u"), ("u", "y"), ("y", "u"), ("y", "i"), ("i", "y"), ("au", "ai")),
        *(("f", "v"), ("v", "f"), ("ff", "f"), ("f", "ff"), ("dd", "d"), ("d", "dd"), ("k", "c")),
        *(("ae", "ai"), ("ai", "ae"), ("ei", "au"), ("a", "e"), ("e", "a")),
        *(
            ("nn", "n"),
            ("n", "nn"),
            ("rr", "r"),
            ("r", "rr"),
            ("mh", "m"),
            ("nh", "n"),
            ("th", "t"),
        ),
    ),
}
"""Letters that are taken for each other because they sound alike."""


class _Hunspell(Protocol):
    """What is used of the library, which brings no types."""

    def spell(self, word: str) -> bool:
        """Whether it knows the word."""
        ...


def is_spelling_here() -> bool:
    """Whether this machine can check spelling at all: its library is part of the program."""
    return find_spec("hunspell") is not None


class Dictionary:
    """One language's words. Slow to open (a tenth of a second and more): never while one types.

    It may be asked on any thread; `remembered` alone never waits.
    """

    def __init__(self, language: str, words: _Hunspell, unsaid: frozenset[str]) -> None:
        self.language = language
        self._words = words
        self._unsaid = unsaid
        self._known: dict[str, bool] = {}
        self._turn = threading.Lock()

    @classmethod
    def opened(cls, language: str) -> Dictionary | None:
        """The dictionary of `en` or `cy`; None where its library or files are missing."""
        code = CODES.get(language)
        if code is None:
            return None
        folder = resource("spelling") / code
        try:
            import hunspell

            make = cast("Callable[..., _Hunspell]", getattr(hunspell, "Hunspell"))  # noqa: B009
            words = make(code, hunspell_data_dir=str(folder), system_encoding="UTF-8")
            listed = (folder / f"{code}.dic").read_text("utf-8")
        except (ImportError, OSError):
            return None
        # A dictionary knows foul words, and marks them as not to be suggested.
        return cls(language, words, frozenset(re.findall(r"^([^/\n]+)/\S*!", listed, re.MULTILINE)))

    def knows(self, word: str) -> bool:
        """Whether the word is in it, with its endings and mutations."""
        known = self._known.get(word)
        if known is None:
            known = self._ask(word)
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[word] = known
        return known

    def near(self, word: str) -> Iterator[str]:
        """Words it knows that are one slip from this one, then two; the likely ones first.

        The library's own suggestions hold every other thread up for half a second; these do not.
        """
        tried = {word}
        for candidate in self._candidates(word):
            if len(tried) > MOST_TRIED:
                return
            if candidate not in tried:
                tried.add(candidate)
                if not self._is_unsaid(candidate) and self._ask(candidate):
                    yield candidate

    def _ask(self, word: str) -> bool:
        try:
            with self._turn:
                return bool(self._words.spell(word))
        except ValueError:  # signs no dictionary has
            return True

    def _is_unsaid(self, word: str) -> bool:
        folded = word.casefold()
        return any(folded.startswith(unsaid) for unsaid in self._unsaid)

    def _candidates(self, word: str) -> Iterator[str]:
        likely = list(dict.fromkeys((*_sounding(word, self.language), *_slips(word))))
        yield from likely
        signs = _SIGNS[self.language]
        yield from _other_letter(word, signs)
        for first in likely:
            yield from _sounding(first, self.language)
            yield from _slips(first)
        for first in likely:
            yield from _other_letter(first, signs)


def _sounding(word: str, language: str) -> Iterator[str]:
    """The word with a sound written in another way."""
    for written, meant in _SOUND[language]:
        at = word.find(written)
        while at >= 0:
            yield word[:at] + meant + word[at + len(written) :]
            at = word.find(written, at + 1)


def _slips(word: str) -> Iterator[str]:
    """No apostrophe, two letters the wrong way round, one too few or too many of the same."""
    for back in (1, 2):
        yield f"{word[:-back]}'{word[-back:]}"
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(len(word)):
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1 :]


def _other_letter(word: str, signs: str) -> Iterator[str]:
    """One letter missing, then one that is another; the first letter is seldom wrong."""
    for at in (*range(1, len(word) + 1), 0):
        for sign in signs:
            yield word[:at] + sign + word[at:]
    for at in (*range(1, len(word)), 0):
        for sign in signs:
            yield word[:at] + sign + word[at + 1 :]
