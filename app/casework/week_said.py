"""When in the week something is, read from a few words: which squares they surely mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS

_DAYS: Final = tuple(day.key for day in WEEK_DAYS)
_PARTS: Final = tuple(part.key for part in WEEK_PARTS)
_DAY_WORDS: Final = (
    r"mon(?:day)?s?|l?lun",
    r"tue(?:s)?(?:day)?s?|mawrth|fawrth",
    r"wed(?:nes)?(?:day)?s?|mercher|fercher",
    r"thu(?:rs?)?(?:day)?s?|iau",
    r"fri(?:day)?s?|gwener|wener",
    r"sat(?:ur)?(?:day)?s?|sadwrn",
    r"sun(?:day)?s?|sul",
)
_SEVERAL_DAYS: Final = (
    (re.compile(r"weekdays?"), _DAYS[:5]),
    (re.compile(r"weekends?|penwythnos(?:au)?|benwythnos(?:au)?"), _DAYS[5:]),
    (re.compile(r"daily|everyday|dyddiol|beunyddiol"), _DAYS),
)
_PART_WORDS: Final = (
    r"mornings?|am|bore(?:au)?|fore(?:au)?",
    r"afternoons?|(?:b|p|ph)rynhawn(?:iau)?",
    r"evenings?|noswaith|nosweithiau|hwyr",
    r"nights?|overnight|nos(?:au)?",
)
_RANGE: Final = frozenset({"to", "till", "until", "through", "i", "tan", "hyd"})
_EVERY: Final = frozenset({"every", "each", "all", "bob", "pob"})
_SILENT: Final = _EVERY | {
    "a",
    "ac",
    "ar",
    "and",
    "y",
    "yr",
    "yn",
    "in",
    "on",
    "the",
    "both",
    "also",
    "plus",
}
_ONE_WORD: Final = (
    (re.compile(r"\b(?:gyda'r|min|fin) nos\b"), "evening"),
    (re.compile(r"\bweek[ -](day|end)"), r"week\1"),
    (re.compile(r"\b(?:every|each) week\b|\bbob wythnos\b"), ""),
    (re.compile(r"\b(?:every|each|all) (?:single )?days?\b"), "daily"),
    (re.compile(rf"\bd?dydd (?={'|'.join(_DAY_WORDS)})"), ""),
    (re.compile(r"\b[bp]ob (?:dydd|diwrnod)\b"), "daily"),
)
"""Said in two words or more, and as one that is understood."""
_BETWEEN: Final = re.compile(r"[;\n]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[-\u2013\u2014]")
_MOST_LETTERS: Final = 500
Group = tuple[list[str], list[str]]


def squares_said(text: str) -> tuple[str, ...]:
    """The squares of a week that words mean: `Mon and Thu mornings; every night`.

    English or Welsh. A part of the text with a word that is not understood (`not`, `at 9`) means
    no square at all, and neither do days without a time of day: a square is never guessed.
    """
    found: set[str] = set()
    for clause in _BETWEEN.split(_folded(text[:_MOST_LETTERS])):
        for days, parts in _groups(clause):
            found |= {f"{day}.{part}" for day in days or _DAYS for part in parts}
    return tuple(f"{day}.{part}" for day in _DAYS for part in _PARTS if f"{day}.{part}" in found)


def _folded(text: str) -> str:
    """Small letters without accents, every apostrophe the same."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("\u2019", "'"))
    said = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for pattern, word in _ONE_WORD:
        said = pattern.sub(word, said)
    return said


def _groups(clause: str) -> Iterator[Group]:
    """Days with the parts that go with them; nothing where a word is not understood."""
    told = list(_told(clause))
    if any(kind == "unknown" for kind, _ in told):
        return
    days: list[str] = []
    parts: list[str] = []
    are_parts_first = False
    groups: list[Group] = []
    for kind, keys in told:
        is_again = kind == "every" or (kind == "part") == are_parts_first
        if days and parts and is_again:
            groups.append((days, parts))
            days, parts = [], []
        if kind == "every":
            continue
        if not days and not parts:
            are_parts_first = kind == "part"
        (parts if kind == "part" else days).extend(keys)
    groups.append((days, parts))
    yield from (group for group in groups if group[1])


def _told(clause: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each word says: days, a part of the day, or what is not understood."""
    first: str | None = None
    is_range = False
    for word in _WORD.findall(clause):
        day, part, several = _day(word), _part(word), _several(word)
        if day is not None:
            yield "day", _between(first, day) if is_range and first else (day,)
            first, is_range = day, False
        elif is_range:
            yield "unknown", ()
            return
        elif several:
            yield "day", several
        elif part is not None:
            yield "part", (part,)
        elif (word in _RANGE or not word.isalnum()) and "'" not in word:
            is_range = first is not None
            if not is_range:
                yield "unknown", ()
        elif word in _EVERY:
            yield "every", ()
        elif word not in _SILENT:
            yield "unknown", ()
        if day is None and not is_range:
            first = None


def _between(first: str, last: str) -> tuple[str, ...]:
    """From one day to another, over the end of the week where it is so."""
    begin, end = _DAYS.index(first), _DAYS.index(last)
    return tuple(_DAYS[(begin + step) % 7] for step in range((end - begin) % 7 + 1))


def _day(word: str) -> str | None:
    return _key(word, _DAY_WORDS, _DAYS)


def _part(word: str) -> str | None:
    return _key(word, _PART_WORDS, _PARTS)


def _several(word: str) -> tuple[str, ...]:
    return next((days for said, days in _SEVERAL_DAYS if said.fullmatch(word)), ())


def _key(word: str, patterns: tuple[str, ...], keys: tuple[str, ...]) -> str | None:
    for pattern, key in zip(patterns, keys, strict=True):
        if re.fullmatch(pattern, word):
            return key
    return None
