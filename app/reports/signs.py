"""Signs as people see them: what a font can print as it is, and the name of what it cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

_ZWJ: Final = "\u200d"
_NOT_TEXT: Final = frozenset(("Cc", "Cs", "Co", "Cn"))
_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

_MOST_MARKS: Final = 2

DRAWN: Final = "←↑→↓✓✔✗✘☐☑☒"
"""Signs that are drawn as shapes, because no bundled font has them."""

# Everyday names where Unicode's own would puzzle: it calls every heart black and every man a man.
_KNOWN: Final = {
    "\u2764": "red heart",
    "\u2639": "sad face",
    "\u263a": "smiling face",
    "\u2605": "star",
    "\U0001f3fb": "light skin tone",
    "\U0001f3fc": "medium-light skin tone",
    "\U0001f3fd": "medium skin tone",
    "\U0001f3fe": "medium-dark skin tone",
    "\U0001f3ff": "dark skin tone",
}
_FLAGS: Final = {"gbwls": "flag of Wales", "gbsct": "flag of Scotland", "gbeng": "flag of England"}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what is printed for it, and what was typed where the two differ.

    `typed` is None where print and text are the same (or the sign has no text of its own).
    `is_named` is true for a sign that is printed as its name in brackets.
    """

    shown: str
    typed: str | None
    is_named: bool = False


def hard_lines(text: str) -> list[str]:
    """The lines of a text at its own line breaks, whatever kind they are; tabs become spaces."""
    return _BREAKS.sub("\n", text).replace("\t", "    ").split("\n")


def _is_regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _extends(sign: str, cluster: str) -> bool:
    """Whether a character belongs to the sign before it (marks, selectors, joiners, skin tones)."""
    if cluster[-1] == _ZWJ:
        return not sign.isspace() and unicodedata.category(sign) == "So"
    if "\U0001f3fb" <= sign <= "\U0001f3ff":
        return unicodedata.category(cluster[0]) == "So"
    if _is_regional(sign):
        return len(cluster) == 1 and _is_regional(cluster)
    return unicodedata.category(sign) in {"Mn", "Me", "Mc", "Cf"} and not cluster.isspace()


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for sign in text:
        if cluster and _extends(sign, cluster):
            cluster += sign
        else:
            if cluster:
                yield cluster
            cluster = sign
    if cluster:
        yield cluster


def is_invisible(sign: str) -> bool:
    """Whether a character prints as nothing: joiners, direction marks, selectors, soft hyphens."""
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" or sign == "\u034f"


def _name(sign: str) -> str:
    """The name of one character in small letters; a number where it has none."""
    if sign in _KNOWN:
        return _KNOWN[sign]
    if _is_regional(sign):
        return chr(ord(sign) - 0x1F1E6 + ord("A"))
    match unicodedata.category(sign):
        case "Cc":
            return f"control sign {ord(sign):04X}"
        case "Cs":
            return f"broken sign {ord(sign):04X}"
        case "Co":
            return f"private sign {ord(sign):04X}"
        case _:
            return unicodedata.name(sign, "").lower() or f"sign {ord(sign):04X}"


def sign_name(cluster: str) -> str:
    """What a sign is called: `red heart`, `man, woman, girl`, `flag of Wales`."""
    tags = "".join(chr(ord(c) - 0xE0000) for c in cluster if "\U000e0020" <= c <= "\U000e007e")
    if tags in _FLAGS:
        return _FLAGS[tags]
    parts = [c for c in cluster if not is_invisible(c)] or list(cluster)
    if all(_is_regional(part) for part in parts):
        return "flag " + "".join(_name(part) for part in parts)
    return ", ".join(_name(part) for part in parts)


def _text_of(cluster: str) -> str | None:
    """The cluster if it is proper text that a file may carry, else None."""
    bad = any(unicodedata.category(c) in _NOT_TEXT for c in cluster)
    return None if bad else cluster


def read_signs(text: str, printable: Container[str]) -> Iterator[Sign]:
    """The signs of one hard line. `printable` holds every character that some font can draw."""
    for cluster in _clusters(text):
        visible = "".join(c for c in unicodedata.normalize("NFC", cluster) if not is_invisible(c))
        if all(c in printable for c in visible) and not _is_heaped(visible):
            keeps = "".join(c for c in cluster if not is_invisible(c) or c in "\u200c\u200d")
            shown = keeps if _joins(visible) else visible
            yield Sign(shown, None if shown == cluster else _text_of(cluster))
        elif visible[0] in printable:
            kept, rest = visible[0], ""
            for mark in visible[1:]:
                if mark in printable and not _is_heaped(kept + mark):
                    kept += mark
                else:
                    rest += mark
            yield Sign(f"{kept}[{sign_name(rest)}]", _text_of(cluster), is_named=True)
        else:
            yield Sign(f"[{sign_name(cluster)}]", _text_of(cluster), is_named=True)


def _is_heaped(visible: str) -> bool:
    """Whether more marks sit on a letter than can be told apart."""
    return sum(unicodedata.combining(c) != 0 for c in visible) > _MOST_MARKS


def _joins(visible: str) -> bool:
    """Whether joiners matter to how this is drawn: letters of the Arabic script."""
    return bool(visible) and unicodedata.bidirectional(visible[0]) == "AL"
