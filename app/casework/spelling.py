"""Which words of a text may be misspelt, in English or Welsh, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Final

from app.casework.dictionaries import Dictionary
from app.paths import resource

LONGEST: Final = 60
"""Signs of the longest word that is looked at."""
MOST_OFFERED: Final = 5
_MOST_JUDGED: Final = 20_000
_SAME: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-"})
_LETTER: Final = r"[^\W_][\u0300-\u036f]*"
_WORD: Final = re.compile(rf"(?:{_LETTER})+(?:['’‘ʼ‑‐-](?:{_LETTER})+)*")
_RUN: Final = re.compile(r"\S+")
_LONGEST_RUN: Final = 300
"""Signs without a gap that may still be writing; beyond it lies what was pasted from elsewhere."""
_ADDRESS: Final = re.compile(
    r"\b(?:https?://|www\.)\S+"
    r"|(?<![\w-])-*+(?!https?://|www\.\S)\w[\w-]*+(?:\.\w[\w-]*+)+(?:/\S*)?"
)
"""An address of the web within a run. No sign is gone through twice: it is asked at every pause."""
_LATIN: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'-]+")
_SHORT: Final = re.compile(r"[^\W\d_]{2,}(?:'?s)?")
_AFTER: Final = frozenset({"r", "n", "i", "w", "m", "th", "u", "ch", "ma", "na", "ng"})
"""What Welsh ties to the word before it: i'r, mae'n, a'i, i'w."""
_CHANGES: Final = (
    *(("ch", ()), ("ph", ()), ("th", ()), ("ll", ("l",)), ("rh", ("r",)), ("ff", ()), ("dd", ())),
    *(("c", ("g", "ngh", "ch")), ("p", ("b", "mh", "ph")), ("t", ("d", "nh", "th"))),
    *(("g", ("", "ng")), ("b", ("f", "m")), ("d", ("dd", "n")), ("m", ("f",))),
    *((vowel, (f"h{vowel}",)) for vowel in "aeiouwyâêîôûŵŷ"),
)
"""How the beginning of a Welsh word changes; the first that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A word where it stands in a text, counted as Python counts."""

    word: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Written]:
    """Every word of a text but for addresses of mail and web, and runs nobody writes by hand."""
    for run in _RUN.finditer(text):
        for start, part in _without_addresses(run[0]):
            for found in _WORD.finditer(part):
                at = run.start() + start
                yield Written(word=found[0], start=at + found.start(), end=at + found.end())


def _without_addresses(run: str) -> Iterator[tuple[int, str]]:
    if len(run) > _LONGEST_RUN or "@" in run[1:-1]:
        return
    at = 0
    if "." in run or "://" in run:
        for found in _ADDRESS.finditer(run):
            yield at, run[at : found.start()]
            at = found.end()
    yield at, run[at:]


def plain(word: str) -> str:
    """A word as it is compared: accents in one piece, one kind of apostrophe and hyphen."""
    return unicodedata.normalize("NFC", word).translate(_SAME)


def care_words(language: str) -> frozenset[str]:
    """Words of social care that no dictionary has; in Welsh with their mutations."""
    listed = (resource("spelling") / f"care_{language}.txt").read_text("utf-8").split()
    return with_mutations(listed) if language == "cy" else frozenset(listed)


def with_mutations(listed: Iterable[str]) -> frozenset[str]:
    """Welsh words as they are and as they begin after a word that changes them."""
    return frozenset(form for word in listed for form in (word, *_mutated(word)))


def _mutated(word: str) -> Iterator[str]:
    folded = word.lower()
    for begins, forms in _CHANGES:
        if folded.startswith(begins):
            for form in forms:
                changed = form + word[len(begins) :]
                yield changed[:1].upper() + changed[1:] if word[0].isupper() else changed
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What is right although no dictionary has it."""

    own: frozenset[str] = frozenset()
    """Words the worker added."""
    names: frozenset[str] = frozenset()
    """Parts of the names of the people in sight, folded; never suggested."""


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The words of these names, folded, for `Accepted.names`."""
    return frozenset(
        part
        for name in names
        for found in _WORD.findall(name)
        for part in (plain(found).casefold(), *plain(found).casefold().split("-"))
    )


class Speller:
    """Judges words of one language. `verdict` is for the typing thread, the rest for others."""

    def __init__(
        self, dictionary: Dictionary, care: frozenset[str], accepted: Accepted | None = None
    ) -> None:
        self.dictionary = dictionary
        self.language = dictionary.language
        self._care = care
        accepted = accepted or Accepted()
        self._names = accepted.names
        own = with_mutations(accepted.own) if self.language == "cy" else accepted.own
        self._added = care | own
        self._judged: dict[str, bool] = {}

    def accepting(self, accepted: Accepted) -> Speller:
        """The same language with other words and names that are right."""
        return Speller(self.dictionary, self._care, accepted)

    def verdict(self, word: str) -> bool | None:
        """Whether the word is right, as far as it was judged before; None: not yet."""
        return self._judged.get(word)

    def judge(self, words: Iterable[str]) -> None:
        """Judge these words, so that `verdict` knows them."""
        for word in words:
            self.is_right(word)

    def is_right(self, word: str) -> bool:
        """Whether there is nothing to mark."""
        known = self._judged.get(word)
        if known is None:
            form = plain(word)
            known = _is_beyond_spelling(form) or self._is_right(form)
            if len(self._judged) >= _MOST_JUDGED:
                self._judged.clear()
            self._judged[word] = known
        return known

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Up to five words that may have been meant; never a name nor a word the worker added."""
        form = plain(word)
        folded = form.lower()
        care = {one.lower(): one for one in self._care}
        close = get_close_matches(folded, care, n=2, cutoff=0.84)
        found = [care[one] for one in close]
        found += islice(self.dictionary.near(folded), MOST_OFFERED)
        if form[:1].isupper():  # a name of the dictionary's, or how a sentence begins
            found = [*islice(self.dictionary.near(form), 2), *found]
            found = [one[:1].upper() + one[1:] for one in found]
        offered = [one for one in dict.fromkeys(found) if not self._names_hold(one)]
        typographic = "’" in word
        return tuple(
            one.replace("'", "’") if typographic else one for one in offered[:MOST_OFFERED]
        )

    def _names_hold(self, word: str) -> bool:
        return word.casefold() in self._names

    def _is_right(self, form: str) -> bool:
        if self._is_known(form):
            return True
        bare = form.removesuffix("'s")
        if bare != form and self._is_known(bare):
            return True
        if "-" in form:
            return all(len(part) < 2 or self._is_right(part) for part in form.split("-"))
        if self.language == "cy" and "'" in form:
            first, _, rest = form.rpartition("'")
            return rest.lower() in _AFTER and (len(first) < 2 or self._is_right(first))
        return False

    def _is_known(self, form: str) -> bool:
        if form in self._added or form[:1].lower() + form[1:] in self._added:
            return True
        if form.casefold() in self._names or self.dictionary.knows(form):
            return True
        if self.language != "en":
            return False
        # The English list is written without accents: café, Siân.
        bare = "".join(
            c for c in unicodedata.normalize("NFD", form) if not "\u0300" <= c <= "\u036f"
        )
        return bare != form and self.dictionary.knows(bare)


def _is_beyond_spelling(form: str) -> bool:
    """Whether a word is none that spelling could judge: numbers, initials, another script."""
    if len(form) < 2 or len(form) > LONGEST or _LATIN.fullmatch(form) is None:
        return True
    capitals = form.removesuffix("s").removesuffix("'")
    return capitals.isupper() and _SHORT.fullmatch(form.replace("-", "")) is not None


def speller_for(language: str, accepted: Accepted | None = None) -> Speller | None:
    """A speller of `en` or `cy` with the care words; None where spelling cannot be checked."""
    dictionary = Dictionary.opened(language)
    if dictionary is None:
        return None
    return Speller(dictionary, care_words(language), accepted)
