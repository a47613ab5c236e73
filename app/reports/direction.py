"""Right-to-left text: levels of direction, letters joined, runs in the order they are drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, Protocol, cast

_RIGHT_TO_LEFT: Final = frozenset(("R", "AL", "AN"))
# Signs that only steer direction by embedding; python-bidi knows the old ones, we need neither.
_STEERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class _Reshaper(Protocol):
    configuration: _Settings

    def reshape(self, text: str) -> str: ...


def has_right_to_left(text: str) -> bool:
    """Whether any sign of a text is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def without_steering(text: str) -> str:
    """A text without the invisible signs that embed or isolate a direction."""
    return "".join(c for c in text if c not in _STEERING)


@cache
def _mirrored() -> dict[str, str]:
    from bidi.mirror import MIRRORED

    return MIRRORED


class _Settings:
    """What the reshaper asks before every word, without a parser between."""

    def __init__(self, values: Mapping[str, bool]) -> None:
        self._values = values

    def getboolean(self, name: str) -> bool:
        """One setting by its name."""
        return self._values[name]


@cache
def _reshaper() -> _Reshaper:
    from arabic_reshaper import ArabicReshaper
    from arabic_reshaper.reshaper_config import default_config

    defaults = cast("Mapping[str, bool | str]", default_config)
    values = {name: value for name, value in defaults.items() if isinstance(value, bool)}
    values |= {"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}
    reshaper = cast("_Reshaper", ArabicReshaper())
    reshaper.configuration = _Settings(values)
    return reshaper


def levels_of(text: str) -> tuple[int, list[int]]:
    """The direction of a paragraph (0 or 1) and each character's level (odd: leftwards).

    After the Unicode bidirectional algorithm, without its last step of reordering.
    """
    from bidi import algorithm

    bidi = cast("Any", algorithm)
    base = int(bidi.get_base_level(text))
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    bidi.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    found = {int(char["index"]): int(char["level"]) for char in storage["chars"]}
    levels: list[int] = []
    for index in range(len(text)):  # signs that rule X9 takes away go with the one before them
        levels.append(found.get(index, levels[-1] if levels else base))
    return base, levels


def drawing_order(levels: Sequence[int]) -> list[int]:
    """The order from left to right in which runs of these levels are drawn (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def joined(text: str) -> str:
    """Letters of the Arabic script in the forms they take beside each other; joiners are gone."""
    return "".join(c for c in _reshaper().reshape(text) if c not in "\u200c\u200d")


def leftwards(text: str) -> str:
    """A run of an odd level as it is drawn from left to right, brackets mirrored."""
    mirror = _mirrored()
    return "".join(mirror.get(c, c) for c in reversed(text))
